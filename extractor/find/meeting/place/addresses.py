"""The lines of an address below the house that they belong to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractor.dates import find_dates
from extractor.find.meeting.group.names import listed
from extractor.find.meeting.head import Found
from extractor.find.meeting.place.words import EDGES, NOT_PLACE
from extractor.late import late
from models import Document, Paragraph, Span

# A line of an address: a number and a street, or a town with a code of the post.
_ADDRESS = late(
    r"\s*(?:[0-9]{1,5}[A-Za-z]?,?\s+(?:[A-Z0-9][\w.'’-]*,?\s*){1,7}"
    r"|(?:[A-Z][\w.'’-]*,?\s+){1,5}(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][0-9A-Z]?\s[0-9][A-Z]{2}|[A-Z][0-9][A-Z]\s?[0-9][A-Z][0-9]))\s*\.?\s*"
)
_TOWN = late(r"(?:^|,\s*)[A-Z][\w.'’ -]*,\s+(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*\.?$")
_LINE = late(r"[A-Z0-9(][\w.,'’&#/() –-]{2,90}")
_FEW = 4  # lines
_CODE = late(r"\b[A-Z]{2}\s+[0-9]{5}\b|\b[A-Z]{1,2}[0-9]{1,2}[A-Z]?\s*[0-9][A-Z]{2}\b")


def with_address(document: Document, place: Found, lines: Sequence[Paragraph]) -> Found:
    """The place with the lines of an address right below its own: a house and its number, a town with its code.

    What stands between the place and a line that ends an address belongs to it as well.
    """
    text, held = document.text, place.quotes[-1]
    own = next((line for line in lines if line.span.holds(held)), None)
    if own is None or own.span.end > held.end + 1:
        return place
    below = list(_right_below(text, own, lines))
    last = max((at for at, line in enumerate(below, 1) if _ends_address(line.of(text))), default=0)
    last = last or sum(1 for _ in takewhile(lambda line: _ADDRESS.fullmatch(line.of(text)), below))
    added = below[:last]
    value = ", ".join([place.value, *(" ".join(line.of(text).split()).strip(EDGES) for line in added)])
    return place._replace(value=value, quotes=(*place.quotes, *added))


def _right_below(text: str, own: Paragraph, lines: Sequence[Paragraph]) -> Iterator[Span]:
    """The next lines that are names and numbers and nothing else, with nothing between them; a few at most."""
    end = own.span.end
    for line in [one for one in lines if one.span.start >= end][:_FEW]:
        words = line.span.of(text)
        is_near = not text[end : line.span.start].strip()
        if not is_near or _LINE.fullmatch(words) is None or NOT_PLACE.search(words) or any(find_dates(words)):
            return
        yield line.span
        end = line.span.end


def _ends_address(words: str) -> bool:
    """Whether a line ends as addresses do: with the code of the post, or a town and its state."""
    found = _TOWN.search(words)
    return _CODE.search(words) is not None or (found is not None and found["state"] in listed("states"))


def is_of_house(words: str) -> bool:
    """Whether a line above the day tells rather whose minutes these are: a school's name, or a letterhead's address."""
    return _is_house(words) or _CODE.search(words) is not None


def _is_house(words: str) -> bool:
    """Whether the words end as the name of a body that has a house: a school above the day is who met."""
    tokens = words.casefold().split()
    is_of = any(one in listed("organisations") and other == "of" for one, other in pairwise(tokens))
    return (tokens[-1] in listed("organisations") or is_of) and "," not in words
