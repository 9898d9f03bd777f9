import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import actions
from extractor.find.actions import headings, task
from extractor.language import Doc
from models import Attendee, Block, Cell, Document, Line, Meeting, Source, Span

NOWHERE = Span(start=0, end=0)
PEOPLE = {"Ann Lee": "AL", "Ben Marsh": "BM", "Cat Oduya": "CO"}
ATTENDEES = tuple(
    Attendee(name=name, as_printed=name, initials=letters, status="present", rule="list", span=NOWHERE)
    for name, letters in PEOPLE.items()
)
MEETING = Meeting(body="Hall Committee", date="2021-05-03")


def found(text, *, document=None):
    return list(actions.find(Doc(text), document, (), ATTENDEES, MEETING))


def told(text):
    return [(action.text, action.owners) for action in found(text)]


def table(*rows):
    """A Word document that holds one table."""
    text, lines = "", []
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            for paragraph in words.split("\n"):
                span = Span(start=len(text), end=len(text) + len(paragraph))
                place = Cell(table=0, row=row, column=column)
                lines.append(Line(span=span, cell=place, block=Block(table=0, row=row, cell=column)))
                text += paragraph + "\n"
    source = Source(path="", sha256="", bytes=0, media_type="", reader="", rules_version="", text_layer="born_digital")
    return Document(source=source, text=text, lines=tuple(line for line in lines if line.span.end > line.span.start))


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The Clerk to write to the owner of the hedge.", ("Clerk",)),
        ("Cllr Rook and Mrs Finch will obtain three quotations.", ("Cllr Rook", "Mrs Finch")),
        ("AL agreed to draft a letter.", ("AL",)),
        ("Ben undertook to mend the gate.", ("Ben",)),
        ("The Treasurer was asked to review the insurance.", ("Treasurer",)),
        ("The Chair asked the Secretary to circulate the rota.", ("Secretary",)),
        ("It was agreed that the Clerk should approach the landlord.", ("Clerk",)),
        ("RESOLVED that the Clerk write to the Trust.", ("Clerk",)),
        ("The revised rules will be published by the Secretary.", ("Secretary",)),
        ("The Hall Committee will consult its members.", ("Hall Committee",)),
        ("Ann Lee had seen the plans. She will ask for copies.", ("Ann Lee",)),
        ("The Clerk reported the loss and agreed to tell the insurers.", ("Clerk",)),
        ("In the meantime the Clerk will check the alarm.", ("Clerk",)),
        ("", ()),
        ("The Clerk will not write again.", ()),  # a negative
        ("The Clerk had agreed to write before Easter.", ()),  # history
        ("Members hoped that the Clerk would write.", ()),  # a hope
        ("If the grant comes the Clerk will order the bench.", ()),  # a condition
        ("The Clerk would like to thank all helpers.", ()),
        ("County Highways will resurface the lane in June.", ()),  # a plan of outsiders
        ("The new Act will require councils to publish accounts.", ()),  # what a law will do
        ("The meeting will be held in the hall.", ()),  # an event
        ("We will look at this again.", ()),  # the meeting itself
        ("A letter from the Clerk will follow.", ()),
        ("The committee agreed to paint the hall.", ()),  # a decision, nobody's task
        ("Ben volunteered to take the minutes.", ()),  # done at this meeting
    ],
)
def test_prose_gives_a_task_to_those_whom_it_names(text, owners):
    actions_told = found(text)
    assert actions_told == [] if not owners else [a.owners for a in actions_told] == [owners]
    assert not any(action.marked for action in actions_told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACTION: BM to mend the gate", ("BM to mend the gate", ("BM",))),
        ("Action – Clerk to order a bin", ("Clerk to order a bin", ("Clerk",))),
        ("ACTION BM: mend the gate", ("mend the gate", ("BM",))),
        ("ACTION 10 (AL, CO): order a bin", ("order a bin", ("AL", "CO"))),
        ("The gate is broken. Action: BM", ("The gate is broken.", ("BM",))),
        ("The gate is broken [Action: Ben Marsh]", ("The gate is broken", ("Ben Marsh",))),
        ("Noted. Action to write again.", ("to write again.", ())),
        ("AP3 Order a bin (CO)", ("Order a bin", ("CO",))),
        ("TODO: order a bin", ("order a bin", ())),
        ("ACTION ITEM -- order a bin; Owner: Ben; Due: 3 May", ("order a bin", ("Ben",))),
        ("Action: order a bin @Ben (due 3 May)", ("order a bin", ("Ben",))),
        ("ACTION: ben to order a bin", ("ben to order a bin", ("ben",))),  # as a scribe types it
        ("ACTION: ben_m and carol to order a bin", ("ben_m and carol to order a bin", ("ben_m", "carol"))),
        ("ACTION: need to order a bin", ("need to order a bin", ())),
        ("#action cat oduya to order a bin", ("cat oduya to order a bin", ())),
        ("[x] Ann to book the hall", ("Ann to book the hall", ("Ann",))),
        ("ACTION: Ben Marsh (with the choir) to mend it", ("Ben Marsh (with the choir) to mend it", ("Ben Marsh",))),
        ("ACTION: PRT and Harbour Office to mend it", ("PRT and Harbour Office to mend it", ("PRT", "Harbour Office"))),
        ("ACTION: Form a sub-group to mend it", ("Form a sub-group to mend it", ())),
    ],
)
def test_a_mark_sets_an_action_apart(text, expected):
    (action,) = found(text)
    assert action.marked
    assert (action.text, action.owners) == expected


