"""Letters that a document doesn't expand -> what the body's earlier minutes say they stand for."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sqlite_utils import Database

from extractor.store.bodies import Told, most
from extractor.store.columns import Row
from extractor.store.keys import fold_name
from extractor.store.naming import OF_SERIES


class _Expanded(NamedTuple):
    """A short form with what its minutes say that it stands for; `date` is that of the meeting."""

    key: str
    long: str
    date: str


class Meanings:
    """What a body's dated minutes say that letters stand for."""

    def __init__(self, db: Database, series: str, minutes: dict[str, Told]) -> None:
        self._minutes = minutes
        self._expanded = defaultdict[str, list[_Expanded]](list)
        for key, of_minutes, short, long in db.execute(_EXPANDED, [series]):
            date = minutes[of_minutes].date if of_minutes in minutes else None
            if date is not None:
                self._expanded[short].append(_Expanded(key, long, date))

    def rows(self, db: Database, series: str) -> Iterator[tuple[str, Row]]:
        """A row for each use of letters that earlier minutes expand: what they stand for, or all that they may."""
        for use, of_minutes, short in db.execute(_USES, [series]):
            date = self._minutes[of_minutes].date if of_minutes in self._minutes else None
            earlier = [one for one in self._expanded.get(short, ()) if date and _is_before(one.date, date)]
            if earlier:
                yield "abbreviation_links", {"use": use, **_meaning(earlier)}


def _is_before(date: str, other: str) -> bool:
    """Whether the one day is before the other for certain, as far as both are known."""
    return date < other and not other.startswith(date)


def _meaning(earlier: list[_Expanded]) -> Row:
    """The one sense with where it was last expanded, else all senses; each as it is printed most often."""
    senses = defaultdict[str, list[_Expanded]](list)
    for one in earlier:
        senses[fold_name(one.long)].append(one)
    names = sorted(most(one.long for one in of_sense) for of_sense in senses.values())
    if len(names) > 1:
        return {"long": None, "abbreviation": None, "candidates": json.dumps(names, ensure_ascii=False)}
    last = max(earlier, key=lambda one: (one.date, one.key))
    return {"long": names[0], "abbreviation": last.key, "candidates": "[]"}


_EXPANDED = f"""
SELECT abbreviations.key, minutes.key, abbreviations.short, abbreviations.long FROM abbreviations
JOIN minutes ON minutes.key = abbreviations.minutes {OF_SERIES} ORDER BY abbreviations.key
"""
_USES = f"""
SELECT abbreviation_uses.key, minutes.key, abbreviation_uses.short FROM abbreviation_uses
JOIN minutes ON minutes.key = abbreviation_uses.minutes {OF_SERIES}
AND coalesce(abbreviation_uses.sense, 'gazetteer') = 'gazetteer' ORDER BY abbreviation_uses.key
"""
