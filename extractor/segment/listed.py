"""Lists whose outermost entries are the outline: minutes kept as one list, the items outside, what was said within."""

from collections.abc import Iterator

from extractor.segment import wording
from extractor.segment.candidates import Candidate
from extractor.segment.stretches import is_name

# Items that an outline has at least, and those among them that are called as items of agendas are.
_SEVERAL, _KNOWN = 3, 2
# The shares of the outermost entries that are titles, have text below or behind them, and are called as items are; the
# share of the document that the list takes; of other titles beside so many entries, and of people's names, at most.
_TITLED, _TOLD, _CALLED, _MOST = 0.75, 0.75, 0.25, 0.5
_BESIDE, _NAMED = 0.2, 0.3
# Words that follow a title on its line and are text of its own; points that make an indent deeper.
_TEXT, _DEEPER = 3, 6.0


def listed_items(all_: tuple[Candidate, ...], head: int, others: frozenset[int]) -> Iterator[int]:
    """The indices of the outermost entries of the lists after the `head`, if these are the outline of the document.

    That takes nearly all of them to be titles with text of their own and some to be called as items are, in lists that
    take most of the document, where hardly anything else is numbered or stands out. `others` stand in lists of names
    and of tasks.
    """
    entries = [at for at in range(head, len(all_)) if _is_entry(all_[at]) and (at not in others or _holds(all_, at))]
    outermost = list(_outermost(all_, entries))
    if len(outermost) < _SEVERAL:
        return
    if sum(map(_is_title_beside, all_[outermost[0] :])) > _BESIDE * len(outermost):
        return
    if _is_outline(all_, outermost) and len(all_) - outermost[0] > _MOST * (len(all_) - head):
        yield from (at for at in outermost if all_[at].is_clean and not all_[at].is_sentence)


def _is_entry(one: Candidate) -> bool:
    number = one.opening.number
    return number is not None and number.is_bullet and one.opening.line.cell is None


def _holds(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether an entry that is nobody's name has one right below it that stands further in."""
    after = all_[at + 1] if at + 1 < len(all_) else None
    is_over = after is not None and _is_entry(after) and _indent(after) - _indent(all_[at]) > _DEEPER
    return is_over and not is_name(all_[at])


def _outermost(all_: tuple[Candidate, ...], entries: list[int]) -> Iterator[int]:
    """Those of `entries` that stand as far out as any."""
    indents = [_indent(all_[at]) for at in entries]
    yield from (at for at, indent in zip(entries, indents, strict=True) if indent - min(indents) <= _DEEPER)


def _indent(one: Candidate) -> float:
    """How far in an entry stands, in points: by the list's level, too, where the file tells it.

    In plain text, where a line has neither a place on a page nor in a file, its indent counts letters.
    """
    line = one.opening.line
    is_typed = line.depth is None and line.box is None and line.block is None
    return _DEEPER * (line.depth or 0) + (line.indent or 0.0) * (_DEEPER if is_typed else 1.0)


def _is_title_beside(one: Candidate) -> bool:
    """Whether a title that is no entry is numbered or stands out: another outline than that of the list."""
    is_shown = one.stands_out or (one.place is not None and one.place.sequence.depth == 1)
    return is_shown and one.is_clean and one.opening.lead is None and not _is_entry(one)


def _is_outline(all_: tuple[Candidate, ...], outermost: list[int]) -> bool:
    """Whether nearly all entries are titles with text of their own, few names, and some called as items are."""
    found = [all_[at] for at in outermost]
    titled = sum(one.is_clean and not one.is_sentence for one in found)
    known = sum(one.is_known and not wording.is_over_names(one.label) for one in found)
    ends = [*outermost[1:], len(all_)]
    told = sum(end - at > 1 or all_[at].rest > _TEXT for at, end in zip(outermost, ends, strict=True))
    is_called = known >= max(_KNOWN, _CALLED * len(found))
    is_called = is_called and sum(map(is_name, found)) <= _NAMED * len(found)
    return is_called and titled >= _TITLED * len(found) and told >= _TOLD * len(found)
