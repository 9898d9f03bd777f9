"""Stage 3: whom a text names that can be given a task or move a motion: people, offices, bodies.

There is no model of names: a doer is known from the attendance or the heading, stands behind a title, is an office or a
group of people, or is written like a name.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from extractor import names
from extractor.either import either
from extractor.find import ahead
from extractor.find.cast import SMALL, Cast, listed
from extractor.late import late

Sort = Literal["known", "own", "titled", "office", "body", "outer", "letters", "name"]

_CAP = r"[A-Z][\w’'\-]*\w"
_INITIAL = r"[A-Z]\."
_NAME = rf"(?:{_INITIAL}[ ]?)*{_CAP}"
_BARE_INITIALS = r"(?:(?![AI][ ])[A-Z][ ]){1,2}"  # "J Carter to write"
_END = r"(?![\w’'&]|-\w)"
_NOTHING = late("(?!)")
_NAME_END = r"(?![\w&]|['’](?!s\b)|-\w)"  # "Ana Lee's drawing" names her, too
_NAME_ENDS = late(_NAME_END)
_THE = late(r"(?i:the)[ ]+")
_GROUPS = late(
    rf"[ ]+(?i:members?|team|staff|officers|secretariat|representatives?|reps?|board|committee|council){_END}"
)
_TITLED = frozenset({"titles", "offices"})
_Index = dict[str, list[tuple[str, ...]]]
_PARTNER = late(
    r"(?:^|(?<=[,;:–—(•-] )|(?<=\band )|(?<=\bthat ))(?P<name>[A-Z][a-zé-ü]+(?: [A-Z][a-zé-ü]+)?)"
    r"\s*(?P<joint>,|,?\s*\b(?:and|&)|&|/)\s*(?:the\s+)?$"
)
_ARTICLE = late(r"^(?:the|our|an?|each|every|all|all the)\s+", re.IGNORECASE)
_JOIN = late(
    r"\s*(?:,\s*(?:and|&|or)?|and|&|/|\+|or|,?\s*as well as|,?\s*(?:together|along|in conjunction) with|\bwith)\s*"
    r"(?:(?:the|@)\s*)*",
    re.IGNORECASE,
)
_APPOSED = late(r"\s*(?:,|\(|[-–—]|@)?\s*")
_COMMA = late(r",\s*(?:(?:the|our)\s+)?")
_TAIL = late(
    r"(?:['’]s)?\s*(?:\([^()\n\f]{0,60}\)|,[^,.;:\n\f]{0,60},)?\s*"
    r"(?:(?:both|each|all|kindly|also|then|now|therefore|have|has|had|duly|thus|hereby|still)\s+)*"
)
_WORD = late(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLAIN_WORD = late(r"[^\s,;:.()\[\]“”\"]+")
_OPENS = late(
    r"(?:^|[,;:(–—•\uf0b7\-]|\.{2,}|\|)\s*[\"“'‘@]?\s*(?:the\s+|our\s+|all\s+(?:the\s+)?|an?\s+|@\s*)?$", re.IGNORECASE
)
_ARTICLES = frozenset({"the", "our", "all", "each", "@"})


# "By 1 May Ann Lee will": the month is no part of her name.
_MONTH_OF_DAY = late(
    r".*?(?:\b[0-9]{1,2}(?:st|nd|rd|th)?(?:\sof)?|\bFrom|\bBy|\bIn|\bDuring|\bUntil)\s(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?"
    r"|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)",
    re.DOTALL,
)
_MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
_OF_DAY = 10  # signs before a month that may hold its day
_OPENING = 9  # words of a phrase before the subject
_SHORT = 4  # letters of a title, its plural s not counted, that may end with a full stop


class Doer(NamedTuple):
    """Somebody named in the text, `[start, end)` without article; `sort` says what the name was known by."""

    start: int
    end: int
    sort: Sort


_START_OF, _END_OF = attrgetter("start"), attrgetter("end")


class Doers(NamedTuple):
    """All doers named in `text`, in order, none overlapping."""

    text: str
    all: tuple[Doer, ...]

    def before(self, at: int) -> tuple[Doer, ...]:
        """The doers that end right before `at`, joined by commas or "and"; those in apposition count once."""
        last = bisect_right(self.all, at, key=_END_OF) - 1
        if last > 0 and self._is_in_brackets(last) and _TAIL.fullmatch(self.text, self.all[last - 1].end, at):
            last -= 1
        if last > 0 and (named := self._in_commas(last, at)) is not None:
            return (named,)
        if last < 0 or not _TAIL.fullmatch(self.text, self.all[last].end, at):
            return ()
        first = last
        while first and self._joins(first - 1, first):
            first -= 1
        return self._apart(first + self._is_matter(first, last), last)

    def _in_commas(self, last: int, at: int) -> Doer | None:
        """Who is named together with a post, one of the two between commas: "the Treasurer, Ana Lee, agreed"."""
        one, other = self.all[last - 1], self.all[last]
        are_one = {one.sort, other.sort} & {"office"} and {one.sort, other.sort} & {"known", "titled", "name"}
        is_between = _COMMA.fullmatch(self.text, one.end, other.start) and _COMMA.fullmatch(self.text, other.end, at)
        return (other if one.sort == "office" else one) if are_one and is_between else None

    def _is_matter(self, first: int, last: int) -> bool:
        """Whether the first of two is what it is about: a mere name with a comma before one who is known."""
        one, other = self.all[first], self.all[last]
        is_mere = one.sort == "name" and other.sort in ("known", "titled", "office")
        return last == first + 1 and is_mere and self.text[one.end : other.start] == ", "

    def after(self, at: int) -> tuple[Doer, ...]:
        """The doers that start right at `at` or behind an article there, joined by commas or "and"."""
        article = _ARTICLE.match(self.text[at : at + 12])
        begin = at + (article.end() if article else 0)
        first = bisect_left(self.all, begin, key=_START_OF)
        if first == len(self.all) or self.all[first].start > begin + 1:
            return ()
        last = first
        while last + 1 < len(self.all) and self._joins(last, last + 1):
            last += 1
        return self._apart(first, last)

    def inside(self, start: int, end: int) -> tuple[Doer, ...]:
        """The doers within `[start, end)`, in order."""
        first, last = (bisect_left(self.all, at, key=_START_OF) for at in (start, end))
        return tuple(d for d in self.all[first:last] if d.end <= end)

    def _is_in_brackets(self, at: int) -> bool:
        """Whether a doer stands in brackets behind a person or a post: "the Data Manager (JS)"."""
        one, other = self.all[at - 1], self.all[at]
        is_somebody = one.sort in ("known", "titled", "office")
        return is_somebody and self.text[one.end : other.start] == " (" and self.text.startswith(")", other.end)

    def printed(self, doer: Doer) -> str:
        """The doer as printed, without article."""
        return self.text[doer.start : doer.end]

    def _joins(self, one: int, other: int) -> bool:
        gap = (self.all[one].end, self.all[other].start)
        if gap[1] - gap[0] > 30:
            return False
        return bool(_JOIN.fullmatch(self.text, *gap)) or self._apposed(one, other)

    def _apposed(self, one: int, other: int) -> bool:
        a, b = self.all[one], self.all[other]
        return (
            a.sort == "office"
            and b.sort in ("known", "titled", "name")
            and bool(_APPOSED.fullmatch(self.text, a.end, b.start))
        )

    def _apart(self, first: int, last: int) -> tuple[Doer, ...]:
        held = range(first, last + 1)
        return tuple(self.all[i] for i in held if i == last or not self._apposed(i, i + 1))

    def with_partners(self, chain: tuple[Doer, ...], start: int) -> tuple[Doer, ...]:
        """`chain` with those before it who are nothing but a name ("Kit and JS"), as far back as `start`."""
        while chain:
            partner = _PARTNER.search(self.text[start : chain[0].start])
            if partner is None or not _is_partner(partner, chain):
                break
            at = start + partner.start("name")
            chain = (Doer(at, at + len(partner["name"]), "name"), *chain)
        return chain


def subject(text: str, found: "Doers", start: int) -> tuple[Doer, ...]:
    """The doers with whom the sentence that starts at `start` begins, if it begins with some."""
    chain = found.after(start)
    return chain if chain and opens_clause(text, start, chain[0].start) else ()


def _is_partner(found: re.Match[str], chain: tuple[Doer, ...]) -> bool:
    """Whether a word before `chain` is one more of them: behind a mere comma only a given name, or one of several."""
    name = found["name"].split()[0]
    is_joined = found["joint"] != "," or len(chain) > 1 or names.is_given(name)
    return is_joined and _is_somebody(name.casefold())


def _is_somebody(word: str) -> bool:
    return word not in listed("no-names", "openings") and not word.endswith("ly")


def opens_clause(text: str, start: int, at: int) -> bool:
    """Whether a doer at `at` opens a clause of the sentence that starts at `start`.

    It does at the start, after a stop, after a word that opens a clause or a phrase ("In the meantime").
    """
    before = _office_ahead().sub("", text[start:at])
    if _OPENS.search(before):
        return True
    words = [word.casefold() for word in _PLAIN_WORD.findall(before) if word != "May"]  # the month
    while words and words[-1] in _ARTICLES:
        words.pop()
    if not words or (words[-1] in listed("before-a-doer") and words[-2:] != ["such", "as"]):
        return True
    is_opening = (
        words[0] in listed("openings") and len(words) <= _OPENING and words[-1] not in listed("no-subject-after")
    )
    return is_opening and not listed("no-part-of-openings") & set(words[1:])


def find(text: str, known: Cast) -> Doers:
    """Every doer that `text` names; a body that isn't one of ours has the sort `outer`."""
    found: list[Doer] = []
    people, bodies = _by_first_signs(known.people), _by_first_signs(known.bodies)
    singles = _by_first_signs(known.singles)
    firsts = _first_words(known)
    end = 0
    for at, printed, may_be in ahead.words(text):
        may_begin = printed[0].isupper() or printed.casefold() in firsts or text[at - 1 : at] == "@"
        if at < end or not may_begin or _is_of_day(text, at, printed):
            continue
        one = _named(text, at, may_be, people, bodies) or _known(text, at, singles, _NOTHING, "name")
        if one is None:
            continue
        end = one.end
        if _is_doer(text, one):
            found.append(_doer(text, one, known))
    return Doers(text, tuple(found))


