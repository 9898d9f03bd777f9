"""Attendance as minutes print it, passage by passage: attendance_passages*.toml say what is right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.find import attendees
from extractor.language import Doc
from extractor.read import markdown, plain
from extractor.segment import segment
from models import Attendee, Source

FILES = tuple(
    f"attendance_passages{which}.toml"
    for which in (
        "",
        "_second",
        "_third",
        "_fourth",
        "_fifth",
        "_sixth",
        "_seventh",
        "_old_books",
        "_local_bodies",
        "_unknown_names",
    )
)
PASSAGES = [p for name in FILES for p in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["passage"]]
SURE = [passage for passage in PASSAGES if not passage.get("doubtful")]
READERS = {"plain": plain.read, "markdown": markdown.read}
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)


def said(found: Attendee, keys: set[str]) -> dict[str, Any]:
    """What the table says of an attendee, for one that was found, as far as `keys` go."""
    return {key: getattr(found, key) for key in sorted(keys | {"name", "status"})}


@pytest.mark.parametrize("passage", SURE, ids=lambda passage: passage["why"])
def test_a_passage_gives_those_who_were_there(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "fails" in passage:
        request.applymarker(pytest.mark.xfail(reason=passage["fails"], strict=True))
    document = READERS[passage.get("format", "plain")](passage["text"].lstrip().encode(), SOURCE)
    found = list(attendees.find(Doc(document.text), document, tuple(segment(document))))
    right = [{"status": "present", **person} for person in passage["people"]]
    keys = [{*person} for person in right]
    assert [said(each, keys[at] if at < len(keys) else set()) for at, each in enumerate(found)] == [
        dict(sorted(person.items())) for person in right
    ]
