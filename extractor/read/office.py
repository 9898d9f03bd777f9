"""Stage 1 for what Word itself opens but we don't (.doc, .odt, .rtf): LibreOffice turns it into .docx."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from extractor.errors import CorruptError, EncryptedError, MinutebookError, NeedsToolError, ReadTimeoutError
from extractor.read import cache
from extractor.read.damage import DAMAGED

TIME_LIMIT = 120.0
_DAMAGE: tuple[type[Exception], ...] = (*DAMAGED, KeyError)
_TRIAL_LIMIT = 60.0
_ROOM, _VERSIONS, _NAME = "office", "versions", "LibreOffice"
_CURE = "get LibreOffice (Debian, Ubuntu: libreoffice-writer; elsewhere libreoffice.org), or set MINUTEBOOK_SOFFICE"
_FILTER = "docx:MS Word 2007 XML"
_OLE, _ZIP, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"{\\rtf"
_TEXT = re.compile(rb"<w:t(?:\s[^>]*)?>([^<]*)")
_HEADS = tuple(head[:4].decode(code) for head in (_OLE, _ZIP, _RTF) for code in ("cp1252", "utf-16-le"))
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+")
# No macros, no links followed, nothing fetched: a document is read, not run.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{scheme}ProxyName", "127.0.0.1") for scheme in ("HTTP", "HTTPS")),
    *(("Inet/Settings", f"ooInet{scheme}ProxyPort", "9") for scheme in ("HTTP", "HTTPS")),
)
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def as_docx(content: bytes, path: Path, limit: float = TIME_LIMIT) -> bytes:
    """A .docx made of the .doc, .odt or .rtf file with `content`, which messages call `path`. `limit` is in seconds.

    What a version of LibreOffice made of it is kept in the cache. LibreOffice sees a copy only, under a profile of its
    own, and is ended with all it started when the limit is past. Raises NeedsToolError, ReadTimeoutError,
    EncryptedError or CorruptError.
    """
    found = program(path)
    named = ending(content, path)
    _refuse_locked(content, named, path)
    kept = held(content, named)
    if kept is not None:
        return kept
    made = _made(found, content, named, path, limit)
    if made is None:
        raise _fault(found, path)
    keep(content, named, made)
    return made


def held(content: bytes, named: str) -> bytes | None:
    """What was made before, by this version of LibreOffice, of the file with `content` and the ending `named`."""
    return cache.held(_ROOM, _made_from(content, named))


def keep(content: bytes, named: str, made: bytes) -> None:
    """Keep what was `made` of the file with `content` and the ending `named`."""
    cache.put(_ROOM, _made_from(content, named), made)


def _made_from(content: bytes, named: str) -> tuple[str, ...]:
    return sha256(content).hexdigest(), named, version(), _FILTER


def _version(path: str) -> str:
    """What the program at `path` calls itself; it was asked before if the file is the same one."""
    with suppress(OSError):
        facts = Path(path).resolve().stat()
        made_from = (path, str(facts.st_mtime_ns), str(facts.st_size))
        kept = cache.held(_VERSIONS, made_from)
        said = _said_version(path) if kept is None else kept.decode("utf-8", "replace")
        if kept is None and said != _NAME:
            cache.put(_VERSIONS, made_from, said.encode())
        return said
    return _said_version(path)


@lru_cache(maxsize=8)
def _said_version(program: str) -> str:
    with TemporaryDirectory(prefix="minutebook-") as folder:
        try:
            said = _run([program, f"-env:UserInstallation={Path(folder).as_uri()}", "--version"], 60.0)
        except (TimeoutError, OSError):
            said = ""
    found = _VERSION.search(said)
    return f"{_NAME} {found.group()}" if found else _NAME


def version() -> str:
    """LibreOffice and its version, such as "LibreOffice 7.4.7.2"; just "LibreOffice" if it doesn't say.

    Raises NeedsToolError if it is not installed.
    """
    return _version(program())


def program(path: Path | None = None) -> str:
    """The path of LibreOffice, needed to read the file at `path`. Raises NeedsToolError if it is not installed."""
    named = os.environ.get("MINUTEBOOK_SOFFICE")
    found = shutil.which(named) if named else shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        need = "LibreOffice is needed" if path is None else f"{path}: LibreOffice is needed to read it"
        raise NeedsToolError(f"{need}, and {named or 'soffice'} was not found: {_CURE}")
    return found


def _fault(program: str, path: Path) -> MinutebookError:
    """Whose fault it is that nothing came of converting `path`: the file's, or that of a LibreOffice that is broken."""
    if _works(program):
        return CorruptError(f"{path}: LibreOffice can't make a Word file of it; open it there and save it as .docx")
    return NeedsToolError(f"{path}: {program} is broken, it converts nothing: install it anew, {_CURE}")


