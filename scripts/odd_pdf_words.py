"""PDF files whose words stand in odd places: fonts that say little of their letters, forms, fields and notes."""

from collections.abc import Mapping
from io import BytesIO

from hostile_pdf import PAGE, SAYS, Make, one_page, stream
from reportlab.pdfgen.canvas import Canvas

TEXT = "Minutes of the meeting"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def words() -> Mapping[str, tuple[Make, str]]:
    """What makes each file and what it says, by its name."""
    return {**_fonts(), **_forms(), **_notes()}


def _fonts() -> dict[str, tuple[Make, str]]:
    """Fonts that tell little, or wrongly, what their letters are."""
    code = {sign: at for at, sign in enumerate(sorted(set(TEXT)), start=1)}
    says = b"BT /F1 12 Tf 72 700 Td <" + "".join(f"{code[sign]:02x}" for sign in TEXT).encode() + b"> Tj ET"
    wide = b"BT /F1 12 Tf 72 700 Td <" + "".join(f"{ord(sign):04x}" for sign in TEXT).encode() + b"> Tj ET"
    names = b" ".join(b"/" + (b"space" if sign == " " else sign.encode()) for sign in code)
    unicodes = b" ".join(b"/uni%04X" % ord(sign) for sign in code)
    chars = "\n".join(f"<{at:02x}> <{ord(sign):04x}>" for sign, at in code.items()).encode()
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n"
        % len(code)
        + chars
        + b"\nendbfchar endcmap"
    )
    glyphs = b" ".join(b"/%s 9 0 R" % (b"space" if sign == " " else sign.encode()) for sign in code)
    drawn = stream(b"500 0 0 0 500 700 d1 0 0 400 700 re f")
    type3 = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<%s>>/Encoding<</Differences[1 %s]>>/FirstChar 1/LastChar %d/Widths[%s]"
        % (glyphs, names, len(code), b"500 " * len(code))
    )
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    part = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/DW 500" + system + b">>"
    return {
        "no widths": (lambda: one_page({5: b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 32>>"}), TEXT),
        "widths that are too few": (
            lambda: one_page(
                {5: b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 32/LastChar 255/Widths[250 300]>>"}
            ),
            TEXT,
        ),
        "widths that are null": (
            lambda: one_page(
                {
                    5: b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 32/LastChar 255/Widths null/FontDescriptor null>>"
                }
            ),
            TEXT,
        ),
        "no name": (lambda: one_page({5: b"<</Type/Font/Subtype/Type1>>"}), TEXT),
        "no kind": (lambda: one_page({5: b"<</Type/Font/BaseFont/Helvetica>>"}), TEXT),
        "a kind that nobody knows": (lambda: one_page({5: b"<</Type/Font/Subtype/Type9/BaseFont/Helvetica>>"}), TEXT),
        "no font of that name": (lambda: one_page(content=SAYS.replace(b"/F1", b"/F9")), TEXT),
        "an encoding of names": (
            lambda: one_page(
                {5: b"<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[1 %s]>>>>" % names}, says
            ),
            TEXT,
        ),
        "an encoding of numbers": (
            lambda: one_page(
                {5: b"<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[1 %s]>>>>" % unicodes}, says
            ),
            TEXT,
        ),
        "an encoding that is null": (lambda: one_page({5: _HELVETICA[:-2] + b"/Encoding null>>"}), TEXT),
        "an encoding that nobody knows": (lambda: one_page({5: _HELVETICA[:-2] + b"/Encoding/FooEncoding>>"}), TEXT),
        "an encoding for wide letters": (lambda: one_page({5: _HELVETICA[:-2] + b"/Encoding/Identity-H>>"}), TEXT),
        "meanings": (
            lambda: one_page({5: b"<</Type/Font/Subtype/TrueType/BaseFont/A/ToUnicode 7 0 R>>", 7: stream(cmap)}, says),
            TEXT,
        ),
        "meanings that are a name": (lambda: one_page({5: _HELVETICA[:-2] + b"/ToUnicode/Identity-H>>"}), TEXT),
        "meanings that are broken": (
            lambda: one_page(
                {5: _HELVETICA[:-2] + b"/ToUnicode 7 0 R>>", 7: stream(b"begincmap 9 beginbfchar <41> endbfchar <")}
            ),
            TEXT,
        ),
        "letters drawn by the file": (lambda: one_page({5: type3 + b">>", 9: drawn}, says), TEXT),
        "letters drawn by the file, with meanings": (
            lambda: one_page(
                {5: type3.replace(names, b"/a0 " * len(code)) + b"/ToUnicode 7 0 R>>", 7: stream(cmap), 9: drawn}, says
            ),
            TEXT,
        ),
        "wide letters by their meanings": (
            lambda: one_page(
                {
                    5: b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
                    7: part,
                    8: stream(
                        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0020> <007E> <0020> endbfrange endcmap"
                    ),
                },
                wide,
            ),
            TEXT,
        ),
        "wide letters by Unicode's own codes": (
            lambda: one_page(
                {
                    5: b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>",
                    7: part.replace(b"(Identity)", b"(GB1)"),
                },
                wide,
            ),
            TEXT,
        ),
        "meanings of nothing": (
            lambda: one_page(
                {
                    5: b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode/Identity-H>>",
                    7: part,
                },
                wide,
            ),
            TEXT,
        ),
        "a font in another object's list": (
            lambda: one_page({3: PAGE.replace(b"<</F1 5 0 R>>", b"7 0 R"), 7: b"<</F1 5 0 R>>"}),
            TEXT,
        ),
    }


def _forms() -> dict[str, tuple[Make, str]]:
    """Text in forms that a page draws."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    own = form + b"/Resources<</Font<</F1 5 0 R>>>>"
    return {
        "text in a form": (lambda: one_page({6: stream(SAYS, own)}, b"/X Do"), TEXT),
        "a form with the page's fonts": (lambda: one_page({6: stream(SAYS, form)}, b"/X Do"), TEXT),
        "a form with a matrix": (
            lambda: one_page(
                {6: stream(SAYS.replace(b"72 700", b"72 100"), own + b"/Matrix[1 0 0 1 0 600]")},
                b"q 1 0 0 1 0 0 cm /X Do Q",
            ),
            TEXT,
        ),
        "a form without a box": (
            lambda: one_page({6: stream(SAYS, own.replace(b"/BBox[0 0 595 842]", b""))}, b"/X Do"),
            TEXT,
        ),
        "a form that is not there": (lambda: one_page(content=b"/X Do /Y Do " + SAYS), TEXT),
        "a form within a form": (
            lambda: one_page(
                {6: stream(b"/X Do", own.replace(b"/Font", b"/XObject<</X 7 0 R>>/Font")), 7: stream(SAYS, own)},
                b"/X Do",
            ),
            TEXT,
        ),
    }


def _notes() -> dict[str, tuple[Make, str]]:
    """Text that stands in fields and notes on the page."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F1 5 0 R>>>>"
    shown = stream(b"/Tx BMC q BT /F1 12 Tf 2 5 Td (of the meeting) Tj ET Q EMC", form)
    noted = PAGE[:-2] + b"/Annots[7 0 R]>>"
    label = SAYS.replace(b" of the meeting", b"")
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]/DA(/F1 12 Tf 0 g)/DR<</Font<</F1 5 0 R>>>>>>>>"
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(of the meeting)/Rect[120 695 420 715]/F 4/P 3 0 R"
    free = b"<</Type/Annot/Subtype/FreeText/Contents(of the meeting)/DA(/F1 12 Tf 0 g)/Rect[120 695 420 715]/F 4"
    return {
        "a field with its look": (
            lambda: one_page({1: catalog, 3: noted, 7: field + b"/AP<</N 8 0 R>>>>", 8: shown}, label),
            TEXT,
        ),
        "a field without a look": (lambda: one_page({1: catalog, 3: noted, 7: field + b">>"}, label), TEXT),
        "a field in a look of states": (
            lambda: one_page(
                {
                    1: catalog,
                    3: noted,
                    7: field + b"/AS/On/AP<</N<</On 8 0 R/Off 9 0 R>>>>>>",
                    8: shown,
                    9: stream(b"", form),
                },
                label,
            ),
            TEXT,
        ),
        "a hidden field": (
            lambda: one_page(
                {1: catalog, 3: noted, 7: field.replace(b"/F 4", b"/F 2") + b"/AP<</N 8 0 R>>>>", 8: shown}
            ),
            TEXT,
        ),
        "a text put on the page": (lambda: one_page({3: noted, 7: free + b"/AP<</N 8 0 R>>>>", 8: shown}, label), TEXT),
        "a text put on the page without a look": (lambda: one_page({3: noted, 7: free + b">>"}, label), TEXT),
        "a page of notes alone": (
            lambda: one_page(
                {3: noted.replace(b"/Contents 4 0 R", b""), 7: free.replace(b"(of the", b"(Minutes of the") + b">>"}
            ),
            TEXT,
        ),
        "notes that are null": (lambda: one_page({3: PAGE[:-2] + b"/Annots[null 99 0 R 7]>>"}), TEXT),
        "a form filled in": (_filled, "Minutes of the meeting held on Monday"),
    }


def _filled() -> bytes:
    """A form of reportlab's with a field that is filled in."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 700, "Minutes of the meeting held on")
    canvas.acroForm.textfield(
        value="Monday", x=240, y=694, width=100, height=18, fontSize=12, borderWidth=0, name="day"
    )
    canvas.save()
    return out.getvalue()
