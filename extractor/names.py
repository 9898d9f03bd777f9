"""People's names as minutes print them: honorifics, post-nominals, initials, given name and surname in either order."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.either import either
from extractor.late import late
from extractor.remembered import remembered

# What a stretch tells of being a person's name: nothing; that it might be (one capitalised word, bare initials);
# that it has a name's shape; that it has a form of address, or a given name that is common.
NOT_A_NAME, POSSIBLE, LIKELY, CERTAIN = range(4)

_TOKEN = late(
    r"(?:Cllrs?|Mrs?|Ms|Dr|Prof|Revd?|Cr)\.(?=[A-Z])|[\"“][A-Z][^\W\d_]*(?: [^\W\d_]+){1,2}[\"”](?= [A-Z])|[^\s,_]+"
)
_INITIALS = late(r"^(?:[A-Z]\.?-?){1,3}$")
_WORD = re.compile(r"^(?:[dlDLO]['’`])?[^\W\d_]+(?:['’`.\u2010\u2011-][^\W\d_]+)*[.’']?$")
_JOINED = late(r"^(?:[A-Z]\.-?){1,3}[A-Z][^\W\d_]{2,}")
_OF_FAMILY = late(r"(?:[^\W\d_]+-)?(?:[OD]['’`]|Ma?c|Fitz)[A-Z][a-z]+")
_NICKNAME = re.compile(r"^[\"“‘'][^\W\d_]+(?: [^\W\d_]+){0,2}[\"”’']$")
_MOST_WORDS, _MOST_SIGNS = 5, 200
_BEFORE_SURNAMES = frozenset({"mr", "mrs", "ms", "miss", "mx"})  # "Mrs Elder": what follows one is no form of address
_PRINTED_LOUD = frozenset({"mr", "ms", "dr", "cr", "mx"})
_INITIALS_TOO = frozenset({"AM", "PM"})  # which are hours elsewhere
_AMBIGUOUS = frozenset({"e", "do", "op", "bar", "abd", "st"})
_LONG = 5  # letters of a word in which a slip may be told from another name
_FULL = 2  # words of a full name


class Name(NamedTuple):
    """A person's name, given name first; `stretches` say where its words stand in the text it was read from.

    `title` is the form of address that stood before it, as printed; `evidence` how sure it is that this is a name.
    """

    text: str
    stretches: tuple[tuple[int, int], ...]
    title: str | None
    evidence: int


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    folded: str


@remembered
def read(text: str, *, surname_first: bool = False) -> Name | None:
    """The one name that `text` is, or None if it is something else, or more than a name.

    A name in the order "Smith, Jane" is put given name first if `surname_first` says that a comma divides the two.
    """
    if len(text) > _MOST_SIGNS:
        return None
    stand_in = _stand_in().fullmatch(text)
    if stand_in is not None:
        return Name(stand_in["name"], (stand_in.span("name"),), None, LIKELY)
    tokens = _tokens(text)
    bare = _without_honorific(tokens)
    title = text[tokens[0].start : tokens[len(tokens) - len(bare) - 1].end] if len(bare) < len(tokens) else None
    core = _without_post_nominals(bare)
    if not core:
        return None
    found = _evidence(core, is_titled=title is not None, surname_first=surname_first)
    parts = _in_order(text, core, surname_first=surname_first)
    if found == NOT_A_NAME or parts is None:
        return None
    stretches = tuple(_bare(text, part[0].start, part[-1].end) for part in parts)
    return Name(" ".join(text[a:b] for a, b in stretches), stretches, title, found)


@cache
def _stand_in() -> re.Pattern[str]:
    """What stands where a name was taken out: "PERSON3", "Resident B"."""
    number = r"[ _-]?(?:[0-9]{1,3}|(?<=[ _-])[A-Z])"
    return re.compile(rf"(?P<name>(?i:{either(_words('stand-in'))}){number})")


def evidence(text: str) -> int:
    """How much `text` looks like one person's name: NOT_A_NAME, POSSIBLE, LIKELY or CERTAIN."""
    name = read(text)
    return NOT_A_NAME if name is None else name.evidence