@pytest.mark.parametrize(
    "text", ["Action: None", "ACTION: noted", "Legal action was taken.", "Action plan", "No action: the gate holds."]
)
def test_a_mark_without_a_task_is_no_action(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("Actions", "actions"),
        ("Summary of agreed actions and owners", "actions"),
        ("Matters for action", "actions"),
        ("TO DO LIST", "actions"),
        ("Actions from last meeting", "before"),
        ("Outstanding actions", "before"),
        ("Next steps", "mixed"),
        ("ACTION: BM to mend the gate", None),
        ("Class action", None),
        ("Chair's action", None),
        ("Action completed", None),
        ("Minutes of the last meeting", None),
    ],
)
def test_a_heading_says_what_stands_below_it(title, sort):
    assert headings.sort(title) == sort


def test_items_below_a_label_are_actions_and_their_details_are_not():
    text = "Actions:\n1. Ben - mend the gate\n2. Order a bin (CO)\n3. None\nDate of next meeting"
    assert told(text) == [("mend the gate", ("Ben",)), ("Order a bin", ("CO",))]


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        ("A. Ann Lee to mend it\nB. Ben Marsh and Ann Lee to sell it", [("Ann Lee",), ("Ben Marsh", "Ann Lee")]),
        ("A. Lee to mend it\nB. Marsh to sell it", [("A. Lee",), ("B. Marsh",)]),
        ("B. Marsh to sell it", [("B. Marsh",)]),
    ],
)
def test_letters_that_count_are_no_initials(lines, owners):
    assert [own for _, own in told(f"Actions:\n{lines}")] == owners


def test_a_log_tells_owner_due_date_status_and_number():
    document = table(
        ("No.", "Action", "Owner", "Due", "Status"),
        ("1", "Mend the gate", "BM", "14 May", "Done"),
        ("2", "Order a bin", "AL, CO", "next meeting", "In hand"),
        ("3", "None", "", "", ""),
    )
    one, other = found(document.text, document=document)
    assert (one.text, one.owners, one.due, one.status, one.ref) == (
        "Mend the gate",
        ("BM",),
        "2021-05-14",
        "closed",
        "1",
    )
    assert (other.owners, other.due, other.due_text, other.status) == (("AL", "CO"), None, "next meeting", "ongoing")


