"""Stage 3, actions: lines that say what to do and, set apart behind it, who: "• Build a form (Ana)", "Owner: Ana"."""

from collections.abc import Iterator

from extractor.find import items
from extractor.find.actions import naming, task
from extractor.find.actions.setting import Setting, compiled
from extractor.find.items import Item
from extractor.late import late
from models import Action, Span

_BRACKET = late(r"[\[(](?P<who>[^()\[\]\n\f]{2,60})[)\]][.;,]?\s*$")
_TITLE = late(r"[A-Za-z]+[ ](?:of|updates?|reports?)\b")
_SENTENCE = late(r"(?=(?:[\w’'&/-]+[ ]){4})[A-Za-z]+[ ](?!(?:of|on|from|for|by|and)[ ]).*")  # no "Review of the rules"


def find(setting: Setting) -> Iterator[Action]:
    """The tasks that such lines give, in order; only those with a label for their owner are marked as actions."""
    heads = {section.stretches()[0].start for section in setting.sections}
    for item in items.items(setting.document):
        words = item.span.of(setting.text)
        if not task.begins_with_deed(words) or _TITLE.match(words):
            continue
        is_labelled = _is_labelled(setting, item)
        is_said = item.is_listed or (item.whole.start not in heads and _is_sentence(setting, item))
        who = owners(setting, item.span) if is_said and not is_labelled else ()
        is_told = bool(who) or is_labelled
        found = task.action(setting, item.whole, "item-in-brackets", task.Beside(who=who)) if is_told else None
        if found is not None:
            yield found.model_copy(update={"marked": is_labelled})


def _is_labelled(setting: Setting, item: Item) -> bool:
    """Whether a line ends in a label with its owner behind it: "Order a bin. Owner: Ana"."""
    return compiled("actions_owners", "owner-labelled-inside").search(item.span.of(setting.text)) is not None


def _is_sentence(setting: Setting, item: Item) -> bool:
    """Whether a line that is no item of a list is a sentence rather than a title."""
    return _SENTENCE.fullmatch(item.span.of(setting.text)) is not None


def owners(setting: Setting, span: Span) -> tuple[Span, ...]:
    """Those who stand in brackets at the end of an item; none if the brackets hold something else."""
    bracket = _BRACKET.search(setting.text, span.start, span.end)
    return naming.over(setting, Span(start=bracket.start("who"), end=bracket.end("who"))) if bracket else ()
