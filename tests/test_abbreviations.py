"""Short forms beside their long forms, in text, tables and lists, and every use of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import abbreviations
from extractor.language import Doc
from extractor.read.assemble import Piece, RawLine, assemble
from models import Cell, Source


def find(text):
    doc = Doc(text)
    return [(a.short, a.long) for a in abbreviations.find(doc)]


def uses(text):
    doc = Doc(text)
    expanded = tuple(abbreviations.find(doc))
    return list(abbreviations.uses(doc, expanded))


def document(rows=(), lines=()):
    """A document of one table with `rows`, and `lines` after it."""
    raw = [
        RawLine([Piece(text)], cell=Cell(table=0, row=at, column=column))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    raw += [RawLine([Piece(line)]) for line in lines]
    source = Source(
        path="a.docx",
        sha256="0" * 64,
        bytes=1,
        media_type="text/plain",
        reader="test",
        rules_version="0",
        text_layer="born_digital",
    )
    return assemble(source, raw)


def in_document(doc):
    return [(a.short, a.long) for a in abbreviations.find(Doc(doc.text), doc)]


INLINE = [
    ("the “Rural Liaison Forum” (RLF) met", [("RLF", "Rural Liaison Forum")]),
    ("the Village Design Statement 2031 (VDS) was", [("VDS", "Village Design Statement")]),
    ("Regional Transit (RT) payment", [("RT", "Regional Transit")]),
    ("Present:\n• Wes Hill (WH), Harbour Trust", []),  # "Wes" is no plural of a word
    ("1 CHW: Community Health Worker", [("CHW", "Community Health Worker")]),  # a note at the foot of a table
    ("The Village Design Statement (VDS) was adopted.", [("VDS", "Village Design Statement")]),
    ("the VDS (Village Design Statement) was", [("VDS", "Village Design Statement")]),
    ('the Rural Liaison Forum ("RLF") met', [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum (the “RLF”) met", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum (hereafter RLF)", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum, hereafter RLF, met", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum (known as RLF)", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum [RLF]", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum (RLF), founded in 2001", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum (RLF; see annex)", [("RLF", "Rural Liaison Forum")]),
    ("RLF stands for Rural Liaison Forum.", [("RLF", "Rural Liaison Forum")]),
    ("the Rural Liaison Forum/RLF met", [("RLF", "Rural Liaison Forum")]),
    ("5. AOB – Any other business", [("AOB", "Any other business")]),
    (
        "RLF – Rural Liaison Forum\nVDS – Village Design Statement",
        [("RLF", "Rural Liaison Forum"), ("VDS", "Village Design Statement")],
    ),
    ("Rural Liaison Forum - RLF", [("RLF", "Rural Liaison Forum")]),
    # plurals and possessives
    ("two Vehicle Activated Signs (VASs)", [("VAS", "Vehicle Activated Signs")]),
    ("Initial Risk Reports (IRRs) are due", [("IRR", "Initial Risk Reports")]),
    # letters and words
    ("Terms of Reference (ToR)", [("ToR", "Terms of Reference")]),
    ("Rights of Way (RoW) Officer", [("RoW", "Rights of Way")]),
    ("Research & Development (R&D)", [("R&D", "Research & Development")]),
    ("Accident and Emergency (A&E)", [("A&E", "Accident and Emergency")]),
    ("the Harbour Mayor’s Office for Skills and Arts (MOSA)", [("MOSA", "Mayor’s Office for Skills and Arts")]),
    ("Her Majesty's Boats and Tugs Service (HMBTS)", [("HMBTS", "Her Majesty's Boats and Tugs Service")]),
    ("the Office for Standards in Quarrying (Ofsiq)", [("Ofsiq", "Office for Standards in Quarrying")]),
    ("Working Draft 02 (WD02)", [("WD02", "Working Draft 02")]),
    (
        "the Skills Leading Forward in the 22nd Century Act (SLF-22)",
        [("SLF-22", "Skills Leading Forward in the 22nd Century Act")],
    ),
    ("the Board of Governors (the “Board”) met", []),  # a word of its own, shortened
    ("the content publishing system (CPS)", [("CPS", "content publishing system")]),
    ("Riverside Tech Applied Learning Institute (RTLI)", [("RTLI", "Riverside Tech Applied Learning Institute")]),
    ("a response to the Public Order Select Committee Report (POSC)", [("POSC", "Public Order Select Committee")]),
    ("Births, Moves and Deaths (BMD)", [("BMD", "Births, Moves and Deaths")]),
    ("the Parks Committee (PC)", [("PC", "Parks Committee")]),
    ("the Inland Waterways Ireland (IWI) officer", [("IWI", "Inland Waterways Ireland")]),
    ("the Harbour Trust’s (HT) boats", [("HT", "Harbour Trust")]),
    ("Fast Speed Two (FS2) and Companies House (CH)", [("FS2", "Fast Speed Two"), ("CH", "Companies House")]),
    ("the Rural Liaison Forum, RLF, met", [("RLF", "Rural Liaison Forum")]),
    ("funds of the RLF – Rural Liaison Forum were", [("RLF", "Rural Liaison Forum")]),
    ('the "RLF" (Rural Liaison Forum)', [("RLF", "Rural Liaison Forum")]),
    ("Darwen Cullen (DC) met. The DC has agreed.", [("DC", "Darwen Cullen")]),  # nobody is spoken of as "the DC"
    # none
    ("Jane Marsh (JM) reported", []),
    ("Kathleen House (KH) and Mabel (May Belle Orr)", []),
    ("Giulia Ferrante (GF) and Tom Orr (TO)", []),
    ("Ed Lowe (Cabinet Office) (EL)", []),
    ("Heather Orr (Chair) and Ann Lee (Clerk)", []),
    ("Dr Ngozi Okafor (NO)", []),
    ("The forum ended. Rural Liaison met. Forum (RLF)", []),  # never across the end of a sentence
    ("residents (RLF)", []),
    ("Ann Lee (RLF)", []),
    ("the plan (see Annex A)", []),
    ("the meeting (12 May)", []),
    ("VDS (VDS)", []),
    ("the Board of Directors nominated BOD members (BOD)", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), INLINE)
def test_short_forms_are_found_beside_their_long_forms(text, wanted):
    assert find(text) == wanted


def test_a_table_of_bodies_gives_each_short_form_with_those_in_brackets_and_of_one_letter():
    rows = [
        ("Coroners", "C"),
        ("Harbour Prosecution Service", "HPS"),
        ("Boat Support (EXBS)", "BS"),
        ("Coastal Heads of Community Safety", "CHOCs"),
        ("Tidewise (Consultants)", "Tidewise"),
        ("Gate Two (Consultants)", "GT"),
        ("Mayor's Office for Sailing", "MOS"),
    ]
    found = dict(in_document(document(rows)))
    assert found == {
        "C": "Coroners",
        "HPS": "Harbour Prosecution Service",
        "BS": "Boat Support",
        "EXBS": "Boat Support",
        "CHOC": "Coastal Heads of Community Safety",
        "GT": "Gate Two",
        "MOS": "Mayor's Office for Sailing",
    }


def test_a_table_of_people_and_initials_gives_none():
    rows = [("Jane Marsh", "JM"), ("Giulia Ferrante", "GF"), ("Tom Orr", "TO"), ("Ann Lee", "AL")]
    assert in_document(document(rows)) == []


def test_the_short_form_may_stand_in_the_first_column():
    rows = [("VDS", "Village Design Statement"), ("RLF", "Rural Liaison Forum"), ("AOB", "Any other business")]
    assert [short for short, _ in in_document(document(rows))] == ["VDS", "RLF", "AOB"]


def test_lines_that_end_in_letters_are_a_list_if_there_are_several():
    lines = ["Harbour Prosecution Service HPS", "Coastal Police Authority CPA", "Rural Liaison Forum RLF"]
    assert len(in_document(document(lines=lines))) == 3
    assert in_document(document(lines=lines[:1])) == []


def test_a_single_row_counts_if_the_letters_fit():
    assert in_document(document([("Rural Liaison Forum", "RLF"), ("Chair", "Ann Lee")])) == [
        ("RLF", "Rural Liaison Forum")
    ]


def test_letters_put_right_are_kept_as_the_file_has_them():
    doc = document([("Planning Board", "РВ"), ("Rural Liaison Forum", "RLF"), ("Village Design Statement", "VDS")])
    first = next(iter(abbreviations.find(Doc(doc.text), doc)))
    assert (first.short, first.raw, first.source) == ("PB", "РВ", "table")


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("the Harbour Prosecution Service (HPS)", "Harbour Prosecution Service"),
        ("the Office for Sailing Matters (OSM)", "Office for Sailing Matters"),
        ("the Ministry of Justice (MoJ)", "Ministry of Justice"),
        ("the Village Design Statement (VDS)", None),
        ("Any Other Business (AOB)", None),
    ],
)
def test_a_long_form_that_names_a_body_is_an_organisation(text, organisation):
    (found,) = abbreviations.find(Doc(text))
    assert found.organisation == organisation


def test_the_quotes_are_the_two_forms():
    text = "the Village Design Statement (VDS) was"
    (found,) = abbreviations.find(Doc(text))
    assert [quote.of(text) for quote in found.quotes] == ["Village Design Statement", "VDS"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Rural Liaison Forum (RLF) met. RLF will write; RLF's plan",
            [("RLF", "Rural Liaison Forum", "document")] * 3,
        ),
        ("Initial Risk Reports (IRRs). Each IRR is", [("IRR", "Initial Risk Reports", "document")] * 2),
        (
            "in England the NSPCC and the MoJ met",
            [
                ("NSPCC", "National Society for the Prevention of Cruelty to Children", "gazetteer"),
                ("MoJ", "Ministry of Justice", "gazetteer"),
            ],
        ),
        ("the XQZV met", [("XQZV", None, None)]),
        ("PUBLIC FORUM AND XQZV REPORT", []),  # shouted
        ("Item XIV was noted by ANN MARSH at 7 PM", []),
        ("Jane Marsh (JM) spoke. JM agreed.", []),
        ("AGENDA and MINUTES", []),
        ("see www.example.org/XQZV and A10", []),
    ],
)
def test_every_use_of_a_short_form_is_found_with_what_it_stands_for(text, wanted):
    assert [(use.short, use.long, use.sense) for use in uses(text)] == wanted


def test_letters_of_several_bodies_keep_their_candidates():
    (use,) = uses("in England the SCC replied")
    assert use.long is None
    assert len(use.candidates) > 1


def test_bodies_of_another_country_are_not_taken():
    (use,) = uses("The Dáil and the Oireachtas heard the EPA in Dublin.")
    assert use.long == "Environmental Protection Agency"
    (use,) = uses("The Board of Supervisors of Fairfax County, Virginia heard the DfT.")
    assert use.long is None


def test_of_two_long_forms_the_one_before_the_use_counts():
    text = "The Rural Liaison Forum (RLF) met. RLF. The Regional Library Fund (RLF) closed. RLF."
    assert [use.long for use in uses(text)] == ["Rural Liaison Forum"] * 2 + ["Regional Library Fund"] * 2


@given(st.text(alphabet=st.sampled_from("ABCabc (RLF) Rural Liaison Forum.–-\n/'s"), max_size=150))
def test_any_text_is_searched_without_error_and_finds_lie_in_it(text):
    doc = Doc(text)
    expanded = tuple(abbreviations.find(doc))
    for found in (*expanded, *abbreviations.uses(doc, expanded)):
        assert found.span.of(text)
