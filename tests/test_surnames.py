"""People whose surnames are the words of posts, bodies and business are found by them in every kind of list."""

import pytest

from extractor.pipeline import minutes
from extractor.read import plain
from models import Source

SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
SURNAMES = (
    "Abbot", "Bailiff", "Banks", "Beadle", "Best", "Bishop", "Bond", "Burgess", "Canon", "Carpenter", "Champion",
    "Chancellor", "Chaplain", "Church", "Clerk", "Coach", "Collector", "Constable", "Cook", "Court", "Cox", "Day",
    "Deacon", "Dean", "Driver", "Elder", "Farmer", "Fellow", "Field", "Foreman", "Forester", "Gardener", "Guest", "Hall",
    "House", "Judge", "King", "Knight", "Leader", "Lord", "Major", "March", "Marshal", "Master", "May", "Mayor", "Minister",
    "Page", "Park", "Partner", "Porter", "Post", "Price", "Proctor", "Provost", "Ranger", "Reader", "Rector", "Reeve",
    "Sergeant", "Sexton", "Sheriff", "Speaker", "Steward", "Tester", "Tutor", "Usher", "Verger", "Vicar", "Ward", "Warden",
    "Waters", "Wright",
)  # fmt: skip
LISTS = (
    ("Present: Cllr M {0}, Cllr P Coe, Cllr A Reed", ("M {0}", "P Coe", "A Reed")),
    ("Present: Mr John {0}, Ms Ann Coe, Bo Reed", ("John {0}", "Ann Coe", "Bo Reed")),
    ("Present:\nAnn {0}\nBo Coe\nCy Reed", ("Ann {0}", "Bo Coe", "Cy Reed")),
    ("Present: Mrs {0}, Mr Coe, Dr Reed", ("{0}", "Coe", "Reed")),
    ("Apologies: A. Coe, B. {0} and C. Reed", ("A. Coe", "B. {0}", "C. Reed")),
)
TEXT = """Elm Park Harbour Trust
Minutes of the meeting of 4 May 2021
{}

1. Harbour

The state of the harbour was talked over at length.
"""


@pytest.mark.parametrize(("listed", "people"), LISTS)
@pytest.mark.parametrize("surname", SURNAMES)
def test_a_surname_that_is_another_word_is_a_name(surname: str, listed: str, people: tuple[str, ...]) -> None:
    found = minutes(plain.read(TEXT.format(listed.format(surname)).encode(), SOURCE)).attendees
    assert [(one.name, one.role, one.organisation) for one in found] == [
        (name.format(surname), None, None) for name in people
    ]
