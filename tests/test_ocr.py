"""Scans, read by the real Tesseract: pages, skew, tables, caches, and what goes wrong."""

import io
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import CrashError, NeedsToolError, NoTextError
from extractor.read import read
from extractor.read.ocr import tesseract
from models import Document, Reading

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]
OFF, FORCE = Reading(ocr="off"), Reading(ocr="force")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test."""
    monkeypatch.setenv("MINUTEBOOK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def ocr(needs: Callable[[str], str]) -> str:
    return needs("tesseract")


def lines(*texts: str, bold: Sequence[str] = ()) -> Draw:
    """A page with these lines from the top, 18 points apart."""

    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.setFont("Helvetica-Bold" if text in bold else "Helvetica", 11)
            canvas.drawString(72, HEIGHT - 90 - 18 * at, text)

    return draw


def printed(*pages: Draw) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned(*pages: Draw, turned: float = 0.0, dpi: int = 150) -> bytes:
    """The pages as pictures, turned by so many degrees against the clock."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    file = PdfDocument(printed(*pages))
    for page in file:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        picture = picture.rotate(turned, Image.Resampling.BICUBIC, expand=turned % 90 == 0, fillcolor=255)
        canvas.setPageSize((picture.width * 72 / dpi, picture.height * 72 / dpi))
        canvas.drawImage(ImageReader(picture), 0, 0, picture.width * 72 / dpi, picture.height * 72 / dpi)
        canvas.showPage()
    file.close()
    canvas.save()
    return out.getvalue()


def document(folder: Path, content: bytes, reading: Reading | None = None) -> Document:
    path = folder / "scan.pdf"
    path.write_bytes(content)
    return read(path, reading or Reading())


LETTER = lines(
    "Harbour Committee",
    "The chair thanked the members for coming in such weather.",
    "A letter from the harbour trust was read and discussed.",
)


PROSE = (
    "The surveyor has told the trust that a storm like the last one would open the",
    "wall, and that the cost of the work has been put at eleven thousand pounds.",
)


@pytest.mark.usefixtures("ocr")
def test_a_scan_is_read_with_places_and_confidence(tmp_path: Path) -> None:
    found = document(tmp_path, scanned(LETTER))
    assert [line.span.of(found.text) for line in found.lines] == [
        "Harbour Committee",
        "The chair thanked the members for coming in such weather.",
        "A letter from the harbour trust was read and discussed.",
    ]
    assert found.source.text_layer == "ocr"
    assert tesseract.version() in found.source.reader
    (page,) = found.source.ocr
    assert (page.page, page.words) == (1, 22)
    assert found.source.ocr_confidence == page.confidence > 0.9
    for line in found.lines:
        assert len(line.confidences) == len(line.places) == len(line.span.of(found.text).split())
        assert line.box is not None
        assert line.places[0][1] == pytest.approx(72, abs=2)
    assert found.lines[0].box is not None
    assert found.lines[0].box.bottom == pytest.approx(90 + 0.2 * 11, abs=2)


@pytest.mark.usefixtures("ocr")
def test_letters_are_not_recognised_unless_it_is_asked_for(tmp_path: Path) -> None:
    content = printed(LETTER)
    as_printed, forced = document(tmp_path, content), document(tmp_path, content, FORCE)
    assert as_printed.source.ocr == ()
    assert as_printed.source.text_layer == "born_digital"
    assert forced.source.text_layer == "ocr"
    assert forced.text == as_printed.text


@pytest.mark.usefixtures("ocr")
def test_only_the_pages_without_letters_are_recognised(tmp_path: Path) -> None:
    both = PdfDocument.new()
    for part in (printed(LETTER), scanned(lines(*PROSE))):
        both.import_pages(PdfDocument(part))
    out = io.BytesIO()
    both.save(out)
    found = document(tmp_path, out.getvalue())
    assert found.source.text_layer == "mixed"
    assert [page.page for page in found.source.ocr] == [2]
    first, second = found.text.split("\f")
    assert first.startswith("Harbour Committee")
    assert second == " ".join(PROSE)


@pytest.mark.parametrize("turned", [2.0, -1.3, 90.0, 180.0, 270.0])
@pytest.mark.usefixtures("ocr")
def test_a_page_that_lies_aslant_or_on_its_side_is_set_straight(tmp_path: Path, turned: float) -> None:
    prose = lines(*["The clerk will write to three masons and report to the next meeting of the council."] * 12)
    found = document(tmp_path, scanned(prose, turned=turned))
    assert found.text.count("The clerk will write to three masons and report to the next meeting") == 12
    assert len(found.lines) == 12


@pytest.mark.usefixtures("ocr")
def test_bold_and_larger_type_are_told_from_the_usual(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(
            "",
            "",
            "Harbour dues",
            "The dues were put up by a tenth from April.",
            "Any other business",
            bold=["Harbour dues"],
        )(canvas)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(72, HEIGHT - 90, "Minutes of the trust")

    found = document(tmp_path, scanned(draw, dpi=200))
    title, *rest = found.lines
    assert [line.is_bold for line in found.lines] == [False, True, False, False]
    assert title.size == pytest.approx(20, rel=0.15)
    assert {line.size for line in rest} == {rest[0].size}
    assert rest[0].size == pytest.approx(11, rel=0.1)


@pytest.mark.usefixtures("ocr")
def test_the_ruled_table_of_a_scan_is_read_as_cells(tmp_path: Path) -> None:
    rows = [
        ("No", "Action", "Owner"),
        ("1", "Write to the county about the bridge", "Clerk"),
        ("2", "Paint the boat house", "J Moor"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, HEIGHT - 72, "Actions agreed at the meeting")
        for at, row in enumerate(rows):
            for x, text in zip((80, 120, 400), row, strict=True):
                canvas.drawString(x, HEIGHT - 116 - 24 * at, text)
        canvas.grid([72, 112, 392, 500], [HEIGHT - 100 - 24 * at for at in range(4)])

    found = document(tmp_path, scanned(draw))
    (table,) = found.tables
    assert [tuple(cell.span.of(found.text) for cell in row) for row in table.rows] == rows


def test_what_was_recognised_once_is_taken_from_the_cache(
    tmp_path: Path, ocr: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = scanned(LETTER)
    first = document(tmp_path, content)
    program = tmp_path / "tesseract"
    program.write_text(f'#!/bin/sh\ncase "$1" in --*) exec {ocr} "$@";; esac\nexit 7\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", str(program))
    assert document(tmp_path, content).lines == first.lines
    with pytest.raises(CrashError, match="Tesseract failed"):
        document(tmp_path, scanned(lines("Another page, which is not in the cache")))


def test_a_scan_says_how_it_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = scanned(LETTER)
    with pytest.raises(NoTextError, match="--ocr auto"):
        document(tmp_path, content, OFF)
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", str(tmp_path / "nowhere"))
    with pytest.raises(NeedsToolError, match="install Tesseract"):
        document(tmp_path, content)


@pytest.mark.usefixtures("ocr")
def test_a_language_that_is_missing_is_named_with_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(NeedsToolError, match=r"can't read xxx here.*tesseract-ocr-xxx"):
        document(tmp_path, scanned(LETTER), Reading(ocr_language="eng+xxx"))
