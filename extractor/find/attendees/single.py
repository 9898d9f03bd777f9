"""One chunk of a list -> one entry: the name found among what is printed with it."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import between, brackets, outside
from extractor.find.attendees.entry import Entry, Field
from extractor.find.attendees.labels import rolled
from extractor.find.attendees.notes import CALL_SIGN, OF_BODY, stands_for, with_note
from extractor.find.attendees.stretch import Stretch
from extractor.late import late
from extractor.remembered import remembered

_GAP = re.compile(r"\s+")
_SIDES = late(r"\s*/\s*|\s+[–—-]+\s*|\s*:\s+|\s*[–—]\s*|(?<=[a-z])-\s+")
_BOX = re.compile(r"\s*(?:(?P<empty>☐|□|✗|✘|❌|\[ ?\])|☑|☒|✓|✔|✅|■|\[[xX]\])\s*")
_BOX_BEHIND = re.compile(r"\s*(?:(?P<empty>☐|□|✗|✘|❌)|☑|☒|✓|✔|✅|■)\s*$")
_INITIALS_FIRST = late(
    r"(?:[\[(](?P<bracketed>[A-Z][A-Za-z.]{1,4})[\])]|(?P<bare>[A-Z][A-Za-z.]{1,4})(?P<mark>\s*[:=–—-])?)\s+(?=[A-Z])"
)
_POST_DASHED = late(r"(?P<role>[A-Z][\w ]+)[-‑](?P<name>[A-Z].+)")
_DASHED = late(r"(?P<name>[^-]+(?:-[A-Z][a-z]+)?)[-‑](?P<role>[A-Z][\w ]+)")
_WORD = re.compile(r"[^\W_]+")
_LOWER_TAIL = late(r"\s+(?=[a-z]{2,})")


@remembered
def entry(stretch: Stretch) -> Entry | None:
    """The person that the chunk names, with everything beside the name; None if it names no person."""
    box = _BOX.match(stretch.text) or _BOX_BEHIND.search(stretch.text)
    if box is not None:
        ticked = entry(stretch.cut(box.end()) if box.start() == 0 else stretch.cut(0, box.start()))
        return ticked and ticked._replace(own_status="absent" if box["empty"] else "present")
    led = _called(stretch) or _led_by_initials(stretch)
    if led is not None:
        return led
    deputy = _deputy(stretch)
    if deputy is not None:
        return deputy
    before, after = outside(_without_note_sign(stretch))
    nicknamed = _nicknamed(stretch, before, after) or _nicknamed_in_post(stretch, before, after)
    if nicknamed is not None:
        return nicknamed
    named = None if _is_of_posts(before) else _person(before)
    if named is None:
        return _holder(stretch, before)
    is_led = named.role is not None and named.quotes[-1][0] < named.quotes[0][0]
    found = named._replace(role=None, quotes=named.quotes[:-1]) if is_led else named
    for inner in (*brackets(stretch), *between(stretch)):
        found = with_note(found, inner)
    if is_led and found.role is None:
        found = found._replace(role=named.role, quotes=(*found.quotes, named.quotes[-1]))
    return _with_tail(found, after) if after.text and after.end > found.span.end else found


def _called(stretch: Stretch) -> Entry | None:
    """As in "Director Reed: Present": who is called on a line of a roll call, and whether they came."""
    called = rolled(stretch)
    named = _after_role(called[0]) or _person(called[0]) if called is not None else None
    if called is None or named is None:
        return None
    return named._replace(own_status="present" if called[1] == "in_attendance" else called[1])


def _is_of_posts(words: Stretch) -> bool:
    """Whether the words are a post in the plural, which is nobody's name: "Assistant Superintendents"."""
    return kinds.is_group(words.text) and words.text[-1:] == "s" and names.evidence(words.text) < names.LIKELY


def _led_by_initials(stretch: Stretch) -> Entry | None:
    """As in "[AL] Ann Lee", "AL - Ann Lee": initials before the name they stand for."""
    lead = _INITIALS_FIRST.match(stretch.text)
    is_led = lead is not None and (lead["bracketed"] or lead["mark"] or _are_first(_letters(lead), stretch, lead.end()))
    found = entry(stretch.cut(lead.end())) if lead is not None and is_led else None
    if lead is None or found is None or not names.initials_fit(_letters(lead), found.name):
        return None
    if not (lead["bracketed"] or lead["mark"] or _letters(lead) == "".join(w[0] for w in found.name.split())):
        return None
    at = lead.start("bracketed") if lead["bracketed"] else lead.start("bare")
    return found.with_field("initials", stretch.cut(at, at + len(_letters(lead))))


def _are_first(letters: str, stretch: Stretch, start: int) -> bool:
    """Whether words of the stretch begin with each of the letters, from `start` on."""
    return {word[0] for word in _WORD.findall(stretch.text, start)}.issuperset(letters)


