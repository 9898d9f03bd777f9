"""Stage 3, actions: lines below a task that say whose it is, by when and how far: "Owner: JS", "Due: 3 May"."""

from typing import NamedTuple

from extractor.find.actions import due, naming, status
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting, compiled
from extractor.late import late
from models import Span
from models.minutes import ActionStatus

_LINE = late(r"[\n\f][^\n\f]*")
_MOST = 4  # labels below one task


class Labelled(NamedTuple):
    """What the labels below a task say; `told` are their lines."""

    who: tuple[Span, ...] = ()
    when: Due | None = None
    state: ActionStatus | None = None
    told: tuple[Span, ...] = ()


def below(setting: Setting, at: int) -> Labelled:
    """What the lines say that follow a task ending at `at`, as far as they bear such labels."""
    said = Labelled()
    for _ in range(_MOST):
        line = _LINE.match(setting.text, at)
        label = compiled("actions_reports", "label-below").match(line.group().strip()) if line else None
        if line is None or label is None:
            break
        start = line.end() - len(line.group().lstrip()) + label.end()
        said = _with(setting, said, label.lastgroup or "", Span(start=start, end=max(start, line.end())))
        at = line.end()
    return said


def is_label(words: str) -> bool:
    """Whether a line bears such a label."""
    return compiled("actions_reports", "label-below").match(words.strip()) is not None


def _with(setting: Setting, said: Labelled, sort: str, value: Span) -> Labelled:
    """`said` with what one more label says, if its value is of its sort."""
    words = value.of(setting.text).strip()
    if not words:
        return said
    if sort == "who":
        who = naming.only(setting, value)
        return said._replace(who=said.who or who, told=(*said.told, value)) if who else said
    if sort == "when":
        when = due.cell(setting, value)
        return said._replace(when=said.when or when, told=(*said.told, value)) if when else said
    state = status.of_cell(words)
    return said._replace(state=said.state or state, told=(*said.told, value)) if state else said
