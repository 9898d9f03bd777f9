"""Many documents at once: processes that read, with limits of time and memory; one that dies takes nothing along."""

import os
import signal
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import wait
from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext
from typing import NamedTuple

from extractor.bulk.idling import Watch, has_started_others
from extractor.bulk.worker import Extract, Job, Outcome, serve
from extractor.errors import CrashError, MinutebookError, NothingToDoError, OutOfMemoryError, ReadTimeoutError
from models import AS_USUAL, Reading

_START = 120.0  # seconds that a new process may take before it begins to read
_PATIENCE = 3.0  # seconds that one that is asked to end may take to end what it started itself
_MOMENT = (
    0.2  # seconds that one may take that has nothing to end: what hears no signal keeps its core until it is killed
)
_GLANCE = 0.25  # seconds between two looks at whether those that read are at work
_MOST_WAITING = 2  # times as many processes as may be at work, if the others of them wait
_MOST_FALSE_STARTS = 10  # of processes on end, before it is given up
_END = object()
_MOST_JOBS = 200  # after which a process is replaced, so that memory it doesn't give back can't grow


class Limits(NamedTuple):
    """How many processes read at once, how many seconds and bytes each may take for a document, and how to read it.

    `is_short` says that there are few documents: then a process loads what it needs by itself, instead of being forked
    from one that has everything loaded, which takes longer to start. `extract` reads a document in place of
    Minutebook's own reader; it must be a function that another process can import.
    """

    workers: int
    seconds: float
    memory: int = 4 << 30
    reading: Reading = AS_USUAL
    is_short: bool = False
    extract: Extract | None = None


def read_all(jobs: Iterator[Job | None], limits: Limits) -> Generator[tuple[Job, Outcome]]:
    """Every job with what came of it, as they are done. No more jobs are taken than are being worked on.

    A job that is None says that there is none just now, and is followed by others. Where there may be several
    processes, one that waits, for a disk that doesn't answer or for nothing, leaves its place to another. One that is
    done has its next job before what came of the last is given.
    """
    crew = _Crew(limits)
    try:
        is_more = _give_all(crew, jobs)
        while is_more or crew.busy:
            found = crew.done(is_more=is_more)
            is_more = is_more and _give_all(crew, jobs)
            yield from found
    finally:
        crew.end()


def _give_all(crew: "_Crew", jobs: Iterator[Job | None]) -> bool:
    """Give jobs to the crew until it has no room, or there is none just now; whether there may be more."""
    while crew.has_room:
        job = next(jobs, _END)
        if not isinstance(job, Job):
            return job is not _END
        crew.give(job)
    return True


