import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import decisions
from extractor.find.decisions import votes
from extractor.language import Doc
from models import Ballot, Cell, Document, Line, Section, Source, Span


def document(text, lines=()):
    source = Source(path="", sha256="", bytes=0, media_type="", reader="", rules_version="", text_layer="born_digital")
    return Document(source=source, text=text, lines=lines)


def plain(text):
    lines, at = [], 0
    for words in text.split("\n"):
        if words.strip():
            lines.append(Line(span=Span(start=at, end=at + len(words))))
        at += len(words) + 1
    return document(text, tuple(lines))


def over(title, text):
    """The section that is all of `text`, under the `title` it begins with."""
    whole, quote = Span(start=0, end=len(text)), Span(start=0, end=len(title))
    return Section(title=title, level=1, rule="heading", span=whole, quotes=(quote,))


def found(text, read=None):
    return list(decisions.find(Doc(text), read or plain(text), ()))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It was RESOLVED to repaint the hall.", "agreed"),
        ("Resolved: that the accounts be paid.", "agreed"),
        ("It was unanimously agreed that the fee should stay.", "agreed"),
        ("The Board agreed to hold a fair.", "agreed"),
        ("The minutes were approved as a true record.", "agreed"),
        ("Minutes of 3 June: approved.", "agreed"),
        ("No objections, the notes have been adopted.", "agreed"),
        ("Ana Ives was elected Chair.", "agreed"),
        ("The hall committee was re-elected en bloc.", "agreed"),
        ("The plan was shown and approved by vote.", "carried"),
        ("The lease was agreed by a majority.", "carried"),
        ("Removal of the old shed. Passed", "carried"),
        ("Motion by Ives, seconded by Oduya, to sell the shed. Motion carried.", "carried"),
        ("Ives moved to sell the shed. The motion died for lack of a second.", "lost"),
        ("Ives moved to sell the shed. Oduya seconded. The motion was defeated.", "lost"),
        ("Ives moved to sell the shed. He then withdrew his motion.", "withdrawn"),
        ("The item on the shed was deferred to the June meeting.", "deferred"),
        ("It was proposed by Cllr Ives and resolved to go into closed session.", "carried"),
        ("It is consensus among the members that we meet by letter.", "agreed"),
        ("On motion adjourned.", "carried"),
        ("The Board were content that the hut be let.", "agreed"),
        ("The committee approves the spring budget.", "agreed"),
        ("The club will sell the old van – all in favour.", "carried"),
        ("Bea Marsh was returned unopposed.", "agreed"),
        ("The request for a second hut was denied.", "lost"),
        ("Ives moved to sell the van.\nResult: Lost 3-5", "lost"),
        ("Buy a new tent for the fair. 4/8/1 – fails", "lost"),
        ("Buy a new tent for the fair. 6 for, 2 against, passes.", "carried"),
        ("Ives moved that a bell be bought; this was negatived.", "lost"),
        ("Ives moved to sell the shed. Seconded by Oduya. Deferral", "deferred"),
    ],
)
def test_a_decision_has_its_outcome(text, outcome):
    (decision,) = found(text)
    assert decision.outcome == outcome
    assert decision.text == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The report was noted.",
        "Members felt that the shed should go.",
        "The members agreed to differ.",
        "The plan will be approved in June.",
        "It is to be agreed.",
        "The council had agreed to sell the shed.",
        "The lease has been approved by the county.",
        "At the last meeting it was agreed to sell the shed.",
        "If approved by the county, work starts in May.",
        "The Clerk agreed to write.",
        "The problem was resolved by a new switch.",
        "Status: Approved",
        "If the Board decided to sell, members would be told.",
        "The county council approved the road.",
        "It was determined that the shed had leaked.",
        "The talk on the proposal was carried over from May.",
        "The balance of £500 was carried forward to next year.",
        "Item carried forward.",
    ],
)
def test_what_only_sounds_like_a_decision_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("To repaint the hall in May.\nAGREED", "To repaint the hall in May. AGREED"),
        (
            "To sell the old shed.\nResolved, proposed Cllr Ives, seconded Cllr Oduya. Unanimously agreed.",
            "To sell the old shed. Resolved, proposed Cllr Ives, seconded Cllr Oduya. Unanimously agreed.",
        ),
        (
            "It was agreed that:\n• the shed be sold\n• the hall be painted",
            "It was agreed that: the shed be sold the hall be painted",
        ),
        (
            "The question of a second hut was discussed.\nThe committee decided: not yet",
            "The question of a second hut was discussed. The committee decided: not yet",
        ),
        ("To join the county league.\nTabled.", "To join the county league. Tabled."),
        (
            "Proposed resolution: set the fee at nine.\nNo objections. Accepted.",
            "Proposed resolution: set the fee at nine. No objections. Accepted.",
        ),
    ],
)
def test_a_bare_word_is_made_whole(text, whole):
    (decision,) = found(text)
    assert decision.text == whole
    assert len(decision.quotes) > 1


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("Proposed by Cllr Ives and seconded by Cllr Oduya to sell the shed. Carried.", "Cllr Ives", "Cllr Oduya"),
        ("Resolved to sell the shed, proposed Cllr Ives, seconded Cllr Oduya.", "Cllr Ives", "Cllr Oduya"),
        ("ANA IVES MOVED TO SELL THE SHED. AL MARSH SECONDED THE MOTION. MOTION CARRIED.", "ANA IVES", "AL MARSH"),
        ("Robin moved to sell the shed. Mark seconded it, and the motion passed.", "Robin", "Mark"),
        ("On a motion of Ives, second by Oduya, the shed was sold. Motion carried.", "Ives", "Oduya"),
        ("M/S/C (Ives/Oduya) to sell the shed", "Ives", "Oduya"),
        ("Jo proposes we order tents. Bea seconds. Unanimous.", "Jo", "Bea"),
        (
            "MOTION: Board Member Hill motion to approve the lease. Board Member Marsh seconded the motion. Motion carried 4-0.",
            "Board Member Hill",
            "Board Member Marsh",
        ),
        ("Proposer Cllr Ives, seconder Cllr Oduya: accept the quote of May. Carried.", "Cllr Ives", "Cllr Oduya"),
        (
            "Proposer: Jo Hill\nSeconder: Al Marsh\nProposal: Accept the tender for a roof\nOutcome: Passed",
            "Jo Hill",
            "Al Marsh",
        ),
        ("Motion to sell the shed by Ives, second by Oduya. Motion carried.", "Ives", "Oduya"),
        ("The report was proposed and seconded by Jo Hill and Al Marsh.", "Jo Hill", "Al Marsh"),
        ("The chairman proposed and it was RESOLVED to sell the shed.", "chairman", None),
        (
            "The tenders were read. Ives moved they be accepted. Jo Hill made the second and the motion passed.",
            "Ives",
            "Jo Hill",
        ),
        ("Ives makes a motion, Oduya second to approve the lease. Motion carried.", "Ives", "Oduya"),
        ("Motion to adjourn Ives, Oduya seconds; motion unanimous", "Ives", "Oduya"),
        ("“To rename the club” Proposed JH Seconded AM Carried", "JH", "AM"),
        ("Moved by Jos. Ives that the lease be paid. Seconded by Oduya. Carried.", "Jos. Ives", "Oduya"),
        ("The minutes were moved as correct by Jo Hill and Al Marsh.", "Jo Hill", "Al Marsh"),
        ("Mary moved to sell the shed – Yolanda Seconded", "Mary", "Yolanda"),
        ("The review was accepted by the council. Proposed by\nCR, seconded by SB", "CR", "SB"),
        ("The council agreed, proposed by NO seconded by JH, that the shed be sold.", "NO", "JH"),
        ("The standing orders were adopted\nProp JH 2nd AM", "JH", "AM"),
        ("It was resolved to paint the shed.\nKO\nProp JH 2nd AM", "JH", "AM"),
    ],
)
def test_mover_and_seconder_are_as_printed(text, mover, seconder):
    (decision,) = found(text)
    assert (decision.mover, decision.seconder, decision.outcome) == (mover, seconder, "carried")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The motion carried 5-0.", (5, 0, None)),
        ("5 ayes, 0 nays", (5, 0, None)),
        ("For: 4 Against: 1 Abstentions: 2", (4, 1, 2)),
        ("carried with 3 abstentions", (None, None, 3)),
        ("RESOLVED by four votes to one to accept the tender of £3,420 for the season", (4, 1, None)),
        ("carried by 7 votes to 2", (7, 2, None)),
        ("Vote: 4-1-1", (4, 1, 1)),
        ("VOTING IN FAVOUR: Ives, Oduya, Hill (3) VOTING AGAINST: (0)", (3, 0, None)),
        ("nine in favour, one against", (9, 1, None)),
        ("carried unanimously", None),
        ("No objections.", None),
        ("the works for 2019 cost £420", None),
        ("by 5-6 May", None),
    ],
)
def test_votes_are_counted_in_all_wordings(text, expected):
    count = votes.count(text)
    assert (count and (count.in_favour, count.against, count.abstain)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Roll call: Ives – aye; Oduya – nay; Hill – abstain.",
            [("Ives", "for"), ("Oduya", "against"), ("Hill", "abstain")],
        ),
        (
            "Ayes: Ives, Oduya. Nays: Hill. Absent: Marsh.",
            [("Ives", "for"), ("Oduya", "for"), ("Hill", "against"), ("Marsh", "absent")],
        ),
        ("Ayes: 5. Nays: none.", []),
    ],
)
def test_a_roll_call_gives_each_members_vote(text, expected):
    assert list(votes.ballots(text)) == [Ballot(name=name, vote=vote) for name, vote in expected]


