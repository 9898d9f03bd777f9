"""What words beside a name say: a role, a body, initials, whom somebody stands for, when they came."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import brackets, outside
from extractor.find.attendees.entry import Entry, Field, status_of
from extractor.find.attendees.heads import mark
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

OF_BODY = late(
    r"^(?:from|of|at|with|@)\s+(?:the\s+)?(?=[A-Z]"
    r"|(?:[a-z]+\s+){1,3}(?:office|council|department|board|authority|agency|society|club|association|trust|university)$)"
)
_COMMA_OR_DASH = re.compile(r",\s+|\s+[-–—]\s+")
_PARTS = re.compile(r"\s*/\s*|\s*[,;]\s*|\s+[-–—]\s+")
CALL_SIGN = late(r"(?:[A-Z]{1,2}|[0-9][A-Z])(?:[0-9]{1,2}[A-Z]{2,4}|[Øø][A-Z]{1,4})")
_HANDLE = re.compile(r"@[\w.-]+|[a-z]{2,6}[0-9]{1,4}")  # by which people log in
_BY_LEAVE = re.compile(r"(?i)with (?:the )?(?:authority|permission|a? ?proxy|full power)\b")
_OF_YEAR = late(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?\s+[A-Z]")


def with_note(found: Entry, inner: Stretch, *, is_field: bool = False) -> Entry:
    """`found` with what a bracket or a field beside it says."""
    if _is_role_with_role(outside(inner)[0], inner):
        return found.with_field("role", inner)
    for part in _parts(inner, found.name):
        for field, value in note(part, found.name, is_field=is_field):
            found = found.with_field(field, value)
    return found


def with_aside(found: Entry, cell: Stretch) -> tuple[Entry, Stretch]:
    """`found` with what the end of a cell says besides a post or a body, and the cell without it.

    That is when or how somebody came ("Member (by video link)"), or for whom ("Nurse (deputising for Ann Lee)").
    """
    held = list(brackets(cell))
    before, after = outside(cell)
    if len(held) == 1 and before.text and not after.text and _is_aside(held[0].text):
        return with_note(found, held[0]), before
    stands = kinds.stands_for(cell.text)
    lead, who = (cell.cut(0, stands.start()), cell.cut(stands.end())) if stands else (cell, cell.cut(0, 0))
    if not lead.text.rstrip().endswith(",") or names.evidence(who.text) < names.LIKELY:
        return found, cell
    return found.with_field(*stands_for(who)), lead.bare(" ,")


def _is_aside(text: str) -> bool:
    stands = kinds.stands_for(text)
    return kinds.is_part(text) or kinds.is_mode(text) or (stands is not None and stands.start() == 0)


def _parts(inner: Stretch, name: str) -> Iterator[Stretch]:
    """What a note says one by one: the words before its brackets, in them and behind them.

    The short form of a body right behind it belongs to it: "Harbour Trust (HT) - Chair".
    """
    before, after = outside(inner)
    held = list(brackets(inner)) if before.text and before.text != inner.text else []
    if not held:
        yield from _on_both_sides(inner)
    elif len(held) == 1 and _is_short_form(held[0].text, before.text, name):
        yield inner.cut(0, held[0].end + 1 - inner.start)
    else:
        yield before
        yield from held
    yield from (after,) if held and after.text else ()


def _on_both_sides(inner: Stretch) -> Iterator[Stretch]:
    """A standing and the body, with a stroke between: "observer/Harbour Trust"; else the words as they are."""
    standing, stroke, body = inner.text.partition("/")
    is_both = standing.strip().casefold() in kinds.words("attendance", "standings") and body[:1].isupper()
    if not stroke or not is_both or "/" in body or kinds.is_role(body):
        yield inner
        return
    yield from (inner.cut(0, len(standing)), inner.cut(len(standing) + 1))


def _is_short_form(letters: str, body: str, name: str) -> bool:
    """Whether letters in a bracket behind a body are its short form, and not somebody's initials or another's post."""
    is_said = _are_initials_of(letters, name) or kinds.is_role(letters) or status_of(letters) is not None
    return kinds.is_acronym(letters) and " " not in letters and not is_said and not kinds.is_role(body)


def _is_role_with_role(before: Stretch, inner: Stretch) -> bool:
    """Whether the words are a post and, in brackets right behind it, another: "Estates Manager (Chair)"."""
    behind = list(brackets(inner))
    return (
        len(behind) == 1
        and inner.text.endswith(")")
        and kinds.is_role(before.text)
        and kinds.is_chair(behind[0].text)
        and inner.text[len(before.text) :].strip(" ()") == behind[0].text
    )


def note(inner: Stretch, name: str, *, is_field: bool = False) -> Iterator[tuple[Field, Stretch]]:
    """What words beside a name say: which field, and the words; "none" for what is not kept (a reason, "online").

    `is_field` says that the words stand where a role or a body does: then letters are a body's, not a degree.
    """
    inner = inner.bare(" ,;:[]" if _WITH_BRACKET.fullmatch(inner.text) else " ,;:()[]")
    text = inner.text
    stands = kinds.stands_for(text)
    if status_of(text):
        yield "status", inner
    elif not kinds.words("attendance", "telling-words").isdisjoint(text.split()) and not kinds.is_part(text):
        yield "none", inner
    elif stands and (stands.start() == 0 or names.evidence(inner.cut(stands.end()).text) == names.CERTAIN):
        yield from _of_deputy(inner.cut(0, stands.start()), inner.cut(stands.end()), name)
    elif kinds.folded(text) in kinds.words("names", "role-in-brackets"):
        yield "role", inner
    elif _are_initials_of(text, name) or _is_letter_of(text, name):
        yield "initials", inner
    elif kinds.is_part(text):
        yield "part", inner
    elif _OF_YEAR.match(text) and len(text.split()) < 6:
        yield "role", inner
    elif _is_no_matter(text, name, is_field=is_field):
        yield "none", inner
    elif (of_body := OF_BODY.match(text)) is not None:
        yield "organisation", inner.cut(of_body.end())
    else:
        yield from _role_and_body(inner, name)


def _of_deputy(before: Stretch, behind: Stretch, name: str) -> Iterator[tuple[Field, Stretch]]:
    """What a deputy's note says: the deputy's own post or body, if any, whom they stand for, and that one's body."""
    yield from note(before, name) if before.text else ()
    yield stands_for(behind)
    who, *rest = behind.split(_COMMA_OR_DASH)
    is_of = names.evidence(who.text) >= names.LIKELY and not kinds.is_organisation(who.text)
    yield from (("organisation", body) for body in rest[:1] if is_of)


