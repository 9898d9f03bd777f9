"""Stage 3, actions: minutes in a table whose last column says who acts, or what is to be done."""

from collections.abc import Iterator

from extractor import dates, language
from extractor.find import grid
from extractor.find.actions import due, naming, owners, task
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from extractor.late import late
from models import Action, Line, Span, TableCell

_DATED = ("due", "date", "task", "owner")  # columns in which the day of a row may stand alone
_TITLE = 10  # words of a cell that is no more than the title of an item
_COMING = late(r"\b(?:will|to|should|must) be\b|\bneeds? to\b")
_UNDERTAKES = late(r"\b(?P<who>[A-Z][\w’'-]*) (?:will|to|is to|agreed to|offered to|undertook to)\b")
_INITIALS = late(r"[A-Z]{2,4}")
_OTHERS = -1  # how a sentence fits that gives somebody else a task
_NEAR = 4.0  # points within which two lines stand at the same height


def has_action_head(read: Grid) -> bool:
    """Whether a table of minutes has a column for owners of actions."""
    return bool(read.having("owner")) and not read.having("slot")


def find(setting: Setting, read: Grid) -> Iterator[Action]:
    """The actions of a table of minutes, row by row."""
    for row in read.rows:
        cells = {cell.column: cell for cell in row if cell.span.of(setting.text).strip()}
        talk = [cells[c] for c in read.having("text") if c in cells]
        if not _is_head(setting.text, list(cells.values())):
            said = max(talk, key=lambda cell: cell.span.end - cell.span.start, default=None)
            when = _first_day(setting, [cells[c] for role in _DATED for c in read.having(role) if c in cells])
            when = when or next((due.cell(setting, cells[c].span) for c in read.having("due") if c in cells), None)
            for margin in (cells[c] for role in ("task", "owner") for c in read.having(role) if c in cells):
                yield from _margin(setting, margin, said, when)


def _is_head(text: str, cells: list[TableCell]) -> bool:
    """Whether a row is the head again: most of its cells are heads; one of them may be the title of an item."""
    heads = sum(grid.heading(cell.span.of(text)) is not None for cell in cells)
    return 2 * heads > len(cells)


def _first_day(setting: Setting, cells: list[TableCell]) -> Due | None:
    """The first of the days that stand alone in `cells`, of one row."""
    return next((day for cell in cells if (day := _day(setting, cell.span)) is not None), None)


def _margin(setting: Setting, margin: TableCell, talk: TableCell | None, of_row: Due | None = None) -> Iterator[Action]:
    """The actions of one cell of the action column: tasks written out, or owners of what stands beside them.

    Their day stands behind the owner, in the line below, or in another cell of the row (`of_row`).
    """
    tasks: list[tuple[Span, Line]] = []
    paragraphs = list(grid.paragraphs(setting.text, margin))
    days = [_day(setting, span) for span, _ in paragraphs]
    for (span, line), day, below in zip(paragraphs, days, [*days[1:], None], strict=True):
        if day is not None:
            continue
        when = due.find(setting, span) or _day_behind(setting, span) or below or of_row
        is_within = when is not None and span.holds(when.span)
        who = naming.only(setting, Span(start=span.start, end=when.span.start) if when and is_within else span)
        if not who:
            tasks.append((span, line))
        elif talk is not None:
            found = beside(setting, talk, who, line, when)
            if found is not None:
                yield found
    for span, lines in task.split(setting, tasks):
        found = task.action(setting, span, "action-column", task.Beside(lines=lines))
        if found is not None:
            yield found


def _day_behind(setting: Setting, span: Span) -> Due | None:
    """The day that ends a line of the action column: "AL 26 Sept 2024"."""
    words = span.of(setting.text).rstrip(" .)")
    dated = next((d for d in dates.find_dates(words, is_day_first=setting.is_day_first) if d.end >= len(words)), None)
    if dated is None or dated.start == 0:
        return None
    return due.cell(setting, Span(start=span.start + dated.start, end=span.start + len(words)))


def _day(setting: Setting, span: Span) -> Due | None:
    """The day that a line of the action column is, if it is nothing else: it is when the one above it is due."""
    dated = next(dates.find_dates(span.of(setting.text), is_day_first=setting.is_day_first), None)
    is_all = dated is not None and dated.start == 0 and dated.end >= len(span.of(setting.text).rstrip(" ."))
    return due.cell(setting, span) if is_all else None


def beside(
    setting: Setting, talk: TableCell, who: tuple[Span, ...], line: Line, when: Due | None = None
) -> Action | None:
    """What the owners in the margin are to do: the sentence of the talk that says so, at their height if known."""
    sentences = _sentences(setting, talk)
    is_title = len(talk.span.of(setting.text).split()) < _TITLE and not task.is_task(setting, talk.span)
    if not sentences or is_title:
        return None
    names = {span.of(setting.text) for span in who}
    best = max(
        enumerate(sentences), key=lambda pair: (_fits(setting, pair[1], names), _is_level(talk, pair[1], line), pair[0])
    )[1]
    return task.action(setting, best, "action-column-owner", task.Beside(who=who, when=when))


def _sentences(setting: Setting, talk: TableCell) -> list[Span]:
    """The sentences of the talk; those of the title over it only where there is nothing else."""
    titles = {section.title for section in setting.sections}
    told = [span for span, _ in grid.paragraphs(setting.text, talk)]
    return [
        Span(start=span.start + s.start, end=span.start + s.end)
        for span in [span for span in told if span.of(setting.text) not in titles] or told
        for s in language.sentences(span.of(setting.text))
    ]


def _fits(setting: Setting, sentence: Span, names: set[str]) -> int:
    """How well a sentence fits those beside it: it gives them a task; gives an office one; tells of what is to come."""
    words = sentence.of(setting.text)
    named = {span.of(setting.text) for span in owners.of_task(setting, sentence).owners}
    is_theirs = bool(named & names) or any(found["who"] in names for found in _UNDERTAKES.finditer(words))
    if named and not is_theirs and all(_INITIALS.fullmatch(owner) for owner in named):
        return _OTHERS
    return 4 * is_theirs + 2 * bool(named) + (_COMING.search(words) is not None)


def _is_level(talk: TableCell, sentence: Span, line: Line) -> bool:
    if line.box is None:
        return False
    of_sentence = [
        b for b in talk.lines if b.span.touches(sentence) and b.box is not None and b.box.page == line.box.page
    ]
    return any(b.box is not None and b.box.top - _NEAR <= line.box.top <= b.box.bottom + _NEAR for b in of_sentence)
