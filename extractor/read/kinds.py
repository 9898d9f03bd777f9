"""What kind of file it is: told by its content; only of a text, which has no mark of its own, by its name."""

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from extractor.errors import CorruptError, EncryptedError, UnsupportedError
from extractor.read.damage import DAMAGED
from extractor.read.plain import decoded
from extractor.read.salvage import parts

PDF = "application/pdf"
TEXT = "text/plain"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLD_WORD = "application/msword"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
RICH_TEXT = "application/rtf"
# A document that Word or LibreOffice saved as one file of XML; and one that is Word's package in one file.
FLAT, FLAT_WORD = "application/xml", "application/vnd.ms-word.document+xml"
HTML = "text/html"
WEB_ARCHIVE = "multipart/related"
MARKDOWN = "text/markdown"
TIFF, PNG, JPEG = "image/tiff", "image/png", "image/jpeg"
PICTURES = frozenset({TIFF, PNG, JPEG})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams of an OLE file that say what wrote it.
_STREAMS = {
    "EncryptedPackage": "a Word file locked with a password",
    "Workbook": "a spreadsheet",
    "PowerPoint Document": "a presentation",
    "__properties_version1.0": "an e-mail",
}
_PACKAGES = {
    "xl/": "a spreadsheet",
    "ppt/": "a presentation",
    "visio/": "a drawing",
    "meta-inf/container.xml": "an e-book",
}
_OTHERS = {
    b"GIF8": "a picture",
    b"%!PS": "a PostScript file",
    b"\x1f\x8b": "a compressed archive",
    b"Rar!": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
    b"\xffWPC": "a WordPerfect file",
}
_PICTURES = {b"\x89PNG": PNG, b"\xff\xd8\xff": JPEG, b"II*\0": TIFF, b"MM\0*": TIFF}
_BEFORE = rb"^(?:\s|\xef\xbb\xbf|<!--.*?-->|<\?xml[^>]*>)*"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(_BEFORE + rb"<(?:\?xml|!doctype|[a-z][\w:-]*\s+xmlns)\b", re.IGNORECASE | re.DOTALL)
_ARCHIVE = re.compile(rb"^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
# What the head of such a file says: Word's XML of 2003, OpenDocument; a whole package in one file.
_WHOLE = re.compile(
    rb"schemas\.microsoft\.com/office/word/2003/wordml|office:mimetype=.application/vnd\.oasis\.opendocument\.text\b"
)
_PACKAGE = re.compile(rb"progid=.Word\.Document.*?schemas\.microsoft\.com/office/2006/xmlPackage", re.DOTALL)
# What a PDF begins with when its first line is lost; what it ends with.
_PDF_OBJECT = re.compile(rb"\s*(?:%.*\s+)?[0-9]+ [0-9]+ obj\b")
_PDF_END, _PDF_TAIL = re.compile(rb"startxref\s+[0-9]"), 4096
_BLANKS = 64  # before a zip that somebody's program has put them before
_TYPES, _HEAD = "[Content_Types].xml", 1 << 16
_WORD_TYPE = re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENDINGS = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".md": MARKDOWN, ".markdown": MARKDOWN}
_CURE = "save it as PDF or Word"
# Text, too, but not minutes: records, tables, programs, messages. Nothing in their content tells them apart.
_OTHER_TEXTS = frozenset(
    {".json", ".jsonl", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".csv", ".tsv", ".sql", ".py", ".js", ".css", ".sh"}
    | {".log", ".ics", ".vcf", ".eml", ".mbox", ".bib", ".tex", ".po", ".srt", ".vtt", ".svg"}
)


def kind(raw: bytes, name: str) -> str:
    """The media type of the file whose content is `raw`; `name` is what messages call it.

    Raises UnsupportedError, naming what it is where that can be told, EncryptedError or CorruptError.
    """
    if b"%PDF-" in raw[:1024] or _is_headless(raw):
        return PDF
    picture = next((what for head, what in _PICTURES.items() if raw.startswith(head)), None)
    if picture is not None:
        return picture
    if raw.startswith(_OLE):
        return _ole(raw, name)
    if raw[:_BLANKS].lstrip().startswith((b"PK\3\4", b"PK\5\6")):
        return _zip(raw, name)
    if raw.startswith(b"{\\rtf"):
        return RICH_TEXT
    other = next((what for head, what in _OTHERS.items() if raw.startswith(head)), None)
    if other is not None:
        raise UnsupportedError(f"{name}: this is {other}; {_CURE}")
    return _markup(raw, name) or _text(raw, name)


def _is_headless(raw: bytes) -> bool:
    """Whether it is a PDF whose first line is lost, that of PostScript, or far behind something else."""
    if not _PDF_END.search(raw[-_PDF_TAIL:]):
        return False
    return _PDF_OBJECT.match(raw) is not None or raw[:1024].startswith(b"%!PS") or b"%PDF-" in raw[:_HEAD]


