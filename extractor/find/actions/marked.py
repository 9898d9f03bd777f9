"""Stage 3, actions: marks in the running text ("ACTION: JS to write", "[Action: JS]", "AP3")."""

from collections.abc import Iterator

from extractor import language
from extractor.find import grid, items
from extractor.find.actions import due, naming, owners, status, stretches, task
from extractor.find.actions.setting import Setting, listed
from extractor.language import Doc, Match
from extractor.late import late
from models import Action, Span
from models.minutes import ActionStatus

_BARE = 2  # words of "TO ACTION"
_FEW = 2  # marks that may happen to name nobody but an owner
_NAME = 3  # words of the name of a body that ends in "Action"
_SHORT = 3  # words of a sentence that only tells how far a task is
_LABEL = 6  # words of a line that names owners
_REF = late(r"(?:[A-Z]{1,4}[-/ ]?)?[0-9]{1,4}(?:[./-][0-9]{1,4})*")
_FURTHER = late(r"(?<=[.;!?] )(?P<who>[A-Z][\w’'.-]*(?:(?:, ?| and | & | ?/ ?| )[A-Z][\w’'.-]*){0,3}):\s+")
# What parts the tasks behind one mark: a semicolon, or the number of the next.
_BETWEEN = late(r";\s+|[.,;]?\s+(?=\(?(?:i{2,3}|iv|v|vi{0,3}|[b-h]|[2-9])[.)]\)?\s)")
_FIRST_WORD = late(r"[\w/’'-]+")


def find(doc: Doc, setting: Setting) -> Iterator[Action]:
    """The actions set apart by a mark, in order."""
    heads = list(grid.head_cells(setting.text, setting.document.tables))
    matches = language.longest(language.find("actions_markers", doc))
    found = [match for match in matches if not any(cell.touches(match.span) for cell in heads)]
    ends = [*(match.start for match in found), len(setting.text)][1:]
    told = [
        (match, None if match.rule.gives["at"] in _WHOLE else stretches.behind(setting, match, end))
        for match, end in zip(found, ends, strict=True)
    ]
    are_below = _are_below(setting, told)
    for match, span in told:
        if match.rule.gives["at"] in _WHOLE:
            yield from _WHOLE[match.rule.gives["at"]](setting, match)
        elif span is not None and not _is_none(setting, match, span) and _has_owner(setting, match, span):
            first, *others = _parted(setting, span)
            action = _action(setting, match, first, are_below=are_below)
            if action is not None:
                yield action
            yield from _further(setting, match, others)


def _parted(setting: Setting, span: Span) -> Iterator[Span]:
    """What stands behind a mark, parted before each name with a colon of one more who has a task."""
    begin = span.start
    for found in _FURTHER.finditer(setting.text, span.start, span.end):
        if naming.label(setting, Span(start=found.start("who"), end=found.end("who"))):
            yield Span(start=begin, end=begin + len(setting.text[begin : found.start()].rstrip()))
            begin = found.start()
    yield from _with_owners(setting, Span(start=begin, end=span.end))


def _with_owners(setting: Setting, span: Span) -> Iterator[Span]:
    """A stretch parted at its semicolons or numbers, if somebody stands before what each part says.

    As in "JS to write; KL to ring", "i) JS to write ii) KL to ring".
    """
    found = list(_BETWEEN.finditer(setting.text, span.start, span.end))
    starts = [span.start, *(one.end() for one in found)]
    ends = [*(one.start() + (setting.text[one.start()] in ".;") for one in found), span.end]
    apart = (Span(start=one, end=other) for one, other in zip(starts, ends, strict=True))
    parts = [items.without_mark(setting.text, part) for part in apart]
    are_apart = len(parts) > 1 and all(owners.starts_with_doer(setting, part) for part in parts)
    yield from parts if are_apart else (span,)


def _further(setting: Setting, match: Match, parts: list[Span]) -> Iterator[Action]:
    """The tasks of those named one after another behind one mark: "ACTION JS: write. KL: ring the bank"."""
    for part in parts:
        label = _FURTHER.match(setting.text, part.start, part.end)
        if label is None:
            found = task.action(setting, part, match.rule.id)
            yield from (found,) if found is not None else ()
        else:
            who = naming.label(setting, Span(start=part.start, end=label.end("who")))
            words = Span(start=label.end(), end=part.end)
            found = task.action(setting, words, match.rule.id, task.Beside(who=who, told=(match.span,)))
            if found is not None:
                yield found