def test_days_in_a_column_of_minutes_are_those_of_the_tasks_beside_them_and_numbers_are_the_items():
    talk = "The gate was looked at last week by all who were there, and the quotes for it were compared at length."
    document = table(
        ("No.", "Item", "Action", "By when"),
        ("3", talk, "BM to mend the gate\nAL to order a bin", "14/05/21\n1 June"),
        ("4", "The hall has been painted and looks well.", "", ""),
    )
    assert [(a.text, a.due, a.ref) for a in found(document.text, document=document)] == [
        ("BM to mend the gate", "2021-05-14", None),
        ("AL to order a bin", "2021-06-01", None),
    ]


def test_three_tasks_in_one_cell_are_three():
    document = table(("Action", "Who"), ("• Mend the gate\n• Order a bin\n• Write to the Trust", "BM"))
    assert [a.text for a in found(document.text, document=document)] == [
        "Mend the gate",
        "Order a bin",
        "Write to the Trust",
    ]


def test_owners_in_a_column_beside_the_minutes_own_what_stands_beside_them():
    talk = "The gate was looked at last week by all who were there. Ben Marsh to find somebody to mend the gate."
    document = table(
        ("Item", "Discussion", "Action"), ("1", talk, "BM"), ("2", "The hall has been painted and looks well.", "")
    )
    (action,) = found(document.text, document=document)
    assert (action.text, action.owners) == ("Ben Marsh to find somebody to mend the gate.", ("BM",))


@pytest.mark.parametrize(
    "rows",
    [
        (("Item", "Presenter", "Time"), ("Accounts", "BM", "10 min")),  # an order of business
        (("Name", "Role"), ("Ann Lee", "Chair")),
        (("Payee", "Amount"), ("Gas", "30.00")),
        (("Position", "Volunteer", "Notes"), ("Gate keeper", "Ann Lee", "see the key safe")),  # posts and their holders
        (("Ms. Ann Lee", "GDS"), ("Ms. Tina Reed", "SAP"), ("Ms. Ada Foyle", "ODI"), ("Ms. Bo Marsh", "ATOS")),
    ],
)
def test_a_table_of_something_else_holds_no_actions(rows):
    document = table(*rows)
    assert found(document.text, document=document) == []


def test_an_action_told_twice_is_one_the_marked_one():
    text = "Ben will mend the gate.\nActions:\n1. Ben to mend the gate by the hall"
    (action,) = found(text)
    assert action.marked
    assert action.text == "Ben to mend the gate by the hall"


def test_the_same_words_with_another_status_are_another_task():
    text = "Ball\nACTION BM: catering form (done)\nSocial\nACTION BM: catering form (ongoing)"
    assert [action.status for action in found(text)] == ["closed", "ongoing"]


@pytest.mark.parametrize(
    ("text", "due", "words"),
    [
        ("Ben to mend the gate by 14 May.", "2021-05-14", "by 14 May"),
        ("Ben to mend the gate by end of June.", "2021-06-30", "by end of June"),
        ("Ben to mend the gate before the next meeting.", None, "before the next meeting"),
        ("Ben to mend the gate in the first week of June.", "2021-06", "in the first week of June"),
        ("Ben to bring it to the June/July meeting.", None, "the June/July"),  # no one month
        ("The fair is on 14 May. Ben will try to attend.", "2021-05-14", "14 May"),
        ("The list closes on 14 May. Ben to send his name before this date.", "2021-05-14", "14 May"),
        ("Ben to mend the gate ASAP.", None, "ASAP"),
        ("Ben to send out the minutes of 12 April 2021.", None, None),  # a day gone by
    ],
)
def test_a_due_date_is_read_from_the_words(text, due, words):
    (action,) = found(text)
    assert (action.due, action.due_text) == (due, words)


def folded(text):
    return " ".join(text.split()).casefold()


