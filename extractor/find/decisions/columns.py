"""Stage 3, decisions: tables with a column that says in a word or two what became of each matter."""

import re
from collections.abc import Iterator

from extractor import rules
from extractor.find.decisions import tables
from extractor.late import late
from models import Decision, Document, Span, Table, TableCell

_MOST = 6  # words: more tell by themselves what was decided
_LETTERS = re.compile(r"[^\W\d_]{3}")
_REFERENCE = re.compile(r"[0-9]{2,4}/[0-9]{3,}")  # of a planning application: others decide it


def find(document: Document) -> Iterator[Decision]:
    """The decisions told by a cell below "Outcome" or the like, each with the matter that heads its row.

    Tables of motions are read apart.
    """
    of_motions = list(tables.spans(document))
    for table in document.tables:
        column = _column(document.text, table)
        if column is not None and not any(span.touches(table.rows[0][0].span) for span in of_motions):
            yield from (one for row in table.rows[1:] for one in _decision(document.text, row, column))


def _column(text: str, table: Table) -> int | None:
    """The column headed as what became of each matter, with another before it."""
    heads = rules.words("decisions", "heads-of-outcomes").words
    at = (cell.column for cell in table.rows[0] if _words(text, cell).casefold().strip(" :") in heads)
    return next((column for column in at if column > table.rows[0][0].column), None)


def _decision(text: str, row: tuple[TableCell, ...], column: int) -> Iterator[Decision]:
    told = next((cell for cell in row if cell.column == column), None)
    before = [cell for cell in row if cell.column < column]
    matter = next((cell for cell in before if _LETTERS.search(cell.span.of(text))), None)
    if told is None or matter is None or not _is_outcome(_words(text, told)):
        return
    if any(_REFERENCE.search(cell.span.of(text)) for cell in before):
        return
    yield Decision(
        span=Span(start=matter.span.start, end=told.span.end),
        quotes=(matter.span, told.span),
        rule="outcome-cell",
        text=f"{_words(text, matter)} {_words(text, told)}",
        outcome=tables.outcome(_words(text, told), voted=False),
    )


def _is_outcome(words: str) -> bool:
    expression = late(rules.rule("decisions", "outcome-cell").regex or "(?!)")
    return len(words.split()) <= _MOST and expression.search(words) is not None


def _words(text: str, cell: TableCell) -> str:
    return " ".join(cell.span.of(text).split())
