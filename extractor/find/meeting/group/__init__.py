"""The group that met, and the organisation it belongs to."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractor import rules
from extractor.either import either
from extractor.find.meeting.group.letterhead import otherwise
from extractor.find.meeting.group.names import (
    SHORT,
    SMALL,
    Name,
    blanked,
    chief,
    found,
    has_body,
    is_alike,
    is_bare,
    is_name,
    listed,
    parts,
    stripped,
)
from extractor.find.meeting.group.weighed import weighed
from extractor.find.meeting.head import Found, Head, expression
from extractor.late import late
from extractor.names import is_given
from models import Document, Paragraph, Span

_LEAST, _TITLE = 2, 12
_IS_MEETING, _BY_CODE = "body-is-meeting", "body-by-code"
_IN_TITLE = (_IS_MEETING, _BY_CODE, "body-of-meeting", "body-minutes-of", "body-of-channel")
_BELOW = 2.0  # how much likelier a line below "MINUTES" names who met
_LETTERS = re.compile(r"\s*\([^()]*\)\s*$")
# What the meeting did, told under the title of a record without headings: "Resolution. That the Council be".
_BUSINESS = late(r"(?:Resolution|Resolved|Moved|Proposed|Elected|Chose|Voted|Ordered)\b(?:\W+\w+){5}")
_REACH = 80
_TIER = re.compile(r"(?i)(?:parish|town|community|village|city|district|county|borough)\s+council")
_TIER_BEHIND_KIND = re.compile(
    rf"(?i)\s+(?:annual|extraordinary|extra-ordinary|special|ordinary|statutory|monthly)\s+(?P<body>{_TIER.pattern[4:]})\b"
)
_PLACE_BEFORE_KIND = late(
    r"(?P<place>(?!(?i:minutes|the|draft|meeting|held|of)\b)[A-Z][\w’'-]+"
    r"(?:\s+(?:(?i:on|upon|le|in|cum|with|and|under|next)\s+(?:(?i:the)\s+)?)?[A-Z][\w’'-]+){0,3})"
    r"\s+(?i:annual|extraordinary|extra-ordinary|special|ordinary|statutory|monthly)\s+$"
)
# Groups that are told from their like by a number; of others a number is that of the meeting.
_NUMBERED = late(
    r"(?i:\b(?:municipality|school\s+district|school\s+division|lodge|branch|local|post|chapter|troop|circuit|aerie|grange|unit)\b)"
)
_NO = late(r"\s+(?i:no)$")
_OWN_NUMBER = late(r"\s+(?i:no\.?|number|\#)\s*[0-9]{1,4}\b")
_WITHIN = r"[a-z][\w’'-]*\s+(?:(?:of|the|and|for|in|on|to|&)\s+)*"


def body(document: Document, head: Head, where: Found | None) -> tuple[Found | None, Found | None]:
    """The group that met and its organisation, each None if it is not named; a line of `where` it met names neither."""
    text = document.text
    apart = where.quotes if where is not None and where.rule == "place-below-day" else ()
    names = [name for name in _names(document, head) if name.rule == _BY_CODE or is_name(name.span.of(text))]
    names = [name for name in names if not any(span.touches(name.span) for span in apart)]
    if not names or max(name.weight for name in names) < _LEAST:
        return otherwise(document, head) or weighed(document, head), None
    best = max(names, key=lambda name: (name.weight, -name.span.start))
    narrower = [n for n in names if n.weight >= 3 and _is_narrower(n.span.of(text), best.span.of(text))]
    chosen = max(narrower, key=lambda n: n.weight, default=best)
    chosen = _whole(document, head, _fuller(text, chosen, names))
    chosen = _with_number(text, _with_list(text, chosen))
    full = _spelt_out(document, head, chosen.span.of(text))
    wider = [best] if chosen is not best and best.rule == "body-title" else []
    others = [
        n
        for n in [*wider, *names]
        if (n in wider or _is_organisation(text, n)) and not _share(n.span.of(text), chosen.span.of(text))
    ]
    group = full or _with_place(text, chosen) or found(text, chosen)
    return group, found(text, others[0]) if others else None


def _with_place(text: str, chosen: Name) -> Found | None:
    """A council of a place, where the kind of meeting stands between the two: "Elmham Annual Parish Council"."""
    words = chosen.span.of(text)
    before = _PLACE_BEFORE_KIND.search(text, max(0, chosen.span.start - _REACH), chosen.span.start)
    if before is not None and _TIER.fullmatch(words) is not None:
        return _joined(text, Span(start=before.start("place"), end=before.end("place")), chosen.span, chosen.rule)
    behind = _TIER_BEHIND_KIND.match(text, chosen.span.end)
    if behind is None or has_body(words):
        return None
    return _joined(text, chosen.span, Span(start=behind.start("body"), end=behind.end("body")), chosen.rule)


def _with_list(text: str, chosen: Name) -> Name:
    """The group with all that it is over, where commas part that: "Health, Safety and Environment Committee"."""
    start = max(text.rfind("\n", 0, chosen.span.start), text.rfind("\f", 0, chosen.span.start)) + 1
    end = min(
        (at for at in (text.find("\n", chosen.span.end), text.find("\f", chosen.span.end)) if at >= 0), default=None
    )
    for match in _listing().finditer(text, start, len(text) if end is None else end):
        span = Span(start=match.start(), end=match.end())
        parts = match["parts"].split(",")
        if span.touches(chosen.span) and not any(has_body(part) or is_given(part.split()[0]) for part in parts if part):
            return chosen._replace(span=span)
    return chosen


def _with_number(text: str, chosen: Name) -> Name:
    """The group with the number that is part of its name, as lodges, branches and districts have: "Lodge No. 12"."""
    bare = _NO.sub("", chosen.span.of(text))
    number = _OWN_NUMBER.match(text, chosen.span.start + len(bare))
    if number is None or _NUMBERED.search(bare) is None:
        return chosen
    return chosen._replace(span=Span(start=chosen.span.start, end=number.end()))


@cache
def _listing() -> re.Pattern[str]:
    """What several things are over which a group is, and the word for it."""
    thing = r"(?!(?i:minutes|the|meeting|notes|draft|agenda)\b)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
    return late(
        rf"(?<![\w’'-])(?P<parts>(?:{thing},\s+){{1,4}}{thing}),?\s+(?:(?i:and)|&)\s+(?:[A-Z][\w’'-]+\s+){{1,3}}"
        rf"(?i:{either(listed('bodies'))})\b"
    )


def _joined(text: str, one: Span, other: Span, rule: str) -> Found:
    return Found(" ".join(f"{one.of(text)} {other.of(text)}".split()), rule, (one, other))


def _whole(document: Document, head: Head, chosen: Name) -> Name:
    """A group named by one word in the title ("Board Meeting"), as a line below the title has its name."""
    text, word = document.text, re.escape(chosen.span.of(document.text))
    if " " in word or chosen.span.of(text).casefold() not in listed("bodies"):
        return chosen
    whole = late(rf"(?P<body>(?:[A-Z][\w.&’'-]*\s+){{1,6}}{word})\s+(?i:meeting|minutes)\b")
    for line in (one for one in head.paragraphs if one not in head.title):
        match = whole.match(line.span.of(text))
        for name in stripped(text, _moved(match, "body", line.span.start), 2, "body-title") if match else ():
            if " " in name.span.of(text) and is_name(name.span.of(text)):
                return name
    return chosen


def _fuller(text: str, chosen: Name, names: list[Name]) -> Name:
    """The group's whole name, where it is also named by its last words alone ("Parish Council", "the Board")."""
    short = chosen.span.of(text).casefold()
    apart = {n.span.of(text).casefold().removeprefix("the ") for n in names if n.rule == "body-title"}
    longer = [
        n
        for n in names
        if n.rule != "body-in-prose"
        and n.span.of(text).casefold().endswith(f" {short}")
        and n.span.of(text).count("(") == n.span.of(text).count(")")
        and _LETTERS.sub("", n.span.of(text)[: -len(short)]).casefold().removeprefix("the ").strip() not in apart
    ]
    return max(longer, key=lambda n: n.weight, default=chosen)


