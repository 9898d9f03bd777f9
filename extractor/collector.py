"""Python's collector of cycles, slowed down while a file is read and understood, which makes much and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# It looks through the youngest objects after so many new ones, 700 by default: a tenth of the time of a reading, and of
# that of a process that loads everything for one document.
_MANY = 100_000


@contextmanager
def unhurried() -> Iterator[None]:
    """Let the collector look less often, and as often as before afterwards."""
    before = gc.get_threshold()
    if 0 < before[0] < _MANY:
        gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
