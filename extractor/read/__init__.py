"""Stage 1: a file -> one Document; what reads it is chosen by its content, never by its name."""

import zipfile
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from extractor import rules
from extractor.errors import EmptyError, UnreadableError, UnsupportedError
from models import Document, Source

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(path: Path) -> Document:
    """The Document that the file at `path` holds. Raises MinutebookError if it can't be read."""
    raw = _bytes(path)
    media_type = _media_type(path, raw)
    source = Source(
        path=str(path),
        sha256=sha256(raw).hexdigest(),
        bytes=len(raw),
        media_type=media_type,
        reader=_reader(media_type),
        rules_version=rules.version(),
        text_layer="born_digital",
    )
    if media_type == "application/pdf":
        from extractor.read import pdf

        return pdf.read(path, source)
    if media_type == "text/plain":
        from extractor.read import plain

        return plain.read(path, source)
    word = import_module("extractor.read.word")
    if media_type == _WORD:
        found: Document = word.read(path, source)
        return found
    office = import_module("extractor.read.office")
    with office.as_docx(path) as made:
        converted: Document = word.read(made, source)
    return converted


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: can't be opened: {error.strerror}") from error
    if not raw:
        raise EmptyError(f"{path}: the file is empty")
    return raw


def _media_type(path: Path, raw: bytes) -> str:
    if b"%PDF" in raw[:1024]:
        return "application/pdf"
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                return _WORD
            if "mimetype" in names:
                return archive.read("mimetype").decode()
        raise UnsupportedError(f"{path}: a zip archive that is not a Word file")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/msword"
    if raw.startswith(b"{\\rtf"):
        return "application/rtf"
    return "text/plain"


def _reader(media_type: str) -> str:
    name = {"application/pdf": "pdfplumber", "text/plain": ""}.get(media_type, "python-docx")
    return f"{name} {version(name)}" if name else "text"
