"""Pages made by a real writer, read back: lines, paragraphs, tables, columns, margins."""

import gc
import io
from collections.abc import Callable, Sequence

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, lightgrey, white, yellow
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.read import pdf
from models import Document, Source

WIDTH, HEIGHT = A4
BARE = Source(
    path="a.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="pdfplumber",
    rules_version="0",
    text_layer="born_digital",
)
PROSE = [
    "The chair opened the meeting at seven and thanked the members for coming in such weather.",
    "A letter from the harbour trust was read, which asks the council to mend the sea wall before",
    "the winter; the surveyor has told the trust that a storm like the last one would open it, and",
    "the cost of the work has been put at eleven thousand pounds, of which the trust would pay half.",
    "Members asked for a drawing of the wall and for a second price, since the first is two years old",
    "and the price of stone has gone up; the clerk will write to three masons and report to the next",
    "meeting.",
]

Draw = Callable[[Canvas], None]


def read(*pages: Draw) -> Document:
    """What is read of a file with these pages, each drawn on A4 with text at 11 points."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return pdf.read(out.getvalue(), BARE)


def texts(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def cells(document: Document) -> list[list[str]]:
    """Rows of all tables, a cell's paragraphs parted by a slash."""
    return [
        [" / ".join(cell.span.of(document.text).split("\n")) for cell in row]
        for table in document.tables
        for row in table.rows
    ]


def marginalia(document: Document) -> list[tuple[str, int | None, str]]:
    return [(each.kind, each.page, each.text) for each in document.marginalia]


def lines(texts: Sequence[str], *, x: float = 72, y: float = 760, lead: float = 14) -> Draw:
    """Lines from `y` points above the page's foot downwards."""

    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(x, y - at * lead, text)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def at(x: float, y: float, text: str, font: str = "Helvetica", size: float = 11) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        canvas.setFont("Helvetica", 11)

    return draw


def table(rows: Sequence[Sequence[str]], *, x: Sequence[float], y: float = 700, height: float = 20) -> Draw:
    """A table with ruled cells; `x` are the places of its upright borders."""

    def draw(canvas: Canvas) -> None:
        canvas.grid(list(x), [y - height * at for at in range(len(rows) + 1)])
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                canvas.drawString(x[column] + 4, y - height * row - 14, text)

    return draw


# --- paragraphs


def test_wrapped_lines_are_one_paragraph() -> None:
    assert texts(read(lines(PROSE))) == [" ".join(PROSE)]


def test_a_space_between_lines_parts_paragraphs() -> None:
    document = read(both(lines(PROSE), lines(PROSE, y=760 - 7 * 14 - 8)))
    assert texts(document) == [" ".join(PROSE)] * 2


def test_a_short_line_ends_its_paragraph() -> None:
    document = read(lines([*PROSE, *PROSE]))
    assert texts(document) == [" ".join(PROSE)] * 2


@pytest.mark.parametrize(
    ("first", "count"),
    [("By a motion duly made, and seconded by the members who were there, the", 1), ("Members of the", 2)],
)
def test_a_line_that_breaks_off_goes_on_whatever_the_next_begins_with(first: str, count: int) -> None:
    assert len(texts(read(lines([first, "BOARD went into closed session."])))) == count


def test_double_spaced_lines_are_one_paragraph() -> None:
    assert texts(read(lines(PROSE, lead=26))) == [" ".join(PROSE)]


def test_names_one_a_line_stay_apart() -> None:
    names = ["Ann Ash", "Ben Birch (Chair)", "Catherine Cole, Treasurer", "Dee Drew"]
    assert texts(read(both(lines(names), lines(PROSE, y=600)))) == [*names, " ".join(PROSE)]


@pytest.mark.parametrize(
    "heading",
    [
        at(72, 760, "Harbour wall", "Helvetica-Bold"),  # bold, as long as it may be
        at(72, 760, "Report of the harbour trust and the surveyor, with letters and a drawing", "Helvetica-Bold", 12),
        at(72, 760, "Harbour wall", "Helvetica", 14),  # larger
    ],
)
def test_a_heading_is_not_joined_with_the_text_below(heading: Draw) -> None:
    found = texts(read(both(heading, lines(PROSE, y=746))))
    assert len(found) == 2
    assert found[1] == " ".join(PROSE)


def test_a_bold_lead_in_stays_in_its_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 774, "Harbour wall.")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(150, 774, "A letter of the harbour trust was read, in which it asks the council to mend it")
        lines(PROSE)(canvas)

    document = read(draw)
    assert len(texts(document)) == 1
    assert [run.span.of(document.text).strip() for run in document.lines[0].runs if run.bold] == ["Harbour wall."]


@pytest.mark.parametrize("marks", [("•", "•"), ("-", "-"), ("1.", "2."), ("(a)", "(b)"), ("i)", "ii)"), ("4.1", "4.2")])
def test_entries_of_a_list_stay_apart_and_keep_their_second_lines(marks: tuple[str, str]) -> None:
    def draw(canvas: Canvas) -> None:
        for entry, mark in enumerate(marks):
            canvas.drawString(72, 760 - entry * 28, mark)
            canvas.drawString(
                96, 760 - entry * 28, "The clerk will ask three masons of the county for a price of the wall and of"
            )
            canvas.drawString(96, 746 - entry * 28, "the steps beside it.")

    body = "The clerk will ask three masons of the county for a price of the wall and of the steps beside it."
    assert texts(read(both(draw, lines(PROSE, y=600))))[:2] == [f"{marks[0]} {body}", f"{marks[1]} {body}"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("3", "4", 2), ("2.9", "2.10", 2), ("3", "7", 1), ("2.1", "3.2", 1), ("the", "4", 1)],
)
def test_a_bare_number_opens_an_entry_where_it_is_the_next(first: str, second: str, count: int) -> None:
    found = [
        f"{first} members gave no challenge to the chair, and the whole of the hall was as full as it was last year",
        f"{second} Challenges to the order of the agenda, none.",
    ]
    assert len(texts(read(lines(found)))) == count


def test_a_number_in_a_sentence_opens_no_entry() -> None:
    found = [
        "The clerk had asked for prices and told the members what the three masons of the county would ask",
        "12 of them were for the wall and the rest for other work, which members did not look at, as it was item",
        "3. That left no time for more.",
    ]
    assert len(texts(read(lines(found)))) == 1


def test_a_number_that_closes_a_bracket_opens_no_entry() -> None:
    found = [
        "1) Find out from the trust whether any of its own papers says a word of the old crane (paper",
        "104) that could be of use to those who are to mend it.",
    ]
    assert texts(read(lines(found))) == [" ".join(found)]


def test_a_sentence_goes_on_over_a_page() -> None:
    document = read(lines(PROSE[:3], y=110), lines(PROSE[3:]))
    assert texts(document) == [" ".join(PROSE)]
    assert [line.page for line in document.lines] == [1, 1, 1, 2, 2, 2, 2]


@pytest.mark.parametrize("sign", ["_", "."])
def test_a_line_to_sign_on_ends_its_page(sign: str) -> None:
    around, full = _width("Signature  Dated 10th January 2017"), max(map(_width, PROSE))
    signed = f"Signature {sign * int((full - around) / _width(sign))} Dated 10th January 2017"
    found = texts(read(lines([*PROSE, signed], y=160), lines(PROSE)))
    assert found == [" ".join(PROSE), signed, " ".join(PROSE)]


def _width(text: str) -> float:
    return stringWidth(text, "Helvetica", 11)


def test_a_new_paragraph_on_a_new_page_stays_one() -> None:
    document = read(lines(PROSE, y=200), lines(PROSE))
    assert document.text == " ".join(PROSE) + "\f" + " ".join(PROSE)


def test_first_lines_may_be_indented() -> None:
    def draw(canvas: Canvas) -> None:
        for paragraph in range(2):
            canvas.drawString(
                96,
                760 - paragraph * 98,
                "The chair opened the meeting at seven, thanked the members for coming and said then that",
            )
            lines(PROSE[1:], y=746 - paragraph * 98)(canvas)

    assert len(texts(read(draw))) == 2


def test_the_centred_lines_of_a_title_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        for row, text in enumerate(["Little Haven", "Harbour and Sea Wall Committee of the Council", "Minutes"]):
            canvas.drawCentredString(WIDTH / 2, 780 - row * 14, text)
        lines(PROSE, y=700)(canvas)

    assert texts(read(draw))[:3] == ["Little Haven", "Harbour and Sea Wall Committee of the Council", "Minutes"]


