"""What stands in lists of names or of tasks, and in parts that are told one after another."""

import re
from collections import Counter
from collections.abc import Iterator

from extractor import names
from extractor.segment import wording
from extractor.segment.candidates import Candidate, could_be_title, is_timed
from extractor.segment.likeness import is_like, is_over_text, is_running

# Words that follow a label in text, and not in a list of names; words that make a part told.
_TOLD = 25
_PART = 4
# Lines that make a long run.
_RUN = 8
# Entries of a list that open alike at least, the share of all that they are, and words of their titles at most; points
# that make an indent deeper.
_SEVERAL, _MOSTLY, _TITLE, _DEEPER = 3, 0.6, 8, 6.0
# How often those speak who speak more than once, and words of a name, at most.
_SAID = 4
# In points, how much smaller type is that is set smaller.
_SMALLER = 0.6
_NAME = 3
_BRACKETS = re.compile(r"\s*[(\[].*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TASKS = re.compile(r"(?i:(?:outstanding |new |previous )?action(?:s|\s+(?:items|points))\b)")
_INITIALS = re.compile(r"[A-Z]{2,4}")


def in_lists_of_names(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of what stands under a label of attendance and looks no different from names.

    Where the first line under the label stands out, but is set otherwise than the label, so may all others.
    """
    is_inside, first = False, None
    for at, one in enumerate(all_):
        is_label = wording.is_over_names(one.label)
        is_told = one.is_sentence or (one.rest > _TOLD and wording.count("doing-words", one.title) == 0)
        is_alone = " " not in one.title and is_over_text(all_, at)
        is_item = wording.kind_of(one.title) not in {None, "attendance", "apologies"}
        is_other = is_told or is_alone or is_item or is_timed(one) or _is_item(one)
        is_shown = one.stands_out and one.opening.lead is None and one.opening.look != first
        if is_label or is_other or (is_shown and not (_is_first_name(all_, at) or is_name(one))):
            is_inside, first = is_label, None
        elif is_inside:
            first = one.opening.look if _is_first_name(all_, at) else first
            yield at


def _is_item(one: Candidate) -> bool:
    """Whether a line is called as an item is, and has a number or goes on with text of its own that is no name."""
    is_told = one.opening.lead is not None and " " in one.title and not one.are_names_next
    return one.is_known and (one.place is not None or is_told)


def is_name(one: Candidate) -> bool:
    """Whether a line is nothing but a person's name, with initials or a post in brackets behind it."""
    title = _BRACKETS.sub("", one.title)
    return one.place is None and not one.is_known and names.evidence(title) >= names.LIKELY


def _is_first_name(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether a line that may be a name stands right under a label of attendance, and is set otherwise than that."""
    one, label = all_[at], all_[at - 1]
    is_below = at > 0 and wording.is_over_names(label.label) and label.opening.lead is None and one.opening.lead is None
    return is_below and one.place is None and not one.is_known and _is_unlike(one, label)


def _is_unlike(one: Candidate, label: Candidate) -> bool:
    """Whether a line is not underlined as the label above it is, nor set as large, nor in its capitals."""
    mine, its = one.opening.look, label.opening.look
    return (its.underline, its.caps) > (mine.underline, mine.caps) or mine.size < its.size - _SMALLER


def of_speakers(all_: tuple[Candidate, ...], listed: frozenset[str]) -> Iterator[int]:
    """The indices of what somebody says, by the name or initials before it.

    These are the ones that come again, and their like; who moves a motion; and those whose words are all `listed` as of
    people present or begin with a title of honour.
    """
    yield from (at for at, one in enumerate(all_) if one.is_mover or _is_said_by_somebody(one, listed))
    said = {at: wording.fold(one.title) for at, one in enumerate(all_) if _is_said_by(one)}
    counts = Counter(said.values())
    again = {name for name, count in counts.items() if count > 1}
    if sum(counts[name] for name in again) < _SAID:
        return
    alike = {all_[at].likeness for at, name in said.items() if name in again}
    for at, name in said.items():
        is_person = all_[at].likeness in alike and names.evidence(all_[at].title) >= names.LIKELY
        if name in again or is_person or _INITIALS.fullmatch(all_[at].title):
            yield at


def _is_said_by_somebody(one: Candidate, listed: frozenset[str]) -> bool:
    """Whether what a mere sign parts from the text after it is the name of somebody present, or of a Mr or a Cllr."""
    words = one.title.split()
    if one.opening.lead != "sign" or one.stands_out or not 0 < len(words) <= _NAME + 1:
        return False
    if not all(word[0].isupper() for word in words):
        return False
    is_person = names.is_given(words[0]) or names.evidence(one.title) >= names.LIKELY
    return 0 < names.honorific(one.title) < len(one.title) or (
        one.place is None and is_person and all(word in listed for word in words)
    )


def words_of_names(text: str, all_: tuple[Candidate, ...], in_lists: frozenset[int]) -> frozenset[str]:
    """The words in lists of names and after the labels of such lists: those of people, and some more."""
    lists = (
        one.opening.paragraph.span.of(text)
        for at, one in enumerate(all_)
        if at in in_lists or wording.is_over_names(one.label)
    )
    return frozenset(word for words in lists for word in _WORD.findall(words))


def _is_said_by(one: Candidate) -> bool:
    """Whether what stands before a colon may be a name: capitals, few words, and no number."""
    words = one.title.split()
    is_name = 0 < len(words) <= _NAME and all(word[:1].isupper() for word in words)
    return is_name and one.opening.lead is not None and one.opening.number is None and one.after.startswith(":")


def in_lists_of_tasks(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of what stands under a heading of actions, up to the next title set like it."""
    over: Candidate | None = None
    for at, one in enumerate(all_):
        if one.opening.lead is None and is_over_tasks(one):
            over = one
        elif over is not None and (_is_set_like(one, over) or _began_before(one, over)):
            over = None
        elif over is not None:
            yield at


def is_over_tasks(one: Candidate) -> bool:
    """Whether a title is that of a list of tasks."""
    return wording.kind_of(one.title) == "actions" or _TASKS.match(one.title) is not None


def in_runs(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of plain lead-ins, two or more in a row, each with text, after a title with none."""
    at = 0
    while at < len(all_):
        end = at
        while end < len(all_) and _is_part_of_run(all_[end]) and is_like(all_[at], all_[end]):
            end += 1
        told = sum(all_[of].rest > _PART for of in range(at, end))
        if end - at > 1 and 2 * told >= end - at and at > 0 and is_over_parts(all_[at - 1]):
            yield from range(at, end)
        at = max(end, at + 1)


def in_marked_runs(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of entries of a list, three or more, that open with a title set off, as most entries of it do.

    They come after a title with no text of its own. What lies deeper in the list may stand between them.
    """
    for over, one in enumerate(all_[:-1]):
        first = all_[over + 1]
        if one.opening.lead is not None or not one.is_clean or not _is_marked_entry(first):
            continue
        entries = [at for at in _list_from(all_, over + 1) if _is_entry_like(all_[at], first)]
        marked = [at for at in entries if _is_marked_entry(all_[at])]
        if len(marked) >= min(_SEVERAL, len(entries)) > 1 and len(marked) > _MOSTLY * len(entries):
            yield from marked


def _list_from(all_: tuple[Candidate, ...], at: int) -> Iterator[int]:
    """The indices from `at` on, up to a title that is no entry of a list, or to the next item's number."""
    first = all_[at]
    while at < len(all_) and not _began_before(all_[at], first):
        if all_[at].opening.number is None and all_[at].stands_out:
            return
        yield at
        at += 1


def _is_entry_like(one: Candidate, other: Candidate) -> bool:
    mine, its = one.opening, other.opening
    if mine.number is None or its.number is None or mine.number.kind != its.number.kind:
        return False
    return mine.line.depth == its.line.depth and abs((mine.line.indent or 0.0) - (its.line.indent or 0.0)) < _DEEPER


def _is_marked_entry(one: Candidate) -> bool:
    """Whether an entry of a list opens with a few words that stand out and could be a title, and goes on after them."""
    is_title = one.is_clean and wording.doing_words(one.title) == 0 and one.words <= _TITLE
    is_entry = one.opening.number is not None and not one.is_sentence and one.rest > _PART
    is_person = names.is_given(one.title) or names.evidence(one.title) >= names.LIKELY
    return is_entry and is_title and one.stands_out and one.opening.lead == "look" and not is_person


def in_long_runs(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of what stands among many lines set and numbered alike, with nothing between them."""
    at = 0
    while at < len(all_):
        end = at
        while end + 1 < len(all_) and all_[end].opening.lead is None and is_like(all_[end], all_[end + 1]):
            end += 1
        if end - at + 1 >= _RUN:
            yield from range(at, end + 1)
        at = end + 1


def in_told_runs(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of plain short lines, two or more, each over text, mostly sentences, after a title with none."""
    for over, one in enumerate(all_):
        if not is_over_parts(one):
            continue
        found, at = [], over + 1
        while at + 1 < len(all_) and could_be_title(all_[at]) and is_over_text(all_, at):
            found.append(at)
            at = _after_text(all_, at + 1)
        if len(found) > 1 and 2 * sum(all_[at + 1].is_sentence for at in found) > len(found):
            yield from found


def _after_text(all_: tuple[Candidate, ...], at: int) -> int:
    """The index of the first candidate from `at` on that is no running text without a number."""
    while at < len(all_) and is_running(all_[at]) and all_[at].place is None and not all_[at].stands_out:
        at += 1
    return at


def _is_part_of_run(one: Candidate) -> bool:
    is_person = names.is_given(one.title)
    return (
        one.opening.lead == "sign"
        and one.is_clean
        and one.place is None
        and 0 < one.words < _PART + 2
        and not is_person
    )


def is_over_parts(one: Candidate) -> bool:
    """Whether a title has no text of its own, and is none over a list of names or of tasks."""
    kind, number = wording.kind_of(one.title), one.opening.number
    if number is not None and (number.is_bullet or (number.kind in {"letter", "roman"} and number.printed.islower())):
        return False
    is_told = wording.doing_words(one.title) > 0 and not one.is_known and not wording.is_question(one.title)
    is_title = (
        one.is_clean
        and not is_told
        and one.opening.lead is None
        and (one.stands_out or one.place is not None or one.is_known)
    )
    return is_title and kind not in {"actions", "attendance", "apologies", "next_meeting"}


def _began_before(one: Candidate, other: Candidate) -> bool:
    """Whether `one` goes on with a sequence of numbers that was there before `other`."""
    return one.place is not None and one.place.sequence.at[0] < other.opening.at


def _is_set_like(one: Candidate, other: Candidate) -> bool:
    is_smaller = one.opening.look.size < other.opening.look.size - _SMALLER
    is_end = wording.says("closing", one.title) or wording.says("field-openings", one.title)
    return one.is_titled and _setting(one) == _setting(other) and (is_end or not is_smaller)


def _setting(one: Candidate) -> tuple[bool, bool, bool]:
    number = one.opening.number
    return one.stands_out, one.place is None, number is not None and number.is_bullet
