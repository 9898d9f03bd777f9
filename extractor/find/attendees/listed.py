"""A list of names -> entries: which chunk is a person, and which says something of the person before or after it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk, brackets, chunks, outside
from extractor.find.attendees.couples import couple
from extractor.find.attendees.entry import Entry, status_of
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
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch, unnumbered
from extractor.remembered import remembered

# How many others make a list of full names; how many words a body beside a name; the lists of words that no name has.
_MANY, _FEW, _NO_NAMES = 4, 3, ("not-name", "role", "organisation")

_INITIALS_BEFORE = re.compile(r"(?<![A-Z])(?<![A-Z]\.)(?<!\S)(?:[A-Z]\.?\s){1,3}(?=[A-Z][a-z])")
_POST_BETWEEN = re.compile(
    r"(?P<one>(?:[A-Z]\.?\s){1,2}[A-Z][a-z’'-]+)\s+(?P<role>[A-Z][a-z]+)\s+(?:[A-Z]\.?\s){1,2}[A-Z][a-z’'-]+"
)
_INITIAL_AND_SURNAME = re.compile(r"(?:[A-Z]\.?\s?){1,2}[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?")


class Reading(NamedTuple):
    """What a list gave: its entries, and how many of its code points could not be read as part of a list."""

    entries: tuple[Entry, ...]
    unread: int


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
    one = _before_a_semicolon(stretch, parts)
    if one is not None:
        return Reading((one,), 0)
    has_fields = has_fields or _are_parted_by_semicolons(parts)
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


def _are_parted_by_semicolons(parts: list[Chunk]) -> bool:
    """Whether semicolons part the entries, so that commas part a name from what belongs to it."""
    begins = [at for at, part in enumerate(parts) if at == 0 or part.joint == ";"]
    fields = [part for at, part in enumerate(parts) if at not in begins]
    if len(begins) < 2 or not fields or any(part.joint != "," for part in fields) or len(fields) > 2 * len(begins):
        return False
    sure = sum(_is_surely_name(outside(part.stretch)[0].text) for part in fields)
    return sure <= 0.3 * len(fields) and all(entry(parts[at].stretch) for at in begins)


def _is_surely_name(text: str) -> bool:
    return names.evidence(text) == names.CERTAIN or _INITIAL_AND_SURNAME.fullmatch(text) is not None


def _is_behind_a_stop(stretch: Stretch, part: Chunk) -> bool:
    """Whether a full stop ends the list before a chunk."""
    return stretch.text[: part.stretch.start - stretch.start].rstrip().endswith(".")


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
    if entries and chunk.joint == "," and " " in entries[-1].name and _are_letters_behind(chunk.stretch.text):
        return 0
    is_other = kinds.is_unnamed(chunk.stretch.text) or _is_deputy(chunk, entries)
    found = None if is_other else entry(chunk.stretch)
    if found is not None and (_is_role_in_disguise(found, chunk, entries) or _is_body_in_disguise(found, parts)):
        found = None
    found = found or _as_others_are(parts, at) or _by_own_initials(parts, at)
    together = (
        _with_post_between(chunk.stretch)
        or _by_initials_apart(chunk.stretch)
        or (_run_together(chunk.stretch) if found is None else [])
    )
    if together:
        entries.extend(together)
    elif found is not None and not _is_field(found, parts, at, entries, has_fields=has_fields):
        entries.append(_with_role_before(found, parts, at))
    elif entries and (many := _shared(entries, parts, at)) > 1:
        entries[-many:] = [_joined(one, parts, at) for one in entries[-many:]]
    elif entries and has_fields and _is_more_of_body(entries[-1], parts, at):
        longer = f"{entries[-1].organisation}, {chunk.stretch.text}"
        entries[-1] = entries[-1]._replace(organisation=longer, quotes=(*entries[-1].quotes, chunk.stretch.place))
    elif entries and (last := _more_of_last(entries[-1], parts, at, has_fields=has_fields)) is not None:
        entries[-1] = last
    elif not (_is_role_of_next(parts, at) or kinds.is_unnamed(chunk.stretch.text) or status_of(chunk.stretch.text)):
        if entries and _is_only_field(parts, at):
            entries[-1] = entries[-1].with_field("organisation", chunk.stretch)
            return 0
        other = nameless(chunk.stretch, is_alone=len(parts) == 1)
        entries.extend([other] if other else [])
        return 0 if other or kinds.is_role(chunk.stretch.text) else len(chunk.stretch.text)
    return 0


def _are_letters_behind(text: str) -> bool:
    """Whether a field is letters behind a name; plain capitals may be a body's, as others' on the list are ("MSC")."""
    return names.are_post_nominals(text) and not (text.isalpha() and text.isupper())


def _more_of_last(last: Entry, parts: list[Chunk], at: int, *, has_fields: bool) -> Entry | None:
    """The entry before a chunk with what the chunk says of it; None if it says nothing of it."""
    joint = parts[at].joint
    if _is_end_of_body(last, parts, at) or (has_fields and _is_joined_to_body(last, parts, at)):
        return _with_longer_body(last, parts[at], f" {joint} ")
    if has_fields and _is_more_of_body(last, parts, at):
        return _with_longer_body(last, parts[at], ", ")
    if has_fields and joint == ",":
        return _with_own_field(last, parts, at)
    return _joined(last, parts, at) if _belongs(parts, at) else None


def _with_longer_body(last: Entry, chunk: Chunk, sign: str) -> Entry:
    end = outside(chunk.stretch)[0] if sign != ", " else chunk.stretch
    return last._replace(organisation=f"{last.organisation}{sign}{end.text}", quotes=(*last.quotes, end.place))


def _with_own_field(last: Entry, parts: list[Chunk], at: int) -> Entry:
    """`last` with a field of its line: a post between a name and a body, a second post, or whatever it says."""
    if _is_between(parts, at):
        return last.with_field("role", parts[at].stretch)
    return _joined(last, parts, at) if _is_second_role(last, parts, at) else _with_field(last, parts[at].stretch)


def _is_more_of_body(last: Entry, parts: list[Chunk], at: int) -> bool:
    """Whether a field goes on with the body that the field before it named: "Ann Lee, Harbour Trust, Dredging"."""
    text = parts[at].stretch.text
    is_behind = (
        parts[at].joint == "," and last.organisation is not None and parts[at - 1].stretch.text == last.organisation
    )
    is_other = kinds.is_role(text) or kinds.is_part(text) or kinds.is_mode(text) or status_of(text) is not None
    return is_behind and not is_other and not names.are_initials(text) and text[:1].isupper()


def _is_end_of_body(last: Entry, parts: list[Chunk], at: int) -> bool:
    """Whether a body's name goes on behind its "and": "Ann Lee, Department for Rivers and Local Ports"."""
    is_behind = last.organisation is not None and parts[at - 1].stretch.text == last.organisation
    text = outside(parts[at].stretch)[0].text
    return is_behind and parts[at].joint in ("and", "&") and kinds.is_organisation(text) and not kinds.is_acronym(text)