def test_a_title_too_long_for_its_line_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawCentredString(WIDTH / 2, 784, "Minutes of the Harbour and the Sea Wall Committee of")
        canvas.drawCentredString(WIDTH / 2, 760, "Haven Council")
        canvas.setFont("Helvetica", 11)
        lines(PROSE, y=700)(canvas)

    assert texts(read(draw))[0] == "Minutes of the Harbour and the Sea Wall Committee of Haven Council"


def test_text_hangs_below_a_label_longer_than_its_tab() -> None:
    first = "Council members present: Ann Ash (Mayor), Ben Birch, Catherine Cole, Dee Drew, Eve Elm and"
    found = texts(read(both(lines([first]), lines(["Fay Fir, Guy Gorse"], x=150, y=746), lines(PROSE, y=600))))
    assert found[0] == f"{first} Fay Fir, Guy Gorse"


def test_a_heading_too_long_for_its_line_is_one_though_it_ends_in_a_colon() -> None:
    heading = ["Presentation by the harbour master: a plan in five parts to mend the walls of", "Haven Harbour:"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        lines(heading)(canvas)
        canvas.setFont("Helvetica", 11)
        lines(PROSE, y=710)(canvas)

    assert texts(read(draw))[0] == " ".join(heading)


def test_a_sentence_goes_on_below_a_line_that_a_picture_set_apart() -> None:
    assert texts(read(both(lines(PROSE[:3]), lines(PROSE[3:], y=760 - 2 * 14 - 21)))) == [" ".join(PROSE)]


# --- letters


def test_weights_and_sizes_are_kept_by_run() -> None:
    document = read(
        both(
            at(72, 700, "bold", "Helvetica-Bold", 14),
            at(110, 700, "slanted", "Times-Italic", 10),
            at(150, 700, "plain"),
        )
    )
    runs = [(run.span.of(document.text).strip(), run.bold, run.italic, run.size) for run in document.lines[0].runs]
    assert runs == [("bold", True, False, 14.0), ("slanted", False, True, 10.0), ("plain", False, False, 11.0)]


def test_letters_drawn_twice_are_one_and_bold() -> None:
    document = read(both(at(72, 700, "MINUTES of all"), at(72.3, 700, "MINUTES of all")))
    assert document.text == "MINUTES of all"
    assert document.lines[0].is_bold


def test_letters_set_apart_are_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setCharSpace(4)
        text.textOut("MINUTES  TAKEN")
        canvas.drawText(text)

    assert read(draw).text == "MINUTES TAKEN"


def test_a_large_space_between_two_lines_joins_them_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "7. The emblem")
        canvas.drawString(72, 684, "Jane Carter will ask what a new one costs.")
        canvas.setFont("Helvetica-Bold", 36)
        canvas.drawString(79, 688, " ")

    found = read(draw)
    assert [line.span.of(found.text) for line in found.lines] == [
        "7. The emblem",
        "Jane Carter will ask what a new one costs.",
    ]


def test_raised_letters_belong_to_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "held on the 4")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("held on the 4", "Helvetica", 11), 704, "th")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(160, 700, "of May")

    assert read(draw).text == "held on the 4th of May"


def test_the_number_of_a_note_is_no_part_of_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Ben Birch")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("Ben Birch", "Helvetica", 11), 704, "1")

    assert read(draw).text == "Ben Birch 1"


@pytest.mark.parametrize(
    ("before", "after", "note", "text"),
    [
        ("by the end of October", ".", "1 See the letter of May.", "by the end of October."),
        ("in the year 2013", " and later", "1 See the letter of May.", "in the year 2013 and later"),
        ("by the end of October", ".", "2 See the letter of May.", "by the end of October 1."),  # another note
        ("a wall of 10", "", "See the letter of May.", "a wall of 101"),  # no note: what is raised may be an exponent
    ],
)
def test_the_marks_of_notes_at_the_foot_are_no_text(before: str, after: str, note: str, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        lines(PROSE)(canvas)
        canvas.drawString(72, 600, before)
        x = 72 + canvas.stringWidth(before, "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(x, 604, "1")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x + 4, 600, after)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 80, note)

    document = read(draw)
    assert texts(document)[1] == text
    is_taken = text == before + after
    assert marginalia(document) == ([("note", 1, note)] if is_taken else [])
    assert (note in document.text) is not is_taken


def test_a_note_of_two_lines_is_one_and_its_number_may_stand_above_it() -> None:
    def draw(canvas: Canvas) -> None:
        lines(PROSE)(canvas)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth(PROSE[-1], "Helvetica", 11), 680, "1")
        canvas.drawString(72, 110, "1")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 96, "https://example.org/a-long-address-that-does-not-fit-beside-the-number/")
        canvas.drawString(72, 85, "of-the-note")
        canvas.drawString(300, 40, "1")  # the page's number

    document = read(draw)
    assert document.text == " ".join(PROSE)
    kinds = [(kind, text.count("https")) for kind, _, text in marginalia(document)]
    assert sorted(kinds) == [("note", 1), ("page_number", 0)]


@pytest.mark.parametrize(
    ("font", "text"),
    [("Courier", "◦ The steps of the harbour"), ("Helvetica", "o The steps of the harbour")],
)
def test_an_o_of_a_typewriters_font_is_a_bullet(font: str, text: str) -> None:
    document = read(both(at(72, 700, "o", font), at(90, 700, "The steps of the harbour")))
    assert document.text == text
    assert [(repair.raw, repair.kind) for repair in document.repairs] == ([("o", "glyph")] if "◦" in text else [])


def test_texts_printed_across_each_other_are_not_mixed() -> None:
    assert sorted(read(both(at(72, 700, "Approved"), at(75, 700, "stamp"))).text.split()) == ["Approved", "stamp"]


def test_lines_under_and_through_words_are_told_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "over")
        canvas.drawString(110, 700, "under")
        canvas.drawString(150, 700, "through")
        canvas.setLineWidth(0.6)
        canvas.line(110, 698.6, 110 + canvas.stringWidth("under", "Helvetica", 11), 698.6)
        canvas.line(150, 703, 150 + canvas.stringWidth("through", "Helvetica", 11), 703)

    document = read(draw)
    runs = {run.span.of(document.text).strip(): (run.underline, run.strike) for run in document.lines[0].runs}
    runs.pop("", None)
    assert runs == {"over": (False, False), "under": (True, False), "through": (False, True)}


def test_signs_of_a_symbol_font_are_what_they_show() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Symbol", 11)
        canvas.drawString(72, 700, "\u2022")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(90, 700, "an entry")

    assert read(draw).text == "• an entry"


def test_places_are_where_the_words_stand() -> None:
    document = read(both(at(72, 700, "Minutes taken"), at(200, 700, "by Ann")))
    line = document.lines[0]
    assert [document.text[offset:].split()[0] for offset, _, _ in line.places] == ["Minutes", "taken", "by", "Ann"]
    assert [round(x0, 1) for _, x0, _ in line.places][::2] == [72.0, 200.0]
    assert line.box is not None
    assert (round(line.box.x0), round(line.box.top), round(line.box.bottom)) == (
        72,
        round(842 - 708.8),
        round(842 - 697.8),
    )
    assert line.indent == 72.0


def test_the_gap_is_the_distance_to_the_line_above() -> None:
    found = [line.gap for line in read(lines(["one", "two", "three"], lead=15)).lines]
    assert found[0] is None
    assert [round(gap or 0, 3) for gap in found[1:]] == [15.0, 15.0]


def test_places_count_from_the_corner_of_the_page_as_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 550, 800))
        canvas.drawString(72, 700, "inside")
        canvas.drawString(72, 50, "outside")

    document = read(draw)
    assert document.text == "inside"
    assert document.lines[0].indent == 22.0
    assert document.lines[0].box is not None
    assert round(document.lines[0].box.bottom - 0.2 * 11) == 100


def test_letters_over_a_picture_of_the_page_come_from_ocr() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("recognised")
        canvas.drawText(text)

    assert read(draw).source.text_layer == "ocr"
    assert read(draw, lines(["drawn"])).source.text_layer == "mixed"


@pytest.mark.parametrize(("picture_last", "layer"), [(True, "ocr"), (False, "born_digital")])
def test_letters_below_a_picture_of_the_page_come_from_ocr(picture_last: bool, layer: str) -> None:
    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (8, 8), 200), 0, 0, WIDTH, HEIGHT)

    document = read(both(lines(PROSE), picture) if picture_last else both(picture, lines(PROSE)))
    assert document.source.text_layer == layer


