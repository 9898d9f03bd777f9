"""Posts that the text gives to those whom a list names without one: by an election, in a line or a row of officers."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import names
from extractor.either import either
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch
from extractor.late import late
from models import Document

_LINE = late(
    r"(?m)^[\s•●▪◦*–-]*(?:\(?[a-z0-9]{1,2}[.)]\s*)?(?P<role>[A-Za-z][\w/ &.'’-]{2,40}?)\s*(?::|\s[–—-]|=)\s*"
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})[^\S\n]*(?=$|[;,(\n])"
)
_MADE = (
    r"\s+(?:(?:was|is|be|being|has been|had been)\s+)?(?:(?:duly|unanimously|also|then|now|nominated and)\s+)*"
    r"(?:(?:re-?)?(?:elected|appointed|chosen|voted|named)(?:\s+in)?"
    r"(?:\s+(?:as|to be|to the (?:office|post|position) of))?"
    r"|as(?! [a-z]+\b(?! of\b)(?! [a-z]+ of\b))|(?P<bare>be))\s+(?:the |our )?"
    r"(?P<role>(?:[A-Za-z][\w/&’'-]*[ ]?){1,8})"
)
_GENERAL = re.compile(r"(?i)\bannual general\b|\bA\.?G\.?M\b")
_HEAD, _CLOSE = 800, 500  # code points
_MOVED = r"(?P<moved>[Tt]hat\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?)?"
_OF_BODY = late(r"[A-Za-z -]+ of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
_WORD = re.compile(r"\S+")


def with_offices(entries: Sequence[Entry], document: Document) -> list[Entry]:
    """The entries, those without a role with the post that the text gives them first; the order is kept.

    What a general meeting elects its members to, they hold from then on: it tells nothing of those who came to it.
    """
    told: dict[int, Stretch] = {}
    is_general = _GENERAL.search(document.text, 0, _HEAD) is not None
    elected = (
        ()
        if is_general
        else (*_lines(document.text), *_elections(entries, document.text), *_signatures(entries, document.text))
    )
    for who, role in elected:
        meant = [at for at, one in enumerate(entries) if _is_called(who, one)]
        if len(meant) == 1 and entries[meant[0]].role is None:
            told.setdefault(meant[0], role)
    return [one.with_field("role", told[at]) if at in told else one for at, one in enumerate(entries)]


def _is_called(who: str, one: Entry) -> bool:
    """Whether the words are somebody's full name, given name or surname; a form of address before it says nothing."""
    words = who[names.honorific(who) :].rstrip(".")
    parts = one.name.split()
    return one.type == "person" and (words == one.name or (len(parts) > 1 and words in (parts[0], parts[-1])))


def _lines(text: str) -> Iterator[tuple[str, Stretch]]:
    """The lines that are a post and a name: "Treasurer: Ann", "(c) Chairman - Ann Lee"."""
    for line in _LINE.finditer(text):
        parts = {kinds.folded(part) for part in line["role"].split("/")}
        if parts & _officers() and _is_of_one(line["role"]):
            yield line["who"], Stretch(line["role"], line.start("role"))


def _signatures(entries: Sequence[Entry], text: str) -> Iterator[tuple[str, Stretch]]:
    """Who signs at the end, by the full name alone on a line, with their post on the next one."""
    signers = frozenset(one.name for one in entries if one.type == "person" and " " in one.name)
    if not signers:
        return
    signed = rf"(?m)^(?:/s/\s*)?(?P<who>{either(signers, ' ')})[^\S\n]*\n+(?P<role>[A-Z][^\n]{{2,60}})$"
    for line in re.finditer(signed, text[-_CLOSE:]):
        role = Stretch(line["role"], max(0, len(text) - _CLOSE) + line.start("role")).bare()
        post = _longest_post(role)
        if post is not None and post.text == role.text:
            yield line["who"], post


@cache
def _officers() -> frozenset[str]:
    return kinds.words("attendance", "label-officers", "office-before-surname")


def _elections(entries: Sequence[Entry], text: str) -> Iterator[tuple[str, Stretch]]:
    """Whom the text says to be elected to a post, or to be one: "Mr Reed was elected Chairman", "Ann as Treasurer"."""
    people = [one for one in entries if one.type == "person"]
    called = {word for one in people for word in (one.name, *one.name.split()) if len(word) > 2}
    if not called:
        return
    for made in re.finditer(rf"(?<![\w-]){_MOVED}(?P<who>{either(frozenset(called), ' ')}){_MADE}", text):
        role = _longest_post(Stretch(made["role"], made.start("role")))
        if role is not None and (made["moved"] or not made["bare"]):
            yield made["who"], role


def _longest_post(words: Stretch) -> Stretch | None:
    """The longest beginning of the words that is one's post, with the body that it is a post of."""
    ends = [word.end() for word in _WORD.finditer(words.text)]
    end = next((end for end in reversed(ends) if _is_of_one(words.text[:end].strip())), None)
    body = _OF_BODY.match(words.text) if end is not None else None
    return None if end is None else words.cut(0, max(end, body.end() if body else 0))


def _is_of_one(words: str) -> bool:
    """Whether the words are a post that one holds, and nothing that every meeting has."""
    parts = [part.strip() for part in words.split("/")]
    is_post = all(kinds.is_plain_role(part) for part in parts) and not kinds.is_group(words)
    return is_post and kinds.folded(words) not in kinds.words("names", "role-of-meeting")
