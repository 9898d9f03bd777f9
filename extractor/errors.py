"""What can go wrong, with its exit code and the ledger's word for it."""

from typing import ClassVar


class MinutebookError(Exception):
    """Anything a caller may want to catch; bugs are not among them.

    `ledger_class` is the word that the ledger keeps for it (DESIGN: what bad input gets); `exit_code` what the command ends with.
    """

    ledger_class: ClassVar[str] = "fault"
    exit_code: ClassVar[int] = 1


class UnsupportedError(MinutebookError):
    """The file is of a kind that Minutebook does not read."""

    ledger_class = "unsupported"


class UnreadableError(MinutebookError):
    """The file can't be opened: no permission, vanished, or the disk failed."""

    ledger_class = "unreadable"


class EmptyError(MinutebookError):
    """The file holds nothing."""

    ledger_class = "empty"


class CorruptError(MinutebookError):
    """The file is damaged, or not what its first bytes say."""

    ledger_class = "corrupt"


class EncryptedError(MinutebookError):
    """The file can't be read without its password."""

    ledger_class = "encrypted"


class NoTextError(MinutebookError):
    """The pages are pictures: there are no letters to read."""

    ledger_class = "no_text"


class NeedsToolError(MinutebookError):
    """Another program is needed to read the file, and is not installed."""

    ledger_class = "needs_tool"


class TooLargeError(MinutebookError):
    """The file is past a limit of pages, bytes or unpacked bytes."""

    ledger_class = "too_large"


class ReadTimeoutError(MinutebookError):
    """Reading took longer than its limit."""

    ledger_class = "timeout"


class OutOfMemoryError(MinutebookError):
    """Reading wanted more memory than its limit."""

    ledger_class = "memory"


class CrashError(MinutebookError):
    """The process that read the file died."""

    ledger_class = "crash"


class RuleError(MinutebookError):
    """A rule table is wrong; the message names the file and the entry."""

    exit_code = 2


class DatabaseError(MinutebookError):
    """The database can't be used: locked by another run, read-only, or not one of ours."""

    exit_code = 3


class NothingToDoError(MinutebookError):
    """Nothing was given that could be worked on."""

    exit_code = 3
