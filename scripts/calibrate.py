"""Measure how often each rule is right on a folder of gold records, and write extractor/rules/confidence.csv.

    python scripts/calibrate.py GOLD DOCUMENTS

GOLD holds records in the annotation guide's form, one JSON file a document; each names its file below DOCUMENTS. What
is printed tells whether confidence holds elsewhere: each body's finds are told the confidence that their rules have on
all other bodies. A body's records share the beginning of their names, up to the first year.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from extractor.errors import MinutebookError
from extractor.evaluate import Judged, judge, trust
from extractor.evaluate.calibration import bands, error, held_out, widespread
from extractor.pipeline import extract

TABLE = Path(__file__).resolve().parent.parent / "extractor" / "rules" / "confidence.csv"


def judged(gold: Path, documents: Path) -> dict[str, list[Judged]]:
    """Every find of every gold document, told right or wrong, by body; one that can't be read is passed over."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for path in sorted(gold.glob("*.json")):
        right = json.loads(path.read_text("utf-8"))
        try:
            found[body(path.stem)] += judge(next(extract(documents / right["file"])), right)
        except MinutebookError as error_:
            print(f"{path.name}: {error_}", file=sys.stderr)
    return found


def body(name: str) -> str:
    """The body that a record's name begins with: up to its first year or, without one, its first word."""
    return re.split(r"-(?:agm-)?[12][0-9]{3}\b", name)[0]


def show(by_body: dict[str, list[Judged]]) -> None:
    """Print what was told of each body by the others, and what was right."""
    rows = list(bands(held_out(by_body)))
    for row in rows:
        band = f"{row.least:.2f}-{row.most:.2f}"
        print(f"{row.area:14} {band}  told {row.told:.3f}  right {row.right / row.found:.3f}  of {row.found}")
    for area in dict.fromkeys(row.area for row in rows):
        print(f"{area:14} mean distance {error(row for row in rows if row.area == area):.3f}")


def main() -> int:
    """Write the table; 2 if the two folders are not given."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    by_body = judged(Path(sys.argv[1]), Path(sys.argv[2]))
    show(by_body)
    rows = trust(widespread(by_body))
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["rule", "share", "right", "found"])
        writer.writerows([row.rule, f"{row.share:.2f}", row.right, row.found] for row in rows)
    print(f"{len(rows)} rules told, in {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
