"""What is read again, though it stands in the database."""

from typing import NamedTuple

from extractor import __version__, rules
from extractor.store.ledger import Known

# What may go better the next time: these are tried again, though neither the file nor Minutebook has changed.
_MAY_GO_BETTER = frozenset({"needs_tool", "timeout", "memory", "crash"})
# What stops the reader is tried so often, and then left alone until it is asked for: each try costs its whole limit.
STOPS_READER = frozenset({"timeout", "memory", "crash"})
MOST_TRIES = 3


class Wanted(NamedTuple):
    """What a run is to read again, and what it believes.

    `again` is "failed", "all" or a class of failures: all those are read again. `is_content_checked` says that files
    are told to be unchanged by their digest, not by size and time. `has_ocr` and `seconds` are those of its limits.
    """

    again: str | None = None
    is_content_checked: bool = False
    has_ocr: bool = True
    seconds: float = 0.0


def is_settled(known: Known, run: int | None, wanted: Wanted) -> bool:
    """Whether a content is left as it is known: reading it again would give nothing else, or is not wanted.

    What was read in this `run` is; None if that can't be.
    """
    if run is not None and known.run == run:
        return True
    if wanted.again == "all" or (known.class_ and wanted.again in {"failed", known.class_}):
        return False
    if not is_current(known) or (known.class_ == "no_text" and wanted.has_ocr):
        return False
    return known.class_ not in _MAY_GO_BETTER or _is_left_alone(known, wanted)


def is_current(known: Known) -> bool:
    """Whether this Minutebook, with these rules, has read the content."""
    return (known.version, known.rules_version) == (__version__, rules.version())


def _is_left_alone(known: Known, wanted: Wanted) -> bool:
    has_more_time = known.class_ == "timeout" and wanted.seconds > (known.seconds or 0)
    return known.class_ in STOPS_READER and known.attempts >= MOST_TRIES and not has_more_time