def test_a_picture_of_a_bullet_opens_an_entry() -> None:
    def draw(canvas: Canvas) -> None:
        for row, text in enumerate(
            ["The clerk will ask three masons of the county for a price of the wall and the steps,", "and so on"]
        ):
            canvas.drawString(96, 760 - 14 * row, text)
            canvas.drawImage(ImageReader(Image.new("L", (8, 8), 0)), 80, 758 - 14 * row, 8, 8)

    document = read(both(draw, lines(PROSE, y=600)))
    assert [text[:5] for text in texts(document)] == ["• The", "• and", "The c"]
    assert [(repair.raw, repair.kind) for repair in document.repairs] == [("", "number")] * 2


def test_pages_without_letters_are_named() -> None:
    document = read(lines(["one"]), lambda canvas: canvas.rect(50, 50, 100, 100), lines(["three"]))
    assert document.source.warnings == ("without letters: page 2",)
    assert document.text == "one\f\fthree"


# --- tables with borders


def test_a_ruled_table_is_read_row_by_row() -> None:
    document = read(table([["Name", "Post"], ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]], x=[72, 250, 400]))
    assert cells(document) == [["Name", "Post"], ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]]
    assert document.text == "Name\nPost\nAnn Ash\nChair\nBen Birch\nClerk"


def test_a_cell_wraps_at_its_own_border() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 172, 300], [700, 660, 620])
        for y, word in ((686, "Write to the"), (674, "harbour trust"), (646, "Call Ann Ash"), (634, "Call Ben Birch")):
            canvas.drawString(76, y, word)
        canvas.drawString(176, 686, "Clerk")
        canvas.drawString(176, 646, "Chair")

    assert cells(read(draw)) == [["Write to the harbour trust", "Clerk"], ["Call Ann Ash / Call Ben Birch", "Chair"]]


def test_merged_cells_count_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(72, 640, 300, 60)
        canvas.line(72, 680, 372, 680)
        canvas.line(72, 660, 372, 660)
        canvas.line(172, 640, 172, 680)
        for x, y, text in (
            (76, 686, "Actions of the last meeting"),
            (76, 666, "Clerk"),
            (176, 666, "Price"),
            (76, 646, "Chair"),
            (176, 646, "Letter"),
        ):
            canvas.drawString(x, y, text)

    document = read(draw)
    assert cells(document) == [["Actions of the last meeting"], ["Clerk", "Price"], ["Chair", "Letter"]]
    assert [cell.column for row in document.tables[0].rows for cell in row] == [0, 0, 1, 0, 1]


def test_a_table_open_at_the_sides_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 660, 640):
            canvas.line(72, y, 400, y)
        canvas.line(200, 640, 200, 700)
        for row, (name, post) in enumerate([("Name", "Post"), ("Ann Ash", "Chair"), ("Ben Birch", "Clerk")]):
            canvas.drawString(76, 686 - 20 * row, name)
            canvas.drawString(204, 686 - 20 * row, post)

    assert cells(read(draw)) == [["Name", "Post"], ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]]


def test_a_table_told_by_coloured_bands_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        for row, words in enumerate(
            [("Name", "Post"), ("Ann Ash", "Chair"), ("Ben Birch", "Clerk"), ("Cy Cole", "Member")]
        ):
            canvas.setFillColor(lightgrey if row % 2 == 0 else white)
            canvas.rect(72, 680 - 20 * row, 150, 20, stroke=0, fill=1)
            canvas.rect(222, 680 - 20 * row, 150, 20, stroke=0, fill=1)
            canvas.setFillColor(black)
            canvas.drawString(76, 686 - 20 * row, words[0])
            canvas.drawString(226, 686 - 20 * row, words[1])

    assert cells(read(draw)) == [["Name", "Post"], ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"], ["Cy Cole", "Member"]]


ITEMS = [("Item", "Notes"), ("Wall", "The wall stands"), ("Steps", "The steps are mended"), ("Boats", "None")]


def paint(x: float, y: float, width: float, height: float, colour: Color = lightgrey) -> Draw:
    """A coloured area whose lower left corner is at `x` and `y`."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.setFillColor(black)

    return draw


def in_pieces(x: float, y: float, width: float, height: float) -> Draw:
    """A coloured cell as Word paints it: above its line, its sides, below its line, and the line itself."""
    parts = [
        (x, y + height - 3, width, 3),
        (x, y + 3, 5, height - 6),
        (x + width - 5, y + 3, 5, height - 6),
        (x, y, width, 3),
        (x + 5, y + 3, width - 10, height - 6),
    ]
    return both(*(paint(*part) for part in parts))


def as_written(rows: Sequence[Sequence[str]], x: Sequence[float]) -> Draw:
    """Rows 20 points apart, from 686 points above the page's foot down."""
    return both(
        *(
            at(x[column] + 6, 686 - 20 * row, text)
            for row, words in enumerate(rows)
            for column, text in enumerate(words)
        )
    )


@pytest.mark.parametrize("cell", [paint, in_pieces], ids=["whole", "in pieces"])
@pytest.mark.parametrize("painted", [(0, 1, 2, 3), (0, 2), (1, 3)], ids=["all", "every other", "the others"])
def test_a_table_told_by_painted_cells_is_one(cell: Callable[..., Draw], painted: Sequence[int]) -> None:
    areas = [cell(x, 680 - 20 * row, 150, 20) for row in painted for x in (72, 222)]
    found = cells(read(both(*areas, as_written(ITEMS, [72, 222]))))
    assert found == [list(row) for row in ITEMS if painted[0] == 0 or row != ITEMS[0]]


def test_rules_part_the_rows_below_a_painted_heading() -> None:
    heading = [paint(72, 680, 150, 20), paint(222, 680, 150, 20)]
    rules = [lambda canvas, y=y: canvas.line(72, y, 372, y) for y in (660, 640, 620)]
    assert cells(read(both(*heading, *rules, as_written(ITEMS, [72, 222])))) == [list(row) for row in ITEMS]


def test_one_painted_cell_over_several_columns_is_one_if_its_words_say_so() -> None:
    areas = [paint(x, 680, 75, 20) for x in (72, 147, 222)] + [paint(72, 660, 75, 20), paint(147, 660, 150, 20)]
    rows = [("Item", "Notes", "By"), ("Wall", "It stands in spite of all")]
    assert cells(read(both(*areas, as_written(rows, [72, 147, 222])))) == [list(row) for row in rows]


@pytest.mark.parametrize(
    "rules",
    [
        both(*(lambda canvas, y=y: canvas.rect(72, y, 300, 20) for y in (680, 660, 640, 620))),  # rows in boxes
        both(*(paint(72, y, 300, 20) for y in (680, 640))),  # every other row painted as a whole
        both(paint(72, 680, 300, 20), *(lambda canvas, y=y: canvas.line(72, y, 372, y) for y in (660, 640, 620))),
    ],
    ids=["boxes", "bands", "lines"],
)
def test_rows_without_sides_have_the_columns_that_their_words_leave_free(rules: Draw) -> None:
    assert cells(read(both(rules, as_written(ITEMS, [72, 222])))) == [list(row) for row in ITEMS]


def test_prose_in_painted_bands_is_no_table() -> None:
    bands = both(*(paint(60, 757 - 28 * at, 480, 14) for at in range(4)))
    document = read(both(bands, lines(PROSE)))
    assert not document.tables
    assert texts(document) == [" ".join(PROSE)]


def test_cells_whose_sides_are_not_drawn_are_parted_as_the_others_are() -> None:
    """Word's lists leave out the sides of every other row."""

    def sides(canvas: Canvas) -> None:
        canvas.rect(72, 620, 300, 80)
        for y in (680, 660, 640):
            canvas.line(72, y, 372, y)
        for y in (680, 640):
            canvas.line(222, y, 222, y + 20)

    assert cells(read(both(sides, as_written(ITEMS, [72, 222])))) == [list(row) for row in ITEMS]


def test_painted_cells_count_where_they_are_more_than_the_drawn_ones() -> None:
    areas = [paint(x, 680 - 20 * row, 150, 20) for row in (0, 1, 3) for x in (72, 222)]
    drawn = both(*areas, lambda canvas: canvas.rect(72, 620, 300, 80), lambda canvas: canvas.line(72, 680, 372, 680))
    assert cells(read(both(drawn, as_written(ITEMS, [72, 222])))) == [list(row) for row in ITEMS]


def test_dots_that_lead_to_the_next_column_are_left_out_of_a_table() -> None:
    names = [("Ann Ash", "Chair"), ("Ben Birch", "Vice-Chair"), ("Cy Cole", "Present"), ("Dee Drew", "Absent")]
    draws = [lines([name + "." * 40 for name, _ in names]), lines([post for _, post in names], x=300)]
    assert cells(read(both(*draws))) == [list(row) for row in names]


def test_dots_that_lead_to_a_page_stay() -> None:
    heads = ["Apologies", "Sea wall", "Steps", "Boats"]
    document = read(lines([f"{head}{'.' * 40}{page}" for page, head in enumerate(heads, start=1)]))
    assert texts(document)[1] == f"Sea wall {'.' * 40} 2"


@pytest.mark.parametrize(
    "areas",
    [
        [(72, 700, 400, 60)],  # a box
        [(72, 745, 400, 14), (72, 731, 400, 14), (72, 717, 300, 14)],  # lines marked one by one
        [(72, 640, 200, 140), (272, 640, 200, 140)],  # two panels, with text across both
        [(0, 0, WIDTH, HEIGHT), (72, 720, 100, 30), (300, 720, 100, 30)],  # coloured paper
    ],
)
def test_coloured_paper_is_no_table(areas: Sequence[tuple[float, float, float, float]]) -> None:
    document = read(both(*(paint(*area) for area in areas), lines(PROSE)))
    assert not document.tables
    assert texts(document) == [" ".join(PROSE)]


def test_paint_inside_a_cell_rules_nothing() -> None:
    """A box in a cell, its edge painted in the box's own colour, is no border of the table around it."""
    words = [["Item", "Notes"], ["Wall", "Q3 AUG 28"], ["Steps", "mended"]]
    box = [paint(260, 663, 130, 16), paint(260, 661, 130, 2)]
    assert cells(read(both(*box, table(words, x=[72, 250, 400])))) == words


def test_words_that_run_out_of_their_cell_stay_in_it() -> None:
    words = [["Item", "Notes"], ["Wall", "the wall stands in spite of it all"], ["Steps", "mended"]]
    assert cells(read(table(words, x=[72, 250, 300]))) == words


def test_words_that_run_over_those_of_the_next_cell_do_not_take_them_along() -> None:
    words = [["Who", "Where"], ["Christopher Rumsey Ash", "the harbour"], ["Ben", "the wall"]]
    name = words[1][0]
    bare = [words[0], ["", words[1][1]], words[2]]
    x = 72 + 4 + stringWidth(name, "Helvetica", 11) - 5  # where the second column begins: before the name ends
    assert cells(read(both(table(bare, x=[72, x, 400]), at(76, 666, name)))) == words


def test_an_address_too_long_for_its_cell_stays_in_it() -> None:
    words = [["Name", "Post"], ["ann.ash.of.the.long.harbour@example.org", "Chair"], ["Ben Birch", "Clerk"]]
    first = words[1][0]
    drawn = both(table([words[0], ["", ""], words[2]], x=[72, 200, 400]), at(76, 666, first), at(300, 666, "Chair"))
    assert cells(read(drawn)) == words


@pytest.mark.parametrize(
    "frame",
    [
        lambda canvas: canvas.rect(60, 600, 480, 180),  # a box around a paragraph
        lambda canvas: canvas.rect(20, 20, WIDTH - 40, HEIGHT - 40),  # a border around the page
        lambda canvas: canvas.line(60, 600, 540, 600),  # a rule across the page
        lambda canvas: (canvas.rect(60, 600, 480, 180), canvas.rect(63, 603, 474, 174)),  # a double border
    ],
)
def test_boxes_around_text_are_no_tables(frame: Draw) -> None:
    document = read(both(lines(PROSE), frame))
    assert not document.tables
    assert texts(document) == [" ".join(PROSE)]


def test_marked_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(yellow)
        canvas.rect(72, 743, 300, 14, stroke=0, fill=1)
        canvas.rect(72, 729, 200, 14, stroke=0, fill=1)
        canvas.rect(72, 715, 350, 14, stroke=0, fill=1)
        canvas.setFillColor(black)

    assert not read(both(draw, lines(PROSE))).tables


def test_letters_drawn_as_outlines_are_no_borders() -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(100, 100)
        path.curveTo(200, 300, 300, 500, 400, 700)
        path.lineTo(450, 700)
        path.close()
        canvas.drawPath(path, fill=1)

    assert cells(read(both(table([["a", "b"], ["c", "d"]], x=[72, 250, 400]), draw))) == [["a", "b"], ["c", "d"]]


def test_a_table_goes_on_over_a_page_without_its_repeated_heading() -> None:
    head = ["Name", "Post"]
    document = read(
        table([head, ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]], x=[72, 250, 400]),
        table([head, ["Cy Cole", "Member"], ["Dee Drew", "Member"]], x=[72, 250, 400]),
    )
    assert len(document.tables) == 1
    assert cells(document)[3:] == [["Cy Cole", "Member"], ["Dee Drew", "Member"]]
    assert marginalia(document) == [("head", 2, "Name"), ("head", 2, "Post")]


