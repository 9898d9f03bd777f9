"""The outlines of minutes kept in many ways, each in a file of its own: `§2 ` before a heading of level 2, `¦` after its
title where text follows on the line, and the rest as the fixture `typed` has it."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from extractor.segment import segment
from models import Document

Typed = Callable[..., Document]
Row = tuple[int, str | None, str]

_FILES = sorted(Path(__file__).with_name("outlines").glob("*.txt"))
_MARK = re.compile(r"§(?P<level>[0-9]) ")
_NUMBER = re.compile(
    r"\(?(?P<number>[A-Z]*[0-9]+(?:[./][0-9]+)*|[A-Z]\.[0-9]+|[IVX]+(?=\.)|[A-Za-z](?=[.)])|#+)[.)]?\s+"
)
_SET = re.compile(r"\*\*|__|//|\^")
# Labels over a list of names may be sections or not.
_OPTIONAL = {
    "present",
    "in attendance",
    "attendees",
    "attendance",
    "apologies",
    "directors present",
    "directors absent",
}


def plain(text: str) -> str:
    """The words that are to be read: `text` without the marks of its outline."""
    return _MARK.sub("", text.replace("¦", ""))


def outline(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        mark = _MARK.search(line)
        if mark is None:
            continue
        title = _SET.sub("", line[mark.end() :].split(" / ")[0].split("¦")[0]).split(" |")[0].strip()
        number = _NUMBER.match(title)
        beside = line[: mark.start()].strip("| ")
        printed = number["number"].strip("#") if number is not None else beside
        title = title[number.end() :] if number is not None else title
        yield int(mark["level"]), printed or None, title.strip(" .:–")


def without_labels(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row[1] is not None or row[2].casefold() not in _OPTIONAL]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_the_outline_is_as_marked(typed: Typed, file: Path) -> None:
    text = file.read_text("utf-8")
    found = [(s.level, s.number, s.title) for s in segment(typed(plain(text)))]
    assert without_labels(found) == without_labels(outline(text))


def test_many_ways_are_held() -> None:
    assert len(_FILES) > 20
