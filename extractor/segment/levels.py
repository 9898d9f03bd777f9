"""How deep each heading lies: by its number, by what it stands between, and by how all that are set alike lie."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.covers import beside_items, without_cover
from extractor.segment.groups import enclosed_settings, late_settings
from extractor.segment.judge import Heading
from extractor.segment.looks import Look
from extractor.segment.ranks import SEEN, Frame, Outline, is_over_record, may_hold, sight
from extractor.segment.settings import Setting, settings
from extractor.segment.stacking import Usual, stacked

# How many headings show how the others are set; how far down a document's title may stand.
_SEVERAL = 4
_TOP = 5
# What holds lists, and no items.
_LISTS = ("actions", "attendance", "apologies", "next_meeting")


def levels(found: tuple[Heading, ...], body: Look) -> tuple[tuple[int, int | None], ...]:
    """The level of each of `found`, and the index of the heading it lies in.

    They are stacked twice: first by what each heading says by itself, then so that those set alike lie in the same.
    """
    numbering = frozenset(_numbering(found))
    frames = tuple(
        Frame(at, heading, setting, sight(heading, setting, body), may_hold(heading, numbering))
        for at, (heading, setting) in enumerate(zip(found, settings(found), strict=True))
    )
    filed = tuple(_as_filed(frames))
    all_ = beside_items(
        without_cover(_with_groups(Outline(found, filed, numbering, late_settings(filed), enclosed_settings(filed))))
    )
    parents = [parent for _, parent in stacked(all_, {})]
    return tuple(stacked(all_, _usual(all_.frames, parents)))


def _as_filed(frames: tuple[Frame, ...]) -> Iterator[Frame]:
    """`frames`, where "Minutes" holds what the file puts in it, if that puts it beside one that came before."""
    filed: set[int] = set()
    for one, after in zip(frames, (*frames[1:], *frames[-1:]), strict=True):
        level, below = one.setting.level, after.setting.level
        is_over = level is not None and below is not None and level < below and level in filed
        yield one._replace(holds=one.holds or (is_over and is_over_record(one.heading.candidate.title)))
        filed.update(() if level is None else (level,))


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