def _is_of_day(text: str, at: int, printed: str) -> bool:
    """Whether a word is a month behind its day, or behind a word that leads to a day."""
    is_month = printed[:3] in _MONTHS
    return is_month and _MONTH_OF_DAY.fullmatch(text, max(0, at - _OF_DAY), at + len(printed)) is not None


def _named(text: str, at: int, may_be: frozenset[str], people: _Index, bodies: _Index) -> Doer | None:
    """What is named at `at`, its article included: the first of a title, an office, those known, and what looks so."""
    titled = _before_known().match(text, at) if may_be & _TITLED or text[at - 1 : at] == "@" else None
    if titled is not None and text[at - 1 : at] != "@":
        return _matched(titled)
    known = _known(text, at, people, _given()) or _own(text, at, bodies)
    if titled is not None and (known is None or known.end < titled.end()):
        return _matched(titled)
    if known is not None:
        return known
    other = (_behind_known() if "bodies" in may_be else _looking_so()).match(text, at)
    return _matched(other) if other is not None else None


def _matched(match: re.Match[str]) -> Doer:
    sort: Sort = match.lastgroup  # type: ignore[assignment]
    return Doer(match.start(), match.end(), sort)


def _known(text: str, at: int, phrases: _Index, tail: re.Pattern[str], sort: Sort = "known") -> Doer | None:
    """The longest of `phrases` at `at` that ends there as a name does, with the `tail` that may follow it."""
    for words in phrases.get(text[at : at + 2], ()):
        end = _end_of(text, at, words)
        if end < 0:
            continue
        with_tail = tail.match(text, end) if sort != "known" or not _are_initials(words) else None
        if with_tail is not None or _NAME_ENDS.match(text, end):
            return Doer(at, with_tail.end() if with_tail else end, sort)
    return None


