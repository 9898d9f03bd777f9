"""What every record has in common, and the coordinates they all use."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, NonNegativeInt, PositiveInt, Strict
from pydantic.dataclasses import dataclass


class Record(BaseModel):
    """A value that is checked when it is made and never changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# What a long document has many of is as strict and as lasting as a Record, but takes a tenth of the room: see
# docs/decisions.md. Their fields say themselves that they are strict, so that they are also made from dictionaries.
CLOSED = ConfigDict(extra="forbid")
Natural = Annotated[int, Strict(), Field(ge=0)]
Positive = Annotated[int, Strict(), Field(gt=0)]
Real = Annotated[float, Strict()]
Claim = Annotated[bool, Strict()]


@dataclass(frozen=True, slots=True, kw_only=True, config=CLOSED)
class Span:
    """A half-open stretch `[start, end)` of the document text, in code points.

    Offsets count from the start of the whole document, never from a page or section,
    so `text[span.start : span.end]` is always the stretch of the text that holds the find.
    """

    start: Natural
    end: Natural

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")

    def of(self, text: str) -> str:
        """The stretch of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two have at least one code point in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True, config=CLOSED)
class Box:
    """A rectangle on a page, in points from the page's top left corner; `page` counts from 1."""

    page: Positive
    x0: Real
    top: Real
    x1: Real
    bottom: Real


class Block(Record):
    """Where something stands in a Word file, counted from 0 in body order.

    Either `paragraph` alone, or `table`, `row` and `cell` (and `paragraph` within the cell).
    """

    paragraph: NonNegativeInt | None = None
    table: NonNegativeInt | None = None
    row: NonNegativeInt | None = None
    cell: NonNegativeInt | None = None


class Mention(Record):
    """Something found in a document, with what it takes to argue with the find.

    `span` runs from the first to the last word of the find; `quotes` are the several stretches it was
    read from, where there are several, else empty. `page` is 1-based and null for Word files, which
    have `block`. `rule` is the id of the rule that found it. `confidence` is the share of this rule's
    finds that were right on the evaluation set, null if too few to tell. `section` is the index of the
    section it stands in. A finder leaves `page`, `boxes`, `block`, `confidence` and `section` empty:
    `extractor.place` fills them in; only a finder that weighs each find says by itself how sure it is of that one.
    """

    span: Span
    quotes: tuple[Span, ...] = ()
    page: PositiveInt | None = None
    boxes: tuple[Box, ...] = ()
    block: Block | None = None
    rule: str
    confidence: NonNegativeFloat | None = None
    section: NonNegativeInt | None = None

    def stretches(self) -> tuple[Span, ...]:
        """The stretches of text the find was read from: its quotes, or its span if it has none."""
        return self.quotes or (self.span,)