def in_a_table(rows):
    text, lines = "", []
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            span = Span(start=len(text), end=len(text) + len(words))
            lines.append(Line(span=span, cell=Cell(table=0, row=row, column=column)))
            text += words + "\n"
    return document(text, tuple(lines))


def test_what_a_column_of_outcomes_says_in_a_word_is_told_with_its_matter():
    rows = [
        ("No.", "Matter", "Talk", "Disposition"),
        ("1", "Roof", "Three bids were seen", "Bid of Hollis accepted"),
        ("2", "Fees", "Much was said", "Deferred to June"),
        ("3", "Report", "Jo spoke", "Noted"),
        ("4", "21/01234 Mill Lane", "A porch", "Approved"),
    ]
    read = in_a_table(rows)
    told = [(one.text, one.outcome) for one in found(read.text, read) if one.rule == "outcome-cell"]
    assert told == [("Roof Bid of Hollis accepted", "agreed"), ("Fees Deferred to June", "deferred")]


def test_a_table_of_motions_gives_a_decision_a_row():
    rows = [
        ("Motion", "Proposed by", "Seconded by", "Vote"),
        ("To sell the old shed by the river to the highest bidder", "Ives", "Oduya", "4-1"),
    ]
    text, lines = "", []
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            span = Span(start=len(text), end=len(text) + len(words))
            lines.append(Line(span=span, cell=Cell(table=0, row=row, column=column)))
            text += words + "\n"
    (decision,) = found(text, document(text, tuple(lines)))
    assert (decision.text, decision.mover, decision.seconder) == (rows[1][0], "Ives", "Oduya")
    assert decision.outcome == "carried"


