"""Stage 3, actions: the rows of a log, each a task with what the other columns tell of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.find import grid, items
from extractor.find.actions import due, headings, naming, status, task
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from extractor.late import late
from models import Action, Line, Span, TableCell
from models.minutes import ActionStatus

_NUMBERED = late(r"(?P<ref>(?:[A-Z]{1,3}[-/]?)?[0-9]{1,4}(?:[./-][0-9]{1,4})*)[.):]?\s+(?=[A-Z])")
_BAND = 8  # words of a row that heads those below it
_Tasks = list[tuple[Span, tuple[Line, ...]]]


class _Row(NamedTuple):
    """The cells of one task by what they tell; `owns` is that of the owner, `state` what the band above says.

    `is_old` says that it was set at an earlier meeting.
    """

    main: TableCell
    owns: TableCell | None
    told: dict[str, TableCell]
    state: ActionStatus | None
    is_numbered: bool
    is_old: bool


def find(setting: Setting, read: Grid, heading: Span | None) -> Iterator[Action]:
    """The actions of a log below `heading`, row by row."""
    title = items.without_mark(setting.text, heading).of(setting.text) if heading else ""
    state, is_before = status.of_heading(title), headings.sort(title) == "before"
    is_numbered = _is_numbered(setting, read)
    held: TableCell | None = None
    above: dict[int, TableCell] = {}
    for row in read.rows:
        cells = {cell.column: cell for cell in row if cell.span.of(setting.text).strip()}
        again = {c for c in (*read.having("owner"), *read.having("due")) if c in cells and c in above}
        cells |= {c: above[c] for c in again if grid.is_ditto(cells[c].span.of(setting.text))}
        above |= cells
        if _is_head(setting.text, cells):
            continue
        if _is_band(setting, read, list(cells.values())):
            state = status.of_heading(next(iter(cells.values())).span.of(setting.text))
            continue
        main, owns = _main(setting, read, cells)
        if main is not None:
            told = _told(setting.text, read, cells)
            held = owns or (held if _is_grouped(read) else None)
            is_old = is_before or state is not None or "raised" in told
            yield from _tasks(setting, _Row(main, held, told, state, is_numbered, is_old))


def _is_grouped(read: Grid) -> bool:
    """Whether the owners stand before their tasks, so that one may own the rows below that name none."""
    return bool(read.having("owner") and read.having("task")) and read.having("owner")[0] < read.having("task")[0]


def _is_numbered(setting: Setting, read: Grid) -> bool:
    """Whether each task begins with its number, there being no column of numbers."""
    if read.having("ref"):
        return False
    mains = [main for row in read.rows if (main := _main(setting, read, {cell.column: cell for cell in row})[0])]
    return len(mains) > 1 and all(_NUMBERED.match(main.span.of(setting.text)) for main in mains)


def _is_head(text: str, cells: dict[int, TableCell]) -> bool:
    """Whether a row is the head again, as on every page."""
    return len(cells) > 1 and all(grid.heading(cell.span.of(text)) for cell in cells.values())


def _is_band(setting: Setting, read: Grid, cells: list[TableCell]) -> bool:
    """Whether a row is a heading over those below it: a cell alone that says so, or that stands in no task's column."""
    words = cells[0].span.of(setting.text) if len(cells) == 1 else ""
    if not words or len(words.split()) > _BAND:
        return False
    is_set_apart = words.isupper() or all(line.is_bold for line in cells[0].lines)
    is_task = cells[0].column in read.having("task") or task.is_task(setting, cells[0].span)
    return headings.sort(words) is not None or (is_set_apart and not is_task)