@remembered
def honorific(text: str) -> int:
    """How many code points of `text` are forms of address at its start, with the space after them; 0 if none."""
    first = _TOKEN.search(text)
    if first is None or fold(first.group()) not in _first_words():
        return 0
    tokens = _tokens(text[:_MOST_SIGNS])
    bare = _without_honorific(tokens)
    if len(bare) == len(tokens):
        return 0
    return bare[0].start if bare else len(text)


def is_of_many(honorific: str | None) -> bool:
    """Whether a form of address is in the plural and stands for all names of its list: "Messrs."."""
    return honorific is not None and fold(honorific) in _words("honorific-of-many")


def ends_name(word: str) -> bool:
    """Whether no name goes on with `word`: it has no capital where words of names do, nor is it small in one."""
    is_small = not any(sign.isupper() for sign in word[:4]) and not _NICKNAME.match(word)
    return is_small and fold(word) not in _words("particle") and fold(word) not in _words_of_honorifics()


def are_post_nominals(text: str) -> bool:
    """Whether `text` is nothing but letters that stand after a name."""
    tokens = _tokens(text)
    return bool(tokens) and (_are_doctor(tokens) or all(_is_post_nominal(token) for token in tokens))


def is_given(word: str) -> bool:
    """Whether `word` is a common given name."""
    return fold(word) in _given()


def are_initials(text: str) -> bool:
    """Whether `text` is short enough, and has capitals enough, to be a person's initials: "JS", "JTe", "J.S."."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return " " not in text.strip() and 2 <= len(letters) <= 4 and capitals >= 2 and text[:1].isupper()


def initials_fit(initials: str, name: str) -> bool:
    """Whether `initials` can stand for `name`: "AL" and "ALe" for Ann Lee, "GO" for Gary O'Brien.

    The first letter is the given name's, the others follow in order, one of them at the start of a later word.
    """
    letters = [sign.casefold() for sign in initials if sign.isalpha()]
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if len(letters) < 2 or len(words) < 2 or letters[0] != words[0][0]:
        return False
    rest = iter(name.casefold()[1:])
    return all(sign in rest for sign in letters[1:]) and any(w.startswith(letters[1]) for w in words[1:])


def same(a: str, b: str) -> bool:
    """Whether two names, given name first, can be one person's.

    The surnames agree, and the given names as far as told.
    """
    x, y = _parts(a), _parts(b)
    if not x or not y:
        return False
    if len(x) == 1 or len(y) == 1:
        return x[-1] == y[-1] or x[0] == y[0]
    return x[-1] == y[-1] and (x[0] == y[0] or (x[0][0] == y[0][0] and 1 in (len(x[0]), len(y[0]))))


@cache
def small_words() -> str:
    """An expression for one of the small words inside a surname, without those that join or lead sentences, too."""
    return f"(?:{either(_words('particle') - _AMBIGUOUS)})"


def are_misprints(a: str, b: str) -> bool:
    """Whether two full names are one but for accents, hyphens and a slip in one long word: "Lee Bennet", "Lee Bennett".

    Given names that are both known are two people's: "Frances Lee", "Francis Lee".
    """
    x, y = _bare_words(a), _bare_words(b)
    other = [(one, two) for one, two in zip(x, y, strict=False) if one != two]
    if len(x) != len(y) or len(x) < _FULL or len(other) > 1:
        return False
    return all(_are_slips(one, two) for one, two in other)


def _are_slips(one: str, two: str) -> bool:
    is_long = min(len(one), len(two)) >= _LONG
    return is_long and differ_in_one(one, two) and not (is_given(one) and is_given(two))


@remembered
def _bare_words(name: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", fold(name).replace("-", " "))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).split()


def differ_in_one(one: str, other: str) -> bool:
    """Whether two words differ in one letter: put in, left out, another, or changed with the next."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) and (short[at : at + 2], short[at + 2 :]) == (long[at : at + 2][::-1], long[at + 2 :]):
        return True
    return short[at + (len(long) == len(short)) :] == long[at + 1 :]


@remembered
def fold(text: str) -> str:
    """`text` as the word lists have it: in lower case, straight apostrophes, no full stop at the end."""
    return text.casefold().replace("’", "'").replace("`", "'").rstrip(".,;:")


