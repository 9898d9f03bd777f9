"""Measure how often each rule is right on a folder of gold records, and write extractor/rules/confidence.csv.

    python scripts/calibrate.py GOLD DOCUMENTS

GOLD holds records in the annotation guide's form, one JSON file a document; each names its file below DOCUMENTS.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import MinutebookError
from extractor.evaluate import Judged, judge, trust
from extractor.pipeline import extract

TABLE = Path(__file__).resolve().parent.parent / "extractor" / "rules" / "confidence.csv"


def judged(gold: Path, documents: Path) -> Iterator[Judged]:
    """Every find of every gold document, told right or wrong; one that can't be read is named and passed over."""
    for path in sorted(gold.glob("*.json")):
        right = json.loads(path.read_text("utf-8"))
        try:
            yield from judge(next(extract(documents / right["file"])), right)
        except MinutebookError as error:
            print(f"{path.name}: {error}", file=sys.stderr)


def main() -> int:
    """Write the table; 2 if the two folders are not given."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    rows = trust(judged(Path(sys.argv[1]), Path(sys.argv[2])))
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["rule", "share", "right", "found"])
        writer.writerows([row.rule, f"{row.share:.2f}", row.right, row.found] for row in rows)
    print(f"{len(rows)} rules told, in {TABLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