def _tasks(setting: Setting, row: _Row) -> Iterator[Action]:
    """The tasks of one row: a cell may hold several."""
    lines = len(list(grid.paragraphs(setting.text, row.owns))) if row.owns else 0
    tasks = list(task.split(setting, list(grid.paragraphs(setting.text, row.main)), owned=lines))
    dated = _dates(setting, tasks, row)
    for (span, of), who, when in zip(tasks, _shares(setting, tasks, row.owns), dated, strict=True):
        number = _NUMBERED.match(span.of(setting.text)) if row.is_numbered else None
        ref = _ref(row, span, number)
        words = Span(start=span.start + number.end(), end=span.end) if number else span
        raised = row.told.get("raised")
        beside = task.Beside(
            who=who,
            when=when,
            state=_state(setting, row, words, when),
            told=tuple(told for told in (raised.span if raised else None, ref, *_reports(row)) if told),
            ref=ref.of(setting.text).strip(" .") if ref else None,
            carried_from=raised.span.of(setting.text) if raised else None,
            lines=of,
        )
        found = task.action(setting, words, "action-table", beside)
        if found is not None:
            yield found


def _reports(row: _Row) -> tuple[Span, ...]:
    """The cells of a row that tell how far its task is."""
    return tuple(row.told[role].span for role in ("status", "done") if role in row.told)


def _ref(row: _Row, span: Span, number: re.Match[str] | None) -> Span | None:
    if number is not None:
        return Span(start=span.start + number.start("ref"), end=span.start + number.end("ref"))
    return row.told["ref"].span if "ref" in row.told else None


def _state(setting: Setting, row: _Row, words: Span, when: due.Due | None) -> ActionStatus | None:
    """How far a task is: as its column says, the words in its due column, a mark on it, or the heading over it."""
    text = setting.text
    state = status.of_cell(_words(setting, row, "status")) or status.of_done(_words(setting, row, "done"))
    if state is None and when is not None and when.value is None:
        state = status.read(when.span.of(text))
    return state or (None if status.is_told(text, words) else row.state)


def _main(setting: Setting, read: Grid, cells: dict[int, TableCell]) -> tuple[TableCell | None, TableCell | None]:
    """The cell of the task and the cell of its owner; where the two columns are confused, by what they hold."""
    who = _cell(read, cells, "owner")
    roles = ("task", "text") if who or not read.having("task") else ("task",)
    main = next((cells[c] for role in roles for c in read.having(role) if c in cells), None)
    if main and who and naming.only(setting, main.span) and not naming.only(setting, who.span):
        return who, main
    return main, who


def _cell(read: Grid, cells: dict[int, TableCell], role: str) -> TableCell | None:
    return next((cells[c] for c in read.having(role) if c in cells), None)


def _told(text: str, read: Grid, cells: dict[int, TableCell]) -> dict[str, TableCell]:
    """The cells of a row by what they tell; of several that tell how far the task is, the first that says it in words.

    A colour does where none has words: a task on time is green before it is done.
    """
    told = {role: cell for role in set(read.roles.values()) if (cell := _cell(read, cells, role))}
    states = [cells[c] for c in read.having("status") if c in cells]
    telling = [cell for cell in states if status.of_cell(cell.span.of(text))]
    said = min(telling, key=lambda cell: status.is_colour(cell.span.of(text)), default=None)
    return told | ({"status": said} if said else {})


def _shares(setting: Setting, tasks: _Tasks, who: TableCell | None) -> list[tuple[Span, ...]]:
    """Whose each task of a row is: line by line if there are as many lines of owners as tasks, else all of them."""
    if who is None:
        return [()] * len(tasks)
    lines = [naming.cell(setting, span) for span, _ in grid.paragraphs(setting.text, who)]
    if len(tasks) > 1 and len(lines) == len(tasks):
        return lines
    return [naming.cell(setting, who.span)] * len(tasks)


def _dates(setting: Setting, tasks: _Tasks, row: _Row) -> list[due.Due | None]:
    """When each task of a row is due: line by line if there are as many lines, else all alike."""
    when = row.told.get("due")
    if when is None:
        return [None] * len(tasks)
    done = status.of_cell(_words(setting, row, "status")) or status.of_done(_words(setting, row, "done"))
    is_old = row.is_old or done == "closed"
    lines = [due.cell(setting, span, is_old=is_old) for span, _ in grid.paragraphs(setting.text, when)]
    if len(tasks) > 1 and len(lines) == len(tasks):
        return lines
    return [due.cell(setting, when.span, is_old=is_old)] * len(tasks)


def _words(setting: Setting, row: _Row, role: str) -> str:
    return row.told[role].span.of(setting.text) if role in row.told else ""