def _parts(name: str) -> list[str]:
    parts = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold(name))
    return [part for part in parts if part not in _words("generation")]


@cache
def _words(id_: str) -> frozenset[str]:
    return frozenset(rules.words("names", id_).words)


@cache
def _given() -> frozenset[str]:
    return _words("given") | _words("given-elsewhere")


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in _words("honorific"))


@cache
def _words_of_honorifics() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def _tokens(text: str) -> list[_Token]:
    return [_Token(word := found.group(), *found.span(), fold(word)) for found in _TOKEN.finditer(text)]


def _without_honorific(tokens: list[_Token], *, is_behind: bool = False) -> list[_Token]:
    """The tokens behind the forms of address; `is_behind` says that one stood before them."""
    if not tokens or tokens[0].folded not in _first_words():
        return tokens
    for length in (4, 3, 2, 1):
        is_field = any(token.text.endswith(":") for token in tokens[:length])
        if tuple(token.folded for token in tokens[:length]) in _phrases() and len(tokens) >= length and not is_field:
            if length == 1 and _are_initials(tokens, is_behind=is_behind):
                return tokens
            is_surname = len(tokens) == length + 1 and tokens[0].folded in _BEFORE_SURNAMES
            return tokens[length:] if is_surname else _without_honorific(tokens[length:], is_behind=True)
    return tokens


def _are_initials(tokens: list[_Token], *, is_behind: bool) -> bool:
    """Whether two capitals that may be a form of address are somebody's initials: "ER Moss", "Miss DR Hill".

    Few forms of address are printed so ("MR LEE", "DR Lee"), and never behind another, but in loud lists.
    """
    first = tokens[0].text
    is_loud = all(token.text.isupper() for token in tokens)
    return (
        len(first) == _FULL and first.isupper() and not is_loud and (is_behind or tokens[0].folded not in _PRINTED_LOUD)
    )


def _without_post_nominals(tokens: list[_Token]) -> list[_Token]:
    end = len(tokens)
    is_loud = all(token.text.isupper() for token in tokens)
    while end > 1 and not (is_loud and end <= 2):
        apart = 1 if _is_post_nominal(tokens[end - 1]) else 2 if _are_doctor(tokens[:end]) else 0
        if not apart or (_is_dotted(tokens[end - 1]) and end - apart < _FULL):
            break
        end -= apart
    return tokens[:end]


def _are_doctor(tokens: list[_Token]) -> bool:
    """Whether the letters of a doctor stand apart at the end: "Ph. D."."""
    return [token.text.rstrip(".,") for token in tokens[-2:]] == ["Ph", "D"]


def _is_dotted(token: _Token) -> bool:
    """Whether a token is capitals with full stops, which may be initials too: "M.P."."""
    return _INITIALS.match(token.text) is not None and "." in token.text


def _is_post_nominal(token: _Token) -> bool:
    bare = token.text.strip("(),").rstrip(".").casefold()
    if bare in _words("post-nominal-in-words"):
        return True
    is_listed = bare in _words("post-nominal") or ("." in bare and bare.replace(".", "") in _words("post-nominal"))
    return is_listed and sum(sign.isupper() for sign in token.text) >= (1 if "." in bare else 2)


def _evidence(tokens: list[_Token], *, is_titled: bool, surname_first: bool) -> int:
    words = [token for token in tokens if token.folded not in _words("particle") or token.text[0].isupper()]
    if not 1 <= len(words) <= _MOST_WORDS or not all(_has_shape(token) for token in words):
        return NOT_A_NAME
    if not (is_titled or surname_first) and _is_post(words[0]):
        return NOT_A_NAME
    is_known = any(is_given(token.text) for token in words[:2])
    if any(
        _is_foreign(token, is_person=_may_be_surname(words, at, is_titled=is_titled)) for at, token in enumerate(words)
    ):
        return NOT_A_NAME
    if len(words) > 2 and _is_short_form(words):
        return NOT_A_NAME
    if is_titled or ((is_known or _is_of_family(tokens)) and len(words) > 1):
        return CERTAIN
    return _by_shape(words)


