"""Which of two headings is the larger: by how they are set, by their numbers and by what they are called."""

from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.judge import Heading
from extractor.segment.looks import Look
from extractor.segment.settings import Setting, indent

_OUTERMOST = (
    "apologies",
    "minutes_of_last_meeting",
    "matters_arising",
    "next_meeting",
    "any_other_business",
    "closed_session",
    "attendance",
)
# By how much a heading must catch the eye more than another to outrank it; in points, how much further left it stands.
SEEN = 0.4
_STEP = 12.0
# What a group's name may lack in looks against the headings of its group, if it has no text of its own.
NAMED = 1.0


class Frame(NamedTuple):
    """A heading that is open, the `at`-th of all; `sight` is how much it catches the eye.

    `holds` says whether others may lie in it.
    """

    at: int
    heading: Heading
    setting: Setting
    sight: float
    holds: bool


class Outline(NamedTuple):
    """All headings, and those as frames; `numbering` are the sequences most of whose numbers are headings.

    `late` are settings that come late, each with one that is no part of it; `enclosed` those that stand only within
    one, each behind it.
    """

    found: tuple[Heading, ...]
    frames: tuple[Frame, ...]
    numbering: frozenset[int]
    late: frozenset[tuple[Setting, Setting]]
    enclosed: frozenset[tuple[Setting, Setting]]


def outranks(upper: Frame, lower: Frame) -> bool:
    """Whether `lower` may lie in `upper`."""
    return not _is_over_own_names(upper.heading, lower.heading) and _is_set_over(upper, lower)


def _is_set_over(upper: Frame, lower: Frame) -> bool:
    """Whether `upper` is set, or stands, as what holds `lower`."""
    one, other = upper.heading, lower.heading
    if lower.setting.level is not None and lower.setting.form is None and upper.setting.form is None:
        return upper.setting.level is not None and upper.setting.level < lower.setting.level
    is_left = _is_left_of(one, other)
    if _is_deeper_by_file(one, other) or is_left is not None:
        return upper.sight >= lower.sight - SEEN if is_left else is_left is None
    if upper.setting.is_bullet and lower.setting.away < upper.setting.away:
        return False
    if _is_name_of_group(upper, lower):
        return True
    if is_bound_in(one) or _is_name_of_list(one, other) or (_is_small(other) and not _is_small(one)):
        return upper.sight >= lower.sight - SEEN
    return upper.sight > lower.sight + SEEN


def _is_over_own_names(one: Heading, other: Heading) -> bool:
    """Whether a heading has a list of names as its text: an item set smaller below is no part of that."""
    is_told = other.at > one.at + 1 and one.candidate.place is None
    is_label = wording.is_over_names(other.candidate.label)
    return is_told and wording.is_over_names(one.candidate.label) and not is_label


def _is_deeper_by_file(one: Heading, other: Heading) -> bool:
    """Whether the file has both as headings, the second, which has no number, as one of a lower level."""
    levels = one.candidate.opening.look.level, other.candidate.opening.look.level
    return other.candidate.place is None and levels[0] is not None and levels[1] is not None and levels[0] < levels[1]


def _is_name_of_group(upper: Frame, lower: Frame) -> bool:
    """Whether `upper` has no number and no text of its own, and `lower` comes next, otherwise set and little larger."""
    is_next = upper.heading.candidate.place is None and lower.heading.at == upper.heading.at + 1
    return is_next and lower.setting != upper.setting and upper.sight >= lower.sight - NAMED


def _is_left_of(one: Heading, other: Heading) -> bool | None:
    """Whether the first of two numbered, bulleted or plain headings stands further left; None where it says nothing."""
    kinds = {h.candidate.opening.number.kind if h.candidate.opening.number else "" for h in (one, other)}
    is_plain = not one.candidate.stands_out and not other.candidate.stands_out
    away = _further_right(one, other)
    if one.candidate.place is not None and other.candidate.place is not None:
        return True if away > _STEP else None
    if one.candidate.place or other.candidate.place or not (kinds == {"bullet"} or (kinds == {""} and is_plain)):
        return None
    return away > 0 if abs(away) > _STEP else None


def _further_right(one: Heading, other: Heading) -> float:
    """By how many points the second begins further right: by their levels, if both are entries of lists."""
    mine, its = one.candidate.opening.line, other.candidate.opening.line
    if mine.depth is not None and its.depth is not None:
        return indent(other) - indent(one)
    return (its.indent or 0.0) - (mine.indent or 0.0)


def _is_name_of_list(one: Heading, other: Heading) -> bool:
    """Whether `one` has no text of its own and `other` comes next, the first of a sequence."""
    place = other.candidate.place
    is_first = place is not None and place.sequence.at[0] == other.candidate.opening.at
    return one.candidate.place is None and is_first and other.at == one.at + 1


def is_bound_in(heading: Heading) -> bool:
    """Whether a heading names an annex: what comes after it lies in it, up to the next."""
    number = heading.candidate.opening.number
    return number is not None and number.kind == "annex"


def _is_small(heading: Heading) -> bool:
    """Whether a heading is numbered as parts of items are: a, iv, 5.1."""
    place = heading.candidate.place
    return place is not None and (place.sequence.depth > 1 or is_small_letter(heading))


def is_small_letter(heading: Heading) -> bool:
    """Whether a heading has a small letter or a small Roman number."""
    number = heading.candidate.opening.number
    return number is not None and number.kind in {"letter", "roman"} and number.printed.islower()


def sight(heading: Heading, setting: Setting, body: Look) -> float:
    """How much a heading catches the eye."""
    opening = heading.candidate.opening
    shown = 2.0 * setting.bold + 1.5 * setting.underline + 1.0 * setting.caps + 0.4 * setting.italic
    shown += max(0.0, opening.look.size - body.size) - 0.6 * (opening.line.depth or 0) - 0.8 * setting.is_run_in
    if setting.mark is not None:
        shown += 8.0 - len(setting.mark)
    return shown - 0.5 * setting.is_bullet


def may_hold(heading: Heading, numbering: frozenset[int]) -> bool:
    """Whether other headings can lie in it: not in the words 'Agenda' or 'Minutes', nor in a list of names."""
    place, title = heading.candidate.place, heading.candidate.title
    if place is not None:
        return id(place.sequence) in numbering or wording.says("groups", title)
    is_over_names = wording.is_over_names(heading.candidate.label)
    is_list = is_over_names and heading.candidate.opening.look.level is None
    return not (wording.says("of-agenda-list", title) or is_over_record(title) or is_list)


def is_in_table_below(one: Frame, stack: list[Frame]) -> bool:
    """Whether a heading stands in a table, below a heading outside of it or one that has no text of its own."""
    if one.heading.candidate.opening.line.cell is None or not stack:
        return False
    is_banner = stack[-1].holds and stack[-1].heading.at + 1 == one.heading.at
    return is_banner or any(f.holds and f.heading.candidate.opening.line.cell is None for f in stack)


def is_outermost(heading: Heading) -> bool:
    """Whether a heading lies in no other by its name: apologies, the next meeting, an annex."""
    title = heading.candidate.title
    is_over_all = is_over_record(title) or wording.says("of-agenda-list", title)
    is_closing = wording.says("closing", title) or wording.says("bound-in", title)
    return wording.kind_of(title) in _OUTERMOST or is_closing or is_over_all


def is_over_record(title: str) -> bool:
    """Whether a heading says no more than that the record of the meeting follows: "Minutes"."""
    return wording.says("of-record", title) and not wording.says("items-holding", title)