def test_a_cell_goes_on_over_a_page() -> None:
    document = read(
        table(
            [["1", "The trust asked", "Clerk"], ["2", "The clerk was asked to", "Clerk"]], x=[72, 120, 250, 400], y=120
        ),
        table([["", "write to the trust", ""], ["3", "The wall stands", "Chair"]], x=[72, 120, 250, 400]),
    )
    assert cells(document)[1] == ["2", "The clerk was asked to write to the trust", "Clerk"]
    assert cells(document)[2] == ["3", "The wall stands", "Chair"]


def test_the_heading_of_a_table_is_repeated_on_each_page() -> None:
    head, x = ["Name", "Post"], [72, 250, 400]
    pages = [table([head, [name, "Member"], [name, "Clerk"]], x=x) for name in ("Ann Ash", "Ben Birch", "Cy Cole")]
    document = read(*pages)
    assert [row[0] for row in cells(document)] == ["Name", "Ann Ash", "Ann Ash", "Ben Birch", "Ben Birch"] + [
        "Cy Cole"
    ] * 2
    assert len(marginalia(document)) == 4


def test_a_heading_of_two_rows_is_repeated() -> None:
    head, x = [["Members", "Posts"], ["name", "since 2019"]], [72, 250, 400]
    document = read(table([*head, ["Ann Ash", "Chair"]], x=x), table([*head, ["Ben Birch", "Clerk"]], x=x))
    assert cells(document) == [*head, ["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]]


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [
        # The first cell alone runs on.
        (
            ["To mend the wall and", "Ann", "yes"],
            ["its steps", "", ""],
            [["To mend the wall and its steps", "Ann", "yes"]],
        ),
        # All cells run on.
        (
            ["To mend the wall and", "by the masons of", "yes"],
            ["its steps", "the county", ""],
            [["To mend the wall and its steps", "by the masons of the county", "yes"]],
        ),
        # A row of its own, whose first cell is as full as the one above.
        (
            ["To mend all the walls", "by the old masons", "yes"],
            ["To mend all the steps", "by the old masons", "no"],
            [
                ["To mend all the walls", "by the old masons", "yes"],
                ["To mend all the steps", "by the old masons", "no"],
            ],
        ),
        (["Wall", "Ann", "yes"], ["Steps", "", ""], [["Wall", "Ann", "yes"], ["Steps"]]),  # what is above is not full
    ],
)
def test_a_row_goes_on_over_a_page_if_its_text_does(above: list[str], below: list[str], rows: list[list[str]]) -> None:
    x = [72, 190, 290, 400]
    document = read(table([["Task", "Who", "Done"], above], x=x, y=100), table([below, ["End", "Ben", "no"]], x=x))
    assert cells(document)[1:] == [*rows, ["End", "Ben", "no"]]
    assert len(document.tables) == 1


def test_a_table_goes_on_with_fewer_columns() -> None:
    document = read(
        table([["1", "Wall", "Ann"], ["2", "Steps", "Ben"]], x=[72, 120, 250, 400]),
        table([["3", "Boats are none of ours"]], x=[72, 120, 400]),
    )
    assert len(document.tables) == 1
    assert cells(document)[2] == ["3", "Boats are none of ours"]


def test_two_tables_are_two() -> None:
    rows = [["Ann Ash", "Chair"], ["Ben Birch", "Clerk"]]
    document = read(both(table(rows, x=[72, 250, 400]), lines(PROSE, y=600), table(rows, x=[72, 200, 500], y=400)))
    assert [line.cell.table for line in document.lines if line.cell is not None] == [0] * 4 + [1] * 4


def test_tables_side_by_side_are_read_from_the_left() -> None:
    document = read(
        both(table([["c", "d"], ["e", "f"]], x=[320, 400, 500], y=702), table([["a", "b"]] * 2, x=[72, 150, 250]))
    )
    assert cells(document) == [["a", "b"], ["a", "b"], ["c", "d"], ["e", "f"]]


# --- text side by side


def aside(left: Sequence[str], right: Sequence[str], *, x: float = 300, y: float = 700) -> Draw:
    return both(lines(left, y=y), lines(right, x=x, y=y))


def test_an_unruled_table_is_read_row_by_row() -> None:
    names, bodies = (
        ["Ann Ash", "Ben Birch", "Cy Cole", "Dee Drew"],
        ["Harbour Trust", "County Council", "Pilots", "RNLI"],
    )
    document = read(both(lines(PROSE), aside(names, bodies, y=600), lines(PROSE, y=500)))
    assert cells(document) == [list(pair) for pair in zip(names, bodies, strict=True)]
    assert texts(document)[0] == texts(document)[-1] == " ".join(PROSE)


ACCOUNT = [
    ("Date", "Payee", "In", "Out", "Balance"),
    ("2.2.2019", "Stone", "", "3.90", "874.19"),
    ("8.2.2019", "Range", "90.00", "", "964.19"),
    ("11.2.2019", "Mowing in the weeks", "", "120.00", "844.19"),
    ("18.2.2019", "Fees", "10.00", "", "854.19"),
    ("28.2.2019", "Interest", "1.00", "", "855.19"),
]


def test_a_typed_account_is_a_table_though_one_column_is_ragged_and_its_total_stands_anywhere() -> None:
    x = [72, 140, 260, 320, 400]
    rows = [
        at(x[column] + (2 * row % 7 if column == 3 else 0), 700 - 15 * row, text)
        for row, words in enumerate(ACCOUNT)
        for column, text in enumerate(words)
        if text
    ]
    total = both(at(230, 610, "Closing balance of all accounts"), at(x[4], 610, "855.19"))
    found = cells(read(both(*rows, total)))
    assert found[:6] == [[text for text in words if text] for words in ACCOUNT]
    assert found[6][-1] == "855.19"


def test_columns_may_stand_as_close_as_the_longest_entry_leaves_them() -> None:
    rows = [("Payee", "Paid"), ("Stone", "205.88"), ("The Harbour Boat Works", "250.00"), ("Clerk", "864.00")]
    edge = 72 + stringWidth(rows[2][0], "Helvetica", 11) + 6.5
    draws = [lines([payee for payee, _ in rows]), lines([paid for _, paid in rows], x=edge)]
    assert cells(read(both(*draws))) == [list(row) for row in rows]


def test_the_first_row_may_hold_the_longest_entry_where_its_last_cell_goes_on_below() -> None:
    items = ["Welcome and apologies", "Minutes", "Slipway", "Website"]
    said = [
        ["Ann Lee opened the", "meeting with thanks."],
        ["They were read and", "approved by all."],
        ["Two quotes came in,", "a third is on its way."],
        ["The pages had been", "brought up to date."],
    ]
    edge = 234 + stringWidth(items[0], "Helvetica", 11) + 8
    rows = [
        both(
            at(72, 700 - 44 * row, str(row + 1)),
            at(234, 700 - 44 * row, item),
            aside_of(said[row], edge, 700 - 44 * row),
        )
        for row, item in enumerate(items)
    ]
    assert cells(read(both(*rows))) == [[f"{row + 1} {item}", " ".join(said[row])] for row, item in enumerate(items)]


def test_items_without_lines_are_rows_though_few_have_an_owner_and_titles_stand_apart_from_their_text() -> None:
    items = [
        ("Welcome and", "apologies", ["Ann Lee opened the", "meeting with thanks."], ""),
        ("Slipway", "", ["Two quotes came in,", "a third is on its way."], "TR"),
        ("Website", "", ["The pages had been", "brought up to date."], "MO"),
        ("Lamp", "", ["It is out again, and", "is to be mended."], ""),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        for x, word in ((72, "Item"), (150, "Discussion"), (330, "Action")):
            canvas.drawString(x, 720, word)
        top = 757
        for row, (title, more, said, who) in enumerate(items):
            top -= 76 if row == 1 else 62
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(150, top, title)
            canvas.drawString(150, top - 14, more)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(72, top, str(row + 1))
            canvas.drawString(330, top, who)
            for number, words in enumerate(said):
                canvas.drawString(150, top - (38 if more else 24) - 14 * number, words)

    told = [" / ".join([f"{title} {more}".strip(), " ".join(said)]) for title, more, said, _ in items]
    rows = [
        [str(at), words, *([who] if who else [])]
        for at, (words, (*_, who)) in enumerate(zip(told, items, strict=True), 1)
    ]
    assert cells(read(draw)) == [["Item", "Discussion", "Action"], *rows]


def aside_of(words: list[str], x: float, y: float) -> Draw:
    """The lines of one cell."""
    return both(*(at(x, y - 14 * number, text) for number, text in enumerate(words)))


def test_a_text_drawn_later_where_another_ends_is_a_word_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "asked Christopher Rumsey")
        x = 72 + canvas.stringWidth("asked Christopher Rumsey", "Helvetica", 11)
        canvas.drawString(72, 680, "another line")
        canvas.setFillColorRGB(0, 0, 1)
        canvas.drawString(x, 700, "example.org")

    assert texts(read(draw))[0] == "asked Christopher Rumsey example.org"


def test_a_wrapped_entry_stays_in_its_row() -> None:
    def draw(canvas: Canvas) -> None:
        for y, text in (
            (700, "Harbour Trust"),
            (676, "Board of the County of"),
            (662, "Haven"),
            (638, "Pilots"),
            (614, "Lifeboat"),
        ):
            canvas.drawString(72, y, text)
        for y, text in ((700, "HT"), (676, "BCH"), (638, "P"), (614, "L")):
            canvas.drawString(300, y, text)

    assert cells(read(draw))[1] == ["Board of the County of Haven", "BCH"]


@pytest.mark.parametrize("place", [0.5, 0.0, 1.0], ids=["in the middle", "at the top", "at the foot"])
def test_an_unruled_table_whose_cells_stand_at_heights_of_their_own_is_read_row_by_row(place: float) -> None:
    rows = [
        (["Action"], "Owner", "By"),
        (["Ask three masons for a price", "of the wall"], "Ann Ash", "May"),
        (["Write to the harbour trust"], "Ben Birch", "June"),
        (["Find the drawing of the steps", "that the surveyor made, and", "show it to the members"], "Cy Cole", "May"),
        (["Thank the surveyor", "in writing"], "Dee Drew", "April"),
    ]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        for first, owner, due in rows:
            for at, text in enumerate(first):
                canvas.drawString(72, y - at * 13, text)
            beside = y - place * (len(first) - 1) * 13
            canvas.drawString(300, beside, owner)
            canvas.drawString(400, beside, due)
            y -= (len(first) - 1) * 13 + 17
        lines(PROSE, y=500)(canvas)

    assert cells(read(draw)) == [[" ".join(first), owner, due] for first, owner, due in rows]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Present:", "Apologies:", "Venue:"], ["Ann Ash, Ben Birch", "Cy Cole", "Town Hall"]),  # labels
        (["1.", "2.", "3."], ["APOLOGIES", "MINUTES", "FINANCE"]),  # numbers
        (["12/1", "12/2", "12/3"], ["Apologies", "Minutes", "Finance"]),
    ],
)
def test_labels_and_numbers_stay_on_one_line_with_their_text(left: list[str], right: list[str]) -> None:
    document = read(both(aside(left, right, x=140), lines(PROSE, y=500)))
    assert texts(document)[:3] == [f"{a} {b}" for a, b in zip(left, right, strict=True)]
    assert not document.tables