def _is_of_family(tokens: list[_Token]) -> bool:
    """Whether what stands behind the first word is a surname by its shape: "Ives-O'Dell", "van der Ree", "ap Rhys"."""
    inner = [token for token in tokens[1:-1] if token.text.islower()]
    return any(_OF_FAMILY.match(token.text) for token in tokens[1:]) or any(
        token.folded in _words("particle-of-people") for token in inner
    )


def _is_post(token: _Token) -> bool:
    """Whether the word is a post that stands before a name ("Mayor Lee"), though it may be a surname after one."""
    is_post = token.folded in _words("role") or token.folded.removesuffix("s") in _words("role")
    return is_post and not is_given(token.text)


def _by_shape(words: list[_Token]) -> int:
    """The evidence of words that no list knows: how many there are, and how they are set."""
    loud = [token for token in words if len(token.text) > 1 and token.text.isupper() and "." not in token.text]
    has_initial = any(_INITIALS.match(token.text) for token in words[:-1])
    if len(words) == 1 and _JOINED.match(words[0].text):
        return LIKELY
    if len(words) == 1 or (len(loud) == len(words) and max(len(token.text) for token in words) <= 4):
        return POSSIBLE
    if _is_short_form(words):
        return NOT_A_NAME
    return LIKELY if len(words) <= 4 or has_initial else POSSIBLE


def _is_short_form(words: list[_Token]) -> bool:
    """Whether the last of the words is a body's short form, not a surname: "Lee BAH", but not "Jane LEE-SMITH"."""
    last = words[-1].text
    if words[-1].folded in _words("generation"):
        return False
    return len(words) > 1 and 2 <= len(last) <= 4 and last.isalpha() and last.isupper() and not words[-2].text.isupper()


def _may_be_surname(words: list[_Token], at: int, *, is_titled: bool) -> bool:
    """Whether the word stands where a surname does, or is a given name before one.

    After a form of address, or after given names and initials alone.
    """
    if at == 0 and len(words) > 1 and words[0].folded in _words("post-and-given"):
        return len(words) == _FULL or not is_given(words[1].text)
    before = words[:at]
    is_after_given = bool(before) and all(is_given(token.text) or _INITIALS.match(token.text) for token in before)
    return (is_titled and at == 0) or is_after_given


def _has_shape(token: _Token) -> bool:
    text = token.text
    if _INITIALS.match(text) or _NICKNAME.match(text):
        return True
    return bool(_WORD.match(text)) and (text[0].isupper() or any(sign.isupper() for sign in text[1:4]))


def _is_foreign(token: _Token, *, is_person: bool) -> bool:
    """Whether the token is a word that no name has.

    One that is a surname too is foreign only where nothing speaks for a person.
    """
    word = token.folded
    if word in _words("generation") or len(word.rstrip(".")) == 1 or "." in token.text[:-1]:
        return False
    if word in _words("posts-in-capitals") and token.text.istitle():
        return False
    is_listed = any(word in _words(id_) for id_ in ("not-name", "role", "organisation"))
    is_known = word in _words("surname-too") or token.text in _INITIALS_TOO
    return is_listed and not (is_person and is_known)


def _in_order(text: str, tokens: list[_Token], *, surname_first: bool) -> tuple[Sequence[_Token], ...] | None:
    """The parts of the name in the order given name, surname: one part if it stands so.

    None if a comma divides what isn't one name.
    """
    groups = list(_groups(text, tokens))
    if len(groups) == 2 and surname_first:
        return groups[1], groups[0]
    if len(groups) > 1:
        return (tokens,) if fold(tokens[-1].text) in _words("generation") and len(groups) == 2 else None
    return (tokens,)


def _groups(text: str, tokens: list[_Token]) -> Iterator[list[_Token]]:
    group: list[_Token] = []
    for token in tokens:
        if group and "," in text[group[-1].end : token.start]:
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without what sticks to a name's end.

    A full stop after a word (not after an initial), a quotation mark.
    """
    last = text[start:end].rsplit(maxsplit=1)[-1]
    is_whole = _INITIALS.match(last) or fold(last) in _words("generation")
    return start, start + len(text[start:end] if is_whole else text[start:end].rstrip(".’'\""))
