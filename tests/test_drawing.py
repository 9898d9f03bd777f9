"""A page drawn the quick way is the page that pdfplumber draws, letter by letter; what is odd is left to pdfplumber."""

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from reportlab.lib.colors import CMYKColor, red, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from extractor.read import pdf
from extractor.read.pdf.comparing import compared
from extractor.read.pdf.drawing import ink
from models import Source

CORPUS = Path(__file__).parent.parent / "corpus"
SOURCE = Source(
    path="a.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="pdfplumber",
    rules_version="0",
    text_layer="born_digital",
)

Draw = Callable[[Canvas], None]


def made(draw: Draw, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=options.pop("pagesize", A4), invariant=1, **options)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def plain(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "Minutes (draft) of a \\ meeting: café – £20")
    canvas.grid([72, 172, 300], [660, 640, 620])
    canvas.drawString(76, 646, "Clerk")


def colours(canvas: Canvas) -> None:
    for at, colour in enumerate((red, white, CMYKColor(0.1, 0.2, 0.3, 0.4))):
        canvas.setFillColor(colour)
        canvas.drawString(72, 700 - 20 * at, "Agreed")
        canvas.rect(72, 500 - 30 * at, 100, 20, fill=1, stroke=at % 2)


def turned(canvas: Canvas) -> None:
    for degrees in (90, 180, 270, 30):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(20, 20, "on its side")
        canvas.restoreState()
    canvas.skew(0, 15)
    canvas.drawString(72, 600, "slanted")


def spaced(canvas: Canvas) -> None:
    text = canvas.beginText(72, 700)
    text.setCharSpace(3)
    text.setWordSpace(7)
    text.setHorizScale(80)
    text.textLine("spaced out and narrow")
    text.setRise(4)
    text.textOut("raised")
    text.setTextRenderMode(3)
    text.textLine(" and hidden")
    canvas.drawText(text)


def forms(canvas: Canvas) -> None:
    canvas.beginForm("stamp")
    canvas.drawString(300, 500, "Received")
    canvas.circle(320, 505, 40)
    canvas.endForm()
    canvas.doForm("stamp")
    canvas.translate(0, -200)
    canvas.scale(0.5, 2)
    canvas.doForm("stamp")


def multibyte(canvas: Canvas) -> None:
    registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    canvas.setFont("HeiseiMin-W3", 12)
    canvas.drawString(72, 700, "議事録 Minutes")


def paths(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for at in range(5):
        path.moveTo(72, 700 - 10 * at)
        path.lineTo(300, 700 - 10 * at)
    path.rect(72, 400, 100, 50)
    path.circle(400, 400, 20)
    canvas.drawPath(path, fill=1, stroke=1)
    canvas.line(72, 300, 400, 350)
    curves = "72 200 m 80 220 90 220 v 100 200 l 110 190 120 180 y 1 2 3 4 5 6 c h 300 200 m 310 200 l 320 210 l f"
    canvas._code.append(curves)  # reportlab writes no such curves by itself


def typed(canvas: Canvas) -> None:
    """Letters one by one, as browsers print them: after others, turned, in several at a time, and spaced out."""
    one_by_one = "(M) Tj 9.5 0 Td (in) Tj 12 -.5 Td <75> Tj\n6 0 Td (t)Tj 4 2 Td (es) Tj"
    for before in ("1 0 0 1 72 700 Tm", ".7 .7 -.7 .7 300 300 Tm 3 Tc 80 Tz", "-1 0 0 1 300 200 Tm 5 Ts"):
        canvas._code.append(
            f"q 0 0 900 900 re W* n BT /F1 11 Tf {before} (the) Tj {one_by_one} 5 0 Td {one_by_one} ET Q"
        )


@pytest.mark.parametrize(
    "draw", [typed, plain, colours, turned, spaced, forms, multibyte, paths], ids=lambda draw: draw.__name__
)
@pytest.mark.parametrize("options", [{}, {"pagesize": landscape(A4)}, {"cropBox": (50, 60, 500, 750)}], ids=str)
def test_a_page_is_drawn_alike_either_way(draw: Draw, options: dict[str, object]) -> None:
    same(made(draw, **options))


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.pdf")), ids=lambda path: path.name)
def test_the_corpus_is_drawn_alike_either_way(path: Path) -> None:
    same(path.read_bytes())


def same(raw: bytes) -> None:
    """The pages are drawn by both ways, to the same letters, strokes and pictures; letters and objects are pdfplumber's."""
    assert [told for _, told in compared(raw) if told] == []


ODD: list[tuple[str, bytes]] = [
    ("a malformed number", b"--5 w"),
    ("deep brackets in a string", b"(((deep))) Tj"),
    ("too few operands", b"72 Td"),
    ("a picture without an end", b"BI /W 1 /H 1 ID EE"),
]


@pytest.mark.parametrize("content", [content for _, content in ODD], ids=[what for what, _ in ODD])
def test_an_odd_page_is_left_to_pdfplumber_and_the_record_says_so(content: bytes) -> None:
    def odd(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Minutes of the meeting")
        canvas.showPage()
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, "The chair opened it.")
        canvas._code.append(content.decode())  # reportlab writes no odd content by itself

    raw = made(odd, pageCompression=0)
    found = pdf.read(raw, SOURCE)
    assert found.text.startswith("Minutes of the meeting\fThe chair opened it.")
    assert found.source.reader == "pdfplumber (by its own interpreter: page 2)"
    with pdfplumber.open(io.BytesIO(raw)) as file:
        assert [ink(page).odd is not None for page in file.pages] == [False, True]
    assert [told[:1] for _, told in compared(raw)][2][0].startswith("left to pdfplumber: ")


def test_vertical_writing_is_left_to_pdfplumber() -> None:
    def vertical(canvas: Canvas) -> None:
        registerFont(UnicodeCIDFont("HeiseiKakuGo-W5", isVertical=True))
        canvas.setFont("HeiseiKakuGo-W5", 12)
        canvas.drawString(300, 700, "議事録")

    with pdfplumber.open(io.BytesIO(made(vertical))) as file:
        found = ink(file.pages[0])
        assert found.odd == "vertical writing"
        assert "".join(letter.text for letter in found.letters) == "".join(c["text"] for c in file.pages[0].chars)
        assert [letter.x0 for letter in found.letters] == [char["x0"] for char in file.pages[0].chars]