def _with_field(last: Entry, field: Stretch) -> Entry:
    """`last` with a field behind its name; one that says nothing known may be a body all the same ("47 Degrees")."""
    found = with_note(last, field, is_field=True)
    bare = outside(field)[0]
    is_strange = kinds.words("attendance", "telling-words").isdisjoint(bare.text.split()) and not any(
        (
            kinds.is_mode(bare.text),
            kinds.is_part(bare.text),
            kinds.is_unnamed(bare.text),
            status_of(bare.text) is not None,
        )
    )
    if found != last or not is_strange or names.are_post_nominals(bare.text) or len(bare.text.split()) > _MANY:
        return found
    return last.with_field("beside", bare)


def _is_joined_to_body(last: Entry, parts: list[Chunk], at: int) -> bool:
    """Whether a field goes on with the body before it behind a sign: "Ann Lee, Acme & Bolt", "Ann Lee, Acme / Bolt"."""
    is_behind = last.organisation is not None and parts[at - 1].stretch.text == last.organisation
    return is_behind and parts[at].joint in ("&", "/") and not kinds.is_role(parts[at].stretch.text)


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


def _as_others_are(parts: list[Chunk], at: int) -> Entry | None:
    """Two words among many full names, of which one is no name elsewhere: "Micheal Page", "dede Marsh"."""
    text = parts[at].stretch.text
    words = text.split()
    others = [part.stretch.text for number, part in enumerate(parts) if number != at]
    sure = sum(
        " " in outside(Stretch(other, 0))[0].text and names.evidence(outside(Stretch(other, 0))[0].text) >= names.LIKELY
        for other in others
    )
    if len(words) != 2 or not text.replace(" ", "").isalpha() or len(others) < _MANY or sure < 0.7 * len(others):
        return None
    listed = [any(names.fold(word) in kinds.words("names", id_) for id_ in _NO_NAMES) for word in words]
    is_other = all(listed) or kinds.is_role(text) or kinds.is_unnamed(text)
    is_name = any(word[0].isupper() for word in words) and not is_other
    return Entry(text, (parts[at].stretch.place,), evidence=names.LIKELY) if is_name else None


