"""PDF files made to hurt whoever reads them: each is built from nothing, by name, the same bytes each time.

Only what is locked with 256 bits differs each time, as its salt must.
"""

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

Make = Callable[[], bytes]

SAYS = b"BT /F1 12 Tf 72 700 Td (Minutes of the meeting) Tj ET"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
USED = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + USED + b"/Contents 4 0 R>>"


def good() -> bytes:
    """A whole PDF of two pages."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    for text in ("Minutes of the meeting", "held on Monday"):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def hostile() -> Mapping[str, Make]:
    """What makes each file, by its name."""
    return {**_BROKEN, **_LYING, **_LOOPS, **_DEEP, **_BOMBS, **_LOCKED}


def _locked(revision: int, reader: str) -> Make:
    """A whole PDF locked by its owner, and by its reader unless `reader` is empty."""

    def make() -> bytes:
        out = BytesIO()
        lock = pikepdf.Encryption(owner="owner", user=reader, R=revision, aes=revision > 3, metadata=revision > 3)
        with pikepdf.open(BytesIO(good())) as file:
            file.save(out, encryption=lock)
        return out.getvalue()

    return make


def one_page(changed: Mapping[int, bytes] | None = None, content: bytes = SAYS, trailer: bytes = b"") -> bytes:
    """A PDF of one page whose objects are as `changed` says, and which says `content`."""
    objects = {1: _CATALOG, 2: _PAGES, 3: PAGE, 4: stream(content), 5: _FONT, **(changed or {})}
    out, places = BytesIO(), {}
    out.write(b"%PDF-1.7\n")
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f"))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def stream(content: bytes, said: bytes = b"", length: bytes | None = None) -> bytes:
    """A stream of `content`, of which `said` says more, and which says that it is `length` bytes long."""
    length = b"%d" % len(content) if length is None else length
    return b"<</Length %s%s>>\nstream\n%s\nendstream" % (length, said, content)


def _flat(piece: bytes, repeated: int = 1, end: bytes = b"", *, times: int = 1) -> bytes:
    """A stream of `piece` again and again, packed `times` times."""
    packer = zlib.compressobj(9)
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = first + again * (repeated - 1) + packer.compress(end) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return stream(packed, b"/Filter[" + b"/FlateDecode" * times + b"]")


def page(said: bytes) -> bytes:
    """A page that shows the content, of which `said` says more."""
    return b"<</Type/Page/Parent 2 0 R" + USED + b"/Contents 4 0 R" + said + b">>"


def _font(said: bytes, *, program: bytes = b"") -> dict[int, bytes]:
    """The objects of a composite font, of whose parts `said` says more."""
    return {
        5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
        7: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>"
        + said
        + b">>",
        8: stream(program),
    }


def _lost_xref() -> bytes:
    made = one_page()
    return made[: made.index(b"xref\n")]


def _kids(count: int) -> bytes:
    """A tree of pages that is `count` branches deep."""
    tree = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 10 + count)}
    return one_page({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **tree, 10 + count: PAGE})


def _forms(depth: int, times: int) -> bytes:
    """Forms that each draw the next `times` times."""
    said = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = {n: stream(b"/X Do " * times, said % (n + 1)) for n in range(6, 6 + depth)}
    return one_page({**forms, 6 + depth: stream(SAYS, said % 3)}, b"/X Do")


_BROKEN: dict[str, Make] = {
    "empty": lambda: b"",
    "header only": lambda: b"%PDF-1.7\n",
    "garbage after the header": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "cut in half": lambda: one_page()[: len(one_page()) // 2],
    "last hundred bytes lost": lambda: good()[:-100],
    "no cross-reference table": _lost_xref,
    "wrong startxref": lambda: one_page().replace(b"startxref\n", b"startxref\n99"),
    "no trailer": lambda: one_page().replace(b"trailer", b"tra1ler"),
    "no endobj": lambda: one_page().replace(b"endobj", b"      "),
    "junk before": lambda: b"\x00junk\r\n" * 90 + one_page(),
    "junk after": lambda: one_page() + b"\x00junk" * 4000,
    "two end marks": lambda: one_page() + b"\n%%EOF\n%%EOF\n",
    "two files in one": lambda: one_page() + good(),
    "lines ended by returns": lambda: one_page().replace(b"\n", b"\r"),
    "no pages": lambda: one_page({2: b"<</Type/Pages/Kids[]/Count 0>>"}),
    "no page tree": lambda: one_page({1: b"<</Type/Catalog>>"}),
    "no catalog": lambda: one_page({1: b"null"}),
    "no paper size": lambda: one_page({3: page(b"")}),
    "wrong paper size": lambda: one_page({3: page(b"/MediaBox[/A (b) 3]")}),
    "paper of no size": lambda: one_page({3: page(b"/MediaBox[0 0 0 0]")}),
    "wrong rotation": lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/Rotate/A")}),
    "rotation by 45 degrees": lambda: one_page({3: page(b"/MediaBox[0 0 595 842]/Rotate 45")}),
    "no contents": lambda: one_page({4: b"null"}),
    "contents that are a number": lambda: one_page({4: b"7"}),
    "a string that never ends": lambda: one_page(content=b"BT /F1 9 Tf (" + b"(" * 9999),
    "no font": lambda: one_page({5: b"null"}),
    "a font that is a number": lambda: one_page({5: b"7"}),
}
_LYING: dict[str, Make] = {
    "a billion pages claimed": lambda: one_page({2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"}),
    "less than no pages claimed": lambda: one_page({2: b"<</Type/Pages/Kids[3 0 R]/Count -7>>"}),
    "length of nothing": lambda: one_page({4: stream(SAYS, length=b"0")}),
    "length past the end": lambda: one_page({4: stream(SAYS, length=b"999999999999")}),
    "length below nothing": lambda: one_page({4: stream(SAYS, length=b"-5")}),
    "size of a billion objects": lambda: one_page(trailer=b"/Size 1000000000"),
    "a table of a billion objects": lambda: one_page().replace(b"xref\n0 6\n", b"xref\n0 999999999\n"),
    "columns beyond measure": lambda: one_page(
        {4: stream(zlib.compress(SAYS), b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>")}
    ),
    "widths of a billion letters": lambda: one_page(_font(b"/W[0 1000000000 500]")),
    "meanings of four billion letters": lambda: one_page(
        _font(
            b"",
            program=b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
            b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        )
    ),
    "codes of four billion letters": lambda: one_page(
        _font(b"", program=b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange")
    ),
    "a number of a hundred thousand digits": lambda: one_page(content=b"BT /F1 " + b"9" * 100_000 + b" Tf (a) Tj ET"),
    "letters of no size": lambda: one_page(content=b"BT /F1 0 Tf 0 0 0 0 0 0 Tm (Minutes) Tj ET"),
    "letters beyond measure": lambda: one_page(content=b"BT /F1 1" + b"0" * 300 + b" Tf 9 9 Td (Minutes) Tj (a) Tj ET"),
    "a date that is none": lambda: one_page({9: b"<</CreationDate(D:99999999999999)>>"}, trailer=b"/Info 9 0 R"),
    "properties that are a number": lambda: one_page(trailer=b"/Info 7"),
}
_LOOPS: dict[str, Make] = {
    "a page tree that holds itself": lambda: one_page({2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}),
    "an object that is itself": lambda: one_page({3: b"3 0 R"}),
    "two objects that are each other": lambda: one_page({3: b"7 0 R", 7: b"3 0 R"}),
    "a length that is its stream": lambda: one_page({4: stream(SAYS, length=b"4 0 R")}),
    "contents that hold themselves": lambda: one_page({4: b"[4 0 R 7 0 R]", 7: stream(SAYS)}),
    "a form that draws itself": lambda: _forms(1, 3).replace(b"/X 7 0 R", b"/X 6 0 R"),
    "an older table that is this one": lambda: one_page(trailer=b"/Prev 9").replace(b"/Prev 9", b"/Prev %d" % _xref()),
    "an outline that is its own next": lambda: one_page(
        {
            1: _CATALOG[:-2] + b"/Outlines 7 0 R>>",
            7: b"<</First 8 0 R/Last 8 0 R/Count 1>>",
            8: b"<</Title(Item)/Next 8 0 R/First 8 0 R/Parent 7 0 R/Dest[3 0 R/Fit]>>",
        }
    ),
    "page labels that hold themselves": lambda: one_page(
        {1: _CATALOG[:-2] + b"/PageLabels 7 0 R>>", 7: b"<</Kids[7 0 R]>>"}
    ),
    "tags that hold themselves": lambda: one_page(
        {
            1: _CATALOG[:-2] + b"/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>",
            7: b"<</Type/StructTreeRoot/K[8 0 R]>>",
            8: b"<</S/P/P 7 0 R/K[8 0 R]/Pg 3 0 R>>",
        }
    ),
    "a font made of itself": lambda: one_page(
        {5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]>>"}
    ),
    "a note that is its own answer": lambda: one_page(
        {3: PAGE[:-2] + b"/Annots[7 0 R]>>", 7: b"<</Subtype/Link/Rect[0 0 9 9]/Parent 7 0 R/IRT 7 0 R/A 7 0 R>>"}
    ),
}
_DEEP: dict[str, Make] = {
    "pages below 3,000 branches": lambda: _kids(3000),
    "dictionaries in dictionaries": lambda: one_page(
        {9: b"<</A" * 20_000 + b"1" + b">>" * 20_000}, trailer=b"/Info 9 0 R"
    ),
    "lists in lists in the catalog": lambda: one_page({2: b"[" * 20_000 + b"]" * 20_000}),
    "lists opened in the contents": lambda: one_page(content=b"[" * 200_000 + SAYS),
    "lists closed in the contents": lambda: one_page(content=b"[" * 99_999 + b"]" * 99_999 + SAYS),
    "states saved in the contents": lambda: one_page(content=b"q " * 200_000 + SAYS),
    "marks opened in the contents": lambda: one_page(content=b"/A BMC " * 200_000 + SAYS),
    "forms in forms, ten times ten": lambda: _forms(10, 10),
    "forms one below the other": lambda: _forms(2_000, 1),
}
_BOMBS: dict[str, Make] = {
    "400 megabytes of blanks": lambda: one_page({4: _flat(b" " * 1_000_000, 400, SAYS)}),
    "a gigabyte packed twice": lambda: one_page({4: _flat(b" " * 1_000_000, 1_000, times=2)}),
    "a gigabyte of letters' meanings": lambda: one_page(
        {**_font(b""), 8: _flat(b"1 beginbfchar <0001> <0041> endbfchar\n" * 10_000, 800)}
    ),
    "codes that double": lambda: one_page(
        {4: stream(bytes((0x80,)) + b"\x0b\x60\x50" * 400_000, b"/Filter/LZWDecode")}
    ),
    "runs of one letter": lambda: one_page({4: stream(b"\x81 " * 4_000_000, b"/Filter/RunLengthDecode")}),
    "ten million times one letter": lambda: one_page({4: _flat(b"BT /F1 9 Tf " + b"(a)Tj " * 100_000, 100)}),
    "one string of ten million letters": lambda: one_page(
        {4: _flat(b"BT /F1 9 Tf (" + b"a" * 10_000_000 + b") Tj ET")}
    ),
    "two million lines drawn": lambda: one_page({4: _flat(b"9 9 m 99 9 l S " * 20_000, 100, SAYS)}),
    "a table of a million cells": lambda: one_page({4: _flat(_grid(1000))}),
    "six thousand pages": lambda: one_page({2: b"<</Type/Pages/Kids[" + b"3 0 R " * 6_000 + b"]/Count 6000>>"}),
    "six thousand pages of their own": lambda: _many(6_000),
}
_LOCKED: dict[str, Make] = {
    **{f"locked by its reader, way {revision}": _locked(revision, "open") for revision in (2, 3, 4, 6)},
    **{f"locked by its owner, way {revision}": _locked(revision, "") for revision in (2, 3, 4, 6)},
    "a lock of another maker": lambda: one_page(trailer=b"/ID[(a)(a)]/Encrypt<</Filter/Other/V 1/R 2>>"),
    "a lock of the future": lambda: one_page(
        trailer=b"/ID[(a)(a)]/Encrypt<</Filter/Standard/V 9/R 9/O(a)/U(a)/P -1/Length 4096>>"
    ),
    "a lock for certificates": lambda: one_page(
        trailer=b"/ID[(a)(a)]/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[(a)]>>"
    ),
    "a lock without a key": lambda: one_page(trailer=b"/Encrypt<</Filter/Standard/V 4/R 4>>"),
}


def _xref() -> int:
    return one_page(trailer=b"/Prev 9").index(b"xref\n")


def _grid(lines: int) -> bytes:
    """A table of `lines` by `lines` cells."""
    level = (b"9 %.1f m 500 %.1f l S" % (9 + n / 2, 9 + n / 2) for n in range(lines))
    upright = (b"%.1f 9 m %.1f 500 l S" % (9 + n / 2, 9 + n / 2) for n in range(lines))
    return b"\n".join((*level, *upright, SAYS))


def _many(pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 10 + pages))
    return one_page(
        {2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages), **dict.fromkeys(range(10, 10 + pages), PAGE)}
    )