WORDS = st.sampled_from(
    [
        "Action:",
        "ACTION",
        "Ben",
        "BM",
        "Clerk",
        "the",
        "to",
        "will",
        "write",
        "agreed",
        "(",
        ")",
        "-",
        "–",
        ":",
        ".",
        "\n",
        "\f",
        "1.",
        "•",
        "[ ]",
        "by",
        "3 May",
        "Actions",
        "who",
        "and",
        ",",
        "She",
        "asked",
        "AP3",
        "#action",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_actions_whose_words_stand_in_their_quotes(text):
    for action in found(text):
        quoted = folded(" ".join(span.of(text) for span in action.stretches()))
        assert all(word in quoted for word in folded(action.text).split())
        assert all(folded(owner) in quoted for owner in action.owners)


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("Find your local number: https://example.org/u/abc", True),
        ("Meeting ID: 987 000 0000", True),
        ("(Isle West)", True),
        ("(Urgent) mend the gate", False),
        ("Join the two gardens with a path", False),
        ("Find a local builder", False),
    ],
)
def test_lines_of_an_invitation_are_no_tasks(words, is_none):
    assert task.is_no_task(words) is is_none


@pytest.mark.parametrize(
    ("over", "due"),
    [
        ("Actions (to be done by 14 August):", "2021-08-14"),
        ("Action items (by 14 August 2021)", "2021-08-14"),
        ("Tasks for 14 August 2021", "2021-08-14"),
        ("Actions from the meeting of 14 April 2021", None),  # when they were given out
        ("Actions by 14 April 2021", None),  # a day gone by
        ("Actions", None),
    ],
)
def test_a_day_told_over_a_list_is_that_of_its_tasks(over, due):
    given = found(f"{over}\n• Ann Lee to write to the council\n• Ben Marsh to draw the map by 3 July\n• Cat to pay")
    assert [(action.text, action.due) for action in given if action.marked] == [
        ("Ann Lee to write to the council", due),
        ("Ben Marsh to draw the map by 3 July", "2021-07-03"),
        ("Cat to pay", due),
    ]


def test_next_steps_with_their_owners_in_brackets_are_tasks_and_topics_are_none():
    text = "Next steps\n- New sign by the gate (Ann Lee)\n- Gate (Ben Marsh)"
    assert told(text) == [("New sign by the gate", ("Ann Lee",))]


def test_a_day_in_a_sentence_of_other_business_is_no_day_of_the_task_below():
    given = found("Decision: keep the old roof until 14 August 2021.\nAction: Ann Lee to write to the council")
    assert [(action.text, action.due) for action in given] == [("Ann Lee to write to the council", None)]


def test_a_day_in_the_head_of_a_column_is_that_of_the_tasks_below():
    document = table(
        ("Action", "Owner", "By 14 August 2021"), ("Write to the council", "Ann Lee", ""), ("Pay", "Ben", "")
    )
    given = found(document.text, document=document)
    assert [(action.due, action.due_text) for action in given] == [("2021-08-14", "By 14 August 2021")] * 2
    assert all("By 14 August 2021" in [span.of(document.text) for span in action.stretches()] for action in given)


def test_a_row_whose_cells_are_words_of_heads_is_no_head():
    document = table(
        ("Task", "Lead", "Deadline", "Progress"),
        ("Order seed potatoes", "AP", "10/3", "done"),
        ("Close the old account", "BM", "end May", "in hand"),
    )
    assert [(a.text, a.owners, a.status) for a in found(document.text, document=document)] == [
        ("Order seed potatoes", ("AP",), "closed"),
        ("Close the old account", ("BM",), "ongoing"),
    ]


def test_those_who_go_by_names_online_own_tasks_under_them():
    listed = "Present: Ann Lee (annl), Tom Reed (treed)\n\n"
    doc = f"{listed}annl will write to the printer. For now, treed is going to ask the members."
    people = tuple(
        Attendee(name=name, as_printed=name, status="present", span=Span(start=at, end=at + len(name)), rule="given")
        for name in ("Ann Lee", "Tom Reed")
        for at in [listed.index(name)]
    )
    assert [each.owners for each in actions.find(Doc(doc), None, (), people)] == [("annl",), ("treed",)]
