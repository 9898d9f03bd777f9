"""Stage 3, actions: tables and logs of actions, and minutes with an action column."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor import dates
from extractor.find import grid
from extractor.find.actions import column, due, headings, owners, status, task
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from models import Action, Line, Span, Table, TableCell

_SENTENCE = 8  # words of a cell that holds more than a number


class _Log(NamedTuple):
    """A table of tasks; `heading` is the heading it stands under, if that says so."""

    grid: Grid
    heading: Span | None


def find(setting: Setting) -> Iterator[Action]:
    """The actions in the document's tables, in order."""
    before: tuple[Table, Grid, bool] | None = None
    for table in setting.document.tables:
        found = list(_read(setting, table, before))
        before = (table, *found[-1]) if found else None
        for rows, is_log in found:
            yield from (
                _log(setting, _Log(rows, headings.over(setting, _start(table))[1]))
                if is_log
                else column.find(setting, rows)
            )


def _start(table: Table) -> int:
    return table.rows[0][0].span.start


def _read(setting: Setting, table: Table, before: tuple[Table, Grid, bool] | None) -> Iterator[tuple[Grid, bool]]:
    """The parts of a table that hold actions, and whether each lists tasks, or is minutes with an action column."""
    kind = headings.over(setting, _start(table))[0]
    read = list(grid.grids(setting.text, table, ("task", "owner")))
    judged = (_judged(setting, part, headed=kind in ("actions", "before")) for part in read)
    yield from (part for part in judged if part is not None)
    if read or grid.has_head(setting.text, table):
        return
    if before and _follows(setting.text, before[0], table):
        yield Grid(before[1].roles, table.rows), before[2]
    elif kind in ("actions", "before") and max(len(row) for row in table.rows) > 1:
        guessed = _guessed(setting, table)
        if guessed:
            yield guessed, True


def _by_content(setting: Setting, read: Grid) -> Grid:
    """`read`, with a column whose head may mean a number ("Minute") taken as talk where it holds sentences."""
    roles = dict(read.roles)
    for number in read.having("ref"):
        words = [len(cell.span.of(setting.text).split()) for row in read.rows for cell in row if cell.column == number]
        if sum(words) > _SENTENCE * max(1, len(words)):
            roles[number] = "text"
    return read._replace(roles=roles)


def _judged(setting: Setting, read: Grid, *, headed: bool) -> tuple[Grid, bool] | None:
    read = _by_content(setting, read)
    roles = set(read.roles.values())
    if "slot" in roles and not roles & {"due", "status"} and not headed:
        return None
    if (
        "task" in roles
        and (roles & {"owner", "due", "status", "date", "ref"} or headed)
        and not _is_beside(setting, read)
    ):
        return _with_dates(read), True
    if "owner" in roles and "text" in roles and (roles & {"due", "status"} or headed) and "task" not in roles:
        return _with_dates(read), True
    if "task" in roles or ("owner" in roles and "text" in roles and column.has_action_head(read)):
        return (read, False) if "text" in roles else None
    return None


def _is_beside(setting: Setting, read: Grid) -> bool:
    """Whether the column headed "Action" stands beside minutes: there is a column of talk, longer than it."""
    if not read.having("text") or (
        "owner" in read.roles.values() and len(read.having("owner")) and "due" in read.roles.values()
    ):
        return False
    return _words(setting.text, read, "text") > 3 * _words(setting.text, read, "task")


def _words(text: str, read: Grid, role: str) -> int:
    columns = read.having(role)
    return sum(len(cell.span.of(text).split()) for row in read.rows for cell in row if cell.column in columns)


def _with_dates(read: Grid) -> Grid:
    """A column headed "Date" is the due date, unless there is another."""
    roles = set(read.roles.values())
    other = "raised" if "due" in roles else "due"
    return read._replace(roles={c: other if role == "date" else role for c, role in read.roles.items()})


def _follows(text: str, one: Table, other: Table) -> bool:
    """Whether a table is the one before it, gone on over the page: nothing between them, and as many columns."""
    gap = text[one.rows[-1][-1].span.end : _start(other)]
    return (
        grid.is_on_next_page(one, other)
        and not gap.strip()
        and max(map(_width, one.rows)) == max(map(_width, other.rows))
    )