def _markup(raw: bytes, name: str) -> str | None:
    """The kind of a page or other markup; None if it is none."""
    head = raw[:4096].replace(b"\0", b"") if raw.startswith(_UTF16) else raw[:4096]
    head = head.removeprefix(_UTF16[0]).removeprefix(_UTF16[1])
    if _PAGE.match(head):
        return HTML
    if _MARKUP.match(head):
        if _WHOLE.search(head) or _PACKAGE.search(head):
            return FLAT if _WHOLE.search(head) else FLAT_WORD
        raise UnsupportedError(f"{name}: this is markup (XML), but no web page; {_CURE}")
    is_mail = PurePath(name).suffix.casefold() in _OTHER_TEXTS
    return WEB_ARCHIVE if _ARCHIVE.match(head) and not is_mail else None


def _text(raw: bytes, name: str) -> str:
    """The kind of a text, which only its name can tell."""
    ending = PurePath(name).suffix.casefold()
    if decoded(raw) is None and ending not in _ENDINGS:
        raise UnsupportedError(f"{name}: this is neither PDF, Word nor text; {_CURE}")
    if ending in _OTHER_TEXTS:
        cure = "if it holds minutes, give it a name that ends in .txt"
        raise UnsupportedError(f"{name}: this is a text of another kind ({ending}); {cure}")
    return _ENDINGS.get(ending, TEXT)


def _ole(raw: bytes, name: str) -> str:
    if "WordDocument".encode("utf-16-le") in raw:
        return OLD_WORD
    for stream, what in _STREAMS.items():
        if stream.encode("utf-16-le") in raw:
            error = EncryptedError if stream == "EncryptedPackage" else UnsupportedError
            cure = "save it without one" if error is EncryptedError else _CURE
            raise error(f"{name}: this is {what}; {cure}")
    if _breaks_off(raw):
        raise CorruptError(f"{name}: this is an Office file that breaks off; get it again from its source")
    raise UnsupportedError(f"{name}: this is an Office file, but not of Word; {_CURE}")


def _breaks_off(raw: bytes) -> bool:
    """Whether a compound file ends before the list of its streams begins ([MS-CFB] 2.2)."""
    size, first = (int.from_bytes(raw[start:end], "little") for start, end in ((30, 32), (48, 52)))
    return len(raw) < 512 or (size in (9, 12) and (first + 1) << size >= len(raw))


def _zip(raw: bytes, name: str) -> str:
    try:
        names, types, mimetype = _listed(raw)
        if not names:
            raise BadZipFile("it lists nothing")
    except DAMAGED as error:
        names, types, mimetype = _left(raw)
        if not _is_word(names, types) and mimetype != OPEN_DOCUMENT:
            cure = "get it again from its source"
            raise CorruptError(f"{name}: a damaged Word file or archive ({error}); {cure}") from error
    if _is_word(names, types):
        return WORD
    if mimetype == OPEN_DOCUMENT:
        return OPEN_DOCUMENT
    what = next(
        (what for start, what in _PACKAGES.items() if any(part.startswith(start) for part in names)), "an archive"
    )
    raise UnsupportedError(f"{name}: this is {what}; {_CURE if what != 'an archive' else 'unpack it first'}")


def _is_word(names: list[str], types: bytes) -> bool:
    return _WORD_TYPE.search(types) is not None or any(part.startswith("word/") for part in names)


def _listed(raw: bytes) -> tuple[list[str], bytes, str]:
    """What a zip lists: the names of its parts, the beginning of a package's list of types, its media type."""
    with ZipFile(BytesIO(raw)) as archive:
        names = archive.namelist()
        mimetype = archive.read("mimetype") if "mimetype" in names else b""
        return [_plain(name) for name in names], _types(archive), _media_type(mimetype)


def _left(raw: bytes) -> tuple[list[str], bytes, str]:
    """The same of what is left of a damaged zip. Raises TooLargeError."""
    held = {_plain(found.name): found.content for found in parts(raw) if found.content}
    return list(held), held.get(_TYPES.lower(), b"")[:_HEAD], _media_type(held.get("mimetype", b""))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _media_type(said: bytes) -> str:
    return said[:100].decode("ascii", "replace").strip().removesuffix("-template")


def _types(archive: ZipFile) -> bytes:
    """The beginning of a package's list of types; nothing if it has none, or one that is locked or damaged."""
    found = next((entry for entry in archive.infolist() if entry.filename == _TYPES), None)
    if found is None or found.flag_bits & 1:
        return b""
    try:
        with archive.open(found) as types:
            return types.read(_HEAD)
    except DAMAGED:
        return b""
