"""Word's package: a zip of XML parts, checked before it is opened, mended where python-docx is stricter than Word."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

import docx
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.parser import parse_xml
from lxml import etree

from extractor.errors import CorruptError, EncryptedError, TooLargeError, UnreadableError
from extractor.read.word.ooxml import Element

MAX_UNPACKED = 1 << 30
MAX_XML = 1 << 27  # a minute book of 5,000 pages has some 100 MB of XML
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CURE = "open it in Word and save it again"
_DAMAGE = (
    BadZipFile,
    LargeZipFile,
    OpcError,
    XmlchemyError,
    etree.LxmlError,
    zlib.error,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    TypeError,
    UnicodeError,
    ValueError,
)
# The parts read beside the document itself: one that is no XML makes the file a damaged one.
_READ = (
    LINK.STYLES,
    LINK.NUMBERING,
    LINK.SETTINGS,
    LINK.HEADER,
    LINK.FOOTER,
    LINK.FOOTNOTES,
    LINK.ENDNOTES,
    LINK.COMMENTS,
)
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main)\+xml"
)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties",
        b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/>")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")


def opened(file: Path | BinaryIO, label: str) -> Docx:
    """The Word document in `file`; `label` names it in messages.

    Files with macros, templates and the strict dialect (ISO 29500) are opened like any other, and links to parts that
    the file lacks are passed over, as Word does. Raises EncryptedError, TooLargeError, CorruptError or UnreadableError.
    """
    packed = BytesIO(_bytes(file, label))
    try:
        _check(packed, label)
        found = _docx(packed)
        roots(found.part, *_READ)
    except _DAMAGE as error:
        raise CorruptError(f"{label}: not a whole Word file ({error}); {_CURE}") from error
    if found.element.body is None or found.element.getroottree().docinfo.doctype:
        raise CorruptError(f"{label}: not a Word file inside (no body, or a document type that Word refuses); {_CURE}")
    return found


def part_of(part: Part | OpcPackage, kind: str) -> Element | None:
    """The root of the part that `part` (or the package itself) has a link of `kind` to; None if there is none."""
    return next(iter(roots(part, kind).values()), None)


def roots(part: Part | OpcPackage, *kinds: str) -> dict[str, Element]:
    """The roots of the parts that `part` has links of the `kinds` to, by the link's id."""
    links = {id_: link for id_, link in part.rels.items() if link.reltype in kinds and not link.is_external}
    return {id_: _root(link.target_part) for id_, link in links.items()}


def _root(part: Part) -> Element:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _bytes(file: Path | BinaryIO, label: str) -> bytes:
    try:
        return file.read_bytes() if isinstance(file, Path) else file.read()
    except OSError as error:
        raise UnreadableError(f"{label}: can't be read ({error})") from error


def _check(packed: BytesIO, label: str) -> None:
    """Refuse what must not be unpacked: what is locked, and what is too large once it is."""
    head = packed.getbuffer()
    if head[:8] == _OLE and _ENCRYPTED in packed.getvalue():
        raise EncryptedError(f"{label}: is locked with a password; save it without one")
    with ZipFile(packed) as parts:
        entries = parts.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedError(f"{label}: is locked with a password; unpack it and save it without one")
    if sum(e.file_size for e in entries) > MAX_UNPACKED or any(
        e.file_size > MAX_XML for e in entries if _is_xml(e.filename)
    ):
        raise TooLargeError(
            f"{label}: unpacks to more than {MAX_UNPACKED >> 20} MB, or {MAX_XML >> 20} MB of XML in one part"
        )


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def _docx(packed: BytesIO) -> Docx:
    try:
        return docx.Document(packed)
    except (KeyError, ValueError):
        packed.seek(0)
        return docx.Document(_mended(packed))


def _mended(packed: BytesIO) -> BytesIO:
    """The same package in the form that python-docx takes: a plain document, transitional, without dangling links."""
    out = BytesIO()
    with ZipFile(packed) as old, ZipFile(out, "w") as new:
        parts = {part.replace("\\", "/").lstrip("/"): part for part in old.namelist()}
        for part, stored in parts.items():
            blob = old.read(stored)
            new.writestr(part, _put_right(part, blob, frozenset(parts)) if _is_xml(part) else blob)
    out.seek(0)
    return out


def _put_right(part: str, blob: bytes, parts: frozenset[str]) -> bytes:
    for strict, transitional in _STRICT:
        blob = blob.replace(strict, transitional)
    if part == "[Content_Types].xml":
        return _OTHER_MAINS.sub(_MAIN, blob)
    if not part.endswith(".rels"):
        return blob
    return _RELATIONSHIP.sub(lambda link: link.group() if _leads_somewhere(link.group(), part, parts) else b"", blob)


def _leads_somewhere(link: bytes, part: str, parts: frozenset[str]) -> bool:
    target = _TARGET.search(link)
    if b"External" in link or target is None:
        return True
    folder = part.rpartition("_rels/")[0]
    return "/".join(_steps(folder, target[1].decode("utf-8", "replace"))) in parts


def _steps(folder: str, target: str) -> Iterator[str]:
    """The folders and the name that `target`, seen from `folder`, leads through."""
    whole: list[str] = []
    for step in (target if target.startswith("/") else folder + target).split("/"):
        if step == "..":
            whole = whole[:-1]
        elif step not in ("", "."):
            whole.append(step)
    yield from whole
