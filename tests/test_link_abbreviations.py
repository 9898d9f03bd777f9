"""Uses of short forms, with what the rest of the record tells of them."""

import pytest

from extractor.link.abbreviations import link
from models import AbbreviationUse, Attendee, DocumentRecord, Meeting, Minutes, Span


def linked(use, attendees=(), text=""):
    document = DocumentRecord(
        path="a.docx",
        sha256="0" * 64,
        bytes=1,
        media_type="text/plain",
        reader="test",
        rules_version="0",
        text_layer="born_digital",
        text=text,
    )
    minutes = Minutes(
        document=document, kind="minutes", meeting=Meeting(), attendees=attendees, abbreviation_uses=(use,)
    )
    return list(link(minutes))


def use(**values):
    return AbbreviationUse(span=Span(start=0, end=3), rule="test", short="RLF", **values)


def attendee(**values):
    return Attendee(
        span=Span(start=0, end=1), rule="test", as_printed="", status="present", **{"name": "Rita Lowe-Fry", **values}
    )


def test_initials_of_an_attendee_are_no_abbreviation():
    assert linked(use(), (attendee(initials="RLF"),)) == []
    assert linked(use(), (attendee(name="Rita Lowe-Fry"),)) == []
    assert len(linked(use(), (attendee(name="Rita Lowe"),))) == 1


def test_what_the_document_expands_stays_even_beside_initials():
    (found,) = linked(use(long="Rural Liaison Forum", sense="document"), (attendee(initials="RLF"),))
    assert found.long == "Rural Liaison Forum"


def test_the_attendance_says_what_letters_stand_for():
    listed = attendee(name="Rural Liaison Forum", type="organisation", abbreviation="RLF")
    (found,) = linked(use(), (listed,))
    assert (found.long, found.sense) == ("Rural Liaison Forum", "document")


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("the Regional Lift Fund met", "Regional Lift Fund"),
        ("nobody is named in full", None),
        ("the Regional Lift Fund and the Rural Liaison Forum", None),
    ],
)
def test_of_several_bodies_the_one_named_in_full_is_meant(text, long):
    (found,) = linked(use(sense="gazetteer", candidates=("Regional Lift Fund", "Rural Liaison Forum")), text=text)
    assert found.long == long
    assert (found.candidates == ()) == (long is not None)
