"""Which headings are names of groups, and which others lie in them, by what both are called and how both are set."""

from collections import Counter
from itertools import groupby, pairwise

from extractor.segment import wording
from extractor.segment.ranks import SEEN, Frame, Outline, is_bound_in, is_outermost, is_small_letter
from extractor.segment.settings import Setting

# How many headings show that those set so are no parts of such as come only later.
_BEFORE = 3


def is_in_group(frame: Frame, upper: Frame, all_: Outline) -> bool:
    """Whether `upper`, set like `frame`, is called as groups of items are ("Old business") and has no text of its own.

    What runs into its text lies in any that has none, and what does not ends it; what has a name that items of all
    agendas have is in no group, unless it runs into its text and it or the group is of reports.
    """
    first = all_.frames[upper.at + 1]
    one, over = frame.heading.candidate, upper.heading.candidate
    if one.opening.lead is None and first.heading.candidate.opening.lead is not None:
        return False
    is_run_in = one.opening.lead is not None and over.opening.lead is None
    is_report = is_run_in and "report" in (wording.kind_of(one.title), wording.kind_of(over.title))
    is_item = one.is_known and not (is_report and not is_outermost(frame.heading))
    is_group = ((is_run_in or wording.says("groups", over.title)) and not is_item) or _is_one_of(one.title, over.title)
    is_empty = first.heading.at == upper.heading.at + 1 and first.setting == upper.setting
    return is_group and is_empty and upper.holds and one.place is None


def _is_one_of(title: str, many: str) -> bool:
    """Whether a title begins with that of another, or with one of what that names: "Question from Ann", "Questions"."""
    one, all_ = wording.fold(title).split(), wording.fold(many).split()
    return len(one) > len(all_) > 0 and [word.rstrip("s") for word in one[: len(all_)]] == [w.rstrip("s") for w in all_]


def is_put_lower(frame: Frame, stack: list[Frame], all_: Outline) -> bool:
    """Whether the file's own levels, or a group's name right before, say that a heading is none of the outermost."""
    level = frame.setting.level
    is_deeper = any(one.setting.level is not None and level is not None and one.setting.level < level for one in stack)
    return is_deeper or _is_next_in_group(frame, stack, all_) or _is_first_of_group(frame, stack, all_)


def _is_next_in_group(frame: Frame, stack: list[Frame], all_: Outline) -> bool:
    """Whether a heading set alike lies in a group: one without a number, set larger as others were from the first."""
    settings = [one.setting for one in all_.frames]
    return any(
        one.setting == frame.setting
        and over.heading.candidate.place is None
        and over.sight > frame.sight + SEEN
        and settings.index(over.setting) < settings.index(frame.setting)
        for over, one in pairwise(stack)
    )


def _is_first_of_group(frame: Frame, stack: list[Frame], all_: Outline) -> bool:
    """Whether a heading set larger stands right before, and others set as this one right after: a group's name."""
    after = all_.frames[frame.at + 1 : frame.at + 2]
    is_first = any(other.setting == frame.setting for other in after) and bool(stack)
    is_over = is_first and stack[-1].holds and stack[-1].heading.at + 1 == frame.heading.at
    return is_over and stack[-1].sight > frame.sight + SEEN


def in_money(frame: Frame, stack: list[Frame]) -> int | None:
    """The depth right in the open item on money, if a heading without number, set otherwise, says what is paid."""
    if frame.heading.candidate.place is not None or not wording.says("accounts", frame.heading.candidate.title):
        return None
    for depth, over in enumerate(stack, start=1):
        if over.setting != frame.setting and over.holds and wording.says("money", over.heading.candidate.title):
            return depth
    return None


def is_late(upper: Frame, lower: Frame, all_: Outline) -> bool:
    """Whether headings set as `lower` came before any set as `upper`: those are fewer, and called as no item."""
    is_numbered = upper.heading.candidate.place is not None or lower.heading.candidate.place is not None
    return not is_numbered and (upper.setting, lower.setting) in all_.late


def late_settings(frames: tuple[Frame, ...]) -> frozenset[tuple[Setting, Setting]]:
    """The settings that come late, each with one that several headings had before; those are fewer, and no items."""
    counts = Counter(one.setting for one in frames)
    items = {one.setting for one in frames if _is_called_over(one)}
    seen: Counter[Setting] = Counter()
    found: set[tuple[Setting, Setting]] = set()
    for one in frames:
        if one.setting not in seen and one.setting not in items:
            early = (other for other, count in seen.items() if count >= _BEFORE)
            found.update((one.setting, other) for other in early if counts[one.setting] < counts[other])
        seen[one.setting] += 1
    return frozenset(found)


def enclosed_settings(frames: tuple[Frame, ...]) -> frozenset[tuple[Setting, Setting]]:
    """The settings whose headings stand only between others set alike, each behind that setting.

    They are fewer than those, and come in runs, each right behind an item: however loud they are, they are its parts.
    What has a number but small letters, what has an item's own name and a run behind a list of names are none.
    """
    counts = Counter(one.setting for one in frames)
    barred = {one.setting for one in frames if _is_item_by_itself(one)}
    around: dict[Setting, set[Setting | None]] = {}
    for setting, run in groupby(frames, key=lambda one: one.setting):
        held = list(run)
        first, last = held[0].at, held[-1].at
        before = frames[first - 1] if first else None
        after = frames[last + 1].setting if last + 1 < len(frames) else None
        is_within = last > first and before is not None and before.setting == after and _may_enclose(before)
        around.setdefault(setting, set()).add(after if is_within else None)
    return frozenset(
        (upper, lower)
        for lower, (upper, *others) in ((lower, list(found)) for lower, found in around.items())
        if upper is not None and not others and lower not in barred and _BEFORE <= counts[upper] >= counts[lower] > 1
    )


def _is_item_by_itself(one: Frame) -> bool:
    """Whether a heading has a number that parts of items have not, or lies in no other by its name."""
    is_counted = one.heading.candidate.place is not None and not is_small_letter(one.heading)
    return is_counted or is_outermost(one.heading)


def _may_enclose(one: Frame) -> bool:
    """Whether a heading is an item that may have parts, and stands over no names."""
    return one.holds and not is_outermost(one.heading) and not wording.is_over_names(one.heading.candidate.label)


def _is_called_over(one: Frame) -> bool:
    """Whether a heading is called as what may hold others: a group, an item, an annex."""
    candidate = one.heading.candidate
    return wording.says("groups", candidate.title) or candidate.is_known or is_bound_in(one.heading)
