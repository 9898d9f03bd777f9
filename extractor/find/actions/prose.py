"""Stage 3, actions: what running prose gives somebody to do."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from extractor import language
from extractor.find import cast, doers, items
from extractor.find.actions import deadlines, deeds, due, pronouns, speakers, vetoes
from extractor.find.actions.setting import Setting, compiled, without_mark
from extractor.find.doers import Doer
from extractor.language import Doc, Match
from extractor.late import late
from models import Action, Span

_AND = late(r"(?:,\s*)?\b(?:and|but)(?:\s+(?:also|then|therefore|has|have|so))*\s*$")
_BRACKETS = late(r"\s*\([^()]*\)")
_WHICH = late(r"\b(?:which|that|whom)\s+(?:the\s+)?$")
_OF_WHOM = late(r"\b(?:by|of|from) (?:the )?$")  # "proposed by Ann and Ben to accept": nobody's task
_ARTICLE = late(r"(?:(?:the|our)\s)?", re.IGNORECASE)
_SPACES = late(" *")
_SHORT = 12  # words of a sentence that leaves it to the one before to say what
_FEW = 5  # words of a line of its own that leaves it to the paragraph above
_TALK = 6  # words of a line of talk
_NAME = late(r"[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?")


def find(doc: Doc, setting: Setting) -> Iterator[Action]:
    """One action for each sentence that gives somebody named a task, in order."""
    spans = list(language.sentences(setting.text))
    starts = [span.start for span in spans]
    heads = items.titles(setting.sections)
    spans = [without_mark(setting, items.behind_title(setting.text, span, heads)) for span in spans]
    found = ((spans[max(0, bisect_right(starts, _hinge(m)) - 1)], m) for m in language.find("actions_prose", doc))
    for span, pairs in groupby(
        sorted(found, key=lambda pair: (pair[0].start, pair[1].start)), key=lambda pair: pair[0]
    ):
        action = _action(setting, span, [match for _, match in pairs])
        if action is not None:
            yield action


def _hinge(match: Match) -> int:
    return match.end - 1


def _action(setting: Setting, span: Span, matches: list[Match]) -> Action | None:
    owners: dict[str, Span] = {}
    rule, state = "", None
    for match in matches:
        who = takers(setting, span, match)
        state = state or (match.rule.gives.get("status") if who else None)
        rule = rule or (match.rule.id if who else "")
        owners.update({setting.doers.printed(d): Span(start=d.start, end=d.end) for d in who})
    if not owners:
        return None
    span = _clause(setting.text, span, min(owner.start for owner in owners.values()))
    when = due.find(setting, span)
    when = when if when and when.value else deadlines.beside(setting, span) or when
    span = _with_what(setting.text, speakers.without(setting, span) if rule == "speaker-will" else span)
    others = [*owners.values(), *([when.span] if when else [])]
    quotes = sorted([span, *(other for other in others if not span.holds(other))], key=lambda quote: quote.start)
    return Action(
        span=Span(start=quotes[0].start, end=max(quote.end for quote in quotes)),
        quotes=tuple(quotes) if len(quotes) > 1 else (),
        rule=rule,
        text=span.of(setting.text),
        owners=tuple(sorted(owners, key=lambda owner: owners[owner].start)),
        due=when.value if when else None,
        due_text=when.span.of(setting.text) if when else None,
        status=state,  # type: ignore[arg-type]
        marked=False,
    )


def _clause(text: str, span: Span, at: int) -> Span:
    """Of two statements parted by a semicolon the second alone, where it opens with the doer at `at`."""
    stop = text.rfind("; ", span.start, at)
    opens = stop >= 0 and _ARTICLE.fullmatch(text, stop + 2, at) is not None
    return Span(start=stop + 2, end=span.end) if opens and ";" not in text[at : span.end] else span


def _with_what(text: str, span: Span) -> Span:
    """A sentence that says only that somebody is to see to it ("Clerk to action."), with the one before it."""
    said = span.of(text)
    if len(said.split()) > _SHORT or not compiled("actions_vetoes", "sees-to-it").search(said):
        return span
    line = max(text.rfind("\n", 0, span.start), text.rfind("\f", 0, span.start)) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    is_alone = not text[line : span.start].strip() and len(said.split()) <= _FEW
    begin = above if is_alone and _ends_talk(text[above:line]) else line
    before = list(language.sentences(text[begin : span.start]))
    return Span(start=begin + before[-1].start, end=span.end) if before else span


def _ends_talk(line: str) -> bool:
    """Whether a line is running text, which ends with a stop."""
    return len(line.split()) >= _TALK and line.rstrip().endswith(".")


def takers(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """Those to whom `match` gives a task in `sentence`; none if it gives none."""
    if match.start < sentence.start or match.end > sentence.end:
        return ()
    who = _who(setting, sentence, match)
    if not who or any(not deeds.are_for(setting, d, match) for d in who):
        return ()
    return () if vetoes.are_none(setting, sentence, who, match) else who


def _who(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    side = match.rule.gives["who"]
    if side == "after":
        return setting.doers.after(_next_word(setting.text, match.end))
    if side == "speaker":
        said = speakers.of(setting, match.start)
        return (said,) if said else ()
    if side == "label":
        return speakers.label(setting, match.start)
    if side == "inside":
        words = match.groups.get("who") or match.groups.get("whom") or ""
        found = setting.doers.inside(setting.text.index(words, match.start, match.end), match.end)
        chain = setting.doers.after(found[0].start) if found else ()
        return chain if chain and _fills(match, chain) else ()
    named = _subject(setting, sentence, match)
    if named or match.rule.gives["force"] in ("duty", "advice"):
        return named
    return pronouns.meant(setting, sentence, match) or _new_name(setting, sentence, match)


def _next_word(text: str, at: int) -> int:
    """Where the word begins that stands at `at` or behind the spaces there."""
    return _SPACES.match(text, at).end()  # type: ignore[union-attr]


def _subject(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """The doers who are the subject of the find: right before it, or before an "and" that joins it to what they do."""
    chain = setting.doers.before(match.start)
    if match.rule.gives["force"] == "bare":
        return chain if len(chain) == 1 and _opens(setting, sentence, chain[0]) else ()
    if chain and _OF_WHOM.search(setting.text, sentence.start, chain[0].start):
        return ()
    for first, doer in enumerate(chain):
        asked = match.rule.gives["force"] == "order" and _WHICH.search(setting.text[sentence.start : doer.start])
        if _is_mere_name(setting, doer, match) and setting.text[sentence.start : doer.start].rstrip().endswith(" and"):
            continue
        if doer.start >= sentence.start and (asked or doers.opens_clause(setting.text, sentence.start, doer.start)):
            return setting.doers.with_partners(chain[first:], sentence.start)
    joined = _AND.search(setting.text, sentence.start, match.start)
    if joined and match.rule.gives["force"] != "set":
        lead = doers.subject(setting.text, setting.doers, sentence.start) or pronouns.leading(setting, sentence)
        return lead if lead and lead[-1].end < joined.start() else ()
    return ()


def _opens(setting: Setting, sentence: Span, doer: Doer) -> bool:
    """Whether a sentence begins with the doer and its article, and with nothing else."""
    begin = without_mark(setting, sentence).start
    return _ARTICLE.fullmatch(setting.text, begin, doer.start) is not None


def _is_mere_name(setting: Setting, doer: Doer, match: Match) -> bool:
    """Whether "and X to do" may go on a list of others instead of giving X a task: X is no person known."""
    is_mere = doer.sort in ("own", "outer", "letters") or (doer.sort == "name" and not deeds.is_given(setting, doer))
    return match.rule.gives["force"] == "set" and is_mere


def _new_name(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """A single name that nothing else tells, where it opens an item of a list: "• Kit will ask"."""
    line = max(setting.text.rfind("\n", 0, sentence.start), setting.text.rfind("\f", 0, sentence.start)) + 1
    is_item = line < sentence.start == without_mark(setting, Span(start=line, end=sentence.end)).start
    name = _NAME.fullmatch(setting.text, sentence.start, match.start)
    if (
        match.rule.gives["force"] not in ("plan", "report")
        or not is_item
        or not name
        or name.group().casefold() in cast.listed("no-names", "outer-bodies")
    ):
        return ()
    return (Doer(name.start(), name.end(), "name"),)


def _fills(match: Match, chain: tuple[Doer, ...]) -> bool:
    """Whether the doers are all that stands between the verb of asking and the task."""
    who = _BRACKETS.sub("", match.groups.get("who") or match.groups.get("whom") or "")
    named = sum(d.end - d.start for d in chain)
    return len(who) - named <= 6 * len(chain)