class _Crew:
    """The processes: those that read, those that rest, and those that were asked to end."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.busy: list[_Worker] = []
        self._resting: list[_Worker] = []
        self._leaving: list[_Worker] = []
        self._false_starts = 0

    def give(self, job: Job) -> None:
        """Let a process that rests read `job`, or a new one."""
        while self._resting:
            worker = self._resting.pop()
            if worker.take(job):
                self.busy.append(worker)
                return
            self._dismiss(worker)
        self.busy.append(_Worker(self._limits, job))

    @property
    def has_room(self) -> bool:
        """Whether another may be at work; of several, those that wait are not, but at most twice as many have jobs."""
        most, many = self._limits.workers, len(self.busy)
        if many < most or most == 1 or many >= _MOST_WAITING * most:
            return many < most
        return many - sum(one.is_waiting for one in self.busy) < most

    def done(self, *, is_more: bool) -> list[tuple[Job, Outcome]]:
        """The jobs that are done: at least one, but where there are no processes at work, or room and more to do."""
        while self.busy:
            has_room = is_more and self.has_room
            self._listen(0.0 if has_room else _GLANCE)
            told = self._told()
            if told or has_room:
                return told
        return []

    def _told(self) -> list[tuple[Job, Outcome]]:
        """What came of the jobs that are over; one that its process had not begun is given to another."""
        self._leaving = [worker for worker in self._leaving if not worker.has_ended()]
        found = [worker for worker in self.busy if worker.outcome is not None]
        for worker in found:
            self.busy.remove(worker)
            if worker.is_fit:
                self._resting.append(worker)
            else:
                self._dismiss(worker)
        told = [(worker.job, worker.outcome or Outcome()) for worker in found if worker.has_begun]
        self._false_starts = 0 if told else self._false_starts
        for worker in found:
            if not worker.has_begun:
                self._give_again(worker.job)
        return told

    def _give_again(self, job: Job) -> None:
        """Give a job to another process, since the one that had it died before it began; no document is to blame."""
        self._false_starts += 1
        if self._false_starts > _MOST_FALSE_STARTS:
            raise NothingToDoError(
                "the processes that are to read documents die as they start; see that there is enough memory, "
                "and that a program of yours that calls this has `if __name__ == '__main__'`"
            )
        self.give(job)

    def end(self) -> None:
        """End all processes."""
        for worker in (*self.busy, *self._resting):
            self._dismiss(worker)
        while self._leaving:
            wait([worker.sentinel for worker in self._leaving], timeout=_PATIENCE)
            self._leaving = [worker for worker in self._leaving if not worker.has_ended()]

    def _dismiss(self, worker: "_Worker") -> None:
        worker.ask_to_end()
        self._leaving.append(worker)

    def _listen(self, seconds: float) -> None:
        """Take in what the processes say, waiting for `seconds`, or until one must be looked after."""
        first = min(worker.deadline for worker in (*self.busy, *self._leaving))
        left = max(0.0, first - time.monotonic())
        speaking = wait([worker.pipe for worker in self.busy], timeout=min(left, seconds))
        for worker in self.busy:
            if worker.pipe in speaking:
                worker.listen()
            worker.check_time()


class _Worker:
    """A process with the job it is given, and with the outcome as soon as there is one."""

    def __init__(self, limits: Limits, job: Job) -> None:
        context = _context(is_short=limits.is_short)
        self.pipe, far_end = context.Pipe()
        given = (far_end, limits.seconds, limits.memory, limits.reading, limits.extract)
        self._process = context.Process(target=serve, args=given, daemon=True)
        self._process.start()
        self.sentinel, self._watch = self._process.sentinel, Watch(self._process.pid)
        far_end.close()
        self._seconds, self._jobs, self._is_dead = limits.seconds, 0, False
        self.outcome: Outcome | None = None
        self.has_begun, self._since = False, 0.0
        if not self.take(job):
            self._fail(CrashError("the process that was to read it died"))

    @property
    def is_fit(self) -> bool:
        """Whether the process can be given another job: one whose memory ran out may not have it all again."""
        return not self._is_dead and self._jobs < _MOST_JOBS and self._process.is_alive()

    @property
    def is_waiting(self) -> bool:
        """Whether the process has begun its job and does nothing about it just now."""
        return self.has_begun and self._watch.is_waiting()

    def take(self, job: Job) -> bool:
        """Whether the process goes on with another job."""
        try:
            self._begin(job)
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Take in what the process says: that it begins, or what came of the job. One that died has crashed."""
        try:
            self.outcome = self.pipe.recv()
        except (EOFError, OSError):
            self._fail(CrashError(f"the process that read it died{self._cause()}"))
        else:
            self._since = self._since if self.has_begun else time.monotonic()
            self.deadline, self.has_begun = time.monotonic() + self._seconds, True
            self._watch.start()
            self._is_dead = self.outcome is not None and self.outcome.class_ == OutOfMemoryError.ledger_class

    def check_time(self) -> None:
        """Fail the job if its time is over."""
        if self.outcome is None and time.monotonic() > self.deadline:
            self._fail(ReadTimeoutError(f"reading it took longer than {self._seconds:g} seconds"))

    def ask_to_end(self) -> None:
        """Let the process end what it started, and itself."""
        patience = _PATIENCE if has_started_others(self._process.pid) else _MOMENT
        self._process.terminate()
        self.deadline = time.monotonic() + patience

    def has_ended(self) -> bool:
        """Whether the process has ended: if it was asked, and didn't in time, it is made to, with all it started."""
        if self._process.is_alive() and time.monotonic() > self.deadline:
            _kill(self._process.pid)
            self._process.join()
        if self._process.is_alive():
            return False
        self._process.join()
        self.pipe.close()
        return True

    def _begin(self, job: Job) -> None:
        self.job, self.outcome, self.has_begun = job, None, False
        self._since = time.monotonic()
        self.deadline = self._since + self._seconds + _START
        self._jobs += 1
        self.pipe.send(job)

    def _fail(self, error: MinutebookError) -> None:
        self.outcome = Outcome(
            class_=error.ledger_class, message=str(error), seconds=round(time.monotonic() - self._since, 3)
        )
        self._is_dead = True

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


def _kill(pid: int | None) -> None:
    if pid is None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)
