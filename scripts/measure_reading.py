"""Measure how many of the words in a folder of documents are read, and in which order, beside an independent reader.

    python scripts/measure_reading.py FOLDER [--out FILE]

PDF files are compared with pdftotext (poppler), Word files with the text that LibreOffice exports; `scripts` extra,
poppler-utils and LibreOffice are needed. A row a file, tab-separated: the reference's words, the share of them that was
read (recall, by multiset; running heads, feet and notes count as read), the share of ours that the reference has
(precision), and of the words that both have the share that stands in one order (by longest common subsequence: on
pages of one column by both for PDF, whose number is given; over the whole text for Word). Hyphens are undone and marks
left out on both sides. Files under 0.95 of recall or order are named, with words that were missed.
"""

import argparse
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from lxml import html
from rapidfuzz.distance import LCSseq

from extractor.errors import MinutebookError
from extractor.read import read
from extractor.read.assemble import undone
from models import Document, Repair

LEAST = 0.95
_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-\u2010\u00ad\u0002]\s*\n\s*(?=\w)|[-\u2010\u2011\u00ad\u0002\u200b]")
# In shares of a page's height: where heads and feet stand. In points: what is no wider may be a list number.
_EDGE, _NARROW = 0.1, 40.0
# A box of a line, in points from the top left corner: x0, top, x1, bottom.
_Box = tuple[float, float, float, float]


class Page(NamedTuple):
    """The words of a page in reading order, and where its lines stand."""

    words: list[str]
    boxes: list[_Box]


class Row(NamedTuple):
    """What was measured of one file; `order` is null where no page is of one column."""

    name: str
    words: int
    recall: float
    precision: float
    order: float | None
    pages: int
    missed: str


def words(text: str) -> list[str]:
    """The words of `text` without hyphens and marks, compatibility forms of letters made plain ones."""
    return _WORD.findall(_BROKEN.sub("", unicodedata.normalize("NFKC", text)))


def own_pages(document: Document) -> list[Page]:
    """The document's pages as we read them, without what stands beside the text; one for all of a Word file."""
    raw = [repair for repair in document.repairs if _is_unlike(repair)]
    found = [Page([], []) for _ in range(document.source.pages or 1)]
    for number, group in groupby(document.lines, key=lambda line: line.page or 1):
        lines = list(group)
        start, end = lines[0].span.start, lines[-1].span.end
        inside = [repair for repair in raw if start <= repair.span.start and repair.span.end <= end]
        page = found[number - 1]
        page.words.extend(words(undone(document.text[start:end], inside, start)))
        page.boxes.extend((b.x0, b.top, b.x1, b.bottom) for line in lines if (b := line.box) is not None)
    return found


def _is_unlike(repair: Repair) -> bool:
    """Whether the reference can't have the same words: it leaves look-alikes, and addresses broken without a hyphen."""
    return repair.kind == "look_alike" or (repair.kind == "hyphen" and _BROKEN.search(repair.raw) is None)


