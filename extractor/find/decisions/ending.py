"""Stage 3, decisions: a draft -> the record: its words, who moved and seconded it, how it ended."""

import re
from collections.abc import Iterable, Iterator, Mapping

from extractor.find import items
from extractor.find.decisions import votes
from extractor.find.decisions.draft import Draft
from extractor.find.decisions.parties import Party
from extractor.stamps import without_stamp
from models import Decision, Span, Votes
from models.minutes import Outcome

_TO_VOTES = re.compile(
    r",?\s+(?:based on|with|by|as per|on)\s+the\s+following\s+(?:roll[- ]call\s+)?votes?\s*(?::.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_FORM = 2  # lines of their own, with who moved and who seconded
_ENDS: tuple[Outcome, ...] = ("lost", "deferred", "withdrawn")


def decision(text: str, draft: Draft, titles: Mapping[int, int]) -> Decision:
    """The record of a decision that has been told to its end; `titles` has where headings start and end."""
    told, quotes = (
        tuple(_joined(text, [_bare(text, items.behind_title(text, quote, titles)) for quote in spans]))
        for spans in (draft.quotes, [*draft.quotes, *draft.rolls])
    )
    words = _words(text, draft, told)
    parties = [party for sentence in draft.told for party in sentence.parties]
    mover, seconder = _parties(text, parties)
    lines = "\n".join(quote.of(text) for quote in quotes)
    count, roll = (
        votes.count(" ".join(quote.of(text) for quote in told)) or votes.count(" ".join(lines.split())),
        tuple(votes.ballots(lines)) if draft.rolls or draft.has("roll") else (),
    )
    return Decision(
        span=Span(start=quotes[0].start, end=quotes[-1].end),
        quotes=quotes if len(quotes) > 1 else (),
        rule=_rule(draft),
        text=words,
        mover=mover,
        seconder=seconder,
        outcome=_outcome(draft, count, voted=bool(mover or seconder or count or roll)),
        votes=count,
        roll_call=roll,
    )


def _words(text: str, draft: Draft, told: tuple[Span, ...]) -> str:
    """What was decided, in the words of `told`; where the lines of a form would drown a short motion, without them."""
    whole, motion = (
        " ".join(" ".join(q.of(text) for q in quotes).split()) for quotes in (told, _motion(text, draft, told))
    )
    return motion if motion and 2 * len(motion) < len(whole) else whole


def _motion(text: str, draft: Draft, told: tuple[Span, ...]) -> tuple[Span, ...]:
    """`told` without the lines of a form that only name who moved and seconded, and how it ended."""
    worded = {one.paragraph for one in draft.told if not one.is_bare}
    lines = [one for one in draft.told if one.is_bare and one.paragraph not in worded]
    if not worded or sum(1 for one in lines if one.parties) < _FORM:
        return told
    return tuple(kept for one in told for kept in _apart(text, one, [line.span for line in lines]))


def _apart(text: str, quote: Span, lines: list[Span]) -> Iterator[Span]:
    """What is left of a quote without those `lines` that stand in it."""
    start = quote.start
    for line in sorted(lines, key=lambda one: one.start):
        if quote.start <= line.start < quote.end:
            if text[start : line.start].strip():
                yield Span(start=start, end=line.start)
            start = min(line.end, quote.end)
    if text[start : quote.end].strip(" .•-\n"):
        yield Span(start=start, end=quote.end)


def _bare(text: str, quote: Span) -> Span:
    """The stretch without a list's mark, a log's stamp, and what leads on to a list of votes."""
    return _before_votes(text, without_stamp(text, items.without_mark(text, quote)))


def _before_votes(text: str, span: Span) -> Span:
    """The stretch without the words that lead on to who voted how: "carried 6 to 1 based on the following vote:"."""
    tail = _TO_VOTES.search(span.of(text))
    return Span(start=span.start, end=span.start + tail.start()) if tail is not None and tail.start() else span


def _parties(text: str, parties: list[Party]) -> tuple[str | None, str | None]:
    """Mover and seconder: where several moved, the one before the seconder."""
    second = next((p for p in parties if p.part == "seconder"), None)
    parties = [p for p in parties if not any(q.span.holds(p.span) and q.span != p.span for q in parties)]
    movers = [p for p in parties if p.part == "mover" and (second is None or p.span != second.span)]
    near = [p for p in movers if second and p.span.end <= second.span.start]
    mover = near[-1] if near else movers[0] if movers else None
    return mover.span.of(text) if mover else None, second.span.of(text) if second else None


def _rule(draft: Draft) -> str:
    """The rule that says most: what states a decision, else what ends it, else what moves it."""
    cues = [cue.rule for sentence in draft.told for cue in sentence.cues]
    order = ("says", "result", "moves", "seconds", "roll", "how")
    return min(cues, key=lambda rule: order.index(rule.gives["part"])).id


def _outcome(draft: Draft, count: Votes | None, *, voted: bool) -> Outcome:
    """How it ended: as the last word of it says, else as most voted; carried where there was a motion or a vote."""
    told = [outcome for sentence in draft.told for outcome in sentence.gives("outcome")]
    last = next((outcome for outcome in reversed(told) if outcome != "agreed"), None)
    for outcome in _ENDS:
        if outcome == last:
            return outcome
    if last is None and count and (count.in_favour or 0) < (count.against or 0) and not draft.has("says"):
        return "lost"
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
