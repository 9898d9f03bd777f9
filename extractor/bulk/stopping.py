"""Ctrl-C and SIGTERM: the first asks a run to finish what it has in hand, the second ends it at once."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable(say: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Whether the run was asked to stop; `say` is called when it is. Asked once more, KeyboardInterrupt is raised."""
    asked = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        say()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = {which: signal.signal(which, ask) for which in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)
