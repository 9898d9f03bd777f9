"""Word files made to hurt whoever reads them: each is built from nothing, by name, the same bytes each time."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Make = Callable[[], bytes]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAY = (2020, 1, 1, 0, 0, 0)
SAYS = "<w:p><w:r><w:t>Minutes of the meeting</w:t></w:r></w:p>"
_SPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
# A port of this machine on which nobody listens: whatever follows a link there is seen by a test.
ELSEWHERE = "http://127.0.0.1:9/"


def good() -> bytes:
    """A whole Word file."""
    return minutes()


def hostile() -> Mapping[str, Make]:
    """What makes each file, by its name."""
    return {**_ZIPS, **_ENTITIES, **_DEEP, **_LOOPS, **_MANY, **_ODD, **_LEADING_AWAY}


def minutes(body: str = SAYS, *, before: str = "", links: str = "", **parts: str) -> bytes:
    """A Word file with `body`; `before` stands before its root, `links` are more of its links."""
    return zipped(parts_of(body, before, links, parts))


def parts_of(body: str, before: str = "", links: str = "", parts: Mapping[str, str] | None = None) -> dict[str, str]:
    """The parts of a Word file with `body`, by their names; `parts` are the contents of lesser ones."""
    parts = parts or {}
    roots = {"styles": "styles", "numbering": "numbering", "header1": "hdr", "comments": "comments"}
    held = {
        f"word/{name}.xml": f"{before if name in before else ''}<w:{roots[name]} {_SPACES}>{content}</w:{roots[name]}>"
        for name, content in parts.items()
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{name.rstrip("1")}+xml"/>' for name in parts
    )
    own = "".join(link(name, name.rstrip("1"), f"{name}.xml") for name in parts)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": links_of(link("main", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{before}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": links_of(own + links),
        **held,
    }


def link(id_: str, kind: str, target: str, mode: str = "") -> str:
    """A reference to `target`."""
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def links_of(links: str) -> str:
    """A part that holds references."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def zipped(parts: Mapping[str, str | bytes], more: Mapping[str, bytes] | None = None, how: int = ZIP_DEFLATED) -> bytes:
    """A zip of `parts`, and of `more` after them."""
    out = BytesIO()
    with ZipFile(out, "w", how, compresslevel=9) as package:
        for name, content in [*parts.items(), *(more or {}).items()]:
            package.NameToInfo.pop(name, None)  # one name twice is what we are about
            package.writestr(ZipInfo(name, _DAY), content, how)
    return out.getvalue()


def _with(name: str, content: bytes = b"x") -> Make:
    """A Word file with one more part, called `name`."""
    return lambda: zipped(parts_of(SAYS), {name: content})


