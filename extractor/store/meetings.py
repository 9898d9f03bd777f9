"""Minutes -> meetings: which documents report the same meeting, and which of them is its record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extractor.store.bodies import Told
from extractor.store.keys import key

_APPROVAL = {"approved": 0, None: 1, "draft": 2}
_TEXT_LAYER = {"born_digital": 0, "mixed": 1, "ocr": 2, "none": 3}
# Word's own come first.
_FORMAT = {"application/pdf": 1, "text/html": 2, "multipart/related": 2, "text/markdown": 3, "text/plain": 4}
_MOST_DRIFT = 30  # minutes by which two accounts of one meeting may differ on when it began
_ALIKE = 0.5  # share of the shorter text's runs of three words that two accounts of one meeting have in common

IsAlike = Callable[[Told, Told], bool]


class Held(NamedTuple):
    """A meeting with the minutes that report it, best first; `number` says which of that day's it is."""

    key: str
    date: str | None
    number: int
    versions: tuple[Told, ...]


def meetings(body: str | None, told: Iterable[Told], is_alike: IsAlike) -> list[Held]:
    """The meetings that a body's minutes report, in order of date; `is_alike` says whether two texts are much the same.

    Minutes of the same day report the same meeting, unless they are parts of one document, or begin at different times
    and read differently; where only the month or year is known, unless they read differently. Minutes without body or
    date stand alone.
    """
    held = sorted((one for one in told if one.kind in {"minutes", "minute_book"}), key=_order)
    alone = [one for one in held if body is None or one.date is None]
    dated: dict[str, list[Told]] = {}
    for one in held:
        if body is not None and one.date is not None:
            dated.setdefault(one.date, []).append(one)
    found = [Held(key("meetings", one.key), one.date, 1, (one,)) for one in alone]
    for date, of_day in dated.items():
        for number, versions in enumerate(_clusters(of_day, is_alike), start=1):
            found.append(Held(key("meetings", body or "", date, str(number)), date, number, versions))
    return sorted(found, key=lambda meeting: (meeting.date or "~", meeting.number, meeting.key))


def share(a: str, b: str) -> float:
    """How much of the shorter of two texts stands in the other: the share of its runs of three words."""
    x, y = _runs(a), _runs(b)
    return sum((x & y).values()) / max(1, min(x.total(), y.total()))


def is_alike(a: str, b: str) -> bool:
    """Whether two folded texts can be two accounts of one meeting."""
    return share(a, b) >= _ALIKE


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(words, words[1:], words[2:], strict=False))


def _order(told: Told) -> tuple[str, str, int]:
    return (told.start_time or "~", told.document, told.part or 0)


def _clusters(told: list[Told], is_alike: IsAlike) -> Iterator[tuple[Told, ...]]:
    """The minutes of one day put together by the meeting they report, in order of when it began; each best first."""
    clusters: list[list[Told]] = []
    for one in told:
        home = next((c for c in clusters if all(_is_same(one, other, is_alike) for other in c)), None)
        if home is None:
            clusters.append([one])
        else:
            home.append(one)
    for cluster in clusters:
        yield tuple(sorted(cluster, key=_standing))


def _is_same(a: Told, b: Told, is_alike: IsAlike) -> bool:
    if a.document == b.document:
        return False
    is_day_known = len(a.date or "") == len("2021-06-12")
    return (is_day_known and _drift(a, b) <= _MOST_DRIFT) or is_alike(a, b)


def _drift(a: Told, b: Told) -> int:
    """By how many minutes two accounts differ on when the meeting began; 0 if one doesn't say."""
    if a.start_time is None or b.start_time is None:
        return 0
    (x, y), (u, v) = (map(int, one.split(":")) for one in (a.start_time, b.start_time))
    return abs((x * 60 + y) - (u * 60 + v))


def _standing(told: Told) -> tuple[int, int, int, str, int]:
    """Approved before draft, born digital before OCR, Word before PDF, then the smallest digest."""
    return (
        _APPROVAL[told.approval],
        _TEXT_LAYER.get(told.text_layer or "none", 3),
        _FORMAT.get(told.media_type or "", 0),
        told.document,
        told.part or 0,
    )
