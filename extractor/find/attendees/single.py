"""One chunk of a list -> one entry: the name found among what is printed with it."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import between, brackets, outside
from extractor.find.attendees.entry import Entry, Field, status_of
from extractor.find.attendees.stretch import Stretch
from extractor.remembered import remembered

_SIDES = re.compile(r"\s*/\s*|\s+[–—-]+\s*|\s*:\s+|\s*[–—]\s*|(?<=[a-z])-\s+")
_OF_BODY = re.compile(
    r"^(?:from|of|at|with|@)\s+(?:the\s+)?(?=[A-Z]"
    r"|(?:[a-z]+\s+){1,3}(?:office|council|department|board|authority|agency|society|club|association|trust|university)$)"
)
_PARTS = re.compile(r"\s*/\s*|\s*[,;]\s*|\s+[-–—]\s+")
_BOX = re.compile(r"\s*(?:(?P<empty>☐|□|✗|✘|❌|\[ ?\])|☑|☒|✓|✔|✅|■|\[[xX]\])\s*")
_BOX_BEHIND = re.compile(r"\s*(?:(?P<empty>☐|□|✗|✘|❌)|☑|☒|✓|✔|✅|■)\s*$")
_INITIALS_FIRST = re.compile(
    r"(?:[\[(](?P<bracketed>[A-Z][A-Za-z.]{1,4})[\])]|(?P<bare>[A-Z][A-Za-z.]{1,4})(?P<mark>\s*[:=–—-])?)\s+(?=[A-Z])"
)
_POST_DASHED = re.compile(r"(?P<role>[A-Z][\w ]+)[-‑](?P<name>[A-Z].+)")
_CALL_SIGN = re.compile(r"[A-Z]{1,2}[0-9][A-Z]{1,4}")
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?\s+[A-Z]")
_DASHED = re.compile(r"(?P<name>[^-]+(?:-[A-Z][a-z]+)?)[-‑](?P<role>[A-Z][\w ]+)")
_LOWER_TAIL = re.compile(r"\s+(?=[a-z]{2,})")


@remembered
def entry(stretch: Stretch) -> Entry | None:
    """The person that the chunk names, with everything beside the name; None if it names no person."""
    box = _BOX.match(stretch.text) or _BOX_BEHIND.search(stretch.text)
    if box is not None:
        ticked = entry(stretch.cut(box.end()) if box.start() == 0 else stretch.cut(0, box.start()))
        return ticked and ticked._replace(own_status="absent" if box["empty"] else "present")
    led = _led_by_initials(stretch)
    if led is not None:
        return led
    deputy = _deputy(stretch)
    if deputy is not None:
        return deputy
    before, after = outside(_without_note_sign(stretch))
    nicknamed = _nicknamed(stretch, before, after)
    if nicknamed is not None:
        return nicknamed
    named = _person(before)
    if named is None:
        return _holder(stretch, before)
    is_led = named.role is not None and named.quotes[-1][0] < named.quotes[0][0]
    found = named._replace(role=None, quotes=named.quotes[:-1]) if is_led else named
    for inner in (*brackets(stretch), *between(stretch)):
        found = with_note(found, inner)
    if is_led and found.role is None:
        found = found._replace(role=named.role, quotes=(*found.quotes, named.quotes[-1]))
    return _with_tail(found, after) if after.text and after.end > found.span.end else found


def _led_by_initials(stretch: Stretch) -> Entry | None:
    """As in "[AL] Ann Lee", "AL - Ann Lee": initials before the name they stand for."""
    lead = _INITIALS_FIRST.match(stretch.text)
    found = entry(stretch.cut(lead.end())) if lead is not None else None
    if lead is None or found is None or not names.initials_fit(_letters(lead), found.name):
        return None
    if not (lead["bracketed"] or lead["mark"] or _letters(lead) == "".join(w[0] for w in found.name.split())):
        return None
    at = lead.start("bracketed") if lead["bracketed"] else lead.start("bare")
    return found.with_field("initials", stretch.cut(at, at + len(_letters(lead))))


def _letters(lead: re.Match[str]) -> str:
    return lead["bracketed"] or lead["bare"]


def with_note(found: Entry, inner: Stretch, *, is_field: bool = False) -> Entry:
    """`found` with what a bracket or a field beside it says."""
    before, _ = outside(inner)
    if _is_role_with_role(before, inner):
        return found.with_field("role", inner)
    for part in (before, *brackets(inner)) if before.text and before.text != inner.text else (inner,):
        for field, value in note(part, found.name, is_field=is_field):
            found = found.with_field(field, value)
    return found


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
    inner = inner.bare(" ,;:()[]")
    text = inner.text
    stands = kinds.stands_for(text)
    if status_of(text):
        yield "status", inner
    elif stands and stands.start() == 0:
        yield _stands_for(inner.cut(stands.end()))
    elif kinds.folded(text) in kinds.words("names", "role-in-brackets"):
        yield "role", inner
    elif (names.are_initials(text) and names.initials_fit(text, name)) or (len(text) == 1 and text == name[:1]):
        yield "initials", inner
    elif kinds.is_part(text):
        yield "part", inner
    elif _OF_YEAR.match(text) and len(text.split()) < 6:
        yield "role", inner
    elif (
        kinds.is_mode(text)
        or _CALL_SIGN.fullmatch(text)
        or text in name.split()
        or (names.are_post_nominals(text) and not is_field)
        or (kinds.is_unnamed(text) and not kinds.is_role(text))
    ):
        yield "none", inner
    elif (of_body := _OF_BODY.match(text)) is not None:
        yield "organisation", inner.cut(of_body.end())
    else:
        yield from _role_and_body(inner, name)


# Letters that a body is called by, with more than one capital; words that lead on to what a post is for.
_LETTERS = re.compile(r"(?:[A-Z][a-z]{0,2}){1,4}[A-Z][A-Za-z]{0,2}")
_LINKS = frozenset({"of", "for", "the", "to", "and", "&", "in", "on", "at", "with"})


def _role_and_body(inner: Stretch, name: str) -> Iterator[tuple[Field, Stretch]]:
    """A role, a body, or both: "Chair", "MITRE/NTAC Co-Chair"; words in lower case that are no role are a reason."""
    parts = [part for part in inner.split(_PARTS) if not kinds.is_mode(part.text)]
    short = [part for part in parts if names.are_initials(part.text) and names.initials_fit(part.text, name)]
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
    ends = _post_and_letters(inner) if len(parts) == 1 else None
    if ends is not None:
        yield "role", ends[0]
        yield "organisation", ends[1]
    elif not others or (roles and parts[0] in roles and not any(_is_body(part.text) for part in others)):
        yield "role", inner
    elif not roles:
        yield ("organisation" if _is_title(inner.text) else "none"), inner
    else:
        yield "organisation", _around(inner, others)
        yield "role", _around(inner, roles)


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


def _holder(stretch: Stretch, before: Stretch) -> Entry | None:
    """As in "The President (Mr A Reed)": who holds the office stands in brackets behind it."""
    office = _without_article(before)
    inner = next(brackets(stretch), None)
    name = names.read(inner.text) if inner is not None and kinds.is_plain_role(office.text) else None
    if inner is None or name is None or name.evidence < names.LIKELY:
        return None
    return _entry(inner, name).with_field("role", office)


def _deputy(stretch: Stretch) -> Entry | None:
    """As in "Ann Lee for Tom Reed": the one who came, and whom they stand for."""
    stands = kinds.stands_for(stretch.text)
    if stands is None or stands.start() == 0 or stretch.text[stands.start() - 1] != " ":
        return None
    if stretch.text.count("(", 0, stands.start()) > stretch.text.count(")", 0, stands.start()):
        return None
    came = entry(stretch.cut(0, stands.start()).bare(" ,–—-"))
    return came and came.with_field(*_stands_for(stretch.cut(stands.end())))


def _stands_for(who: Stretch) -> tuple[Field, Stretch]:
    """Whom, or which body, a deputy or a delegate stands for."""
    before, _ = outside(who)
    name = names.read(before.text)
    if name is None or kinds.is_organisation(before.text):
        return "organisation", before
    start, end = name.stretches[0][0], name.stretches[-1][1]
    return "represents", before.cut(start, end)


def _without_note_sign(stretch: Stretch) -> Stretch:
    """The chunk without the figure of a footnote that sticks to its end."""
    sign = re.search(r"(?<=[a-z])[0-9]$", stretch.text)
    return stretch.cut(0, sign.start()) if sign else stretch


def _nicknamed(whole: Stretch, before: Stretch, after: Stretch) -> Entry | None:
    """As in "Robert (Bob) Reed": a name that a bracket stands inside of; it is kept as printed."""
    if (
        not after.text
        or not names.is_given(before.text.split()[-1] if before.text else "")
        or len(after.text.split()) > 2
    ):
        return None
    first, last = names.read(before.text), names.read(after.text)
    if first is None or last is None or len(first.text.split()) > 2:
        return None
    start, end = before.start + first.stretches[0][0], after.start + last.stretches[-1][1]
    text = whole.text[start - whole.start : end - whole.start]
    return Entry(text, ((start, end),), title=first.title, evidence=names.CERTAIN)


def _person(stretch: Stretch) -> Entry | None:
    dashed = _DASHED.fullmatch(stretch.text)
    if dashed is not None and kinds.is_plain_role(dashed["role"]) and names.evidence(dashed["name"]) >= names.LIKELY:
        name = names.read(dashed["name"])
        role = stretch.cut(dashed.start("role"), dashed.end("role"))
        return _entry(stretch, name).with_field("role", role) if name is not None else None
    dashed = _POST_DASHED.fullmatch(stretch.text)
    if dashed is not None and kinds.is_plain_role(dashed["role"]) and names.evidence(dashed["name"]) >= names.LIKELY:
        name = names.read(dashed["name"])
        post = stretch.cut(dashed.start("role"), dashed.end("role"))
        return _entry(stretch.cut(dashed.start("name")), name).with_field("role", post) if name is not None else None
    name = names.read(stretch.text)
    if name is not None:
        return _entry(stretch, name)
    for way in (_two_sides, _after_role, _before_role, _before_tail):
        found = way(stretch)
        if found is not None:
            return found
    return None


def _entry(stretch: Stretch, name: names.Name) -> Entry:
    quotes = tuple((stretch.start + a, stretch.start + b) for a, b in name.stretches)
    return Entry(name.text, quotes, title=name.title, evidence=name.evidence)


def _two_sides(stretch: Stretch) -> Entry | None:
    """A name and something else with a dash or a colon between them, in either order."""
    sides = list(stretch.split(_SIDES))
    if len(sides) < 2:
        return None
    rest = stretch.cut(sides[1].start - stretch.start)
    first, second = _person(sides[0]), _person(rest)
    is_topic = (
        first is not None
        and first.evidence == names.POSSIBLE
        and second is not None
        and second.evidence == names.CERTAIN
    )
    if first is not None and second is not None and is_topic:
        return second.with_field("role", sides[0])
    if first is not None and not kinds.is_role(sides[0].text):
        return _with_tail(first, rest)
    if second is not None and (kinds.is_mode(sides[0].text) or kinds.is_group(sides[0].text)):
        return second
    if second is None or not (kinds.is_role(sides[0].text) or kinds.is_organisation(sides[0].text)):
        return None
    return second.with_field("role" if kinds.is_role(sides[0].text) else "organisation", _without_article(sides[0]))


def _after_role(stretch: Stretch) -> Entry | None:
    """As in "Chief Inspector Ann Lee", "District Cllr Reed", "the clerk Ann Lee"."""
    length = kinds.role_length(stretch.text)
    found = _person(stretch.cut(length)) if length else None
    if found is None:
        return None
    role = _without_article(stretch.cut(0, length).bare(" ,:–—-"))
    return found.with_field("none" if kinds.is_group(role.text) else "role", role)._replace(evidence=names.CERTAIN)


def _before_role(stretch: Stretch) -> Entry | None:
    """As in "Ann Lee Clerk", "Ann Lee NHS": a name with a role or a body behind it, nothing between them."""
    cuts = [found.start() for found in re.finditer(r"\s+", stretch.text)]
    for is_one in (kinds.is_plain_role, kinds.is_acronym, kinds.is_role, kinds.is_organisation):
        for cut in cuts:
            name, rest = names.read(stretch.text[:cut]), stretch.cut(cut)
            least = (
                names.CERTAIN
                if kinds.is_organisation(stretch.text) and is_one is not kinds.is_acronym
                else names.LIKELY
            )
            if name is not None and name.evidence >= least and is_one(rest.text):
                return with_note(_entry(stretch, name), rest)
    return None


def _before_tail(stretch: Stretch) -> Entry | None:
    """As in "Cllr Reed who was ill", "Ann Lee from the Harbour Trust": a name and words in lower case behind it."""
    tail = _LOWER_TAIL.search(stretch.text)
    while tail is not None:
        name = names.read(stretch.text[: tail.start()])
        if name is not None and (name.evidence >= names.LIKELY):
            return _with_tail(_entry(stretch, name), stretch.cut(tail.end()))
        tail = _LOWER_TAIL.search(stretch.text, tail.end()) if name is None else None
    return None


def _with_tail(found: Entry, rest: Stretch) -> Entry:
    """`found` with what follows the name: a body after "from" or "of", else what any words beside a name say."""
    of_body = _OF_BODY.match(rest.text)
    if of_body:
        return found.with_field("organisation", rest.cut(of_body.end()))
    stands = kinds.stands_for(rest.text)
    if stands and stands.start() == 0:
        return found.with_field(*_stands_for(rest.cut(stands.end())))
    return with_note(found, rest)


def _without_article(stretch: Stretch) -> Stretch:
    article = re.match(r"(?i)(?:the|our|a|an)\s+", stretch.text)
    return stretch.cut(article.end()) if article else stretch
