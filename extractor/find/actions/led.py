"""Stage 3, actions: a list of tasks below the words that say whose they are: "The Clerk will:"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor import language
from extractor.find import doers, items
from extractor.find.actions import deeds, task
from extractor.find.actions.setting import Setting, compiled
from extractor.find.doers import Doer
from extractor.find.items import Item
from models import Action, Span

_HALF = 0.5  # of the items below begin with a verb of doing


def find(setting: Setting) -> Iterator[tuple[Span, list[Action]]]:
    """Each paragraph that leads on to somebody's tasks, and the tasks, in order."""
    listed = items.items(setting.document)
    for at, lead in enumerate(listed):
        who = _who(setting, lead)
        below = list(takewhile(lambda item: item.is_listed, listed[at + 1 :])) if who else []
        are_deeds = [task.begins_with_deed(item.span.of(setting.text)) for item in below]
        if below and sum(are_deeds) >= _HALF * len(below):
            yield lead.whole, list(_tasks(setting, who, below))


def _tasks(setting: Setting, who: Sequence[Doer], below: list[Item]) -> Iterator[Action]:
    owners = tuple(Span(start=doer.start, end=doer.end) for doer in who)
    for item in below:
        found = task.action(setting, item.span, "led-by-doer", task.Beside(who=owners))
        if found is not None:
            yield found.model_copy(update={"marked": False})


def _who(setting: Setting, lead: Item) -> tuple[Doer, ...]:
    """Whose tasks a paragraph leads on to: with them its last sentence begins; nobody if it is the meeting itself."""
    if not setting.text[lead.span.start : lead.span.end].rstrip().endswith(":"):
        return ()
    hinge = compiled("actions_vetoes", "leads-on-to-tasks").search(setting.text, lead.span.start, lead.span.end)
    who = setting.doers.before(hinge.start()) if hinge is not None else ()
    said = list(language.sentences(lead.span.of(setting.text)))
    begin = lead.span.start + said[-1].start if said else lead.span.start
    is_subject = bool(who) and who[0].start >= begin and doers.opens_clause(setting.text, begin, who[0].start)
    return () if not is_subject or any(deeds.is_meeting(setting, doer) for doer in who) else who