def test_clauses_set_down_as_items_are_resolutions():
    clauses = ["That Mr Ives be treasurer.", "That the hall be painted.", "That the shed be let to Jo Hill."]
    told = found("Present: Jo Hill and Al Marsh\n" + "\n".join(f"{n}. {c}" for n, c in enumerate(clauses, 1)))
    assert [decision.text for decision in told] == clauses
    assert found("1. That Mr Ives be treasurer.\n2. The roof was looked at.") == []


@pytest.mark.parametrize("mark", ["3.", "3)", "3-", "3 –", "3/"])
def test_an_items_number_is_no_part_of_what_was_decided(mark):
    (decision,) = found(f"{mark} It was agreed to mow the meadow.")
    assert decision.text == "It was agreed to mow the meadow."


VERBS = """REPORTED
That the number of members had fallen.
That the open day had been well attended.
That the pump had been mended.
AGREED
That the fee be lowered to nine pounds.
NOTED
(i) that the lift was out of order;
RESOLVED
(a) that Dr Oduya be appointed to the panel;
(b) to thank the outgoing members."""


def test_below_verbs_on_lines_of_their_own_only_those_that_decide_make_decisions():
    assert [one.text for one in found(VERBS)] == [
        "That the fee be lowered to nine pounds.",
        "that Dr Oduya be appointed to the panel;",
        "to thank the outgoing members.",
    ]


@pytest.mark.parametrize(("title", "number"), [("Consent agenda", 3), ("Budgets", 0)])
def test_a_clause_of_a_consent_agenda_is_a_decision_carried_with_the_motion_for_all_of_it(title, number):
    moved = f"{title}\nIves moved, seconded by Oduya, to approve items A to C. Motion carried 5-0.\n"
    text = (
        moved
        + "Shown in May.\nThat the Board approve the bids.\nThat the Board ratify the lease.\nThat the Board pay Lee."
    )
    clauses = [one for one in decisions.find(Doc(text), plain(text), (over(title, text),)) if one.rule == "that-clause"]
    assert len(clauses) == number
    assert {one.outcome for one in clauses} <= {"carried"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            """Motion: To close the meeting\nMoved by: Ana Ives\nSeconded by: Bea Oduya\nVote: Unanimous""",
            "Motion: To close the meeting",
        ),
        (
            """2021-47 Moved by Councillor A Ives\nSeconded by Deputy Mayor B Oduya\n"THAT the minutes of the meeting held on 3 May be approved."\nCARRIED""",
            '"THAT the minutes of the meeting held on 3 May be approved."',
        ),
    ],
)
def test_the_lines_of_a_form_do_not_drown_its_motion(text, whole):
    (decision,) = found(text)
    assert decision.text == whole
    assert "Ives" in decision.mover
    assert "Oduya" in decision.seconder
    assert decision.outcome == "carried"


