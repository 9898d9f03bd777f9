"""Stage 3, actions: one marked action, put together from its words and what stands beside them."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor.find import items
from extractor.find.actions import due, labels, naming, owners, status
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting, compiled, listed, without_mark
from extractor.late import late
from extractor.stamps import without_stamp
from models import Action, Line, Span
from models.minutes import ActionStatus

_NONE = ("said-of-actions", "told-elsewhere", "told-as-decided", "told-of-the-body")  # rules of what is no task
_TAB = 24.0  # points between two words of a line that set the second apart
_FIRST_WORD = late(r"[\W_]*(?:to\s+)?([A-Za-z’'-]+)")
# The word for a task, in a list whose heading says it, too.
_SAID = late(r"(?:ACTION|Action)(?: (?:ITEM|[Ii]tem|POINT|[Pp]oint))?\s?(?::|\s[–-])\s+(?=\S)")
_FEWEST = 3  # letters of a task: a telephone number has fewer
_ASIDE = late(r"\s*\([^()]*\)[\s.;]*")  # words in brackets that stand beside nothing
_ENDS = " \t;,–—-"
_LEADING = late(r"^[\s:;,.–—•|\-]+(?=\S)")


class Beside(NamedTuple):
    """What stands beside the words of a task; `told` are further stretches that its values were read from."""

    who: tuple[Span, ...] = ()
    when: Due | None = None
    state: ActionStatus | None = None
    told: tuple[Span, ...] = ()
    ref: str | None = None
    carried_from: str | None = None
    lines: tuple[Line, ...] = ()


def action(setting: Setting, span: Span, rule: str, beside: Beside | None = None) -> Action | None:
    """The marked action whose words are `span`; None if the words are no task.

    Owners, due date and status that stand beside the words win over those in them.
    """
    beside = beside or Beside()
    bare, mark_ref, boxed = _bare(setting, span)
    bare, announced = status.in_front(setting.text, bare)
    if is_no_task(bare.of(setting.text)):
        return None
    below = labels.below(setting, span.end)
    read = owners.of_task(setting, bare)
    words, report = _trimmed(setting.text, read.task)
    if is_no_task(words.of(setting.text)):
        return None
    state = beside.state or boxed or announced or report or status.behind(setting.text, bare)[1] or below.state
    when = beside.when or below.when or due.find(setting, bare, is_old=state in ("closed", "ongoing"))
    front = (Span(start=span.start, end=bare.start),) if mark_ref or announced else ()
    whole = beside._replace(
        who=beside.who or below.who or read.owners,
        when=when,
        state=state or ("closed" if beside.lines and all(line.is_struck for line in beside.lines) else None),
        told=(*beside.told, *front, *below.told),
        ref=beside.ref or mark_ref,
    )
    return _record(setting.text, words, rule, whole)


def _record(text: str, words: Span, rule: str, beside: Beside) -> Action:
    """The record of a task with all that is known of it."""
    others = [*beside.who, *beside.told, *([beside.when.span] if beside.when else [])]
    return Action(
        span=_over([words, *others]),
        quotes=_quotes(words, others),
        rule=rule,
        text=" ".join(words.of(text).split()),
        owners=tuple(dict.fromkeys(owner.of(text) for owner in beside.who)),
        due=beside.when.value if beside.when else None,
        due_text=beside.when.span.of(text) if beside.when else None,
        status=beside.state,
        ref=beside.ref,
        marked=True,
        carried_from=beside.carried_from,
    )


def is_no_task(words: str) -> bool:
    """Whether a stretch holds no task: nothing, "None", words in brackets alone, a web address, an invitation's."""
    low = words.casefold().strip(" .:;-–—()[]")
    return (
        len(low) < 3
        or any(compiled("actions_headings", id_).search(low) for id_ in _NONE)
        or low in listed("actions_headings", "no-task")
        or sum(map(str.isalpha, low)) < _FEWEST
        or _ASIDE.fullmatch(words) is not None
        or low.startswith(("http", "www.", *listed("actions_headings", "ways-to-join")))
    )


def _bare(setting: Setting, span: Span) -> tuple[Span, str | None, ActionStatus | None]:
    """The words without their mark and a log's stamp, the number in the mark, and what a tick box says."""
    span = without_stamp(setting.text, span)
    bare = without_mark(setting, span)
    _, number, box = items.marks(setting.text, span) if bare.start > span.start else items.UNMARKED
    said = _SAID.match(bare.of(setting.text))
    bare = Span(start=bare.start + said.end(), end=bare.end) if said is not None else bare
    point = compiled("actions_markers", "numbered-point").match(bare.of(setting.text))
    if point is not None and point["who"] is None:
        bare, number = Span(start=bare.start + point.end(), end=bare.end), point["ref"]
    return bare, number, status.read(box) if box else None


