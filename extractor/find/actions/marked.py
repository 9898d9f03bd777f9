"""Stage 3, actions: marks in the running text ("ACTION: JS to write", "[Action: JS]", "AP3")."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from extractor import language
from extractor.find import items
from extractor.find.actions import due, naming, owners, status, task
from extractor.find.actions.setting import Setting, listed
from extractor.language import Doc, Match
from models import Action, Span

_BREAK = re.compile(r"[\n\f]")
_BARE = 2  # words of "TO ACTION"
_SHORT = 5  # words of a line that only tells how far a task is
_REF = re.compile(r"(?:[A-Z]{1,4}[-/ ]?)?[0-9]{1,4}(?:[./-][0-9]{1,4})*")
_LINE = re.compile(r"[^\n\f]+")
_STOPS = {"bracket": re.compile(r"[\])]"), "stars": re.compile(r"\*")}
_BRACKETED = re.compile(r"[ \t]*\n[\W_]{0,4}\([^()\n]+\)\.?(?=\s*(?:\n|$))")
_REST = re.compile(r"\s*[\])][ \t:–-]*(?P<task>\w[^\n\f]+)")
_FIRST_WORD = re.compile(r"[\w/’'-]+")


def find(doc: Doc, setting: Setting) -> Iterator[Action]:
    """The actions set apart by a mark, in order."""
    found = list(language.longest(language.find("actions_markers", doc)))
    for number, match in enumerate(found):
        following = found[number + 1].start if number + 1 < len(found) else len(setting.text)
        if match.rule.gives["at"] in _WHOLE:
            yield from _WHOLE[match.rule.gives["at"]](setting, match)
            continue
        span = _behind(setting, match, following)
        if span is not None and not _is_none(setting, span) and _has_owner(setting, match, span):
            action = _action(setting, match, span)
            if action is not None:
                yield action


def _tasks_end(setting: Setting, span: Span) -> int:
    """Where the task behind a mark inside its paragraph ends: before a sentence in which the talk goes on."""
    said = [Span(start=span.start + s.start, end=span.start + s.end) for s in language.sentences(span.of(setting.text))]
    for before, sentence in pairwise(said):
        words = sentence.of(setting.text)
        is_more = task.is_task(setting, sentence) or due.find(setting, sentence) or status.of_cell(words)
        if not is_more and len(words.split()) > _SHORT:
            return before.end
    return span.end


def _behind(setting: Setting, match: Match, following: int) -> Span | None:
    """What stands behind a mark: as far as the paragraph goes, the bracket closes or the next mark begins."""
    text = setting.text
    stop = _STOPS.get(match.rule.gives["at"], _BREAK).search(text, match.end)
    end = min(stop.start() if stop else len(text), following)
    if match.rule.gives["at"] == "sentence":
        end = match.end + next(language.sentences(text[match.end : end])).end
    if match.rule.gives["at"] == "inside":
        end = _tasks_end(setting, Span(start=match.end, end=end))
    stretch = text[match.end : end]
    end = match.end + len(stretch.rstrip(" \t-–—•"))
    return Span(start=match.end, end=end) if end > match.end and stretch.strip() else None


def _marked_behind(setting: Setting, match: Match) -> Iterator[Action]:
    """The action whose mark, with nothing in it, stands behind it: "JS to write. [ACTION]"."""
    said = _before(setting, match, ())
    found = task.action(setting, said, match.rule.id, task.Beside(told=(match.span,))) if said else None
    if found is not None:
        yield found


def _in_capitals(setting: Setting, match: Match) -> Iterator[Action]:
    """The task in capitals behind the talk; one that says nothing by itself takes in the sentence before."""
    start = match.start
    who = naming.in_capitals(setting, Span(start=start, end=start + len(match.groups["who"] or "")))
    whole = match.span
    if len(match.span.of(setting.text).split()) <= len((match.groups["who"] or "").split()) + _BARE:
        before = _before(setting, match, ())
        whole = Span(start=before.start if before else start, end=match.end)
    found = task.action(setting, whole, match.rule.id, task.Beside(who=who)) if who else None
    if found is not None:
        yield found


_WHOLE = {"behind": _marked_behind, "capitals": _in_capitals}  # marks that need nothing behind them


def _is_none(setting: Setting, span: Span) -> bool:
    first = _FIRST_WORD.search(span.of(setting.text))
    if first is None or first.group().casefold() in listed("actions_markers", "no-action-starts"):
        return True
    words = span.of(setting.text)
    if status.is_only(words):
        return True
    return task.is_no_task(words) and not naming.only(setting, span)


def _has_owner(setting: Setting, match: Match, span: Span) -> bool:
    """Whether the words behind a mark say who is to do it, or what, where the mark alone shows no action."""
    needs = match.rule.gives.get("needs")
    if needs is None or _named(setting, match):
        return True
    if needs == "task" and task.is_task(setting, span):
        return True
    return bool(naming.label(setting, span)) or owners.starts_with_doer(setting, span)


def _action(setting: Setting, match: Match, span: Span) -> Action | None:
    named = _named(setting, match)
    if _REF.fullmatch(span.of(setting.text)):
        before = _before(setting, match, ())
        beside = task.Beside(ref=span.of(setting.text), told=(span,))
        return task.action(setting, before, match.rule.id, beside) if before else None
    alone = naming.only(setting, span) if not named else ()
    if alone:
        before = _behind_bracket(setting.text, match, span) or _before(setting, match, alone)
        ref = match.groups.get("ref")
        state = status.behind(setting.text, span)[1]
        beside = task.Beside(
            who=alone,
            when=due.find(setting, span),
            state=state,
            ref=ref,
            told=(*((match.span,) if ref else ()), *((span,) if state else ())),
        )
        return task.action(setting, before, match.rule.id, beside) if before else None
    report = _report(setting, span)
    return task.action(
        setting,
        _with_list(setting.text, span),
        match.rule.id,
        task.Beside(
            who=named,
            ref=match.groups.get("ref"),
            state=status.read(match.groups.get("state") or "")
            or status.read(match.groups.get("who") or "")
            or (status.read(report.of(setting.text)) if report else None),
            carried_from=(match.groups.get("from") or "").strip() or None,
            told=(*((match.span,) if named or _tells(match) else ()), *((report,) if report else ())),
        ),
    )


def _behind_bracket(text: str, match: Match, span: Span) -> Span | None:
    """What a bracket with the mark and its owners opens, where it opens its paragraph: "[Action: JS] Write"."""
    opens = match.rule.gives["at"] == "bracket" and text[: match.start].rpartition("\n")[2].strip(" \t•*–-") == ""
    rest = _REST.match(text, span.end) if opens else None
    return Span(start=rest.start("task"), end=rest.end("task")) if rest else None


def _tells(match: Match) -> bool:
    """Whether the mark itself holds a value: the action's number, or the meeting it comes from."""
    return bool(match.groups.get("ref") or match.groups.get("from"))


