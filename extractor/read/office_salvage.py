"""Files for LibreOffice that break off: mended as far as it needs to open them, since it opens none that is broken."""

import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from extractor.read import salvage

_MANIFEST = "META-INF/manifest.xml"
_TEXT = "application/vnd.oasis.opendocument.text"
_LISTED = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
# Of RTF: signs that stand for a brace or a stroke, and a word that breaks off at the end.
_ESCAPED, _BEGUN = re.compile(rb"\\[\\{}]"), re.compile(rb"\\(?:[a-z]*-?[0-9]*|'[0-9A-Fa-f]{0,1})$")
_BREAKS_OFF = "damaged: it breaks off: what follows is lost"


def whole(content: bytes, named: str) -> tuple[bytes, tuple[str, ...]]:
    """The file with `content` and the ending `named`, mended if it breaks off, and what is to be said of that.

    Raises TooLargeError for an archive that unpacks past the limits.
    """
    if named == ".odt" and not is_zipfile(BytesIO(content)):
        return _whole_odt(content)
    return _whole_rtf(content) if named == ".rtf" else (content, ())


def _whole_rtf(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The groups that are open at its end closed (RTF Specification 1.9.1: a file is one group)."""
    held = content.rstrip(b"\0\r\n\t ")
    signs = _ESCAPED.sub(b"", held)
    still_open = signs.count(b"{") - signs.count(b"}")
    if held.endswith(b"}") or still_open <= 0:
        return content, ()
    return _BEGUN.sub(b"", held) + b"}" * still_open, (_BREAKS_OFF,)


def _whole_odt(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The parts that are left, with a list of them if that is lost."""
    mended, said = salvage.mended(content)
    with ZipFile(BytesIO(mended)) as parts:
        held = {part: parts.read(part) for part in parts.namelist()}
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, part in {"mimetype": _TEXT.encode(), _MANIFEST: _manifest(held), **held}.items():
            made.writestr(name, part)
    return out.getvalue(), said


def _manifest(held: dict[str, bytes]) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = [("/", _TEXT), *((name, "text/xml") for name in _LISTED if name in held)]
    listed = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>' for name, kind in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{space}">{listed}</m:manifest>'.encode()