def test_numbered_clauses_below_who_moved_are_the_motions_words():
    text = "Moved by Councillor Ives\nSeconded by Councillor Oduya\n1. That the lease of the shed be ended.\nCARRIED"
    (decision,) = found(text)
    assert decision.text == "1. That the lease of the shed be ended."
    assert (decision.mover, decision.seconder) == ("Councillor Ives", "Councillor Oduya")


def test_a_line_that_ends_the_section_of_a_proposal_takes_its_heading():
    title = "Proposal 3: a new lathe"
    text = f"{title}\nIt was agreed that parts be asked for.\nOutcome: Approved, 8 to 4"
    head = over(title, text)
    told = list(decisions.find(Doc(text), plain(text), (head,)))
    assert [one.text for one in told] == [
        f"{title} Outcome: Approved, 8 to 4",
        "It was agreed that parts be asked for.",
    ]


def test_votes_told_below_an_order_of_business_are_decisions():
    text = "Agenda items\n• Ban late entries (5/6 votes)\n• Open the gate at nine"
    head = over("Agenda items", text)
    assert [d.text for d in decisions.find(Doc(text), plain(text), (head,))] == ["Ban late entries (5/6 votes)"]


def test_a_meeting_that_was_adjourned_to_another_day_put_nothing_off():
    assert found("There being no more business the meeting was adjourned until 16 March.") == []


def test_posts_and_names_below_elections_are_results():
    text = "Election of Officers\n(a) Chairman - Ana Ives\n(b) Treasurer: Jo Hill\n(c) Editor - vacant"
    head = over("Election of Officers", text)
    told = decisions.find(Doc(text), plain(text), (head,))
    assert [d.text for d in told] == ["Chairman - Ana Ives", "Treasurer: Jo Hill"]


def test_a_motions_words_may_stand_below_and_resolved_and_behind_who_seconded():
    text = (
        "Proposed by Councillor Orr;\nSeconded by Councillor Reed;\nAnd Resolved:\nThat the draft be taken as read.\n"
        "The hall.\nProposed by Councillor Orr;\nSeconded by Councillor Lee; “That, Ann Moy be appointed to hold office”."
    )
    assert [(one.mover, one.seconder, one.text[-9:]) for one in found(text)] == [
        ("Councillor Orr", "Councillor Reed", " as read."),
        ("Councillor Orr", "Councillor Lee", " office”."),
    ]


def test_a_form_that_no_rule_knows_is_found_by_its_signs_with_a_confidence_of_its_own():
    text = "Friends approved the minutes of the spring meetings. Friends agreed to adopt these aims for the hall."
    weighed = found(text)
    assert [one.rule for one in weighed] == ["weighed"]
    assert 0.5 < weighed[0].confidence < 1


def test_what_a_rule_vetoes_is_not_weighed():
    assert (
        found("Friends approved the roof. The fault in the heating was resolved.")[-1].text
        == "Friends approved the roof."
    )


def test_few_weighed_sentences_count_for_nothing_beside_many_that_rules_have_found():
    alone = "Friends approved the minutes of the spring meetings."
    known = "\n".join(f"It was resolved to paint shed {number} green." for number in range(4))
    assert [one.rule for one in found(alone)] == ["weighed"]
    assert "weighed" not in [one.rule for one in found(f"{known}\n{alone}")]


WORDS = st.sampled_from(
    [
        "RESOLVED",
        "AGREED",
        "It was agreed",
        "that",
        ":",
        ".",
        "\n",
        "\f",
        "•",
        "Motion",
        "moved",
        "by",
        "Ives",
        "seconded",
        "Oduya",
        "carried",
        "5-0",
        "Ayes:",
        "Nays:",
        "the shed",
        "was",
        "approved",
        "The Board",
        "Approved",
        "deferred to",
        "withdrawn",
        "unanimously",
        "M/S/C",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_decisions_whose_words_stand_in_their_quotes(text):
    for decision in found(text):
        quoted = " ".join(" ".join(span.of(text) for span in decision.stretches()).split())
        assert decision.text == quoted
        assert decision.mover is None or decision.mover in text


@pytest.mark.parametrize(
    ("below", "mover"),
    [
        ("On motion of Jo Marsh, seconded by Al Quill, the minutes of May were approved.", "Jo Marsh"),
        ("The clerk had read them out.", None),
    ],
)
def test_a_heading_that_says_in_short_what_is_told_below_it_is_none(below, mover):
    title = "Minutes approved"
    text = f"{title}\n{below}"
    told = list(decisions.find(Doc(text), plain(text), (over(title, text),)))
    assert [one.mover for one in told] == [mover]