def test_a_label_with_a_hanging_text_is_one_paragraph() -> None:
    right = ["Ann Ash (Chair), Ben Birch, Catherine Cole, Dee Drew, Eve Elm, Fay Fir, Guy Gorse and", "Hal Holly"]
    document = read(both(aside(["PRESENT:"], right, x=140), lines(PROSE, y=500)))
    assert texts(document)[0] == "PRESENT: " + " ".join(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Present", "Ann Ash", "Ben Birch"], ["Apologies", "Cy Cole"]),
        (["Members present:", "A. Ash", "B. Birch", "C. Cole"], ["In attendance:", "D. Drew (Clerk)", "E. Elm"]),
        (["Cllr Ann Ash", "Cllr Ben Birch"], ["Cllr Cy Cole", "Cllr Dee Drew"]),  # no headings: people on both sides
        (["Anna Ash", "Robert Birch", "Susan Cole"], ["Peter Drew", "David Elm", "Mary Fir"]),
    ],
)
def test_lists_of_people_side_by_side_are_read_one_after_the_other(left: list[str], right: list[str]) -> None:
    document = read(both(aside(left, right), lines(PROSE, y=500)))
    assert texts(document)[:-1] == [*left, *right]
    assert not document.tables


def test_labels_before_people_in_two_columns_part_the_lists_across_both() -> None:
    rows = [
        ("Present:", "Dr Ann Ash", "Ms Cy Cole"),
        *[
            ("", f"Mr Ben {name}", f"Ms Dee {name}")
            for name in ("Birch", "Drew", "East", "Ford", "Gray", "Holt", "Imm")
        ],
        ("Apologies:", "Mr Gus Gale", "Dr Ida Inn"),
        ("", "Ms Hal Hope", "Ms Jo Joyce"),
        ("MATTERS ARISING", "", ""),
    ]
    words = [
        (x, 700 - 15 * at_, text) for at_, row in enumerate(rows) for x, text in zip((72, 170, 340), row, strict=True)
    ]
    document = read(
        both(
            *(at(x, y, text, "Helvetica-Bold" if text.isupper() else "Helvetica") for x, y, text in words if text),
            lines(PROSE, y=500),
        )
    )
    found = [line.span.of(document.text) for line in document.lines]
    assert [found.index(name) for name in ("Ms Dee Imm", "Apologies: Mr Gus Gale", "Ms Jo Joyce")] == [14, 15, 18]
    assert found[19] == "MATTERS ARISING"