def _by_own_initials(parts: list[Chunk], at: int) -> Entry | None:
    """Two words with their own initials in a bracket, where another of the list is surely a person with theirs."""
    before, inner = _with_initials(parts[at])
    others = [_with_initials(part) for number, part in enumerate(parts) if number != at]
    sure = any(initials and names.evidence(name.text) >= names.LIKELY for name, initials in others)
    if inner is None or not sure or kinds.is_organisation(before.text):
        return None
    return Entry(before.text, (before.place,), evidence=names.LIKELY).with_field("initials", inner)


def _with_initials(part: Chunk) -> tuple[Stretch, Stretch | None]:
    """What stands before a chunk's only bracket, and the bracket if it holds the initials of those two words."""
    before, after = outside(part.stretch)
    found = list(brackets(part.stretch))
    own = "".join(word[0] for word in before.text.split())
    fits = len(found) == 1 and len(own) == 2 and own.isupper() and found[0].text == own and not after.text
    return before, found[0] if fits else None


def _is_only_field(parts: list[Chunk], at: int) -> bool:
    """Whether a few words set as a name stand behind one person's name: where they come from ("Ann Lee, Wave Four")."""
    words = parts[at].stretch.text.split()
    is_set = len(words) <= _FEW and all(word[0].isupper() or word[0].isdigit() for word in words)
    is_one = len(parts) == at + 1 == 2 and parts[at].joint == ","
    return is_one and is_set and names.evidence(outside(parts[0].stretch)[0].text) >= names.LIKELY


def _is_between(parts: list[Chunk], at: int) -> bool:
    """Whether a field stands between a name and a body, and is no body: "Ann Lee, Compliance, Harbour Trust"."""
    if at != 1 or len(parts) != at + 2 or parts[-1].joint != ",":
        return False
    last = outside(parts[-1].stretch)[0].text
    return kinds.is_organisation(last) and not kinds.is_organisation(parts[at].stretch.text)


def _is_role_in_disguise(found: Entry, chunk: Chunk, entries: list[Entry]) -> bool:
    """Whether "Fire Wise Ambassador" is what the one before it is, not somebody called Fire Wise."""
    before, _ = outside(chunk.stretch)
    is_sure = found.evidence == names.CERTAIN or not kinds.is_role(before.text)
    return not is_sure and chunk.joint == "," and bool(entries) and entries[-1].role is None