def _are_initials(words: tuple[str, ...]) -> bool:
    """Whether a name is nothing but capitals, which no given name follows: "JS Write to the owner"."""
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()


def _own(text: str, at: int, bodies: _Index) -> Doer | None:
    article = _THE.match(text, at)
    found = _known(text, article.end(), bodies, _GROUPS, "own") if article else None
    return found._replace(start=at) if found else _known(text, at, bodies, _GROUPS, "own")


def _end_of(text: str, at: int, words: tuple[str, ...]) -> int:
    """Where `words` end that stand at `at` with spaces between them; -1 if they don't stand there."""
    for number, word in enumerate(words):
        begin = at
        while number and text.startswith(" ", at):
            at += 1
        if (number and at == begin) or not text.startswith(word, at):
            return -1
        at += len(word)
    return at


@lru_cache(maxsize=8)
def _by_first_signs(phrases: frozenset[str]) -> _Index:
    """The phrases as their words, the longest first, by the two signs that they start with."""
    index: _Index = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(phrase[:2], []).append(tuple(phrase.split()))
    return index


def _doer(text: str, one: Doer, known: Cast) -> Doer:
    printed = text[one.start : one.end]
    article = _ARTICLE.match(printed) if one.sort != "known" else None  # "A Hill" is somebody's name
    article = article or (_office_before().match(printed) if one.sort == "titled" else None)
    outer = one.sort == "body" and not is_inner(printed, known)
    end = one.end - 2 if one.sort in ("known", "name") and printed.endswith(("'s", "’s")) else one.end
    return Doer(one.start + (article.end() if article else 0), end, "outer" if outer else one.sort)


