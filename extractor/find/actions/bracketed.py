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
        if not item.is_listed or not task.begins_with_deed(item.span.of(setting.text)):
            continue
        who = owners(setting, item.span)
        found = task.action(setting, item.whole, "item-in-brackets", task.Beside(who=who)) if who else None
        if found is not None:
            yield found.model_copy(update={"marked": False})


def owners(setting: Setting, span: Span) -> tuple[Span, ...]:
    """Those who stand in brackets at the end of an item; none if the brackets hold something else."""
    bracket = _BRACKET.search(setting.text, span.start, span.end)
    return naming.over(setting, Span(start=bracket.start("who"), end=bracket.end("who"))) if bracket else ()
