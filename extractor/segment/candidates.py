"""Each opening as a candidate for a heading: what its words and its look say by themselves."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from extractor import names
from extractor.dates import find_dates
from extractor.late import late
from extractor.segment import wording
from extractor.segment.looks import Look
from extractor.segment.openings import Opening
from extractor.segment.sequences import Place
from extractor.times import find_times

_FIGURES = re.compile(r"https?:|www\.|@\w|[£$€]\s?[0-9]|[0-9]{3,}[.,][0-9]{2}\b|\b[0-9]+\.[0-9]{2}\b")
# An address and nothing else: where something is to be found.
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
# Words beyond which nothing is a title, and letters beyond which its words are not looked at.
LONGEST = 22
# How many more words a title may have that is numbered and stands out.
_MORE = 12
# Words that a plain title has at most.
FEW = 6
_LONG = 200
# Numbers set off that show how items are set, and letters of a title beyond which it is text however it is set.
_SEVERAL, _FURTHEST = 2, 400
# Words beyond which what follows a title is no mere list of names.
_MANY = 60
# Words of a title with an article and a verb at most: "The way ahead".
_SAID = 4
# Words that a question has at most that is a title though it is set as the text is.
_ASKED = 5
_OTHER = ("labels", "fields", "nothing")
_LABEL_END = re.compile(r"[:|]")
_TAIL = re.compile(r"\s*\#?[0-9]+(?:\.[0-9]+)*[a-z]?(?:\s+\([^)]*\))?$|\s+\([^)]*\)$|\(s\)$")
# Letters of a short form at most.
_SHORT_FORM = 4
_REGISTERED = re.compile(r"\s+\#?[0-9][0-9/.-]{2,}[0-9]$")
_HOUR = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:\s*[ap]\.?m\b\.?)?(?:\s*[-–]\s*[0-9]{1,2}[:.][0-9]{2})?[\s:–-]+(?=[A-Z])")
# The number of an application before who it is of: "12/00990/F Mr Lee".
_FILED = re.compile(r"(?=\S*[0-9])[A-Z0-9]+(?:/[A-Z0-9]+)+[\s:–-]+(?=[A-Z])")
_MOTION = re.compile(r"\W*(?:THAT|That),?\s+\W?(?=[a-z])|\W*(?:BE IT RESOLVED|Be it resolved)\b")
# A name of a product, written so: "iPads"; a word that figures may belong to, and those of lengths, sums and labels.
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_NAMING = late(r"(?<![\w/])[^\W\d_]{3,}(?![\w/:])")
_OF_TIME = frozenset(
    {
        "mins",
        "min",
        "minutes",
        "hours",
        "hrs",
        "total",
        "page",
        "pages",
        "noon",
        "resolution",
        "decision",
        "motion",
        "action",
    }
)
# Words of a mover's name at most.
_NAME = 4
_BRACKETED = re.compile(r"\s\([^)]*\)$")
_TIMED = re.compile(r"[0-9]{1,2}[:.][0-9]{2}\b")
_JOINING = frozenset({"and", "&", "de", "van", "von", "der", "la"})
# A post, perhaps, and a name of initials and a surname: "Chief Inspector A Lee".
_ENTRY = re.compile(r"(?:[A-Z][a-z]+\s+){0,4}(?:[A-Z]\.?\s+){1,3}[A-Z][\w'’-]+[.;]?")
_STOPPED = re.compile(r"(?<=[a-z]{3})\.\s")
_REMARK = re.compile(r"\([^()]*\)")
_LEFT_OPEN = (
    " and",
    " the",
    " of",
    " to",
    " for",
    " with",
    " a",
    " an",
    " in",
    " on",
    " from",
    " by",
    " at",
    " as",
    " or",
    " our",
    " their",
    " its",
    " that",
    " which",
    " &",
    " is",
    " are",
    " was",
    " were",
    " be",
    " has",
    " have",
    " had",
    " includes",
    " include",
    " including",
    " following",
    " than",
    " because",
    " via",
)


class Candidate(NamedTuple):
    """An opening with what its words say.

    `words` counts those of the title. `label` is the title up to its colon, without a number at its end ("Action" for
    "Action 3: Clerk"); `after` is the signs after the title, `rest` the number of words that follow in the paragraph. A
    title that `is_clean` is no label, value or figure; one that `is_mover` stands before the words of a motion.
    """

    opening: Opening
    place: Place | None
    title: str
    words: int
    label: str
    after: str
    rest: int
    is_known: bool
    is_sentence: bool
    is_titled: bool
    is_clean: bool
    has_figures: bool
    are_names_next: bool
    stands_out: bool
    is_mover: bool

    @property
    def likeness(self) -> tuple[object, ...]:
        """What candidates that are numbered and set alike have in common."""
        number, cell = self.opening.number, self.opening.line.cell
        form: object = number.kind if number is not None else None
        if self.place is not None:
            form = id(self.place.sequence)
        is_line = self.is_titled and self.opening.lead is None and not self.after.startswith(".")
        return (
            form,
            self.opening.lead,
            is_line,
            self.opening.look[:5],
            (cell.table, cell.column) if cell is not None else None,
        )


def candidate(text: str, opening: Opening, place: Place | None, body: Look) -> Candidate:
    """`opening` with what its words and its look say."""
    title = opening.title.of(text)
    end = opening.paragraph.span.end if opening.lead is None else opening.rest.start
    after = text[opening.title.end : end].strip()
    stands_out = opening.look.stands_out(body)
    is_shown = stands_out and opening.number is not None
    is_sentence = _is_sentence(title, after, LONGEST + is_shown * _MORE, stands_out=stands_out)
    is_titled = not is_sentence and _is_titled(title, after, stands_out=stands_out)
    rest = opening.rest.of(text)
    has_figures = _FIGURES.search(title) is not None or _ADDRESS.fullmatch(rest) is not None
    label = _label(title)
    return Candidate(
        opening=opening,
        place=place,
        title=title,
        words=len(title.split()),
        label=label,
        after=after,
        rest=len(rest.split()),
        is_known=len(title) < _LONG and wording.is_known(title),
        is_sentence=is_sentence,
        is_titled=is_titled,
        is_clean=is_titled and not has_figures and wording.said(label).isdisjoint(_OTHER),
        has_figures=has_figures,
        are_names_next=_are_names(rest),
        is_mover=opening.lead is not None and _is_mover(title, rest),
        stands_out=stands_out,
    )


def _is_mover(title: str, rest: str) -> bool:
    """Whether words before a motion are who moved it, and no title: "19/012 LAMB: That the accounts be paid"."""
    is_name = len(title.split()) <= _NAME and not wording.is_known(title)
    return _MOTION.match(rest) is not None and is_name and names.evidence(title.title()) >= names.POSSIBLE


def is_timed(one: Candidate) -> bool:
    """Whether a title begins with an hour: a row of a programme, or an item that was told with its time."""
    return _TIMED.match(one.title) is not None


def told_again(one: Candidate) -> str:
    """What counts if words come again and again: the title without a long number at its end ("Decision 100801")."""
    is_registered = one.title[-1:].isdigit()
    return wording.fold(_REGISTERED.sub("", one.title) if is_registered else one.title)


def _label(title: str) -> str:
    label = _LABEL_END.split(title, maxsplit=1)[0]
    has_tail = label[-1:] == ")" or any(map(str.isdigit, label[-2:]))
    return _TAIL.sub("", label) if has_tail else label


def settled(all_: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """`all_`, where what may be a short form ("AOB") is in capitals or not as most others of its look are."""
    sure = Counter(one.likeness for one in all_ if not _may_be_short_form(one))
    return tuple(_settled(one, sure) for one in all_)


def _settled(one: Candidate, sure: Counter[tuple[object, ...]]) -> Candidate:
    if not _may_be_short_form(one):
        return one
    look = one.opening.look._replace(caps=not one.opening.look.caps)
    other = one._replace(opening=one.opening._replace(look=look))
    return other if sure[other.likeness] > sure[one.likeness] else one


def _may_be_short_form(one: Candidate) -> bool:
    return one.opening.look.caps and one.words == 1 and len(one.title.strip()) <= _SHORT_FORM


def shown(all_: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """`all_`, where what is as long as a sentence is a title if it stands out as the others of its sequence do.

    Half of these are titles anyhow, and text that doesn't stand out comes after them.
    """
    alike: dict[int, list[bool]] = defaultdict(list)
    for one, after in pairwise(all_):
        if _is_shown_item(one) and one.place is not None and not after.stands_out:
            alike[id(one.place.sequence)].append(one.is_titled)
    titled = {key for key, of in alike.items() if len(of) > _SEVERAL and 2 * sum(of) >= len(of)}
    return tuple(_as_title(one) if one.place is not None and id(one.place.sequence) in titled else one for one in all_)


def _as_title(one: Candidate) -> Candidate:
    is_told = not _is_shown_item(one) or one.opening.title.end - one.opening.title.start > _FURTHEST
    return one if is_told else one._replace(is_sentence=False, is_titled=True, is_clean=True)


def _is_shown_item(one: Candidate) -> bool:
    return one.stands_out and one.opening.lead is None


def could_be_title(one: Candidate) -> bool:
    """Whether nothing but its shortness speaks for a plain line."""
    is_plain = one.opening.number is None and one.opening.lead is None and not one.stands_out
    return is_plain and one.is_clean and not one.after and one.words <= FEW


def _are_names(rest: str) -> bool:
    """Whether what follows a title is a list of names, or, in its first sentence, nothing but Mr A and Cllr B.

    What brackets say of them counts for nothing; a post and a name of initials and a surname may be all there is.
    """
    if names.honorific(rest) > 0 or _ENTRY.fullmatch(rest):
        first = re.findall(r"[^\s(),;]+", _REMARK.sub("", _STOPPED.split(rest, maxsplit=1)[0]))
        return all(word[0].isupper() or word in _JOINING for word in first)
    if "," not in rest:
        return False
    words = [word for word in rest.replace(",", " ").split() if word not in _JOINING]
    return 3 < len(words) < _MANY and all(word[:1].isupper() or word[0] == "(" for word in words)


def _is_sentence(title: str, after: str, longest: int, *, stands_out: bool) -> bool:
    words = len(title.split())
    if words > longest:
        return True
    if wording.is_question(title) and not after:
        return not stands_out and words > _ASKED
    doing = wording.doing_words(_BRACKETED.sub("", title))
    is_ended = after.startswith((".", "!")) or title.endswith(("?", "!", ".”"))
    is_told = doing > 1 or (doing > 0 and (is_ended or words > 8 or (title.startswith("The ") and words > _SAID)))
    return is_told or (is_ended and words > 11 and not stands_out)


def _is_titled(title: str, after: str, *, stands_out: bool) -> bool:
    title = _FILED.sub("", _HOUR.sub("", title))
    words, letters = title.split(), sum(map(str.isalpha, title))
    is_small = title[:1].islower() and not (stands_out and _CAMEL.match(title) is not None)
    is_open = after.startswith((",", ";")) or is_small or title.endswith(_LEFT_OPEN)
    is_open = is_open or title.count(")") != title.count("(") or _REMARK.fullmatch(title) is not None
    is_word = 2 * letters > len(title) or (stands_out and _is_named_by_figures(title))
    return 0 < len(words) <= 16 and is_word and letters > 1 and not is_open


def _is_named_by_figures(title: str) -> bool:
    """Whether figures of a title belong to a word, and are no day, hour or sum alone: "100 Club", "2021/22 budget"."""
    at = [(day.start, day.end) for day in find_dates(title)] + [(hour.start, hour.end) for hour in find_times(title)]
    outside = (word for word in _NAMING.finditer(title) if not any(a <= word.start() < b for a, b in at))
    return any(word.group().casefold() not in _OF_TIME for word in outside)
