"""The group that met, and the organisation it belongs to."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor import rules
from extractor.dates import find_dates
from extractor.find.meeting.head import Found, Head, expression
from extractor.find.meeting.names import SHORT, SMALL, Name, blanked, chief, is_name, listed, parts, stripped
from models import Document, Paragraph, Span

_LEAST, _TITLE = 2, 12
_BELOW = 2.0  # how much likelier a line below "MINUTES" names who met
_LETTERS = re.compile(r"\s*\([^()]*\)\s*$")
_LETTERHEAD = 4  # lines
_OF_MINUTES = re.compile(r"\b(?:minutes|agm|meeting|notes of)\b", re.IGNORECASE)
_WITHIN = r"[a-z][\w’'-]*\s+(?:(?:of|the|and|for|in|on|to|&)\s+)*"


def body(document: Document, head: Head) -> tuple[Found | None, Found | None]:
    """The group that met and its organisation, each None if it is not named."""
    text = document.text
    names = [name for name in _names(document, head) if is_name(name.span.of(text))]
    if not names or max(name.weight for name in names) < _LEAST:
        found = _event(document, head) or _in_margin(document) or _letterhead(document, head)
        return found or _over_day(document, head), None
    best = max(names, key=lambda name: (name.weight, -name.span.start))
    narrower = [n for n in names if n.weight >= 3 and _is_narrower(n.span.of(text), best.span.of(text))]
    chosen = max(narrower, key=lambda n: n.weight, default=best)
    chosen = _fuller(text, chosen, names)
    full = _spelt_out(document, head, chosen.span.of(text))
    wider = [best] if chosen is not best and best.rule == "body-title" else []
    others = [
        n
        for n in [*wider, *names]
        if (n in wider or _is_organisation(text, n)) and not _share(n.span.of(text), chosen.span.of(text))
    ]
    return full or _found(text, chosen), _found(text, others[0]) if others else None


def _fuller(text: str, chosen: Name, names: list[Name]) -> Name:
    """The group's whole name, where it is also named by its last words alone ("Parish Council", "the Board")."""
    short = chosen.span.of(text).casefold()
    apart = {n.span.of(text).casefold().removeprefix("the ") for n in names if n.rule == "body-title"}
    longer = [
        n
        for n in names
        if n.rule != "body-in-prose"
        and n.span.of(text).casefold().endswith(f" {short}")
        and _LETTERS.sub("", n.span.of(text)[: -len(short)]).casefold().removeprefix("the ").strip() not in apart
    ]
    return max(longer, key=lambda n: n.weight, default=chosen)


