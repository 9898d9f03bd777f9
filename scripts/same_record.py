"""Show where the records of one meeting, given in several formats, differ: field by field, or by words (`--text`).

The first file is what the others are compared with. Where a find stands, and which rule found it, differs by nature
and is passed over; so is `document`, but for its text. Exits 1 if anything differs.
"""

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extractor import extract
from models import Minutes

_PLACES = frozenset(
    {"span", "quotes", "page", "boxes", "block", "section", "parent", "antecedent", "evidence", "rule", "confidence"}
)


def main() -> int:
    """Compare the files; 0 if their records are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--text", action="store_true", help="compare the words that were read, not what was found")
    given = parser.parse_args()
    asked = _words if given.text else _fields
    first, *others = [list(asked(path)) for path in given.files]
    differ = [
        _difference(first, other, given.files[0], path) for path, other in zip(given.files[1:], others, strict=True)
    ]
    sys.stdout.writelines(f"{line}\n" for lines in differ for line in lines)
    return int(any(differ))


def _words(path: Path) -> Iterator[str]:
    for record in extract(path):
        yield from record.document.text.split()


def _fields(path: Path) -> Iterator[str]:
    """Each value of the records in the file, as a line that begins with its field's name."""
    for record in extract(path):
        yield from _lines(record)


def _lines(record: Minutes) -> Iterator[str]:
    for field, value in record.model_dump(mode="json", exclude={"document"}).items():
        if isinstance(value, list):
            yield from (f"{field}: {json.dumps(_said(entry), ensure_ascii=False)}" for entry in value)
        elif isinstance(value, dict):
            yield from (f"{field}.{key}: {said}" for key, said in _said(value).items())
        elif field not in _PLACES:
            yield f"{field}: {value}"


def _said(entry: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key not in _PLACES and value not in (None, [])}


def _difference(first: list[str], other: list[str], name: Path, path: Path) -> list[str]:
    return list(difflib.unified_diff(first, other, str(name), str(path), lineterm="", n=0))


if __name__ == "__main__":
    sys.exit(main())
