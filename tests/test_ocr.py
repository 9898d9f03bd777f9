"""Scans, read by the real Tesseract: pages, skew, tables, caches, and what goes wrong."""

import io
import json
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.errors import CrashError, EmptyError, NeedsToolError, NoTextError
from extractor.pipeline import extract
from extractor.read import read
from extractor.read.ocr import tesseract
from extractor.read.ocr.hocr import Page, RecognisedWord, page
from extractor.read.ocr.labels import strip, unread, with_labels
from extractor.read.ocr.picture import DPI, Picture, straight
from extractor.read.ocr.second import joined
from extractor.read.pdf.misread import put_right
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
    for sheet in file:
        picture = sheet.render(scale=dpi / 72, grayscale=True).to_pil()
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
    instead(tmp_path, ocr, monkeypatch, "exit 7")
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


def instead(folder: Path, ocr: str, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Puts a program in Tesseract's place that answers questions as it does, and for a page does something else."""
    program = folder / "tesseract"
    program.write_text(f'#!/bin/sh\ncase "$1" in --*) exec {ocr} "$@";; esac\n{does}\nexec {ocr} "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", str(program))


@pytest.mark.parametrize(
    ("does", "said"), [("exit 7", "failed"), ("exec sleep 60", "took longer"), ("echo x; exit", "")]
)
def test_a_page_on_which_tesseract_fails_costs_that_page_alone(
    tmp_path: Path, ocr: str, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    monkeypatch.setattr(tesseract, "PAGE_LIMIT", 8.0)
    instead(tmp_path, ocr, monkeypatch, f"[ -e {tmp_path}/begun ] || {{ : > {tmp_path}/begun; {does}; }}")
    found = document(tmp_path, scanned(LETTER, lines(*PROSE)))
    assert found.text == " ".join(PROSE)
    assert {line.page for line in found.lines} == {2}
    assert [page.page for page in found.source.ocr] == [2]
    (warning,) = found.source.warnings
    assert warning.startswith("page 1 can't be read: its text can't be recognised: Tesseract")
    assert said in warning


def imported(db: Path, folder: Path, *options: str) -> list[tuple[str, str | None]]:
    """What became of the files in the folder."""
    command = [sys.executable, "-m", "extractor", "import", str(folder), "--db", str(db), *options]
    result = subprocess.run(command, capture_output=True, check=False)
    assert result.returncode in {0, 1}, result.stderr
    with closing(sqlite3.connect(db)) as opened:
        return opened.execute("SELECT outcome, class FROM ledger ORDER BY path").fetchall()


def test_a_scan_is_tried_again_when_ocr_is_on_and_when_tesseract_is_there(
    tmp_path: Path, ocr: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "scan.pdf").write_bytes(scanned(LETTER))
    db = tmp_path / "minutes.db"
    assert imported(db, tmp_path / "in", "--ocr", "off") == [("failed", "no_text")]
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", str(tmp_path / "nowhere"))
    assert imported(db, tmp_path / "in") == [("failed", "needs_tool")]
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", ocr)
    assert imported(db, tmp_path / "in") == [("imported", None)]
    assert imported(db, tmp_path / "in", "--ocr", "off") == [("imported", None)]
    with closing(sqlite3.connect(db)) as opened:
        ((layer, sure),) = opened.execute("SELECT text_layer, ocr_confidence FROM documents").fetchall()
        assert (layer, opened.execute("SELECT ocr_confidence FROM pages").fetchall()) == ("ocr", [(sure,)])
        assert opened.execute("SELECT * FROM review_queue").fetchall() == []
        opened.execute("UPDATE pages SET ocr_confidence = 0.55")
        assert opened.execute("SELECT page, confidence FROM review_queue").fetchall() == [(1, 0.55)]


def test_each_page_that_is_recognised_gives_the_reading_more_time(
    tmp_path: Path, ocr: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "scan.pdf").write_bytes(scanned(LETTER, lines(*PROSE), lines("Any other business", *PROSE)))
    instead(tmp_path, ocr, monkeypatch, "sleep 9")
    started = time.monotonic()
    assert imported(tmp_path / "minutes.db", tmp_path / "in", "--timeout", "25", "--workers", "2") == [
        ("imported", None)
    ]
    assert time.monotonic() - started > 27


@pytest.mark.usefixtures("ocr")
def test_letters_that_make_no_words_are_recognised_instead(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        """Prose as a picture, under hidden letters that are other ones."""
        picture = next(iter(PdfDocument(printed(lines(*PROSE * 3))))).render(scale=2, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        for at, text in enumerate(PROSE * 3):
            hidden = canvas.beginText(72, HEIGHT - 90 - 18 * at)
            hidden.setTextRenderMode(3)
            hidden.textOut(text.translate(str.maketrans("aeit", "({%|")))
            canvas.drawText(hidden)

    found = document(tmp_path, printed(draw))
    assert found.text == " ".join(PROSE * 3)
    assert found.source.text_layer == "ocr"
    assert [page.page for page in found.source.ocr] == [1]
    (warning,) = document(tmp_path, printed(draw), OFF).source.warnings
    assert warning == "its letters make no words, and --ocr auto would recognise what they show: page 1"


@pytest.mark.usefixtures("ocr")
def test_a_good_text_layer_of_a_scan_is_left_as_it_is(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (100, 140), 240)), 0, 0, WIDTH, HEIGHT)
        for at, text in enumerate(PROSE * 3):
            hidden = canvas.beginText(72, HEIGHT - 90 - 18 * at)
            hidden.setTextRenderMode(3)
            hidden.textOut(text)
            canvas.drawText(hidden)

    found = document(tmp_path, printed(draw))
    assert (found.source.text_layer, found.source.ocr, found.text) == ("ocr", (), " ".join(PROSE * 3))


@pytest.mark.usefixtures("ocr")
def test_a_stamp_on_a_picture_does_not_hide_what_the_picture_says(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        picture = next(iter(PdfDocument(printed(lines(*PROSE))))).render(scale=2, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.drawString(300, 40, "Scanned 2019-05-01")

    found = document(tmp_path, printed(draw))
    assert found.text.startswith(" ".join(PROSE))
    assert "Scanned 2019-05-01" in found.text


@pytest.mark.usefixtures("ocr")
def test_print_on_dark_paper_is_recognised(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.65)
        canvas.rect(40, 60, WIDTH - 80, HEIGHT - 120, stroke=0, fill=1)
        canvas.setFillGray(0.3)
        lines(*PROSE)(canvas)

    assert document(tmp_path, scanned(draw)).text == " ".join(PROSE)


@pytest.mark.usefixtures("ocr")
def test_dots_to_write_on_are_no_letters(tmp_path: Path) -> None:
    dotted = lines(*PROSE, "", "Signed .................................... Date ...........................")
    found = document(tmp_path, scanned(dotted))
    assert found.text.split("\n") == [" ".join(PROSE), "Signed Date"]


@pytest.mark.usefixtures("ocr")
def test_small_print_is_looked_at_closely(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.85)
        canvas.setFont("Helvetica-Bold", 120)
        canvas.drawString(72, HEIGHT - 160, "DRAFT")
        canvas.setFillGray(0)
        canvas.setFont("Times-Italic", 6)
        for at, text in enumerate(PROSE * 12):
            canvas.drawString(72, HEIGHT - 90 - 9 * at, text)

    found = document(tmp_path, scanned(draw, dpi=200))
    assert found.text == " ".join(PROSE * 12)
    assert found.lines[0].size == pytest.approx(6, abs=0.6)
    assert found.lines[0].places[0][1] == pytest.approx(72, abs=3)


def read_as(*lines_: tuple[float, str]) -> Page:
    """A page as recognised, of lines of words all alike sure."""
    return Page(
        600.0,
        800.0,
        tuple(
            tuple(
                RecognisedWord(word, 50.0 * at, 50.0 * at + 40, 20.0 * row, 11.0, sure, 0.1)
                for at, word in enumerate(text.split())
            )
            for row, (sure, text) in enumerate(lines_)
            if text
        ),
    )


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ([(0.8, "Minutcs of")], [(0.9, "Minutes of")], ["Minutes of"]),
        ([(0.9, "Minutes of")], [(0.8, "Minutcs of")], ["Minutes of"]),
        ([(0.8, "Minutes of"), (0.8, "the board")], [(0.99, "Minutes"), (0, "")], ["Minutes of", "the board"]),
        ([(0.8, "Minutes of"), (0.7, "the"), (0.9, "Page 2")], [(0.95, "Minutes of the board")], ["Minutes of the board", "Page 2"]),
        ([(0.8, "Minutes of the"), (0.5, "Paqc 2")], [(0.95, "Minutes of the board")], ["Minutes of the board"]),
    ],
    ids=["the surer", "the first if it is surer", "not half a page", "a line that it lacks", "but no doubtful one"],
)  # fmt: skip
def test_of_two_readings_the_surer_is_taken_and_what_it_lacks(
    one: list[tuple[float, str]], other: list[tuple[float, str]], says: list[str]
) -> None:
    found = joined(read_as(*one), read_as(*other))
    assert [" ".join(word.text for word in line) for line in found.lines] == says


def word(text: str, x0: float, sure: float) -> RecognisedWord:
    return RecognisedWord(text, x0, x0 + 5 * len(text), 100.0, 11.0, sure, 0.1)


@pytest.mark.parametrize(
    ("better", "worse", "says"),
    [
        ([("Boats", 90, 0.99)], [("3.", 72, 0.9), ("Boats", 90, 0.8)], "3. Boats"),
        ([("Boats", 90, 0.99)], [("3.", 72, 0.4), ("Boats", 90, 0.8)], "Boats"),
        ([("Boats", 290, 0.99)], [("3.", 72, 0.9), ("Boats", 290, 0.8)], "Boats"),
        ([("Boats", 190, 0.99)], [("Treasurer", 120, 0.9), ("Boats", 190, 0.8)], "Boats"),
        ([("p", 72, 0.3), ("Boats", 90, 0.99), ("lent", 120, 0.99)], [("1", 72, 0.9), ("Boats", 90, 0.5)], "1 Boats lent"),
        ([("p", 72, 0.3), ("Boats", 90, 0.99), ("lent", 120, 0.99)], [("1", 72, 0.6), ("Boats", 90, 0.5)], "p Boats lent"),
    ],
    ids=["a number", "a doubtful one", "far away", "a word", "the surer word", "no surer word"],
)  # fmt: skip
def test_what_one_reading_lacks_in_a_line_is_taken_from_the_other(
    better: list[tuple[str, float, float]], worse: list[tuple[str, float, float]], says: str
) -> None:
    one, other = (Page(600.0, 800.0, (tuple(word(*each) for each in words),)) for words in (better, worse))
    (line,) = joined(one, other).lines
    assert " ".join(each.text for each in line) == says


@pytest.mark.usefixtures("ocr")
def test_numbers_that_were_not_read_are_looked_at_by_themselves() -> None:
    rows = ["Boats and oars", "Money in the bank", "The winter dance", "Any other business"]
    picture = straight(numbered(rows))
    found = page(tesseract.begin(picture, "eng").said(), picture)
    assert "1." not in [word.text for word in found.words]  # else there is nothing to be shown here
    places = unread(found, picture)
    pieces = strip(found, picture, places)
    again = with_labels(found, picture, places, page(tesseract.begin(pieces, "eng", is_block=True).said(), pieces))
    assert [[each.text for each in line] for line in again.lines] == [
        [f"{at}.", *row.split()] for at, row in enumerate(rows, start=1)
    ]
    assert [line[0].x0 for line in again.lines] == pytest.approx([60] * 4, abs=3)


@pytest.mark.usefixtures("ocr")
def test_the_numbers_of_items_that_stand_apart_are_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(["Boats and oars", "Money in the bank", "The winter dance", "Any other business"]):
            canvas.setFont("Helvetica", 12)
            canvas.drawString(60, HEIGHT - 70 - 36 * at, f"{at + 1}.")
            canvas.drawString(100, HEIGHT - 70 - 36 * at, row)

    found = document(tmp_path, scanned(draw, dpi=200))
    assert [line.span.of(found.text).split()[0] for line in found.lines] == ["1.", "2.", "3.", "4."]


def test_what_is_no_number_is_not_looked_at() -> None:
    picture = straight(numbered(["Boats and oars"]))
    ink = picture.grey.copy()
    ink[:, 100:160] = 0  # a bar as high as the page
    line = tuple(word(text, 100 + 40 * at, 0.9)._replace(base=66.0) for at, text in enumerate(["Boats", "and"]))
    assert unread(Page(picture.width, picture.height, (line,)), picture._replace(grey=ink)) == []


def numbered(rows: Sequence[str]) -> Picture:
    """A page of 200 dots an inch with rows that have a number set apart before them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300), invariant=1)
    for at, row in enumerate(rows):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 230 - 36 * at, f"{at + 1}.")
        canvas.drawString(100, 230 - 36 * at, row)
    canvas.save()
    grey = PdfDocument(out.getvalue())[0].render(scale=DPI / 72).to_pil().convert("L")
    return Picture(np.asarray(grey), DPI)


CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.usefixtures("ocr")
@pytest.mark.parametrize("scan", sorted((CORPUS / "scans").glob("*.pdf")), ids=lambda path: path.stem)
def test_a_scan_of_the_corpus_gives_the_record_that_is_right(scan: Path) -> None:
    right = json.loads((CORPUS / f"{scan.stem}.json").read_text("utf-8"))
    (found,) = extract(scan, Reading(ocr_pages=2))
    assert found.document.text_layer == "ocr"
    assert found.document.ocr_confidence is not None
    assert found.document.ocr_confidence > 0.9
    assert [one.name for one in found.attendees] == [one["name"] for one in right["attendees"]]
    assert [one.number for one in found.sections if one.number] == [
        one["number"] for one in right["sections"] if one["number"]
    ]
    assert (found.meeting.body, found.meeting.date) == (right["meeting"]["body"], right["meeting"]["date"])
    for what in ("actions", "decisions", "legislation"):
        assert len(getattr(found, what)) == len(right[what])


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("¢ Paint the boat house", "• Paint the boat house"),
        ("e Paint the boat house", "• Paint the boat house"),
        ("* Paint the boat house", "• Paint the boat house"),
        ("Paint e boat", "Paint e boat"),  # not at the start of a line
        ("wall | would add", "wall I would add"),
        ("Page | 1", "Page | 1"),
        ("027/19 ~Finance", "027/19 Finance"),
        ("—_Grass cutting", "Grass cutting"),
        ("Clirs Moor, (Clir Lynch)", "Cllrs Moor, (Cllr Lynch)"),
        ("a Clirk", "a Clirk"),
        ("1* Jan to 31° December", "1st Jan to 31st December"),
        ("the 2™ Sept, 11* May", "the 2nd Sept, 11th May"),
        ("a 4* hotel", "a 4* hotel"),
        ("the 23°? February to 31% March, 5% of it", "the 23rd February to 31st March, 5% of it"),
        ("| found the key", "I found the key"),
        ("| the key", "| the key"),
        ("oO Paint the boat house", "• Paint the boat house"),
        ("|. Boats", "I. Boats"),
        ("ll. Boats", "II. Boats"),
        ("IlI) Boats", "III) Boats"),
        ("lV. Boats", "IV. Boats"),
        ("Vll. Boats", "VII. Boats"),
        ("ll. of them", "ll. of them"),
        ("Boats ll. Oars", "Boats ll. Oars"),
    ],
)
def test_what_ocr_is_known_to_misread_is_put_right(said: str, right: str) -> None:
    words = [
        RecognisedWord(text, 50.0 * at, 50.0 * at + 5 * len(text), 100.0, 11.0, 0.9, 0.1)
        for at, text in enumerate(said.split())
    ]
    assert " ".join(put_right(words)) == right


@pytest.mark.usefixtures("ocr")
@pytest.mark.parametrize(("form", "media_type"), [("TIFF", "image/tiff"), ("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_pictures_of_pages_are_read_as_pages(tmp_path: Path, form: str, media_type: str) -> None:
    file = PdfDocument(printed(LETTER, lines(*PROSE)))
    pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in file]
    more = {"save_all": True, "append_images": pages[1:]} if form == "TIFF" else {}
    path = tmp_path / "scan"
    pages[0].save(path, form, dpi=(200, 200), **more)
    found = read(path, Reading())
    assert (found.source.media_type, found.source.text_layer) == (media_type, "ocr")
    assert found.text.startswith("Harbour Committee\nThe chair thanked")
    assert found.source.pages == len(found.text.split("\f")) == (2 if form == "TIFF" else 1)
    assert found.lines[0].box is not None
    assert found.lines[0].box.x0 == pytest.approx(72, abs=2)
    with pytest.raises(NoTextError):
        read(path, OFF)


def test_without_tesseract_pages_with_letters_are_read_and_the_others_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = PdfDocument.new()
    for part in (printed(LETTER), scanned(lines(*PROSE)), printed(lines(""))):
        both.import_pages(PdfDocument(part))
    out = io.BytesIO()
    both.save(out)
    monkeypatch.setenv("MINUTEBOOK_TESSERACT", str(tmp_path / "nowhere"))
    found = document(tmp_path, out.getvalue())
    assert found.text.startswith("Harbour Committee")
    assert found.source.warnings[0] == "without letters: page 2, 3"
    assert found.source.warnings[1].startswith("not recognised, though there is more to be read on it: page 2")
    with pytest.raises(EmptyError):
        document(tmp_path, printed(lines("")))
