"""Stage 3, actions: items of any list that say what to do and, in brackets, who: "• Build a form (Ana)"."""

from collections.abc import Iterator

from extractor.find import items
from extractor.find.actions import naming, task
from extractor.find.actions.setting import Setting
from extractor.late import late
from models import Action, Span

_BRACKET = late(r"\((?P<who>[^()\n\f]{2,60})\)[.;,]?\s*$")


def find(setting: Setting) -> Iterator[Action]:
    """The tasks that such items give, in order; they are not marked as actions."""
    for item in items.items(setting.document):
        bracket = _BRACKET.search(setting.text, item.span.start, item.span.end) if item.is_listed else None
        if bracket is None or not task.begins_with_deed(item.span.of(setting.text)):
            continue
        who = naming.over(setting, Span(start=bracket.start("who"), end=bracket.end("who")))
        found = task.action(setting, item.whole, "item-in-brackets", task.Beside(who=who)) if who else None
        if found is not None:
            yield found.model_copy(update={"marked": False})
