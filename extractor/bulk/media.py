"""The media type of a file that could not be read, by its content."""

from contextlib import suppress
from pathlib import Path

from extractor.errors import MinutebookError

# The first bytes of files that archives hold beside minutes, after the registries of PRONOM and IANA.
_SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/x-ole-storage",
    b"{\\rtf": "application/rtf",
    b"GIF8": "image/gif",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"BM": "image/bmp",
    b"%!PS": "application/postscript",
    b"\x1f\x8b": "application/gzip",
    b"Rar!": "application/vnd.rar",
    b"7z\xbc\xaf": "application/x-7z-compressed",
    b"\xffWPC": "application/vnd.wordperfect",
    b"ID3": "audio/mpeg",
    b"OggS": "application/ogg",
}
_LARGEST = 100 << 20  # bytes of a file that is looked into as a whole


def exact(path: Path) -> str | None:
    """The media type that the readers would take the file at `path` for; None if they take it for nothing."""
    from extractor.read import kinds

    with suppress(MinutebookError, OSError, MemoryError):
        if path.stat().st_size <= _LARGEST:
            return kinds.kind(path.read_bytes(), str(path))
    return None


def by_signature(path: Path) -> str | None:
    """The media type that the first bytes of the file at `path` stand for; nothing is taken apart for it."""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(16)
        return next((name for mark, name in _SIGNATURES.items() if head.startswith(mark)), None)
    return None