def _report(setting: Setting, span: Span) -> Span | None:
    """The line set in below an action that tells how far it is: "Action completed"."""
    paragraphs = setting.document.paragraphs
    number = bisect_right([p.span.start for p in paragraphs], span.start) - 1
    if number < 0 or number + 1 >= len(paragraphs):
        return None
    own, below = (items.item(setting.text, p.span, p.first) for p in paragraphs[number : number + 2])
    words = below.span.of(setting.text)
    is_short = len(words.split()) <= _SHORT or words.casefold().startswith("action ")
    return below.span if below.left > own.left and is_short and status.read(words) else None


def _with_list(text: str, span: Span) -> Span:
    """A task that leads on to a list ("JS to find out:") with the list, one above a line in brackets with that."""
    end = span.end
    if below := _BRACKETED.match(text, end):
        return Span(start=span.start, end=below.end())
    while text[span.end - 1] == ":" and end < len(text) and text[end] in "\n\f":
        line = _LINE.match(text, end + 1)
        if line is None or items.mark(text, Span(start=line.start(), end=line.end())) is None:
            break
        end = line.end()
    return Span(start=span.start, end=end)


def _named(setting: Setting, match: Match) -> tuple[Span, ...]:
    """The owners named within the mark: ACTION 10 (JS, KL)."""
    for group in ("who", "inside", "of"):
        words = match.groups.get(group)
        if words and not status.read(words):
            start = setting.text.index(words, match.start, match.end)
            return naming.cell(setting, Span(start=start, end=start + len(words)))
    return ()


def _before(setting: Setting, match: Match, who: tuple[Span, ...]) -> Span | None:
    """What the owners behind a mark are to do: the sentence before it in its paragraph, or in the paragraph before."""
    stretch = setting.text[: match.start].rstrip(" \t\n\f-–—•:[(")
    begin = max(stretch.rfind("\n"), stretch.rfind("\f")) + 1
    said = [Span(start=begin + s.start, end=begin + s.end) for s in language.sentences(stretch[begin:])]
    if not said:
        return None
    names = {span.of(setting.text) for span in who}
    return max(enumerate(said), key=lambda pair: (_names_them(setting, pair[1], names), pair[0]))[1]


def _names_them(setting: Setting, sentence: Span, names: set[str]) -> bool:
    return bool({span.of(setting.text) for span in owners.of_task(setting, sentence).owners} & names)