def _is_body_in_disguise(found: Entry, parts: list[Chunk]) -> bool:
    """Whether one word in capitals is a body's short form: not where the whole list is in capitals."""
    loud = sum(part.stretch.text.isupper() for part in parts)
    return kinds.is_acronym_of_body(found.name) and (len(parts) == 1 or loud <= 0.5 * len(parts))


def _run_together(stretch: Stretch) -> list[Entry]:
    """People whose names have nothing between them: "Ann Lee Tom Reed": each starts with a common given name."""
    words = list(re.finditer(r"\S+", stretch.text))
    starts = [word.start() for word in words if names.is_given(word.group())]
    if len(words) < 4 or len(starts) < 2 or starts[0] != 0:
        return []
    found = [entry(stretch.cut(a, b)) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    sure = [one for one in found if one is not None and " " in one.name and one.evidence == names.CERTAIN]
    return sure if len(sure) == len(found) else []


def _with_post_between(stretch: Stretch) -> list[Entry]:
    """As in "P Moran Clerk J Lee": the end of a list and, set apart on its line, a post with the one who holds it."""
    found = _POST_BETWEEN.fullmatch(stretch.text)
    if found is None or not kinds.is_plain_role(found["role"]):
        return []
    parts = (stretch.cut(0, found.end("one")), stretch.cut(found.start("role")))
    return [one for one in map(entry, parts) if one is not None]


def _by_initials_apart(stretch: Stretch) -> list[Entry]:
    """People whose surnames have initials before them, and nothing between the names: "G A Lee W Reed T Fox".

    One given name before the first initial is that of the same person: "Dr John A Lee".
    """
    starts = [found.start() for found in _INITIALS_BEFORE.finditer(stretch.text)]
    title = names.honorific(stretch.text)
    begin = 0 if starts and starts[0] > title else title
    cuts = list(dict.fromkeys([begin, *starts]))
    if len(cuts) < 2 or not starts or names.is_given(stretch.text[title : cuts[1]].strip()):
        return []
    found = [entry(stretch.cut(a, b).bare()) for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    sure = [one for one in found if one is not None and one.type == "person" and not one.organisation]
    return sure if len(sure) == len(found) and (len(sure) > 2 or names.is_of_many(stretch.text[:title].strip())) else []


def nameless(stretch: Stretch, *, is_body: bool = False, is_alone: bool = False) -> Entry | None:
    """The office or body that stands in a list for itself ("the Clerk", "Harbour Trust (HT)"); None if neither.

    `is_body` says that the list is one of bodies and offices: then this is one, whatever its words look like.
    `is_alone` says that it has a line to itself: then any post is one ("Trust observer").
    """
    before, _ = outside(stretch)
    bare = _without_article(Stretch(before.text.rstrip("."), before.start))
    is_alone = (
        is_alone and " " in bare.text and not any(word.islower() and len(word) > 3 for word in bare.text.split()[:-1])
    )
    is_office = kinds.is_role(bare.text) if is_body or is_alone else kinds.is_plain_role(bare.text)
    if not bare.text or _is_told(bare.text) or not (is_body or is_office or kinds.is_organisation(bare.text)):
        return None
    found = Entry(bare.text, (bare.place,), type="office" if is_office else "organisation")
    for inner in brackets(stretch):
        found = _with_short(found, inner) if kinds.is_acronym(inner.text) else with_note(found, inner)
    return found


def _is_told(text: str) -> bool:
    """Whether words are a piece of a sentence: a post or a body has none that tell or refer."""
    return not kinds.words("attendance", "telling-words").isdisjoint(text.split())


def _with_short(found: Entry, inner: Stretch) -> Entry:
    return found.with_field("abbreviation", inner) if len(inner.text) <= 8 else found


def _is_field(found: Entry, parts: list[Chunk], at: int, entries: list[Entry], *, has_fields: bool) -> bool:
    """Whether what looks like a name says where the person before it comes from."""
    chunk = parts[at]
    if entries and chunk.joint == "/" and _is_body_behind_slash(parts, at):
        return True
    if entries and has_fields and found.evidence < names.CERTAIN and _is_joined_to_body(entries[-1], parts, at):
        return True
    if not entries or chunk.joint != "," or found.title is not None or " " not in entries[-1].name:
        return False
    if has_fields or found.evidence != names.POSSIBLE or found.name != outside(chunk.stretch)[0].text:
        return has_fields
    return kinds.is_acronym(found.name) or _alternates(parts)


def _alternates(parts: list[Chunk]) -> bool:
    """Whether every second chunk is one word, and those between them full names: "Ann Lee, Acme, Tom Reed, Bolt"."""
    given, other = parts[::2], parts[1::2]
    return (
        len(given) == len(other) > 1
        and all(names.evidence(part.stretch.text) >= names.LIKELY for part in given)
        and all(" " not in part.stretch.text for part in other)
    )


def _belongs(parts: list[Chunk], at: int) -> bool:
    """Whether a chunk that names nobody says something of the one before it."""
    text, joint = _before_post(parts[at].stretch), parts[at].joint
    if kinds.is_unnamed(text):
        return False
    if joint == "/" and _is_body_behind_slash(parts, at):
        return True
    if joint == "/" and kinds.is_role(text) and names.evidence(outside(parts[at - 1].stretch)[0].text) >= names.LIKELY:
        return True
    if joint in ("and", "&", "/"):
        return kinds.is_role(text) and kinds.is_role(parts[at - 1].stretch.text) and not _is_role_of_next(parts, at)
    stands = kinds.stands_for(text)
    is_said = (stands is not None and stands.start() == 0) or kinds.folded(text) in kinds.words(
        "names", "role-in-brackets"
    )
    is_said = (
        is_said or kinds.is_role(text) or kinds.is_organisation(text) or kinds.is_part(text) or kinds.is_mode(text)
    )
    return (
        joint == ","
        and not _is_role_of_next(parts, at)
        and (is_said or names.are_post_nominals(text) or bool(status_of(text)))
    )


def _before_post(stretch: Stretch) -> str:
    """The words of a chunk before the post that its bracket gives: "Harbour Trust (Deputy)"; else all of them."""
    before, _ = outside(stretch)
    has_post = any(kinds.is_role(inner.text) for inner in brackets(stretch))
    return before.text if before.text and has_post else stretch.text


def _is_body_behind_slash(parts: list[Chunk], at: int) -> bool:
    """Whether a line is a full name and, behind a slash, one word that is none: "Ann Lee / Acme"."""
    is_one = len(parts) == at + 1 == 2 and " " in parts[0].stretch.text
    words = parts[at].stretch.text.split()
    is_set = len(words) <= _FEW and all(word[0].isupper() for word in words)
    return is_one and is_set and names.evidence(parts[at].stretch.text) < names.LIKELY


def _joined(last: Entry, parts: list[Chunk], at: int) -> Entry:
    stretch = parts[at].stretch
    if parts[at].joint == "," and _is_second_role(last, parts, at):
        return last._replace(quotes=(*last.quotes, stretch.place), role=f"{last.role}, {stretch.text}")
    if parts[at].joint == "," or last.role is None or not kinds.is_role(stretch.text):
        return with_note(last, stretch)
    return last._replace(
        quotes=(*last.quotes, stretch.place), role=f"{last.role} {_AND[parts[at].joint]} {stretch.text}"
    )


def _is_second_role(last: Entry, parts: list[Chunk], at: int) -> bool:
    """Whether a post stands right behind another of the same person: "Ann Lee, Chair, Parent Governor"."""
    text = parts[at].stretch.text
    is_behind = last.role is not None and parts[at - 1].stretch.text.endswith(last.role.split(", ")[-1])
    is_new = is_behind and kinds.folded(text) not in kinds.folded(last.role or "")
    is_more = kinds.is_plain_role(text) or kinds.is_topic(text)
    return is_new and is_more and not kinds.is_group(text)


_AND = {"and": "and", "&": "&", "/": "/"}


def _is_role_of_next(parts: list[Chunk], at: int) -> bool:
    """Whether a role stands for the name after it: "the clerk, Ann Lee", "Chairman, Cllr Reed"."""
    chunk = parts[at]
    if (
        at + 1 == len(parts)
        or parts[at + 1].joint != ","
        or not kinds.is_role(chunk.stretch.text)
        or entry(chunk.stretch)
    ):
        return False
    is_begun = chunk.joint not in (",", "/") or at == 0 or chunk.stretch.text.lower().startswith("the ")
    following = entry(parts[at + 1].stretch)
    return is_begun and following is not None and following.role is None and " " in following.name


def _with_role_before(found: Entry, parts: list[Chunk], at: int) -> Entry:
    if at == 0 or found.role is not None or not _is_role_of_next(parts, at - 1):
        return found
    return found.with_field("role", _without_article(parts[at - 1].stretch))


def _without_article(stretch: Stretch) -> Stretch:
    article = _ARTICLE.match(stretch.text)
    return stretch.cut(article.end()) if article else stretch


_ARTICLE = re.compile(r"(?i)(?:the|our|a|an)\s+")


@remembered
def is_turned(text: str) -> bool:
    """Whether a line is "Surname, Given", with a field behind it or without.

    One comma, a few words before it that are no given names, one or an initial behind it.
    """
    head, _ = headed(unnumbered(Stretch(text, 0)))
    before, _ = outside(head)
    surname, comma, given = before.text.partition(",")
    given = GENERATION.sub("", given).strip()
    given = given[names.honorific(given) :]
    first = (given.split() or [""])[0]
    is_given = names.is_given(first) or bool(re.match(r"^[A-Z]\.?$", first))
    is_one = bool(comma) and "," not in given and 1 <= len(surname.split()) <= 3 and len(given.split()) <= 6
    is_one = is_one and ";" not in head.text
    return is_one and is_given and not any(map(names.is_given, surname.split()[:-1]))


def is_surely_turned(text: str) -> bool:
    """Whether a line is "Surname, Given" by itself: a form of address stands before the given name, or Jr. behind it.

    One word, with the small words of a surname, stands before the comma: "Ann Lee, Dr. Reed" are two people.
    """
    surname, _, given = text.partition(",")
    is_word = bool(surname) and _TWO_WORDS.search(surname) is None
    is_shown = names.honorific(given.strip()) > 0 or _BEHIND_COMMA.search(given) is not None
    return (
        is_word and is_shown and is_turned(text) and not names.is_given(surname) and _GIVEN.fullmatch(given) is not None
    )


def headed(line: Stretch) -> tuple[Stretch, Stretch | None]:
    """The name and the field of "Surname, Given; Harbour Trust"; None for the field if there is none."""
    sign = _BEFORE_FIELD.search(line.text)
    if sign is None or "," in line.text[sign.end() :] or "," not in line.text[: sign.start()]:
        return line, None
    return line.cut(0, sign.start()).bare(), line.cut(sign.end()).bare()


# What tells father from son, behind the given name of a name that is turned round.
GENERATION = re.compile(r",?\s+(?P<which>(?:[JS]n?r\b\.?|I{2,3}|IV))$")
_TWO_WORDS = re.compile(r"[A-Z]\S*\s+[A-Z]")
_BEHIND_COMMA = re.compile(r",\s+(?:[JS]n?r\b\.?|I{2,3}|IV)$")
_GIVEN = re.compile(
    r"\s*(?:[A-Z][a-z]{0,4}\.?\s+){0,2}[A-Z][\w'’-]*\.?(?:\s[A-Z]\.?){0,2}(?:,?\s+(?:[JS]n?r\b\.?|I{2,3}|IV))?"
)
_BEFORE_FIELD = re.compile(r"\s*;\s+|:\s+|\s+[-–—]\s+|\t\s*")
