"""Stage 3, actions: logs typed as lines that end with the owner and how far the task is: "Mend the gate. JS – done"."""

from collections.abc import Iterator

from extractor.find import items
from extractor.find.actions import naming, status, task
from extractor.find.actions.setting import Setting
from extractor.late import late
from models import Action, Span

_FEWEST = 2  # such lines in a document that is kept so
_LONGEST = 60  # words of a task
_END = late(
    r"(?P<stop>[.;:!?)”\"]\s+)(?P<who>[A-Z][\w.’'/&, ]{0,40}?)\s*[–—-]\s*(?P<state>[A-Za-z][^.;:\n\f]{2,50})\.?$"
)
_SECOND = late(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?\s+(?=[A-Z])")  # the number that a task had in the last minutes


def find(setting: Setting) -> Iterator[Action]:
    """The tasks so told, in order; none if but one line is so."""
    found = list(_lines(setting))
    yield from found if len(found) >= _FEWEST else ()


def _lines(setting: Setting) -> Iterator[Action]:
    for item in items.items(setting.document):
        end = _END.search(setting.text, item.span.start, item.span.end) if item.line.cell is None else None
        state = status.read(end["state"]) if end is not None else None
        who = naming.label(setting, Span(start=end.start("who"), end=end.end("who"))) if end and state else ()
        if end is None or not who or len(item.span.of(setting.text).split()) > _LONGEST:
            continue
        second = _SECOND.match(setting.text, item.span.start, end.start())
        words = Span(start=second.end() if second else item.span.start, end=end.start() + 1)
        told = (Span(start=end.start("state"), end=end.end("state")),)
        found = task.action(setting, words, "owner-and-state-behind", task.Beside(who=who, state=state, told=told))
        if found is not None:
            yield found
