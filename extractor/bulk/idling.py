"""Whether a process works or waits: for a disk or a network that doesn't answer, or for nothing."""

import time
from pathlib import Path

_LONG = 0.5  # seconds without any use of the processor, after which a process is said to wait


class Watch:
    """Looks at a process now and then, with all that it started, as far as the system tells what they use."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid
        self.start()

    def start(self) -> None:
        """Take it to be at work from now on, until it is seen to wait."""
        self._used, self._since = used(self._pid), time.monotonic()

    def is_waiting(self) -> bool:
        """Whether it has used no processor for a while; never where the system doesn't tell."""
        now = used(self._pid)
        if now is None or now != self._used:
            self._used, self._since = now, time.monotonic()
        return time.monotonic() - self._since > _LONG and now is not None


def used(pid: int | None) -> int | None:
    """What a process and all it started have used of the processor, in the system's ticks; None if it doesn't tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return sum(map(int, told[11:15])) + sum(used(child) or 0 for child in _started_by(pid))
    except OSError:
        return None


def has_started_others(pid: int | None) -> bool:
    """Whether a process has started others that have not ended, as far as the system tells: else it may have."""
    try:
        return bool(_started_by(pid))
    except OSError:
        return True


def _started_by(pid: int | None) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in task.joinpath("children").read_bytes().split()]