def _trimmed(text: str, span: Span) -> tuple[Span, ActionStatus | None]:
    """The words without a report at their end ("– complete"), with the status that it tells."""
    lead = _LEADING.match(span.of(text))
    span, state = status.behind(text, Span(start=span.start + (lead.end() if lead else 0), end=span.end))
    words = span.of(text).rstrip(_ENDS + "([")
    return Span(start=span.start, end=span.start + len(words)), state


def _quotes(words: Span, others: list[Span]) -> tuple[Span, ...]:
    apart = [span for span in others if not words.holds(span)]
    return tuple(sorted({words, *apart}, key=lambda span: span.start)) if apart else ()


def _over(spans: list[Span]) -> Span:
    return Span(start=min(span.start for span in spans), end=max(span.end for span in spans))


def split(
    setting: Setting, paragraphs: list[tuple[Span, Line]], *, owned: int = 0
) -> Iterator[tuple[Span, tuple[Line, ...]]]:
    """The tasks that paragraphs of a cell hold: one each if they are a list or tasks by themselves, else one.

    They are if as many owners (`owned`) stand beside them, line by line.
    """
    text = setting.text
    paragraphs = _gone_on(text, paragraphs)
    marked = [items.mark(text, span) is not None or line.number is not None for span, line in paragraphs]
    are_tasks = len(paragraphs) == owned or all(is_task(setting, span) for span, _ in paragraphs)
    if sum(marked) > 1 or (len(paragraphs) > 1 and are_tasks):
        starts = [
            i
            for i, (span, _) in enumerate(paragraphs)
            if marked[i] or not any(marked) or (i == 0 and not span.of(text).endswith(":"))
        ]
        for first, last in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
            yield _group(paragraphs[first:last])
    elif paragraphs:
        yield _group(paragraphs)


def _gone_on(text: str, paragraphs: list[tuple[Span, Line]]) -> list[tuple[Span, Line]]:
    """`paragraphs` with those that begin small joined to the one before."""
    whole: list[tuple[Span, Line]] = []
    for span, line in paragraphs:
        is_new = not span.of(text)[:1].islower() or items.mark(text, span) is not None or line.number is not None
        if is_new or not whole:
            whole.append((span, line))
        else:
            before, first = whole.pop()
            whole.append((Span(start=before.start, end=span.end), first))
    return whole


def _group(paragraphs: list[tuple[Span, Line]]) -> tuple[Span, tuple[Line, ...]]:
    return Span(start=paragraphs[0][0].start, end=paragraphs[-1][0].end), tuple(line for _, line in paragraphs)


def is_task(setting: Setting, span: Span) -> bool:
    """Whether a stretch reads as a task by itself: it begins with a verb of doing, or with an owner and what to do."""
    words = without_mark(setting, span)
    if begins_with_deed(words.of(setting.text)) or is_to_be_done(words.of(setting.text)):
        return True
    read = owners.of_task(setting, words)
    if not read.owners:
        return False
    is_apart = read.task.start > words.start and bool(
        naming.over(setting, Span(start=words.start, end=read.task.start))
    )
    return read.task == words or is_apart or begins_with_deed(read.task.of(setting.text))


def is_to_be_done(words: str) -> bool:
    """Whether a line says that a thing is to be done: "Quotes to be obtained"."""
    return compiled("actions_vetoes", "is-to-be-done").search(words) is not None


def begins_with_deed(words: str) -> bool:
    """Whether the first word is a verb of doing."""
    first = _FIRST_WORD.match(words)
    return first is not None and first.group(1).casefold() in listed("actions_prose", "deeds")


def tabbed(setting: Setting, span: Span) -> tuple[Span, tuple[Span, ...]]:
    """A line whose owner stands apart at its right end, as task and owners; else the line as it is."""
    for line in setting.document.lines:
        if line.span.touches(span) and line.places:
            for (_, _, x1), (at, x0, _) in reversed(list(zip(line.places, line.places[1:], strict=False))):
                if x0 - x1 > _TAB:
                    who = naming.only(setting, Span(start=at, end=line.span.end))
                    return (Span(start=span.start, end=at), who) if who and at > span.start else (span, ())
    return span, ()
