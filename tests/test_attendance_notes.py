"""What stands beside a name says the same in every form of list: attendance_notes.toml has what it says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.find import attendees
from extractor.language import Doc
from extractor.read import plain
from extractor.segment import segment
from models import Attendee, Source

NOTES = tomllib.loads(Path(__file__).with_name("attendance_notes.toml").read_text("utf-8"))["note"]
OTHERS = ("Ann Lee", "Tom Reed", "Mary Oakes")
LISTS = {
    "lines": "Present:\nAnn Lee\nTom Reed\n{}\nMary Oakes",
    "bullets": "Present:\n\n• Ann Lee\n• Tom Reed\n• {}\n• Mary Oakes",
    "semicolons": "Present: Ann Lee; Tom Reed; {}; Mary Oakes",
    "commas": "Present: Ann Lee, Tom Reed, {}, Mary Oakes",
    "end of a sentence": "Present: Ann Lee, Tom Reed, Mary Oakes and {}.",
    "beginning": "Present: Ann Lee, Tom Reed, Mary Oakes\nIn attendance: {}, Pat Lund\nApologies: Omar Aziz",
}
TEXT = """Elm Park Harbour Committee

Minutes of the meeting of 4 May 2021

{}

1. Harbour

The state of the harbour was talked over at length, and all had views of it.
"""
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)


def found(text: str) -> tuple[Attendee, ...]:
    """Who was there, as found in the text."""
    document = plain.read(text.encode(), SOURCE)
    return tuple(attendees.find(Doc(document.text), document, tuple(segment(document))))


def crossed() -> list[tuple[dict[str, Any], str]]:
    """Each note in each list, but for those whose comma may begin another name."""
    with_commas = {"commas", "end of a sentence"}
    return [
        (note, form)
        for note in NOTES
        for form in LISTS
        if form not in with_commas or "," not in outside(note["printed"])
    ]


def outside(printed: str) -> str:
    """What stands before a bracket."""
    return printed.partition("(")[0]


@pytest.mark.parametrize(
    ("note", "form"), crossed(), ids=lambda value: value if isinstance(value, str) else value["printed"]
)
def test_a_note_says_the_same_in_every_list(note: dict[str, Any], form: str) -> None:
    people = found(TEXT.format(LISTS[form].format(note["printed"])))
    one = next((one for one in people if one.name == "Hugh Merrin"), None)
    assert one is not None, people
    assert (one.role, one.organisation, one.represents) == (
        note.get("role"),
        note.get("organisation"),
        note.get("represents"),
    )
    assert one.status == note.get("status", "in_attendance" if form == "beginning" else "present")
    assert [other.name for other in people if other.name in OTHERS] == list(OTHERS)
    assert not any(other.role or other.organisation for other in people if other.name in OTHERS)
