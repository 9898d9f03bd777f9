"""Stage 3, actions: when a task is due that the sentence beside it tells: "The deadline is 3 May."."""

from extractor import dates, language, reckoning
from extractor.find.actions import due
from extractor.find.actions.due import Due
from extractor.find.actions.setting import Setting, compiled
from models import Span


def beside(setting: Setting, span: Span) -> Due | None:
    """When the task of the sentence `span` is due by what the next says of it, or the one before of its matter."""
    begin = max(setting.text.rfind("\n", 0, span.start), setting.text.rfind("\f", 0, span.start)) + 1
    ends = [at for at in (setting.text.find("\n", span.end), setting.text.find("\f", span.end)) if at >= 0]
    behind = _first(Span(start=span.end, end=min(ends, default=len(setting.text))), setting)
    before = _last(Span(start=begin, end=span.start), setting)
    for sentence, rule in ((behind, "deadline-behind"), (before, "deadline-before")):
        if sentence is not None and compiled("actions_due", rule).search(sentence.of(setting.text)):
            return _dated(setting, sentence)
    is_of_before = compiled("actions_due", "day-before-it").search(span.of(setting.text))
    return _day_in(setting, before) if before is not None and is_of_before else None


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


def _first(stretch: Span, setting: Setting) -> Span | None:
    said = next(language.sentences(stretch.of(setting.text)), None)
    return Span(start=stretch.start + said.start, end=stretch.start + said.end) if said else None


def _last(stretch: Span, setting: Setting) -> Span | None:
    said = [*language.sentences(stretch.of(setting.text))][-1:]
    return Span(start=stretch.start + said[0].start, end=stretch.start + said[0].end) if said else None
