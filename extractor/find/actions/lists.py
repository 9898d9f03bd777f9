"""Stage 3, actions: items below a heading or a label that says that they are actions."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.find import items
from extractor.find.actions import headings, owners, status, task
from extractor.find.actions.headings import Sort
from extractor.find.actions.setting import Setting
from extractor.find.items import Item
from models import Action, Span

_DEEPER = 9.0  # points by which an item is set in below another
_TERSE = 40  # words of a line that is not marked as an item
_FIRST = 14  # words that show a report
_REPORTS = frozenset({"was", "were", "had", "has", "have", "been", "reported", "noted", "discussed", "see", "can"})
_LONGEST = 90  # words of an item that is not marked as one


@dataclass
class _Region:
    """What stands below one heading of actions."""

    sort: Sort
    heading: Span
    is_label: bool
    items: list[Item] = field(default_factory=list)

    def title(self, text: str) -> str:
        """The heading without its number."""
        return items.without_mark(text, self.heading).of(text)


def find(setting: Setting) -> Iterator[Action]:
    """The actions below headings of actions, in order."""
    for region in _regions(setting):
        yield from _actions(setting, region)
    yield from _ticked(setting)


def _ticked(setting: Setting) -> Iterator[Action]:
    """Tasks with a box to tick before them, wherever they stand."""
    for item in items.items(setting.document):
        if item.box is not None and task.is_task(setting, item.span):
            found = task.action(setting, item.whole, "action-box", task.Beside(lines=(item.line,)))
            if found is not None:
                yield found


def _regions(setting: Setting) -> Iterator[_Region]:
    held: _Region | None = None
    ends = 0
    heads = {section.stretches()[0].start: number for number, section in enumerate(setting.sections)}
    for item in items.items(setting.document):
        number = next((heads[at] for at in range(item.whole.start, item.span.start + 1) if at in heads), None)
        began = _begun(setting, item, number)
        if held and began is None and _is_next(held, item):
            held.items.append(item)
        elif began is not None or (held and (item.whole.start >= ends or _is_over(setting, held, item, number))):
            if held:
                yield held
            held = began
            ends = _end(setting, item, number) if began else 0
        elif held and (number is None or item.is_listed):
            held.items.append(item)
    if held:
        yield held


def _begun(setting: Setting, item: Item, number: int | None) -> _Region | None:
    """The region that an item begins, being a heading or a label."""
    title = setting.sections[number].title if number is not None else item.span.of(setting.text)
    kind = headings.sort(title)
    if kind is None or (item.line.cell is not None and number is None and not title.rstrip().endswith(":")):
        return None
    return _Region(kind, item.whole, is_label=number is None)


def _is_next(region: _Region, item: Item) -> bool:
    """Whether an item's number goes on the numbers of the list, whatever else it looks like."""
    numbers = [int(held.number) for held in region.items if held.number and held.number.isdigit()]
    if not item.number or not item.number.isdigit() or (region.items and not numbers):
        return False
    return int(item.number) == (numbers[-1] + 1 if numbers else 1)


def _end(setting: Setting, item: Item, number: int | None) -> int:
    """Where a region ends: at the next section that does not stand within it."""
    if number is None:
        starts = [section.span.start for section in setting.sections]
        after = bisect_right(starts, item.whole.start)
        return starts[after] if after < len(starts) else len(setting.text)
    level = setting.sections[number].level
    return next((s.span.start for s in setting.sections[number + 1 :] if s.level <= level), len(setting.text))


def _is_over(setting: Setting, region: _Region, item: Item, number: int | None) -> bool:
    """Whether the list below a label is over: running text goes on, a cell ends, or another label stands there."""
    listed = [held.left for held in region.items if held.is_listed]
    if listed and item.is_listed and item.left < min(listed) - _DEEPER:
        return True
    if not region.is_label or number is not None:
        return region.is_label and number is not None
    if region.items and region.items[-1].line.cell != item.line.cell:
        return True
    words = item.span.of(setting.text)
    if listed:
        return not item.is_listed and item.left <= min(listed) + _DEEPER and not words[:1].islower()
    return bool(region.items) and (item.line.is_bold or words.rstrip().endswith(":") or len(words.split()) > _LONGEST)


def _actions(setting: Setting, region: _Region) -> Iterator[Action]:
    apart = _whole(setting, [item for item in region.items if not _is_in_table(setting, item)])
    is_list = any(item.is_listed for item in apart)
    for parents, item, below in _with_below(setting, apart):
        if not _is_task(setting, region, item, is_list=is_list):
            continue
        who = next((found for parent in parents if (found := owners.label(setting, parent.span))), ())
        action = _action(setting, region, item, who, below)
        if action is not None:
            yield action


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
    at, labels = 0, list[Item]()
    while at < len(found):
        item = found[at]
        end = at + 1
        is_lead = item.span.of(setting.text).rstrip().endswith(":")
        while end < len(found) and (item.is_listed or is_lead) and found[end].left > item.left + _DEEPER:
            end += 1
        labels = [label for label in labels if label.left < item.left - _DEEPER or not label.is_listed]
        if _is_label(setting, item, found[at + 1 : end]):
            labels = [label for label in labels if label.left < item.left - _DEEPER] + [item]
            at += 1
            continue
        yield tuple(labels), item, tuple(found[at + 1 : end])
        at = end


def _is_label(setting: Setting, item: Item, below: list[Item]) -> bool:
    """Whether an item only leads on to the items below it: a name, a theme, anything with a colon."""
    words = item.span.of(setting.text)
    if words.rstrip().endswith(":"):
        return True
    if below and len(words.split()) == 1 and not owners.of_task(setting, item.span).owners:
        return True
    if not below or task.begins_with_deed(words):
        return False
    if len(words.split()) <= 2 or owners.only(setting, item.span):
        return True
    return (
        any(task.begins_with_deed(item.span.of(setting.text)) for item in below)
        and not owners.of_task(setting, item.span).owners
    )


def _is_task(setting: Setting, region: _Region, item: Item, *, is_list: bool) -> bool:
    words = item.span.of(setting.text)
    if region.sort == "actions" and item.is_listed:
        return not _is_date_of_next(words)
    if len(words.split()) > _LONGEST or _is_date_of_next(words):
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
    setting: Setting, region: _Region, item: Item, who: tuple[Span, ...], below: tuple[Item, ...]
) -> Action | None:
    reports = " ".join(report.span.of(setting.text) for report in below)
    state = status.read(reports) if region.sort == "before" or len(reports.split()) < 8 else None
    is_told = item.box is not None or status.is_told(setting.text, item.span)
    words, tabbed = task.tabbed(setting, item.whole)
    if region.sort == "before":
        words, begun = status.begun(setting.text, words)
        state = state or begun
    return task.action(
        setting,
        words,
        "action-list" if region.sort != "before" else "action-list-before",
        task.Beside(
            who=who or tabbed,
            state=state or (None if is_told else status.of_heading(region.title(setting.text))),
            ref=item.number,
            told=(*((item.whole,) if item.number else ()), *((report.span for report in below) if state else ())),
            carried_from=_carried_from(setting, region),
            lines=(item.line,),
        ),
    )


def _carried_from(setting: Setting, region: _Region) -> str | None:
    """What a heading says of the meeting that the actions come from."""
    return region.heading.of(setting.text).strip(" :") if region.sort == "before" else None