@cache
def _office_before() -> re.Pattern[str]:
    """An office before a given name and a surname, which are enough: "Vice President Ann Lee"."""
    return late(rf"(?i:{either(listed('offices'))})[ ]+(?={_CAP}[ ]+(?:{_INITIAL}[ ]?)?{_CAP})")


@cache
def _office_ahead() -> re.Pattern[str]:
    """An office that stands right before a name and is no part of it."""
    return late(rf"(?<![\w’'])(?i:{either(listed('offices'))})[ ]+$")


@lru_cache(maxsize=8)
def _first_words(known: Cast) -> frozenset[str]:
    """The words, in lower case, with which a doer may begin that is not written with a capital."""
    lists = _begun_with(listed("titles", "offices", "office-words", "bodies"))
    return lists | _begun_with(known.people) | _begun_with(known.bodies) | {"the", "our", "all", "each", "every"}


@lru_cache(maxsize=32)
def _begun_with(phrases: frozenset[str]) -> frozenset[str]:
    """The first word of each phrase in lower case, and what may be several of it."""
    words = {found.group().casefold() for phrase in phrases if (found := ahead.WORD.match(phrase))}
    return frozenset(words | {word + "s" for word in words})


# Whom a clerk is clerk to.
_SERVED = (
    "Council|Board|Committee|Trust|Trustees|Governors|Society|Association|Club|Commission(?:ers)?|Authority|Company"
    "|Court|Vestry"
)


def _is_doer(text: str, one: Doer) -> bool:
    printed = text[one.start : one.end]
    if one.sort == "letters":
        return printed not in listed("no-letters") and not re.search(
            r"[0-9£$€]\s?$", text[max(0, one.start - 3) : one.start]
        )
    if one.sort == "name":
        words = [word.casefold() for word in _WORD.findall(printed)]
        return not any(word in listed("no-names") or word in listed("outer-bodies") for word in words)
    return True


def is_inner(printed: str, known: Cast) -> bool:
    """Whether a body is one of ours: not a council, company or agency with a name that the meeting doesn't know."""
    words = [word.casefold() for word in _WORD.findall(_ARTICLE.sub("", printed))]
    head = words[-1] if words else ""
    if head not in listed("outer-bodies") and head.rstrip("s") not in listed("outer-bodies"):
        return True
    if len(words) == 1 and head in listed("outer-by-themselves") and known.body_words:
        return head in known.body_words
    return all(
        word in known.body_words or word in ("parish", "town", "village") for word in words[:-1] if word not in SMALL
    )


@cache
def _given() -> re.Pattern[str]:
    """A given or second name behind a name that is known, which is no word that starts something else."""
    return late(rf"[ ](?!(?i:{either(listed('no-names'))})\b)[A-Z][a-z]+\b{_NAME_END}")


