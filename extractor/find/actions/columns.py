"""Stage 3, actions: what the columns of a table of tasks are for, where the head alone does not tell."""

import re
from collections.abc import Iterator

from extractor import dates, language
from extractor.find import grid
from extractor.find.actions import by_rows, calendar, due, naming, status, task
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from extractor.late import late
from models import Span, Table, TableCell

_AGREED = late(
    r"(?:It was |The (?:board|committee|council|group|meeting|members) )?(?:all |unanimously )*agreed to\b",
    re.IGNORECASE,
)
_FEWEST = 3  # rows with owners in minutes that have a column for them
_NUMBER = late(r"#?[A-Za-z]{0,3}[-.]?[0-9]+(?:[./-][0-9]+)*[a-z]?[.)]?")
_SOME = 0.6  # the share of rows beside which owners stand, where they are no leads of the items
_HEADED = 2  # columns with heads beside the talk that has none
_SENTENCE = 8  # words of a cell that holds more than a number
_BESIDE = frozenset({"owner", "due", "status", "done"})


def by_content(setting: Setting, read: Grid) -> Grid:
    """`read`, with a column whose head may mean two things taken by what it holds.

    One headed as a number ("Minute") that holds sentences is talk, one of talk ("Item") that holds numbers is of those;
    one headed "By" that holds names and no dates owns.
    """
    roles = dict(read.roles) | dict(_numbered(setting, read))
    if (talk := _headless_talk(setting.text, read)) is not None:
        roles[talk] = "text"
    for number in read.having("owner") if "task" not in roles.values() else ():
        if by_rows.are_tasks(setting, _cells(setting.text, read, number)):
            roles[number] = "task"
    if "task" in roles.values() and len(tasks := [c for c, role in roles.items() if role == "task"]) > 1:
        talk = max(tasks, key=lambda c: sum(len(x.span.of(setting.text)) for x in _cells(setting.text, read, c)))
        roles[talk] = "task" if by_rows.are_tasks(setting, _cells(setting.text, read, talk)) else "text"
    for number in read.having("due") if "owner" not in roles.values() else ():
        if _are_owners(setting, _cells(setting.text, read, number)):
            roles[number] = "owner"
    return read._replace(roles=roles | _without_heads(setting, read, roles))


def _numbered(setting: Setting, read: Grid) -> Iterator[tuple[int, str]]:
    """The columns headed as numbers that hold sentences, and one of several headed as talk that holds numbers."""
    for number in read.having("ref"):
        words = [len(cell.span.of(setting.text).split()) for cell in _cells(setting.text, read, number)]
        if sum(words) > _SENTENCE * max(1, len(words)):
            yield number, "text"
    for number in read.having("text") if len(read.having("text")) > 1 else ():
        if all(_NUMBER.fullmatch(cell.span.of(setting.text).strip()) for cell in _cells(setting.text, read, number)):
            yield number, "ref"


def _without_heads(setting: Setting, read: Grid, roles: dict[int, str]) -> dict[int, str]:
    """What the columns without a head tell beside those of tasks and owners, by what they hold."""
    if not {"task", "owner"} <= set(roles.values()):
        return {}
    others = {cell.column for row in read.rows for cell in row} - set(roles)
    told = {c: role for c in others if (role := by_rows.beside(setting, _cells(setting.text, read, c)))}
    return {c: role for c, role in told.items() if role not in roles.values()}


def _headless_talk(text: str, read: Grid) -> int | None:
    """The column without a head that has more words than those with one: the minutes themselves; None if there is none.

    A column of numbers or titles and one of actions or owners have heads beside it.
    """
    if not set(read.roles.values()) <= {"ref", "task", "text", "owner"} or len(read.roles) != _HEADED:
        return None
    length: dict[int, int] = {}
    for cell in (cell for row in read.rows for cell in row):
        length[cell.column] = length.get(cell.column, 0) + len(cell.span.of(text))
    longest = max(length, key=lambda column: length[column], default=0)
    return longest if longest not in read.roles else None


def _cells(text: str, read: Grid, column: int) -> list[TableCell]:
    """The cells of a column that hold something."""
    return [cell for row in read.rows for cell in row if cell.column == column and cell.span.of(text).strip()]


def _are_owners(setting: Setting, cells: list[TableCell]) -> bool:
    """Whether most of the cells hold nothing but owners, and none a date."""
    if any(when is not None and when.value for when in (due.cell(setting, cell.span) for cell in cells)):
        return False
    return 2 * sum(1 for cell in cells if naming.only(setting, cell.span)) > len(cells)


def with_dates(setting: Setting, read: Grid) -> Grid:
    """A column headed "Date" is the due date, unless there is another, or most of its days are gone by."""
    roles = set(read.roles.values())
    days = [cell.span.of(setting.text) for c in read.having("date") for cell in _cells(setting.text, read, c)]
    values = [value for words in days if (value := calendar.resolve(words, setting, is_old=True))]
    gone = [value for value in values if setting.date is not None and value < setting.date[: len(value)]]
    other = "raised" if "due" in roles or 2 * len(gone) > len(values) else "due"
    return read._replace(roles={c: other if role == "date" else role for c, role in read.roles.items()})


