"""Headings that seem to hold what is not theirs: titles over the whole record, and plain lines before the items."""

from collections import Counter
from collections.abc import Iterator

from extractor import names
from extractor.segment import wording
from extractor.segment.ranks import Frame, Outline, is_bound_in, is_outermost, is_small_letter
from extractor.segment.stacking import stacked

# How many headings show how the others are set.
_SEVERAL = 4
# The share of headings that lie in one which is a title over all.
_COVER = 0.75
_ITEMS = ("matters_arising", "any_other_business")


def without_cover(all_: Outline) -> Outline:
    """`all_`, where a heading that would hold nearly all others holds none: it is a title over the whole record."""
    parents = [parent for _, parent in stacked(all_, {})]
    held = Counter(_tops(parents))
    for at, count in held.items():
        frame = all_.frames[at]
        is_over_items = _holds_a_sequence(at, parents, all_)
        alike = [other.at for other in all_.frames if other.setting == frame.setting]
        is_alone = len(alike) < 2 or (not _is_item(frame) and sum(held[other] > 1 for other in alike) < 2)
        is_only = (is_over_items or is_alone) and not _is_over_letters(at, parents, all_)
        is_only = is_only and not _is_followed(frame, all_)
        is_record = is_over_items and wording.says("of-record", frame.heading.candidate.title)
        if (is_record or count > max(_SEVERAL, _COVER * len(parents))) and is_only and _is_cover(frame):
            frames = tuple(one._replace(holds=one.holds and one.at != at) for one in all_.frames)
            return all_._replace(frames=frames)
    return all_


def _is_followed(frame: Frame, all_: Outline) -> bool:
    """Whether by the file a heading goes on beside others: no title over all has the like before it and after it."""
    beside = [other.at for other in all_.frames if other.setting.level == frame.setting.level]
    return frame.setting.level is not None and beside[0] < frame.at < beside[-1]


def beside_items(all_: Outline) -> Outline:
    """`all_`, where a plain title with text of its own holds no sequence that numbers the items of the meeting.

    "Welcome", told before item 1, is no group's name, nor is a label over names, nor "7 pm: Council meeting". A
    sequence of items has more headings than twice the plain titles set like the one before it that may be items, too.
    """
    parents = [parent for _, parent in stacked(all_, {})]
    held = {at for at in parents if at is not None}
    over = {at for at in held if _is_beside(at, parents, all_) or _is_over_its_like(at, parents, all_)}
    frames = tuple(one._replace(holds=one.holds and one.at not in over) for one in all_.frames)
    return beside_items(all_._replace(frames=frames)) if over else all_


def _is_over_its_like(at: int, parents: list[int | None], all_: Outline) -> bool:
    """Whether what lies in the only heading set so is set as the first of all were, which lie in none."""
    frame = all_.frames[at]
    within = [all_.frames[of].setting for of, parent in enumerate(parents) if parent == at]
    before = {all_.frames[of].setting for of in range(at) if parents[of] is None}
    is_only = sum(one.setting == frame.setting for one in all_.frames) == 1
    is_like = len(within) >= _SEVERAL and before.issuperset(within) and frame.setting not in before
    return frame.holds and is_only and is_like


def _is_beside(at: int, parents: list[int | None], all_: Outline) -> bool:
    frame, title = all_.frames[at], all_.found[at].candidate.title
    is_of_meeting = wording.says("of-title", title) and not wording.says("items-on-minutes", title)
    is_told = all_.found[at + 1].at > frame.heading.at + 1 and not wording.says("groups", title)
    is_told = is_told or names.evidence(title) >= names.LIKELY
    if not _is_cover(frame) or not frame.holds or not (is_told or is_of_meeting):
        return False
    within = [all_.found[of] for of, parent in enumerate(parents) if parent == at]
    places = [one.candidate.place for one in within if not is_small_letter(one)]
    numbered = Counter(id(place.sequence) for place in places if place is not None)
    alike = sum(one.setting == frame.setting and not is_outermost(one.heading) for one in all_.frames) - is_of_meeting
    return max(numbered.values(), default=0) >= max(_SEVERAL, 2 * alike + 1)


def _is_over_letters(at: int, parents: list[int | None], all_: Outline) -> bool:
    """Whether what lies right in a heading has small letters, as parts of items have."""
    within = [all_.found[of] for of, parent in enumerate(parents) if parent == at]
    return any(map(is_small_letter, within))


def _is_item(frame: Frame) -> bool:
    """Whether a heading is called as an item or a group of items is."""
    title = frame.heading.candidate.title
    return frame.heading.candidate.is_known or wording.says("groups", title)


def _holds_a_sequence(at: int, parents: list[int | None], all_: Outline) -> bool:
    """Whether most of what lies right in a heading is one sequence of numbers."""
    within = [all_.found[of].candidate.place for of, parent in enumerate(parents) if parent == at]
    counts = Counter(id(place.sequence) for place in within if place is not None)
    return max(counts.values(), default=0) > max(_SEVERAL, len(within) // 2)


def _tops(parents: list[int | None]) -> Iterator[int]:
    """For each heading, the outermost that it lies in: itself, if it lies in none."""
    found: list[int] = []
    for at, parent in enumerate(parents):
        found.append(at if parent is None else found[parent])
        yield found[-1]


def _is_cover(frame: Frame) -> bool:
    """Whether a heading has no number, and no name of an item that is never a title over all: "Matters arising"."""
    is_item = wording.kind_of(frame.heading.candidate.title) in _ITEMS
    return frame.heading.candidate.place is None and not is_item and not is_bound_in(frame.heading)
