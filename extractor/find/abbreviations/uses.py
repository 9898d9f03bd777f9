"""Every use of a short form: those that the document expands, those of well-known bodies, those nobody explains."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from extractor import gazetteer, rules
from extractor.find.abbreviations.letters import fit_to_end, is_short, singular, words
from extractor.find.abbreviations.people import is_person
from extractor.gazetteer import Body
from extractor.jurisdiction import is_of, jurisdiction
from models import Abbreviation, AbbreviationUse, Span

_TOKEN = re.compile(
    r"(?<![\w@/#.&’'-])(?P<short>[A-Z][A-Za-z0-9]*(?:[&-][A-Z][A-Za-z0-9]*)*)(?P<end>['’]?s)?(?![\w@&]|[-.][A-Za-z0-9]|://)"
)
_PART = re.compile(r"(?<![\w.:/-])[A-Za-z]+/(?P<short>[A-Z][A-Za-z0-9&]{1,7})(?![\w/.-])")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"\((?P<letters>[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,2})\)")
_CAPITALS_BEFORE = re.compile(r"(?<![\w&])(?P<word>[A-Z][A-Z'’-]+|[A-Z](?=\.))\.? $")
_CAPITALS_AFTER = re.compile(r" (?P<word>[A-Z][A-Z'’-]+)\b(?!&)")
_COUNCIL = re.compile(r"[A-Z][BCDMPT]C")
_SHOUTED = 0.8


def uses(doc: Doc, expanded: tuple[Abbreviation, ...]) -> Iterator[AbbreviationUse]:
    """Every use of a short form in `doc`, in order.

    Those that the document expands carry its long form; of two, the one expanded last before the use. Others are looked
    up among public bodies; letters nobody explains are kept without a sense, but for words in capitals, Roman numbers
    and initials of people.
    """
    text = doc.text
    known = _by_short(expanded)
    initials = _initials(text)
    shouted = _shouted(text)
    for short, start, end in _tokens(text):
        senses = known.get(short) or known.get(singular(short))
        if senses is not None:
            yield _expanded(senses, singular(short) if short not in known else short, start, end)
        elif short not in initials and not _is_inside(start, shouted) and _looks_like_one(text, short, start, end):
            yield _looked_up(singular(short), start, end, text)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    found = [(m["short"] + (m["end"] or ""), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found += [(m["short"], m.start("short"), m.end("short")) for m in _PART.finditer(text)]
    return sorted(found, key=lambda token: token[1])


def _by_short(expanded: Sequence[Abbreviation]) -> dict[str, list[Abbreviation]]:
    known: dict[str, list[Abbreviation]] = {}
    for abbreviation in expanded:
        known.setdefault(abbreviation.short, []).append(abbreviation)
    return known


def _expanded(senses: Sequence[Abbreviation], short: str, start: int, end: int) -> AbbreviationUse:
    before = [a for a in senses if a.span.start <= start]
    sense = before[-1] if before else senses[0]
    return AbbreviationUse(
        span=Span(start=start, end=end), rule="use-expanded", short=short, long=sense.long, sense="document"
    )


def _looked_up(short: str, start: int, end: int, text: str) -> AbbreviationUse:
    """A use of letters that the document does not expand, with the body they stand for where only one can be meant."""
    span = Span(start=start, end=end)
    bodies = gazetteer.bodies(short)
    if not bodies:
        return AbbreviationUse(span=span, rule="use-unknown", short=short)
    ours = _of_country(bodies, jurisdiction(text))
    if len(ours) == 1 and _is_telling(short):
        return AbbreviationUse(span=span, rule="use-gazetteer", short=short, long=ours[0].name, sense="gazetteer")
    names = tuple(dict.fromkeys(body.name for body in ours or bodies))
    return AbbreviationUse(span=span, rule="use-gazetteer", short=short, sense="gazetteer", candidates=names)


def _is_telling(short: str) -> bool:
    """Whether letters are enough to say who is meant: two are not, nor those that many a council has."""
    return len(short) > 2 and _COUNCIL.fullmatch(short) is None


def _of_country(bodies: Sequence[Body], country: str | None) -> list[Body]:
    """The bodies of `country`, or of a part of it if it has none itself, and those of no one country."""
    own = [body for body in bodies if body.jurisdiction == country]
    parts = [body for body in bodies if country is not None and is_of(body.jurisdiction, country)]
    return [*(own or parts), *(body for body in bodies if body.jurisdiction == "XX")]


def _looks_like_one(text: str, short: str, start: int, end: int) -> bool:
    """Whether unexplained letters look like a short form and not like a word, a number or a name in capitals."""
    bare = singular(short)
    if not is_short(bare) or not 2 <= len(bare) <= 8 or any(sign.isdigit() for sign in bare):
        return False
    if bare.upper() in _ordinary() or _ROMAN.fullmatch(bare):
        return False
    return not _is_among_capitals(text, start, end)


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals that is no short form stands right beside it: "JANE SMITH", "PLEASE NOTE"."""
    before = _CAPITALS_BEFORE.search(text, max(0, start - 20), start)
    after = _CAPITALS_AFTER.match(text, end)
    return any(found is not None and _is_word_or_name(found["word"]) for found in (before, after))


def _is_word_or_name(word: str) -> bool:
    return len(word) > 4 or len(word) == 1 or word.casefold() in rules.words("names", "given").words


def _initials(text: str) -> frozenset[str]:
    """The letters in brackets that are the initials of the person named before them."""
    found = set()
    for match in _INITIALS.finditer(text):
        line_start = max(text.rfind("\n", 0, match.start()), match.start() - 60)
        before = re.sub(r"\s*\([^()]*\)\s*$", "", text[line_start + 1 : match.start()].rstrip())
        candidates = words(before)[-4:]
        reading = fit_to_end(match["letters"], candidates)
        if reading and is_person(before[candidates[reading.first].start : candidates[reading.last].end]):
            found.add(match["letters"])
    return frozenset(found)


def _shouted(text: str) -> list[tuple[int, int]]:
    """The lines set in capitals: of several words, nearly all letters are."""
    found = []
    for line in re.finditer(r"[^\n\f]+", text):
        letters = [sign for sign in line.group() if sign.isalpha()]
        is_long = len(_WORD.findall(line.group())) > 1 and any(len(word) > 4 for word in _WORD.findall(line.group()))
        if letters and is_long and sum(sign.isupper() for sign in letters) > _SHOUTED * len(letters):
            found.append(line.span())
    return found


def _is_inside(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(rules.words("abbreviations", "ordinary").words)