def test_lists_of_people_at_heights_of_their_own_stay_lists() -> None:
    left = ["Ann Ash - Chandlers Guild", "Ben Birch - Pilots", "Catherine Cole - Anglers", "Dee Drew - Boat Yard"]
    right = ["Eve Elm - Moorings Trust", "Fay Fir - Haven Church", "", "Guests:", "Guy Gorse - Lifeboat"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 776, "Haven Harbour Users - minutes of the meeting of 2 February 2021")
        canvas.drawString(72, 760, "Members here:")
        canvas.drawString(330, 760, "Members not here:")
        canvas.setFont("Helvetica", 11)
        lines(left, y=744, lead=16)(canvas)
        lines(right, x=330, y=745, lead=14)(canvas)
        lines(PROSE, y=640)(canvas)

    title = "Haven Harbour Users - minutes of the meeting of 2 February 2021"
    shown = [title, "Members here:", *left, "Members not here:", *filter(None, right), " ".join(PROSE)]
    assert texts(read(draw)) == shown


def test_prose_in_two_columns_is_read_column_by_column() -> None:
    def column(canvas: Canvas, x: float, words: str, y: float) -> None:
        row: list[str] = []
        for word in words.split():
            if canvas.stringWidth(" ".join([*row, word]), "Helvetica", 11) > 210:
                canvas.drawString(x, y, " ".join(row))
                row, y = [], y - 14
            row.append(word)
        canvas.drawString(x, y, " ".join(row))

    left, right = " ".join(PROSE), " ".join(reversed(PROSE))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            72, 760, "Newsletter of the Harbour Trust, with the minutes of its yearly meeting in the hall"
        )
        column(canvas, 72, left, 720)
        column(canvas, 310, right, 716)

    document = read(draw)
    found = document.text
    assert found.index(PROSE[0][:20]) < found.index("report to the next meeting.") < found.rindex("meeting.")
    assert left in found.replace("\n", " ")
    assert right in found.replace("\n", " ")


def test_a_small_address_beside_the_text_comes_after_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        for row, text in enumerate(["12 Quay Street", "Haven", "HV1 2AB", "Tel. 0123 456"]):
            canvas.drawString(40, 735 - row * 9, text)
        canvas.setFont("Helvetica", 11)
        for row, text in enumerate(PROSE * 2):
            canvas.drawString(150, 760 - row * 14, text[:78])

    found = read(draw).text
    assert found.startswith(PROSE[0][:20])
    assert found.endswith("12 Quay Street\nHaven\nHV1 2AB\nTel. 0123 456")


def test_notes_in_the_margin_come_after_their_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        lines([text[:75] for text in PROSE[:6]])(canvas)
        lines([text[:75] for text in PROSE[:6]], y=660)(canvas)
        canvas.drawString(500, 746, "Clerk")

    document = read(draw)
    assert len(texts(document)) == 3
    assert [line.span.of(document.text) for line in document.lines if line.style == "margin note"] == ["Clerk"]
    assert texts(document)[1] == "Clerk"


def test_a_column_of_initials_stands_beside_narrow_prose() -> None:
    prose = [
        "The chair opened the",
        "meeting at seven and",
        "thanked the members",
        "for coming in such",
        "weather. A letter from",
        "the trust",
    ]
    column = [line for _ in range(2) for line in prose]
    draws = [
        lines(column, x=200, lead=13),
        at(72, 760, "2"),
        at(72, 682, "3"),
        at(330, 760, "Clerk"),
        at(330, 682, "AA/BB"),
    ]
    whole = " ".join(prose)
    assert texts(read(both(*draws))) == [f"2 {whole}", "Clerk", f"3 {whole}", "AA/BB"]


def test_who_speaks_to_an_item_stands_apart_from_its_title() -> None:
    def draw(canvas: Canvas) -> None:
        for row, (title, speaker) in enumerate([("Apologies", "Chair"), ("Minutes", "Clerk"), ("Sea wall", "AB")]):
            canvas.drawString(72, 700 - 60 * row, f"{row + 1}.")
            canvas.drawString(96, 700 - 60 * row, title)
            canvas.drawString(500, 700 - 60 * row, speaker)
            canvas.drawString(96, 680 - 60 * row, "Nothing was said.")

    assert texts(read(draw))[:4] == ["1. Apologies", "Chair", "Nothing was said.", "2. Minutes"]


def test_what_is_too_small_to_read_is_marginal() -> None:
    document = read(both(lines(PROSE), at(72, 800, "logo", size=2)))
    assert texts(document) == [" ".join(PROSE)]
    assert marginalia(document) == [("note", 1, "logo")]


def test_a_line_of_capitals_in_a_wrapped_cell_is_no_title() -> None:
    words = [["Balance", "Net"], ["", "1.00"]]
    drawn = both(table(words, x=[72, 165, 250], height=40), at(76, 646, "CARRIED OVER"), at(76, 634, "Account A"))
    assert cells(read(drawn))[1][0] == "CARRIED OVER Account A"


def test_a_label_in_bold_opens_a_paragraph() -> None:
    found = read(
        both(
            at(72, 760, PROSE[0], "Helvetica-Bold"),
            at(72, 746, "Members Present:", "Helvetica-Bold"),
            lines(PROSE, y=600),
        )
    )
    assert texts(found)[1] == "Members Present:"


@pytest.mark.parametrize(
    "wrapped",
    [
        [
            "3448. Public session of fifteen minutes, in which whoever lives in the parish may ask what the",
            "Council does",
        ],
        ["Public session of fifteen minutes, in which whoever lives in the parish may ask the council", "what it does"],
        ["A list of those who came, in the order in which they had signed the book at the door, was", "not kept"],
    ],
)
def test_a_paragraph_may_hang_less_far_than_its_number_is_wide(wrapped: list[str]) -> None:
    first, second = wrapped
    document = read(both(lines(PROSE, y=700), at(72, 580, first), at(90, 566, second)))
    assert texts(document)[-1] == f"{first} {second}"


def test_no_text_goes_on_a_rule_drawn_with_signs() -> None:
    document = read(both(lines(PROSE, y=700), lines(["=" * 70, "Seven o'clock: the harbour wall"], y=580)))
    assert texts(document)[-1] == "Seven o'clock: the harbour wall"


def test_a_row_whose_cells_are_all_wrapped_is_one_row_of_an_unruled_table() -> None:
    left = ["Call to order", "Approval of the", "minutes", "Finances", "Other business"]
    right = [
        "Ann Ash opened the meeting at seven.",
        "The minutes of the meeting in May were read and the",
        "members approved them as they stand.",
        "The treasurer was away.",
        "None was raised.",
    ]
    document = read(both(lines(left, y=700), lines(right, x=180, y=700)))
    rows = list(zip(left, right, strict=True))
    one = [f"{column[1]} {column[2]}" for column in (left, right)]
    assert cells(document) == [list(rows[0]), one, *map(list, rows[3:])]