def _spelt_out(document: Document, head: Head, short: str) -> Found | None:
    """The name whose words begin with the letters of a short form, from the title, a running head or the file."""
    if SHORT.fullmatch(short) is None:
        return None
    full = late(r"\b" + _WITHIN.join(short) + r"[a-z][\w’'-]*")
    for paragraph in head.title:
        match = full.search(document.text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            return Found(
                " ".join(match.group().split()), "body-spelt-out", (Span(start=match.start(), end=match.end()),)
            )
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    told = next((found for words in [*heads, document.source.title or ""] if (found := full.search(words))), None)
    return Found(" ".join(told.group().split()), "body-spelt-out", ()) if told is not None else None


def _names(document: Document, head: Head) -> Iterator[Name]:
    text = document.text
    for field in head.named("body"):
        yield from stripped(text, field.value, 4, "body-field")
    for at, paragraph in enumerate(head.title):
        if _BUSINESS.match(text, paragraph.span.start, paragraph.span.end):
            continue
        yield from _by_rule(text, paragraph.span)
        is_below = at > 0 and _says_minutes(text, head.title[at - 1]) and _has_body(paragraph.span.of(text))
        place = max(0.0, 1.5 - 0.3 * at) + (_BELOW if is_below else 0.0)
        for part in parts(text, paragraph.span):
            yield from stripped(text, part, place, "body-title")
    for one, other in pairwise(head.title):
        if _goes_on(text, one, other):
            span = Span(start=one.span.start, end=other.span.end)
            yield from stripped(text, span, 3.5, "body-title")
    for paragraph in head.paragraphs:
        yield from _by_rule(text, paragraph.span, ("body-meeting-held",))
        for match in expression("body-in-prose").finditer(paragraph.span.of(text)):
            yield from stripped(text, _moved(match, "body", paragraph.span.start), 2, "body-in-prose")


def _says_minutes(text: str, line: Paragraph) -> bool:
    """Whether a title line says that these are minutes, and nothing else: who met stands below."""
    words = line.span.of(text)
    return words.casefold().strip(" .:_*") in ("minutes", "meeting minutes", "minutes of meeting", "draft minutes")


def _has_body(words: str) -> bool:
    """Whether a line is a name with a word for a group, no sentence."""
    return len(words.split()) <= _TITLE and has_body(words)


def _goes_on(text: str, one: Paragraph, other: Paragraph) -> bool:
    """Whether a title was broken over two lines before the word for the group."""
    first, second = one.span.of(text).split(), blanked(other.span.of(text)).split()
    is_same = is_alike(one, other)
    starts = other.span.of(text).split()[0].casefold()
    if is_same and first and starts == "of" and len(list(parts(text, one.span))) == 1 and len(second) > 2:
        return True
    if first and first[-1].casefold() in SMALL and len(second) > 1 and second[0][:1].isupper():
        return True
    if is_same and _is_cut(text, one, second):
        return True
    is_word = len(second) == 1 and second[0].casefold() in listed("bodies")
    if is_same and first and first[-1].islower() and second and is_bare(one.span.of(text)):
        return True
    is_whole = any(word.casefold() in listed("bodies") or word.casefold() in listed("organisations") for word in first)
    return is_same and is_word and bool(first) and (not is_whole or first[-1].casefold() in SMALL)


def _is_cut(text: str, one: Paragraph, second: list[str]) -> bool:
    """Whether a line ends before the word for the group that the next begins with: "HARBOUR FUNDING / TRUST OF ELM"."""
    words = one.span.of(text)
    tokens = [token.strip(".,") for token in words.casefold().split()]
    is_open = bool(tokens) and tokens[-1] not in listed("bodies") | listed("organisations") and blanked(words) == words
    is_wide = len(second) > 2 and second[0].casefold() in listed("bodies") - listed("narrow-bodies")
    is_led = is_wide and second[1].casefold() == "of"
    return is_open and len(tokens) > 1 and is_led and all(word[:1].isupper() for word in words.split())


def _by_rule(text: str, span: Span, names: tuple[str, ...] = _IN_TITLE) -> Iterator[Name]:
    for rule in names:
        for match in expression(rule).finditer(span.of(text)):
            weight = float(rules.rule("meeting", rule).gives["weight"])
            inner = _moved(match, "body", span.start)
            yield from (
                [Name(inner, weight, rule)] if rule in (_IS_MEETING, _BY_CODE) else stripped(text, inner, weight, rule)
            )


def _moved(match: re.Match[str], group: str, by: int) -> Span:
    return Span(start=match.start(group) + by, end=match.end(group) + by)


def _is_narrower(one: str, other: str) -> bool:
    """Whether a group is part of the other, by their names: a committee is also part of what calls itself a board."""
    is_board = other.casefold().endswith(" board") and one.casefold().endswith("committee")
    return is_board or _breadth(one) < _breadth(other)


def _breadth(words: str) -> int:
    """How much a group holds, by the last word of its name: a committee less than a council, that less than a trust."""
    tokens = re.findall(r"[\w-]+", re.sub(r"\([^)]*\)$", "", words.casefold()).strip())
    last = chief(tokens) if tokens else ""
    return 0 if last in listed("narrow-bodies") else 1 if last in listed("broader-bodies") else 2


def _is_organisation(text: str, name: Name) -> bool:
    """Whether a name is an organisation's that stands on a line of its own, or apart from the group by a dash."""
    tokens = re.findall(r"[\w-]+", name.span.of(text).casefold())
    before = text[max(0, name.span.start - 4) : name.span.start].strip(" ")
    is_apart = not before or before[-1] in "\n\f-–—|:"
    is_room = bool(tokens) and tokens[-1] in listed("rooms")
    is_named = any(token in listed("organisations") for token in tokens)
    if any(word.islower() and word not in SMALL for word in name.span.of(text).split()):
        return False
    return name.rule == "body-title" and is_apart and is_named and not is_room


def _share(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()
