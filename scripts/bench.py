"""How fast Minutebook is, side by side with others in one run: `python scripts/bench.py ERRAND [FOLDER]`.

ERRAND is `read` (files beside other readers), `find` (what is found in documents already read, beside spaCy's tokenizer
alone), `start` (one small document from a cold start, beside the bare import of the libraries) or `bulk` (an import
with one worker and with two, beside a loop of pdfplumber over the same PDF files, by the clock).

What is timed is the processor's time of one process, and of its children; each file goes through all engines before
the next one does, several times over, and each engine's best counts. Files that an engine can't read, scans among them,
count for none.
"""

import argparse
import importlib.util
import logging
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench_bulk import bulk

from extractor.errors import MinutebookError
from extractor.read import read as read_document
from models import Document, Reading

CORPUS = Path(__file__).parent.parent / "corpus"
ROUNDS = 2
_WARMING, _STARTS = 3, 5

Engine = Callable[[Path], object]


class Timing(NamedTuple):
    """Seconds that each engine took for a file, by its name; `units` counts the file's pages, or is 1."""

    seconds: dict[str, float]
    units: int


def main() -> None:
    """Run the errand that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("errand", choices=sorted(ERRANDS))
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    given = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    ERRANDS[given.errand](given.folder)


def reading(folder: Path) -> None:
    """Pages a second from PDF, with and without ruled tables, and documents a second from Word."""
    engines = _present(PDF_ENGINES)
    plain, ruled = [], []
    for path in sorted(folder.rglob("*.pdf")):
        found = _timed(path, engines, _pages(path))
        if found is not None:
            (ruled if _has_ruled_tables(path) else plain).append(found)
    _print("Pages a second, from PDF without ruled tables", plain, "pdfplumber words")
    _print("Pages a second, from PDF with ruled tables", ruled, "pdfplumber words")
    timings = (_timed(path, _present(WORD_ENGINES), 1) for path in sorted(folder.rglob("*.docx")))
    _print("Documents a second, from Word", [each for each in timings if each is not None], "python-docx paragraphs")


def finding(folder: Path) -> None:
    """Thousandths of a second to find and link, for 1,300 words; each document once, since many answers are kept."""
    import spacy  # noqa: PLC0415

    from extractor.pipeline import minutes  # noqa: PLC0415

    import_module("extractor.bulk.preloaded")  # as every worker that documents are given to has it
    tokenizer = spacy.blank("en")
    documents = list(_documents(folder))
    # What is loaded once for all documents is not counted.
    for document in documents[:_WARMING]:
        minutes(document)
        tokenizer(document.text)
    ways: dict[str, Callable[[Document], object]] = {
        "minutebook, find and link": minutes,
        "spaCy's tokenizer alone": lambda document: tokenizer(document.text),
    }
    taken = dict.fromkeys(ways, 0.0)
    for document in documents[_WARMING:]:
        for name, errand in ways.items():
            start = _processor_time()
            errand(document)
            taken[name] += _processor_time() - start
    words = sum(len(document.text.split()) for document in documents[_WARMING:])
    print(f"\nMilliseconds for 1,300 words ({len(documents) - _WARMING} documents, {words:,} words)")
    for name, seconds in taken.items():
        print(f"{name:32}{1000 * seconds * 1300 / max(words, 1):10.1f}")


def _documents(folder: Path) -> Iterator[Document]:
    """Every file of `folder` that can be read, without a word about the others: this errand is not about reading."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".pdf", ".docx"}:
            with suppress(MinutebookError):
                yield read_document(path, Reading(ocr="off"))


def starting(folder: Path) -> None:
    """Seconds of a whole process: the help, one small document, and the libraries imported and nothing else."""
    smallest = min(folder.rglob("*.docx"), key=lambda path: path.stat().st_size)
    command = [sys.executable, "-m", "extractor"]
    libraries = "import spacy, pdfplumber, docx, pydantic; spacy.blank('en')"
    ways = {
        "minutebook --help": [*command, "--help"],
        f"minutebook extract {smallest.name}"[:31]: [*command, "extract", str(smallest)],
        "the libraries alone": [sys.executable, "-c", libraries],
    }
    best: dict[str, float] = {}
    with TemporaryDirectory() as bytecode:
        # As when it is installed: what is imported was compiled before.
        kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
        for _ in range(_STARTS):
            for name, way in ways.items():
                start = _processor_time()
                subprocess.run(way, check=True, capture_output=True, env=kept)
                best[name] = min(best.get(name, float("inf")), _processor_time() - start)
    print(f"\nSeconds of the processor, best of {_STARTS}")
    for name, seconds in best.items():
        print(f"{name:32}{seconds:10.2f}")


