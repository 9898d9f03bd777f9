"""Stage 3, decisions: one decision put together from the sentences that tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from extractor import rules
from extractor.find.decisions import around, forms
from extractor.find.decisions.cues import Said
from models import Document, Section, Span

# How many sentences of debate may stand between a motion and its vote.
_DEBATE = 8
# How many words a sentence may have that tells how the motion before it ended: "Minutes were approved."
_SHORT = 6
# Words of a sentence at most that tells the end of a motion whose thing it names again.
_LONGEST_END = 14
_WORD = re.compile(r"[a-z]{5,}")
_DECIDING = (
    "approv",
    "accept",
    "adopt",
    "agree",
    "motion",
    "moved",
    "second",
    "carri",
    "unanim",
    "objecti",
    "there",
    "being",
    "which",
)
_PUT_UP = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+)(?:,[^,.]{2,40},)?\s+(?:was|be)\s+(?:then\s+|duly\s+)?(?:proposed|nominated)\b"
)
_ELECTED = re.compile(r"\b(?:re-?)?(?:elected|appointed)\b")
_SAME = re.compile(r"(?:He|She|There being no (?:other|further) (?:nominations|candidates))\b")
_LEADS_TO_LINE = re.compile(r"\b(?:and|it\s+was(?:\s+unanimously)?)\W{0,2}$")
_LEADS_ON = re.compile(r"(?::|\bthat|[–—-])\s*$")


@dataclass
class Draft:
    """A decision as far as it has been told; `awaits` says that its motion's words are still to come, as in a form.

    `rolls` are lines that tell who voted how, and nothing of what was decided.
    """

    told: list[Said] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    rolls: list[Span] = field(default_factory=list)
    awaits: bool = False

    def add(self, sentence: Said) -> None:
        """Take in one more sentence that tells it."""
        self.told.append(sentence)
        self.quotes.append(sentence.span)

    def has(self, part: str) -> bool:
        """Whether one of its sentences has words of that part."""
        return any(part in sentence.parts for sentence in self.told)

    @property
    def is_weak(self) -> bool:
        """Whether it is no more than a suggestion: proposed by one and neither seconded nor decided."""
        parts = {part for sentence in self.told for part in sentence.parts}
        if parts & {"says", "result", "seconds", "roll"} or {"moves", "how"} <= parts:
            return False
        if any(sentence.gives("made") for sentence in self.told):
            return False
        return (
            all(sentence.gives("weak", "moves") for sentence in self.told if "moves" in sentence.parts)
            or not self.mover
        )

    @property
    def mover(self) -> bool:
        """Whether somebody has moved it."""
        return any(p.part == "mover" for sentence in self.told for p in sentence.parties)

    @property
    def seconder(self) -> bool:
        """Whether somebody has seconded it."""
        return any(p.part == "seconder" for sentence in self.told for p in sentence.parties)

    @property
    def is_ended(self) -> bool:
        """Whether it has been told how it ended."""
        return self.has("result") or self.has("says")


def drafts(document: Document, sections: tuple[Section, ...], sentences: list[Said]) -> Iterator[Draft]:
    """The decisions that `sentences` tell, in order; none goes on in another section."""
    for number, group in groupby(range(len(sentences)), key=lambda at: sentences[at].section):
        numbers = list(group)
        is_to_come = _is_order(sections, number) and not any(_tells_votes(sentences[at]) for at in numbers)
        if not is_to_come and not is_elsewhere(sections, number):
            yield from _of_section(document.text, sections, sentences, numbers)


def _of_section(text: str, sections: tuple[Section, ...], sentences: list[Said], numbers: list[int]) -> Iterator[Draft]:
    open_: Draft | None = None
    gap, at = 0, numbers[0]
    while at <= numbers[-1]:
        is_apart = around.ends_proposal(text, sections, sentences, at) and (open_ is None or not open_.seconder)
        behind = _taken(open_, text, sentences, at, gap) if open_ and not is_apart else None
        begun = _begun(text, sections, sentences, at) if behind is None and sentences[at].parts - {"how"} else None
        if begun:
            yield from [open_] if open_ else []
            open_, behind = begun, at + 1 if begun.awaits else around.below(text, sentences, at)
            below = open_.rolls if around.leads_to_votes(text, sentences[at]) else open_.quotes
            below.extend(around.told_below(text, sentences, at, behind))
        gap = 0 if behind is not None else gap + (around.IN_MARGIN.fullmatch(sentences[at].span.of(text)) is None)
        at = at + 1 if behind is None else behind
    if open_:
        yield open_


def _taken(draft: Draft, text: str, sentences: list[Said], at: int, gap: int) -> int | None:
    """The number of the first sentence behind what the draft takes in at `at`; None if it takes in nothing there."""
    sentence = sentences[at]
    if draft.awaits and not sentence.is_bare:
        return _worded(draft, sentences, at)
    if draft.rolls and not gap and around.RESTS.match(sentence.span.of(text)):
        draft.add(sentence)
        return at + 1
    if not sentence.parts or (gap and sentence.parts == {"how"} and not _is_vote_of(draft, sentence)):
        return None
    leads_on = _LEADS_ON.search(sentence.span.of(text)) is not None and not sentence.gives("label")
    leads_away = leads_on and not draft.awaits and not around.leads_to_votes(text, sentence)
    if leads_away or not _goes_on(draft, text, sentence, gap):
        return None
    draft.add(sentence)
    end = around.below(text, sentences, at) if leads_on and not draft.awaits else at + 1
    draft.rolls.extend(one.span for one in sentences[at + 1 : end])
    return end


def _is_vote_of(draft: Draft, sentence: Said) -> bool:
    """Whether a line that tells nothing but the count of a vote ends a motion whose reasons stand before it."""
    return sentence.is_bare and draft.has("moves") and not draft.is_ended


def _worded(draft: Draft, sentences: list[Said], at: int) -> int:
    """Take the motion's words into a form that names movers first; the number of the first sentence behind them."""
    end = forms.end_of_motion(sentences, at)
    draft.add(sentences[at])
    draft.quotes.extend(one.span for one in sentences[at + 1 : end])
    draft.awaits = False
    return end


