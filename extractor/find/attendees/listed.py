"""A list of names -> entries, chunk by chunk."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk, brackets, chunks, outside
from extractor.find.attendees.couples import couple
from extractor.find.attendees.entry import Entry, status_of
from extractor.find.attendees.fielded import behind_post
from extractor.find.attendees.following import (
    is_field,
    is_more_of_body,
    is_only_field,
    is_role_of_next,
    joined,
    more_of_last,
    with_role_before,
)
from extractor.find.attendees.holders import holders
from extractor.find.attendees.letters import (
    are_initials,
    are_nicks,
    are_small,
    by_initials,
    by_lines,
    by_nick,
    by_small,
    is_handle,
)
from extractor.find.attendees.likened import as_others_are, by_own_initials
from extractor.find.attendees.nameless import nameless
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch, unnumbered
from extractor.find.attendees.together import by_initials_apart, run_together, two_together, with_post_between
from extractor.late import late
from extractor.remembered import remembered

# Parts of a line with one person and a body behind a semicolon, at most.
_FEW = 3

_INITIAL_AND_SURNAME = late(r"(?:[A-Z]\.?\s?){1,2}[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?")


class Reading(NamedTuple):
    """What a list gave: its entries, and how many of its code points could not be read as part of a list."""

    entries: tuple[Entry, ...]
    unread: int


_OF_ALL = re.compile(r"(?:[A-Z][\w-]+ ){0,3}(?:[Mm]embers|[Cc]ouncillors)\.?")  # behind a list: all those in it are
_HOLDER = re.compile(
    r"(?:[A-Z]\.?\s?){1,3}\s?[A-Z][a-z][\w'’-]+\s+(?:[Cc]hairman|[Cc]hair|[Pp]resident|[Ss]ecretary|[Tt]reasurer|[Cc]lerk)"
)
_PAIR = 2  # chunks: a name, and what stands behind it
_POST_BEHIND = re.compile(r"\s[–—-]\s*(?P<post>[A-Za-z][A-Za-z -]+s)$")


@remembered
def read(stretch: Stretch, *, has_fields: bool = False) -> Reading:
    """The entries of a list printed as running text.

    `has_fields` says that it is one entry, whose commas divide the name from what belongs to it.
    """
    bare = unnumbered(stretch)
    if counted := by_lines(bare):
        return Reading(tuple(counted), 0)
    parts = chunks(bare)
    if lettered := tuple(_in_letters(stretch, parts)):
        return Reading(lettered, 0)
    if held := holders(stretch):
        return Reading(tuple(held), 0)
    one = _before_a_semicolon(stretch, parts) or _behind_its_post(bare)
    if one is not None:
        return Reading((one,), 0)
    has_fields = has_fields or _are_parted_by_semicolons(stretch, parts) or _is_one_with_initials(parts)
    entries: list[Entry] = []
    unread = at = 0
    while at < len(parts) and not (at and _is_behind_a_stop(stretch, parts[at]) and _is_prose(parts[at].stretch)):
        taken = couple(parts, at) if not has_fields else ()
        if taken:
            entries.extend(taken)
            at += 2
            continue
        unread += _take(entries, parts, at, has_fields=has_fields)
        at += 1
    return Reading(tuple(_in_groups(entries)), unread)


def _in_letters(stretch: Stretch, parts: list[Chunk]) -> Iterator[Entry]:
    """The entries of a list whose people all go by initials, by names in small letters or names online."""
    if are_initials(parts):
        yield from by_initials(parts)
    elif are_small(parts):
        yield from map(by_small, parts)
    elif are_nicks(parts) or (parts and all(is_handle(stretch, part) for part in parts)):
        yield from (by_nick(part.stretch) for part in parts)


def _in_groups(entries: list[Entry]) -> Iterator[Entry]:
    """The entries, with the post that a word in the plural before the first of several gives to those behind it.

    As in "Trustees Ann Lee and Tom Reed, Manager Sue Fox": it reaches as far as the next who has one.
    """
    post: Stretch | None = None
    for one in entries:
        is_other = one.role is not None or one.type != "person" or one.title is not None
        post = one.of_group or (None if is_other else post)
        yield one._replace(of_group=post)


def _are_parted_by_semicolons(stretch: Stretch, parts: list[Chunk]) -> bool:
    """Whether semicolons part the entries, so that commas part a name from what belongs to it.

    Full stops do so too, but one may have slipped in for a comma: then those behind the commas are full names.
    """
    begins = [at for at, part in enumerate(parts) if at == 0 or part.joint == ";"]
    fields = [part for at, part in enumerate(parts) if at not in begins]
    if len(begins) < 2 or not fields or any(part.joint != "," for part in fields) or len(fields) > 2 * len(begins):
        return False
    is_name = _is_surely_name if ";" in stretch.text else _is_full_name
    sure = sum(is_name(outside(part.stretch)[0].text) or _is_with_brackets(part) for part in fields)
    return sure <= 0.3 * len(fields) and all(entry(parts[at].stretch) for at in begins)


def _is_with_brackets(part: Chunk) -> bool:
    """Whether a field is a name with its own words in brackets: somebody else."""
    own, behind = outside(part.stretch)
    return bool(behind.text or list(brackets(part.stretch))) and names.evidence(own.text) >= names.LIKELY


def _is_one_with_initials(parts: list[Chunk]) -> bool:
    """Whether a line is one person, initials in brackets, and what belongs to them: "Ann Lee (AL), Mate, Acme"."""
    fields = parts[1:]
    if not 0 < len(fields) < _FEW or any(part.joint != "," for part in fields):
        return False
    first = entry(parts[0].stretch)
    is_led = first is not None and first.initials in [inner.text for inner in brackets(parts[0].stretch)]
    return is_led and not any(names.evidence(outside(part.stretch)[0].text) >= names.LIKELY for part in fields)


def _is_surely_name(text: str) -> bool:
    return names.evidence(text) == names.CERTAIN or _INITIAL_AND_SURNAME.fullmatch(text) is not None


def _is_full_name(text: str) -> bool:
    """Whether words are a full name, or may be one for all that they say."""
    is_likely = " " in text and names.evidence(text) == names.LIKELY
    return _is_surely_name(text) or (is_likely and not (kinds.is_organisation(text) or kinds.is_role(text)))


def _is_behind_a_stop(stretch: Stretch, part: Chunk) -> bool:
    """Whether a full stop ends the list before a chunk."""
    return stretch.text[: part.stretch.start - stretch.start].rstrip().endswith(".")


def _behind_its_post(stretch: Stretch) -> Entry | None:
    """The one person of "Director of Parks, A. Lee"; None if the line is anything else."""
    post_and_name = behind_post(stretch)
    found = entry(post_and_name[1]) if post_and_name is not None else None
    if post_and_name is None or found is None or found.role is not None:
        return None
    return found._replace(evidence=names.CERTAIN).with_field("role", post_and_name[0])


def _before_a_semicolon(stretch: Stretch, parts: list[Chunk]) -> Entry | None:
    """The one person of "Ann Lee; Harbour Works, Inc."; None if what stands behind the semicolon may be another."""
    if not 1 < len(parts) <= _FEW or stretch.text.count(";") != 1 or parts[1].joint != ";":
        return None
    at = stretch.text.index(";")
    found, field = entry(stretch.cut(0, at).bare()), stretch.cut(at + 1).bare()
    is_one = found is not None and " " in found.name and found.evidence >= names.LIKELY
    is_other = names.evidence(parts[1].stretch.text) >= names.LIKELY and not kinds.is_organisation(field.text)
    if found is None or not is_one or is_other or kinds.is_role(field.text) or found.organisation:
        return None
    return found.with_field("organisation", field) if field.text[:1].isupper() else None


def _is_prose(stretch: Stretch) -> bool:
    """Whether a sentence after a list is no list: it has words in lower case that no list has."""
    before, _ = outside(stretch)
    words = [
        word for word in before.text.split() if word.islower() and word not in ("and", "van", "de", "the", "von", "der")
    ]
    return len(words) > 1 and not kinds.is_unnamed(before.text) and kinds.stands_for(before.text) is None


def _take(entries: list[Entry], parts: list[Chunk], at: int, *, has_fields: bool) -> int:
    """Read one chunk into `entries`; how much of it could not be read."""
    chunk = parts[at]
    if entries and _is_settled(entries, parts, at):
        return 0
    is_other = kinds.is_unnamed(chunk.stretch.text) or _is_deputy(chunk, entries)
    found = None if is_other else entry(chunk.stretch)
    if found is not None and (_is_role_in_disguise(found, chunk, entries) or _is_body_in_disguise(found, parts)):
        found = None
    found = found or as_others_are(parts, at) or by_own_initials(parts, at)
    together = (
        with_post_between(chunk.stretch)
        or by_initials_apart(chunk.stretch)
        or (run_together(chunk.stretch) if found is None else two_together(chunk.stretch))
    )
    if together:
        entries.extend(together)
    elif found is not None and not is_field(found, parts, at, entries, has_fields=has_fields):
        entries.append(with_role_before(found, parts, at))
        _share_post(entries, chunk)
    elif entries and (many := _shared(entries, parts, at)) > 1:
        entries[-many:] = [joined(one, parts, at) for one in entries[-many:]]
    elif entries and has_fields and is_more_of_body(entries[-1], parts, at):
        longer = f"{entries[-1].organisation}, {chunk.stretch.text}"
        entries[-1] = entries[-1]._replace(organisation=longer, quotes=(*entries[-1].quotes, chunk.stretch.place))
    elif entries and (last := more_of_last(entries[-1], parts, at, has_fields=has_fields)) is not None:
        entries[-1] = last
    elif not (is_role_of_next(parts, at) or kinds.is_unnamed(chunk.stretch.text) or status_of(chunk.stretch.text)):
        if entries and is_only_field(parts, at):
            entries[-1] = entries[-1].with_field("organisation", chunk.stretch)
            return 0
        other = nameless(chunk.stretch, is_alone=len(parts) == 1)
        entries.extend([other] if other else [])
        return 0 if other or kinds.is_role(chunk.stretch.text) else len(chunk.stretch.text)
    return 0


def _is_settled(entries: list[Entry], parts: list[Chunk], at: int) -> bool:
    """Whether a chunk names nobody more: letters behind a name, what all in the list are, a post behind a stop."""
    chunk, last = parts[at], entries[-1]
    if chunk.joint == "," and " " in last.name and _are_letters_behind(chunk.stretch.text):
        return True
    if len(entries) > 1 and _OF_ALL.fullmatch(chunk.stretch.text):
        return True
    is_alone = len(parts) == len(entries) + 1 == _PAIR and last.type == "person" and last.role is None
    if is_alone and chunk.joint == ";" and kinds.is_plain_role(chunk.stretch.text):
        entries[-1] = last.with_field("role", chunk.stretch.bare(" ."))
        return True
    return False


def _are_letters_behind(text: str) -> bool:
    """Whether a field is letters behind a name; plain capitals may be a body's, as others' on the list are ("MSC")."""
    return names.are_post_nominals(text) and not (text.isalpha() and text.isupper())


def _is_deputy(chunk: Chunk, entries: list[Entry]) -> bool:
    """Whether a field says for whom the one before it came: "Mr Lee, alternate for Mr Reed"."""
    stands = kinds.stands_for(chunk.stretch.text)
    return bool(entries) and chunk.joint == "," and stands is not None and stands.start() == 0


def _shared(entries: list[Entry], parts: list[Chunk], at: int) -> int:
    """Of how many of the last entries a field tells the post.

    A post in the plural is that of the two before it ("Ann Lee and Tom Reed, Vice-Chairs"), or of all whom one form of
    address in the plural names ("Messrs. Lee, Reed and Poole, Trustees").
    """
    text, joint = parts[at].stretch.text, parts[at].joint
    if joint != "," or parts[at - 1].joint not in ("and", "&") or not (kinds.is_role(text) and kinds.is_group(text)):
        return 1
    without = list(takewhile(lambda one: one.role is None, reversed(entries)))
    if len(without) < 2:
        return 1
    return next((nth for nth, one in enumerate(without, 1) if names.is_of_many(one.title)), 2)


def _share_post(entries: list[Entry], chunk: Chunk) -> None:
    """Give the post in the plural behind the last name to those before it: "Ann Lee, Tom Reed and Bo Lund - Directors".

    It reaches back to the first who has one of their own.
    """
    last = entries[-1]
    post = _POST_BEHIND.search(chunk.stretch.text)
    if chunk.joint not in ("and", "&") or post is None or post["post"] != last.role or not kinds.is_group(post["post"]):
        return
    words = chunk.stretch.cut(post.start("post"), post.end("post"))
    bare = list(takewhile(lambda one: one.role is None and one.type == "person", reversed(entries[:-1])))
    for at in range(len(entries) - 1 - len(bare), len(entries) - 1):
        entries[at] = entries[at].with_field("role", words)


def _is_role_in_disguise(found: Entry, chunk: Chunk, entries: list[Entry]) -> bool:
    """Whether "Fire Wise Ambassador" is what the one before it is, not somebody called Fire Wise."""
    before, _ = outside(chunk.stretch)
    if chunk.joint == "," and entries and _is_post_of_titled(found, before, entries[-1]):
        return True
    is_sure = found.evidence == names.CERTAIN or not kinds.is_role(before.text) or _HOLDER.fullmatch(before.text)
    return not is_sure and chunk.joint == "," and bool(entries) and entries[-1].role is None


def _is_post_of_titled(found: Entry, words: Stretch, last: Entry) -> bool:
    """Whether words behind a "Mr Lee" are what he is, and its last no surname: "Superintendent of Public Works"."""
    is_bare = found.title is None and " " not in found.name and not names.is_given(found.name)
    return is_bare and last.title is not None and last.role is None and kinds.is_role(words.text)


def _is_body_in_disguise(found: Entry, parts: list[Chunk]) -> bool:
    """Whether one word in capitals is a body's short form: not where the whole list is in capitals."""
    loud = sum(part.stretch.text.isupper() for part in parts)
    return kinds.is_acronym_of_body(found.name) and (len(parts) == 1 or loud <= 0.5 * len(parts))