def _is_no_matter(text: str, name: str, *, is_field: bool) -> bool:
    """Whether words beside a name say nothing that is kept: how somebody took part, letters, what they go by."""
    return (
        kinds.is_mode(text)
        or len(text) == 1
        or CALL_SIGN.fullmatch(text) is not None
        or text in name.split()
        or (names.are_post_nominals(text) and not is_field)
        or (kinds.is_unnamed(text) and not kinds.is_role(text))
        or _is_short_for(text, name)
    )


def _are_initials_of(text: str, name: str) -> bool:
    return names.are_initials(text) and names.initials_fit(text, name)


def _is_short_for(text: str, name: str) -> bool:
    """Whether a word is what somebody goes by, a given name that begins as theirs does: "Hugh Reed (Hugo)"."""
    return text.isalpha() and names.is_given(text) and text[:_SHARED] == name[:_SHARED] and " " in name


def _is_letter_of(text: str, name: str) -> bool:
    """Whether one letter is the first of a name, or of the given name that a bare surname lacks: "Reed (J)"."""
    is_given = " " not in name and text.isalpha() and text.isupper() and mark(text) is None
    return len(text) == 1 and (text == name[:1] or is_given)


# Letters that a body is called by, with more than one capital; words that lead on to what a post is for.
_LETTERS = late(r"(?:[A-Z][a-z]{0,2}){1,4}[A-Z][A-Za-z]{0,2}")
_AT = late(r"\s+at\s+(?:the\s+)?(?=[A-Z])(?!Large\b)")
_OF_PLACE = re.compile(r"(?i)\b(?:councill?ors?|cllrs?|members?|reps?|representatives?|governors?|wards?|delegates?)\b")
_MORE_OF_POST = re.compile(r"\s(?:of|for)\s[^,]+,")  # what a post is for may go on: "Head of Parks, Trees and Ponds"
_WITH_BRACKET = re.compile(r"\s*[^()\s][^()]*\([^()]+\)")
_FEW = 5
_SHARED = 3  # letters with which a name and its short form begin
_LINKS = frozenset({"of", "for", "the", "to", "and", "&", "in", "on", "at", "with"})


def _role_and_body(inner: Stretch, name: str) -> Iterator[tuple[Field, Stretch]]:
    """A role, a body, or both: "Chair", "MITRE/NTAC Co-Chair"; words in lower case that are no role are a reason."""
    parts = [part for part in inner.split(_PARTS) if not _is_beside_the_point(part.text)]
    said = [part for part in parts if status_of(part.text)] if len(parts) > 1 else []
    yield from (("status", part) for part in said[:1])
    parts = [part for part in parts if part not in said]
    short = [part for part in parts if _are_initials_of(part.text, name)]
    yield from (("initials", part) for part in short[:1])
    times = [part for part in parts if kinds.is_part(part.text)] if len(parts) > 1 else []
    yield from (("part", part) for part in times[:1])
    parts = [part for part in parts if part not in short and part not in times]
    if not parts:
        return
    inner = _around(inner, parts)
    is_one_of_several = len(parts) > 1 or bool(short)
    roles = [part for part in parts if kinds.is_role(part.text) or (is_one_of_several and _is_deed(part.text))]
    others = [part for part in parts if part not in roles]
    if len(roles) == 1 and len(others) > 1 and _is_before_body(parts, roles, others):
        yield "role", _around(inner, parts[:-1])
        yield "organisation", parts[-1]
        return
    ends = _post_and_letters(inner) if len(parts) == 1 else None
    if ends is not None:
        yield "role", ends[0]
        yield "organisation", ends[1]
    elif not others or (roles and parts[0] in roles and not any(_is_from(part, roles, inner) for part in others)):
        yield from _post_at(inner)
    elif not roles:
        yield _unknown(inner.text), inner
    else:
        named = [part for part in others if _is_title(part.text) or kinds.is_organisation(part.text)]
        yield from (("organisation", _around(inner, named)),) if named else ()
        yield "role", _around(inner, roles)


