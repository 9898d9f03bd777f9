"""How much memory this process may hold, and how much it held at most."""

import sys
from contextlib import suppress
from pathlib import Path

_PEAK = "VmHWM:"


def limit(most: int) -> None:
    """Let the process have no more than `most` bytes, where the system can see to that."""
    with suppress(ImportError):
        import resource

        _, allowed = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if allowed < 0 else min(most, allowed), allowed))


def forget() -> None:
    """Let what was held before count no longer; only Linux can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def most_held() -> int:
    """The bytes that the process held at most since then, or, where that can't be told, ever; 0 if not even that."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return int(next(line for line in lines if line.startswith(_PEAK)).split()[1]) * 1024
    with suppress(ImportError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return 0
