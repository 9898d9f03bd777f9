"""What minutes say of decisions, passage by passage: decision_sentences*.toml say what is right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.find import decisions
from extractor.language import Doc
from models import Decision, Document, Line, Source, Span

FILES = (
    "decision_sentences.toml",
    "decision_sentences_second.toml",
    "decision_sentences_third.toml",
    "decision_sentences_fourth.toml",
    "decision_sentences_fifth.toml",
    "decision_sentences_sixth.toml",
    "decision_sentences_seventh.toml",
    "decision_sentences_eighth.toml",
    "decision_sentences_old_books.toml",
    "decision_sentences_local_bodies.toml",
)
PASSAGES = [p for name in FILES for p in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["passage"]]
SURE = [passage for passage in PASSAGES if not passage.get("doubtful")]


def read(text: str) -> Document:
    """`text`, one paragraph, as a document."""
    source = Source(path="", sha256="", bytes=0, media_type="", reader="", rules_version="", text_layer="born_digital")
    return Document(source=source, text=text, lines=(Line(span=Span(start=0, end=len(text))),))


def said(found: Decision) -> dict[str, Any]:
    """What the table says of a decision, for one that was found."""
    votes = found.votes.model_dump(exclude_none=True) if found.votes else {}
    counts = {word: votes[word] for word in ("for", "against", "abstain") if votes.get(word) is not None}
    return {"outcome": found.outcome, "mover": found.mover, "seconder": found.seconder, "votes": counts}


def right(decided: dict[str, Any]) -> dict[str, Any]:
    """What the table says of a decision, with what it leaves out."""
    return {"mover": None, "seconder": None, "votes": {}, **decided}


@pytest.mark.parametrize("passage", SURE, ids=lambda passage: passage["why"])
def test_a_passage_gives_its_decisions_and_no_others(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "fails" in passage:
        request.applymarker(pytest.mark.xfail(reason=passage["fails"], strict=True))
    found = decisions.find(Doc(passage["text"].lstrip()), read(passage["text"].lstrip()), ())
    found = tuple(found)
    assert [said(each) for each in found] == [right(each) for each in passage.get("decided", [])]
    assert "words" not in passage or found[0].text == passage["words"]


def test_a_third_of_the_passages_decide_nothing() -> None:
    assert len(SURE) > 80
    assert sum("decided" not in passage for passage in SURE) * 3 >= len(SURE)
