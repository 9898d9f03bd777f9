"""Word files as careless programs write them: each is built from nothing, by name, and says "Minutes of the meeting".

Every one of them is opened by the readers that people use, or holds what they would show of it once it was mended.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hostile_word import SAYS, Make, link, links_of, minutes, parts_of, zipped

TEXT = "Minutes of the meeting"
_DOCUMENT, _TYPES, _ROOT = "word/document.xml", "[Content_Types].xml", "_rels/.rels"


def odd() -> Mapping[str, tuple[Make, str]]:
    """What makes each file and what it says, by its name."""
    return {**_zips(), **_packages(), **_xml(), **_bodies(), **_others()}


def _parts(**changed: str | bytes | None) -> dict[str, str | bytes]:
    """The parts of a whole file, some changed or (None) left out; two underscores stand for a slash."""
    named = {"types": _TYPES, "root": _ROOT, "document": _DOCUMENT, "links": "word/_rels/document.xml.rels"}
    parts: dict[str, str | bytes | None] = {
        **parts_of(SAYS),
        **{named.get(key, key): value for key, value in changed.items()},
    }
    return {name: content for name, content in parts.items() if content is not None}


def _part(name: str) -> str:
    return parts_of(SAYS)[name]


def _zips() -> dict[str, tuple[Make, str]]:
    """Ways of packing."""
    return {
        "nothing packed": (lambda: zipped(_parts(), how=ZIP_STORED), TEXT),
        "sizes after the parts": (_streamed, TEXT),
        "sizes in sixty-four bits": (_wide, TEXT),
        "a remark at the end": (lambda: _remarked(b"made by a scanner"), TEXT),
        "a remark that looks like the end": (lambda: _remarked(b"PK\5\6" + bytes(18)), TEXT),
        "junk before": (lambda: b"\r\n" * 20 + minutes(), TEXT),
        "junk after": (lambda: minutes() + bytes(3000), TEXT),
        "a folder among the parts": (lambda: zipped({"word/": b"", **_parts()}), TEXT),
        "a media type first": (
            lambda: zipped(
                {"mimetype": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", **_parts()}
            ),
            TEXT,
        ),
        "the document before the rest": (lambda: zipped(dict(sorted(_parts().items(), reverse=True))), TEXT),
        "backslashes in the names": (
            lambda: zipped({name.replace("/", "\\"): content for name, content in _parts().items()}),
            TEXT,
        ),
        "leading slashes in the names": (
            lambda: zipped({f"/{name}": content for name, content in _parts().items()}),
            TEXT,
        ),
        "a listing that is lost": (lambda: minutes()[: minutes().index(b"PK\1\2")], TEXT),
        "an end that is lost": (lambda: minutes()[:-22], TEXT),
        "sizes after the parts, a listing that is lost": (lambda: _streamed()[: _streamed().index(b"PK\1\2")], TEXT),
        "wrong sums": (_wrong_sums, TEXT),
    }


class _Away:
    """A place to write to where nothing can be gone back to."""

    def __init__(self) -> None:
        self.held = bytearray()

    def write(self, content: bytes) -> int:
        self.held += content
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""


def _streamed() -> bytes:
    out = _Away()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:  # type: ignore[arg-type]
        for name, content in _parts().items():
            package.writestr(ZipInfo(name), content)
    return bytes(out.held)


def _wide() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in _parts().items():
            with package.open(ZipInfo(name), "w", force_zip64=True) as part:
                part.write(content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def _remarked(remark: bytes) -> bytes:
    out = BytesIO(minutes())
    with ZipFile(out, "a") as package:
        package.comment = remark
    return out.getvalue()


def _wrong_sums() -> bytes:
    made = bytearray(minutes())
    place = made.find(b"PK\1\2")
    while place >= 0:
        made[place + 16] ^= 0xFF
        place = made.find(b"PK\1\2", place + 4)
    return bytes(made)


def _packages() -> dict[str, tuple[Make, str]]:
    """Packages that lack something, or name it in another way."""
    return {
        "no list of types": (lambda: zipped(_parts(types=None)), TEXT),
        "a type that nobody knows": (
            lambda: zipped(_parts(types=_part(_TYPES).replace("document.main+xml", "foo+xml"))),
            TEXT,
        ),
        "the type of a template": (
            lambda: zipped(_parts(types=_part(_TYPES).replace("document.main", "template.main"))),
            TEXT,
        ),
        "the type of a file with macros": (
            lambda: zipped(
                _parts(
                    types=_part(_TYPES).replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                    )
                )
            ),
            TEXT,
        ),
        "no links": (lambda: zipped(_parts(root=None)), TEXT),
        "no links of the document": (lambda: zipped(_parts(links=None)), TEXT),
        "nothing but the document": (lambda: zipped({_DOCUMENT: _part(_DOCUMENT)}), TEXT),
        "a link from the root": (
            lambda: zipped(_parts(root=links_of(link("main", "officeDocument", "/word/document.xml")))),
            TEXT,
        ),
        "a link in other letters": (
            lambda: zipped(_parts(root=links_of(link("main", "officeDocument", "Word/Document.xml")))),
            TEXT,
        ),
        "a link with a blank": (
            lambda: zipped(
                {
                    **_parts(document=None, root=links_of(link("main", "officeDocument", "word/my%20minutes.xml"))),
                    "word/my minutes.xml": _part(_DOCUMENT),
                }
            ),
            TEXT,
        ),
        "links to parts that are not there": (
            lambda: minutes(links=link("s", "styles", "styles.xml") + link("n", "numbering", "NULL")),
            TEXT,
        ),
        "two links of one name": (
            lambda: minutes(links=link("s", "theme", "theme.xml") + link("s", "theme", "theme.xml")),
            TEXT,
        ),
        "a link without a target": (lambda: minutes(links='<Relationship Id="z" Type="x"/>'), TEXT),
        "the strict dialect": (
            lambda: zipped({name: _strict(content) for name, content in parts_of(SAYS).items()}),
            TEXT,
        ),
        "styles that are empty": (
            lambda: zipped({**_parts(links=links_of(link("s", "styles", "styles.xml"))), "word/styles.xml": b""}),
            TEXT,
        ),
        "a lock of signatures": (lambda: zipped({**_parts(), "_xmlsignatures/origin.sigs": b""}), TEXT),
    }


def _strict(content: str) -> str:
    content = content.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return content.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def _xml() -> dict[str, tuple[Make, str]]:
    """Ways of writing XML, right and wrong."""
    document = _part(_DOCUMENT)
    declared = '<?xml version="1.0" encoding="{}" standalone="yes"?>\n'
    return {
        "a byte order mark": (lambda: zipped(_parts(document="\ufeff" + document)), TEXT),
        "sixteen bits": (
            lambda: zipped(_parts(document=(declared.format("UTF-16") + document).encode("utf-16"))),
            TEXT,
        ),
        "sixteen bits in the links": (
            lambda: zipped(_parts(root=(declared.format("UTF-16") + _part(_ROOT)).encode("utf-16"))),
            TEXT,
        ),
        "the letters of Windows": (
            lambda: zipped(_parts(document=(declared.format("windows-1252") + document).encode("cp1252"))),
            TEXT,
        ),
        "a blank before the XML": (lambda: zipped(_parts(document="\r\n" + declared.format("UTF-8") + document)), TEXT),
        "XML of version 1.1": (lambda: zipped(_parts(document='<?xml version="1.1"?>' + document)), TEXT),
        "remarks": (
            lambda: minutes("<!-- a --><w:p><!-- b --><w:r><w:t>Minutes <!-- c -->of the meeting</w:t></w:r></w:p>"),
            TEXT,
        ),
        "instructions": (
            lambda: minutes("<?a b?><w:p><w:r><w:t>Minutes <?c d?>of the meeting</w:t></w:r></w:p>"),
            TEXT,
        ),
        "signs as they are": (lambda: minutes(SAYS.replace("Minutes of", "<![CDATA[Minutes of]]>")), TEXT),
        "signs as numbers": (lambda: minutes(SAYS.replace("Min", "&#77;&#x69;&#110;")), TEXT),
        "HTML's name of a blank": (lambda: minutes(SAYS.replace("Minutes of", "Minutes&nbsp;of")), TEXT),
        "an ampersand alone": (
            lambda: minutes(SAYS.replace("of the", "& other things of the")),
            "Minutes & other things of the meeting",
        ),
        "a sign that XML has not": (lambda: minutes(SAYS.replace("Minutes of", "Minutes\x0b of")), TEXT),
        "an unknown prefix": (lambda: minutes(SAYS.replace("<w:p>", '<w:p w77:paraId="1">')), TEXT),
        "an attribute twice": (lambda: minutes(SAYS.replace("<w:p>", '<w:p w:rsidR="1" w:rsidR="2">')), TEXT),
        "ends that are swapped": (lambda: minutes(SAYS.replace("</w:r></w:p>", "</w:p></w:r>")), TEXT),
        "a body that never ends": (
            lambda: zipped(_parts(document=document.replace("</w:body></w:document>", ""))),
            TEXT,
        ),
        "words after the end": (lambda: zipped(_parts(document=document + "\0\0 and more")), TEXT),
        "another prefix": (
            lambda: zipped(_parts(document=document.replace("w:", "x:").replace("xmlns:w=", "xmlns:x="))),
            TEXT,
        ),
        "no prefix": (
            lambda: zipped(
                _parts(document=document.replace("xmlns:w=", "xmlns=").replace("<w:", "<").replace("</w:", "</"))
            ),
            TEXT,
        ),
    }


def _bodies() -> dict[str, tuple[Make, str]]:
    """What the body holds where one would not look for it."""
    run = "<w:r><w:t>Minutes of the meeting</w:t></w:r>"
    return {
        "blanks between the runs": (
            lambda: minutes(
                '<w:p><w:r><w:t xml:space="preserve">Minutes </w:t></w:r>\n  <w:r><w:t>of the meeting</w:t></w:r></w:p>'
            ),
            TEXT,
        ),
        "a paragraph in custom XML": (lambda: minutes(f"<w:customXml>{SAYS}</w:customXml>"), TEXT),
        "a smart tag": (lambda: minutes(f"<w:p><w:smartTag>{run}</w:smartTag></w:p>"), TEXT),
        "a word that goes from right to left": (lambda: minutes(f'<w:p><w:bdo w:val="ltr">{run}</w:bdo></w:p>'), TEXT),
        "a table without rows": (lambda: minutes(f"<w:tbl/>{SAYS}"), TEXT),
        "a row without cells": (lambda: minutes(f"<w:tbl><w:tr/></w:tbl>{SAYS}"), TEXT),
        "a cell without a paragraph": (
            lambda: minutes(f"<w:tbl><w:tr><w:tc/><w:tc>{SAYS}</w:tc></w:tr></w:tbl>"),
            TEXT,
        ),
        "a style that is not there": (
            lambda: minutes(SAYS.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Foo"/></w:pPr>')),
            TEXT,
        ),
        "a list that is not there": (
            lambda: minutes(SAYS.replace("<w:p>", '<w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>')),
            TEXT,
        ),
        "an outline level beyond all": (
            lambda: minutes(SAYS.replace("<w:p>", '<w:p><w:pPr><w:outlineLvl w:val="99"/></w:pPr>')),
            TEXT,
        ),
        "a size of nothing": (lambda: minutes(SAYS.replace("<w:t>", '<w:rPr><w:sz w:val=""/></w:rPr><w:t>')), TEXT),
        "an element that nobody knows": (lambda: minutes(f"<w:foo>{SAYS}</w:foo>"), TEXT),
        "a document in a document": (lambda: minutes(f"<w:document><w:body>{SAYS}</w:body></w:document>"), TEXT),
    }


def _others() -> dict[str, tuple[Make, str]]:
    """What is called a Word file and is none, but that Word opens."""
    page = "<html><head><title>x</title></head><body><p>Minutes of the meeting</p></body></html>"
    archive = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b--\r\n"
    return {
        "a page": (page.encode, TEXT),
        "a page in sixteen bits": (lambda: page.encode("utf-16"), TEXT),
        "a page in one file": (archive.encode, TEXT),
        "a text": (TEXT.encode, TEXT),
        "a text in sixteen bits": (lambda: TEXT.encode("utf-16"), TEXT),
    }
