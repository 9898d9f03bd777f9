"""Stage 3, actions: how far what stands below a heading or a label of actions reaches."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.find import items
from extractor.find.actions import headings, labels, naming, status, task
from extractor.find.actions.headings import Sort
from extractor.find.actions.setting import Setting
from extractor.find.items import Item
from models import Span

_DEEPER = 9.0  # points by which an item is set in below another
_HEADING = 12  # words of a heading
_LABEL = 3  # words of a label over some items of a list
LONGEST = 90  # words of an item that is not marked as one


@dataclass
class Region:
    """What stands below one heading of actions."""

    sort: Sort
    heading: Span
    is_label: bool
    entry: Item | None = None  # the entry of a list that it is, if it is one
    items: list[Item] = field(default_factory=list)

    def title(self, text: str) -> str:
        """The heading without its number."""
        return items.without_mark(text, self.heading).of(text)


def find(setting: Setting) -> Iterator[Region]:
    """What stands below headings of actions, each to where another text begins, in order."""
    held: Region | None = None
    ends = 0
    heads = {section.stretches()[0].start: number for number, section in enumerate(setting.sections)}
    for item in items.items(setting.document):
        number = next((heads[at] for at in range(item.whole.start, item.span.start + 1) if at in heads), None)
        began = _begun(setting, item, number)
        if held and not held.items and _is_sibling(held, item):
            held = None
        if held and began is None and (_is_next(held, item) or _is_person(setting, held, item, number)):
            held.items.append(item)
            ends = max(ends, _end(setting, item, number))
        elif began is not None or (held and (item.whole.start >= ends or _is_over(setting, held, item, number))):
            if held:
                yield held
            held = began
            ends = _end(setting, item, number) if began else 0
        elif held and (number is None or item.is_listed):
            held.items.append(item)
    if held:
        yield held


def _begun(setting: Setting, item: Item, number: int | None) -> Region | None:
    """The region that an item begins, being a heading or a label."""
    title = setting.sections[number].title if number is not None else item.span.of(setting.text)
    kind = headings.sort(title)
    if (
        kind is None
        or headings.are_for_votes(setting, title)
        or (item.line.cell is not None and number is None and not title.rstrip().endswith(":"))
    ):
        return None
    is_entry = number is None and item.is_listed and item.number is None and not title.rstrip().endswith(":")
    return Region(kind, item.whole, is_label=number is None, entry=item if is_entry else None)


def _is_sibling(region: Region, item: Item) -> bool:
    """Whether a heading is but one entry of a list, as of an agenda, of which an item is the next."""
    return region.entry is not None and item.is_listed and abs(item.left - region.entry.left) < _DEEPER


def _is_person(setting: Setting, region: Region, item: Item, number: int | None) -> bool:
    """Whether an item is a heading that is nothing but somebody's name, over the tasks that are theirs.

    Among such names a post or a body ("Clerk") is one, too.
    """
    if number is None or naming.are_people(setting, item.whole):
        return number is not None
    is_among = any(naming.are_people(setting, held.whole) for held in region.items if not held.is_listed)
    return is_among and bool(naming.label(setting, item.whole))


def _is_next(region: Region, item: Item) -> bool:
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
    end = next((s.span.start for s in setting.sections[number + 1 :] if s.level <= level), len(setting.text))
    return min(end, _end_of_table(setting, item))


def _end_of_table(setting: Setting, item: Item) -> int:
    """Where the table of several columns ends that a heading stands in: what stands below the table is not its list."""
    cell = item.line.cell
    table = next((one for one in setting.document.tables if cell is not None and one.number == cell.table), None)
    if table is None or all(len(row) < 2 for row in table.rows):
        return len(setting.text)
    return max(held.span.end for row in table.rows for held in row)


def _is_over(setting: Setting, region: Region, item: Item, number: int | None) -> bool:
    """Whether the list below a heading or a label is over: another text begins there."""
    listed = [held.left for held in region.items if held.is_listed]
    if number is not None and headings.is_of_talk(setting.sections[number].title):
        return True
    if not region.is_label:
        return bool(listed) and number is None and _is_heading(setting, item)
    return number is not None or _is_below_no_label(setting, region, item, listed)


def _is_below_no_label(setting: Setting, region: Region, item: Item, listed: list[float]) -> bool:
    """Whether the list below a label is over: running text goes on, a cell ends, or another label stands there."""
    words = item.span.of(setting.text)
    if region.items and region.items[-1].line.cell != item.line.cell:
        return True
    if listed and item.is_listed and item.left < min(listed) - _DEEPER:
        return True
    if labels.is_label(words) or status.of_all(words) or _is_next_label(setting.text, region, words):
        return False
    if listed:
        return not item.is_listed and item.left <= min(listed) + _DEEPER and not words[:1].islower()
    return bool(region.items) and (item.line.is_bold or words.rstrip().endswith(":") or len(words.split()) > LONGEST)


def _is_heading(setting: Setting, item: Item) -> bool:
    """Whether a line is bold and neither listed, a label, a report nor somebody's name: below a list it heads the next.

    So it does where it is not known to be a section.
    """
    words = item.span.of(setting.text)
    is_bold = item.line.is_bold and not item.is_listed and item.line.cell is None
    if not is_bold or words.rstrip().endswith(":") or len(words.split()) > _HEADING:
        return False
    return (
        not naming.only(setting, item.span)
        and status.of_heading(words) is None
        and not task.is_task(setting, item.span)
    )


def _is_next_label(text: str, region: Region, words: str) -> bool:
    """Whether a line is one more label over some of the items, as the first of them stands below one: "Ana:"."""
    first = region.items[0] if region.items else None
    if first is None or first.is_listed or len(words.split()) > _LABEL:
        return False
    return words.rstrip().endswith(":") and first.span.of(text).rstrip().endswith(":")
