"""Stage 1: a file -> one Document; what reads it is chosen by its content, never by its name."""

from pathlib import Path

from extractor.errors import UnsupportedError
from models import Document


def read(path: Path) -> Document:
    raise UnsupportedError(f"{path}: not yet")
