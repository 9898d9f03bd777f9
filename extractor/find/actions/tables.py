"""Stage 3, actions: tables of actions, and minutes with an action column."""

from collections.abc import Iterator

from extractor.find import grid
from extractor.find.actions import by_rows, column, columns, headings, log, weighing
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from models import Action, Table, TableCell

_PROGRESS = frozenset({"due", "status", "done"})  # what only a table of tasks tells
_TALK = 6  # words of an item at least, on the whole
_FOOT = 6  # lines of the foot of a page, with the breaks around it
_BESIDE = _PROGRESS | {"owner", "date", "ref"}


def find(setting: Setting) -> Iterator[Action]:
    """The actions in the document's tables, in order."""
    before: tuple[Table, Grid, bool] | None = None
    for table in setting.document.tables:
        found = list(_read(setting, table, before))
        before = (table, *found[-1]) if found else None
        for rows, is_log in found:
            yield from weighing.are_tasks(
                log.find(setting, rows, headings.over(setting, _start(table))[1])
                if is_log
                else column.find(setting, rows)
            )


def _start(table: Table) -> int:
    return table.rows[0][0].span.start


def _read(setting: Setting, table: Table, before: tuple[Table, Grid, bool] | None) -> Iterator[tuple[Grid, bool]]:
    """The parts of a table that hold actions, and whether each lists tasks, or is minutes with an action column."""
    alone = columns.headed_alone(setting.text, table)
    if alone is not None and len(table.rows) > 1:
        yield alone, False
        return
    table, title = _without_title(setting.text, table)
    kind = title or headings.over(setting, _start(table))[0]
    read = list(grid.grids(setting.text, table, ("task", "owner"))) or list(columns.upright(setting.text, table))
    judged = (_judged(setting, part, headed=kind in ("actions", "before")) for part in read)
    yield from (part for part in judged if part is not None)
    if not read and (found := _without_head(setting, table, before, kind)):
        yield found


def _without_head(
    setting: Setting, table: Table, before: tuple[Table, Grid, bool] | None, kind: headings.Sort | None
) -> tuple[Grid, bool] | None:
    """What a table is that no head tells to hold actions, and whether it lists tasks; None if it holds none."""
    is_bare = not grid.has_head(setting.text, table)
    if is_bare and before and _follows(setting.text, before[0], table):
        return Grid(before[1].roles, table.rows), before[2]
    is_under = is_bare and kind in ("actions", "before") and max(len(row) for row in table.rows) > 1
    told, guessed = by_rows.told(setting, table), columns.guessed(setting, table) if is_under else None
    if guessed and (told is None or len(told.roles) < len(guessed.roles)):
        return guessed, True
    owned = columns.owned(setting, table) if is_bare and not is_under and told is None else None
    return (told, True) if told else (owned, False) if owned else None


def _without_title(text: str, table: Table) -> tuple[Table, headings.Sort | None]:
    """`table` without a first row that is a heading of actions over all of it, and what that says."""
    first = [cell for cell in table.rows[0] if cell.span.of(text).strip()]
    is_over = len(first) == 1 and first[0].column == 0
    is_alone = is_over and len(table.rows) > 1 and max(len(row) for row in table.rows) > 1
    title = headings.sort(first[0].span.of(text)) if is_alone else None
    return (table.model_copy(update={"rows": table.rows[1:]}), title) if title else (table, None)


def _judged(setting: Setting, read: Grid, *, headed: bool) -> tuple[Grid, bool] | None:
    read = columns.by_content(setting, read)
    roles = set(read.roles.values())
    if "slot" in roles and not roles & _PROGRESS and not headed:
        return None
    if "task" in roles and (roles & _BESIDE or headed) and not _is_beside(setting, read):
        return columns.with_dates(setting, _without_items(read)), True
    if "owner" in roles and "text" in roles and (roles & _PROGRESS or headed) and "task" not in roles:
        return columns.with_dates(setting, read), headed or not _is_of_talk(setting, read)
    if "task" in roles or ("owner" in roles and "text" in roles and column.has_action_head(read)):
        return (read, False) if "text" in roles else None
    return None


def _without_items(read: Grid) -> Grid:
    """A table of minutes with its tasks, whose numbers are those of its items and not of tasks; else as it is."""
    is_of_items = read.having("text") and not read.having("owner")
    return read._replace(roles={c: role for c, role in read.roles.items() if not is_of_items or role != "ref"})


def _is_beside(setting: Setting, read: Grid) -> bool:
    """Whether the column headed "Action" stands beside minutes: a column of talk, longer than it, and none of days."""
    if not read.having("text") or read.having("due"):
        return False
    return _words(setting.text, read, "text") > 3 * _words(setting.text, read, "task")


def _is_of_talk(setting: Setting, read: Grid) -> bool:
    """Whether a table with owners and days is minutes: items told at length, some of them nobody's task."""
    cells = [{cell.column: cell for cell in row if cell.span.of(setting.text).strip()} for row in read.rows]
    beside = {*read.having("owner"), *read.having("due"), *read.having("status"), *read.having("done")}
    said = [row for row in cells if any(column in row for column in read.having("text"))]
    alone = [row for row in said if beside.isdisjoint(row)]
    return len(alone) > 1 and _words(setting.text, read, "text") > _TALK * len(said)


def _words(text: str, read: Grid, role: str) -> int:
    columns = read.having(role)
    return sum(len(cell.span.of(text).split()) for row in read.rows for cell in row if cell.column in columns)


def _follows(text: str, one: Table, other: Table) -> bool:
    """Whether a table is the one before it, gone on over the page: as many columns, a page's foot at most between."""
    gap = text[one.rows[-1][-1].span.end : _start(other)]
    return (
        grid.is_on_next_page(one, other)
        and not gap.rpartition("\f")[2].strip()
        and len(gap.split("\n")) <= _FOOT
        and max(map(_width, one.rows)) == max(map(_width, other.rows))
    )


def _width(row: tuple[TableCell, ...]) -> int:
    return max(cell.column for cell in row) + 1
