"""Whoever moves or does something is found whole behind every form of address, cut short or not."""

import pytest

from extractor.pipeline import minutes
from extractor.read import plain
from models import Minutes, Source

SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
TITLES = (
    "Mr.", "Ms", "Dr.", "Rev.", "Sen.", "Rep.", "Gen.", "Coun.", "Cllr", "Comm.", "Commr.", "Dir.", "Sup.", "Sel.",
    "Pres.", "Treas.", "Lt. Gov.", "Dist. Cllr", "Student Rep.", "Parent Rep", "Vice Mayor", "Board Member",
    "Committee Member", "Floor Leader", "Madam Chair", "Supervisor", "Director", "Tr.", "Engr.", "Insp.", "Lieut.",
)  # fmt: skip
# Forms of address, and posts, that are no part of a name where it is listed.
LISTED = (
    "Tr.", "Cmde", "Cdre.", "Sh", "Smti", "Kum.", "Er.", "Adv.", "Engr.", "Barr.", "Alhaji", "Dato'", "Datuk", "Tan Sri",
    "Encik", "Puan", "Ir.", "Cncllr", "Supvr.", "Br.", "Ptr.", "Bp.", "Very Revd", "Cpt.", "Lt-Col", "Lieut.", "Lieut. Col.",
    "Major", "Air Cdre", "Cpl.", "Insp.", "Ch Insp", "Justice", "Hon'ble", "Asst. Prof.", "Mlle", "Dott.", "Bailie",
    "Sen.", "Gov.", "Lt. Gov.", "Comm'r", "Commr.", "Comm.", "Regent", "W. Bro.", "Worshipful Brother", "Rtn.", "Mayor Pro Tem",
)  # fmt: skip
MOVED = (
    "{0} Reed moved to paint the lamps, seconded by {0} Poole. Motion carried.",
    "Moved by {0} Reed, seconded by {0} Poole, that the lamps be painted. CARRIED",
    "Motion to paint the lamps by {0} Reed, 2nd by {0} Poole. Passed.",
    "That the lamps be painted.\nMoved: {0} Reed\nSeconded: {0} Poole\nCarried",
    "Paint the lamps (Moved {0} Reed, Seconded {0} Poole). Carried.",
)
GIVEN = (
    "{0} Reed will write to the harbour master.",
    "ACTION: {0} Reed to write to the harbour master.",
    "It was agreed that {0} Reed would write to the harbour master.",
    "{0} Reed was asked to write to the harbour master.",
)
LISTS = (
    "Present: {0} Ann Reed, Bo Moss, Cy Orr",
    "Present:\n{0} Ann Reed\nBo Moss\nCy Orr",
    "Present: Bo Moss, {0} Ann Reed (Chair), Cy Orr",
)
TEXT = """Elm Park Harbour Committee
Minutes of the meeting of 4 May 2021
Present: Ann Lee, Tom Reed, Mary Poole

1. Harbour

The state of the harbour was talked over at length.

{}

The harbour master gave his report.
"""
HEAD = """Elm Park Harbour Committee
Minutes of the meeting of 4 May 2021
{}

1. Harbour

The state of the harbour was talked over at length.
"""


def read(words: str) -> Minutes:
    return minutes(plain.read(TEXT.format(words).encode(), SOURCE))


@pytest.mark.parametrize("words", MOVED)
@pytest.mark.parametrize("title", TITLES)
def test_who_moved_and_who_seconded_is_found_whole(title: str, words: str) -> None:
    found = read(words.format(title)).decisions
    assert [(one.mover, one.seconder) for one in found] == [(f"{title} Reed", f"{title} Poole")]


@pytest.mark.parametrize("words", GIVEN)
@pytest.mark.parametrize("title", TITLES)
def test_who_is_to_do_something_is_found_whole(title: str, words: str) -> None:
    found = read(words.format(title)).actions
    assert [owner.removeprefix(f"{title} ") for one in found for owner in one.owners] == ["Reed"]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("title", LISTED)
def test_who_is_listed_is_found_without_it(title: str, listed: str) -> None:
    found = minutes(plain.read(HEAD.format(listed.format(title)).encode(), SOURCE)).attendees
    assert {one.name for one in found} == {"Ann Reed", "Bo Moss", "Cy Orr"}
