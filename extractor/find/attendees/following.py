"""What a chunk of a list says of the person before it, or of the one after it."""

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk, brackets, outside
from extractor.find.attendees.entry import Entry, status_of
from extractor.find.attendees.nameless import without_article
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch

# Words of a body beside a name, and of a field that may be one though nothing known tells it.
_FEW, _MANY = 3, 4


_AND = {"and": "and", "&": "&", "/": "/"}


def more_of_last(last: Entry, parts: list[Chunk], at: int, *, has_fields: bool) -> Entry | None:
    """The entry before a chunk with what the chunk says of it; None if it says nothing of it."""
    joint = parts[at].joint
    if _is_end_of_body(last, parts, at) or (has_fields and _is_joined_to_body(last, parts, at)):
        return _with_longer_body(last, parts[at], f" {joint} ")
    if has_fields and is_more_of_body(last, parts, at):
        return _with_longer_body(last, parts[at], ", ")
    if has_fields and joint == ",":
        return _with_own_field(last, parts, at)
    return joined(last, parts, at) if _belongs(parts, at) else None


def _with_longer_body(last: Entry, chunk: Chunk, sign: str) -> Entry:
    end = outside(chunk.stretch)[0] if sign != ", " else chunk.stretch
    return last._replace(organisation=f"{last.organisation}{sign}{end.text}", quotes=(*last.quotes, end.place))


def _with_own_field(last: Entry, parts: list[Chunk], at: int) -> Entry:
    """`last` with a field of its line: a post between a name and a body, a second post, or whatever it says."""
    if _is_between(parts, at):
        return last.with_field("role", parts[at].stretch)
    return joined(last, parts, at) if _is_second_role(last, parts, at) else _with_field(last, parts[at].stretch)


def is_more_of_body(last: Entry, parts: list[Chunk], at: int) -> bool:
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


def is_only_field(parts: list[Chunk], at: int) -> bool:
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


def is_field(found: Entry, parts: list[Chunk], at: int, entries: list[Entry], *, has_fields: bool) -> bool:
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
    if kinds.is_unnamed(text) or _are_officers_apart(parts, at):
        return False
    if joint == "/" and _is_body_behind_slash(parts, at):
        return True
    if joint == "/" and kinds.is_role(text) and names.evidence(outside(parts[at - 1].stretch)[0].text) >= names.LIKELY:
        return True
    if joint in ("and", "&", "/"):
        return kinds.is_role(text) and kinds.is_role(parts[at - 1].stretch.text) and not is_role_of_next(parts, at)
    stands = kinds.stands_for(text)
    is_said = (stands is not None and stands.start() == 0) or kinds.folded(text) in kinds.words(
        "names", "role-in-brackets"
    )
    is_said = is_said or any(
        is_one(text) for is_one in (kinds.is_role, kinds.is_organisation, kinds.is_part, kinds.is_mode)
    )
    is_said = is_said or _is_topic_of_post(parts, at)
    return (
        joint == ","
        and not is_role_of_next(parts, at)
        and (is_said or names.are_post_nominals(text) or bool(status_of(text)))
    )


def _are_officers_apart(parts: list[Chunk], at: int) -> bool:
    """Whether a chunk is one of two officers, each with its article: "Lee and Reed, the President and the Clerk"."""
    beside = [part for part in (*parts[at - 1 : at], *parts[at + 1 : at + 2]) if part.stretch.text.startswith("the ")]
    is_post = parts[at].stretch.text.startswith("the ") and kinds.is_role(parts[at].stretch.text)
    return is_post and any(kinds.is_role(part.stretch.text) for part in beside)


def _is_topic_of_post(parts: list[Chunk], at: int) -> bool:
    """Whether a post over several things goes on behind its comma: "Director of Finance, Estates and Procurement"."""
    post = parts[at - 1].stretch.text
    return " of " in post and kinds.is_role(post) and kinds.is_topic(outside(parts[at].stretch)[0].text)


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


def joined(last: Entry, parts: list[Chunk], at: int) -> Entry:
    """`last` with what a chunk says of the same person: a second post, or whatever a note may say."""
    stretch = _without_part(parts[at].stretch)
    if parts[at].joint == "," and _is_second_role(last, parts, at):
        longer = last._replace(quotes=(*last.quotes, stretch.place), role=f"{last.role}, {stretch.text}")
        return longer if stretch == parts[at].stretch else with_note(longer, next(brackets(parts[at].stretch)))
    if parts[at].joint == "," or last.role is None or not kinds.is_role(stretch.text):
        return with_note(last, parts[at].stretch)
    return last._replace(
        quotes=(*last.quotes, stretch.place), role=f"{last.role} {_AND[parts[at].joint]} {stretch.text}"
    )


def _without_part(stretch: Stretch) -> Stretch:
    """The words without what says at their end for which items somebody was there."""
    before, after = outside(stretch)
    is_said = not after.text and all(kinds.is_part(inner.text) for inner in brackets(stretch))
    return before if is_said else stretch


def _is_second_role(last: Entry, parts: list[Chunk], at: int) -> bool:
    """Whether a post stands right behind another of the same person: "Ann Lee, Chair, Parent Governor"."""
    text = _without_part(parts[at].stretch).text
    is_behind = last.role is not None and parts[at - 1].stretch.text.endswith(last.role.split(", ")[-1])
    is_new = is_behind and kinds.folded(text) not in kinds.folded(last.role or "")
    is_more = kinds.is_plain_role(text) or kinds.is_topic(text)
    return is_new and is_more and not kinds.is_group(text)


def is_role_of_next(parts: list[Chunk], at: int) -> bool:
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
    is_named = following is not None and (" " in following.name or following.title is not None)
    is_of_many = following is not None and names.is_of_many(following.title)
    return is_begun and is_named and not is_of_many and following is not None and following.role is None


def with_role_before(found: Entry, parts: list[Chunk], at: int) -> Entry:
    """The entry with the post that stands before its name as a chunk of its own, if one does."""
    if at == 0 or found.role is not None or not is_role_of_next(parts, at - 1):
        return found
    return found.with_field("role", without_article(parts[at - 1].stretch))
