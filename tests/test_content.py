"""The quick reading of content streams gives what pdfminer's own gives, or declines."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.read import pdf
from extractor.read.pdf import content
from extractor.read.pdf.content import told
from models import Source

NUMBERS = [b"1", b"-1.5", b"+.5", b"5.", b"0", b"12-3", b"1.2.3", b"--5", b"."]
WORDS = [b"BT", b"ET", b"T*", b"'", b'"', b"Tj", b"true", b"false", b"null", b"BI"]
NAMES = [b"/F1", b"/", b"/A#20B", b"/caf\xc3\xa9", b"/\xff"]
STRINGS = [b"(plain)", b"()", b"(a \\(b\\) \\\\ \\n\\101)", b"(a (nested) b)", b"(\\x)", b"(\\\n)", b"(\\8)", b"(open"]
OTHERS = [
    b"<4142>",
    b"<41 42>",
    b"<414>",
    b"<>",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"<</MCID 3>>",
    b"% a comment\n",
    b"{",
    b"\0",
    b"#",
    b"*",
]
PIECES = [*NUMBERS, *WORDS, *NAMES, *STRINGS, *OTHERS]


def by_pdfminer(data: bytes) -> list[Any]:
    parser = PDFContentParser([PDFStream({}, data)])
    found = []
    while True:
        try:
            found.append(parser.nextobject()[1])
        except PSEOF:
            return found


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([b" ", b"\n", b"\r\n", b"", b"\t\x00"])), max_size=12)
)
def test_what_is_told_is_what_pdfminer_tells(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"".join(part for piece in pieces for part in piece)
    try:
        found = list(told(data))
    except ValueError:
        return  # left to pdfminer
    assert found == by_pdfminer(data)


@given(st.binary(max_size=40))
def test_any_bytes_are_told_alike_or_declined(data: bytes) -> None:
    try:
        found = list(told(data))
    except ValueError:
        return
    assert found == by_pdfminer(data)


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 11 Tf 72 700 Td [(Min) -20 (utes)] TJ T* (a \\(b\\)) Tj ET",
        b"/P <</MCID 0 /Lang (en)>> BDC q 1 0 0 1 72 700 cm 0.5 w 0 0 100 -20 re S Q EMC",
        b"<0041> Tj (\\101\\n) ' 1 2 (x) \" true false",
    ],
)
def test_usual_streams_are_not_left_to_pdfminer(data: bytes) -> None:
    assert list(told(data)) == by_pdfminer(data)


@pytest.mark.parametrize(
    "data",
    [
        b"BI /W 1 ID x EI",
        b"% comment",
        b"(a (nested) b) Tj",
        b"--5 w",
        b"(\\x) Tj",
        b"/A#20B gs",
        b"[1 2",
        b"1 2]",
        b"<< /A >>",
        b"{",
    ],
)
def test_unusual_streams_are_left_to_pdfminer(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        list(told(data))


def test_a_page_is_read_alike_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, "Minutes (draft) of a meeting")
    canvas.grid([72, 172, 300], [660, 640, 620])
    canvas.drawString(76, 646, "Clerk")
    canvas.beginForm("stamp")
    canvas.drawString(300, 500, "Received")
    canvas.endForm()
    canvas.doForm("stamp")
    canvas.save()
    source = Source(
        path="a.pdf",
        sha256="0" * 64,
        bytes=1,
        media_type="application/pdf",
        reader="",
        rules_version="",
        text_layer="ocr",
    )
    quick = pdf.read(out.getvalue(), source)
    monkeypatch.setattr(content, "_LONGEST", 0)
    assert pdf.read(out.getvalue(), source) == quick
    assert "Received" in quick.text
