"""Word's package: a zip of XML parts, checked before it is opened."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from docx.opc.exceptions import OpcError
from lxml import etree

from extractor.errors import CorruptError, EncryptedError, TooLargeError, UnreadableError
from extractor.read.damage import DAMAGED
from extractor.read.limits import LIMITS
from extractor.read.salvage import mended
from extractor.read.word.ooxml import Element, name
from extractor.read.word.parts import MAIN, Part, package

_DENSEST = 1032  # what a byte of a zip unpacks to at most
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CURE = "open it in Word and save it again"
_DAMAGE: tuple[type[Exception], ...] = (
    *DAMAGED,
    OpcError,
    etree.LxmlError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
)
# The parts read beside the document itself: one that is no XML makes the file a damaged one.
_READ = ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True)
class Docx:
    """An opened Word file: the package, its main part, the body of that; `said` is to be said of a damaged package."""

    package: Part
    main: Part
    body: Element
    said: tuple[str, ...] = ()

    @property
    def damage(self) -> tuple[str, ...]:
        """What is to be said of the package, and of its parts as far as they were asked for."""
        return (*self.said, *(said for part in self.package.leads_to for said in part.damage))


def opened(file: Path | BinaryIO, label: str) -> Docx:
    """The Word document in `file`; `label` names it in messages.

    Files with macros, templates and the strict dialect (ISO 29500) are opened like any other, and references to parts
    that the file lacks are passed over, as Word does. Raises EncryptedError, TooLargeError, CorruptError or
    UnreadableError.
    """
    raw = _bytes(file, label)
    try:
        return _opened(BytesIO(raw), label)
    except _DAMAGE as error:
        return _left(raw, label, error)


def _opened(packed: BytesIO, label: str) -> Docx:
    """The Word document in `packed`. Raises one of _DAMAGE, or as `opened` does."""
    _check(packed, label)
    whole = package(packed)
    main = whole.document or Part(MAIN)
    main.roots(*_READ)
    body = main.root.find(name("w:body"))
    if body is None or body.getroottree().docinfo.internalDTD is not None:
        raise CorruptError(f"{label}: not a Word file inside (no body, or a document type that Word refuses); {_CURE}")
    return Docx(whole, main, body)


def _left(raw: bytes, label: str, error: Exception) -> Docx:
    """The Word document in what is left of the damaged zip `raw`. Raises CorruptError if that is none."""
    try:
        packed, said = mended(raw)
        return replace(_opened(BytesIO(packed), label), said=said)
    except _DAMAGE:
        raise CorruptError(f"{label}: not a whole Word file ({error}); {_CURE}") from error


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
        if len(entries) > LIMITS.parts:
            raise TooLargeError(f"{label}: has more than {LIMITS.parts:,} parts; {_CURE}")
        if _is_too_large(entries):
            most = f"more than {LIMITS.unpacked >> 20} MB, or {LIMITS.xml >> 20} MB of XML in one part"
            raise TooLargeError(f"{label}: unpacks to {most}; split it into several")
        for entry in entries:
            if entry.compress_size * _DENSEST > LIMITS.unpacked and _is_lie(entry, parts):
                raise CorruptError(f"{label}: a part is larger than the file says; {_CURE}")


def _is_too_large(entries: list[ZipInfo]) -> bool:
    total = sum(entry.file_size for entry in entries)
    of_xml = (entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    return total > LIMITS.unpacked or max(of_xml, default=0) > LIMITS.xml


def _is_lie(entry: ZipInfo, parts: ZipFile) -> bool:
    """Whether the part unpacks to more than it says, which nobody else looks at before it is in memory."""
    size = 0
    with parts.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > entry.file_size:
                return True
    return False
