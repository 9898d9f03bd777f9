"""Stage 3, actions: what every finder of actions needs to know of the meeting."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import jurisdiction, rules
from extractor.find import cast, doers, items
from extractor.late import late
from models import Attendee, Document, Line, Meeting, Section, Source, Span

_LINE = late(r"[^\n\f]+")
_LETTER = late(r"\W*(?P<letter>[A-Za-z])(?P<sign>[.)])\s")
_INITIAL = late(
    r"(?![IVX]\.)[B-Z]\.\s?[A-Z][a-z’'-]+\s(?:to|will|would|shall|said|agreed|offered|reported|announced|undertook|volunteered|asked)\s"
)
_NAMED = late(r"[A-Z]\.(?:\s[A-Z][\w’'-]*)+")
_ABOVE = 1500  # code points in which the letter before is looked for


class Setting(NamedTuple):
    """The document with who is in it, and the day of the meeting, from which due dates are counted.

    `is_day_first` says how it writes dates in figures; None if nothing in it tells.
    """

    document: Document
    sections: tuple[Section, ...]
    known: cast.Cast
    doers: doers.Doers
    date: str | None
    is_day_first: bool | None = None
    next_meeting: str | None = None
    attendance: tuple[Span, ...] = ()  # where the attendance names people

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text


def setting(
    document: Document, sections: tuple[Section, ...], attendees: tuple[Attendee, ...], meeting: Meeting | None
) -> Setting:
    """The setting of the actions in `document`."""
    known = cast.cast(document.text, attendees, meeting)
    held = meeting.date if meeting else None
    named = doers.find(document.text, known)
    listed = tuple(attendee.span for attendee in attendees)
    coming = meeting.next_meeting if meeting else None
    return Setting(document, sections, known, named, held, jurisdiction.puts_day_first(document.text), coming, listed)


def without_mark(setting: Setting, span: Span) -> Span:
    """`span` without the mark that it begins with; the initial of somebody's name ("B. Hill to write") is none."""
    bare = items.without_mark(setting.text, span)
    if bare != span and _is_initial(setting, span):
        return span
    first = next(iter(setting.doers.inside(span.start, span.end)), None) if bare != span else None
    if first is None or not first.start < bare.start < first.end or _counts(setting, span):
        return bare
    return Span(start=first.start, end=span.end)


def _is_initial(setting: Setting, span: Span) -> bool:
    """Whether a capital and its full stop, from B on, stand before a surname that does something, and count nothing."""
    named = _INITIAL.match(setting.text, span.start, span.end)
    return named is not None and not _counts(setting, span)


def _counts(setting: Setting, span: Span) -> bool:
    """Whether the letter that `span` begins with counts: the letter before it begins a line above, with the same sign.

    Where initials are those of people known, they are no count.
    """
    letter = _LETTER.match(setting.text, span.start, span.end)
    if letter is None or letter["letter"] in "Aa" or _is_of_known(setting, letter):
        return False
    before = re.compile(rf"(?:^|[\n\f])\W*{chr(ord(letter['letter']) - 1)}{re.escape(letter['sign'])}\s")
    return before.search(setting.text, max(0, span.start - _ABOVE), span.start) is not None


def _is_of_known(setting: Setting, letter: re.Match[str]) -> bool:
    name = _NAMED.match(setting.text, letter.start("letter"))
    return name is not None and name.group() in setting.known.people


def bare(text: str) -> Document:
    """`text` as a document that has nothing but its lines."""
    source = Source(
        path="",
        sha256="",
        bytes=len(text.encode()),
        media_type="text/plain",
        reader="",
        rules_version="",
        text_layer="none",
    )
    return Document(source=source, text=text, lines=tuple(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        end = found.start() + len(found.group().rstrip())
        if end > found.start():
            yield Line(span=Span(start=found.start(), end=end))


@cache
def compiled(table: str, id_: str) -> re.Pattern[str]:
    """The expression of the rule `id_` of `table`."""
    regex = rules.rule(table, id_).regex
    if regex is None:
        raise TypeError(f"rule {id_!r} of table {table!r} is no regular expression")
    return late(regex)


@cache
def listed(table: str, id_: str) -> frozenset[str]:
    """The words of the list `id_` of `table`."""
    return frozenset(rules.words(table, id_).words)
