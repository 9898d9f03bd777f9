"""Full names that the letterhead gives to those whom the roll call calls by surname: its members, one a line."""

from functools import lru_cache

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_LINE = late(r"(?m)^[^\S\n]*(?P<who>[A-Z][^\n\f]{3,60})$")
_HEAD = 1500


@lru_cache(maxsize=2)
def letterhead(text: str) -> tuple[Entry, ...]:
    """The people whom lines of the head name in full, with their posts: "Ann Lee, Chair", "Tom Reed"."""
    found = [entry(Stretch(line["who"], line.start("who"))) for line in _LINE.finditer(text, 0, _HEAD)]
    return tuple(one for one in found if one is not None and one.type == "person" and _is_whole(one))


def in_full(one: Entry, text: str) -> Entry:
    """`one`, if it is a surname, as the one of the head of `text` before it who has it; else as it is."""
    if one.type != "person" or " " in one.name or one.title is not None or kinds.is_acronym(one.name):
        return one
    start = one.quotes[0][0]
    fit = {
        member.name: member for member in letterhead(text) if member.span.end < start and _is_of(one.name, member.name)
    }
    if len(fit) != 1:
        return one
    (member,) = fit.values()
    role = one.role or member.role
    return one._replace(name=member.name, role=role, quotes=(*one.quotes, *member.quotes), evidence=member.evidence)


def _is_whole(one: Entry) -> bool:
    return " " in one.name and len(one.name.split(maxsplit=1)[0].rstrip(".")) > 1 and one.evidence >= names.LIKELY


def _is_of(surname: str, name: str) -> bool:
    return names.fold(name.rsplit(maxsplit=1)[-1]) == names.fold(surname)
