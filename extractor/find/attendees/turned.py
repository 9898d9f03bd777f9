"""Names turned round: "Surname, Given", with a field behind them or without."""

import re
from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import outside
from extractor.find.attendees.stretch import Stretch, unnumbered
from extractor.late import late
from extractor.remembered import remembered

# What tells father from son, behind the given name of a name that is turned round.
GENERATION = re.compile(r",?\s+(?P<which>(?:[JS]n?r\b\.?|I{2,3}|IV))$")
_TWO_WORDS = late(r"[A-Z]\S*\s+[A-Z]")
_ONE_WORD = late(r"(?:(?:[a-z]{2,3}|Van|De|La|Le) ){0,2}[^\W\d_]['’]?[^\W\d_][^\s,]*")
_MOST, _SEVERAL = 0.6, 3
_BEHIND_COMMA = re.compile(r",\s+(?:[JS]n?r\b\.?|I{2,3}|IV)$")
_GIVEN = late(
    r"\s*(?:[A-Z][a-z]{0,4}\.?\s+){0,2}[A-Z][\w'’-]*\.?(?:\s[A-Z]\.?){0,2}(?:,?\s+(?:[JS]n?r\b\.?|I{2,3}|IV))?"
)
_INITIALS = late(r"^(?:[A-Z]|(?:[A-Z]\.){1,3})$")
_BEFORE_FIELD = re.compile(r"\s*;\s+|:\s+|\s+[-–—]\s+|\t\s*")


def letters_from(text: str) -> int:
    """Where the letters behind a second comma begin, of honours or degrees; the end of `text` if there are none."""
    end = len(text)
    while text.count(",", 0, end) > 1 and names.are_post_nominals(text[text.rindex(",", 0, end) + 1 : end].strip()):
        end = text.rindex(",", 0, end)
    return end


@remembered
def is_turned(text: str) -> bool:
    """Whether a line is "Surname, Given", with a field behind it or without.

    One comma, a few words before it that are no given names, one or an initial behind it.
    """
    head, _ = headed(unnumbered(Stretch(text, 0)))
    before, _ = outside(head)
    surname, comma, given = before.text[: letters_from(before.text)].partition(",")
    given = GENERATION.sub("", given).strip()
    given = given[names.honorific(given) :]
    first = (given.split() or [""])[0]
    is_given = names.is_given(first) or _INITIALS.match(first) is not None
    is_one = bool(comma) and "," not in given and 1 <= len(surname.split()) <= 3 and len(given.split()) <= 6
    is_one = is_one and ";" not in head.text
    return is_one and is_given and not any(map(names.is_given, surname.split()[:-1]))


def are_turned(texts: Sequence[str]) -> bool:
    """Whether most lines are "Surname, Given": by names that are known, or, of several, all by their shape alone."""
    fit = sum(map(is_turned, texts))
    return (len(texts) > 1 and fit >= _MOST * len(texts)) or (len(texts) >= _SEVERAL and all(map(may_be_turned, texts)))


def may_be_turned(text: str) -> bool:
    """Whether a line has the shape of "Surname, Given", and its words are no post, no body and no given name first."""
    head, _ = headed(unnumbered(Stretch(text, 0)))
    before, _ = outside(head)
    surname, comma, given = (part.strip() for part in before.text.partition(","))
    surname, given = surname[names.honorific(surname) :], given[names.honorific(given) :]
    if (
        not comma
        or ";" in head.text
        or names.read(f"{surname}, {given}", surname_first=True) is None
        or len(given.split()) != 1
    ):
        return False
    is_loud = given.isupper() and not surname.isupper()
    is_else = any(kinds.is_role(part) or kinds.is_organisation(part.title()) for part in (surname, given))
    return _ONE_WORD.fullmatch(surname) is not None and not (is_loud or is_else or names.is_given(surname))


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