def stretched(texts: Sequence[str], *, y: float, right: float = 520) -> Draw:
    """Lines from `y` points above the page's foot downwards, their words spread evenly up to `right`."""

    def draw(canvas: Canvas) -> None:
        for at, words in enumerate(text.split() for text in texts):
            wide = [canvas.stringWidth(word, "Helvetica", 11) for word in words]
            gap, x = (right - 72 - sum(wide)) / (len(words) - 1), 72.0
            for word, width in zip(words, wide, strict=True):
                canvas.drawString(x, y - at * 14, word)
                x += width + gap

    return draw


def test_names_stretched_to_the_margin_are_no_columns() -> None:
    names = ["The members present:", "Ann Ash", "Benjamin Birch", "Cy Cole", "Dorothea Drew"]
    document = read(both(lines(["Ewan Elm"], y=616), stretched(names, y=686), stretched(PROSE[1:3], y=560)))
    assert texts(document) == [*names, "Ewan Elm", " ".join(PROSE[1:3])]


def test_two_columns_without_a_stretched_line_of_more_words_stay_columns() -> None:
    rows = ["Ann chair", "Benjamin clerk", "Cy treasurer", "Dorothea member"]
    document = read(both(stretched(PROSE[1:3], y=700), stretched(rows, y=640)))
    assert cells(document) == [row.split() for row in rows]


def test_a_line_of_a_narrow_paragraph_stretched_to_the_margin_goes_on() -> None:
    wrapped = ["The surveyor of the harbour has", "told the trust and the council that", "notwithstanding the cost"]
    end = ["of it the wall may stand as it is for", "another year; if so, the trust pays."]
    document = read(both(stretched([*wrapped, *end], y=700, right=250), lines(["So it was agreed."], y=600)))
    assert texts(document) == [" ".join([*wrapped, *end]), "So it was agreed."]


# --- the edges of pages


def test_running_heads_and_page_numbers_are_marginal() -> None:
    def page(number: int) -> Draw:
        return both(
            at(72, 810, "Haven Harbour Committee, 4 May 2021", size=9),
            lines([f"Item {(3, 8, 7)[number - 1]} of the day was read.", *PROSE[number:]], y=740),
            at(290, 40, f"{number}"),
        )

    document = read(page(1), page(2), page(3))
    assert [text[:6] for text in texts(document)] == ["Item 3", "A lett", "Item 8", "the wi", "Item 7", "the co"]
    assert marginalia(document) == [
        (kind, number, text)
        for number in (1, 2, 3)
        for kind, text in (("head", "Haven Harbour Committee, 4 May 2021"), ("page_number", f"{number}"))
    ]
    assert all(each.box is not None and each.box.page == each.page for each in document.marginalia)


def test_the_first_pages_title_stays_though_it_is_the_running_head() -> None:
    title = at(150, 810, "HAVEN HARBOUR COMMITTEE", "Helvetica-Bold", 14)
    document = read(both(title, lines(PROSE, y=740)), both(title, lines(PROSE[1:], y=740)))
    assert document.text.count("HAVEN HARBOUR COMMITTEE") == 1
    assert document.text.startswith("HAVEN HARBOUR COMMITTEE")
    assert marginalia(document) == [("head", 2, "HAVEN HARBOUR COMMITTEE")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", "page_number"),
        ("- 1 -", "page_number"),
        ("Page 1 of 3", "page_number"),
        ("Committee minutes, 4 May 2021 - Page 1", "page_number"),
        ("UNCLASSIFIED", "foot"),
        ("OFFICIAL-SENSITIVE", "foot"),
    ],
)
def test_the_foot_of_a_single_page(text: str, kind: str) -> None:
    document = read(both(lines(PROSE), at(250, 40, text)))
    assert marginalia(document) == [(kind, 1, text)]
    assert texts(document) == [" ".join(PROSE)]


@pytest.mark.parametrize(
    "last",
    [
        "12. Any other business",  # the number of an item
        "Signed: Ann Ash",
        "4 May 2021",
        "The clerk asked members to turn to page 3 of the report.",
    ],
)
def test_the_last_line_of_the_text_stays(last: str) -> None:
    document = read(both(lines(PROSE), at(72, 90, last)))
    assert texts(document)[-1] == last
    assert not document.marginalia


def test_text_that_stands_at_the_same_place_is_not_a_running_head() -> None:
    document = read(*(lines([f"{number}. Item", *PROSE[number:]]) for number in (3, 5)))
    assert not document.marginalia


