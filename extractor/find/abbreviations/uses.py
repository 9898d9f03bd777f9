"""Every use of a short form: those that the document expands, those of well-known bodies, those nobody explains."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor import gazetteer, rules
from extractor.find.abbreviations.capitals import Use, unexplained
from extractor.find.abbreviations.letters import singular
from extractor.gazetteer import Body
from extractor.jurisdiction import is_of, jurisdiction
from extractor.language import Doc
from extractor.late import late
from models import Abbreviation, AbbreviationUse, Span

_YEAR = late(r",? (?P<year>(?:18|19|20)[0-9]{2})\b")
# Letters that many a county, borough, district, town or parish council has.
_COUNCIL = late(r"[A-Z][BCDMPT]C")


def uses(doc: Doc, expanded: tuple[Abbreviation, ...]) -> Iterator[AbbreviationUse]:
    """Every use of a short form in `doc`, in order.

    Those that the document expands carry its long form; of two, the one expanded last before the use. Others stand for
    what the user says, or are looked up among public bodies; letters nobody explains are kept without a sense, but for
    words in capitals, Roman numbers and initials of people.
    """
    text = doc.text
    known, own = _by_short(expanded), rules.own_abbreviations()
    explained = list(_explained(text, {**own, **known}))
    taken = {use.start for use in explained}
    others = [use for use in unexplained(text) if use.start not in taken]
    for use in sorted([*explained, *others], key=lambda use: use.start):
        senses = known.get(use.short)
        if senses is not None:
            yield _expanded(senses, use)
        elif use.short in own:
            yield _record(use, "use-own", long=own[use.short], sense="own_rules")
        else:
            yield _looked_up(use, text)


def _by_short(expanded: Sequence[Abbreviation]) -> dict[str, list[Abbreviation]]:
    known: dict[str, list[Abbreviation]] = {}
    for abbreviation in expanded:
        known.setdefault(abbreviation.short, []).append(abbreviation)
    return known


def _explained(text: str, known: Mapping[str, object]) -> Iterator[Use]:
    """The uses of the short forms `known`, plural and possessive ones too."""
    if not known:
        return
    letters = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
    expression = rf"(?<![\w@#.&’'-])(?P<short>{letters})(?:['’]?s)?(?![\w@&]|[-.][A-Za-z0-9]|://)"
    for found in re.finditer(expression, text):
        yield Use(singular(found["short"]) if found["short"] not in known else found["short"], *found.span())


def _expanded(senses: Sequence[Abbreviation], use: Use) -> AbbreviationUse:
    before = [a for a in senses if a.span.start <= use.start]
    sense = before[-1] if before else senses[0]
    return _record(use, "use-expanded", long=sense.long, sense="document")


def _looked_up(use: Use, text: str) -> AbbreviationUse:
    """A use of letters that the document does not expand, with what they stand for where only that can be meant."""
    year = _YEAR.match(text, use.end)
    acts = gazetteer.works_by_short_form(f"{use.short}{year['year']}") if year else ()
    if len(acts) == 1:
        return _record(use, "use-act", long=acts[0].title, sense="gazetteer")
    bodies = _likely(gazetteer.bodies(use.short), jurisdiction(text))
    if not bodies:
        return _record(use, "use-unknown")
    if len(bodies) == 1 and _is_telling(use.short):
        return _record(use, "use-gazetteer", long=bodies[0].name, sense="gazetteer")
    names = tuple(dict.fromkeys(body.name for body in bodies))
    return _record(use, "use-gazetteer", sense="gazetteer", candidates=names)


def _record(use: Use, rule: str, **values: object) -> AbbreviationUse:
    span = Span(start=use.start, end=use.end)
    return AbbreviationUse.model_validate({"span": span, "rule": rule, "short": use.short, **values})


def _is_telling(short: str) -> bool:
    """Whether letters are enough to say who is meant: two are not, nor those that many a council has."""
    return len(short) > 2 and _COUNCIL.fullmatch(short) is None


def _likely(bodies: Sequence[Body], country: str | None) -> list[Body]:
    """The bodies of `country`, or of a part of it if it has none itself, and those of no one country.

    Where the country is not known, only the latter: letters alone say nothing.
    """
    own = [body for body in bodies if body.jurisdiction == country]
    parts = [body for body in bodies if country is not None and is_of(body.jurisdiction, country)]
    return [*(own or parts), *(body for body in bodies if body.jurisdiction == "XX")]
