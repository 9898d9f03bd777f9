"""Somebody else's list of digests, in BagIt's form (RFC 8493, section 2.1.3) or as sha256sum writes it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from extractor.errors import NothingToDoError

# The algorithm, by the number of hexadecimal digits of its digests.
_ALGORITHMS = {32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512"}
_LINE = re.compile(r"\\?(?P<digest>[0-9a-fA-F]+)[ \t]+\*?(?P<path>\S.*)")
_ESCAPED = re.compile("%(?:0[aA]|0[dD]|25)")


class Listed(NamedTuple):
    """A file of the list: where it is, and the digest it should have by which algorithm (a name of hashlib)."""

    path: str
    algorithm: str
    digest: str


def listed(manifest: Path) -> Iterator[Listed]:
    """The files that `manifest` names, relative to its own folder, in its order.

    Raises NothingToDoError if it can't be read, is no such list, or names a file outside its folder.
    """
    root = str(manifest.parent.absolute())
    try:
        with manifest.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _listed(root, line.rstrip("\r\n"), f"{manifest}, line {number}")
    except OSError as error:
        raise NothingToDoError(f"{manifest}: can't be read: {error.strerror or error}") from error


def _listed(root: str, line: str, where: str) -> Listed:
    found = _LINE.fullmatch(line)
    algorithm = _ALGORITHMS.get(len(found["digest"])) if found else None
    if found is None or algorithm is None:
        raise NothingToDoError(f"{where}: is not a digest and a path; give a list such as a bag's manifest-sha256.txt")
    named = _ESCAPED.sub(lambda code: unquote(code[0]), found["path"])
    path = os.path.normpath(os.path.join(root, named))  # noqa: PTH118 - bytes that are no UTF-8 stay what they are
    if not path.startswith(root.rstrip("/") + "/"):
        raise NothingToDoError(f"{where}: names {named}, which is outside the list's own folder")
    return Listed(path, algorithm, found["digest"].lower())
