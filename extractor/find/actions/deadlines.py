"""Stage 3, actions: when a task is due that the sentences beside it tell: "The deadline is 3 May."."""

from extractor import dates, language, reckoning
from extractor.find.actions import due
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.late import late
from models import Span

_FEW = 3  # sentences behind a task in which a deadline may be named that is its own
_THING = late(r"\b(?:the|this|that)\s+(?P<thing>[a-z][a-z-]{3,})\s*[.)]*\s*$")  # "... will do the release."


def beside(setting: Setting, span: Span) -> Due | None:
    """When the task of the sentence `span` is due by what the next say of it, or the one before of its matter."""
    begin = max(setting.text.rfind("\n", 0, span.start), setting.text.rfind("\f", 0, span.start)) + 1
    ends = [at for at in (setting.text.find("\n", span.end), setting.text.find("\f", span.end)) if at >= 0]
    behind = _sentences(Span(start=span.end, end=min(ends, default=len(setting.text))), setting)
    before = _sentences(Span(start=begin, end=span.start), setting)[-1:]
    for told, rule in (
        (behind[:1], "deadline-behind"),
        (behind[:_FEW], "deadline-within"),
        (before, "deadline-before"),
    ):
        for sentence in told:
            if compiled("actions_due", rule).search(sentence.of(setting.text)):
                return _dated(setting, sentence)
    return _day_in(setting, before[0]) if before and _points_at(setting, span, before[0]) else None


def _points_at(setting: Setting, span: Span, before: Span) -> bool:
    """Whether a task points at the day of the sentence before: by then, or with the thing that has its day there."""
    said = span.of(setting.text)
    if compiled("actions_due", "day-before-it").search(said):
        return True
    thing = _THING.search(said)
    is_told = thing is not None and thing["thing"] not in listed("actions_due", "no-events")
    return thing is not None and is_told and f"{thing['thing']} " in f"{before.of(setting.text).casefold()} "


def _day_in(setting: Setting, span: Span) -> Due | None:
    """The last day that a sentence names, if it lies ahead of the meeting."""
    found = [*dates.find_dates(span.of(setting.text), is_day_first=setting.is_day_first)][-1:]
    value = found[0].iso(reckoning.coming(found[0], setting.date)) if found and setting.date else None
    if value is None or setting.date is None or value < setting.date[: len(value)]:
        return None
    words = span.of(setting.text)[: found[0].end].rstrip(" .")
    return Due(Span(start=span.start + found[0].start, end=span.start + len(words)), value)


def _dated(setting: Setting, sentence: Span) -> Due | None:
    """The day a sentence gives, if it has one that lies ahead."""
    when = due.find(setting, sentence)
    if when is None or when.value is None or setting.date is None:
        return None
    return when if when.value >= setting.date[: len(when.value)] else None


def _sentences(stretch: Span, setting: Setting) -> list[Span]:
    said = language.sentences(stretch.of(setting.text))
    return [Span(start=stretch.start + one.start, end=stretch.start + one.end) for one in said]
