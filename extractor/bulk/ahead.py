"""Files for LibreOffice converted ahead of those who read them, many in one call, while other files are read."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

from extractor.bulk.worker import Job
from extractor.read.office_many import Call, Waiting, waiting

# How many files, and how many bytes, one call is given at most.
_MOST, _BYTES = 24, 64 << 20
_LITTLE = 0.05  # seconds that the call is waited for where nothing else can be given to the readers


def converted_ahead(
    jobs: Iterable[Job | None], memory: int, is_stopped: Callable[[], bool] = lambda: False
) -> Generator[Job | None]:
    """The jobs, those of files for LibreOffice after the others around them, when they have been converted.

    A job that is None says that there is none just now. `memory` is the most that a call of LibreOffice may take, in
    bytes. A file of which nothing came is read all the same: whoever reads it converts it by itself. What waits when
    the run is stopped is left to the next.
    """
    line = _Line(memory)
    try:
        for job in jobs:
            found = None if job is None else waiting(Path(job.path))
            if job is None or found is None:
                yield job
            else:
                line.add(job, found)
            yield from line.ready()
            while line.is_full and not is_stopped():
                yield from line.go_on()
        while line.is_holding and not is_stopped():
            yield from line.go_on()
    finally:
        line.end()


class _Line:
    """Jobs that wait for a call of LibreOffice, and those of the call that is running."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._waiting: deque[tuple[Job, Waiting]] = deque()
        self._called: list[Job] = []
        self._call: Call | None = None

    @property
    def is_holding(self) -> bool:
        """Whether any job waits, or is being called for."""
        return bool(self._waiting or self._called)

    @property
    def is_full(self) -> bool:
        """Whether enough jobs wait for a call."""
        return len(self._waiting) >= _MOST or sum(len(found.content) for _, found in self._waiting) >= _BYTES

    def add(self, job: Job, found: Waiting) -> None:
        """Let a job wait."""
        self._waiting.append((job, found))

    def ready(self) -> Iterator[Job]:
        """The jobs of the call that is running, if it is done."""
        if self._call is not None and self._call.is_done:
            self._call.finish()
            self._call, done, self._called = None, self._called, []
            yield from done

    def go_on(self) -> Iterator[Job | None]:
        """Begin a call for the jobs that wait, after the one that is running; the jobs of that, or None for the while.

        One job alone is as well converted by whoever reads it.
        """
        if self._call is not None:
            self._call.wait(_LITTLE)
            yield None
        yield from self.ready()
        if self._call is None and len(self._waiting) == 1:
            yield self._waiting.pop()[0]
        elif self._call is None and self._waiting:
            self._called = [job for job, _ in self._waiting]
            self._call = Call([found for _, found in self._waiting], self._memory)
            self._waiting.clear()

    def end(self) -> None:
        """End the call that is running."""
        if self._call is not None:
            self._call.end()
