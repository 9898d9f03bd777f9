"""Stage 3, decisions: the sentences of a meeting, each with the words of decision in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor import language, rules
from extractor.find import cast
from extractor.find.decisions import parties, votes
from extractor.find.decisions.parties import Party
from extractor.language import Doc, Match
from extractor.late import late
from models import Document, Section, Span

_HEAD = 12  # paragraphs in which the body names itself
_TITLE = 120  # signs of a paragraph that may be a title
_OF_TWO = late(r"\b([A-Z])[A-Za-z]+\s+([CBGATFP])(?i:ommittee|ouncil|ommission|oard|roup|ssembly|eam|orum|anel)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]")  # a motion in its own words
_NUMBER = re.compile(r"[0-9]{3,}|[£$€]")
_LETTERED = late(r"\b(?:[Ii]tem|[Oo]ption|[Ll]ot|[Pp]hase|[Ee]xhibit|[Aa]ppendix|[Ss]chedule) [A-Z]\b")
_REFERENCE = re.compile(
    r"\W*(?:(?i:motion|resolution|no)\b\W*)*[0-9]{1,4}(?:[-/.][0-9]{1,5})*\b"
)  # a motion's own number
_WORD = re.compile(r"[^\W\d_]+")
# Who voted otherwise than the rest.
_VOTER = late(
    r"\b(?:[A-Z][\w’'.-]+\s+){1,3}(?:abstain(?:ed|ing|s)?|oppos(?:ed|ing)|dissent(?:ed|ing)|voted|voting|against)\b"
)
_TASK = late(r"\s[(\[–—-]\s*(?i:action)s?\b\s*(?:[:–-]\s*)?(?:by\s+)?(?:[A-Z][\w.]*[\s,/&]*){1,4}[)\].]*\s*$")


class Said(NamedTuple):
    """A sentence with its cues; `paragraph` and `section` are counted from 0, -1 before the first."""

    span: Span
    paragraph: int
    section: int
    cues: tuple[Match, ...]
    parties: tuple[Party, ...]
    is_bare: bool
    words: tuple[str, ...] = ()
    is_vetoed: bool = False

    @property
    def parts(self) -> frozenset[str]:
        """The parts of a decision that the sentence tells."""
        return frozenset(cue.rule.gives["part"] for cue in self.cues)

    def gives(self, key: str, part: str | None = None) -> tuple[str, ...]:
        """What the cues (of `part`) give for `key`, in order."""
        cues = (cue.rule.gives for cue in self.cues if part is None or cue.rule.gives["part"] == part)
        return tuple(gives[key] for gives in cues if key in gives)


def said(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Said]:
    """Every sentence of the document, in order."""
    text = document.text
    spans = list(language.sentences(text))
    told = _told(doc, spans, document)
    cues = {start: tuple(_unvetoed(found)) for start, found in told.items()}
    breaks = [found.start() for found in re.finditer(r"[\n\f]", text)]
    heads = [number for number, section in enumerate(sections) if not _is_label(section)]
    starts = [sections[number].span.start for number in heads]
    for span in _whole(text, spans):
        kept = cues.get(span.start, ())
        who = tuple(parties.find(text, span)) if kept else ()
        yield Said(
            span,
            bisect_right(breaks, span.start),
            ([-1, *heads])[bisect_right(starts, span.start)],
            kept,
            who,
            bool(kept) and _is_bare(text, span, kept, who),
            tuple(span.of(text).split()) if kept else (),
            any(match.rule.gives["part"] == "veto" for match in told.get(span.start, ())),
        )


def _is_label(section: Section) -> bool:
    """Whether a heading is no more than the label of a vote or of a part of a motion: "Ayes", "Voting"."""
    title = " ".join(section.title.casefold().split()).strip(" :.")
    is_part = section.number is None and title in rules.words("decisions", "labels-of-motions").words
    return is_part or votes.is_label(section.title)


def _whole(text: str, spans: list[Span]) -> Iterator[Span]:
    """The sentences, where a label that asks for a name ("Moved by:") is one with the name below it or beside it.

    Nor does a given name cut short ("Moved by Alex. Ives") end one.
    """
    held: Span | None = None
    for span in spans:
        if held is not None and (parties.is_name(text, span) or parties.is_cut(text, held)):
            yield Span(start=held.start, end=span.end)
            held = None
            continue
        if held is not None:
            yield held
        held = span if parties.is_label(text, span) or parties.is_cut(text, span) else None
        if held is None:
            yield span
    if held is not None:
        yield held


def _own_letters(document: Document) -> frozenset[str]:
    """The short forms of the names at the head of the document: those of the body that meets."""
    head = [paragraph.span.of(document.text) for paragraph in document.paragraphs[:_HEAD]]
    own = {letters for words in head for letters in cast.initials(words) if len(letters) > 2}
    two = {f"{found[1]}{found[2]}" for words in head for found in _OF_TWO.finditer(words)}
    return frozenset(own | two)


def _own_tiers(document: Document) -> frozenset[str]:
    """The words at the head of the document, in lower case: a council of that tier may be the body that meets."""
    head = (paragraph.span.of(document.text) for paragraph in document.paragraphs[:_HEAD])
    return frozenset(
        word.casefold()
        for words in head
        if len(words) < _TITLE and not words.endswith(".")
        for word in _WORD.findall(words)
    )


def _told(doc: Doc, spans: list[Span], document: Document) -> dict[int, list[Match]]:
    """What rules find in each sentence, by where it starts: cues and vetoes."""
    own, tiers = _own_letters(document), _own_tiers(document)
    starts = [span.start for span in spans]
    by_sentence: dict[int, list[Match]] = defaultdict(list)
    for match in language.find("decisions", doc):
        if match.rule.gives.get("own") and match.groups["letters"] not in own:
            continue
        if match.rule.gives.get("other") and (match.groups["tier"] or "").casefold() in tiers:
            continue
        by_sentence[starts[max(0, bisect_right(starts, max(match.start, match.end - 2)) - 1)]].append(match)
    return by_sentence


def _unvetoed(found: list[Match]) -> Iterator[Match]:
    vetoes = [match for match in found if match.rule.gives["part"] == "veto"]
    for match in found:
        gives = match.rule.gives
        if gives["part"] not in ("veto", "heading") and (
            gives.get("firm") or not any(_spoils(veto, match) for veto in vetoes)
        ):
            yield match


def _spoils(veto: Match, match: Match) -> bool:
    """Whether a veto takes in words of a cue."""
    return veto.start < match.end and match.start < veto.end and match.rule.gives["part"] != "roll"


def _is_bare(text: str, span: Span, cues: tuple[Match, ...], who: tuple[Party, ...]) -> bool:
    """Whether a sentence tells only that something was decided, not what."""
    if parties.is_labelled(text, span):
        return True
    if _QUOTED.search(span.of(text)) or _LETTERED.search(text, span.start, span.end):
        return False
    taken = [(cue.start, cue.end) for cue in cues if cue.rule.id not in _SAY_WHAT] + [
        (p.span.start, parties.end_of_names(text, p.span, span.end)) for p in who
    ]
    taken += [found.span() for found in _VOTER.finditer(text, span.start, span.end)]
    first = _REFERENCE.match(text, span.start, span.end) if who else None
    start = first.end() if first is not None else span.start
    if any(not any(a <= n.start() < b for a, b in taken) for n in _NUMBER.finditer(text, start, span.end)):
        return False
    known = frozenset(rules.words("decisions", "bare-words").words)
    task = _TASK.search(text, span.start, span.end)
    for word in _WORD.finditer(text, span.start, task.start() if task is not None else span.end):
        if (
            word.group().casefold() not in known
            and len(word.group()) > 1
            and not any(a <= word.start() < b for a, b in taken)
        ):
            return False
    return True


# Rules whose find holds a word of what was decided.
_SAY_WHAT = frozenset(
    {
        "minutes-accepted",
        "elected",
        "permission-given",
        "put-off",
        "decision-label",
        "motion-for-it-lost",
        "nominated-and-seconded",
        "note-approved",
        "done-without-was",
        "agreed-of-talk",
        "chosen-by-ballot",
        "body-rejected",
        "motion-for-it-passed",
        "was-rejected",
        "adjourned-on-motion",
        "note-put-off",
        "name-elected",
        "thing-agreed",
        "proposed-and-resolved",
        "looked-at-and-decided",
        "ruling-upheld",
        "stay-in-office",
        "dates-agreed",
    }
)
