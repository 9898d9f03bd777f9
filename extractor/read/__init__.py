"""Stage 1: a file -> one Document; what reads it is chosen by its content, never by its name."""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from extractor import rules
from extractor.collector import unhurried
from extractor.errors import EmptyError, TooLargeError, UnreadableError
from extractor.read import kinds, limits
from models import AS_USUAL, Document, Reading, Source

_ENGINES = {
    kinds.PDF: "pdfplumber",
    kinds.HTML: "selectolax",
    kinds.WEB_ARCHIVE: "selectolax",
    kinds.MARKDOWN: "markdown-it-py",
    **dict.fromkeys(kinds.PICTURES, "pillow"),
}


def read(path: Path, reading: Reading = AS_USUAL) -> Document:
    """The Document that the file at `path` holds, read as `reading` says. Raises MinutebookError if it can't be read.

    The digest is of the bytes that were read, taken before anything looks into them.
    """
    raw = _bytes(path)
    digest = sha256(raw).hexdigest()
    media_type = kinds.kind(raw, str(path))
    source = Source(
        path=str(path),
        sha256=digest,
        bytes=len(raw),
        media_type=media_type,
        reader=_reader(media_type),
        rules_version=rules.version(),
        text_layer="born_digital",
    )
    with unhurried():
        return _document(path, raw, source, reading)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableError(f"{path}: can't be read: not an ordinary file; save it as one first")
        if path.stat().st_size > limits.LIMITS.file:
            raise TooLargeError(f"{path}: larger than {limits.LIMITS.file >> 20} megabytes; split it into volumes")
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: can't be read: {error.strerror or error}") from error
    if not raw.strip():
        raise EmptyError(f"{path}: there is nothing in it; copy it again from its source")
    return raw


def _document(path: Path, raw: bytes, source: Source, reading: Reading) -> Document:
    """What the reader of its kind makes of the file; readers are imported late, since each brings a library along."""
    if source.media_type == kinds.PDF or source.media_type in kinds.PICTURES:
        from extractor.read import pdf  # noqa: PLC0415

        return (pdf.read if source.media_type == kinds.PDF else pdf.read_pictures)(raw, source, reading)
    if source.media_type in (kinds.TEXT, kinds.HTML, kinds.WEB_ARCHIVE, kinds.MARKDOWN):
        return _written(raw, source)
    from extractor.read import word  # noqa: PLC0415

    if source.media_type == kinds.WORD:
        return word.read(BytesIO(raw), source)
    if source.media_type == kinds.FLAT_WORD:
        return word.read(word.packed(raw, source.path), source)
    from extractor.read import office, office_salvage  # noqa: PLC0415

    raw, said = office_salvage.whole(raw, office.ending(raw, path))
    made = BytesIO(office.as_docx(raw, path))
    told = {"reader": f"{office.version()}, {source.reader}", "warnings": (*source.warnings, *said)}
    return word.read(made, source.model_copy(update=told))


def _written(raw: bytes, source: Source) -> Document:
    """The document of a file that is text itself, with or without marks."""
    from extractor.read import plain  # noqa: PLC0415

    if source.media_type == kinds.TEXT:
        return plain.read(raw, source)
    from extractor.read import markdown, web  # noqa: PLC0415

    by_marks = {kinds.HTML: web.read, kinds.WEB_ARCHIVE: web.read_archive, kinds.MARKDOWN: markdown.read}
    return by_marks[source.media_type](raw, source)


@lru_cache(maxsize=32)
def _reader(media_type: str) -> str:
    """The engine that reads files of this kind, with its version."""
    if media_type == kinds.TEXT:
        return "text"
    name = _ENGINES.get(media_type, "python-docx")
    return f"{name} {version(name)}"