def _spelt_out(document: Document, head: Head, short: str) -> Found | None:
    """The name whose words begin with the letters of a short form, from the title, a running head or the file."""
    if SHORT.fullmatch(short) is None:
        return None
    full = re.compile(r"\b" + _WITHIN.join(short) + r"[a-z][\w’'-]*")
    for paragraph in head.title:
        match = full.search(document.text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            return Found(
                " ".join(match.group().split()), "body-spelt-out", (Span(start=match.start(), end=match.end()),)
            )
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    told = next((found for words in [*heads, document.source.title or ""] if (found := full.search(words))), None)
    return Found(" ".join(told.group().split()), "body-spelt-out", ()) if told is not None else None


def _event(document: Document, head: Head) -> Found | None:
    """The title of a workshop or the like, with the line above it if it was broken over two."""
    for at, paragraph in enumerate(head.title):
        words = paragraph.span.of(document.text)
        left = expression("event").sub(" ", blanked(words))
        if expression("event").search(words) is None or len(words.split()) > _TITLE or not any(map(str.isalpha, left)):
            continue
        above = head.title[at - 1] if at else None
        is_broken = above is not None and _is_alike(above, paragraph) and _is_bare(above.span.of(document.text))
        start = above.span.start if above is not None and is_broken else paragraph.span.start
        span = Span(start=start, end=paragraph.span.end)
        return Found(" ".join(span.of(document.text).split()), "event", (span,))
    return None


def _letterhead(document: Document, head: Head) -> Found | None:
    """The name on the first line, over a line that says that these are the minutes of a meeting."""
    text = document.text
    if len(head.title) < 2 or _OF_MINUTES.search(head.title[0].span.of(text)):
        return None
    words = head.title[0].span.of(text)
    is_over = any(_OF_MINUTES.search(line.span.of(text)) for line in head.title[1:_LETTERHEAD])
    is_one = is_name(words) and blanked(words) == words and (len(words.split()) > 1 or words.isupper())
    return Found(" ".join(words.split()), "body-letterhead", (head.title[0].span,)) if is_over and is_one else None


def _over_day(document: Document, head: Head) -> Found | None:
    """The name on the first line, beside the day and no other words: "Harbour Makers 2018-03-14"."""
    text = document.text
    if not head.title or not any(find_dates(head.title[0].span.of(text))):
        return None
    names = [name for name in stripped(text, head.title[0].span, _LEAST, "body-letterhead") if name.weight >= _LEAST]
    is_one = [name for name in names if is_name(name.span.of(text)) and len(name.span.of(text).split()) > 1]
    return _found(text, is_one[0]) if is_one and not _OF_MINUTES.search(head.title[0].span.of(text)) else None


def _is_bare(words: str) -> bool:
    """Whether a title line has no date, and no word for a kind of meeting or of body: half of a name."""
    known = listed("bodies") | listed("organisations")
    return blanked(words) == words and not any(word.casefold() in known for word in re.findall(r"\w+", words))


def _is_alike(one: Paragraph, other: Paragraph) -> bool:
    return (one.first.is_bold, one.first.size) == (other.first.is_bold, other.first.size)


def _in_margin(document: Document) -> Found | None:
    """The group that a running head or the file's own title names, where the text names none."""
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    for words in [*heads, document.source.title or ""]:
        for part in parts(words, Span(start=0, end=len(words))):
            for name in stripped(words, part, 0, "body-margin"):
                if name.weight >= _LEAST and is_name(name.span.of(words)):
                    return Found(name.span.of(words), name.rule, ())
    return None


def _found(text: str, name: Name) -> Found:
    return Found(" ".join(name.span.of(text).split()), name.rule, (name.span,))


def _names(document: Document, head: Head) -> Iterator[Name]:
    text = document.text
    for field in head.named("body"):
        yield from stripped(text, field.value, 4, "body-field")
    for at, paragraph in enumerate(head.title):
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
    return len(words.split()) <= _TITLE and any(
        word in listed("bodies") for word in re.findall(r"[\w-]+", words.casefold())
    )


def _goes_on(text: str, one: Paragraph, other: Paragraph) -> bool:
    """Whether a title was broken over two lines before the word for the group."""
    first, second = one.span.of(text).split(), blanked(other.span.of(text)).split()
    is_alike = _is_alike(one, other)
    starts = other.span.of(text).split()[0].casefold()
    if is_alike and first and starts == "of" and len(list(parts(text, one.span))) == 1 and len(second) > 2:
        return True
    is_word = len(second) == 1 and second[0].casefold() in listed("bodies")
    if is_alike and first and first[-1].islower() and second and _is_bare(one.span.of(text)):
        return True
    is_whole = any(word.casefold() in listed("bodies") or word.casefold() in listed("organisations") for word in first)
    return is_alike and is_word and bool(first) and (not is_whole or first[-1].casefold() in SMALL)


def _by_rule(text: str, span: Span, names: tuple[str, ...] = ("body-of-meeting", "body-minutes-of")) -> Iterator[Name]:
    for rule in names:
        for match in expression(rule).finditer(span.of(text)):
            weight = float(rules.rule("meeting", rule).gives["weight"])
            yield from stripped(text, _moved(match, "body", span.start), weight, rule)


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
