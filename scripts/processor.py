"""What processes take of the processor, those that they started included, as Linux tells: used by other errands."""

import os
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    """The processes that a process started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    return []


def processor(process: int) -> float:
    """Seconds of processor of a process, those it started, and those of them that have ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
        return sum(map(int, told[11:15])) / TICKS + sum(map(processor, children(process)))
    return 0.0
