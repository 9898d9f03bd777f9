"""Fit the weights of extractor/rules/presence.toml: what says that a passage tells who was there.

    python scripts/weigh_presence.py GOLD DOCUMENTS

GOLD holds records in the annotation guide's form, one JSON file a document; each names its file below DOCUMENTS. A
passage counts as telling who was there where the exact rules found people in it whom the record has; passages with
people whom they missed are left out. What is printed is how well each body's passages are told by all the others'.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from extractor import names, rules
from extractor.find import attendees
from extractor.find.attendees.passages import Passage, passages
from extractor.find.attendees.rows import rows
from extractor.find.attendees.signs import signs, weighed
from extractor.language import Doc
from extractor.read import read
from extractor.segment import segment
from models import Document

TABLE = Path(__file__).resolve().parent.parent / "extractor" / "rules" / "presence.toml"
WORDS = re.compile(r"presence|absence|company|label-and")  # signs that are words, which other minutes may not have
ENOUGH, SHARE_WITHOUT_WORDS, WEIGHT_OF_OTHERS, TAMED, ROUNDS, FOLDS = 0.4, 0.35, 0.6, 2.0, 30, 5


class Example(NamedTuple):
    """A passage's signs, and whether it tells who was there."""

    body: str
    signs: dict[str, float]
    is_right: bool


def examples(document: Document, right: dict[str, Any], body: str) -> Iterator[Example]:
    """The passages of a document that has names in them."""
    sections = tuple(segment(document))
    held = passages(rows(document, sections))
    of = weighed(held, document.text)
    wanted = [one["name"] for one in right["attendees"]]
    found = list(attendees.exactly(Doc(document.text), document, sections))
    hits = [one.stretches()[0].start for one in found if any(names.same(one.name, name) for name in wanted)]
    missed = [name for name in wanted if not any(names.same(one.name, name) for one in found)]
    for at, passage in enumerate(held):
        told = _tells(passage, hits, missed) if passage.mentions else None
        if told is not None:
            yield Example(body, signs(of, at), told)


def _tells(passage: Passage, hits: list[int], missed: list[str]) -> bool | None:
    """Whether a passage tells who was there; None if that can't be said."""
    inside = sum(passage.start <= hit < passage.stretch.end for hit in hits)
    if inside:
        full = [one for one in passage.mentions if one.is_full] or passage.mentions
        return True if inside >= ENOUGH * len(full) else None
    return None if any(names.same(one.text, name) for one in passage.mentions for name in missed) else False


def fitted(of: list[Example], ids: list[str]) -> list[float]:
    """The weights by Newton's method, tamed towards zero on signs of equal spread."""
    table = np.array([[one.signs[id_] for id_ in ids] for one in of])
    told = np.array([one.is_right for one in of], float)
    share = np.where(told > 0, 1.0, WEIGHT_OF_OTHERS)
    without = table * np.array([WORDS.search(id_) is None for id_ in ids])
    table, told = np.vstack([table, without]), np.concatenate([told, told])
    share = np.concatenate([share, share * SHARE_WITHOUT_WORDS])
    middle, spread = table.mean(0), table.std(0) + 1e-6
    middle[0], spread[0] = 0.0, 1.0
    weights = _newton((table - middle) / spread, told, share) / spread
    weights[0] -= float(weights[1:] @ middle[1:])
    return [float(weight) for weight in weights]


def _newton(table: Any, told: Any, share: Any) -> Any:
    weights = np.zeros(table.shape[1])
    tamed = TAMED * np.eye(table.shape[1])
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (share * (odds - told)) + TAMED * weights
        curve = (table * (share * odds * (1 - odds))[:, None]).T @ table + tamed
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def show(of: list[Example], ids: list[str]) -> None:
    """Print how well the passages of each fifth of the bodies are told by the weights of the others."""
    bodies = sorted({one.body for one in of})
    right = found = wanted = 0
    for fold in range(FOLDS):
        held = set(bodies[fold::FOLDS])
        weights = fitted([one for one in of if one.body not in held], ids)
        for one in (one for one in of if one.body in held):
            is_told = sum(weights[at] * one.signs[id_] for at, id_ in enumerate(ids)) > 0
            right, found, wanted = right + (is_told and one.is_right), found + is_told, wanted + one.is_right
    print(f"{len(of)} passages, {wanted} tell who was there: precision {right / found:.3f} recall {right / wanted:.3f}")


def write(weights: dict[str, float]) -> None:
    """Put the weights into the table, in place of those that stand there."""
    text = TABLE.read_text("utf-8")
    for id_, weight in weights.items():
        text = re.sub(rf'(?m)^(id = "{id_}"\nweight = ).*$', rf"\g<1>{weight:.3f}", text)
    TABLE.write_text(text, "utf-8")


def read_all(gold: Path, documents: Path) -> Iterator[Example]:
    """The passages of all documents."""
    for path in sorted(gold.glob("*.json")):
        right = json.loads(path.read_text("utf-8"))
        yield from examples(read(documents / right["file"]), right, re.split(r"-[12][0-9]{3}\b", path.stem)[0])


def main() -> int:
    """Fit and write the table; 2 if the two folders are not given."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(read_all(Path(sys.argv[1]), Path(sys.argv[2])))
    ids = list(rules.weights("presence"))
    show(found, ids)
    write(dict(zip(ids, fitted(found, ids), strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
