"""The outlines of minutes kept in many ways, each in a file of its own: `§2 ` before a heading of level 2, `¦` after its
title where text follows on the line, and the rest as the fixture `typed` has it.

Each is read as it is typed, and as a Word file and a PDF that were made of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractor.read import read
from extractor.read.assemble import Piece
from extractor.segment import segment
from models import Document

Typed = Callable[..., Document]
Pieces = Callable[[str], list[Piece]]
Row = tuple[int, str | None, str]

_FILES = sorted(Path(__file__).with_name("outlines").glob("*.txt"))
_MARK = re.compile(r"§(?P<level>[0-9]) ")
_WORD = r"(?i:agenda item|item|minute|session|topic|goal|part|article)\s+(?P<after_word>[0-9]+(?:[./][0-9]+)*(?:[A-Z]|[ivx]+)?|[A-Z](?= –))(?:\)?[:.]?\s+(?:–\s+)?)"
_NUMBER = re.compile(
    rf"(?:{_WORD})|\(?(?P<number>(?:Annex|Appendix) [A-Z0-9]+|[A-Z]{{2}}\([0-9]+\)[0-9]+|[A-Z]{{0,3}}/?[0-9]+(?:[./][0-9]+)*|[A-Z]\.[0-9]+|[IVX]+(?=\.)|[A-Za-z](?=[.)])"
    r"|#+|=+)[.)]?\s+"
)
# A word that stands before the title of an item, and is no number.
_UNNUMBERED = ("Topic:",)
# Marks of a heading in text for the web with a number behind them, and small pictures before a title.
_WEB_MARK = re.compile(r"^(?:[#=]+\s+(?=[0-9]+[.)]?[0-9]*\s)|[🥅🗣✅⤴]\s)")
_SET = re.compile(r"\*\*|__|//|\^")
_BULLET = re.compile(r"\s*[-•●*]\s+")
# Labels over a list of names may be sections or not.
_OPTIONAL = {
    "present",
    "also present",
    "in attendance",
    "also in attendance",
    "on the call",
    "participants",
    "attendees",
    "attendance",
    "apologies",
    "attending",
    "directors present",
    "directors absent",
    "members present",
    "members absent",
    "senators present",
    "senators absent",
    "staff present",
    "regrets",
}


def plain(text: str) -> str:
    """The words that are to be read: `text` without the marks of its outline."""
    return _MARK.sub("", text.replace("¦", ""))


def outline(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        mark = _MARK.search(line)
        if mark is not None:
            printed, title = _told(line[: mark.start()], line[mark.end() :])
            yield int(mark["level"]), printed.strip(" .#=-•") or None, title.strip(" .:–=")


def _told(before: str, after: str) -> tuple[str, str]:
    """A heading's number and title, from what stands before and after its mark; each may have a cell of its own."""
    first, *others = (_SET.sub("", cell.split(" / ")[0].split("¦")[0]).strip() for cell in after.split("|"))
    before = "" if before.startswith(_UNNUMBERED) else before
    first = _WEB_MARK.sub("", first)
    if others and re.fullmatch(r"[0-9]+\.?", first):
        return first, others[0]
    number = _NUMBER.match(first)
    if number is None:
        return before.strip("| "), first
    return number["after_word"] or number["number"], first[number.end() :]


def without_labels(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row[1] is not None or row[2].casefold() not in _OPTIONAL]


def found(document: Document) -> list[Row]:
    return without_labels((s.level, s.number, s.title) for s in segment(document))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_the_outline_is_as_marked(typed: Typed, file: Path) -> None:
    text = file.read_text("utf-8")
    assert found(typed(plain(text))) == without_labels(outline(text))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_the_outline_of_a_word_file_is_the_same(tmp_path: Path, pieces: Pieces, file: Path) -> None:
    text = file.read_text("utf-8")
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(11)
    for block in blocks(plain(text)):
        _write_word(made, block, pieces)
    made.save(str(tmp_path / "minutes.docx"))
    assert found(read(tmp_path / "minutes.docx")) == without_labels(outline(text))


# What the fonts that every PDF reader has can show.
_PRINTABLE = [file for file in _FILES if not set(file.read_text("utf-8")) & set("ĀāĪī●○🥅")]


@pytest.mark.parametrize("file", _PRINTABLE, ids=lambda file: file.stem)
def test_the_outline_of_a_printed_file_is_the_same(tmp_path: Path, file: Path) -> None:
    text = file.read_text("utf-8")
    made = SimpleDocTemplate(str(tmp_path / "minutes.pdf"), leftMargin=60, rightMargin=60)
    made.build([_printed(block) for block in blocks(plain(text))])
    assert found(read(tmp_path / "minutes.pdf")) == without_labels(outline(text))


def test_many_ways_are_held() -> None:
    assert len(_FILES) > 125
    assert len(_PRINTABLE) > 120


def blocks(text: str) -> Iterator[list[str]]:
    """Each line by itself, or the rows of a table together."""
    for is_table, lines in groupby(text.strip("\n").split("\n"), key=lambda line: line.startswith("|")):
        rows = list(lines)
        yield from [rows] if is_table else ([line] for line in rows)


def cells(row: str) -> list[list[str]]:
    """The paragraphs of each cell of a row."""
    return [[part for part in cell.strip().split(" / ") if part] for cell in row.strip("|").split("|")]


def _write_word(made: WordFile, block: list[str], pieces: Pieces) -> None:
    if not block[0].startswith("|"):
        bullet = _BULLET.match(block[0])
        line = block[0][bullet.end() :] if bullet is not None else block[0]
        _write(made.add_paragraph(style="List Bullet" if bullet is not None else None), line, pieces)
        return
    rows = [cells(row) for row in block]
    table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for column, parts in enumerate(row):
            cell = table.cell(at, column)
            for number, part in enumerate(parts):
                _write(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), part, pieces)


def _write(paragraph: WordParagraph, line: str, pieces: Pieces) -> None:
    paragraph.paragraph_format.left_indent = Pt(6.0 * (len(line) - len(line.lstrip()))) or None
    for piece in pieces(line.strip()):
        run = paragraph.add_run(piece.text)
        run.bold, run.italic, run.underline = piece.bold or None, piece.italic or None, piece.underline or None
        if line.startswith("^"):
            run.font.size = Pt(16)


def _printed(block: list[str]) -> Flowable:
    if not block[0].startswith("|"):
        return _paragraph(block[0])
    rows = [cells(row) for row in block]
    rows = [[*row, *[[]] * (max(map(len, rows)) - len(row))] for row in rows]
    longest = [min(90, max(8, *(len(" ".join(row[at])) for row in rows))) for at in range(len(rows[0]))]
    table = Table(
        [[[_paragraph(part) for part in cell] or "" for cell in row] for row in rows],
        colWidths=[470 * length / sum(longest) for length in longest],
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _paragraph(line: str) -> Paragraph:
    size, words = (16, line[1:]) if line.startswith("^") else (10, line)
    hanging = 14 if _BULLET.match(words) else 0
    markup = escape(words.strip(), quote=False)
    for mark, tag in (("**", "b"), ("__", "u"), ("//", "i")):
        markup = re.sub(rf"{re.escape(mark)}(.+?){re.escape(mark)}", rf"<{tag}>\1</{tag}>", markup)
    style = ParagraphStyle(
        "line",
        fontSize=size,
        leading=1.22 * size,
        leftIndent=6 * (len(words) - len(words.lstrip())) + hanging,
        firstLineIndent=-hanging,
        spaceAfter=5,
    )
    return Paragraph(markup, style)
