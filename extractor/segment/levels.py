"""How deep each heading lies: by its number, by what it stands between, and by how all that are set alike lie."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from extractor import names
from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.judge import Heading
from extractor.segment.looks import Look
from extractor.segment.ranks import SEEN, Frame, is_bound_in, is_outermost, is_small_letter, may_hold, sight
from extractor.segment.settings import Setting, settings
from extractor.segment.stacking import Outline, Usual, stacked

# How many headings show how the others are set; how far down a document's title may stand.
_SEVERAL = 4
_TOP = 5
# What holds lists, and no items.
_LISTS = ("actions", "attendance", "apologies", "next_meeting")
# The share of headings that lie in one which is a title over all.
_COVER = 0.75


def levels(found: tuple[Heading, ...], body: Look) -> tuple[tuple[int, int | None], ...]:
    """The level of each of `found`, and the index of the heading it lies in.

    They are stacked twice: first by what each heading says by itself, then so that those set alike lie in the same.
    """
    numbering = frozenset(_numbering(found))
    frames = tuple(
        Frame(at, heading, setting, sight(heading, setting, body), may_hold(heading, numbering))
        for at, (heading, setting) in enumerate(zip(found, settings(found), strict=True))
    )
    all_ = _beside_items(_without_cover(_with_groups(Outline(found, frames, numbering))))
    parents = [parent for _, parent in stacked(all_, {})]
    return tuple(stacked(all_, _usual(all_.frames, parents)))


def _with_groups(all_: Outline) -> Outline:
    """`all_`, where the words 'Agenda items' hold what comes next if another heading, set as they are, holds the like.

    Then they are the name of one group of items among others. "Minutes" stands over the record whatever lies beside it.
    """
    held = _held(all_, [parent for _, parent in stacked(all_, {})])
    frames = tuple(
        one._replace(holds=one.holds or (_is_over_agenda(one) and (one.setting, after.setting) in held))
        for one, after in zip(all_.frames, (*all_.frames[1:], *all_.frames[-1:]), strict=True)
    )
    return all_._replace(frames=frames)


def _is_over_agenda(frame: Frame) -> bool:
    return wording.says("of-agenda-list", frame.heading.candidate.title)


def _held(all_: Outline, parents: list[int | None]) -> set[tuple[Setting, Setting]]:
    """The settings of headings that hold items, each with that of what it holds."""
    over = [(all_.frames[of], all_.frames[at]) for at, of in enumerate(parents) if of is not None]
    return {(f.setting, one.setting) for f, one in over if not _is_over_list(f)}


def _is_over_list(frame: Frame) -> bool:
    """Whether what lies in a heading are names or tasks, and no items."""
    one = frame.heading.candidate
    return wording.kind_of(one.title) in _LISTS or wording.is_over_names(one.label)


def _without_cover(all_: Outline) -> Outline:
    """`all_`, where a heading that would hold nearly all others holds none: it is a title over the whole record."""
    parents = [parent for _, parent in stacked(all_, {})]
    held = Counter(_tops(parents))
    for at, count in held.items():
        frame = all_.frames[at]
        is_over_items = _holds_a_sequence(at, parents, all_)
        alike = [other.at for other in all_.frames if other.setting == frame.setting]
        is_alone = len(alike) < 2 or (not _is_item(frame) and sum(held[other] > 1 for other in alike) < 2)
        is_only = (is_over_items or is_alone) and not _is_over_letters(at, parents, all_)
        is_record = is_over_items and wording.says("of-record", frame.heading.candidate.title)
        if (is_record or count > max(_SEVERAL, _COVER * len(parents))) and is_only and _is_cover(frame):
            frames = tuple(one._replace(holds=one.holds and one.at != at) for one in all_.frames)
            return all_._replace(frames=frames)
    return all_


def _beside_items(all_: Outline) -> Outline:
    """`all_`, where a plain title with text of its own holds no sequence that numbers the items of the meeting.

    "Welcome", told before item 1, is no group's name, nor is a label over names, nor "7 pm: Council meeting". A
    sequence of items has more headings than twice the plain titles set like the one before it that may be items, too.
    """
    parents = [parent for _, parent in stacked(all_, {})]
    held = {at for at in parents if at is not None}
    over = {at for at in held if _is_beside(at, parents, all_) or _is_over_its_like(at, parents, all_)}
    frames = tuple(one._replace(holds=one.holds and one.at not in over) for one in all_.frames)
    return _beside_items(all_._replace(frames=frames)) if over else all_


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
    """Whether a heading has neither a number nor a name that items have."""
    return frame.heading.candidate.place is None and not is_bound_in(frame.heading)


def without_title(found: tuple[Heading, ...], body: Look) -> tuple[Heading, ...]:
    """`found` without a first one that names the day of the meeting or is set larger than all others: it is a title."""
    found = found[1:] if len(found) > 1 and _is_of_day(*found[:2]) else found
    if len(found) < _SEVERAL or found[0].at > _TOP or found[0].candidate.opening.number is not None:
        return found
    title = found[0].candidate.title
    if found[0].at > 0 and found[0].candidate.is_known and not wording.says("of-title", title):
        return found
    first, *others = (sight(one, setting, body) for one, setting in zip(found, settings(found), strict=True))
    return found[1:] if first > max(others) + SEEN else found


def _is_of_day(one: Heading, after: Heading) -> bool:
    """Whether a heading near the top says of what day this is a record, with no text of its own; no agenda's is."""
    title = one.candidate.title
    is_bare = one.candidate.place is None and one.at < _TOP and after.at == one.at + 1
    is_item = wording.kind_of(title) is not None and not wording.says("of-record", title)
    is_item = is_item or wording.says("of-agenda-list", title)
    return is_bare and not is_item and wording.says("of-title", title) and any(find_dates(title))


def _numbering(found: tuple[Heading, ...]) -> Iterator[int]:
    """The ids of sequences that number headings; in the others a heading here and there is one of many paragraphs."""
    counts = Counter(id(h.candidate.place.sequence) for h in found if h.candidate.place is not None)
    for heading in found:
        place = heading.candidate.place
        if place is not None and 2 * counts[id(place.sequence)] > len(place.sequence.at):
            yield id(place.sequence)


def _usual(frames: tuple[Frame, ...], parents: list[int | None]) -> Usual:
    usual: Usual = defaultdict(Counter)
    for frame, parent in zip(frames, parents, strict=True):
        usual[frame.setting][frames[parent].setting if parent is not None else None] += 1
    return usual