def _timed(path: Path, engines: Mapping[str, Engine], units: int) -> Timing | None:
    """The best of some rounds of each engine; None, with a word about it, if one of them can't read the file."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            start = _processor_time()
            try:
                engine(path)
            except Exception as error:  # noqa: BLE001 - other people's readers raise what they like
                print(f"left out: {path.name}: {name}: {type(error).__name__}", file=sys.stderr)
                return None
            best[name] = min(best.get(name, float("inf")), _processor_time() - start)
    return Timing(best, units)


def _processor_time() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _print(title: str, timings: list[Timing], base: str) -> None:
    units = sum(each.units for each in timings)
    print(f"\n{title} ({len(timings)} files, {units} in all)")
    if not timings:
        return
    seconds = {name: sum(each.seconds[name] for each in timings) for name in timings[0].seconds}
    print(f"{'':32}{'a second':>10}{'times ' + base:>32}")
    for name, taken in seconds.items():
        print(f"{name:32}{units / taken:10.1f}{seconds[base] / taken:32.2f}")


def _present(engines: Mapping[str, tuple[str, Engine]]) -> dict[str, Engine]:
    """The engines whose library or program is here; says of the others how to get them."""
    there = {name: bool(importlib.util.find_spec(needs) or shutil.which(needs)) for name, (needs, _) in engines.items()}
    for name in (name for name, is_there in there.items() if not is_there):
        print(f"left out: {name}: {engines[name][0]} is not here (pip install 'minutebook[bench]')", file=sys.stderr)
    return {name: engine for name, (_, engine) in engines.items() if there[name]}


def _pages(path: Path) -> int:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    with PdfDocument(path) as file:
        return len(file)


def _has_ruled_tables(path: Path) -> bool:
    import pdfplumber  # noqa: PLC0415

    from extractor.read.pdf.drawing import ink  # noqa: PLC0415
    from extractor.read.pdf.ruled import ruled_tables  # noqa: PLC0415

    with pdfplumber.open(path) as file:
        return any(ruled_tables(ink(page).strokes) for page in file.pages)


def _with_pdfplumber(path: Path) -> None:
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()


def _with_pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_text  # noqa: PLC0415

    extract_text(path)


def _with_pypdf(path: Path) -> None:
    from pypdf import PdfReader  # noqa: PLC0415

    for page in PdfReader(path).pages:
        page.extract_text()


def _with_pdfium(path: Path) -> None:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    with PdfDocument(path) as file:
        for page in file:
            page.get_textpage().get_text_range()


def _with_pdftotext(path: Path) -> None:
    subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)


def _with_python_docx(path: Path) -> None:
    from docx import Document  # noqa: PLC0415

    "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def _with_docx2python(path: Path) -> None:
    from docx2python import docx2python  # noqa: PLC0415

    with docx2python(path) as file:
        file.text  # noqa: B018 - it is made when it is asked for


def _ours(path: Path) -> None:
    read_document(path, Reading(ocr="off"))


# For each engine: the library or program that it needs, and what reads a file with it.
PDF_ENGINES: dict[str, tuple[str, Engine]] = {
    "minutebook, whole reading": ("extractor", _ours),
    "pdfplumber words": ("pdfplumber", _with_pdfplumber),
    "pdfminer.six text": ("pdfminer", _with_pdfminer),
    "pypdf text": ("pypdf", _with_pypdf),
    "pdftotext": ("pdftotext", _with_pdftotext),
    "pypdfium2 text": ("pypdfium2", _with_pdfium),
}
WORD_ENGINES: dict[str, tuple[str, Engine]] = {
    "minutebook, whole reading": ("extractor", _ours),
    "python-docx paragraphs": ("docx", _with_python_docx),
    "docx2python": ("docx2python", _with_docx2python),
}
ERRANDS: dict[str, Callable[[Path], None]] = {"bulk": bulk, "find": finding, "read": reading, "start": starting}

if __name__ == "__main__":
    main()
