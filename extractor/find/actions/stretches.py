"""Stage 3, actions: which words beside a mark are the task: behind it, before it, and with what list or line below."""

from bisect import bisect_right
from itertools import pairwise, takewhile

from extractor import language
from extractor.find import items
from extractor.find.actions import days, due, owners, status, task
from extractor.find.actions.setting import Setting, compiled
from extractor.find.items import Item
from extractor.language import Match
from extractor.late import late
from models import Span

_BREAK = late(r"[\n\f]")
_STOPS = {"bracket": late(r"[\])]"), "stars": late(r"\*")}
_BRACKETED = late(r"[ \t]*\n[\W_]{0,4}\([^()\n]+\)\.?(?=\s*(?:\n|$))")
_REST = late(r"\s*[\])][ \t:–-]*(?P<task>\w[^\n\f]+)")
_NAME = late(r"[A-Z][\w’'-]+")
_PARAGRAPH = 60  # words of a paragraph that is a task as a whole
_BELOW = 4  # a line and those below it that may tell how far its task is
_SHORT = 5  # words of a line that only tells how far a task is


def behind(setting: Setting, match: Match, following: int) -> Span | None:
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


def _tasks_end(setting: Setting, span: Span) -> int:
    """Where the task behind a mark inside its paragraph ends: before a sentence in which the talk goes on."""
    said = [Span(start=span.start + s.start, end=span.start + s.end) for s in language.sentences(span.of(setting.text))]
    for before, sentence in pairwise(said):
        words = sentence.of(setting.text)
        is_more = task.is_task(setting, sentence) or _is_dated(setting, sentence) or status.of_cell(words)
        is_long = span.end - sentence.start > before.end - span.start
        if not is_more and is_long and len(words.split()) > _SHORT:
            return before.end
    return span.end


def _is_dated(setting: Setting, sentence: Span) -> bool:
    """Whether a sentence says when the task before it is due: it is short, or gives a day as a deadline."""
    words = sentence.of(setting.text)
    is_firm = any(dated.rank == 0 for dated in days.dates_in(words, 0, setting))
    return is_firm or (len(words.split()) <= 2 * _SHORT and due.find(setting, sentence) is not None)


def before(setting: Setting, match: Match, who: tuple[Span, ...]) -> Span | None:
    """What the owners behind a mark are to do: the sentence before it in its paragraph, or in the paragraph before.

    One that says no more than that it was agreed takes in the sentence before it.
    """
    said = _said_before(setting.text, match.start)
    names = {span.of(setting.text) for span in who}
    if not said:
        return None
    at, best = max(enumerate(said), key=lambda pair: (_names_them(setting, pair[1], names), pair[0]))
    is_bare = at > 0 and compiled("actions_headings", "bare-agreement").search(best.of(setting.text)) is not None
    return Span(start=said[at - 1].start, end=best.end) if is_bare else best


def paragraph(setting: Setting, match: Match, who: tuple[Span, ...]) -> Span | None:
    """What the owners are to do whose mark is the line below: its paragraph, from where it names them or gives a task.

    Of a long one it is the sentence as `before` tells it.
    """
    said = _said_before(setting.text, match.start)
    names = {word for span in who for word in _NAME.findall(span.of(setting.text))}
    first = next((at for at, one in enumerate(said) if _is_about(setting, one, names)), 0)
    if not said or len(setting.text[said[first].start : said[-1].end].split()) > _PARAGRAPH:
        return before(setting, match, who)
    return Span(start=said[first].start, end=said[-1].end)


def _is_about(setting: Setting, sentence: Span, names: set[str]) -> bool:
    """Whether a sentence names somebody of `names`, or gives anybody something to do."""
    is_named = bool(names & set(_NAME.findall(sentence.of(setting.text))))
    return is_named or bool(owners.of_task(setting, sentence).owners)


def _said_before(text: str, at: int) -> list[Span]:
    """The sentences of the paragraph that ends at or before `at`."""
    stretch = text[:at].rstrip(" \t\n\f-–—•:[(")
    begin = max(stretch.rfind("\n"), stretch.rfind("\f")) + 1
    return [Span(start=begin + s.start, end=begin + s.end) for s in language.sentences(stretch[begin:])]


def behind_bracket(text: str, match: Match, span: Span) -> Span | None:
    """What a bracket with the mark and its owners opens, where it opens its paragraph: "[Action: JS] Write"."""
    opens = match.rule.gives["at"] == "bracket" and text[: match.start].rpartition("\n")[2].strip(" \t•*–-") == ""
    rest = _REST.match(text, span.end) if opens else None
    return Span(start=rest.start("task"), end=rest.end("task")) if rest else None


def report(setting: Setting, span: Span) -> Span | None:
    """The first of the lines set in below an action that tells how far it is: "Action completed"."""
    paragraphs = setting.document.paragraphs
    number = bisect_right([p.span.start for p in paragraphs], span.start) - 1
    if number < 0:
        return None
    own, *others = (items.item(setting.text, p.span, p.first) for p in paragraphs[number : number + _BELOW])
    within = takewhile(lambda below: below.left > own.left or (below.is_listed and not own.is_listed), others)
    told = (_reported(setting.text, below) for below in within)
    return next((span for span in told if span is not None), None)


def _reported(text: str, below: Item) -> Span | None:
    """The first sentence of a line, if it is short and tells how far a task is."""
    first = next(language.sentences(below.span.of(text)), None)
    told = Span(start=below.span.start + first.start, end=below.span.start + first.end) if first else below.span
    words = told.of(text)
    is_short = len(words.split()) <= _SHORT or words.casefold().startswith("action ")
    return told if is_short and status.read(words) else None


def with_bracket(text: str, span: Span) -> Span:
    """A task that stands above a line in brackets, with that line."""
    below = _BRACKETED.match(text, span.end)
    return Span(start=span.start, end=below.end()) if below else span


def _names_them(setting: Setting, sentence: Span, names: set[str]) -> bool:
    return bool({span.of(setting.text) for span in owners.of_task(setting, sentence).owners} & names)
