"""Weigh the signs of sentences that tell decisions on a folder of gold records, and write decisions_weights.csv.

    python scripts/weigh_decisions.py GOLD DOCUMENTS

GOLD holds records in the annotation guide's form, one JSON file a document; each names its file below DOCUMENTS. What
is printed tells whether the weights hold elsewhere: each body's sentences are told by weights of all other bodies.
Needs scikit-learn, as the extra `scripts` has it.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractor.errors import MinutebookError
from extractor.find.decisions.cues import Said, said
from extractor.find.decisions.signs import has_verb, signs
from extractor.language import Doc
from extractor.parts import parts
from extractor.read import read
from extractor.segment import segment
from models import Document

TABLE = Path(__file__).resolve().parent.parent / "extractor" / "rules" / "decisions_weights.csv"
_LIKE, _MOST = 0.5, 14  # how like a gold decision a run of sentences must be, and how many it may have
_FEWEST = 5  # documents that a sign must stand in
_BRAKE = 0.15  # the inverse of how much weights are held down
_FOLDS = 6
_TOLD = (0.5, 0.65, 0.8)


class Weighed(NamedTuple):
    """The signs of a sentence, and whether it tells a decision."""

    signs: frozenset[str]
    is_decision: bool


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, with how often each is there."""
    return Counter("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def alike(one: Counter[str], other: Counter[str]) -> float:
    """The harmonic mean of the shares of words that two texts have in common."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def telling(sentences: list[Said], text: str, right: Counter[str]) -> range:
    """The run of sentences that tells a gold decision; an empty one if none is like it."""
    each = [words(one.span.of(text)) for one in sentences]
    best, run = _LIKE, range(0)
    for first in (at for at, here in enumerate(each) if alike(here, right) > 0):
        told: Counter[str] = Counter()
        for last in range(first, min(len(each), first + _MOST)):
            told = told + each[last]
            if alike(told, right) > best:
                best, run = alike(told, right), range(first, last + 1)
    return run


def weighed(path: Path, documents: Path) -> Iterator[Weighed]:
    """The sentences with a verb of decision of one gold document, with their signs."""
    right = json.loads(path.read_text("utf-8"))
    whole = read(documents / right["file"])
    document: Document = whole if len(spans := tuple(parts(whole))) == 1 else whole.part(spans[0])
    text, sections = document.text, tuple(segment(document))
    sentences = list(said(Doc(text), document, sections))
    told = {at for one in right["decisions"] for at in telling(sentences, text, words(one["text"]))}
    for at, one in enumerate(sentences):
        if has_verb(one.span.of(text)):
            section = sections[one.section] if one.section >= 0 else None
            yield Weighed(signs(one.span.of(text), section), at in told)


def fitted(by_document: list[list[Weighed]]) -> dict[str, float]:
    """The weight of each sign that stands in several documents, and of `always`."""
    spread = Counter(sign for of in by_document for sign in {sign for one in of for sign in one.signs})
    numbers = {sign: at for at, sign in enumerate(sorted(sign for sign in spread if spread[sign] >= _FEWEST))}
    model = LogisticRegression(C=_BRAKE, solver="liblinear")
    sentences = [one for of in by_document for one in of]
    model.fit(matrix(sentences, numbers), [one.is_decision for one in sentences])
    return {"always": float(model.intercept_[0]), **dict(zip(numbers, map(float, model.coef_[0]), strict=True))}


def matrix(sentences: list[Weighed], numbers: dict[str, int]) -> csr_matrix:
    """A row for each sentence, a column for each sign."""
    cells = [(row, numbers[sign]) for row, one in enumerate(sentences) for sign in one.signs if sign in numbers]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(sentences), len(numbers)))


def show(by_body: dict[str, list[list[Weighed]]]) -> None:
    """Print how many sentences are told, and how many of them rightly, by weights of other bodies."""
    told = {least: [0, 0] for least in _TOLD}
    bodies = sorted(by_body)
    for fold in range(_FOLDS):
        weights = fitted([of for body in bodies if bodies.index(body) % _FOLDS != fold for of in by_body[body]])
        for one in (one for body in bodies[fold::_FOLDS] for of in by_body[body] for one in of):
            sure = 1 / (1 + np.exp(-weights["always"] - sum(weights.get(sign, 0.0) for sign in one.signs)))
            for least in (least for least in _TOLD if sure >= least):
                told[least][0] += one.is_decision
                told[least][1] += 1
    total = sum(one.is_decision for of in by_body.values() for each in of for one in each)
    for least, (right, found) in told.items():
        print(f"{least:.2f} and more: {right} right of {found} sentences told, of {total} that decide")


def main() -> int:
    """Write the table; 2 if the two folders are not given."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    by_body: dict[str, list[list[Weighed]]] = {}
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        try:
            by_body.setdefault(path.stem.partition("-")[0], []).append(list(weighed(path, Path(sys.argv[2]))))
        except MinutebookError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
    show(by_body)
    weights = fitted([of for each in by_body.values() for of in each])
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["sign", "weight"])
        writer.writerows([sign, f"{weight:.2f}"] for sign, weight in weights.items() if abs(weight) >= 0.02)
    print(f"{len(weights)} signs weighed, in {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
