"""Many documents at once: processes that read, with limits of time and memory; one that dies takes nothing along."""

import os
import signal
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import wait
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from typing import NamedTuple

from extractor.bulk.worker import Job, Outcome, serve
from extractor.errors import CrashError, MinutebookError, ReadTimeoutError
from models import AS_USUAL, Reading

_START = 120.0  # seconds that a new process may take before it begins to read
_PATIENCE = 3.0  # seconds that one that is asked to end may take to end what it started itself
_MOST_JOBS = 200  # after which a process is replaced, so that memory it doesn't give back can't grow


class Limits(NamedTuple):
    """How many processes read at once, how many seconds and bytes each may take for a document, and how to read it.

    `is_short` says that there are few documents: then a process loads what it needs by itself, instead of being forked
    from one that has everything loaded, which takes longer to start.
    """

    workers: int
    seconds: float
    memory: int = 4 << 30
    reading: Reading = AS_USUAL
    is_short: bool = False


def read_all(jobs: Iterator[Job], limits: Limits) -> Generator[tuple[Job, Outcome]]:
    """Every job with what came of it, as they are done. No more jobs are taken than are being worked on."""
    crew: list[_Worker] = []
    try:
        crew.extend(_Worker(limits, job) for job in islice(jobs, limits.workers))
        while crew:
            for worker in _done(crew):
                done, following = (worker.job, worker.outcome or Outcome()), next(jobs, None)
                if following is None:
                    crew.remove(worker)
                    worker.end()
                elif not worker.go_on(following):
                    crew[crew.index(worker)] = _Worker(limits, following)
                yield done
    finally:
        for worker in crew:
            worker.ask_to_end()
        for worker in crew:
            worker.end()


class _Worker:
    """A process with the job it is given, and with the outcome as soon as there is one."""

    def __init__(self, limits: Limits, job: Job) -> None:
        context = _context(is_short=limits.is_short)
        self.pipe, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end, limits.memory, limits.reading), daemon=True)
        self._process.start()
        far_end.close()
        self._seconds, self._jobs = limits.seconds, 0
        self.outcome: Outcome | None = None
        self._take(job)

    def go_on(self, job: Job) -> bool:
        """Whether the process goes on with another job; if it can't, it is ended."""
        if self._jobs < _MOST_JOBS and self._process.is_alive():
            with suppress(OSError):
                self._take(job)
                return True
        self.end()
        return False

    def listen(self) -> None:
        """Take in what the process says: that it begins, or what came of the job. One that died has crashed."""
        try:
            self.outcome = self.pipe.recv()
        except (EOFError, OSError):
            self._fail(CrashError(f"the process that read it died{self._cause()}"))
        else:
            self.deadline = time.monotonic() + self._seconds

    def check_time(self) -> None:
        """Fail the job if its time is over."""
        if self.outcome is None and time.monotonic() > self.deadline:
            self._fail(ReadTimeoutError(f"reading it took longer than {self._seconds:g} seconds"))

    def ask_to_end(self) -> None:
        """Let the process end what it started, and itself."""
        self._process.terminate()

    def end(self) -> None:
        """End the process: if it doesn't when it is asked, with force, and everything it started."""
        self.ask_to_end()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            _kill(self._process.pid)
            self._process.join()
        self.pipe.close()

    def _take(self, job: Job) -> None:
        self.job, self.outcome = job, None
        self.deadline = time.monotonic() + self._seconds + _START
        self._jobs += 1
        self.pipe.send(job)

    def _fail(self, error: MinutebookError) -> None:
        self.outcome = Outcome(class_=error.ledger_class, message=str(error), seconds=self._seconds)
        self._jobs = _MOST_JOBS

    def _cause(self) -> str:
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        return f" ({signal.Signals(-code).name})" if code is not None and code < 0 else ""


def _context(*, is_short: bool) -> ForkContext | ForkServerContext | SpawnContext:
    """How processes are made: forked from one that has everything loaded, or, where that can't be, each by itself."""
    if is_short and sys.platform == "linux":
        return get_context("fork")
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["extractor.bulk.preloaded"])
    return context


def _done(crew: list[_Worker]) -> list[_Worker]:
    """The workers that have an outcome, waited for until there is one."""
    while True:
        first = min(worker.deadline for worker in crew)
        speaking = wait([worker.pipe for worker in crew], timeout=max(0.0, first - time.monotonic()))
        for worker in crew:
            if worker.pipe in speaking:
                worker.listen()
            worker.check_time()
        done = [worker for worker in crew if worker.outcome is not None]
        if done:
            return done


def _kill(pid: int | None) -> None:
    if pid is None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)
