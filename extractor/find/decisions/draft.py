"""Stage 3, decisions: one decision put together from the sentences that tell it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor import rules
from extractor.find import items
from extractor.find.decisions import votes
from extractor.find.decisions.cues import Said
from extractor.find.decisions.parties import Party
from models import Decision, Document, Section, Span
from models.minutes import Outcome

# How many sentences of debate may stand between a motion and its vote.
_DEBATE = 8
_ENDS: tuple[Outcome, ...] = ("lost", "deferred", "withdrawn")
_LEADS_ON = re.compile(r"(?::|\bthat|[–—-])\s*$")


@dataclass
class _Draft:
    """A decision as far as it has been told."""

    told: list[Said] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)

    def add(self, sentence: Said) -> None:
        self.told.append(sentence)
        self.quotes.append(sentence.span)

    def has(self, part: str) -> bool:
        return any(part in sentence.parts for sentence in self.told)

    @property
    def is_weak(self) -> bool:
        """Whether it is no more than a suggestion: proposed by one and neither seconded nor decided."""
        parts = {part for sentence in self.told for part in sentence.parts}
        if parts & {"says", "result", "seconds", "roll"}:
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
    def is_ended(self) -> bool:
        return self.has("result") or self.has("says")


def decisions(document: Document, sections: tuple[Section, ...], sentences: Iterable[Said]) -> Iterator[Decision]:
    """The decisions that `sentences` tell, in order."""
    for draft in _drafts(document, sections, list(sentences)):
        if not draft.is_weak:
            yield _decision(document.text, draft)


def _drafts(document: Document, sections: tuple[Section, ...], sentences: list[Said]) -> Iterator[_Draft]:
    open_: _Draft | None = None
    gap, section = 0, -2
    skip_to = 0
    for at, sentence in enumerate(sentences):
        if sentence.section != section:
            if open_:
                yield open_
            open_, gap, section = None, 0, sentence.section
        if at < skip_to or _is_elsewhere(sections, sentence.section):
            continue
        if not sentence.parts - {"how"} and not (open_ and sentence.parts and gap == 0):
            gap += 1
            continue
        if open_ and not _LEADS_ON.search(sentence.span.of(document.text)) and _goes_on(open_, sentence, gap):
            open_.add(sentence)
            gap = 0
            continue
        begun = _begun(document.text, sections, sentences, at)
        if begun is None:
            gap += 1
            continue
        if open_:
            yield open_
        open_, gap = begun, 0
        skip_to = _take_list(document.text, open_, sentences, at)
    if open_:
        yield open_


def _is_elsewhere(sections: tuple[Section, ...], number: int) -> bool:
    """Whether a section reports the decisions of others, or is an order of business."""
    if number < 0:
        return False
    title = sections[number].title.casefold().strip(" :.")
    if title in rules.words("decisions", "orders-of-business").words:
        return True
    return any(words in title for words in rules.words("decisions", "elsewhere").words)


def _goes_on(draft: _Draft, sentence: Said, gap: int) -> bool:
    """Whether a sentence tells more of the decision that is being told."""
    if "roll" in sentence.parts:
        return gap <= 2
    if draft.is_ended:
        again = any(p.part == "mover" for p in sentence.parties) and draft.mover
        return gap == 0 and sentence.is_bare and not again
    if {"mover", "seconder"} <= {party.part for party in sentence.parties} and not sentence.is_bare:
        return False
    if draft.has("moves") or draft.has("seconds"):
        about = bool(sentence.gives("about")) or not sentence.parts & {"moves", "says"}
        return gap <= _DEBATE and (sentence.is_bare or about)
    return False


def _begun(text: str, sections: tuple[Section, ...], sentences: list[Said], at: int) -> _Draft | None:
    """The decision that the sentence at `at` begins, with the sentence before it where it says only that, not what."""
    sentence = sentences[at]
    draft = _Draft()
    if sentence.is_bare and not _LEADS_ON.search(sentence.span.of(text)):
        if not sentence.parts & {"says", "result", "moves", "seconds"}:
            return None
        before = list(_before(text, sections, sentences, at))
        if not before:
            return None
        draft.quotes.extend(before)
    elif not sentence.parts & {"says", "moves", "result", "seconds"}:
        return None
    draft.add(sentence)
    return draft


def _before(text: str, sections: tuple[Section, ...], sentences: list[Said], at: int) -> Iterator[Span]:
    """What was decided: the sentences before `at` in its paragraph or the one before it, else the heading."""
    sentence = sentences[at]
    first = at
    while first and _is_told_before(sentences[first - 1], sentences[at - 1], sentence):
        first -= 1
    plain = [s.span for s in sentences[first:at]]
    if sum(len(span.of(text).split()) for span in plain) > 90:
        plain = plain[-1:]
    heading = sections[sentence.section].stretches()[0] if sentence.section >= 0 else None
    if heading and plain and all(heading.holds(span) or heading.touches(span) for span in plain):
        plain = [heading]
    yield from plain


def _is_told_before(sentence: Said, nearest: Said, bare: Said) -> bool:
    return (
        sentence.section == bare.section
        and not sentence.parts - {"how"}
        and sentence.paragraph == nearest.paragraph
        and nearest.paragraph >= bare.paragraph - 1
    )


def _take_list(text: str, draft: _Draft, sentences: list[Said], at: int) -> int:
    """Add the list that a decision leads on to ("It was agreed that:"); the number of the first sentence behind it."""
    end = at + 1
    if text[sentences[at].span.end - 1] not in ":;":
        return end
    while (
        end < len(sentences) and sentences[end].section == sentences[at].section and _belongs(text, sentences, at, end)
    ):
        draft.quotes.append(sentences[end].span)
        end += 1
    return end


def _belongs(text: str, sentences: list[Said], at: int, end: int) -> bool:
    sentence, lead = sentences[end], sentences[at]
    if sentence.paragraph == lead.paragraph:
        return True
    if sentence.paragraph == sentences[end - 1].paragraph:
        return True
    if _is_next_paragraph(text, lead.span, sentence.span):
        return False
    if items.mark(text, sentence.span) or sentence.span.of(text)[:1].islower():
        return True
    words = sentence.span.of(text)
    is_line = not sentence.parts and len(words.split()) <= 16 and not words.endswith((".", ":"))
    return is_line or (sentence.paragraph == lead.paragraph + 1 and lead.is_bare)


def _is_next_paragraph(text: str, lead: Span, span: Span) -> bool:
    """Whether both are paragraphs of one numbering ("95.2", "95.3"), so that the second is no part of the first."""
    numbers = [found["number"] for found in (items.mark(text, lead), items.mark(text, span)) if found]
    return len(numbers) == 2 and all(number is not None and "." in number for number in numbers)


def _decision(text: str, draft: _Draft) -> Decision:
    quotes = tuple(_joined(text, [items.without_mark(text, quote) for quote in draft.quotes]))
    words = " ".join(" ".join(quote.of(text) for quote in quotes).split())
    parties = [party for sentence in draft.told for party in sentence.parties]
    mover, seconder = _parties(text, parties)
    count, roll = votes.count(words), tuple(votes.ballots(words)) if draft.has("roll") else ()
    return Decision(
        span=Span(start=quotes[0].start, end=quotes[-1].end),
        quotes=quotes if len(quotes) > 1 else (),
        rule=_rule(draft),
        text=words,
        mover=mover,
        seconder=seconder,
        outcome=_outcome(draft, voted=bool(mover or seconder or count or roll)),
        votes=count,
        roll_call=roll,
    )


def _parties(text: str, parties: list[Party]) -> tuple[str | None, str | None]:
    """Mover and seconder: where several moved, the one before the seconder."""
    second = next((p for p in parties if p.part == "seconder"), None)
    movers = [p for p in parties if p.part == "mover" and (second is None or p.span != second.span)]
    near = [p for p in movers if second and p.span.end <= second.span.start]
    mover = near[-1] if near else movers[0] if movers else None
    return mover.span.of(text) if mover else None, second.span.of(text) if second else None


def _rule(draft: _Draft) -> str:
    """The rule that says most: what states a decision, else what ends it, else what moves it."""
    cues = [cue.rule for sentence in draft.told for cue in sentence.cues]
    order = ("says", "result", "moves", "seconds", "roll", "how")
    return min(cues, key=lambda rule: order.index(rule.gives["part"])).id


def _outcome(draft: _Draft, *, voted: bool) -> Outcome:
    told = [outcome for sentence in draft.told for outcome in sentence.gives("outcome")]
    last = next((outcome for outcome in reversed(told) if outcome != "agreed"), None)
    for outcome in _ENDS:
        if outcome == last:
            return outcome
    return "carried" if voted or any(sentence.gives("vote") for sentence in draft.told) else "agreed"


def _joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """`spans` in order, those with nothing but white space of one paragraph between them made one."""
    held: Span | None = None
    for span in sorted(set(spans), key=lambda s: s.start):
        if held and span.start <= held.end + 1 and text[held.end : span.start] in ("", " "):
            held = Span(start=held.start, end=max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