def _packed(size: int) -> bytes:
    """`size` blanks, deflated."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (size >> 20) + packer.flush()


def _bomb(name: str, size: int, told: int) -> bytes:
    """A Word file whose part `name` unpacks to `size` blanks, and says that it is `told` bytes."""
    parts = {key: value for key, value in parts_of(SAYS).items() if key != name}
    return _appended(zipped(parts), name.encode(), _packed(size), told)


def _appended(whole: bytes, name: bytes, packed: bytes, told: int) -> bytes:
    """`whole`, a zip, with one more part, packed already, that says to be `told` bytes."""
    end = whole.rindex(b"PK\5\6")
    count, size, start = struct.unpack("<HII", whole[end + 10 : end + 20])
    facts = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x5021, 0, len(packed), told, len(name), 0)
    entry = b"PK\1\2" + struct.pack("<H", 20) + facts + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
    listing = whole[start : start + size] + entry
    head = whole[:start] + b"PK\3\4" + facts + name + packed
    return head + listing + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(listing), len(head), 0)


def _overlapping() -> bytes:
    """A Word file in whose listing a thousand parts are one and the same, each a bomb."""
    whole = _appended(zipped(parts_of(SAYS)), b"word/media/a.bin", _packed(32 << 20), 32 << 20)
    end = whole.rindex(b"PK\5\6")
    size, start = struct.unpack("<II", whole[end + 12 : end + 20])
    listing = whole[start : start + size]
    again = listing[listing.rindex(b"PK\1\2") :]
    more = b"".join(again.replace(b"a.bin", b"%c%c%c%c%c" % tuple(f"{n:05}".encode())) for n in range(1000))
    tail = struct.pack("<HHHHIIH", 0, 0, 1005, 1005, size + len(more), start, 0)
    return whole[:start] + listing + more + b"PK\5\6" + tail


def _flagged(at: int, value: int) -> Make:
    """A Word file each of whose parts has `value` at the place `at` of its listing."""

    def make() -> bytes:
        made = bytearray(minutes())
        place = made.find(b"PK\1\2")
        while place >= 0:
            made[place + at : place + at + 2] = struct.pack("<H", value)
            place = made.find(b"PK\1\2", place + 4)
        return bytes(made)

    return make


def _twice(name: str) -> bytes:
    out = BytesIO(minutes())
    with ZipFile(out, "a") as package:
        package.filelist.append(package.getinfo(name))
        package.writestr(ZipInfo("word/last.xml", _DAY), "<a/>")
    return out.getvalue()


def _entities(each: int, times: int) -> str:
    """The declaration of an entity that stands for `times` to the power of `each` signs."""
    said = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * times}">' for n in range(1, each))
    return f'<!DOCTYPE a [<!ENTITY e0 "{"a" * times}">{said}]>'


def _outside(target: str) -> str:
    return f'<!DOCTYPE a [<!ENTITY e SYSTEM "{target}">]>'


def _around(before: str, inside: str, after: str, times: int) -> str:
    return before * times + inside + after * times


def _styled(*based: tuple[str, str]) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{on}"/></w:style>'
        for one, on in based
    )


def _listed(format_: str, start: str, text: str = "%1.", level: str = "0") -> bytes:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    set_so = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return minutes(SAYS.replace("<w:p>", f"<w:p>{set_so}") * 3, numbering=numbering)


def _table(row: str, rows: int = 1) -> str:
    return f"<w:tbl>{row * rows}</w:tbl>"


_ENTITY = SAYS.replace("Minutes", "&e8;")
_CELL, _ROW = f"<w:tc>{SAYS}</w:tc>", f"<w:tr><w:tc>{SAYS}</w:tc></w:tr>"
_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)

_ZIPS: dict[str, Make] = {
    "a gigabyte of blanks in the document": lambda: _bomb("word/document.xml", 1 << 30, 1 << 30),
    "two gigabytes of blanks in a picture": lambda: _bomb("word/media/image1.png", 2 << 30, 2 << 30),
    "a gigabyte that says it is a kilobyte": lambda: _bomb("word/document.xml", 1 << 30, 1000),
    "a kilobyte that says it is four gigabytes": lambda: _bomb("word/document.xml", 1 << 20, 0xFFFFFFF0),
    "a thousand parts in one place": _overlapping,
    "twenty thousand parts": lambda: zipped(parts_of(SAYS), {f"word/media/{n}.txt": b"" for n in range(20_000)}),
    "a path up and out": _with("../../../../../var/minutebook-was-here.xml"),
    "a path from the root": _with("/var/minutebook-was-here.xml"),
    "a path of another system": _with("C:\\minutebook-was-here.xml"),
    "two documents of one name": _with("word/document.xml"),
    "a path of sixty thousand signs": _with("word/" + "a" * 60_000),
    "a part of no name": _with(""),
    "a part twice": lambda: _twice("word/document.xml"),
    "parts that differ in case only": _with("WORD/DOCUMENT.XML", b"<a/>"),
    "a way of packing that nobody knows": _flagged(10, 99),
    "parts that are locked": _flagged(8, 1),
    "wrong sums": _flagged(16, 7),
    "a zip in a zip in a zip": lambda: zipped(
        parts_of(SAYS), {"word/embeddings/a.docx": zipped({}, {"a.zip": minutes()})}
    ),
    "a zip without a document": lambda: zipped({"word/styles.xml": "<a/>"}),
    "a zip of nothing": lambda: zipped({}),
    "cut in half": lambda: minutes()[: len(minutes()) // 2],
    "a listing that is lost": lambda: minutes()[: minutes().index(b"PK\1\2")],
    "junk before and after": lambda: b"\x00junk" * 999 + minutes() + b"\x00junk" * 999,
    "nothing packed": lambda: zipped(parts_of(SAYS), how=ZIP_STORED),
}
_ENTITIES: dict[str, Make] = {
    "a billion laughs": lambda: minutes(_ENTITY, before=_entities(9, 10)),
    "one entity a million times": lambda: minutes(
        SAYS.replace("Minutes", "&e0;" * 100_000), before=_entities(1, 50_000)
    ),
    "laughs in the styles": lambda: zipped(
        {
            **parts_of(SAYS, parts={"styles": ""}),
            "word/styles.xml": f"{_entities(9, 10)}<w:styles {_SPACES}>&e8;</w:styles>",
        }
    ),
    "laughs in the kinds of parts": lambda: zipped(
        {**parts_of(SAYS), "[Content_Types].xml": f"{_entities(9, 10)}<a>&e8;</a>"}
    ),
    "laughs in the links": lambda: zipped({**parts_of(SAYS), "_rels/.rels": f"{_entities(9, 10)}<a>&e8;</a>"}),
    "an entity that is a file": lambda: minutes(SAYS.replace("Minutes", "&e;"), before=_outside("file:///etc/passwd")),
    "an entity that is elsewhere": lambda: minutes(SAYS.replace("Minutes", "&e;"), before=_outside(ELSEWHERE)),
    "a definition that is elsewhere": lambda: minutes(before=f'<!DOCTYPE a SYSTEM "{ELSEWHERE}a.dtd">'),
}
_DEEP: dict[str, Make] = {
    "elements a hundred thousand deep": lambda: minutes(
        _around("<w:sdt><w:sdtContent>", SAYS, "</w:sdtContent></w:sdt>", 50_000)
    ),
    "wrapped two hundred deep": lambda: minutes(_around("<w:sdt><w:sdtContent>", SAYS, "</w:sdtContent></w:sdt>", 100)),
    "tables in tables, fifty deep": lambda: minutes(
        _around("<w:tbl><w:tr><w:tc>", SAYS, "<w:p/></w:tc></w:tr></w:tbl>", 50)
    ),
    "tables in tables, five thousand deep": lambda: minutes(
        _around("<w:tbl><w:tr><w:tc>", SAYS, "<w:p/></w:tc></w:tr></w:tbl>", 5_000)
    ),
    "text boxes in text boxes": lambda: minutes(_around(_BOX[0], SAYS, _BOX[1], 30)),
    "links in links": lambda: minutes(
        f"<w:p>{_around('<w:hyperlink>', '<w:r><w:t>Minutes</w:t></w:r>', '</w:hyperlink>', 200)}</w:p>"
    ),
    "fields never ended": lambda: minutes(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + "</w:p>" + SAYS
    ),
    "versions in versions": lambda: minutes(
        _around("<mc:AlternateContent><mc:Choice>", SAYS, "</mc:Choice></mc:AlternateContent>", 60)
    ),
}
_LOOPS: dict[str, Make] = {
    "a style based on itself": lambda: minutes(styles=_styled(("A", "A"))),
    "styles in a circle": lambda: minutes(
        SAYS.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>'), styles=_styled(("A", "B"), ("B", "A"))
    ),
    "twenty thousand styles in a row": lambda: minutes(
        SAYS.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="S1"/></w:pPr>'),
        styles=_styled(*((f"S{n}", f"S{n + 1}") for n in range(20_000))),
    ),
    "a list that is its own style": lambda: minutes(
        styles='<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    "a document that is its own header": lambda: minutes(
        f'{SAYS}<w:sectPr><w:headerReference r:id="h"/></w:sectPr>', links=link("h", "header", "document.xml")
    ),
    "a package that is its own document": lambda: zipped(
        {**parts_of(SAYS), "_rels/.rels": links_of(link("main", "officeDocument", "_rels/.rels"))}
    ),
}
_MANY: dict[str, Make] = {
    "a million runs": lambda: minutes(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 1_000_000}</w:p>"),
    "three hundred thousand paragraphs": lambda: minutes("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000),
    "a million empty paragraphs": lambda: minutes("<w:p/>" * 1_000_000 + SAYS),
    "one word of ten million letters": lambda: minutes(SAYS.replace("Minutes", "a" * 10_000_000)),
    "a table of six hundred thousand cells": lambda: minutes(
        _table(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 60}</w:tr>", 10_000)
    ),
    "a table of a hundred thousand filled cells": lambda: minutes(_table(f"<w:tr>{_CELL * 10}</w:tr>", 10_000)),
    "fifty thousand comments": lambda: minutes(comments=f"<w:comment>{SAYS}</w:comment>" * 50_000),
    "a hundred thousand links": lambda: minutes(
        links="".join(link(f"x{n}", "hyperlink", "a", "External") for n in range(100_000))
    ),
}
_ODD: dict[str, Make] = {
    "a cell over a billion columns": lambda: minutes(
        _table(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{SAYS}</w:tc>{_CELL}</w:tr>')
    ),
    "a row after a billion columns": lambda: minutes(
        _table(f'<w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>{_CELL * 2}</w:tr>')
    ),
    "a row before the first column": lambda: minutes(
        _table(f'<w:tr><w:trPr><w:gridBefore w:val="-7"/></w:trPr>{_CELL * 2}</w:tr>')
    ),
    "a roman billion": lambda: _listed("upperRoman", "1000000000"),
    "a billion as letters": lambda: _listed("lowerLetter", "1000000000"),
    "a billion in words": lambda: _listed("cardinalText", "1000000000"),
    "a number of ten thousand digits": lambda: _listed("decimal", "9" * 10_000),
    "less than nothing": lambda: _listed("upperLetter", "-1000000000"),
    "a number that is none": lambda: _listed("decimal", "1e999"),
    "a level beyond all": lambda: _listed("decimal", "1", "%1.", "1000000000"),
    "a number of a hundred thousand parts": lambda: _listed("decimal", "1", "%1" * 50_000),
    "a sign that is none": lambda: minutes('<w:p><w:r><w:sym w:font="Wingdings" w:char="ZZZZ"/></w:r></w:p>' + SAYS),
    "a sign beyond all": lambda: minutes('<w:p><w:r><w:sym w:font="A" w:char="FFFFFFFF"/></w:r></w:p>' + SAYS),
    "half a sign": lambda: minutes('<w:p><w:r><w:sym w:font="A" w:char="D800"/></w:r></w:p>' + SAYS),
    "letters without size": lambda: minutes(SAYS.replace("<w:t>", '<w:rPr><w:sz w:val="-99999999999"/></w:rPr><w:t>')),
    "letters beyond measure": lambda: minutes(
        SAYS.replace("<w:t>", f'<w:rPr><w:sz w:val="{"9" * 400}"/></w:rPr><w:t>')
    ),
    "an indent beyond measure": lambda: minutes(
        SAYS.replace("<w:p>", f'<w:p><w:pPr><w:ind w:left="{"9" * 400}"/></w:pPr>')
    ),
    "tabs before the page": lambda: minutes(
        SAYS.replace("<w:p>", '<w:p><w:pPr><w:tabs><w:tab w:pos="-9e99"/><w:tab w:pos="x"/></w:tabs></w:pPr>')
    ),
    "a look that is none": lambda: minutes(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="A"/><w:tblLook w:val="zz"/></w:tblPr><w:tr>{_CELL * 2}</w:tr></w:tbl>',
        styles=_styled(("A", "A")),
    ),
    "rows outside of tables": lambda: minutes(f"{_ROW}{_CELL}{SAYS}<w:tbl/><w:tbl><w:tr/></w:tbl>"),
    "no body": lambda: zipped({**parts_of(SAYS), "word/document.xml": f"<w:document {_SPACES}/>"}),
    "no document": lambda: zipped({key: value for key, value in parts_of(SAYS).items() if "document.xml" not in key}),
    "another root": lambda: zipped({**parts_of(SAYS), "word/document.xml": "<html><body>Minutes</body></html>"}),
    "a document that is no XML": lambda: zipped({**parts_of(SAYS), "word/document.xml": "Minutes & more"}),
    "a document that breaks off": lambda: zipped(
        {**parts_of(SAYS), "word/document.xml": parts_of(SAYS * 9)["word/document.xml"][:-99]}
    ),
    "a document in another encoding": lambda: zipped(
        {
            **parts_of(SAYS),
            "word/document.xml": '<?xml version="1.0" encoding="UTF-32"?>' + parts_of(SAYS)["word/document.xml"],
        }
    ),
    "signs that no text may hold": lambda: minutes(SAYS.replace("Minutes", "Min\x00utes\x07")),
}
_LEADING_AWAY: dict[str, Make] = {
    "a template that is elsewhere": lambda: minutes(
        links=link("t", "attachedTemplate", f"{ELSEWHERE}a.dotm", "External")
    ),
    "a header that is elsewhere": lambda: minutes(
        f'{SAYS}<w:sectPr><w:headerReference r:id="h"/></w:sectPr>',
        links=link("h", "header", f"{ELSEWHERE}header.xml", "External"),
    ),
    "styles that are elsewhere": lambda: minutes(links=link("s", "styles", f"{ELSEWHERE}styles.xml", "External")),
    "another document that is elsewhere": lambda: minutes(
        f'{SAYS}<w:altChunk r:id="c"/>', links=link("c", "aFChunk", f"{ELSEWHERE}a.html", "External")
    ),
    "a picture that is elsewhere": lambda: minutes(
        f'{SAYS}<w:p><w:r><w:pict><v:shape><v:imagedata r:link="i"/></v:shape></w:pict></w:r></w:p>',
        links=link("i", "image", f"{ELSEWHERE}a.png", "External"),
    ),
    "a field that fetches": lambda: minutes(
        f'<w:p><w:fldSimple w:instr=" INCLUDETEXT {ELSEWHERE}a.docx "><w:r><w:t>held</w:t></w:r></w:fldSimple></w:p>'
    ),
    "a link up and out": lambda: minutes(links=link("s", "styles", "../../../../etc/passwd")),
}
