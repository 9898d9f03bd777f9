"""Names -> people: which printed names are one person's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from extractor import names, rules
from extractor.store.bodies import most
from extractor.store.keys import fold


class People:
    """The people that printed names, all of one body, are of.

    Names that fold to the same words are one person's. A shorter one ("J Smith", "Jane") is that of the person whose
    fullest name it fits, if it fits only one; else it stands for a person of its own.
    """

    def __init__(self, printed: Iterable[str]) -> None:
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for name in printed:
            forms[fold(name)][name] += 1
        self._forms = {folded: most(counted.elements()) for folded, counted in sorted(forms.items()) if folded}
        self._sharing: dict[str, list[str]] = defaultdict(list)
        for folded in self._forms:
            for word in {*folded.split(), _letters(folded)}:
                self._sharing[word].append(folded)
        self._fullest = frozenset(folded for folded in self._forms if not self._fuller(self._forms[folded]))

    def fullest(self) -> dict[str, str]:
        """The fullest name of each person, by its folded words."""
        return {
            folded: self._forms[folded]
            for folded in sorted({self.of(name) or "" for name in self._forms.values()})
            if folded
        }

    def of(self, name: str) -> str | None:
        """The folded fullest name of the person whose name, as printed among the others, is `name`."""
        folded = fold(name)
        return (self.whose(name) or folded) if folded in self._forms else None

    def whose(self, name: str) -> str | None:
        """The folded fullest name of the one person that `name` fits; None if it fits none, or several."""
        folded = fold(name)
        if folded in self._fullest:
            return folded
        fitting = [other for other in self._fuller(name) if other in self._fullest]
        return fitting[0] if len(fitting) == 1 else None

    def _fuller(self, name: str) -> list[str]:
        """The folded names that tell more than `name` and can be of the same person."""
        folded = fold(name)
        near = {other for word in {*folded.split(), folded} for other in self._sharing.get(word, ())}
        return [
            other for other in sorted(near) if _tells(other) > _tells(folded) and _is_same(name, self._forms[other])
        ]


def _letters(folded: str) -> str:
    """The first letters of a name's words, by which it is found from initials."""
    return "".join(word[0] for word in folded.split())


def _tells(folded: str) -> tuple[int, int, bool]:
    """How much a name tells: its words that are more than an initial, then all, then whether the first is whole."""
    words = folded.split()
    return (sum(len(word) > 1 for word in words) if len(words) > 1 else 0, len(words), words[0] not in _whole_forms())


def _is_same(name: str, fuller: str) -> bool:
    if names.are_initials(name) and len(fuller.split()) > 1:
        return names.initials_fit(name, fuller)
    return names.same(name, fuller) or any(names.same(form, fuller) for form in _in_whole(name))


def _in_whole(name: str) -> Iterator[str]:
    """The name with its given name in each whole form that it may be short for: "Tom Brown" as "thomas brown"."""
    given, _, others = fold(name).partition(" ")
    if others:
        yield from (f"{whole} {others}" for whole in _whole_forms().get(given, "").split())


@cache
def _whole_forms() -> dict[str, str]:
    return rules.words("given_forms", "short-forms").gives
