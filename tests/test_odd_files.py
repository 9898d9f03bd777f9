"""Files as careless programs write them: what people's readers show of each is read."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from extractor.errors import UnsupportedError
from extractor.read import read
from models import Reading

SCRIPTS = Path(__file__).parent.parent / "scripts"
# What a file says is not to be made good by recognising what its pages show.
OFF = Reading(ocr="off")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/odd_pdf.py; other scripts beside it can be imported, too."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("odd_pdf")


def names(*scripts: str) -> Iterator[str]:
    """The names of the files that the scripts make, without running them."""
    for script in scripts:
        yield from re.findall(r'^        "([^"]+)": \(', (SCRIPTS / script).read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", list(names("odd_pdf.py", "odd_pdf_words.py")))
def test_an_odd_pdf_is_read_as_people_see_it(tmp_path: Path, made: ModuleType, name: str) -> None:
    make, says = made.odd()[name]
    path = tmp_path / "a.pdf"
    path.write_bytes(make())
    assert read(path, OFF).text == says


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("name", list(names("odd_word.py")))
def test_an_odd_word_file_is_read_as_people_see_it(tmp_path: Path, name: str) -> None:
    make, says = importlib.import_module("odd_word").odd()[name]
    path = tmp_path / "a.docx"
    path.write_bytes(make())
    assert " ".join(read(path, OFF).text.split()) == says


def noted(tmp_path: Path, made: ModuleType, note: bytes, content: bytes | None = None) -> Path:
    """A PDF with one note on its page."""
    path = tmp_path / "a.pdf"
    page = made.PAGE[:-2] + b"/Annots[7 0 R]>>"
    path.write_bytes(made.one_page({3: page, 7: note}, made.SAYS if content is None else content))
    return path


def test_what_readers_noted_is_kept_apart_with_its_place(tmp_path: Path, made: ModuleType) -> None:
    note = b"<</Type/Annot/Subtype/Text/Contents(Is this\\rright?)/Rect[72 690 92 710]/F 28>>"
    found = read(noted(tmp_path, made, note))
    assert found.text == made.TEXT
    assert [(each.kind, each.text, each.page) for each in found.marginalia] == [("comment", "Is this\nright?", 1)]
    box = found.marginalia[0].box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == (72, 132, 92, 152)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (b"/Subtype/FreeText/Contents(seen)/Rect[72 600 200 620]", "seen"),
        (b"/Subtype/FreeText/Contents(seen)/Rect[72 600 200 620]/F 2", ""),  # hidden
        (b"/Subtype/FreeText/Contents(seen)/Rect[72 600 200 620]/F 32", ""),  # not shown
        (b"/Subtype/FreeText/Contents(\376\377\0\311\0t)/Rect[72 600 200 620]", "Ét"),
        (b"/Subtype/FreeText/Contents(first\\rsecond)/DA(/F1 10 Tf)/Rect[72 600 200 640]", "first\nsecond"),
        (b"/Subtype/Widget/FT/Tx/V(seen)/Rect[200 620 72 600]", "seen"),
        (b"/Subtype/Widget/FT/Ch/V[(one)(two)]/Rect[72 600 200 620]", "one two"),
        (b"/Subtype/Widget/Parent<</FT/Tx/V(seen)>>/Rect[72 600 200 620]", "seen"),
        (b"/Subtype/Widget/FT/Tx/Ff 8192/V(secret)/Rect[72 600 200 620]", ""),
        (b"/Subtype/Widget/FT/Btn/Ff 65536/MK<</CA(Print)>>/Rect[72 600 200 620]", ""),
        (b"/Subtype/Widget/FT/Tx/V 7/Rect[72 600 200 620]", ""),
    ],
)
def test_fields_and_texts_on_a_page_are_read_where_they_are_shown(
    tmp_path: Path, made: ModuleType, note: bytes, text: str
) -> None:
    found = read(noted(tmp_path, made, b"<<" + note + b">>"))
    assert found.text == "\n".join((made.TEXT, text)).strip()
    assert found.source.warnings == ()


@pytest.mark.parametrize(
    "note", [b"<</Subtype/Widget/FT/Tx/V(seen)/Rect[0 0 /A 9]>>", b"<</Subtype/Text/Contents(a)/Rect[(x) 0 0 0]>>"]
)
def test_a_damaged_field_costs_no_other_text_and_is_told(tmp_path: Path, made: ModuleType, note: bytes) -> None:
    found = read(noted(tmp_path, made, note))
    assert found.text == made.TEXT
    assert next(iter(found.source.warnings)).startswith("the fields and notes of page 1 can't be read")


def test_a_line_through_words_that_a_reader_drew_strikes_them_out(tmp_path: Path, made: ModuleType) -> None:
    line = made.stream(b"1 w 72 704 m 120 704 l S", b"/Subtype/Form/BBox[72 700 120 710]")
    path = tmp_path / "a.pdf"
    note = b"<</Subtype/StrikeOut/Rect[72 700 120 710]/AP<</N 8 0 R>>>>"
    path.write_bytes(made.one_page({3: made.PAGE[:-2] + b"/Annots[7 0 R]>>", 7: note, 8: line}))
    found = read(path)
    assert [(run.span.of(found.text), run.strike) for run in found.lines[0].runs] == [
        ("Minutes", True),
        (" of the meeting", False),
    ]


@pytest.mark.parametrize(
    ("catalog", "said"),
    [
        (b"/AcroForm<</XFA(x)>>", "a form of the kind XFA"),
        (b"/Collection<<>>/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>", "a portfolio: 1 files"),
    ],
)
def test_a_file_that_says_all_beside_its_pages_is_told_apart(
    tmp_path: Path, made: ModuleType, catalog: bytes, said: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made.one_page({1: b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>"}, b""))
    with pytest.raises(UnsupportedError, match=said):
        read(path, OFF)
