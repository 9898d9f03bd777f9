"""Fixity: whether files are still what they were when they were read."""

import hashlib
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk.manifest import Listed, listed
from extractor.bulk.stopping import stoppable
from extractor.bulk.walk import is_gone, meant, opened, shown
from extractor.errors import UnreadableError
from extractor.store import files, ledger
from extractor.store.columns import Row
from extractor.store.files import Held
from extractor.store.ledger import Event

_BATCH, _SECONDS = 500, 1.0  # files that are checked in one transaction, and how long that may take
_CHUNK = 1 << 20  # bytes

Result = Literal["same", "changed", "gone", "unreadable", "never checked", "not imported", "not listed"]
CLOSED = "a file under closed access"
# What of these is well.
WELL: Result = "same"


class Checked(NamedTuple):
    """What checking one file came to, and what else is to be said of it."""

    path: str
    result: Result
    detail: str | None = None


class Check(NamedTuple):
    """A file to check: its path as the ledger has it, and the digest that a list says it has."""

    path: str
    listed: Listed | None = None


def verify(
    db: Database,
    folders: Sequence[str],
    manifests: Sequence[Path],
    tell: Callable[[Checked], None],
    *,
    is_closed_named: bool = False,
) -> tuple[dict[str, int], bool]:
    """Read the files again that the ledger has, at or below `folders` if any are given, or those that lists name.

    Each differs or not from what it was, and from what its list says. How many files came to which result, and whether
    Ctrl-C ended it. Files under closed access are checked as all others, but not named, unless that is asked for.
    """
    counts = Counter[str]()
    given = [shown(path) for path in (*folders, *map(str, manifests))]
    for manifest in manifests:
        deque(listed(manifest), maxlen=0)  # what is wrong with a list is said before anything is written down
    run = ledger.begin_run(db, "verify", given, {}, (__version__, rules.version()))
    with stoppable(lambda: None) as is_stopped:
        checks = _of_lists(db, manifests) if manifests else (Check(path) for path in files.paths(db, folders))
        for batch in _batches(db, run, checks):
            for checked in batch:
                counts[checked.result] += 1
                tell(checked if is_closed_named else _unnamed(db, checked))
            if is_stopped():
                break
        is_interrupted = is_stopped()
    _end(db, run, counts, is_interrupted=is_interrupted)
    return dict(counts), is_interrupted


def _batches(db: Database, run: int, checks: Iterator[Check]) -> Iterator[list[Checked]]:
    """What checking came to, some files at a time, each batch in one transaction."""
    while True:
        done, until = list[Checked](), time.monotonic() + _SECONDS
        with db.atomic():
            for check in islice(checks, _BATCH):
                done.append(_checked(db, run, check))
                if time.monotonic() > until:
                    break
        if not done:
            return
        yield done


def _of_lists(db: Database, manifests: Iterable[Path]) -> Iterator[Check]:
    """The files that lists name, then those of the ledger beside or below each list that it doesn't name."""
    files.begin(db)
    for manifest in manifests:
        for one in listed(manifest):
            files.meet(db, shown(one.path))
            yield Check(shown(one.path), one)
    for manifest in manifests:
        for path in files.not_met(db, shown(str(manifest.parent.absolute()))):
            if meant(path) != str(manifest.absolute()):
                yield Check(path, Listed(path, "", ""))


def _checked(db: Database, run: int, check: Check) -> Checked:
    held = files.held(db, check.path)
    if check.listed is not None and not check.listed.algorithm:
        return Checked(check.path, "not listed")
    found = _found(check, held)
    if held is not None:
        _write_down(db, run, found, held)
    return found


def _found(check: Check, held: Held | None) -> Checked:
    """What the file is, beside what the ledger and the list say of it."""
    path = meant(check.path)
    wanted = {"sha256": held.sha256} if held is not None and held.sha256 is not None else {}
    try:
        digests = _digests(path, {*wanted, *([check.listed.algorithm] if check.listed else [])})
    except (OSError, UnreadableError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return Checked(check.path, "gone") if is_gone(path) else Checked(check.path, "unreadable", why)
    for algorithm, digest in wanted.items():
        if digests[algorithm] != digest:
            return Checked(check.path, "changed", f"{algorithm} {digests[algorithm]} in place of {digest}")
    if check.listed is not None and digests[check.listed.algorithm] != check.listed.digest:
        said = f"{check.listed.algorithm} {digests[check.listed.algorithm]}, and the list has {check.listed.digest}"
        return Checked(check.path, "changed", said)
    if held is None:
        return Checked(check.path, "not imported")
    return Checked(check.path, "same" if wanted else "never checked")


def _unnamed(db: Database, checked: Checked) -> Checked:
    return checked._replace(path=CLOSED, detail=None) if files.is_closed(db, checked.path) else checked


def _digests(path: str, algorithms: Iterable[str]) -> dict[str, str]:
    """The digests of a file by each algorithm, read once."""
    made = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            for one in made.values():
                one.update(chunk)
    return {name: one.hexdigest() for name, one in made.items()}


def _write_down(db: Database, run: int, found: Checked, held: Held) -> None:
    """Failures are events of their own, and a file that is there again; those that are well are counted at the end."""
    if found.result == "gone":
        if held.gone is None:
            files.put_gone(db, run, found.path)
    elif found.result == "same":
        files.change(db, found.path, {"checked": ledger.now(), "gone": None})
        if held.gone is not None:
            ledger.add_event(db, run, Event("fixity check", found.path, held.sha256, detail="it is there again"))
    elif found.result in {"changed", "unreadable"}:
        failure = f"{found.result}: {found.detail}"
        ledger.add_event(db, run, Event("fixity check", found.path, held.sha256, failure=failure))


def _end(db: Database, run: int, counts: Counter[str], *, is_interrupted: bool) -> None:
    with db.atomic():
        if counts["same"]:
            detail = f"{counts['same']} files have the digest they had"
            ledger.add_event(db, run, Event("fixity check", detail=detail))
        failed = counts["changed"] + counts["unreadable"]
        told: Row = {"unchanged": counts["same"], "failed": failed, "gone": counts["gone"]}
        ledger.end_run(db, run, "interrupted" if is_interrupted else "finished", told)
