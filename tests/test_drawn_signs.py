"""Ticks, crosses and boxes that a file draws are read as the signs that they show; bullets, rules and logos are not."""

import io
from collections.abc import Callable, Sequence
from math import cos, pi, sin

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw
from reportlab.lib.colors import Color, HexColor, black, green, lightgrey, red, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.read import pdf, word
from extractor.read.assemble import undone
from models import Document, Source

BARE = Source(
    path="a.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="pdfplumber",
    rules_version="0",
    text_layer="born_digital",
)
BLUE, PALE = HexColor("#3b7fc4"), HexColor("#dddddd")

Draw = Callable[[Canvas], None]
Points = Sequence[tuple[float, float]]


def read(draw: Draw, **options: object) -> Document:
    """What is read of a page with text at 11 points on which `draw` draws."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return pdf.read(out.getvalue(), BARE)


def path(canvas: Canvas, points: Points, *, is_full: bool = False) -> None:
    drawn = canvas.beginPath()
    drawn.moveTo(*points[0])
    for point in points[1:]:
        drawn.lineTo(*point)
    if is_full:
        drawn.close()
    canvas.drawPath(drawn, fill=int(is_full), stroke=int(not is_full))


def inked(canvas: Canvas, stroke: Color, width: float = 1.0, fill: Color = black) -> None:
    canvas.setStrokeColor(stroke)
    canvas.setLineWidth(width)
    canvas.setFillColor(fill)


def box(canvas: Canvas) -> None:
    canvas.rect(0, 0, 10, 10)


def round_box(canvas: Canvas) -> None:
    canvas.roundRect(0, 0, 10, 10, 2)


def pale_box(canvas: Canvas) -> None:
    inked(canvas, PALE)
    canvas.roundRect(0, 0, 10, 10, 2)


def grey_box(canvas: Canvas) -> None:
    inked(canvas, HexColor("#888888"), fill=HexColor("#eeeeee"))
    canvas.rect(0, 0, 10, 10, fill=1)


def box_of_lines(canvas: Canvas) -> None:
    canvas.lines([(0, 0, 10, 0), (10, 0, 10, 10), (10, 10, 0, 10), (0, 10, 0, 0)])


def tick(canvas: Canvas, x: float = 1, y: float = 1, share: float = 1.0) -> None:
    path(canvas, [(x, y + 4 * share), (x + 3 * share, y), (x + 8 * share, y + 8 * share)])


def thick_tick(canvas: Canvas) -> None:
    inked(canvas, green, 2)
    tick(canvas)


def full_tick(canvas: Canvas) -> None:
    path(canvas, [(0, 4.2), (1.2, 5.4), (3.4, 3.2), (8.6, 9.6), (9.8, 8.4), (3.5, 0.6)], is_full=True)


def tick_by_hand(canvas: Canvas) -> None:
    drawn = canvas.beginPath()
    drawn.moveTo(0, 4)
    drawn.curveTo(1, 3.5, 2, 1, 2.6, 0)
    drawn.curveTo(4, 4, 6, 7, 9, 10)
    canvas.drawPath(drawn)


def cross(canvas: Canvas, low: float = 1, high: float = 9) -> None:
    canvas.lines([(low, low, high, high), (low, high, high, low)])


def full_cross(canvas: Canvas) -> None:
    quarter = [(0, 1.5), (1.5, 0), (5, 3.5), (8.5, 0), (10, 1.5), (6.5, 5)]
    path(canvas, [*quarter, *((10 - x, 10 - y) for x, y in quarter)], is_full=True)


def ticked_box(canvas: Canvas) -> None:
    box(canvas)
    tick(canvas)


def thickly_ticked_box(canvas: Canvas) -> None:
    box(canvas)
    canvas.setLineWidth(1.8)
    tick(canvas, 1.8, 2, 0.8)


def crossed_box(canvas: Canvas) -> None:
    box(canvas)
    cross(canvas, 0, 10)


def ticked_button(canvas: Canvas) -> None:
    inked(canvas, BLUE, fill=BLUE)
    canvas.roundRect(0, 0, 10, 10, 2, fill=1)
    inked(canvas, white, 1.3)
    tick(canvas, 2, 2, 0.75)


def crossed_button(canvas: Canvas) -> None:
    inked(canvas, green, fill=green)
    canvas.roundRect(0, 0, 10, 10, 2, fill=1)
    inked(canvas, white, 1.3)
    cross(canvas, 3, 7)


def ticked_disc(canvas: Canvas) -> None:
    inked(canvas, white, 1.3, green)
    canvas.circle(5, 5, 5, fill=1, stroke=0)
    tick(canvas, 2.2, 2.4, 0.7)


def crossed_disc(canvas: Canvas) -> None:
    inked(canvas, white, 1.3, red)
    canvas.circle(5, 5, 5, fill=1, stroke=0)
    cross(canvas, 3, 7)


def star(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#ffab00"))
    reach = [(5 if at % 2 == 0 else 2, pi / 2 + at * pi / 5) for at in range(10)]
    path(canvas, [(5 + far * cos(turn), 5 + far * sin(turn)) for far, turn in reach], is_full=True)


def form(canvas: Canvas) -> None:
    canvas.beginForm("tick")
    tick(canvas)
    canvas.endForm()
    canvas.doForm("tick")


def picture(draw: Callable[[ImageDraw.ImageDraw], None], mode: str = "RGBA", side: int = 32) -> Draw:
    """What `draw` draws on clear ground, 32 dots wide and high, placed as a picture."""
    image = Image.new(mode, (32, 32), (255, 255, 255, 0) if mode == "RGBA" else "white")
    draw(ImageDraw.Draw(image))
    small = image.resize((side, side), Image.Resampling.BOX) if side != 32 else image
    return lambda canvas: canvas.drawImage(ImageReader(small), 0, 0, 10, 10, mask="auto")


def ticked_picture(image: ImageDraw.ImageDraw) -> None:
    image.line([(5, 16), (12, 25), (27, 6)], fill="black", width=4)


def box_in_picture(image: ImageDraw.ImageDraw) -> None:
    image.rectangle([3, 3, 28, 28], outline="grey", width=2)


def ticked_box_in_picture(image: ImageDraw.ImageDraw) -> None:
    image.rectangle([1, 1, 30, 30], outline="black", width=2)
    image.line([(8, 16), (13, 22), (24, 9)], fill="black", width=3)


SIGNS: list[tuple[str, Draw, str]] = [
    ("an empty box", box, "☐"),
    ("a box with round corners", round_box, "☐"),
    ("a box in pale lines", pale_box, "☐"),
    ("a grey box", grey_box, "☐"),
    ("a box of four lines", box_of_lines, "☐"),
    ("a tick", tick, "✓"),
    ("a thick green tick", thick_tick, "✓"),
    ("a tick as an area", full_tick, "✓"),
    ("a tick as by hand", tick_by_hand, "✓"),
    ("a cross", cross, "✗"),
    ("a cross as an area", full_cross, "✗"),
    ("a box with a tick", ticked_box, "☑"),
    ("a box with a thick tick", thickly_ticked_box, "☑"),
    ("a box with a cross from corner to corner", crossed_box, "☒"),
    ("a white tick on a blue button", ticked_button, "☑"),
    ("a white cross on a green button", crossed_button, "☒"),
    ("a white tick on a green disc", ticked_disc, "✓"),
    ("a white cross on a red disc", crossed_disc, "✗"),
    ("a star", star, "★"),
    ("a tick in a form that is used again", form, "✓"),
    ("a picture of a tick, clear around", picture(ticked_picture), "✓"),
    ("a picture of a tick in two colours", picture(ticked_picture, "1"), "✓"),
    ("a picture of a box", picture(box_in_picture), "☐"),
    ("a picture of a box with a tick", picture(ticked_box_in_picture, "RGB"), "☑"),
    ("the same in 16 dots", picture(ticked_box_in_picture, "RGB", 16), "☑"),
]


@pytest.mark.parametrize(("draw", "sign"), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS])
@pytest.mark.parametrize("size", [0.8, 1.0, 1.3])
def test_a_drawn_sign_before_a_line_is_read_as_a_sign(draw: Draw, sign: str, size: float) -> None:
    found = read(lambda canvas: signed(canvas, draw, size))
    assert found.text == f"Actions of the meeting\n{sign} Mend the gate\nClose the path by Friday"
    assert found.source.warnings == ()
    assert undone(found.text, found.repairs).split("\n")[1].strip() == "Mend the gate"
    assert [repair.kind for repair in found.repairs] == ["glyph"]


def signed(canvas: Canvas, draw: Draw, size: float = 1.0) -> None:
    canvas.drawString(72, 700, "Actions of the meeting")
    canvas.drawString(90, 680, "Mend the gate")
    canvas.drawString(90, 660, "Close the path by Friday")
    canvas.translate(72, 679)
    canvas.scale(size, size)
    draw(canvas)


def arrow(canvas: Canvas) -> None:
    canvas.lines([(0, 5, 10, 5), (10, 5, 6, 8), (10, 5, 6, 2)])


def slanted_arrow(canvas: Canvas) -> None:
    canvas.lines([(0, 0, 10, 10), (10, 10, 5, 10), (10, 10, 10, 5)])


def triangle(canvas: Canvas) -> None:
    path(canvas, [(0, 0), (10, 0), (5, 9)], is_full=True)


def smile(canvas: Canvas) -> None:
    canvas.circle(5, 5, 5)
    canvas.circle(3.4, 6.4, 0.6, fill=1)
    canvas.circle(6.6, 6.4, 0.6, fill=1)
    canvas.arc(2.5, 2, 7.5, 6, 200, 140)


def badge(canvas: Canvas) -> None:
    """A letter drawn white on a button, as an emblem has it."""
    inked(canvas, white, 1.3, red)
    canvas.roundRect(0, 0, 10, 10, 1, fill=1, stroke=0)
    canvas.lines([(3, 2, 3, 8), (3, 8, 7, 2), (7, 2, 7, 8)])


def heart(canvas: Canvas) -> None:
    drawn = canvas.beginPath()
    drawn.moveTo(5, 0)
    drawn.curveTo(-4, 6, 2, 12, 5, 7)
    drawn.curveTo(8, 12, 14, 6, 5, 0)
    canvas.drawPath(drawn, fill=1)


def lettered_box(canvas: Canvas) -> None:
    box(canvas)
    canvas.drawString(1.6, 1.2, "X")


def word_in_outlines(canvas: Canvas) -> None:
    """As a word that was turned into paths: an x between other letters."""
    for at in range(4):
        canvas.saveState()
        canvas.translate(-18 + 5.2 * at, 0)
        canvas.scale(0.45, 0.6)
        (cross, tick, smile, cross)[at](canvas)
        canvas.restoreState()


def emblem(canvas: Canvas) -> None:
    """A large drawing, of which one part looks like a tick."""
    canvas.circle(-10, 5, 18)
    canvas.lines([(-22, 5, -2, 5), (-10, -6, -10, 16)])
    tick(canvas, -16, -2, 1.2)


def boxes_for_letters(canvas: Canvas) -> None:
    for at in range(4):
        canvas.rect(120 + 12 * at, 0, 10, 10)


def small_grid(canvas: Canvas) -> None:
    canvas.grid([120 + 12 * at for at in range(6)], [0, 12])


def chart(canvas: Canvas) -> None:
    path(canvas, [(0, 4), (3, 2), (5, 6), (7, 3), (10, 9)])


TRAPS: list[tuple[str, Draw]] = [
    ("an arrow", arrow),
    ("a slanted arrow", slanted_arrow),
    ("a triangle", triangle),
    ("a plus", lambda canvas: canvas.lines([(0, 5, 10, 5), (5, 0, 5, 10)])),
    ("a slash", lambda canvas: canvas.line(0, 0, 8, 10)),
    ("a chevron", lambda canvas: canvas.lines([(0, 0, 5, 5), (5, 5, 0, 10)])),
    ("a tick turned round", lambda canvas: canvas.lines([(0, 8, 5, 0), (5, 0, 8, 4)])),
    ("a tick upside down", lambda canvas: canvas.lines([(0, 4, 3, 8), (3, 8, 8, 0)])),
    ("a letter L", lambda canvas: canvas.lines([(0, 0, 0, 10), (0, 0, 8, 0)])),
    ("a smile", smile),
    ("a heart", heart),
    ("an emblem on a button", badge),
    ("a chart", chart),
    ("letters drawn as outlines", word_in_outlines),
    ("a drawing with a tick in it", emblem),
    ("boxes to put letters in", boxes_for_letters),
    ("a row of small cells", small_grid),
    ("a dash", lambda canvas: canvas.line(2, 5, 9, 5)),
    (
        "a white box that nobody sees",
        lambda canvas: inked(canvas, white, fill=white) or canvas.rect(0, 0, 10, 10, fill=1),
    ),
    ("a tick far above the text", lambda canvas: canvas.translate(0, 60) or tick(canvas)),
    ("a tick as large as three lines", lambda canvas: canvas.scale(4, 4) or tick(canvas)),
    ("a coloured area", lambda canvas: inked(canvas, green, fill=green) or canvas.rect(120, 0, 10, 10, fill=1)),
]


@pytest.mark.parametrize("draw", [row[1] for row in TRAPS], ids=[row[0] for row in TRAPS])
def test_what_is_no_tick_cross_or_box_is_not_read_as_one(draw: Draw) -> None:
    found = read(lambda canvas: signed(canvas, draw))
    assert found.text == "Actions of the meeting\nMend the gate\nClose the path by Friday"
    assert found.repairs == ()


def test_a_letter_in_a_box_is_read_once() -> None:
    assert read(lambda canvas: signed(canvas, lettered_box)).text.split("\n")[1] == "X Mend the gate"


def test_what_may_be_a_tick_is_left_out_and_said() -> None:
    found = read(lambda canvas: signed(canvas, lambda inner: box(inner) or inner.line(2, 5, 8, 5)))
    assert found.text.split("\n")[1] == "Mend the gate"
    assert found.source.warnings == ("page 1: small drawings that may be ticks or crosses were left out: 1",)


def choices(canvas: Canvas, *, is_round: bool, filled: Sequence[bool]) -> None:
    for at, is_full in enumerate(filled):
        canvas.drawString(72, 700 - 20 * at, f"Option {'ABC'[at]}")
        if is_round:
            canvas.circle(65, 704 - 20 * at, 4.5)
            canvas.circle(65, 704 - 20 * at, 2 * is_full, fill=int(is_full), stroke=int(is_full))
        else:
            canvas.rect(58, 699 - 20 * at, 9, 9, fill=int(is_full))


@pytest.mark.parametrize(
    ("is_round", "filled", "read_as"),
    [
        (False, (True, False, True), "■ Option A\n☐ Option B\n■ Option C"),
        (True, (False, True, False), "○ Option A\n◉ Option B\n○ Option C"),
        (False, (True, True, True), "• Option A\n• Option B\n• Option C"),  # bullets: there is no choice
        (True, (False, False, False), "• Option A\n• Option B\n• Option C"),
    ],
)
def test_full_and_empty_ones_tell_a_choice_only_beside_each_other(
    is_round: bool, filled: tuple[bool, ...], read_as: str
) -> None:
    assert read(lambda canvas: choices(canvas, is_round=is_round, filled=filled)).text == read_as


def register(canvas: Canvas) -> None:
    canvas.grid([72, 200, 260, 320], [720, 700, 680, 660])
    for at, (name, month) in enumerate((("Member", "May"), ("Ann Lee", ""), ("Bob Ray", ""))):
        canvas.drawString(76, 706 - 20 * at, name)
        canvas.drawString(204, 706 - 20 * at, month)
    canvas.drawString(264, 706, "June")
    for x, y, draw in ((225, 685, tick), (285, 685, cross), (225, 665, cross), (285, 665, ticked_box)):
        canvas.saveState()
        canvas.translate(x, y)
        draw(canvas)
        canvas.restoreState()


@pytest.mark.parametrize("options", [{}, {"cropBox": (20, 60, 500, 800)}], ids=["whole", "cut"])
def test_signs_alone_in_cells_stand_in_their_cells(options: dict[str, object]) -> None:
    found = read(register, **options)
    rows = [[cell.span.of(found.text) for cell in row] for row in found.tables[0].rows]
    assert rows == [["Member", "May", "June"], ["Ann Lee", "✓", "✗"], ["Bob Ray", "✗", "☑"]]


def test_a_page_on_its_side_has_its_signs_at_their_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.translate(0, -200)
        signed(canvas, ticked_box)

    assert read(draw).text == "Actions of the meeting\n☑ Mend the gate\nClose the path by Friday"


def test_a_sign_behind_its_text_is_a_word_of_the_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Ann Lee (Chair)")
        canvas.drawString(72, 680, "Bob Ray")
        canvas.translate(152, 699)
        star(canvas)

    assert read(draw).text == "Ann Lee (Chair) ★\nBob Ray"


def test_the_boxes_of_a_form_are_read_filled_in_or_not() -> None:
    def draw(canvas: Canvas) -> None:
        for at, name in enumerate(("Agreed", "Deferred")):
            canvas.drawString(90, 700 - 20 * at, name)
            canvas.acroForm.checkbox(name=name, x=72, y=698 - 20 * at, size=11, checked=at == 0, buttonStyle="check")

    assert read(draw).text in {"✔ Agreed\n☐ Deferred", "☑ Agreed\n☐ Deferred"}


def test_a_wrapped_entry_behind_a_drawn_box_stays_one_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(2):
            canvas.rect(72, 699 - 60 * at, 9, 9)
            canvas.drawString(
                90,
                700 - 60 * at,
                "The clerk will write to the harbour trust about the wall, and ask when it is to be mended and by whom;",
            )
            canvas.drawString(90, 687 - 60 * at, "the surveyor will come along.")

    assert [line[0] for line in read(draw).text.split("\n")] == ["☐", "☐"]


def test_paper_in_grey_stripes_does_not_hide_a_sign() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(lightgrey)
        canvas.rect(60, 676, 300, 16, fill=1, stroke=0)
        canvas.setFillColor(black)
        signed(canvas, tick)

    assert read(draw).text.split("\n")[1] == "✓ Mend the gate"


def read_word(write: Callable[[Paragraph], None]) -> Document:
    """What is read of a Word file with one paragraph, which `write` begins."""
    file, out = docx.Document(), io.BytesIO()
    paragraph = file.add_paragraph()
    write(paragraph)
    paragraph.add_run("Mend the gate")
    file.save(out)
    return word.read(io.BytesIO(out.getvalue()), BARE)


def pictured(
    draw: Callable[[ImageDraw.ImageDraw], None], kind: str = "PNG", *, size: float = 11, called: str = ""
) -> Callable[[Paragraph], None]:
    def write(paragraph: Paragraph) -> None:
        image, out = Image.new("RGB", (32, 32), "white"), io.BytesIO()
        draw(ImageDraw.Draw(image))
        image.save(out, kind)
        shape = paragraph.add_run().add_picture(io.BytesIO(out.getvalue()), Pt(size), Pt(size))
        shape._inline.docPr.set("descr", called)

    return write


def written(xml: str) -> Callable[[Paragraph], None]:
    return lambda paragraph: paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')} {W14}>", 1)))


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
SYMBOL = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
CONTROL = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>'
)
CHECK = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar>'
    '<w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>'
)


def disc_in_picture(image: ImageDraw.ImageDraw) -> None:
    image.ellipse([8, 8, 24, 24], fill="black")


def blob(image: ImageDraw.ImageDraw) -> None:
    image.polygon([(4, 28), (16, 4), (28, 28)], fill="red")


WORD: list[tuple[str, Callable[[Paragraph], None], str]] = [
    ("a picture of a tick", pictured(ticked_picture), "✓ Mend the gate"),
    ("a photograph of a tick", pictured(ticked_picture, "JPEG"), "✓ Mend the gate"),
    ("a picture of a box", pictured(box_in_picture, "GIF"), "☐ Mend the gate"),
    ("a picture of a box with a tick", pictured(ticked_box_in_picture, "BMP"), "☑ Mend the gate"),
    ("a picture that is said to be a tick", pictured(blob, called="(tick)"), "✓ Mend the gate"),
    ("a large picture", pictured(ticked_picture, size=90), "Mend the gate"),
    ("a picture of a bullet", pictured(disc_in_picture), "Mend the gate"),
    ("a picture of something else", pictured(blob), "Mend the gate"),
    ("a tick of Wingdings", written(SYMBOL.format("Wingdings", "F0FC")), "✓Mend the gate"),
    ("a cross of Wingdings", written(SYMBOL.format("Wingdings", "F0FB")), "✗Mend the gate"),
    ("a ticked box of Wingdings", written(SYMBOL.format("Wingdings", "F0FE")), "☑Mend the gate"),
    ("a box of Wingdings", written(SYMBOL.format("Wingdings", "F0A8")), "□Mend the gate"),
    ("a box of Wingdings 2 with a tick", written(SYMBOL.format("Wingdings 2", "F052")), "☑Mend the gate"),
    ("a content control, ticked", written(CONTROL.format(1, "☒")), "☒Mend the gate"),
    ("a content control, not ticked", written(CONTROL.format(0, "☐")), "☐Mend the gate"),
    ("a box of a form, ticked", written(CHECK.format('<w:default w:val="0"/><w:checked/>')), "☒Mend the gate"),
    ("a box of a form, not ticked", written(CHECK.format('<w:default w:val="0"/>')), "☐Mend the gate"),
]


@pytest.mark.parametrize(("write", "text"), [row[1:] for row in WORD], ids=[row[0] for row in WORD])
def test_signs_in_word_are_read_however_they_are_kept(write: Callable[[Paragraph], None], text: str) -> None:
    found = read_word(write)
    assert found.text == text
    assert undone(found.text, found.repairs).strip().endswith("Mend the gate")


def test_a_damaged_picture_shows_nothing() -> None:
    def write(paragraph: Paragraph) -> None:
        pictured(ticked_picture)(paragraph)
        (part,) = (each for each in paragraph.part.package.iter_parts() if each.content_type == "image/png")
        part._blob = part.blob[:60]

    assert read_word(write).text == "Mend the gate"


def test_a_picture_of_a_bullet_in_a_cell_marks_the_line_of_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 100, 200, 400], [720, 680])
        for x, y, text in (
            (76, 706, "2"),
            (104, 706, "Harbour"),
            (222, 706, "The wall is to be mended"),
            (222, 690, "The light"),
        ):
            canvas.drawString(x, y, text)
        for y in (706, 690):
            canvas.circle(210, y + 4, 2.6, fill=1)

    found = read(draw)
    assert [line.span.of(found.text) for line in found.lines] == [
        "2",
        "Harbour",
        "• The wall is to be mended",
        "• The light",
    ]
    assert [line.indent for line in found.lines] == pytest.approx([76, 104, 206.6, 206.6], abs=1)
