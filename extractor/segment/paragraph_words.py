"""A paragraph's words, as they are looked at for where a heading ends."""

from typing import NamedTuple

from models import Paragraph, Span

# Words in capitals that are more than a title.
_TITLE = 14
_AROUND = " \t\n:;,.–—-•*|_="
# Signs that adorn a title if they stand on both sides of it: "/ Roads /".
_ON_BOTH_SIDES = "/~^+<>«»"
# Signs and letters of an adorned title at least.
_ADORNED = 4


class Words(NamedTuple):
    """A paragraph's words after its number, which begin at `start`.

    `end` is where the paragraph ends, `shown` where the words end that stand out as the first does: `start` if it
    doesn't. `habits` are the signs with which the document's paragraphs part a heading from its text.
    """

    text: str
    paragraph: Paragraph
    start: int
    end: int
    shown: int
    is_numbered: bool
    habits: frozenset[str]


def is_all_set_off(words: Words) -> bool:
    """Whether the whole paragraph stands out, so that a sign in it parts no title from its text."""
    printed = words.text[words.start : words.end]
    is_capitals = printed.isupper() and len(printed.split()) < _TITLE
    return is_capitals or words.shown >= words.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the signs and spaces around it, and without those that adorn both sides of it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    is_adorned = (
        end - start > _ADORNED and _adorns(text[start], text[start + 1]) and _adorns(text[end - 1], text[end - 2])
    )
    return trimmed(text, start + 1, end - 1) if is_adorned else Span(start=start, end=end)


def _adorns(sign: str, beside: str) -> bool:
    """Whether a sign at the edge of a title adorns it: a space or such a sign is `beside` it; "<name>" is a word."""
    return sign in _ON_BOTH_SIDES and (beside.isspace() or beside in _ON_BOTH_SIDES)
