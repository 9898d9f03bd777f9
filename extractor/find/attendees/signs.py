"""What says that a passage tells who was there, and what says that it doesn't: signs, each weak by itself."""

import math
import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from extractor import names
from extractor.find.attendees.mentions import Mention, is_title
from extractor.find.attendees.passages import Passage
from extractor.find.attendees.telling import tells

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_ADDRESS_OR_SUM = re.compile(r"[$£€@]|https?:|\d{4,}")
_SMALL = frozenset({"and", "of", "the", "for", "in", "at", "to", "a", "by", "with"})
_AT_HEAD, _NEAR_HEAD, _SCALE = 800, 1800, 150  # signs from the start
_FURTHEST, _LABEL = 30, 120  # passages that a label may stand above, signs of it
_SEVERAL, _FEW_WORDS, _FEW_SIGNS = 3, 9, 70
_FEWEST_SMALL, _MOST_HEADS, _HALF = 3, 4, 0.45

Places = dict[str, list[int]]


class Weighed(NamedTuple):
    """The passages of a document, its length, where each of its words with a capital stands, and the headings above.

    `shares` has how much of each passage is full names, with nothing for two before the first and two behind the last.
    """

    passages: Sequence[Passage]
    length: int
    places: Places
    heads: Sequence[int]
    shares: Sequence[float]


def weighed(passages: Sequence[Passage], text: str) -> Weighed:
    """The passages with what their signs are read from."""
    places: Places = {}
    for found in _LETTERS.finditer(text):
        if found.group()[0].isupper():
            places.setdefault(found.group(), []).append(found.start())
    heads = [0, *accumulate(int(passage.is_head) for passage in passages)]
    shares = [0.0, 0.0, *map(_share, passages), 0.0, 0.0]
    return Weighed(passages, max(1, len(text)), places, heads, shares)


def signs(of: Weighed, at: int) -> dict[str, float]:
    """The signs of passage `at`, which has a name or more, by the ids of their weights in presence.toml."""
    passage = of.passages[at]
    found = {
        "any-passage": 1.0,
        **_of_names(passage),
        **_of_words(passage),
        **_above(of.passages, at),
        **_of_place(of, at),
        **_around(of, at),
        **_elsewhere(of, passage),
    }
    share, label = found["names-in-list"], found["presence-in-label"]
    return found | {
        "presence-and-names": share * _said("sign-of-presence", passage.before),
        "label-and-names": share * label,
        "names-near-head": found["names-in-passage"] * found["near-head"],
        "many-names-in-list": math.log1p(len(passage.mentions)) * share,
    }


def _of_names(passage: Passage) -> dict[str, float]:
    held = passage.mentions
    full = sum(one.is_full for one in held)
    letters = _letters(passage.text)
    named = sum(_letters(passage.text[one.lead - passage.start : one.end - passage.start]) for one in held)
    beside = _letters(passage.before) + sum(map(_letters, _BRACKETS.findall(passage.text)))
    return {
        "full-names": math.log1p(full),
        "half-names": math.log1p(len(held) - full),
        "names-in-passage": min(1.0, named / max(1, letters)),
        "names-in-list": min(1.0, named / max(1, letters - beside)),
        "share-of-full-names": full / len(held),
        "share-of-sure-names": sum(one.evidence == names.CERTAIN for one in held) / len(held),
        "share-of-titles": sum(one.is_titled for one in held) / len(held),
        "one-name": float(len(held) == 1),
        "several-names": float(len(held) >= _SEVERAL),
    }