def _are_below(setting: Setting, told: list[tuple[Match, Span | None]]) -> bool:
    """Whether the marks of the document, as a rule, are lines of their own that name whose the paragraph above is."""
    lines = [span for match, span in told if span is not None and match.rule.gives["at"] == "start"]
    return len([span for span in lines if naming.only(setting, span)]) > max(_FEW, len(lines) // 2)


def _marked_behind(setting: Setting, match: Match) -> Iterator[Action]:
    """The action whose mark, with nothing in it but its owner, stands behind it: "JS to write. [ACTION]"."""
    who = _named(setting, match)
    said = stretches.before(setting, match, who)
    if said is None or _is_state(said.of(setting.text)):
        return
    found = task.action(setting, said, match.rule.id, task.Beside(who=who, told=(match.span,)))
    if found is not None:
        yield found


def _is_state(words: str) -> bool:
    return len(words.split()) <= _SHORT and status.of_cell(words) is not None


def _in_capitals(setting: Setting, match: Match) -> Iterator[Action]:
    """The task in capitals behind the talk; one that says nothing by itself takes in the sentence before."""
    start = match.start
    who = naming.in_capitals(setting, Span(start=start, end=start + len(match.groups["who"] or "")))
    whole = match.span
    if len(match.span.of(setting.text).split()) <= len((match.groups["who"] or "").split()) + _BARE:
        before = stretches.before(setting, match, ())
        whole = Span(start=before.start if before else start, end=match.end)
    found = task.action(setting, whole, match.rule.id, task.Beside(who=who)) if who else None
    if found is not None:
        yield found


_WHOLE = {"behind": _marked_behind, "capitals": _in_capitals}  # marks that need nothing behind them


def _is_none(setting: Setting, match: Match, span: Span) -> bool:
    """Whether what stands behind a mark is no task: what the meeting did; with an owner in the mark it may be one."""
    first = _FIRST_WORD.search(span.of(setting.text))
    word = first.group().casefold() if first else ""
    is_owned = word in listed("actions_markers", "deeds-of-owners") and bool(_named(setting, match))
    if first is None:
        return True
    is_somebody = first.group() in setting.known.people  # "NO to write"
    if word in listed("actions_markers", "no-action-starts") and not is_owned and not is_somebody:
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


def _action(setting: Setting, match: Match, span: Span, *, are_below: bool) -> Action | None:
    """The action of a mark by what stands behind it: nothing but its number, nothing but its owners, or the task."""
    if _REF.fullmatch(span.of(setting.text)):
        return _with_number_behind(setting, match, span)
    named = _named(setting, match)
    is_below = are_below and match.rule.gives["at"] == "start"
    alone = _alone(setting, span, is_below=is_below) if not named else ()
    if alone:
        return _with_owners_behind(setting, match, span, alone, is_below=is_below)
    return _with_task_behind(setting, match, span, named)


def _with_number_behind(setting: Setting, match: Match, span: Span) -> Action | None:
    """The words before a mark that has nothing but its number behind it: "JS to write. ACTION 7"."""
    before = stretches.before(setting, match, ())
    beside = task.Beside(ref=span.of(setting.text), told=(span,))
    return task.action(setting, before, match.rule.id, beside) if before else None


def _with_owners_behind(
    setting: Setting, match: Match, span: Span, who: tuple[Span, ...], *, is_below: bool
) -> Action | None:
    """What stands before a mark that has nothing but owners behind it, or in the paragraph above: "ACTION: JS"."""
    above = stretches.paragraph if is_below else stretches.before
    before = stretches.behind_bracket(setting.text, match, span) or above(setting, match, who)
    if before is not None and _is_name(setting.text, before, match):
        return None
    ref, state = match.groups.get("ref"), status.behind(setting.text, span)[1]
    told = (*((match.span,) if ref else ()), *((span,) if state else ()))
    beside = task.Beside(who=who, when=due.find(setting, span), state=state, ref=ref, told=told)
    return task.action(setting, before, match.rule.id, beside) if before else None


def _is_name(text: str, before: Span, match: Match) -> bool:
    """Whether a mark is the last word of the name that a line begins with: "Saltby Voluntary Action: Mr A Lee"."""
    words = text[before.start : match.start].split()
    is_begun = text[before.start - 1 : before.start] in ("", "\n", "\f")
    return is_begun and 0 < len(words) <= _NAME and all(word.istitle() and word.isalpha() for word in words)


def _with_task_behind(setting: Setting, match: Match, span: Span, named: tuple[Span, ...]) -> Action | None:
    """The task behind a mark, with all that the mark itself, and a report behind the task, tell of it."""
    report = stretches.report(setting, span)
    beside = task.Beside(
        who=named,
        when=_when(setting, match),
        ref=match.groups.get("ref"),
        state=_state(setting, match, report),
        carried_from=(match.groups.get("from") or "").strip() or None,
        told=(*((match.span,) if named or _tells(match) else ()), *((report,) if report else ())),
    )
    return task.action(setting, stretches.with_bracket(setting.text, span), match.rule.id, beside)


def _state(setting: Setting, match: Match, report: Span | None) -> ActionStatus | None:
    """How far a task is by the words of its mark, or by the report behind it."""
    marked = (match.groups.get(group) or "" for group in ("state", "who"))
    said = [*marked, report.of(setting.text) if report else ""]
    return next((state for words in said if (state := status.read(words)) is not None), None)


def _when(setting: Setting, match: Match) -> due.Due | None:
    """The day that stands in the brackets of a mark: "ACTION (by 1 June): JS to write"."""
    words = match.groups.get("who") or match.groups.get("inside")
    start = setting.text.index(words, match.start, match.end) if words else match.start
    return due.find(setting, Span(start=start, end=start + len(words))) if words else None


def _alone(setting: Setting, span: Span, *, is_below: bool) -> tuple[Span, ...]:
    """The owners that are all that stands behind a mark: in a line below its task, where such are, any few words."""
    is_short = len(span.of(setting.text).split()) <= _LABEL
    are_few = is_below and is_short and not task.is_task(setting, span)
    return naming.only(setting, span) or (naming.cell(setting, span) if are_few else ())


def _tells(match: Match) -> bool:
    """Whether the mark itself holds a value: the action's number, or the meeting it comes from."""
    return bool(match.groups.get("ref") or match.groups.get("from"))


def _named(setting: Setting, match: Match) -> tuple[Span, ...]:
    """The owners named within the mark: ACTION 10 (JS, KL)."""
    for group in ("who", "inside", "of"):
        words = match.groups.get(group)
        if words and not status.read(words):
            start = setting.text.index(words, match.start, match.end)
            return naming.cell(setting, Span(start=start, end=start + len(words)))
    return ()
