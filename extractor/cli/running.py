"""What `minutebook import` and `convert` have in common: which files, what each may take, and what is read again."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from extractor.cli.options import again, cores, memory, own, reading, timeout, workers
from extractor.errors import MinutebookError

if TYPE_CHECKING:
    from extractor.bulk import Choice, Limits, Paths, Summary, Wanted
    from models import OcrMode, OwnRules

F = TypeVar("F", bound=Callable[..., Any])


class Pattern(click.ParamType[str]):
    """A pattern as .gitignore has them."""

    name = "glob"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value`, if it is one."""
        from extractor.bulk import Choice

        try:
            Choice([value])
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


class Asked(NamedTuple):
    """The options of a run, as they were given."""

    paths: tuple[str, ...]
    files_from: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    again: str | None
    check_content: bool
    own: Path | None
    workers: int | None
    timeout: float
    memory: int
    ocr: "OcrMode"
    ocr_language: str

    def rules(self) -> "OwnRules | None":
        """The user's own rules, if there are any. Raises RuleError if they are wrong."""
        if self.own is None:
            return None
        from extractor.own import load

        return load(self.own)

    def limits(self, rules: "OwnRules") -> "Limits":
        """What each document may take, and how it is to be read."""
        from extractor.bulk import Limits
        from models import Reading

        many = self.workers or cores()
        pages = max(1, cores() // many)
        how = Reading(ocr=self.ocr, ocr_language=self.ocr_language, ocr_pages=pages, own=rules)
        return Limits(many, self.timeout, self.memory << 20, reading=how)

    def wanted(self) -> "Wanted":
        """What is to be read again."""
        from extractor.bulk import Wanted

        return Wanted(
            self.again, is_content_checked=self.check_content, has_ocr=self.ocr != "off", seconds=self.timeout
        )

    def choice(self) -> "Choice":
        """Which files are wanted of those that are met."""
        from extractor.bulk import Choice

        return Choice(self.include, self.exclude)

    @contextmanager
    def given(self) -> Iterator["Paths"]:
        """The paths; those of a list that comes on standard input are kept in a file for as long."""
        from extractor.bulk import Paths

        if not self.paths and self.files_from is None:
            raise click.UsageError("give PATHs, or a list of them with --files-from")
        if self.files_from != "-":
            yield Paths(self.paths, None if self.files_from is None else Path(self.files_from))
            return
        with NamedTemporaryFile(prefix="minutebook-") as spool:
            shutil.copyfileobj(sys.stdin.buffer, spool)
            spool.flush()
            yield Paths(self.paths, Path(spool.name), "-")


def runs(command: F) -> F:
    """Add the options of a run, which the command gets as `asked`."""

    @wraps(command)
    def with_asked(**given: Any) -> Any:
        asked = Asked(**{name: given.pop(name) for name in Asked._fields})
        return command(asked=asked, **given)

    for option in reversed(_OPTIONS):
        with_asked = option(with_asked)
    return with_asked  # type: ignore[return-value]


def exit_code(summary: "Summary") -> int:
    """What the command ends with."""
    if summary.is_interrupted:
        return 130
    return MinutebookError.exit_code if summary.failed or summary.undescribed else os.EX_OK


_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.argument("paths", nargs=-1, metavar="PATH..."),
    click.option(
        "--files-from",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True),
        metavar="LIST|-",
        help="Take the paths that this file lists, too, or standard input does: one a line, or parted by NUL as "
        "`find -print0` writes them.",
    ),
    click.option(
        "--include",
        multiple=True,
        type=Pattern(),
        metavar="GLOB",
        help='Only files that match: "*.pdf", "2021/", "/council/**/minutes*". Patterns are those of .gitignore, from '
        "the folder that is given on; capitals don't matter. May be given several times.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        type=Pattern(),
        metavar="GLOB",
        help="No files that match, and no folders. May be given several times.",
    ),
    again,
    click.option(
        "--check-content",
        is_flag=True,
        help="Tell unchanged files by their digest, not by their size and time: each is read through.",
    ),
    own,
    workers,
    timeout,
    memory,
    reading,
)