@cache
def _before_known() -> re.Pattern[str]:
    """What is tried before the names that are known: a title with a name, an office."""
    short = either(t for t in listed("titles") if len(t.rstrip("s")) <= _SHORT or t == "messrs")
    cut = rf"{either(listed('titles-cut-short'))}\."
    titles, small = f"(?:{cut}|(?:{cut}[ ]+)?(?:{short}\\.?|{either(listed('titles'))}))", names.small_words()
    return late(
        rf"""(?<![\w’'])(?:
            (?P<titled>(?<=@)[A-Za-z][\w-]{{2,38}}
              | (?i:{titles})[ ]+(?:{_INITIAL}[ ]?|[A-HJ-Z][ ])*(?:{small}[ ]+)*{_CAP}
                    (?:[ ]+(?:{_INITIAL}[ ]?|{small}[ ]+)*{_CAP}){{0,2}})
          | (?P<office>(?!(?i:{_no_part()})[ ])
                (?:{_small()}|(?:(?i:the|our|each|every)[ ]+)?(?:(?:{_parts()})[ ]+(?:[&][ ]+)?){{0,4}})
                (?i:{either(listed("offices"))})
                (?:[ ]+of[ ]+(?:the[ ]+)?{_CAP}(?:[ ]+{_CAP})*{_more_departments()}|{_departments()}
                    |[ ]+to[ ]+the[ ]+(?:{_CAP}[ ]+){{0,4}}(?:{_SERVED}))?)
        ){_END}""",
        re.VERBOSE,
    )


@cache
def _behind_known() -> re.Pattern[str]:
    """What is tried behind the names that are known: a body, what is written like a name, letters."""
    return late(
        rf"""(?<![\w’'])(?:
            (?P<body>(?!(?i:{_no_part()})[ ])(?![A-Z]{{2,6}}[ ]and[ ])
                (?:{_small()}|(?:(?i:the|all|our|each)[ ]+(?:the[ ]+)?)?
                (?:(?:{_parts()})[ ]+(?:(?:and|&|of|for)[ ]+)?){{0,5}})(?i:{either(listed("bodies"))})
                (?:[ ]+of[ ]+(?:the[ ]+)?{_CAP})?)
          | {_by_looks()}
        ){_END}""",
        re.VERBOSE,
    )


@cache
def _looking_so() -> re.Pattern[str]:
    """What is tried where no body can come: what is written like a name, letters."""
    return late(rf"(?<![\w’'])(?:{_by_looks()}){_END}", re.VERBOSE)


def _by_looks() -> str:
    no_name, small = either(listed("no-names", "verbs-before")), rf"(?:{names.small_words()}[ ]+){{1,3}}"
    by_initials = rf"{_BARE_INITIALS}{_CAP}|(?<=[a-z,•][ ]){_INITIAL}[ ]?{_CAP}|(?:{_INITIAL}[ ]?){{2,3}}{_CAP}"
    return rf"""(?P<name>(?!(?i:{no_name})\b)
                (?:{by_initials}|{_NAME}(?:[ ]+(?:{_INITIAL}[ ]?|{small})?{_CAP}){{1,2}}))
          | (?P<letters>[A-Z][A-Za-z]?[A-Z]{{1,5}}(?:['’]?s)?)"""


def _no_part() -> str:
    return either(listed("no-names", "verbs-before") - {"the", "our", "all", "each", "every"})


def _departments() -> str:
    """What a post is over, behind its name: "Director Infrastructure and Environment"."""
    one = f"(?:{either(word.title() for word in listed('departments'))})"
    return rf"(?<=[a-z])[ ]+(?:{one}[ ]+(?:(?:and|&)[ ]+)?){{0,3}}{one}"


def _more_departments() -> str:
    """What else a post is over: "Director of Nursing, Midwifery and Quality"."""
    one = f"(?:{either(word.title() for word in listed('departments'))})"
    return rf"(?:(?:,|,?[ ]+and|[ ]+&)[ ]+{one}(?:[ ]+{one})*(?![\w’'-]))*"


def _small() -> str:
    """An article with one or two small words behind it: "the editorial" team."""
    words = either(listed("no-names", "verbs-before", "no-modifiers"))
    return rf"(?i:the|our)[ ]+(?:(?!(?:{words})\b)[a-z][a-z-]{{2,}}[ ]+){{1,2}}"


def _parts() -> str:
    return rf"(?i:{either(listed('office-words'))})|{_CAP}"