@lru_cache(maxsize=8)
def _works(program: str) -> bool:
    """Whether `program` converts a file with which nothing is wrong."""
    try:
        return _made(program, _RTF + b"1 A}", ".rtf", Path("a trial"), _TRIAL_LIMIT) is not None
    except (NeedsToolError, ReadTimeoutError):
        return False


def _made(program: str, content: bytes, named: str, path: Path, limit: float) -> bytes | None:
    """What `program` makes of `content`; None if nothing comes of it."""
    with TemporaryDirectory(prefix="minutebook-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"document{named}"
        copy.write_bytes(content)
        _convert(program, copy, path, limit)
        made = Path(folder) / "out" / "document.docx"
        found = made.read_bytes() if made.is_file() else b""
        return found if found and not is_taken_for_text(found) else None


def is_taken_for_text(made: bytes) -> bool:
    """Whether LibreOffice took a damaged file for a plain text: `made` begins with the bytes that it began with.

    They come as those of Windows, or as half as many signs of sixteen bits.
    """
    try:
        with ZipFile(BytesIO(made)) as parts:
            text = b"".join(_TEXT.findall(parts.read("word/document.xml"))[:5]).decode("utf-8", "replace")
    except _DAMAGE:
        return False  # the reader of such files says what is wrong with it
    return text.lstrip("\ufeff").startswith(_HEADS)


def ending(content: bytes, path: Path) -> str:
    """The ending that says what the content is, whatever the file is called."""
    flat = ".fodt" if b"opendocument" in content[:4096] else ".xml"
    endings = {_OLE: ".doc", _ZIP: ".odt", _RTF: ".rtf", b"<": flat, b"\xef\xbb\xbf<": flat}
    return next((ending for head, ending in endings.items() if content.startswith(head)), path.suffix or ".doc")


def _convert(program: str, copy: Path, path: Path, limit: float) -> None:
    try:
        _run(command(program, copy.parent, [copy]), limit)
    except TimeoutError as error:
        raise ReadTimeoutError(
            f"{path}: LibreOffice took longer than {limit:g} seconds to convert it; save it as .docx"
        ) from error
    except OSError as error:
        raise NeedsToolError(f"{path}: {program} can't be run ({error.strerror or error}): {_CURE}") from error


def command(program: str, folder: Path, copies: Iterable[Path]) -> list[str]:
    """What makes `program` convert `copies` in `folder`, under a fresh profile; the results go to its folder "out"."""
    return [
        program,
        f"-env:UserInstallation={_profile(folder).as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", _FILTER, "--outdir", str(folder / "out"), *map(str, copies)),
    ]


def _profile(folder: Path) -> Path:
    """A fresh profile in `folder`: nothing of the user's own is read or written."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), "utf-8")
    return profile


def _run(command: list[str], limit: float) -> str:
    """What `command` says. Raises TimeoutError at the limit, when it and all that it started have been ended."""
    with subprocess.Popen(  # noqa: S603 - a program found on the path, with arguments of ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            end_all(process)
            raise TimeoutError from None
        except BaseException:
            end_all(process)
            raise
    return said.decode("utf-8", "replace")


def end_all(process: "subprocess.Popen[bytes]") -> None:
    """End `process` and every process of its group, at once."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _refuse_locked(content: bytes, named: str, path: Path) -> None:
    """Raise EncryptedError if the file says that it is locked: LibreOffice would only give nothing."""
    is_locked = {".doc": _is_locked_doc, ".odt": _is_locked_odt}.get(named)
    if is_locked is not None and is_locked(content):
        raise EncryptedError(f"{path}: is locked with a password; save it without one")


def _is_locked_doc(content: bytes) -> bool:
    """Whether a compound file is an encrypted package, or a Word document with fEncrypted set ([MS-DOC] 2.5.2)."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return True
    headers = (at for at in range(512, len(content) - 12, 512) if content[at : at + 2] == b"\xec\xa5")
    return any(content[at + 11] & 1 for at in headers)


def _is_locked_odt(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as parts:
            return b"encryption-data" in parts.read("META-INF/manifest.xml")
    except _DAMAGE:
        return False  # LibreOffice may still mend it