def _letters(lead: re.Match[str]) -> str:
    return lead["bracketed"] or lead["bare"]


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
    return came and came.with_field(*stands_for(stretch.cut(stands.end())))


def _without_note_sign(stretch: Stretch) -> Stretch:
    """The chunk without the figure or the star of a footnote that sticks to its end."""
    sign = re.search(r"(?<=[a-z])[0-9]$|(?<=\w)[*†‡]+\.?$", stretch.text)
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


def _nicknamed_in_post(whole: Stretch, before: Stretch, after: Stretch) -> Entry | None:
    """As in "Member William (Bill) Reed": such a name behind a post."""
    length = kinds.role_length(before.text)
    found = _nicknamed(whole.cut(length), before.cut(length), after) if length else None
    return found and _with_post(found, before.cut(0, length))


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
    is_sign = CALL_SIGN.fullmatch(sides[0].text) is not None
    first, second = None if is_sign else _person(sides[0]), _person(rest)
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
    if second is not None and (is_sign or kinds.is_mode(sides[0].text) or kinds.is_group(sides[0].text)):
        return second
    if second is None or not (kinds.is_role(sides[0].text) or kinds.is_organisation(sides[0].text)):
        return None
    return second.with_field("role" if kinds.is_role(sides[0].text) else "organisation", _without_article(sides[0]))


def _after_role(stretch: Stretch) -> Entry | None:
    """As in "Chief Inspector Ann Lee", "District Cllr Reed", "the clerk Ann Lee"."""
    length = kinds.role_length(stretch.text)
    found = (_person(stretch.cut(length)) or _surname(stretch.cut(length))) if length else None
    return found and _with_post(found, stretch.cut(0, length))


def _with_post(found: Entry, post: Stretch) -> Entry:
    """The entry with the post before its name; one in the plural, or of plain members, tells of the list alone."""
    role = _without_article(post.bare(" ,:=–—-"))
    if kinds.is_group(role.text) and kinds.is_office(role.text[:-1]):
        found = found._replace(of_group=role.cut(0, len(role.text) - 1))
    field: Field = "none" if kinds.is_group(role.text) else "role"
    return found.with_field(field, role)._replace(evidence=names.CERTAIN)


def _surname(word: Stretch) -> Entry | None:
    """Who is called by a surname that a post is called by too, as in "President Cook"."""
    return Entry(word.text, (word.place,)) if kinds.is_surname_too(word.text) else None


def _before_role(stretch: Stretch) -> Entry | None:
    """As in "Ann Lee Clerk", "Ann Lee NHS": a name with a role or a body behind it, nothing between them."""
    cuts = _ends_of_names(stretch.text)
    read = [(name, stretch.cut(cut)) for cut in cuts if (name := names.read(stretch.text[:cut])) is not None]
    likely = [(name, rest) for name, rest in read if name.evidence >= names.LIKELY]
    if not likely:
        return None
    least = names.CERTAIN if kinds.is_organisation(stretch.text) else names.LIKELY
    for is_one in (kinds.is_plain_role, kinds.is_acronym, kinds.is_role, kinds.is_organisation):
        for name, rest in likely:
            is_enough = name.evidence >= least or is_one is kinds.is_acronym or rest.text.startswith("The ")
            if is_enough and is_one(rest.text):
                return with_note(_entry(stretch, name), rest)
    return None


def _ends_of_names(text: str) -> Iterator[int]:
    """Where a name at the start of `text` may end: behind each word, up to the first with which no name goes on."""
    start = 0
    for gap in _GAP.finditer(text):
        if names.ends_name(text[start : gap.start()]):
            return
        yield gap.start()
        start = gap.end()


def _before_tail(stretch: Stretch) -> Entry | None:
    """As in "Cllr Reed who was ill", "Ann Lee from the Harbour Trust": a name and words in lower case behind it."""
    tail = _LOWER_TAIL.search(stretch.text)
    while tail is not None:
        name = names.read(stretch.text[: tail.start()])
        if name is not None and (name.evidence >= names.LIKELY):
            return _with_tail(_entry(stretch, name), stretch.cut(tail.end()))
        is_over = name is not None or names.ends_name(stretch.text[tail.end() :].split(maxsplit=1)[0])
        tail = None if is_over else _LOWER_TAIL.search(stretch.text, tail.end())
    return None


def _with_tail(found: Entry, rest: Stretch) -> Entry:
    """`found` with what follows the name: a body after "from" or "of", else what any words beside a name say."""
    of_body = OF_BODY.match(rest.text)
    if of_body:
        return found.with_field("organisation", rest.cut(of_body.end()))
    stands = kinds.stands_for(rest.text)
    if stands and stands.start() == 0:
        return found.with_field(*stands_for(rest.cut(stands.end())))
    return with_note(found, rest)


def _without_article(stretch: Stretch) -> Stretch:
    article = re.match(r"(?i)(?:the|our|a|an)\s+", stretch.text)
    return stretch.cut(article.end()) if article else stretch
