"""Stage 3, actions: whether a list or a table that is headed as one of tasks holds tasks, taken as a whole."""

from collections.abc import Iterable

from extractor.find.actions import task
from extractor.late import late
from models import Action

_MANY = 5  # of which some must show what they are
_SHARE = 0.4
_TO_DO = late(r"\bto [a-z]{3,}|\b(?:will|should|must|please)\b|\bneeds?\b")


def are_tasks(found: Iterable[Action]) -> list[Action]:
    """`found`, or nothing if they are many and too few of them show a task: an owner, a verb of doing, a day, a state.

    A heading or a column called "Actions" may stand over what was done, over bills to be paid, over an agenda.
    """
    told = list(found)
    shown = sum(_shows_task(action) for action in told)
    return told if len(told) < _MANY or shown >= _SHARE * len(told) else []


def _shows_task(action: Action) -> bool:
    is_told = bool(action.owners) or action.due_text is not None or action.status is not None
    return is_told or task.begins_with_deed(action.text) or _TO_DO.search(action.text) is not None
