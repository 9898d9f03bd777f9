"""Stage 3, actions: what stands below what in a list of tasks: labels over them, details set in below them."""

from collections.abc import Iterator

from extractor.find.actions import labels, naming, owners, status, task
from extractor.find.actions.setting import Setting
from extractor.find.items import Item
from extractor.late import late
from models import Span

_MARK = late(r"[\[(](?i:action|to[- ]?do|ai|ap)\b[^()\[\]\n\f]{0,300}[)\]]")
_DEEPER = 9.0  # points by which an item is set in below another


def with_below(setting: Setting, found: list[Item]) -> Iterator[tuple[tuple[Item, ...], Item, tuple[Item, ...]]]:
    """Each item that is no detail of a task, with the labels it stands below and its own details."""
    at, over = 0, list[Item]()
    while at < len(found):
        item = found[at]
        end = at + 1
        while end < len(found) and _is_below(setting, item, found[end]):
            end += 1
        over = [label for label in over if label.left < item.left + (-_DEEPER if label.is_listed else _DEEPER)]
        details = [other for other in found[at + 1 : end] if not status.is_only(other.span.of(setting.text))]
        if _is_label(setting, item, details) or _is_heading(setting, item, found[at + 1 : at + 3]):
            over = [label for label in over if _is_over(setting, label, item)] + [item]
            at += 1
            continue
        yield tuple(over), item, tuple(found[at + 1 : end])
        at = end


def _is_over(setting: Setting, label: Item, other: Item) -> bool:
    """Whether a label stands over another: it stands further left, or is a heading over a list or over states."""
    is_below = other.is_listed or _is_state(other.whole.of(setting.text))
    return label.left < other.left - _DEEPER or (is_below and not label.is_listed)


def _is_heading(setting: Setting, item: Item, following: list[Item]) -> bool:
    """Whether an item is a heading of people or of how far tasks are ("Ana", "Continuation") over a list."""
    if item.is_listed or not any(other.is_listed for other in following):
        return False
    return _is_state(item.whole.of(setting.text)) or bool(naming.over(setting, item.whole))


def _is_state(words: str) -> bool:
    """Whether a line is a heading that says how far the tasks below it are, and no report of the one above."""
    return len(words.split()) == 1 and status.of_heading(words) is not None and not status.is_only(words)


def whole(setting: Setting, found: list[Item]) -> list[Item]:
    """The items, each with what goes on after a break: a paragraph without mark that begins small or with a bracket."""
    whole: list[Item] = []
    for item in found:
        if whole and _goes_on(setting.text, whole[-1], item):
            last = whole.pop()
            span = Span(start=last.span.start, end=item.span.end)
            whole.append(last._replace(span=span, whole=Span(start=last.whole.start, end=item.whole.end)))
        else:
            whole.append(item)
    return whole


def _goes_on(text: str, last: Item, item: Item) -> bool:
    first = item.span.of(text)[:1]
    is_rest = first.islower() or (first == "(" and not is_marked(text, item))
    return not item.is_listed and is_rest and last.line.cell == item.line.cell


def is_marked(text: str, item: Item) -> bool:
    """Whether an item begins with a mark in brackets that it is an action: "(action) JS to write"."""
    return _MARK.match(text, item.span.start) is not None


def _is_below(setting: Setting, item: Item, other: Item) -> bool:
    """Whether `other` is a detail of `item`: it is set in below it, or says whose that is, by when or how far."""
    words = other.span.of(setting.text)
    if labels.is_label(words) or (status.is_only(words) and other.left >= item.left):
        return True
    is_lead = item.span.of(setting.text).rstrip().endswith(":")
    return (item.is_listed or is_lead) and other.left > item.left + _DEEPER


def _is_label(setting: Setting, item: Item, below: list[Item]) -> bool:
    """Whether an item only leads on to the items below it: a name, a theme, anything with a colon."""
    words = item.span.of(setting.text)
    if words.rstrip().endswith(":"):
        return True
    if below and len(words.split()) == 1 and not owners.of_task(setting, item.span).owners:
        return True
    if not below or task.begins_with_deed(words):
        return False
    if len(words.split()) <= 2 or naming.only(setting, item.span):
        return True
    return (
        any(task.begins_with_deed(item.span.of(setting.text)) for item in below)
        and not owners.of_task(setting, item.span).owners
    )


def owners_over(setting: Setting, label: Item, found: list[Item]) -> tuple[Span, ...]:
    """Whose the tasks below a label are: it is nothing but their names, or names them in brackets at its end.

    A word that nothing tells to be a name is one if another label among the items `found` is surely one.
    """
    end = label.span.start + len(label.span.of(setting.text).rstrip(" :"))
    bracket = setting.text.rfind("[", label.span.start, end) if setting.text[end - 1 : end] == "]" else -1
    if label.span.start <= bracket < end - 2:
        return naming.label(setting, Span(start=bracket + 1, end=end - 1))
    if not setting.text.startswith(":", end):
        return naming.label(setting, label.span)
    others = (item.span for item in found if item.span.of(setting.text).rstrip().endswith(":"))
    return naming.over(setting, label.span) or (
        naming.only(setting, label.span) if any(_is_person(setting, other) for other in others) else ()
    )


def _is_person(setting: Setting, label: Span) -> bool:
    """Whether a label names somebody by a name that is known or given: not all, no group, no office."""
    words = label.of(setting.text).rstrip(" :")
    return words in setting.known.people or (" " not in words and naming.is_given(words))
