"""PDF files as careless programs write them: each is built from nothing, by name, and says "Minutes of the meeting".

Every one of them is opened by the readers that people use; what a reader ought to get of each stands beside it.
"""

import zlib
from base64 import a85encode
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
from hostile_pdf import PAGE, SAYS, Make, good, one_page, page, stream
from odd_pdf_words import TEXT, words

_BOTH = "Minutes of the meeting\fheld on Monday"


def odd() -> Mapping[str, tuple[Make, str]]:
    """What makes each file and what it says, by its name."""
    return {**_tables(), **_streams(), **_pages(), **_contents(), **words()}


def _written(change: Callable[[pikepdf.Pdf], None] | None = None, **how: object) -> Make:
    """A whole PDF of two pages, changed and written by pikepdf."""

    def make() -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(good())) as file:
            if change is not None:
                change(file)
            file.save(out, **how)  # type: ignore[arg-type]
        return out.getvalue()

    return make


def _tables() -> dict[str, tuple[Make, str]]:
    """Tables of objects that are wrong, and ways of keeping objects."""
    whole = one_page()
    objects = _written(object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {
        "objects in streams": (objects, _BOTH),
        "objects in streams, startxref nought": (lambda: _startxref(objects(), 0), _BOTH),
        "a linear file": (_written(linearize=True), _BOTH),
        "a linear file without its end": (lambda: _written(linearize=True)()[:-60], _BOTH),
        "a table that begins at one": (lambda: whole.replace(b"xref\n0 6", b"xref\n1 6"), TEXT),
        "a table whose lines are too short": (
            lambda: whole.replace(b" n \n", b" n\n").replace(b" f \n", b" f\n"),
            TEXT,
        ),
        "a table whose places are all off by one": (lambda: _shifted(whole, 1), TEXT),
        "a table whose places are all nought": (lambda: _shifted(whole, None), TEXT),
        "a blank line before the file": (lambda: b"\r\n" + whole, TEXT),
        "a mail's head before the file": (
            lambda: b"Content-Type: application/pdf\r\nContent-Length: 999\r\n\r\n" + whole,
            TEXT,
        ),
        "two kilobytes before the file": (lambda: b"\0" * 2048 + whole, TEXT),
        "no header": (lambda: whole.partition(b"\n")[2], TEXT),
        "the header of another program": (lambda: whole.replace(b"%PDF-1.7", b"%!PS-Adobe-3.0 PDF-1.7", 1), TEXT),
        "a header without version": (lambda: whole.replace(b"%PDF-1.7", b"%PDF-", 1), TEXT),
        "no root in the trailer": (lambda: whole.replace(b"/Root 1 0 R", b""), TEXT),
        "no end mark": (lambda: whole.replace(b"%%EOF\n", b""), TEXT),
        "no startxref": (lambda: whole[: whole.index(b"startxref")], TEXT),
        "an older table in the future": (lambda: one_page(trailer=b"/Prev 99999999"), TEXT),
        "an older table below nothing": (lambda: one_page(trailer=b"/Prev -1"), TEXT),
        "an older table that is text": (lambda: one_page(trailer=b"/Prev 15"), TEXT),
        "a hybrid table that leads nowhere": (lambda: one_page(trailer=b"/XRefStm 99999999"), TEXT),
        "an update": (lambda: _updated(whole, {4: stream(SAYS.replace(b"Draft", b""))}), TEXT),
        "an update that takes over a page": (
            lambda: _updated(one_page(content=SAYS.replace(b"Minutes", b"Draft")), {4: stream(SAYS)}),
            TEXT,
        ),
        "an update that is cut off": (lambda: _updated(whole, {4: stream(SAYS)})[:-40], TEXT),
        "other generations": (lambda: whole.replace(b"4 0 obj", b"4 3 obj"), TEXT),
        "numbers with noughts before": (lambda: whole.replace(b"\n4 0 obj", b"\n0004 00000 obj"), TEXT),
        "objects that end the stream's line": (lambda: whole.replace(b"\nendobj", b" endobj"), TEXT),
        "lines ended by returns": (lambda: whole.replace(b"\n", b"\r"), TEXT),
    }


def _startxref(whole: bytes, place: int) -> bytes:
    before, _, _ = whole.rpartition(b"startxref")
    return before + b"startxref\n%d\n%%%%EOF\n" % place


def _shifted(whole: bytes, by: int | None) -> bytes:
    """`whole` with every place in its table moved on; with all of them nought if `by` is None."""
    before, _, table = whole.partition(b"xref\n")
    lines = table.split(b"\n")
    for at, line in enumerate(lines):
        if line.endswith(b" n "):
            lines[at] = b"%010d 00000 n " % (0 if by is None else int(line[:10]) + by)
    return before + b"xref\n" + b"\n".join(lines)


def _updated(whole: bytes, changed: Mapping[int, bytes]) -> bytes:
    """`whole` with a later edition of some of its objects after it."""
    out = BytesIO(whole)
    out.seek(0, 2)
    table = b""
    for number, body in changed.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    before = int(whole.rpartition(b"startxref\n")[2].split()[0])
    out.write(b"xref\n%strailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (table, before, start))
    return out.getvalue()


def _streams() -> dict[str, tuple[Make, str]]:
    """Ways of packing."""
    flat = zlib.compress(SAYS)
    return {
        "the short name of a filter": (lambda: _content(flat, b"/Filter/Fl"), TEXT),
        "a list of filters with nothing in it": (lambda: _content(SAYS, b"/Filter[]"), TEXT),
        "no parameters in a list": (lambda: _content(flat, b"/Filter[/FlateDecode]/DecodeParms[null]"), TEXT),
        "parameters that are null": (lambda: _content(flat, b"/Filter/FlateDecode/DecodeParms null"), TEXT),
        "eighty-five signs": (lambda: _content(_ascii85(SAYS), b"/Filter/ASCII85Decode"), TEXT),
        "eighty-five signs, packed before": (lambda: _content(_ascii85(flat), b"/Filter[/A85/Fl]"), TEXT),
        "eighty-five signs that don't end": (lambda: _content(_ascii85(SAYS)[:-2], b"/Filter/ASCII85Decode"), TEXT),
        "figures in lines": (
            lambda: _content(
                b"\n".join(SAYS.hex().encode()[at : at + 40] for at in range(0, 999, 40)), b"/Filter/ASCIIHexDecode"
            ),
            TEXT,
        ),
        "a line end before what is packed": (lambda: _content(b"\r\n" + flat, b"/Filter/FlateDecode"), TEXT),
        "packed without a head": (lambda: _content(flat[2:-4], b"/Filter/FlateDecode"), TEXT),
        "a wrong sum": (lambda: _content(flat[:-4] + b"abcd", b"/Filter/FlateDecode"), TEXT),
        "rows that are told from those above": (
            lambda: _content(_predicted(SAYS), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 10>>"),
            TEXT,
        ),
        "no length": (lambda: one_page({4: stream(SAYS).replace(b"/Length", b"/Lenght")}), TEXT),
        "a length too short": (lambda: one_page({4: stream(SAYS, length=b"20")}), TEXT),
        "a length too long": (lambda: one_page({4: stream(SAYS, length=b"4000")}), TEXT),
        "a length that is nowhere": (lambda: one_page({4: stream(SAYS, length=b"99 0 R")}), TEXT),
        "no endstream": (lambda: one_page().replace(b"\nendstream", b""), TEXT),
        "stream ended by a return": (lambda: one_page().replace(b"stream\nBT", b"stream\rBT"), TEXT),
    }


def _content(packed: bytes, said: bytes) -> bytes:
    return one_page({4: stream(packed, said)})


def _ascii85(content: bytes) -> bytes:
    return a85encode(content) + b"~>"


def _predicted(content: bytes) -> bytes:
    """`content` in rows of ten bytes, each told by what it differs from the one above (PNG's way 2)."""
    rows = [content[at : at + 10].ljust(10) for at in range(0, len(content), 10)]
    above = bytes(10)
    told = b""
    for row in rows:
        told += b"\2" + bytes((b - a) & 255 for a, b in zip(above, row, strict=True))
        above = row
    return zlib.compress(told)


def _pages() -> dict[str, tuple[Make, str]]:
    """Trees of pages, and what a page says of itself."""
    return {
        "the root leads to a page": (lambda: one_page({1: b"<</Type/Catalog/Pages 3 0 R>>"}), TEXT),
        "no type": (lambda: one_page({3: PAGE.replace(b"/Type/Page", b"")}), TEXT),
        "a type of another kind": (lambda: one_page({3: PAGE.replace(b"/Type/Page/", b"/Type/Pages/")}), TEXT),
        "no types at all": (
            lambda: one_page({2: b"<</Kids[3 0 R]/Count 1>>", 3: PAGE.replace(b"/Type/Page", b"")}),
            TEXT,
        ),
        "a page that is not there": (lambda: one_page({2: b"<</Type/Pages/Kids[99 0 R 3 0 R]/Count 2>>"}), TEXT),
        "a page that is null": (lambda: one_page({2: b"<</Type/Pages/Kids[null 3 0 R]/Count 2>>"}), TEXT),
        "pages that are no list": (lambda: one_page({2: b"<</Type/Pages/Kids 3 0 R/Count 1>>"}), TEXT),
        "a count of none": (lambda: one_page({2: b"<</Type/Pages/Kids[3 0 R]/Count 0>>"}), TEXT),
        "a page within the tree": (lambda: one_page({2: b"<</Type/Pages/Kids[%s]/Count 1>>" % PAGE}), TEXT),
        "resources of the tree": (
            lambda: one_page(
                {
                    2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>>>>>",
                    3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
                }
            ),
            TEXT,
        ),
        "a size of the tree": (
            lambda: one_page({2: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>", 3: page(b"")}),
            TEXT,
        ),
        "a size from the top": (lambda: one_page({3: page(b"/MediaBox[595 842 0 0]")}), TEXT),
        "a size in other objects": (
            lambda: one_page({3: page(b"/MediaBox[0 0 7 0 R 8 0 R]"), 7: b"595", 8: b"842"}),
            TEXT,
        ),
        "a size with five numbers": (lambda: one_page({3: page(b"/MediaBox[0 0 595 842 9]")}), TEXT),
        "a cut larger than the page": (
            lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/CropBox[-500 -500 2000 2000]")}),
            TEXT,
        ),
        "a cut beside the page": (
            lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/CropBox[2000 2000 3000 3000]")}),
            TEXT,
        ),
        "a page far from its corner": (
            lambda: one_page({3: page(b"/MediaBox[-300 500 295 1342]")}, SAYS.replace(b"72 700", b"-200 1200")),
            TEXT,
        ),
        "a page in other units": (lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/UserUnit 4")}), TEXT),
        "a turn to the left": (
            lambda: one_page(
                {3: page(b"/MediaBox[0 0 595 842]/Rotate -90")},
                b"q 0 1 -1 0 595 0 cm " + SAYS.replace(b"72 700", b"72 400") + b" Q",
            ).replace(b"0 1 -1 0 595 0 cm", b"0 -1 1 0 0 842 cm"),
            TEXT,
        ),
        "a turn by a whole": (lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/Rotate 360")}), TEXT),
        "a turn that is a fraction": (lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/Rotate 0.0")}), TEXT),
        "upside down": (
            lambda: one_page(
                {3: page(b"/MediaBox[0 0 595 842]/Rotate 180")}, b"q -1 0 0 -1 595 842 cm " + SAYS + b" Q"
            ),
            TEXT,
        ),
    }


def _contents() -> dict[str, tuple[Make, str]]:
    """What a page's content says, and in how many pieces."""
    halves = {7: stream(b"BT /F1 12 Tf 72 700 Td"), 8: stream(b"(Minutes of the meeting) Tj ET")}
    return {
        "content in two pieces": (lambda: one_page({**halves, 4: b"[7 0 R 8 0 R]"}), TEXT),
        "content in two pieces, a word cut": (
            lambda: one_page({7: stream(SAYS[:-2].replace(b" Tj E", b" T")), 8: stream(b"j ET"), 4: b"[7 0 R 8 0 R]"}),
            TEXT,
        ),
        "pieces that are null or not there": (
            lambda: one_page({**halves, 4: b"[null 7 0 R 99 0 R 8 0 R 5 0 R]"}),
            TEXT,
        ),
        "content that is a list elsewhere": (
            lambda: one_page({**halves, 3: PAGE.replace(b"4 0 R", b"[7 0 R 8 0 R]")}),
            TEXT,
        ),
        "operators that nobody knows": (lambda: one_page(content=b"/A foo 1 2 bar BX zz EX " + SAYS), TEXT),
        "operators that lack a number": (lambda: one_page(content=b"1 w 3 cm q 1 0 0 1 rg re " + SAYS), TEXT),
        "numbers with two signs": (lambda: one_page(content=SAYS.replace(b"72 700", b"--72 +700.0.5")), TEXT),
        "numbers with a minus inside": (lambda: one_page(content=SAYS.replace(b"72 700", b"72 700-5")), TEXT),
        "more states ended than begun": (lambda: one_page(content=b"Q Q Q " + SAYS + b" Q Q"), TEXT),
        "text never ended": (lambda: one_page(content=SAYS.replace(b" ET", b"")), TEXT),
        "text never begun": (lambda: one_page(content=SAYS.replace(b"BT ", b"").replace(b" ET", b"")), TEXT),
        "text in text": (lambda: one_page(content=b"BT " + SAYS + b" ET"), TEXT),
        "strings in figures": (
            lambda: one_page(
                content=SAYS.replace(
                    b"(Minutes of the meeting)", b"<4D 69 6E 75 74 65 73\n206F6620746865206D656574696E67>"
                )
            ),
            TEXT,
        ),
        "a string over lines": (lambda: one_page(content=SAYS.replace(b"of the", b"of\\\n the")), TEXT),
        "a string with codes": (lambda: one_page(content=SAYS.replace(b"Min", b"\\115\\151\\156")), TEXT),
        "a string with brackets": (
            lambda: one_page(content=SAYS.replace(b"Minutes", b"(Minutes) \\(all\\)")),
            "(Minutes) (all) of the meeting",
        ),
        "letter by letter": (
            lambda: one_page(
                content=b"BT /F1 12 Tf 72 700 Td [" + b" -10 ".join(b"(%c)" % c for c in TEXT.encode()) + b"] TJ ET"
            ),
            TEXT,
        ),
        "lines by their leading": (
            lambda: one_page(content=b"BT /F1 12 Tf 14 TL 72 700 Td (Minutes) Tj (of the meeting) ' ET"),
            "Minutes\nof the meeting",
        ),
        "lines with their spaces": (
            lambda: one_page(content=b'BT /F1 12 Tf 14 TL 72 700 Td (Minutes) Tj 1 0 (of the meeting) " ET'),
            "Minutes\nof the meeting",
        ),
        "letters set by a matrix": (
            lambda: one_page(content=SAYS.replace(b"/F1 12 Tf 72 700 Td", b"/F1 1 Tf 12 0 0 12 72 700 Tm")),
            TEXT,
        ),
        "letters upside down twice": (
            lambda: one_page(
                content=b"q 1 0 0 -1 0 842 cm "
                + SAYS.replace(b"/F1 12 Tf 72 700 Td", b"/F1 12 Tf 1 0 0 -1 72 142 Tm")
                + b" Q"
            ),
            TEXT,
        ),
        "letters of a size below nothing": (
            lambda: one_page(content=SAYS.replace(b"/F1 12 Tf 72 700 Td", b"/F1 -12 Tf -1 0 0 -1 72 700 Tm")),
            TEXT,
        ),
        "white letters": (lambda: one_page(content=b"1 1 1 rg " + SAYS), TEXT),
        "a picture in the content": (
            lambda: one_page(content=b"q 8 0 0 8 9 9 cm BI /W 4 /H 4 /BPC 8 /CS /G ID abEI EI Q (EI x\nEI Q " + SAYS),
            TEXT,
        ),
        "a picture in the content that never ends": (
            lambda: one_page(content=SAYS + b" q BI /W 4 /H 4 /BPC 8 /CS /G ID abcd"),
            TEXT,
        ),
        "remarks in the content": (
            lambda: one_page(content=b"% (a remark\n" + SAYS.replace(b"Td", b"Td % Tj\r")),
            TEXT,
        ),
        "blanks that are noughts": (
            lambda: one_page(content=SAYS.replace(b" ET", b"\0ET").replace(b" Td", b"\0Td").replace(b"BT ", b"BT\0\f")),
            TEXT,
        ),
    }
