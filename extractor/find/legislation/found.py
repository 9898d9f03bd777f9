"""A piece of legislation found in a text, before it is made a mention."""

from typing import NamedTuple

from extractor.late import late
from models import Span, Work
from models.minutes import LegislationType


class Found(NamedTuple):
    """A stretch `[start, end)` of the text that names legislation, with what it says of it.

    `provision` is as printed, `title` the title or citation without it; `antecedent` what an oblique one stands for.
    `tail` is where a number or state printed behind the title ends, which are no part of it: a provision may follow.
    """

    start: int
    end: int
    type: LegislationType
    rule: str
    title: str | None = None
    year: int | None = None
    number: str | None = None
    jurisdiction: str | None = None
    provision: str | None = None
    candidates: tuple[Work, ...] = ()
    uri: str | None = None
    is_inferred: bool = False
    is_oblique: bool = False
    antecedent: "Found | None" = None
    tail: int | None = None

    @property
    def span(self) -> Span:
        """The stretch as a record."""
        return Span(start=self.start, end=self.end)


def overlaps(a: Found, b: Found) -> bool:
    """Whether the two share a code point."""
    return a.start < b.end and b.start < a.end


def folded(stretch: str) -> str:
    """`stretch` with its white space folded to single spaces."""
    return " ".join(stretch.split())


_PARAGRAPH_END = late(r"[\n\f]")


def paragraph(text: str, start: int, end: int, reach: int = 300) -> Span:
    """The paragraph around `[start, end)`, cut to `reach` code points on either side."""
    left = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
    after = _PARAGRAPH_END.search(text, end)
    right = after.start() if after else len(text)
    return Span(start=max(left, start - reach), end=min(right, end + reach))