def _is_order(sections: tuple[Section, ...], number: int) -> bool:
    """Whether a section is called an order of business: if no vote is told in it, it is one."""
    title = sections[number].title.casefold().strip(" :.") if number >= 0 else ""
    return title in rules.words("decisions", "orders-of-business").words


def _tells_votes(sentence: Said) -> bool:
    return bool(sentence.parts & {"result", "seconds"}) or {"says", "how"} <= sentence.parts


def is_elsewhere(sections: tuple[Section, ...], number: int) -> bool:
    """Whether a section reports the decisions of others."""
    if number < 0:
        return False
    title = sections[number].title.casefold().strip(" :.")
    return any(words in title for words in rules.words("decisions", "elsewhere").words)


def _goes_on(draft: Draft, text: str, sentence: Said, gap: int) -> bool:
    """Whether a sentence tells more of the decision that is being told."""
    if _is_another(draft, sentence):
        return False
    again = draft.mover and any(p.part == "mover" for p in sentence.parties)
    if "roll" in sentence.parts and not again:
        return gap <= 2
    if draft.awaits:
        return sentence.is_bare and not again
    if draft.is_ended:
        return gap == 0 and not again and (sentence.is_bare or _names_movers(draft, sentence))
    is_next = again and draft.seconder and sentence.is_bare
    if not is_next and (draft.has("moves") or draft.has("seconds")):
        about = "motion" in sentence.gives("about") or not sentence.parts & {"moves", "says"}
        about = about or _is_told_of_it(text, sentence) or _is_seconding(draft, sentence)
        about = about or _is_election_of(text, draft, sentence)
        about = about or (gap == 0 and _is_cut_short(text, draft)) or _is_its_end(text, draft, sentence)
        return gap <= _DEBATE and (sentence.is_bare or about or (gap == 0 and _is_short_end(draft, sentence)))
    return False


