"""Stage 3, actions: items below a heading or a label that says that they are actions."""

import re
from collections.abc import Iterator

from extractor.find import items
from extractor.find.actions import labels, naming, owners, regions, status, task
from extractor.find.actions.regions import LONGEST, Region
from extractor.find.actions.setting import Setting
from extractor.find.items import Item
from models import Action, Span

_DECIDED = re.compile(
    r"[.:;] (?:Approved|Adopted|Carried|Passed|Tabled|Ratified|Accepted|Unanimous)\b[^.:;]{0,40}[.:]?\s*$"
    r"|\b(?:approved as (?:amended|presented)|was (?:approved|tabled|adopted|carried))\b"
)
_SEVERAL = 2  # items that tell what was decided
_DEEPER = 9.0  # points by which an item is set in below another
_TERSE = 40  # words of a line that is not marked as an item
_FIRST = 14  # words that show a report
_REPORTS = frozenset(
    {
        "postponed",
        "deferred",
        "was",
        "were",
        "had",
        "has",
        "have",
        "been",
        "reported",
        "noted",
        "discussed",
        "see",
        "can",
    }
)


def find(setting: Setting) -> Iterator[Action]:
    """The actions below headings of actions, in order."""
    for region in regions.find(setting):
        if not _is_of_decisions(setting, region):
            yield from _actions(setting, region)
    yield from _ticked(setting)


def _is_of_decisions(setting: Setting, region: Region) -> bool:
    """Whether a list headed "Actions" holds what the meeting did: several items end in "Approved." or the like."""
    outer = [item for item in region.items if item.number] or region.items
    told = [item for item in outer if _DECIDED.search(item.span.of(setting.text))]
    return region.sort == "actions" and len(told) >= _SEVERAL and len(told) * 3 >= len(outer)


def _ticked(setting: Setting) -> Iterator[Action]:
    """Tasks with a box to tick before them, wherever they stand."""
    for item in items.items(setting.document):
        if item.box is not None and task.is_task(setting, item.span):
            found = task.action(setting, item.whole, "action-box", task.Beside(lines=(item.line,)))
            if found is not None:
                yield found


def _actions(setting: Setting, region: Region) -> Iterator[Action]:
    apart = _whole(setting, [item for item in region.items if not _is_in_table(setting, item)])
    is_list = any(item.is_listed for item in apart)
    for parents, item, below in _with_below(setting, apart):
        who = next((found for parent in parents if (found := _owners_over(setting, parent, apart))), ())
        is_told = bool(who) or _is_reported(setting, region, below)
        if not is_told and not _is_task(setting, region, item, is_list=is_list):
            continue
        action = _action(setting, region, item, who, below)
        if action is not None:
            yield action


def _is_reported(setting: Setting, region: Region, below: tuple[Item, ...]) -> bool:
    """Whether what stands below an item of an earlier meeting's list tells how far it is: "Status: done"."""
    words = [item.span.of(setting.text) for item in below]
    return region.sort == "before" and any(labels.is_label(line) and status.read(line) for line in words)


def _owners_over(setting: Setting, label: Item, found: list[Item]) -> tuple[Span, ...]:
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


def _whole(setting: Setting, found: list[Item]) -> list[Item]:
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
    return not item.is_listed and (first.islower() or first == "(") and last.line.cell == item.line.cell


def _is_in_table(setting: Setting, item: Item) -> bool:
    """Whether an item stands in a cell of a table of several columns, which is read as a table."""
    cell = item.line.cell
    if cell is None:
        return False
    return any(len(row) > 1 for table in setting.document.tables if table.number == cell.table for row in table.rows)


def _with_below(setting: Setting, found: list[Item]) -> Iterator[tuple[tuple[Item, ...], Item, tuple[Item, ...]]]:
    """Each item that is no detail of a task, with the labels it stands below and its own details."""
    at, over = 0, list[Item]()
    while at < len(found):
        item = found[at]
        end = at + 1
        while end < len(found) and _is_below(setting, item, found[end]):
            end += 1
        over = [label for label in over if label.left < item.left - _DEEPER or not label.is_listed]
        if _is_label(setting, item, found[at + 1 : end]):
            over = [label for label in over if label.left < item.left - _DEEPER] + [item]
            at += 1
            continue
        yield tuple(over), item, tuple(found[at + 1 : end])
        at = end


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


def _is_task(setting: Setting, region: Region, item: Item, *, is_list: bool) -> bool:
    words = item.span.of(setting.text)
    if region.sort == "actions" and item.is_listed:
        return not _is_date_of_next(words)
    if len(words.split()) > LONGEST or _is_date_of_next(words):
        return False
    if region.sort == "actions" and not is_list and len(words.split()) > 1:
        return task.is_task(setting, item.span) or _is_terse(words)
    return task.is_task(setting, item.span)


def _is_terse(words: str) -> bool:
    """Whether an unmarked line below a heading may be a task: neither a label nor a report of what happened."""
    if words.rstrip().endswith(":") or len(words.split()) > _TERSE:
        return False
    return not _REPORTS & {word.strip(".,;").casefold() for word in words.split()[:_FIRST]}


def _is_date_of_next(words: str) -> bool:
    return words.casefold().startswith(
        ("next meeting", "date of next", "the next meeting", "meeting closed", "meeting adjourned", "the meeting")
    )


def _action(
    setting: Setting, region: Region, item: Item, who: tuple[Span, ...], below: tuple[Item, ...]
) -> Action | None:
    reports = " ".join(report.span.of(setting.text) for report in below)
    state = status.read(reports) if region.sort == "before" or len(reports.split()) < 8 else None
    is_told = item.box is not None or status.is_told(setting.text, item.span)
    words, tabbed = task.tabbed(setting, item.whole)
    if region.sort == "before":
        words, begun = status.begun(setting.text, words)
        state = state or begun or (None if is_told else status.of_reports(words.of(setting.text)))
    return task.action(
        setting,
        words,
        "action-list" if region.sort != "before" else "action-list-before",
        task.Beside(
            who=who or tabbed,
            state=state or (None if is_told else status.of_heading(region.title(setting.text))),
            ref=item.number,
            told=(
                *((item.whole,) if item.number else ()),
                *((report.span for report in below) if state else ()),
                *((region.heading,) if region.sort == "before" else ()),
            ),
            carried_from=_carried_from(setting, region),
            lines=(item.line,),
        ),
    )


def _carried_from(setting: Setting, region: Region) -> str | None:
    """What a heading says of the meeting that the actions come from."""
    return region.heading.of(setting.text).strip(" :") if region.sort == "before" else None
