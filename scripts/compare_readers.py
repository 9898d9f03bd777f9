"""Where the quick way to read a PDF and pdfplumber's own differ: `python scripts/compare_readers.py FOLDER`.

Says page by page what differs (page 0 stands for the file's objects), and which pages are left to pdfplumber; ends
with 1 if any page differs.
"""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extractor.read.pdf.comparing import compared

LEFT = "left to pdfplumber"
MOST = 3


def main() -> int:
    """Compare all pages of all PDF files under the folder given."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).rglob("*.pdf")):
        for number, found in _compared(path):
            kind = "alike" if not found else LEFT if found[0].startswith(LEFT) else "different"
            pages[kind] += 1
            for each in found[:MOST]:
                print(f"{path.name}, page {number}: {each}")
            if len(found) > MOST:
                print(f"{path.name}, page {number}: and {len(found) - MOST} more")
    print(f"{pages.total()} pages: " + ", ".join(f"{count} {kind}" for kind, count in pages.most_common()))
    return 1 if pages["different"] else 0


def _compared(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each page's number and what differs on it; a page or file that can't be read by pdfplumber counts for none."""
    try:
        yield from compared(path.read_bytes())
    except Exception as error:  # noqa: BLE001 - pdfminer raises what it likes on damaged files
        print(f"{path.name}: can't be read: {str(error).strip() or type(error).__name__}")


if __name__ == "__main__":
    sys.exit(main())
