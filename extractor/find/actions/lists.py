"""Stage 3, actions: items below a heading or a label that says that they are actions."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor.find import items
from extractor.find.actions import bracketed, labels, nested, owners, regions, status, task, weighing
from extractor.find.actions.regions import LONGEST, Region
from extractor.find.actions.setting import Setting
from extractor.find.items import Item
from extractor.late import late
from models import Action, Span
from models.minutes import ActionStatus

_DECIDED = late(
    r"[.:;] (?:Approved|Adopted|Carried|Passed|Tabled|Ratified|Accepted|Unanimous)\b[^.:;]{0,40}[.:]?\s*$"
    r"|\b(?:approved as (?:amended|presented)|was (?:approved|tabled|adopted|carried))\b"
)
_ADJOURNED = late(r"(?i)(?:adjourn(?:ed|ment)?|clos(?:e|ed|ure|ing))(?: of (?:the )?meeting)?\W*")
_SEVERAL = 2  # items that tell what was decided
_CLAUSE = 8  # words of the clause that says what there is
_STATES = frozenset(["is", "are", "was", "were", "has", "have"])
_TASK = 3  # words of a task before its owner in brackets: fewer are a topic and who speaks of it
_TERSE = 40  # words of a line that is not marked as an item
_FIRST = 14  # words that show a report
_REPORTS = frozenset(
    ["was", "were", "had", "has", "have", "been", "reported", "noted", "discussed", "see", "can", "postponed"]
)


class _Over(NamedTuple):
    """What the labels and headings over an item say of it: whose it is, and how far."""

    who: tuple[Span, ...]
    state: ActionStatus | None


def find(setting: Setting) -> Iterator[Action]:
    """The actions below headings of actions, in order."""
    for region in regions.find(setting):
        if not _is_of_decisions(setting, region):
            yield from weighing.are_tasks(_actions(setting, region))
    yield from _ticked(setting)


def _is_of_decisions(setting: Setting, region: Region) -> bool:
    """Whether a list headed "Actions" holds what the meeting did: several items end in "Approved." or the like."""
    outer = [item for item in region.items if item.number] or region.items
    told = [item for item in outer if _DECIDED.search(item.span.of(setting.text))]
    if region.sort != "actions" or len(told) < _SEVERAL or len(told) * 3 < len(outer):
        return False
    return len(told) > sum(task.is_task(setting, item.span) for item in outer)


def _ticked(setting: Setting) -> Iterator[Action]:
    """Tasks with a box to tick before them, wherever they stand."""
    for item in items.items(setting.document):
        is_present = any(named.touches(item.span) for named in setting.attendance)
        if item.box is not None and not is_present and task.is_task(setting, item.span):
            found = task.action(setting, item.whole, "action-box", task.Beside(lines=(item.line,)))
            if found is not None:
                yield found


def _actions(setting: Setting, region: Region) -> Iterator[Action]:
    of_list = nested.whole(setting, [item for item in region.items if not _is_in_table(setting, item)])
    apart = of_list if not any(nested.is_marked(setting.text, item) for item in of_list) else []
    is_list = any(item.is_listed for item in apart)
    of_all = next((state for item in apart if (state := status.of_all(item.span.of(setting.text)))), None)
    for parents, item, below in nested.with_below(setting, apart):
        who = next((found for parent in parents if (found := nested.owners_over(setting, parent, apart))), ())
        is_told = (bool(who) and item.is_listed >= is_list) or _is_reported(setting, region, below)
        if not is_told and not _is_task(setting, region, item, is_list=is_list):
            continue
        titles = [parent.span.of(setting.text) for parent in reversed(parents)]
        over = _Over(who, of_all or _state_over([*titles, region.title(setting.text)]))
        action = _action(setting, region, item, below, over)
        if action is not None:
            yield action


def _state_over(titles: list[str]) -> ActionStatus | None:
    """What the nearest of the labels and headings over an item, of which one tells it, says of how far it is."""
    return next((state for title in titles if (state := status.of_heading(title))), None)


def _is_reported(setting: Setting, region: Region, below: tuple[Item, ...]) -> bool:
    """Whether what stands below an item of an earlier meeting's list tells how far it is: "Status: done"."""
    words = [item.span.of(setting.text) for item in below]
    return region.sort == "before" and any(labels.is_label(line) and status.read(line) for line in words)


def _is_task(setting: Setting, region: Region, item: Item, *, is_list: bool) -> bool:
    words = item.span.of(setting.text)
    if status.opens(words):
        return False
    if region.sort == "actions" and item.is_listed:
        return not _is_date_of_next(words)
    if len(words.split()) > LONGEST or _is_date_of_next(words):
        return False
    if region.sort == "actions" and not is_list and len(words.split()) > 1:
        return task.is_task(setting, item.span) or _is_terse(words)
    if item.is_listed and len(words.split("(")[0].split()) >= _TASK and bracketed.owners(setting, item.span):
        return True
    return task.is_task(setting, item.span) and not _is_report(setting, item)


def _is_report(setting: Setting, item: Item) -> bool:
    """Whether an item names somebody and, as a sentence, tells what there is: "GP: The server is up"."""
    read = owners.of_task(setting, item.span)
    words = read.task.of(setting.text)
    if read.task.start == item.span.start or not words[:1].isupper():
        return False
    if task.begins_with_deed(words) or status.is_told(setting.text, item.span):
        return False
    return bool(_STATES & {word.strip(".,;").casefold() for word in words.split()[:_CLAUSE]})


def _is_terse(words: str) -> bool:
    """Whether an unmarked line below a heading may be a task: neither a label nor a report of what happened."""
    if words.rstrip().endswith(":") or len(words.split()) > _TERSE:
        return False
    return not _REPORTS & {word.strip(".,;").casefold() for word in words.split()[:_FIRST]}


def _is_date_of_next(words: str) -> bool:
    return (
        words.casefold().startswith(
            ("next meeting", "date of next", "the next meeting", "meeting closed", "meeting adjourned", "the meeting")
        )
        or _ADJOURNED.fullmatch(words.strip()) is not None
    )


def _action(setting: Setting, region: Region, item: Item, below: tuple[Item, ...], over: _Over) -> Action | None:
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
            who=over.who or tabbed,
            state=state or (None if is_told else over.state),
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


def _is_in_table(setting: Setting, item: Item) -> bool:
    """Whether an item stands in a cell of a table of several columns, which is read as a table."""
    cell = item.line.cell
    if cell is None:
        return False
    return any(len(row) > 1 for table in setting.document.tables if table.number == cell.table for row in table.rows)
