"""What a zip archive brings where it is damaged, whichever way its parts are packed."""

import importlib.util
import zlib
from zipfile import BadZipFile, LargeZipFile

# Each way of packing has errors of its own: bzip2 says OSError, LZMA its own, where Python was built with it.
# What they mean is always the same, and the archives are read from memory, so that none speaks of a disk.
DAMAGED: tuple[type[Exception], ...] = (
    BadZipFile,
    LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
if importlib.util.find_spec("_lzma") is not None:
    from lzma import LZMAError

    DAMAGED = (*DAMAGED, LZMAError)
