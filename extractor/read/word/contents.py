"""A table of contents, which Word makes of the headings: it is set beside the text, which would else stand twice."""

import re
from collections.abc import Iterable

from extractor.read.assemble import RawLine
from models import Marginal

_ENTRY = re.compile(r"(?:toc|contents) [1-9]|table of figures", re.IGNORECASE)
_HEADING = re.compile(r"(?:toc|contents) heading", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…]*\t[\s.…]*[0-9ivxlc]{1,5}\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


def apart(raw: list[RawLine]) -> tuple[list[RawLine], list[Marginal]]:
    """`raw` without the table of contents, and that, line by line.

    Lines are of it by the styles that Word gives it, if most of their words stand in the text again: what somebody
    wrote in such a style, and nowhere else, is text.
    """
    listed = [line for line in raw if _is_of(line, _ENTRY)]
    if not listed or not _are_repeated(listed, raw):
        return raw, []
    kept = [line for line in raw if not _is_of(line, _ENTRY) and not _is_of(line, _HEADING)]
    beside = [line for line in raw if _is_of(line, _ENTRY) or _is_of(line, _HEADING)]
    texts = (" ".join(f"{line.number or ''} {_text(line)}".split()) for line in beside)
    return kept, [Marginal(text=text, kind="contents") for text in texts if text]


def _is_of(line: RawLine, styles: re.Pattern[str]) -> bool:
    return line.style is not None and styles.fullmatch(line.style) is not None


def _are_repeated(listed: Iterable[RawLine], raw: Iterable[RawLine]) -> bool:
    """Whether more than half of the lines `listed` stand in the rest of `raw`, too, whatever their number."""
    others = "\n".join(_folded(_text(line)) for line in raw if not _is_of(line, _ENTRY))
    found = [_folded(_PAGE.sub("", _text(line))) in others for line in listed]
    return sum(found) * 2 > len(found)


def _text(line: RawLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def _folded(text: str) -> str:
    """The letters of `text` alone, after its number."""
    return _SIGNS.sub("", re.sub(r"^[\W0-9]+", "", text)).casefold()