def _is_beside_the_point(text: str) -> bool:
    """Whether a part of a note says how somebody took part, by which name they log in, or by whose leave they came."""
    return kinds.is_mode(text) or _HANDLE.fullmatch(text) is not None or _BY_LEAVE.match(text) is not None


def _is_before_body(parts: list[Stretch], roles: list[Stretch], others: list[Stretch]) -> bool:
    """Whether a post for several things goes on behind its comma, before the body at the end.

    As in "Spokesperson for Children, Young People, Saltby Council": the last part alone is a body.
    """
    is_for = " for " in roles[0].text or " of " in roles[0].text
    return is_for and parts[0] is roles[0] and _is_body(parts[-1].text) and not any(map(_is_said_body, others[:-1]))


def _is_said_body(part: Stretch) -> bool:
    return _is_body(part.text) and not kinds.is_topic(part.text)


def _post_at(inner: Stretch) -> Iterator[tuple[Field, Stretch]]:
    """A post and, behind "at", where it is held: "Senior Engineer at Harbour Works"."""
    at = _AT.search(inner.text)
    yield "role", inner.cut(0, at.start()) if at else inner
    yield from (("organisation", inner.cut(at.end())),) if at else ()


def _unknown(text: str) -> Field:
    """What words are that no list of posts has: a body, what may be one, or a remark."""
    if _is_title(text):
        return "organisation" if _is_body(text) and not kinds.is_topic(text) else "beside"
    return "organisation" if kinds.is_organisation(text) and len(text.split()) < _FEW else "none"


def _is_from(part: Stretch, roles: list[Stretch], whole: Stretch) -> bool:
    """Whether what stands beside a post names the body where it is held, not what it is for.

    Words that no list has do behind a comma ("Senior Engineer, Jacobs"), but for those who stand for a place.
    """
    if kinds.is_topic(part.text):
        return False
    if _is_body(part.text):
        return True
    is_behind = whole.text[: part.start - whole.start].rstrip().endswith(",")
    if _MORE_OF_POST.search(whole.text) and " and " in part.text:
        return False
    return is_behind and _is_title(part.text) and not any(_OF_PLACE.search(role.text) for role in roles)


def _is_deed(text: str) -> bool:
    """Whether the words say what somebody did at the meeting: "minutes"."""
    return kinds.folded(text) in kinds.words("names", "role-in-brackets")


def _is_body(text: str) -> bool:
    """Whether a part of a note names a body, by its words or by letters with more than one capital ("HarB")."""
    return kinds.is_organisation(text) or (_LETTERS.fullmatch(text) is not None and not names.are_post_nominals(text))


def _post_and_letters(inner: Stretch) -> tuple[Stretch, Stretch] | None:
    """The post and the body of "CEO HarB" and "Head of Data DfB"; None if the words are not so made."""
    at = inner.text.rfind(" ")
    post, letters = inner.cut(0, max(at, 0)), inner.cut(at + 1)
    if at < 0 or not _LETTERS.fullmatch(letters.text) or kinds.is_role(letters.text) or not kinds.is_role(post.text):
        return None
    last = names.fold(post.text.split()[-1])
    return (post, letters) if last not in kinds.words("names", "particle") | _LINKS and post.text[0].isupper() else None


def _is_title(text: str) -> bool:
    """Whether the words are set as a name, not as a remark: few of them, capitalised but for the small ones."""
    words = text.split()
    small = [word for word in words if word.islower() and len(word) > 3]
    return any(sign.isupper() for sign in text[:3]) and len(words) <= 12 and len(small) <= 1


def _around(whole: Stretch, parts: list[Stretch]) -> Stretch:
    return whole.cut(parts[0].start - whole.start, parts[-1].end - whole.start)


def stands_for(who: Stretch) -> tuple[Field, Stretch]:
    """Whom, or which body, a deputy or a delegate stands for."""
    before, _ = outside(who)
    parted = _COMMA_OR_DASH.search(before.text)
    first = before.cut(0, parted.start()) if parted is not None else before
    before = first if names.evidence(first.text) >= names.LIKELY else before
    name = names.read(before.text)
    if name is None or kinds.is_organisation(before.text):
        return "organisation", before
    start, end = name.stretches[0][0], name.stretches[-1][1]
    return "represents", before.cut(start, end)
