"""How headings are set and numbered, gathered into the few settings that one document has for its headings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.judge import Heading

# How far apart, in points, two indents are that are not the same; likewise two sizes.
_STEP = 12.0
_SIZE = 0.75
# A word in capitals up to so many letters may be a short form: it says nothing about how headings are set.
_SHORT_FORM = 7
# Letters of the short forms that items of agendas have at most: "AOCB", but not "CLOSE".
_INITIALS = 4


class Setting(NamedTuple):
    """How a heading is set. Headings of one setting have one rank.

    `form` is the form and depth of its number, `mark` the sign of markup before it, `level` the file's own, where most
    headings have one; `size` and `away` are where its size and indent stand among those of all headings, from the
    smallest and leftmost.
    """

    form: tuple[str, int] | None
    mark: str | None
    level: int | None
    size: int
    bold: bool
    underline: bool
    italic: bool
    caps: bool
    is_bullet: bool
    is_run_in: bool
    away: int


def settings(found: tuple[Heading, ...]) -> tuple[Setting, ...]:
    """The setting of each of `found`; sizes and indents that differ by a hair are the same."""
    sizes = _groups((heading.candidate.opening.look.size for heading in found), _SIZE)
    aways = _groups((indent(heading) for heading in found), _STEP)
    is_levelled = _is_levelled(found)
    plain = list(_by_lead(found, [_setting(heading, sizes, aways, is_levelled=is_levelled) for heading in found]))
    sure = Counter(one for one, heading in zip(plain, found, strict=True) if not _may_be_short_form(heading))
    return tuple(_settled(one, heading, sure) for one, heading in zip(plain, found, strict=True))


def indent(heading: Heading) -> float:
    """How far from the left a heading begins, in points: a list's level counts as its indent where there is one."""
    line = heading.candidate.opening.line
    return _STEP * 2 * line.depth if line.depth is not None else line.indent or 0.0


def _is_levelled(found: tuple[Heading, ...]) -> bool:
    """Whether half of the headings without numbers have a level by the file: else a few were given one by chance."""
    plain = [heading.candidate.opening.look.level for heading in found if heading.candidate.place is None]
    return 2 * sum(level is not None for level in plain) >= len(plain)


def _setting(heading: Heading, sizes: dict[float, int], aways: dict[float, int], *, is_levelled: bool) -> Setting:
    opening, place = heading.candidate.opening, heading.candidate.place
    look, number = opening.look, opening.number
    return Setting(
        form=(place.sequence.form, place.sequence.depth) if place is not None else None,
        mark=number.printed if number is not None and number.kind == "mark" else None,
        level=look.level if is_levelled else None,
        size=sizes[look.size],
        bold=look.bold,
        underline=look.underline,
        italic=look.italic,
        caps=look.caps,
        is_bullet=number is not None and number.is_bullet,
        is_run_in=opening.lead is not None,
        away=aways[indent(heading)],
    )


def _by_lead(found: tuple[Heading, ...], plain: list[Setting]) -> Iterator[Setting]:
    """The settings, with run-in headings apart from those that stand alone only where one of these goes right before.

    Else they differ in nothing but whether their text begins on the same line; and so they do if a run-in heading is
    the first of all that are set so.
    """
    first = {setting._replace(is_run_in=False): setting for setting in reversed(list(_of_items(found, plain)))}
    pairs = zip(found, plain, found[1:], plain[1:], strict=False)
    apart = {
        lower
        for one, upper, other, lower in pairs
        if lower.is_run_in and upper == lower._replace(is_run_in=False) == first.get(upper) and other.at == one.at + 1
    }
    for setting in plain:
        yield setting if setting in apart else setting._replace(is_run_in=False)


def _of_items(found: tuple[Heading, ...], plain: list[Setting]) -> Iterator[Setting]:
    """The settings of headings that are no labels over names."""
    for heading, setting in zip(found, plain, strict=True):
        if not wording.is_over_names(heading.candidate.label):
            yield setting


def _settled(one: Setting, heading: Heading, sure: Counter[Setting]) -> Setting:
    """`one`, in capitals or not as most headings like it are, if its own capitals may be those of a short form."""
    if not _may_be_short_form(heading):
        return one
    other = one._replace(caps=not one.caps)
    return other if sure[other] > sure[one] else one


def _may_be_short_form(heading: Heading) -> bool:
    title, words = heading.candidate.title, heading.candidate.title.split()
    is_word = len(title) > _INITIALS and heading.candidate.is_known
    is_short = len(words) < 3 and max(map(len, words)) <= _SHORT_FORM
    return heading.candidate.opening.look.caps and is_short and not is_word


def _groups(values: Iterable[float], step: float) -> dict[float, int]:
    """The number of the group that each value falls in: values with less than `step` between them make one."""
    ordered = sorted(set(values))
    return dict(zip(ordered, _counted(ordered, step), strict=True))


def _counted(ordered: list[float], step: float) -> Iterator[int]:
    number = 0
    if ordered:
        yield number
    for before, after in pairwise(ordered):
        number += after - before >= step
        yield number
