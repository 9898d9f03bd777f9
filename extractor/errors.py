"""What can go wrong, with its exit code, the ledger's word for it, and the cure."""

from typing import ClassVar


class MinutebookError(Exception):
    """Anything a caller may want to catch; bugs are not among them.

    `ledger_class` is the word that the ledger keeps for it (DESIGN: what bad input gets), `cure` what a person can do
    about a file of that class, `exit_code` what the command ends with.
    """

    ledger_class: ClassVar[str] = "fault"
    cure: ClassVar[str] = (
        "A fault of Minutebook, not of the file. Please report what `minutebook status --faults` prints."
    )
    exit_code: ClassVar[int] = 1


class UnsupportedError(MinutebookError):
    """The file is of a kind that Minutebook does not read."""

    ledger_class = "unsupported"
    cure = "Save it as PDF or Word and import that, or leave it out."


class UnreadableError(MinutebookError):
    """The file can't be opened: no permission, vanished, or the disk failed."""

    ledger_class = "unreadable"
    cure = "See that the file is there and that you may read it, then import again."


class EmptyError(MinutebookError):
    """The file holds nothing."""

    ledger_class = "empty"
    cure = "Look for the whole file where this one was copied from."


class CorruptError(MinutebookError):
    """The file is damaged, or not what its first bytes say."""

    ledger_class = "corrupt"
    cure = "Copy it from its source again, or open it in the program that made it and save it anew."


class EncryptedError(MinutebookError):
    """The file can't be read without its password."""

    ledger_class = "encrypted"
    cure = "Open it with its password, save it without one, and import that."


class NoTextError(MinutebookError):
    """The pages are pictures: there are no letters to read."""

    ledger_class = "no_text"
    cure = "The pages are pictures. Import it again with --ocr auto, which recognises their text."


class NeedsToolError(MinutebookError):
    """Another program is needed to read the file, and is not installed."""

    ledger_class = "needs_tool"
    cure = "Install the program that the message names; the next import tries the file again."


class TooLargeError(MinutebookError):
    """The file is past a limit of pages, bytes or unpacked bytes."""

    ledger_class = "too_large"
    cure = "Cut it into smaller files, and import those."


class ReadTimeoutError(MinutebookError):
    """Reading took longer than its limit."""

    ledger_class = "timeout"
    cure = "Import it again with more time (--timeout), or print it to a new PDF and import that."


class OutOfMemoryError(MinutebookError):
    """Reading wanted more memory than its limit."""

    ledger_class = "memory"
    cure = "Cut it into smaller files, or print it to a new PDF, and import that."


class CrashError(MinutebookError):
    """The process that read the file died."""

    ledger_class = "crash"
    cure = "The file makes the reader fail. Print it to a new PDF and import that; please report the file."


class RuleError(MinutebookError):
    """A rule table is wrong; the message names the file and the entry."""

    cure = "Mend the rule table that the message names, or install Minutebook again."
    exit_code = 2


class CatalogueError(MinutebookError):
    """A catalogue can't be used; the message names its file and lines."""

    cure = "Mend the lines of the catalogue that the message names."
    exit_code = 2


class DatabaseError(MinutebookError):
    """The database can't be used: locked by another run, read-only, or not one of ours."""

    cure = "Wait for the other run to end, or give another file with --db."
    exit_code = 3


class OutputError(MinutebookError):
    """What is converted can't be written to where it is to go."""

    cure = "Make room there, or give another folder with --out."
    exit_code = 3


class NothingToDoError(MinutebookError):
    """Nothing was given that could be worked on."""

    cure = "Give files or folders that are there."
    exit_code = 3


def cures() -> dict[str, str]:
    """What a person can do about a file, by the ledger's class."""
    kinds: list[type[MinutebookError]] = [MinutebookError, *MinutebookError.__subclasses__()]
    return {kind.ledger_class: kind.cure for kind in kinds if "ledger_class" in vars(kind)}
