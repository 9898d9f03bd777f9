"""A list that weak signs speak for, made a block: its rows, and the entries in it that look like people."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.mentions import Mention
from extractor.find.attendees.passages import Passage
from extractor.find.attendees.people import people
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.signs import Weighed
from extractor.find.attendees.starting import STRONG
from extractor.find.attendees.wording import Label
from models.minutes import Status

RULE = "presence-by-signs"
_FEW, _SHARE_OF_SURE = 3, 0.3


class Gathering(NamedTuple):
    """A list that signs speak for: its block, those in it who look like people, and how likely it is."""

    block: Block
    entries: list[Entry]
    likely: float


def gathering(of: Weighed, rows: Sequence[Row], status: Status, held: list[Passage], likely: float) -> Gathering:
    """The list that the passages `held` are, of those who are told to be `status`."""
    label = Label(status, STRONG, status, 0, RULE, held[0].stretch)
    block = Block(label, tuple(_rows(rows, held)), None, held[0].row)
    found = _entries(block, held)
    sound = [one for one in found if _is_sound(one, found, of)]
    return Gathering(block, sound if _is_of_people(sound) else [], likely)


def _entries(block: Block, held: list[Passage]) -> list[Entry]:
    """Those whom a list names, read as lists are; or its names as they stand, if it is set so that few are read."""
    found = [_named(one, held) for one in people(block) if one.type == "person"]
    full = [one for passage in held for one in passage.mentions if one.is_full]
    read = [one for one in found if any(each.start <= one.quotes[0][0] < each.end for each in full)]
    return found if 2 * len(read) >= len(full) else [_as_it_stands(one) for one in full]


def _as_it_stands(one: Mention) -> Entry:
    return Entry(one.text, ((one.start, one.end),), evidence=one.evidence)


def _is_of_people(found: list[Entry]) -> bool:
    """Whether some of those named are people for certain, not just two words or more with capitals."""
    sure = sum(one.title is not None or one.evidence > names.LIKELY or _has_initial(one.name) for one in found)
    return sure >= _SHARE_OF_SURE * len(found)


def _has_initial(name: str) -> bool:
    return len(name.split(maxsplit=1)[0].rstrip(".")) == 1 or "." in name


def _named(one: Entry, held: list[Passage]) -> Entry:
    """The entry without the post that its name begins with ("Supervisors Ann Lee"), which is its role.

    So is a post that stands before the only name of its line, whatever parts the two ("Chair = Ann Lee").
    """
    start, end = one.quotes[0]
    passage = next((passage for passage in held if passage.start <= start < passage.stretch.end), None)
    inside = [each for each in passage.mentions if start <= each.start and each.end <= end] if passage else []
    if passage is None or len(inside) != 1:
        return one
    (mention,) = inside
    post = passage.stretch.cut(0, start - passage.start).bare(" \t:=.,;•*–—-") if len(passage.mentions) == 1 else None
    if one.name != mention.text and one.name.endswith(mention.text):
        post = passage.stretch.cut(start - passage.start, mention.start - passage.start)
        one = one._replace(name=mention.text, quotes=((mention.start, mention.end), *one.quotes[1:]))
    return one.with_field("role", post) if post is not None and _is_post(post.text) else one


def _is_post(words: str) -> bool:
    """Whether words before a name are a post, not how many came."""
    return kinds.is_role(words) and not any(map(str.isdigit, words)) and not kinds.is_unnamed(words)


def _rows(rows: Sequence[Row], held: list[Passage]) -> Iterator[Row]:
    """The rows of a list: each line from its first name on, or the row of a table that names one."""
    for at, group in groupby(held, key=lambda passage: passage.row):
        inside = list(group)
        if len(inside) == 1 and len(rows[at].slots) > 1:
            yield rows[at]
            continue
        for passage in inside:
            slot = Slot((passage.names,), rows[at].slots[passage.slot].column)
            yield rows[at]._replace(slots=(slot,), heads=(), lead=0)


def _is_sound(one: Entry, others: list[Entry], of: Weighed) -> bool:
    """Whether an entry looks like somebody, and no body: a full name, a title, or a word like others beside it."""
    if kinds.is_organisation(one.name):
        return False
    if one.title is not None or one.evidence >= names.LIKELY:
        return True
    alike = [other for other in others if (" " in other.name) == (" " in one.name)]
    again = [other for other in alike if len(of.places.get(other.name.rsplit(maxsplit=1)[-1], ())) > 1]
    return len(alike) >= _FEW and 2 * len(alike) >= len(others) and 2 * len(again) >= len(alike)
