"""Stage 3, actions: when a task is due that the sentence beside it tells: "The deadline is 3 May."."""

from extractor import language
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
    return None


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
