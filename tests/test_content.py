"""The quick reading of content streams tells what pdfminer's own does, or declines."""

from itertools import dropwhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, PSKeyword

from extractor.read.pdf.content import TYPED, operations

NUMBERS = [b"1", b"-1.5", b"+.5", b"5.", b"0", b"12-3", b"1.2.3", b"--5", b"."]
WORDS = [
    b"re W n",
    b"5 6 re\nW* n",
    b"(a) Tj 1 2 Td <62>Tj -.5 0 Td\n",
    b"/F1 12 Tf",
    b"BT",
    b"ET",
    b"T*",
    b"'",
    b'"',
    b"Tj",
    b"true",
    b"false",
    b"null",
    b"BI",
]
NAMES = [b"/F1", b"/", b"/A#20B", b"/A#2", b"/caf\xc3\xa9", b"/\xff"]
STRINGS = [
    b"(plain)",
    b"()",
    b"(a \\(b\\) \\\\ \\n\\101)",
    b"(a (nested) b)",
    b"(a (b (c)))",
    b"(\\x)",
    b"(\\\n)",
    b"(\\\r\n)",
    b"(\\8)",
    b"(\\0\\12)",
    b"(open",
    b"[(A) -20 (B) 1.5 <43>]",
]
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


def flat(found: list[Any]) -> list[Any]:
    """`found` without marked content, which prints nothing, and without operands that no operator follows."""
    kept: list[Any] = []
    for each in found:
        kept.append(each)
        if each is KWD(b"BDC") and len(kept) > 2 and isinstance(kept[-2], dict):
            del kept[-3:]
    return list(dropwhile(lambda each: not isinstance(each, PSKeyword), reversed(kept)))[::-1]


def by_pdfminer(data: bytes) -> list[Any]:
    parser = PDFContentParser([PDFStream({}, data)])
    found = []
    while True:
        try:
            each = parser.nextobject()[1]
        except PSEOF:
            return flat(found)
        found.append("picture" if isinstance(each, PDFStream) else each)


def quickly(data: bytes) -> list[Any]:
    """What the quick reading tells. Raises ValueError if it declines."""
    found: list[Any] = []
    for operator, operands in operations(data):
        if operator == TYPED:
            found += operands[:-1]
            found += [each for shown, x, y in operands[-1] for each in (shown, KWD(b"Tj"), x, y, KWD(b"Td"))]
            continue
        found += ["picture" if isinstance(each, PDFStream) else each for each in operands]
        found += map(KWD, operator.split())
    return flat(found)


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([b" ", b"\n", b"\r\n", b"", b"\t\x00"])), max_size=12)
)
def test_what_is_told_is_what_pdfminer_tells(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"".join(part for piece in pieces for part in piece)
    try:
        found = quickly(data)
    except ValueError:
        return  # left to pdfminer
    assert found == by_pdfminer(data)


@given(st.binary(max_size=40))
def test_any_bytes_are_told_alike_or_declined(data: bytes) -> None:
    try:
        found = quickly(data)
    except ValueError:
        return
    assert found == by_pdfminer(data)


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 11 Tf 72 700 Td [(Min) -20 (utes)] TJ T* (a \\(b\\) \\7) Tj ET",
        b"/P <</MCID 0 /Lang /en>> BDC q 1 0 0 1 72 700 cm 0.5 w 0 0 100 -20 re S Q EMC",
        b"/Span <</ActualText (ff)>> BDC (\\053) Tj EMC",
        b"<0041> Tj (\\101\\n) ' 1 2 (x) \" true false w",
        b"(a (nested) b) Tj % comment\n[3 2] 0 d",
        b"/A#20B gs (\\x) Tj <414> Tj",
        b"q BI /W 8 /H 8 /IM true /F /Fl ID abcEd EI Q (after) Tj",
        b"1 2 3 4 5 6 7 8 9 10 scn (text) Tj",
        b"q 0 0 9 9 re W* n BT /F1 11 Tf <0041> Tj 6.5 0 Td <0042>Tj 7 -1 Td (c) Tj 5 0 Td\n<0043> Tj ET Q",
        b"8 /F1 11 Tf 7 (a) Tj 1 2 Td (b) Tj 3 4 Td 6 5 re W n",
    ],
)
def test_usual_streams_are_not_left_to_pdfminer(data: bytes) -> None:
    assert quickly(data) == by_pdfminer(data) != []


@pytest.mark.parametrize(
    "data",
    [
        b"BI /W 1 /H 1 ID no end Q",
        b"BI /W 1 /H 1 ID xEEI Q",  # pdfminer misses this end
        b"BI /W 1 /H 1 /F /A85 ID abc~> EI Q",
        b"((a (b (c)))) Tj",
        b"--5 w",
        b"(open Tj",
        b"/A#2 gs",
        b"/\xff gs",
        b"[1 2",
        b"1 2]",
        b"<< /A >>",
        b"{",
    ],
)
def test_unusual_streams_are_left_to_pdfminer(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        quickly(data)
