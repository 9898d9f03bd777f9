"""The forms in which a series prints the names of what it is about."""

from collections import Counter
from typing import Literal

from extractor.store.columns import Row
from extractor.store.keys import key

Kind = Literal["body", "person", "organisation", "legislation"]


class Aliases:
    """How often each form of a name is printed for each body, person, organisation and piece of legislation."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[Kind, str, str]] = Counter()

    def add(self, kind: Kind, subject: str, name: str | None) -> None:
        """Count one more `name` of the `subject`, given by its key."""
        if name:
            self._counted[kind, subject, name] += 1

    def subjects(self, kind: Kind) -> set[str]:
        """The keys of everything of one kind that has a name."""
        return {subject for of_kind, subject, _ in self._counted if of_kind == kind}

    def rows(self, series: str) -> list[Row]:
        """The rows of the table `aliases`."""
        none: Row = dict.fromkeys(("body", "person", "organisation", "legislation"))
        return [
            {
                **none,
                "key": key("aliases", series, subject, name),
                "series": series,
                kind: subject,
                "name": name,
                "uses": uses,
            }
            for (kind, subject, name), uses in sorted(self._counted.items())
        ]
