"""What a long PDF takes while it is read, and what stays of it, page by page."""

import gc
import io
import tracemalloc

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.read import pdf
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.words import Style, Word
from extractor.read.spots import Spots
from extractor.read.written import Written
from models import Document, Places, Source

SOURCE = Source(
    path="book.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="pdfplumber",
    rules_version="0",
    text_layer="born_digital",
)
SENTENCE = "committee considered report of the clerk who agreed that repairs to roof be put in hand without delay"
PLAIN, BOLD = Style(bold=False, italic=False, size=10.0), Style(bold=True, italic=False, size=10.0)


def book(pages: int) -> bytes:
    """A minute book with more than 4,000 signs on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    held = SENTENCE.split()
    for page in range(1, pages + 1):
        canvas.setFont("Times-Roman", 10)
        for line in range(43):
            words = [held[(page * line + at * (1 + page % 7)) % len(held)] for at in range(19)]
            canvas.drawString(72, 790 - 16 * line, " ".join(words))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def taken(raw: bytes) -> tuple[int, int, Document]:
    """How many bytes are taken at most while `raw` is read, how many by what was read, and that."""
    gc.collect()
    tracemalloc.start()
    try:
        found = pdf.read(raw, SOURCE)
        _, most = tracemalloc.get_traced_memory()
        gc.collect()
        return most, tracemalloc.get_traced_memory()[0], found
    finally:
        tracemalloc.stop()


def test_a_page_more_of_a_long_book_takes_few_kilobytes() -> None:
    pdf.read(book(2), SOURCE)  # whatever is made once
    few, many = 26, 36
    (most, held, _), (most_of_many, held_of_many, found) = taken(book(few)), taken(book(many))
    assert found.source.pages == many
    assert len(found.text) > 4_000 * many
    pages = many - few
    assert (held_of_many - held) / pages < 70_000
    assert (most_of_many - most) / pages < 100_000


def word(text: str, x0: float, **more: object) -> Word:
    return Word([(text, PLAIN)], x0, x0 + 5 * len(text), 700.0, 10.0, **more)


@pytest.mark.parametrize(
    "words",
    [
        [word("Minutes", 72.0), word("of", 120.5), word("the", 133.0)],
        [word("alone", 72.0)],
        [word("a", 72.0, target="#page=2"), word("b", 80.0, level=1), word("c", 90.0, confidence=0.5, strike=True)],
        [Word([("Mr", BOLD), ("Dale", PLAIN)], 72.0, 99.0, 700.0, 10.0, (2, 6)), word("left", 110.0)],
        [word("two words", 72.0), word("", 130.0)],  # a font may say that a sign stands for several, or for none
    ],
    ids=["alike", "one", "marked", "in two styles", "spaces inside"],
)
def test_words_at_rest_wake_as_they_were(words: list[Word]) -> None:
    line = PrintedLine(list(words), 1)
    told = (line.text, line.x0, line.x1, line.base, line.size, line.count, line.told)
    line.rest()
    assert (line.text, line.x0, line.x1, line.base, line.size, line.count, line.told) == told
    assert line.words == words


def test_what_is_changed_in_words_lasts_when_they_rest() -> None:
    line = PrintedLine([word("old", 72.0), word("name", 100.0)], 1)
    line.rest()
    line.words[0].strike = True
    line.words = [*line.words, word("new", 140.0)]
    line.rest()
    assert (line.text, line.count) == ("old name new", 3)
    assert [each.strike for each in line.words] == [True, False, False]


def test_spots_are_the_places_of_signs() -> None:
    spots = Spots([(3, (1.0, 4.0)), (2, (5.0, 7.5))])
    assert list(spots) == [(1.0, 4.0)] * 3 + [(5.0, 7.5)] * 2
    assert (len(spots), spots[3], spots[2:4]) == (5, (5.0, 7.5), [(1.0, 4.0), (5.0, 7.5)])
    assert [spots.around(0, 3), spots.around(3, 5), spots.around(2, 4)] == [(1.0, 4.0), (5.0, 7.5), (1.0, 7.5)]


def test_places_are_a_sequence_of_words_places() -> None:
    told = [(0, 72.0, 99.5), (8, 101.25, 110.0)]
    places = Places(told)
    assert (len(places), places[-1], places[1:], bool(Places())) == (2, told[1], (told[1],), False)
    assert places == told
    assert places == Places(told)
    assert {places} == {Places(told)}
    assert places.moved(5) == [(5, 72.0, 99.5), (13, 101.25, 110.0)]


def test_a_long_text_is_written_as_a_short_one() -> None:
    written, right = Written(), ""
    for number in range(9_000):
        written.write(f"{number} ")
        right += f"{number} "
        if number % 1_000 == 7:
            assert written.take_back() == " "
            right = right[:-1]
    assert (len(written), str(written)) == (len(right), right)
    assert [written[3:9], written[-20:], written[100:40_000]] == [right[3:9], right[-20:], right[100:40_000]]
