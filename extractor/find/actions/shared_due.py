"""Stage 3, actions: a day told once for all tasks of a list: "To be done by 2 July:", a column "By 2 July"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractor.find.actions import due, headings
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting, compiled
from models import Action, Paragraph, Span

_LONGEST = 16  # words of a line over a list
_SENTENCE = re.compile(r"[.!?;]\s*$")


def with_shared(actions: Sequence[Action], setting: Setting) -> Iterator[Action]:
    """The actions, those without a time of their own with the one that stands over their list, if one does.

    It is told by the line over the list, by the heading over it, or by the head of a column of its table.
    """
    paragraphs = setting.document.paragraphs
    starts = [paragraph.span.start for paragraph in paragraphs]
    taken = {bisect_right(starts, action.span.start) - 1 for action in actions if action.marked}
    for action in actions:
        is_open = action.marked and action.due_text is None and action.status != "closed"
        at = bisect_right(starts, action.span.start) - 1
        found = _over(at, taken, paragraphs, setting) if is_open and at >= 0 else None
        yield _due_by(action, found, setting.text) if found is not None else action


def _over(at: int, taken: set[int], paragraphs: Sequence[Paragraph], setting: Setting) -> Due | None:
    """The time told over the list of the paragraph `at`."""
    if paragraphs[at].first.cell is not None:
        cells = _heads(at, paragraphs)
        above = cells[0] - 1 if cells else -1
        held = [paragraphs[cell].span for cell in cells]
    else:
        above, held = at - 1, []
        while above in taken:
            above -= 1
    lines = [*held, *([paragraphs[above].span] if above >= 0 and paragraphs[above].first.cell is None else [])]
    _, heading = headings.over(setting, paragraphs[at].span.start)
    lines += [heading] if heading is not None and heading not in lines else []
    return next((found for line in lines if (found := _told(line, setting)) is not None), None)


def _heads(at: int, paragraphs: Sequence[Paragraph]) -> list[int]:
    """The paragraphs of the first row of the table in which the paragraph `at` stands, if that is another row."""
    first = at
    while first and _table(paragraphs[first - 1]) == _table(paragraphs[at]):
        first -= 1
    return [n for n in range(first, at) if _row(paragraphs[n]) == _row(paragraphs[first]) != _row(paragraphs[at])]


def _table(paragraph: Paragraph) -> int | None:
    return paragraph.first.cell.table if paragraph.first.cell is not None else None


def _row(paragraph: Paragraph) -> int | None:
    return paragraph.first.cell.row if paragraph.first.cell is not None else None


def _told(line: Span, setting: Setting) -> Due | None:
    """The day by which a line over a list says that its tasks are due, if it lies ahead of the meeting."""
    words = line.of(setting.text)
    if len(words.split()) > _LONGEST or headings.sort(words) == "before":
        return None
    if not compiled("actions_due", "due-of-list").search(words):
        return None
    if _SENTENCE.search(words) and not compiled("actions_due", "sentence-over-list").search(words):
        return None
    found = due.find(setting, line)
    if found is None or found.value is None or setting.date is None:
        return None
    return found if found.value >= setting.date[: len(found.value)] else None


def _due_by(action: Action, found: Due, text: str) -> Action:
    quotes = tuple(sorted({*action.stretches(), found.span}, key=lambda span: (span.start, span.end)))
    return action.model_copy(update={"due": found.value, "due_text": found.span.of(text), "quotes": quotes})
