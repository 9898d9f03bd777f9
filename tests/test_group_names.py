"""A group is named whole however its name is written: in lower case, or led by the name of a software project."""

import pytest

from extractor.pipeline import minutes
from extractor.read import plain
from models import Source

SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
NAMES = (
    "Elmham residents association",
    "Elmham allotment society",
    "Elmham local history group",
    "Elmham parish council",
    "Elmham village hall committee",
    "OpenQuarry technical steering committee",
    "numquarry Steering Council",
    "quarry-forge TSC",
    "scikit-quarry Governance Committee",
    "quarrypy Board of Directors",
)
HEADS = (
    "Minutes of the {} meeting held on 4 May 2023",
    "{}\nMinutes of the meeting held on 4 May 2023",
    "{} meeting, 4 May 2023",
    "{} meeting notes 2023-05-04",
    "Notes from the {} meeting on 4 May 2023",
    "Minutes of the annual general meeting of the {}, 4 May 2023",
)
TEXT = """{}
Present: Ann Lee, Bo Moss, Cy Orr

1. Roads

The roads were talked over at length.
"""


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("name", NAMES)
def test_a_group_is_named_whole(name: str, head: str) -> None:
    found = minutes(plain.read(TEXT.format(head.format(name)).encode(), SOURCE)).meeting
    assert found.body == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Minutes of the joint Finance Committee, 4 May 2023", "Finance Committee"),
        ("Minutes of the full Parish Council meeting held on 4 May 2023", "Parish Council"),
        ("Elmham Parish Council\nNotes on the walk, 4 May 2023", "Elmham Parish Council"),
    ],
)
def test_other_words_before_a_name_are_no_part_of_it(head: str, name: str) -> None:
    found = minutes(plain.read(TEXT.format(head).encode(), SOURCE)).meeting
    assert found.body == name
