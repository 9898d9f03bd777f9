"""Sentences written down with the legislation that stands in them, against what is found there."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractor.find import legislation
from extractor.language import Doc
from extractor.link.legislation import link
from models import DocumentRecord, LegislationMention, Meeting, Minutes

# What is compared beside the words themselves, where the sentence says what is right: the link always.
ALWAYS = ("type", "provision", "uri", "inferred", "oblique")
WHERE_TOLD = ("provisions", "stage", "stage_date", "house", "became", "jurisdiction", "antecedent")


class Sentence(NamedTuple):
    """A sentence below the heading of a body, the day of the meeting, and the mentions that are right."""

    country: str
    heading: str
    meeting: str
    text: str
    law: tuple[Mapping[str, Any], ...]


class Verdict(NamedTuple):
    """What was found in a sentence: pairs of right and found, and what of either has no other."""

    sentence: Sentence
    pairs: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...]
    missed: tuple[Mapping[str, Any], ...]
    extra: tuple[Mapping[str, Any], ...]

    @property
    def wrong(self) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
        """The values that are not as they should be: their name, what is right, and the value found."""
        for right, found in self.pairs:
            yield from ((name, right, found[name]) for name in compared(right) if not _is_right(name, right, found))

    @property
    def is_perfect(self) -> bool:
        """Whether every mention was found with all its values, and nothing else."""
        return not (self.missed or self.extra or any(self.wrong))


class Tally(NamedTuple):
    """The figures of some sentences: mentions right, missed and extra, and each value as (right, compared)."""

    right: int
    missed: int
    extra: int
    values: Mapping[str, tuple[int, int]]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the mentions, 0 to 1; 1 if there was nothing to find."""
        total = 2 * self.right + self.missed + self.extra
        return 2 * self.right / total if total else 1.0

    def share(self, name: str) -> float:
        """The share of the value `name` that is right, 0 to 1; 1 if nothing was compared."""
        right, compared_ = self.values.get(name, (0, 0))
        return right / compared_ if compared_ else 1.0


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """The sentences of the TOML file at `path`, in order; its header says how one is written."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Sentence(
            entry["country"],
            table["heading"][entry["country"]],
            entry.get("meeting", table["meeting"]),
            entry["text"],
            tuple(entry["law"]),
        )
        for entry in table["sentence"]
    )


def judge_sentence(sentence: Sentence) -> Verdict:
    """What the finder and the linker make of `sentence`; a mention is found if the very same words are."""
    text = f"{sentence.heading}\n\n{sentence.text}"
    mentions = _linked(text, sentence.meeting)
    found = [_told(mention, mentions) for mention in mentions]
    wanted = list(_placed(text, sentence))
    pairs = tuple((right, entry) for start, right in wanted for entry in found if _key(entry) == (start, right["text"]))
    return Verdict(
        sentence,
        pairs,
        tuple(right for _, right in wanted if not any(right is paired for paired, _ in pairs)),
        tuple(entry for entry in found if not any(entry is paired for _, paired in pairs)),
    )


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """The figures of `verdicts` together."""
    right, missed, extra = 0, 0, 0
    good: Counter[str] = Counter()
    compared_: Counter[str] = Counter()
    for verdict in verdicts:
        right, missed, extra = right + len(verdict.pairs), missed + len(verdict.missed), extra + len(verdict.extra)
        compared_.update(name for expected, _ in verdict.pairs for name in compared(expected))
        good.update(
            name for expected, found in verdict.pairs for name in compared(expected) if _is_right(name, expected, found)
        )
    return Tally(right, missed, extra, {name: (good[name], compared_[name]) for name in compared_})


def compared(right: Mapping[str, Any]) -> Iterator[str]:
    """The names of the values of a mention that are compared."""
    yield from ALWAYS
    yield from (name for name in WHERE_TOLD if name in right)


def _is_right(name: str, right: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    default = False if name in ("inferred", "oblique") else None
    return bool(right.get(name, default) == found[name])


def _key(entry: Mapping[str, Any]) -> tuple[int, str]:
    return entry["span"].start, entry["text"]


def _placed(text: str, sentence: Sentence) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each mention that is right with the place of its first letter; words of the file may be broken over lines."""
    at, unbroken = len(sentence.heading), text.replace("\n", " ")
    for right in sentence.law:
        at = unbroken.index(right["text"], at)
        yield at, right
        at += len(right["text"])


def _linked(text: str, meeting: str) -> Sequence[LegislationMention]:
    record = DocumentRecord(
        path="sentence.txt",
        sha256="0" * 64,
        bytes=len(text),
        media_type="text/plain",
        reader="",
        rules_version="",
        text_layer="born_digital",
        text=text,
    )
    found = tuple(legislation.find(Doc(text), held=meeting))
    return list(link(Minutes(document=record, kind="minutes", meeting=Meeting(date=meeting), legislation=found)))


def _told(mention: LegislationMention, others: Sequence[LegislationMention]) -> dict[str, Any]:
    """A mention's values as sentences give them: `became` by its address, `antecedent` by its words."""
    meant = others[mention.antecedent].text if mention.antecedent is not None else None
    became = mention.became.uri if mention.became is not None else None
    values = {name: getattr(mention, name) for name in ("text", "span", *ALWAYS, *WHERE_TOLD)}
    return {**values, "provisions": list(mention.provisions), "antecedent": meant, "became": became}
