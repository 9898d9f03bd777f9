"""Stage 3, actions: tables that no head tells to be of tasks, but their cells do, row by row."""

from itertools import pairwise

from extractor.find.actions import due, naming, status, task
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from extractor.late import late
from models import Table, TableCell

_NUMBER = late(r"[A-Za-z]{0,4}[ ./-]?[0-9]+(?:[./-][0-9]+)*[a-z]?[.)]?")
_LAST = late(r"(?<=[./-])[0-9]+$")  # the part of a number that counts
_STATE = 4  # words of a cell that is no more than a state
_ROWS = 2  # rows of a table of tasks that nothing but its cells tell to be one
_TASK = 3  # words of a task
_HEAD = 2  # words of a cell of a head


def told(setting: Setting, table: Table) -> Grid | None:
    """A table whose head, if it has one, tells nothing: who is to do what, as row by row its cells show; else None.

    A column of owners stands beside one of tasks. A single row is one of tasks if a day stands in it as well.
    """
    rows = [row for row in table.rows if len(row) > 1]
    columns = sorted({cell.column for row in rows for cell in row})
    held = {c: [cell for row in rows for cell in row if cell.column == c and _said(setting, cell)] for c in columns}
    who = next((c for c in columns if _name_most(setting, held[c], len(rows))), None)
    what = next((c for c in columns if c != who and are_tasks(setting, held[c])), None) if who is not None else None
    if who is None or what is None or not len(held[what]) <= 2 * len(held[who]) <= 4 * len(held[what]):
        return None
    when = next((c for c in columns if c not in (who, what) and _are_days(setting, held[c])), None)
    if when is None and len(rows) < _ROWS:
        return None
    roles = {who: "owner", what: "task"} | ({when: "due"} if when is not None else {})
    roles |= {c: role for c in columns if c not in roles and (role := beside(setting, held[c]))}
    kept = tuple(
        row for row in rows if not _is_head(setting, row, who) and not (row is rows[0] and _is_short(setting, row))
    )
    return Grid(roles, kept)


def _said(setting: Setting, cell: TableCell) -> bool:
    return any(sign.isalnum() for sign in cell.span.of(setting.text))


def _name_most(setting: Setting, cells: list[TableCell], rows: int) -> bool:
    """Whether the cells, one of which may be a head, hold nothing but owners."""
    whose: list[TableCell] = []
    for read, cell in enumerate(cells, start=1):
        if _is_owner(setting, cell):
            whose.append(cell)
        elif read - len(whose) > (rows > _ROWS):
            return False  # the cells behind need no look
    present = [cell for cell in whose if any(named.touches(cell.span) for named in setting.attendance)]
    return len(whose) > 2 * len(present)


def _is_owner(setting: Setting, cell: TableCell) -> bool:
    """Whether a cell is nothing but owners, surely: people known, or one word such as "All"."""
    is_word = len(cell.span.of(setting.text).split()) == 1
    return bool(naming.label(setting, cell.span) or (is_word and naming.only(setting, cell.span)))


def beside(setting: Setting, cells: list[TableCell]) -> str | None:
    """What a column tells that stands beside tasks: their numbers, or how far they are."""
    words = [cell.span.of(setting.text).strip() for cell in cells]
    if words and all(_NUMBER.fullmatch(one) for one in words):
        return "ref"
    told = [one for one in words if len(one.split()) <= _STATE and status.read(one)]
    return "status" if len(told) >= _ROWS and 3 * len(told) >= len(words) else None


def _are_days(setting: Setting, cells: list[TableCell]) -> bool:
    if _count([cell.span.of(setting.text) for cell in cells]):
        return False
    dated = [when for cell in cells if (when := due.cell(setting, cell.span)) is not None and when.value]
    return bool(dated) and 2 * len(dated) > len(cells)


def _count(words: list[str]) -> bool:
    """Whether numbers that may look like days count row by row: "03.22.01", "03.22.02"."""
    last = [int(found.group()) for one in words if (found := _LAST.search(one))]
    steps = sum(after == before + 1 for before, after in pairwise(last))
    return steps > 0 and 2 * steps >= len(last) - 1


def _is_head(setting: Setting, row: tuple[TableCell, ...], who: int) -> bool:
    is_none = any(cell.column == who and not _is_owner(setting, cell) and _said(setting, cell) for cell in row)
    return is_none and not any(task.is_task(setting, cell.span) for cell in row)


def _is_short(setting: Setting, row: tuple[TableCell, ...]) -> bool:
    """Whether the cells of a first row are single words and none of them a task: a head of words of its own."""
    words = [cell.span.of(setting.text).split() for cell in row]
    return all(len(told) <= _HEAD for told in words) and not any(task.is_task(setting, cell.span) for cell in row)


def are_tasks(setting: Setting, cells: list[TableCell]) -> bool:
    """Whether at least half of the cells read as tasks, as a column of owners or of talk does not."""
    told = [cell for cell in cells if len(cell.span.of(setting.text).split()) >= _TASK]
    tasks = [cell for cell in told if task.is_task(setting, cell.span)]
    return bool(tasks) and 2 * len(told) >= len(cells) and 2 * len(tasks) >= len(told)
