"""The facts of a meeting as minutes print them, passage by passage: meeting_passages.toml says what is right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import minutes
from extractor.read import plain
from models import Source

TABLE = tomllib.loads(Path(__file__).with_name("meeting_passages.toml").read_text("utf-8"))
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
FACTS = ("body", "organisation", "date", "start", "end", "location", "chair", "next_meeting")


def folded(value: str | None) -> str | None:
    """A fact as the guide's scorer compares it: without regard to case."""
    return value.casefold() if value is not None else None


@pytest.mark.parametrize("passage", TABLE["passage"], ids=lambda passage: passage["why"])
def test_a_passage_gives_the_facts_of_its_meeting(passage: dict[str, Any]) -> None:
    found = minutes(plain.read(passage["text"].lstrip().encode(), SOURCE)).meeting
    asked = [fact for fact in FACTS if fact in passage or fact in passage.get("none", ())]
    assert {fact: folded(getattr(found, fact)) for fact in asked} == {fact: folded(passage.get(fact)) for fact in asked}