def _width(row: tuple[TableCell, ...]) -> int:
    return max(cell.column for cell in row) + 1


def _guessed(setting: Setting, table: Table) -> Grid | None:
    """A table of tasks without a head: the column of the longest texts holds the tasks, the others tell the rest."""
    cells: dict[int, list[TableCell]] = {}
    for row in table.rows:
        for cell in row:
            cells.setdefault(cell.column, []).append(cell)
    length = {c: sum(len(cell.span.of(setting.text).split()) for cell in of) for c, of in cells.items()}
    main = max(length, key=lambda c: length[c])
    roles = {main: "task"} | {c: role for c, of in cells.items() if c != main and (role := _role(setting, of))}
    return Grid(roles, table.rows) if len(roles) > 1 else None


def _role(setting: Setting, cells: list[TableCell]) -> str | None:
    words = [cell.span.of(setting.text) for cell in cells]
    if 2 * sum(1 for w in words if w.strip(" .#").isdigit()) > len(words):
        return "ref"
    if 2 * sum(1 for w in words if any(True for _ in dates.find_dates(w))) > len(words):
        return "due"
    if 2 * sum(1 for cell in cells if owners.only(setting, cell.span)) > len(cells):
        return "owner"
    return "status" if 2 * sum(1 for w in words if len(w.split()) < 5 and status.read(w)) > len(words) else None


def _log(setting: Setting, log: _Log) -> Iterator[Action]:
    for row in log.grid.rows:
        cells = {cell.column: cell for cell in row if cell.span.of(setting.text).strip()}
        if not _is_head(setting.text, cells):
            yield from _row(setting, log, cells)


def _is_head(text: str, cells: dict[int, TableCell]) -> bool:
    """Whether a row is the head again, as on every page."""
    return len(cells) > 1 and all(grid.heading(cell.span.of(text)) for cell in cells.values())


def _row(setting: Setting, log: _Log, cells: dict[int, TableCell]) -> Iterator[Action]:
    main, who = _main(setting, log.grid, cells)
    if main is None:
        return
    told = _cell(log.grid, cells, "status")
    state = status.read(told.span.of(setting.text)) if told else None
    when, ref, raised = (_cell(log.grid, cells, role) for role in ("due", "ref", "raised"))
    dated = due.cell(setting, when.span) if when else None
    tasks = list(task.split(setting, list(grid.paragraphs(setting.text, main))))
    for (span, lines), of in zip(tasks, _shares(setting, tasks, who), strict=True):
        found = task.action(
            setting,
            span,
            "action-table",
            task.Beside(
                who=of,
                when=dated,
                state=state or (status.read(dated.span.of(setting.text)) if dated and dated.value is None else None),
                told=tuple(cell.span for cell in (raised, ref) if cell),
                ref=ref.span.of(setting.text).strip(" .") if ref else None,
                carried_from=raised.span.of(setting.text) if raised else None,
                lines=lines,
            ),
        )
        if found is not None:
            yield found


def _main(setting: Setting, read: Grid, cells: dict[int, TableCell]) -> tuple[TableCell | None, TableCell | None]:
    """The cell of the task and the cell of its owner; where the two columns are confused, by what they hold."""
    tasks = [cells[c] for role in ("task", "text") for c in read.having(role) if c in cells]
    main = tasks[0] if tasks else None
    who = _cell(read, cells, "owner")
    if main and who and owners.only(setting, main.span) and not owners.only(setting, who.span):
        return who, main
    return main, who


def _cell(read: Grid, cells: dict[int, TableCell], role: str) -> TableCell | None:
    return next((cells[c] for c in read.having(role) if c in cells), None)


def _shares(
    setting: Setting, tasks: list[tuple[Span, tuple[Line, ...]]], who: TableCell | None
) -> list[tuple[Span, ...]]:
    """Whose each task of a row is: line by line if there are as many lines of owners as tasks, else all of them."""
    if who is None:
        return [()] * len(tasks)
    lines = [owners.cell(setting, span) for span, _ in grid.paragraphs(setting.text, who)]
    if len(tasks) > 1 and len(lines) == len(tasks):
        return lines
    return [owners.cell(setting, who.span)] * len(tasks)