def test_the_heading_of_each_meeting_in_a_minute_book_is_text() -> None:
    heading = "Minutes of a meeting of the Harbour Committee, held in the Pavilion on the quay on the day of"
    document = read(*(lines([heading, f"Thursday {day} May", *PROSE[day // 7 :]]) for day in (4, 18)))
    assert not document.marginalia
    assert texts(document)[0] == f"{heading} Thursday 4 May"


HEAD = "Papers of the harbour office, kept by the clerk"


def test_a_running_head_that_a_sentence_runs_over_is_marginal_though_it_is_set_as_the_text() -> None:
    document = read(lines([HEAD, *PROSE[:2]]), lines([HEAD, *PROSE[2:]]))
    assert [kind for kind, *_ in marginalia(document)] == ["head", "head"]
    assert texts(document) == [" ".join(PROSE)]


def test_a_running_foot_that_a_sentence_runs_over_is_marginal_though_it_is_set_as_the_text() -> None:
    document = read(lines([*PROSE[:2], HEAD], y=140), lines([*PROSE[2:4], HEAD], y=140))
    assert [kind for kind, *_ in marginalia(document)] == ["foot", "foot"]
    assert texts(document) == [" ".join(PROSE[:4])]


def test_what_stands_on_each_of_three_pages_is_marginal_though_it_is_set_as_the_text() -> None:
    document = read(*(lines([HEAD, f"{number}. Item", PROSE[number]]) for number in (1, 3, 5)))
    assert [kind for kind, *_ in marginalia(document)] == ["head"] * 3


def test_the_same_heading_over_each_meetings_day_is_text_on_however_many_pages() -> None:
    document = read(*(lines([HEAD, f"Thursday {day} May 1998", PROSE[day // 7]]) for day in (4, 11, 18, 25)))
    assert not document.marginalia


def test_the_numbers_of_lines_are_marginal() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(21):
            canvas.drawString(50, 760 - row * 24, str(row + 1))
            canvas.drawString(90, 760 - row * 24, PROSE[row % 7])

    document = read(draw)
    assert document.text == "\n".join([" ".join(PROSE)] * 3)
    assert [each.kind for each in document.marginalia] == ["line_number"] * 21


@pytest.mark.parametrize("every", [2, 5])
def test_the_numbers_of_every_few_lines_are_marginal(every: int) -> None:
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(PROSE * 3, start=1):
            canvas.drawString(72, 760 - 14 * at, text)
            if at % every == 0:
                canvas.drawRightString(60, 760 - 14 * at, str(at))

    document = read(draw)
    assert not any(sign.isdigit() for sign in document.text)
    assert len(marginalia(document)) == 21 // every


def test_the_numbers_of_a_pleading_stand_at_heights_of_their_own() -> None:
    numbers = both(*(at(40, 740 - 24 * number, str(number)) for number in range(1, 26)))
    document = read(both(numbers, lines(PROSE, y=700, lead=17)))
    assert document.text == " ".join(PROSE)
    assert len(marginalia(document)) == 25


@pytest.mark.parametrize(
    "numbers",
    [("5", "10", "15"), ("2", "4", "6")],
)
def test_numbers_that_do_not_count_lines_stay(numbers: Sequence[str]) -> None:
    items = [
        both(at(40, 700 - 60 * row, number), at(72, 700 - 60 * row, "boats")) for row, number in enumerate(numbers)
    ]
    assert texts(read(both(*items))) == [f"{number} boats" for number in numbers]


def test_a_watermark_is_marginal() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 90)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    document = read(both(draw, lines(PROSE)))
    assert texts(document) == [" ".join(PROSE)]
    assert marginalia(document) == [("watermark", 1, "DRAFT")]


def test_a_page_turned_on_its_side_is_read_as_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.saveState()
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        lines(PROSE, y=500)(canvas)
        canvas.restoreState()

    document = read(draw)
    assert texts(document) == [" ".join(PROSE)]
    assert document.lines[0].indent == 72.0


def test_links_give_their_words_and_where_they_lead() -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "See the report of May for more, or the annex on the next page.")
        canvas.linkURL("https://haven.example/may?x=1", (94, 757, 184, 770))
        canvas.linkAbsolute("", "annex", (246, 757, 296, 770))
        canvas.linkURL("https://nothing.example", (72, 300, 200, 320))  # no words stand there

    def second(canvas: Canvas) -> None:
        canvas.bookmarkPage("annex")
        canvas.drawString(72, 760, "Annex")

    document = read(first, second)
    found = [(link.span.of(document.text), link.target) for link in document.links]
    assert found == [("the report of May", "https://haven.example/may?x=1"), ("the annex", "#page=2")]


def test_a_link_on_a_page_that_is_turned_is_where_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(72, 500, "The report is on the shelf.")
        canvas.linkURL("https://haven.example/report", (94, 497, 127, 510), relative=1)

    document = read(draw)
    assert [link.span.of(document.text) for link in document.links] == ["report"]


def test_the_outline_is_the_bookmarks() -> None:
    def draw(title: str, key: str, level: int, **place: float) -> Draw:
        def page(canvas: Canvas) -> None:
            canvas.bookmarkPage(key, **place)
            canvas.addOutlineEntry(title, key, level)
            canvas.drawString(72, 700, title)

        return page

    document = read(
        draw("1. Fees\n", "a", 0, fit="XYZ", top=711.89), draw("Moorings", "b", 1), draw("2. The sea wall", "c", 0)
    )
    assert [(e.level, e.title, e.page, e.top) for e in document.outline] == [
        (1, "1. Fees", 1, 130.0),
        (2, "Moorings", 2, None),
        (1, "2. The sea wall", 3, None),
    ]


def tagged(*parts: tuple[str, str], lead: float = 30) -> Document:
    """What is read of a page with a line each of these texts, each tagged with its role."""
    out = io.BytesIO()
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(WIDTH, HEIGHT))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        drawn = (
            f"/{role} <</MCID {at}>> BDC BT /F 11 Tf 72 {760 - lead * at} Td ({text}) Tj ET EMC"
            for at, (role, text) in enumerate(parts)
        )
        page.Contents = file.make_stream("\n".join(drawn).encode())
        root = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        kids = [
            file.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{role}"), P=root, Pg=page.obj, K=at)
            )
            for at, (role, _) in enumerate(parts)
        ]
        root.K = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document, P=root, K=pikepdf.Array(kids)))
        root.RoleMap = pikepdf.Dictionary(Agendum=pikepdf.Name.H2, Title=pikepdf.Name.H1)
        file.Root.StructTreeRoot = root
        file.save(out, static_id=True)
    return pdf.read(out.getvalue(), BARE)


LONG = "The harbour master told the meeting of the storm, of the boats that it took, and of those it left."


@pytest.mark.parametrize(
    ("parts", "levels"),
    [
        ((("H1", "Fees"), ("P", LONG), ("H2", "Moorings"), ("P", LONG)), {"Fees": 1, "Moorings": 2}),
        ((("Agendum", "Fees"), ("P", LONG)), {"Fees": 2}),  # a producer's own role
        ((("Title", "Minutes"), ("P", LONG)), {}),
        ((("H1", "Fees"), ("P", LONG), ("H1", f"{LONG} {LONG}"), ("P", LONG * 3)), {"Fees": 1}),  # a paragraph
        ((("H1", "All is a heading"), ("H1", LONG), ("P", "but this")), {}),
    ],
)
def test_tagged_headings_have_their_level(parts: tuple[tuple[str, str], ...], levels: dict[str, int]) -> None:
    document = tagged(*parts)
    assert {line.span.of(document.text): line.level for line in document.lines if line.level} == levels
    assert {entry.title: entry.level for entry in document.outline} == levels  # there are no bookmarks
    assert all(entry.page == 1 and entry.top is not None for entry in document.outline)


def test_a_tagged_heading_of_two_lines_is_one_entry_of_the_outline() -> None:
    first, second = "The report of the harbour master and of the surveyor on the walls, the steps and the", "moorings"
    document = tagged(("P", LONG), ("P", LONG), ("H2", first), ("H2", second), *[("P", LONG)] * 4, lead=14)
    assert [(entry.title, entry.level) for entry in document.outline] == [(f"{first} {second}", 2)]
    assert f"{first} {second}" in texts(document)  # the text before it, as full and set alike, is no part of it


def in_a_circle(file: pikepdf.Pdf) -> None:
    """An outline whose entry is followed by itself."""
    entry = file.make_indirect(pikepdf.Dictionary(Title="Fees"))
    entry.Next = entry
    entry.First = entry
    file.Root.Outlines = file.make_indirect(pikepdf.Dictionary(First=entry))


def without_a_place(file: pikepdf.Pdf) -> None:
    """A link whose corners are no numbers."""
    corners = pikepdf.Array([0, 0, pikepdf.Name.Far, 20])
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://haven.example")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=corners, A=action)
    file.pages[0].Annots = pikepdf.Array([link])


def on_no_page(file: pikepdf.Pdf) -> None:
    """A tagged heading that does not say on which page it stands, in a tree that holds itself."""
    root = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.H1, K=pikepdf.Array([0, 7])))
    root.K.append(root)
    file.Root.StructTreeRoot = root


@pytest.mark.parametrize(
    ("damage", "warnings"),
    [
        (in_a_circle, 0),
        (without_a_place, 1),
        (on_no_page, 0),
    ],
)
def test_damaged_signposts_cost_no_text(damage: Callable[[pikepdf.Pdf], None], warnings: int) -> None:
    out, damaged = io.BytesIO(), io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawString(72, 760, "The text stands.")
    canvas.save()
    with pikepdf.open(out) as file:
        damage(file)
        file.save(damaged, static_id=True)
    document = pdf.read(damaged.getvalue(), BARE)
    assert document.text == "The text stands."
    assert sum("links of page 1" in each for each in document.source.warnings) == warnings
    assert len(document.source.warnings) == warnings
    assert document.links == ()


def test_a_reading_leaves_the_collector_as_it_was() -> None:
    before = gc.get_threshold()
    read(lines(PROSE))
    assert gc.get_threshold() == before


def layered(off: Sequence[int], *, base: str = "ON", on: Sequence[int] = ()) -> Document:
    """What is read of a page with lines on three layers, those numbered in `off` switched off."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 720, "Minutes of the council")
    for at in range(3):
        canvas._code.append(f"/OC /L{at} BDC")
        canvas.drawString(72, 700 - 20 * at, f"This stands on layer {at}.")
        canvas._code.append("EMC")
    canvas.save()
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(out.getvalue())) as file:
        layers = [file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=f"Layer {at}")) for at in range(3)]
        usual = pikepdf.Dictionary(
            BaseState=pikepdf.Name(f"/{base}"), OFF=[layers[at] for at in off], ON=[layers[at] for at in on]
        )
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=layers, D=usual)
        named = pikepdf.Dictionary({f"/L{at}": layer for at, layer in enumerate(layers)})
        named["/L1"] = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCMD, OCGs=[layers[1]]))
        file.pages[0].Resources.Properties = named
        file.save(made)
    return pdf.read(made.getvalue(), BARE)


@pytest.mark.parametrize(
    ("how", "shown"),
    [
        ({"off": []}, "012"),
        ({"off": [0]}, "12"),
        ({"off": [1, 2]}, "0"),
        ({"off": [], "base": "OFF", "on": [2]}, "2"),
    ],
    ids=str,
)
def test_what_is_on_a_layer_that_is_off_stands_beside_the_text(how, shown) -> None:
    found = layered(**how)
    assert texts(found) == ["Minutes of the council", *(f"This stands on layer {at}." for at in shown)]
    hidden = [each.text for each in found.marginalia if each.kind == "hidden"]
    assert hidden == [f"This stands on layer {at}." for at in "012" if at not in shown]


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("on 3 May -", "again on 3 May -Approve the minutes"),
        ("on 3 May - ", "again on 3 May - Approve the minutes"),
    ],
)
def test_a_line_turned_behind_a_dash_is_joined_as_the_spaces_at_its_end_say(end: str, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(12):
            canvas.drawString(72, 780 - 30 * at, "The chair opened the meeting. ")
        canvas.drawString(72, 300, "The members heard from the surveyor how the wall was built, and met again " + end)
        canvas.drawString(72, 287, "Approve the minutes of the council, which were sent to all of its members before ")
        canvas.drawString(72, 274, "they met. ")
        canvas.drawString(
            72, 261, "The clerk will write to the trust about the wall by the end of May, and report next time. "
        )

    assert text in read(draw).text