def guessed(setting: Setting, table: Table) -> Grid | None:
    """A table of tasks without a head: the column of the longest texts holds the tasks, the others tell the rest."""
    cells: dict[int, list[TableCell]] = {}
    for row in table.rows:
        for cell in row:
            cells.setdefault(cell.column, []).append(cell)
    length = {c: sum(len(cell.span.of(setting.text).split()) for cell in of) for c, of in cells.items()}
    main = max(length, key=lambda c: length[c])
    roles = {main: "task"} | {c: role for c, of in cells.items() if c != main and (role := _role(setting, of))}
    return Grid(roles, table.rows) if len(roles) > 1 else None


def headed_alone(text: str, table: Table) -> Grid | None:
    """Minutes whose first row says nothing but what the last column is for ("Action"); else None."""
    last = max(cell.column for row in table.rows for cell in row)
    said = [cell for cell in table.rows[0] if cell.span.of(text).strip()]
    role = grid.heading(said[0].span.of(text)) if len(said) == 1 and said[0].column == last > 0 else None
    if role not in ("task", "owner"):
        return None
    length = [0] * last
    for cell in (cell for row in table.rows[1:] for cell in row if cell.column < last):
        length[cell.column] += cell.span.end - cell.span.start
    return Grid({length.index(max(length)): "text", last: role}, table.rows[1:])


def owned(setting: Setting, table: Table) -> Grid | None:
    """Minutes without a head whose last column holds nothing but tasks, or owners of what stands beside; else None.

    Where most rows have somebody, it may be those who lead the items: there must be tasks in what stands beside them.
    """
    last = max(cell.column for row in table.rows for cell in row)
    whose = [row[-1] for row in table.rows if row[-1].column == last and row[-1].span.of(setting.text).strip()]
    if last == 0 or len(whose) < _FEWEST:
        return None
    is_of_tasks = by_rows.are_tasks(setting, whose)
    if not is_of_tasks and not all(naming.label(setting, cell.span) for cell in whose):
        return None
    beside = {row[-1].row: row[:-1] for row in table.rows if row[-1] in whose}
    talk = [max(cells, key=lambda cell: cell.span.end - cell.span.start) for cells in beside.values() if cells]
    tasks = [cell for cell in talk if _holds_task(setting, cell)]
    is_lead = len(whose) > _SOME * sum(len(row) > 1 for row in table.rows)
    if is_of_tasks:
        return Grid({talk[0].column: "text", last: "task"}, table.rows) if talk and not is_lead else None
    if len(talk) < len(whose) or (is_lead and 2 * len(tasks) < len(talk)):
        return None
    return Grid({talk[0].column: "text", last: "owner"}, table.rows)


def _holds_task(setting: Setting, cell: TableCell) -> bool:
    said = language.sentences(cell.span.of(setting.text))
    spans = (Span(start=cell.span.start + one.start, end=cell.span.start + one.end) for one in said)
    return any(task.is_task(setting, span) or _AGREED.match(span.of(setting.text)) for span in spans)


def _role(setting: Setting, cells: list[TableCell]) -> str | None:
    words = [cell.span.of(setting.text) for cell in cells]
    if 2 * sum(1 for w in words if w.strip(" .#").isdigit()) > len(words):
        return "ref"
    if 2 * sum(1 for w in words if any(True for _ in dates.find_dates(w))) > len(words):
        return "due"
    if 2 * sum(1 for cell in cells if naming.only(setting, cell.span)) > len(cells):
        return "owner"
    return "status" if 2 * sum(1 for w in words if len(w.split()) < 5 and status.read(w)) > len(words) else None


def upright(text: str, table: Table) -> Iterator[Grid]:
    """The tasks of a table that names its fields in its first column, one task below another or beside it."""
    fields = [(row[0], grid.heading(row[0].span.of(text))) for row in table.rows if row]
    roles = [role for _, role in fields]
    if "task" not in roles or not _BESIDE & set(roles) or len(fields) != len([role for role in roles if role]):
        return
    held: list[tuple[str, tuple[TableCell, ...]]] = []
    for row, role in zip(table.rows, roles, strict=True):
        if role in dict(held):
            yield _turned(held)
            held = []
        held.append((role or "", row[1:]))
    yield _turned(held)


def _turned(fields: list[tuple[str, tuple[TableCell, ...]]]) -> Grid:
    """Fields that run from left to right as a table whose columns they are."""
    places = sorted({cell.column for _, cells in fields for cell in cells})
    rows = (
        tuple(
            cell.model_copy(update={"column": at})
            for at, (_, cells) in enumerate(fields)
            for cell in cells
            if cell.column == place
        )
        for place in places
    )
    return Grid({at: role for at, (role, _) in enumerate(fields)}, tuple(rows))
