"""What minutes tell of the quorum, sentence by sentence: quorum_sentences.toml says what is right."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import rules
from extractor.pipeline import minutes
from extractor.read import plain
from models import Meeting, Source

SAID = tomllib.loads(Path(__file__).with_name("quorum_sentences.toml").read_text("utf-8"))["said"]
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
HEAD = "Minutes of the Rook Lane Society held on 3 May 2018\nPresent: Ann Lee, Bo Moss\n"


def told(text: str) -> Meeting:
    return minutes(plain.read((HEAD + text).encode(), SOURCE)).meeting


@pytest.mark.parametrize("said", SAID, ids=lambda said: said["text"])
def test_what_is_said_of_the_quorum(said: dict[str, Any]) -> None:
    found = told(said["text"])
    assert (found.quorum, found.quorum_needed) == (said.get("quorum"), said.get("needed"))


def test_a_third_of_the_sentences_tell_nothing_or_that_there_was_none() -> None:
    assert sum(said.get("quorum") != "present" for said in SAID) * 3 > len(SAID)


def evidence(text: str) -> Iterator[tuple[str, str]]:
    whole = HEAD + text
    for one in told(text).evidence:
        if one.field.startswith("quorum"):
            yield one.field, "|".join(quote.of(whole) for quote in one.quotes or (one.span,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Welcome. The meeting was quorate, the Clerk said.", [("quorum", "The meeting was quorate, the Clerk said.")]),
        ("Quorum met?\nNo", [("quorum", "Quorum met?|No")]),
        (
            "A quorum was there at last: " + "Di Orr, " * 30 + "thus forming a quorum.",
            [("quorum", "forming a quorum")],
        ),
        (
            "The quorum of this Board is 5. A quorum was present.",
            [("quorum", "A quorum was present."), ("quorum_needed", "The quorum of this Board is 5.")],
        ),
        ("A quorum was present.\nAt 9 the quorum was lost.", [("quorum", "At 9 the quorum was lost.")]),
    ],
)
def test_a_quorum_has_the_words_that_tell_of_it(text: str, words: list[tuple[str, str]]) -> None:
    assert list(evidence(text)) == words


def test_each_rule_has_a_sentence_that_only_it_tells() -> None:
    found = {one.rule for said in SAID for one in told(said["text"]).evidence if one.field.startswith("quorum")}
    telling = {rule.id for rule in rules.ours("quorum").rule if rule.gives["quorum"] not in {"none", "label"}}
    assert found == telling