def _is_another(draft: Draft, sentence: Said) -> bool:
    """Whether a sentence tells of another motion than the one that is being told, by who moved it or by being made."""
    named = {party.part for party in sentence.parties}
    if any(sentence.gives("made")) and draft.has("moves") and draft.has("seconds") and not sentence.is_bare:
        return True
    if draft.mover and "mover" in named and "seconds" in sentence.parts and not sentence.is_bare:
        return True
    if not {"mover", "seconder"} <= named:
        return False
    is_begun = not draft.is_ended and not draft.awaits and "roll" not in sentence.parts
    return (draft.mover and draft.seconder) or (is_begun and not sentence.is_bare)


def _is_seconding(draft: Draft, sentence: Said) -> bool:
    """Whether a sentence names who seconded what somebody has moved before it, and nobody who moved."""
    named = {party.part for party in sentence.parties}
    return "seconds" in sentence.parts and named == {"seconder"} and draft.mover and not draft.seconder


def _is_election_of(text: str, draft: Draft, sentence: Said) -> bool:
    """Whether a sentence tells that who was put up before it was elected: "Ives accepted and was duly elected"."""
    words = sentence.span.of(text)
    put_up = _PUT_UP.search(draft.quotes[0].of(text)) if draft.quotes else None
    if put_up is None or sentence.parties or _ELECTED.search(words) is None:
        return False
    return put_up["name"] in words or _SAME.match(words) is not None


def _is_its_end(text: str, draft: Draft, sentence: Said) -> bool:
    """Whether a short sentence tells that the very thing was approved that has been moved and seconded.

    "Mrs Oakes moved to accept the report, seconded by Mr Reed. There being no questions, the report was accepted."
    """
    is_open = draft.has("moves") and (draft.seconder or draft.has("seconds")) and not draft.is_ended
    if not is_open or sentence.parties or "moves" in sentence.parts or "says" not in sentence.parts:
        return False
    words = sentence.span.of(text)
    moved = {word for quote in draft.quotes for word in _things(quote.of(text))}
    return len(words.split()) <= _LONGEST_END and not moved.isdisjoint(_things(words))


def _things(words: str) -> set[str]:
    """The longer words, which name things, in the singular and without verbs of decision."""
    told = {word.rstrip("s") for word in _WORD.findall(words.casefold())}
    return {word for word in told if not word.startswith(_DECIDING)}


def _is_told_of_it(text: str, sentence: Said) -> bool:
    """Whether a sentence tells the end of "this", or of an election: "This was carried, Ives voting against."."""
    ends = (rules.rule("decisions", id_).regex or "(?!)" for id_ in ("this-was-carried", "nobody-else"))
    return any(re.search(expression, sentence.span.of(text)) is not None for expression in ends)


def _is_cut_short(text: str, draft: Draft) -> bool:
    """Whether a line that says who moved leads on to the next: "moved by Ives, seconded by Oduya and it was"."""
    return _LEADS_TO_LINE.search(draft.quotes[-1].of(text)) is not None


def _names_movers(draft: Draft, sentence: Said) -> bool:
    """Whether a sentence tells who had moved what has just been approved: "The motion was made by Ives"."""
    return not draft.mover and "told" in sentence.gives("about") and any(p.part == "mover" for p in sentence.parties)


def _is_short_end(draft: Draft, sentence: Said) -> bool:
    """Whether a few words behind a motion that was seconded, or voted on, tell its end: "Minutes were approved."."""
    is_moved = draft.has("moves") and (draft.has("seconds") or draft.has("how"))
    return is_moved and "says" in sentence.parts and not sentence.parties and len(sentence.words) <= _SHORT


def _begun(text: str, sections: tuple[Section, ...], sentences: list[Said], at: int) -> Draft | None:
    """The decision that the sentence at `at` begins, with the sentence before it where it says only that, not what."""
    sentence = sentences[at]
    draft = Draft()
    if forms.is_over_motion(text, sentences, at):
        draft.awaits = True
    elif sentence.is_bare and not _LEADS_ON.search(sentence.span.of(text)):
        if not sentence.parts & {"says", "result", "moves", "seconds"}:
            return None
        before = list(around.before(text, sections, sentences, at))
        if not before:
            return None
        draft.quotes.extend(before)
    elif not sentence.parts & {"says", "moves", "result", "seconds"}:
        return None
    draft.add(sentence)
    return draft