def _of_words(passage: Passage) -> dict[str, float]:
    text, before = passage.text, passage.before
    small = [word for word in _LETTERS.findall(text) if word.islower() and word not in _SMALL and not is_title(word)]
    is_label = bool(before) and len(before.split()) <= _FEW_WORDS and len(before) < _FEW_SIGNS
    return {
        "small-words": min(1.0, len(small) / max(1, len(text.split()))),
        "prose": min(3.0, math.log1p(len(small))),
        "sentence": float(text.rstrip()[-1:] in ".?!" and len(small) > _FEWEST_SMALL),
        "company-before": _said("sign-of-company", before),
        "company": _said("sign-of-company", text),
        "presence": _said("sign-of-presence", text),
        "absence": _said("sign-of-absence", text),
        "business-before": _said("sign-of-business", before),
        "business": _said("sign-of-business", text),
        "clause": _said("sign-of-clause", text),
        "sum-or-address": float(_ADDRESS_OR_SUM.search(text) is not None),
        "figures": float(any(map(str.isdigit, text))),
        "colon-before-names": float(":" in before[-3:]),
        "few-words-before-names": float(is_label),
        "commas": float(text.count(",") > 1),
    }


def _above(passages: Sequence[Passage], at: int) -> dict[str, float]:
    near = [passage.text for passage in passages[max(0, at - 3) : at]]
    last, above = (near or [""])[-1], " \n ".join(near)
    label = _label_above(passages, at)
    return {
        "presence-in-line-above": _said("sign-of-presence", last),
        "business-in-line-above": _said("sign-of-business", last),
        "presence-near-above": _said("sign-of-presence", above),
        "absence-near-above": _said("sign-of-absence", above),
        "presence-in-label": _said("sign-of-presence", label),
        "absence-in-label": _said("sign-of-absence", label),
        "company-in-label": _said("sign-of-company", label),
        "business-in-label": _said("sign-of-business", label),
    }


def _label_above(passages: Sequence[Passage], at: int) -> str:
    """The nearest passage above that names nobody, is a heading or ends with a colon."""
    for passage in reversed(passages[max(0, at - _FURTHEST) : at]):
        is_label = not passage.mentions or passage.is_head or passage.text.rstrip().endswith(":")
        if is_label and any(map(str.isalpha, passage.text)):
            return passage.text[:_LABEL]
    return ""


def _of_place(of: Weighed, at: int) -> dict[str, float]:
    passage = of.passages[at]
    heads = of.heads[at]
    return {
        "distance": math.log1p(passage.start / _SCALE),
        "at-head": float(passage.start < _AT_HEAD),
        "near-head": float(passage.start < _NEAR_HEAD),
        "depth": passage.start / of.length,
        "headings-above": float(min(_MOST_HEADS, heads)),
        "before-business": float(heads <= 1),
        "in-table": float(passage.is_in_table),
        "mark-beside": _said("sign-of-mark", passage.beside),
        "mark-before": _said("sign-of-box", passage.text),
        "list-sign": float(passage.is_listed),
        "heading": float(passage.is_head),
    }


def _around(of: Weighed, at: int) -> dict[str, float]:
    second_above, above, _, below, second_below = of.shares[at : at + 5]
    return {
        "names-in-line-above": above,
        "names-in-line-below": below,
        "lines-alike": float(sum(share > _HALF for share in (second_above, above, below, second_below))),
    }


def _share(passage: Passage) -> float:
    """How much of a passage is full names."""
    named = sum(_letters(one.text) for one in passage.mentions if one.is_full)
    return named / _letters(passage.text) if named else 0.0


def _elsewhere(of: Weighed, passage: Passage) -> dict[str, float]:
    """Whether the names turn up again below, as those of people who do things, and whether they did above."""
    held = passage.mentions
    again = sum(any(at[-1] > passage.stretch.end for at in _places(of, one)) for one in held)
    before = sum(any(at[0] < passage.start for at in _places(of, one)) for one in held)
    return {"named-again": again / len(held), "named-before": before / len(held)}


def _places(of: Weighed, one: Mention) -> list[list[int]]:
    """Where the first word of a name and its last stand, each in order."""
    words = _LETTERS.findall(one.text)
    return [of.places[word] for word in {*words[:1], *words[-1:]} if word in of.places]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _said(id_: str, text: str) -> float:
    return float(tells(id_, text))