def poppler_pages(path: Path) -> list[Page]:
    """The pages as pdftotext reads them."""
    told = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True).stdout
    tree = html.document_fromstring(told, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    return [_poppler_page(page) for page in tree.iter("page")]


def _poppler_page(page: html.HtmlElement) -> Page:
    blocks = ["\n".join(_text(line) for line in block.iter("line")) for block in page.iter("block")]
    height = float(page.get("height", 0))
    boxes = [box for line in page.iter("line") if _EDGE * height < (box := _box(line))[1] < (1 - _EDGE) * height]
    return Page([word for block in blocks for word in words(block)], boxes)


def _text(line: html.HtmlElement) -> str:
    return " ".join(word.text or "" for word in line.iter("word"))


def _box(line: html.HtmlElement) -> _Box:
    return (
        float(line.get("xmin", 0)),
        float(line.get("ymin", 0)),
        float(line.get("xmax", 0)),
        float(line.get("ymax", 0)),
    )


def office_texts(paths: list[Path]) -> dict[Path, str]:
    """Each Word file's text as LibreOffice exports it; those it can't read are left out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        copies = {path: folder / f"{number:05}{path.suffix}" for number, path in enumerate(paths)}
        for path, copy in copies.items():
            copy.symlink_to(path.resolve())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        kind = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder / "out")]
        if paths:
            subprocess.run(["soffice", profile, *kind, *copies.values()], capture_output=True, check=True)
        made = {path: folder / "out" / f"{copy.stem}.txt" for path, copy in copies.items()}
        return {path: text.read_text("utf-8-sig") for path, text in made.items() if text.is_file()}


def is_one_column(page: Page) -> bool:
    """Whether no two lines of the page stand side by side, list numbers apart."""
    held = sorted((box for box in page.boxes if box[2] - box[0] > _NARROW), key=lambda box: box[1])
    return not any(_is_beside(a, b) for at, a in enumerate(held) for b in held[at + 1 : at + 12])


def _is_beside(a: _Box, b: _Box) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    return shared > 0.5 * min(a[3] - a[1], b[3] - b[1]) and (a[2] <= b[0] or b[2] <= a[0])


def measured(name: str, document: Document, right: list[Page]) -> Row | None:
    """The row of a file that the reference reads as `right`; None if it has no words."""
    own = own_pages(document)
    theirs = Counter(word for page in right for word in page.words)
    if not theirs:
        return None
    ours = Counter(word for page in own for word in page.words)
    ours.update(word for each in document.marginalia for word in words(each.text))
    read_words, extra = (ours & theirs).total(), (ours - theirs).total()
    pairs = list(_comparable(own, right, is_word=document.source.pages is None))
    both = sum((Counter(a.words) & Counter(b.words)).total() for a, b in pairs)
    alike = sum(LCSseq.similarity(a.words, b.words) for a, b in pairs)
    missed = " ".join(list((theirs - ours).elements())[:12])
    recall, precision = read_words / theirs.total(), 1 - extra / max(1, ours.total())
    return Row(name, theirs.total(), recall, precision, alike / both if both else None, len(pairs), missed)


def _comparable(own: list[Page], right: list[Page], *, is_word: bool) -> Iterator[tuple[Page, Page]]:
    for a, b in zip(own, right, strict=False):
        if is_word or (is_one_column(a) and is_one_column(b)):
            yield a, b


def rows(folder: Path) -> Iterator[Row | str]:
    """A row for each file below `folder`, or a sentence that says why there is none."""
    files = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in {".pdf", ".docx", ".doc", ".odt", ".rtf"}
    )
    texts = office_texts([path for path in files if path.suffix.lower() != ".pdf"])
    for path in files:
        name = str(path.relative_to(folder))
        try:
            right = poppler_pages(path) if path.suffix.lower() == ".pdf" else [Page(words(texts.get(path, "")), [])]
            found: Row | str | None = measured(name, read(path), right)
        except (MinutebookError, subprocess.CalledProcessError) as error:
            found = f"{name}: {error}"
        yield found or f"{name}: the reference reads no words"


def table(held: list[Row], others: list[str]) -> Iterator[str]:
    """The lines of the report."""
    yield "file\twords\trecall\tprecision\torder\tpages"
    for row in held:
        order = "" if row.order is None else f"{row.order:.4f}"
        yield f"{row.name}\t{row.words}\t{row.recall:.4f}\t{row.precision:.4f}\t{order}\t{row.pages}"
    for kind in (".pdf", ""):
        of_kind = [row for row in held if (Path(row.name).suffix.lower() == ".pdf") == bool(kind)]
        orders = [row.order for row in of_kind if row.order is not None]
        if of_kind:
            recall, precision = median(row.recall for row in of_kind), median(row.precision for row in of_kind)
            order = f"{median(orders):.4f} ({len(orders)} files)" if orders else "none"
            what = f"{'PDF' if kind else 'Word'}: {len(of_kind)} files, medians:"
            yield f"{what} recall {recall:.4f}, precision {precision:.4f}, order {order}"
    for row in held:
        if row.recall < LEAST or (row.order is not None and row.order < LEAST):
            yield f"under {LEAST}: {row.name} recall {row.recall:.4f} order {row.order}; missed: {row.missed}"
    yield from others


def main() -> int:
    """Print the table, or write it to a file; 2 if the folder is not given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    found = list(rows(asked.folder))
    report = "\n".join(table([r for r in found if isinstance(r, Row)], [r for r in found if isinstance(r, str)]))
    print(report) if asked.out is None else asked.out.write_text(report + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
