"""Documents of an archive, minutes and others: what each is told to be."""

import tomllib
from pathlib import Path

import pytest

from extractor.find import kind
from extractor.read import read
from extractor.segment import segment

HERE = Path(__file__).resolve().parent
PASSAGES = tomllib.loads((HERE / "kind_passages.toml").read_text("utf-8"))["passage"]


def rows():
    for passage in PASSAGES:
        marks = [pytest.mark.xfail(reason=passage["fails"], strict=True)] if "fails" in passage else []
        yield pytest.param(passage, id=passage["why"], marks=marks)


@pytest.mark.parametrize("passage", list(rows()))
def test_a_document_is_told_by_what_it_says(tmp_path, passage):
    path = tmp_path / ("a.md" if passage.get("format") == "markdown" else "a.txt")
    path.write_text(passage["text"], "utf-8")
    document = read(path)
    assert kind.find(document, tuple(segment(document))) == passage["kind"]
