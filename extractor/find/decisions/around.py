"""Stage 3, decisions: what was decided, where its sentence does not say it: in what stands before, or a list below."""

import re
from collections.abc import Iterator
from functools import cache

from extractor import rules
from extractor.find import items
from extractor.find.decisions.cues import Said
from extractor.late import late
from models import Section, Span

_MOST_QUOTED = 1500  # signs
_LONG = 120  # words of a list
_STOP = 3  # signs behind a heading's last word
IN_MARGIN = late(r"[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*")  # whose task it is, beside what was decided
_VOTES = re.compile(r"\b(?:votes?|roll[- ]call|ballot|as follows)\s*:\s*$", re.IGNORECASE)
RESTS = late(r"(?:to|that)\s+[a-z]")  # what was moved, set behind the votes on it
_ASKED = re.compile(r"\basked\s+(?:\w+\s+){0,2}(?:if|whether)\b|\?\s*$")


def before(text: str, sections: tuple[Section, ...], sentences: list[Said], at: int) -> Iterator[Span]:
    """What was decided: the sentences before `at` in its paragraph or the one before it, else the heading."""
    sentence = sentences[at]
    if ends_proposal(text, sections, sentences, at):
        yield sections[sentence.section].stretches()[0]
        return
    first = last = _behind_what(sentences, at)
    while first and _is_told_before(sentences[first - 1], sentences[last - 1], sentences[last]):
        first -= 1
    plain = [s.span for s in sentences[first:at]]
    if sum(len(span.of(text).split()) for span in plain) > 90:
        plain = plain[-1:]
    if plain and _ASKED.search(plain[-1].of(text)):
        plain = plain[-1:]
    heading = sections[sentence.section].stretches()[0] if sentence.section >= 0 else None
    if heading and plain and all(_is_of(heading, span) for span in plain):
        plain = [heading]
    yield from (span for span in plain if IN_MARGIN.fullmatch(span.of(text)) is None)


def _is_of(heading: Span, span: Span) -> bool:
    """Whether a sentence is no more than a heading: its number and its stop may stand outside."""
    return heading.touches(span) and span.end <= heading.end + _STOP


def ends_proposal(text: str, sections: tuple[Section, ...], sentences: list[Said], at: int) -> bool:
    """Whether a line of its own, with a label, tells what became of the proposal that its section is headed with."""
    sentence = sentences[at]
    if not sentence.is_bare or sentence.section < 0 or not sentence.parts & {"says", "result"} or sentence.parties:
        return False
    is_line = all(one.paragraph != sentence.paragraph for one in sentences[max(0, at - 1) : at])
    is_labelled = _rule("outcome-label").search(sentence.span.of(text)) is not None
    return is_line and is_labelled and _rule("proposal-heading").search(sections[sentence.section].title) is not None


@cache
def _rule(id_: str) -> re.Pattern[str]:
    return late(rules.rule("decisions", id_).regex or "(?!)")


def _behind_what(sentences: list[Said], at: int) -> int:
    """The number of the first of the sentences up to `at` that tell only how it ended: "No objections. Accepted."."""
    while at and sentences[at - 1].is_bare and _is_told_before(sentences[at - 1], sentences[at - 1], sentences[at]):
        at -= 1
    return at


def _is_told_before(sentence: Said, nearest: Said, bare: Said) -> bool:
    return (
        sentence.section == bare.section
        and not sentence.parts - {"how"}
        and sentence.paragraph == nearest.paragraph
        and nearest.paragraph >= bare.paragraph - 1
    )


def below(text: str, sentences: list[Said], at: int) -> int:
    """The number of the first sentence behind the list that a decision leads on to ("It was agreed that:")."""
    end = _behind_posts(text, sentences, at)
    if end > at + 1:
        return end
    if not sentences[at].span.of(text).rstrip("–—-").endswith((":", ";")):
        return end
    while (
        end < len(sentences) and sentences[end].section == sentences[at].section and _belongs(text, sentences, at, end)
    ):
        end += 1
    return end


def _behind_posts(text: str, sentences: list[Said], at: int) -> int:
    """The number of the first sentence behind the posts and names that "The following were elected" leads to."""
    end, lead = at + 1, sentences[at]
    if "says" not in lead.parts or _rule("following-elected").search(lead.span.of(text)) is None:
        return end
    while end < len(sentences) and sentences[end].section == lead.section and _is_post(text, sentences[end].span):
        end += 1
    return end


def _is_post(text: str, span: Span) -> bool:
    """Whether a sentence, or a part of one, stands in a line that has a post and who was elected to it."""
    start = max(text.rfind(sign, 0, span.start) for sign in "\n\f") + 1
    end = text.find("\n", span.start)
    return _rule("post-line").match(text[start : end if end >= 0 else len(text)]) is not None


def told_below(text: str, sentences: list[Said], at: int, behind: int) -> Iterator[Span]:
    """The list that a decision leads on to; none if it is long and the sentence says by itself what was decided."""
    listed = [one.span for one in sentences[at + 1 : behind]]
    if sentences[at].is_bare or sum(len(span.of(text).split()) for span in listed) <= _LONG:
        yield from listed


def leads_to_votes(text: str, sentence: Said) -> bool:
    """Whether a sentence tells how a motion ended, and that who voted how stands below it."""
    return "result" in sentence.parts and _VOTES.search(sentence.span.of(text)) is not None


def _is_roll(sentence: Said) -> bool:
    return "roll" in sentence.parts and sentence.parts <= {"roll", "how"}


def _belongs(text: str, sentences: list[Said], at: int, end: int) -> bool:
    sentence, lead = sentences[end], sentences[at]
    if leads_to_votes(text, lead) and (_is_roll(sentence) or RESTS.match(sentence.span.of(text)) is not None):
        return _is_roll(sentence)
    if not lead.is_bare and sentence.parts & {"says"}:
        return False
    is_quoted = _is_quoted(text[lead.span.end : sentence.span.start])
    if is_quoted or sentence.paragraph in (lead.paragraph, sentences[end - 1].paragraph):
        return True
    if _is_next_paragraph(text, lead.span, sentence.span):
        return False
    if items.mark(text, sentence.span) or sentence.span.of(text)[:1].islower():
        return True
    words = sentence.span.of(text)
    is_line = not sentence.parts and len(words.split()) <= 16 and not words.endswith((".", ":"))
    return is_line or (sentence.paragraph == lead.paragraph + 1 and lead.is_bare)


def _is_quoted(before: str) -> bool:
    """Whether a quotation has begun in the words before, and not ended."""
    return before.count("“") > 0 and "”" not in before and len(before) < _MOST_QUOTED


def _is_next_paragraph(text: str, lead: Span, span: Span) -> bool:
    """Whether both are paragraphs of one numbering ("95.2", "95.3"), so that the second is no part of the first."""
    numbers = [found["number"] for found in (items.mark(text, lead), items.mark(text, span)) if found]
    return len(numbers) == 2 and all(number is not None and "." in number for number in numbers)
