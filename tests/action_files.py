"""What the tests of actions in files share: Word files of minutes made here, and their actions as a test expects them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile

from extractor import extract

Row = dict[str, Any]

# The minutes of a fair's committee, with talk before what is tested and behind it.
HEAD = (
    "Westbrook Fair Committee",
    "Minutes of the meeting held on Wednesday 12 April 2023 at 7.30pm",
    "Present: Jane Carter (JC), Tom Ellis (TE, Clerk), Priya Nair (PN), Marcus Owen (MO), Fiona Blake (FB)",
)
TALK = "The lettings were gone through one by one, and the evenings were found to be as full as they were a year ago."
OTHER = "The swings were talked about for some time. Two of them are worn, and the fence behind them has come down."


def told(path: Path) -> list[Row]:
    """The marked actions of the file at `path`."""
    (record,) = extract(path)
    keys = ("text", "owners", "due", "status", "ref")
    return [{key: getattr(action, key) for key in keys} for action in record.actions if action.marked]


def right(text: str, *owners: str, **values: str) -> Row:
    """An action as a test expects it."""
    return {"text": text, "owners": owners, "due": None, "status": None, "ref": None} | values


def word_file(path: Path, head: Iterable[str], item: tuple[str, str], fill: Callable[[WordFile], None]) -> Path:
    """A Word file of minutes: `head`, whose first line is the title, an `item` with its talk, and what `fill` writes."""
    title, *others = head
    document = docx.Document()
    document.add_heading(title, 0)
    for words in others:
        document.add_paragraph(words)
    document.add_heading(item[0], 1)
    document.add_paragraph(item[1])
    fill(document)
    document.save(str(path))
    return path


def rows(document: WordFile, *cells: Sequence[str]) -> None:
    """A ruled table of `cells`, row by row."""
    table = document.add_table(len(cells), max(map(len, cells)), style="Table Grid")
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
