"""The lines of a head that make its title."""

import re
from collections.abc import Iterator

from extractor import rules
from extractor.dates import find_dates
from extractor.find.meeting.labels import LEADING, folded, labels, list_labels
from extractor.late import late
from models import Cell, Document, Paragraph

_OF_DOCUMENT = frozenset({"minutes", "notes", "meeting minutes", "meeting notes"})
_LONG = 45
_AGENDA = late(r"(?:(?:the\s+|meeting\s+|proposed\s+)?agenda(?:\s+items)?|order\s+of\s+business)\W*$", re.IGNORECASE)
_FIRST = late(r"1[.)]\s")
_OVER = late(r"\b(?:meeting|minutes)\b[^:]*$", re.IGNORECASE)
_BULLET = late(r"[•●○▪◦■□\uf000-\uf0ff]|[-*o]\s")


def title_lines(document: Document, paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """The lines before the first list of names, long sentence or agenda; fields and cells of tables are passed over."""
    wide = {(table.number, row[0].row) for table in document.tables for row in table.rows if len(row) > 1}
    letterheads = set(_letterheads(document))
    for at, paragraph in enumerate(paragraphs):
        words, cell = paragraph.span.of(document.text), paragraph.first.cell
        if list_labels().match(words) or len(words.split()) > _LONG or _is_list(document, paragraphs[: at + 1]):
            return
        if _BULLET.match(words):
            continue
        label = labels().match(LEADING.sub("", words))
        is_apart = cell is None or (cell.table, cell.row) not in wide or cell.table in letterheads
        if (is_apart or _is_over_table(words, cell)) and (label is None or is_of_body(words)):
            yield paragraph


def _is_list(document: Document, lines: tuple[Paragraph, ...]) -> bool:
    """Whether the last of `lines` begins a list: it is the first item, or the day stands above and it says agenda."""
    *above, last = (line.span.of(document.text) for line in lines)
    is_agenda = _AGENDA.match(last) is not None and any(any(find_dates(words)) for words in above)
    return bool(above) and (is_agenda or _FIRST.match(last) is not None)


def _letterheads(document: Document) -> Iterator[int]:
    """The tables of one row in a cell of which a line says that these are minutes: a letterhead and its title."""
    for table in document.tables:
        lines = (line for row in table.rows for cell in row for line in cell.span.of(document.text).splitlines())
        if len(table.rows) == 1 and any(_OVER.search(line) for line in lines):
            yield table.number


def _is_over_table(words: str, cell: Cell | None) -> bool:
    """Whether the first cell of a table is a title over it: "Harbour Board Meeting Minutes"."""
    return cell is not None and (cell.row, cell.column) == (0, 0) and _OVER.search(words) is not None


def is_of_body(words: str) -> bool:
    """Whether a line such as "Minutes: Harbour Board" names who met, not who took the minutes."""
    first, colon, rest = words.partition(":")
    known = rules.words("meeting", "bodies").words
    is_title = bool(colon) and folded(first) in _OF_DOCUMENT
    return is_title and any(word.casefold() in known for word in re.findall(r"\w+", rest))
