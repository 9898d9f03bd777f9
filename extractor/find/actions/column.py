"""Stage 3, actions: minutes in a table whose last column says who acts, or what is to be done."""

from collections.abc import Iterator

from extractor import language
from extractor.find import grid
from extractor.find.actions import due, naming, owners, task
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting
from extractor.find.grid import Grid
from models import Action, Line, Span, TableCell

_TITLE = 10  # words of a cell that is no more than the title of an item
_NEAR = 4.0  # points within which two lines stand at the same height


def has_action_head(read: Grid) -> bool:
    """Whether a table of minutes has a column for owners of actions."""
    return bool(read.having("owner")) and not read.having("slot")


def find(setting: Setting, read: Grid) -> Iterator[Action]:
    """The actions of a table of minutes, row by row."""
    for row in read.rows:
        cells = {cell.column: cell for cell in row if cell.span.of(setting.text).strip()}
        talk = [cells[c] for c in read.having("text") if c in cells]
        if not any(grid.heading(cell.span.of(setting.text)) for cell in cells.values()):
            for margin in (cells[c] for role in ("task", "owner") for c in read.having(role) if c in cells):
                yield from _margin(
                    setting, margin, max(talk, key=lambda cell: cell.span.end - cell.span.start, default=None)
                )


def _margin(setting: Setting, margin: TableCell, talk: TableCell | None) -> Iterator[Action]:
    """The actions of one cell of the action column: tasks written out, or owners of what stands beside them."""
    tasks: list[tuple[Span, Line]] = []
    for span, line in grid.paragraphs(setting.text, margin):
        when = due.find(setting, span)
        who = naming.only(setting, Span(start=span.start, end=when.span.start) if when else span)
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


def beside(
    setting: Setting, talk: TableCell, who: tuple[Span, ...], line: Line, when: Due | None = None
) -> Action | None:
    """What the owners in the margin are to do: the sentence of the talk that says so, at their height if known."""
    sentences = [
        Span(start=talk.span.start + s.start, end=talk.span.start + s.end)
        for s in language.sentences(talk.span.of(setting.text))
    ]
    if not sentences or len(talk.span.of(setting.text).split()) < _TITLE:
        return None
    names = {span.of(setting.text) for span in who}
    best = max(
        enumerate(sentences), key=lambda pair: (_fits(setting, pair[1], names), _is_level(talk, pair[1], line), pair[0])
    )[1]
    return task.action(setting, best, "action-column-owner", task.Beside(who=who, when=when))


def _fits(setting: Setting, sentence: Span, names: set[str]) -> int:
    read = owners.of_task(setting, sentence)
    named = {span.of(setting.text) for span in read.owners}
    return 2 * bool(named & names) + bool(named)


def _is_level(talk: TableCell, sentence: Span, line: Line) -> bool:
    if line.box is None:
        return False
    of_sentence = [
        b for b in talk.lines if b.span.touches(sentence) and b.box is not None and b.box.page == line.box.page
    ]
    return any(b.box is not None and b.box.top - _NEAR <= line.box.top <= b.box.bottom + _NEAR for b in of_sentence)
