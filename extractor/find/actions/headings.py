"""Stage 3, actions: headings and labels over what somebody is to do."""

import re
from bisect import bisect_right
from functools import cache
from itertools import islice
from typing import Literal

from extractor import rules
from extractor.find import items
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.late import late
from extractor.remembered import remembered
from models import Section, Span

Sort = Literal["actions", "before", "mixed"]
_LONGEST = 100
_MOST = 9
_REPORT = late(r"action (?:is |was |has been )?(?:carried|complete|closed|done|ongoing|taken|not)", re.IGNORECASE)
_ITEMS = late(r"action(?: items?| agenda| calendar)?(?: for board approval)?", re.IGNORECASE)
_WORD = late(r"[^\W_]+(?:['’-][^\W_]+)*|&")


@remembered
def sort(title: str) -> Sort | None:
    """What a heading says of what stands below it: actions, actions of an earlier meeting, or some actions."""
    words = title.strip(" *_–—-•")
    if not words or len(words) > _LONGEST or _REPORT.match(words):
        return None
    if compiled("actions_headings", "title-of-minutes").search(words):
        return None
    own = (rule.id for rule in rules.table("actions_headings").rule if rules.is_own(rule))
    order = (*own, "heading-actions-before", "heading-actions", "heading-next-steps")
    return next((_gives()[id_] for id_ in order if compiled("actions_headings", id_).search(words)), None) or _by_words(
        words
    )


def _by_words(title: str) -> Sort | None:
    """What a heading made of nothing but the words of such headings says: "Summary of agreed actions and owners"."""
    words = [word.casefold() for word in _WORD.findall(title)]
    others = [word for word in words if word not in listed("actions_headings", "heading-nouns")]
    if not words or len(words) > _MOST or len(others) == len(words):
        return None
    before = listed("actions_headings", "heading-before-words")
    if all(word in listed("actions_headings", "heading-words") or word in before or word.isdigit() for word in others):
        return "before" if before & set(others) else "actions"
    return None


@cache
def _gives() -> dict[str, Sort]:
    return {rule.id: rule.gives["sort"] for rule in rules.table("actions_headings").rule}  # type: ignore[misc]


def over(setting: Setting, at: int) -> tuple[Sort | None, Span | None]:
    """What the heading over the place `at` says, and where it stands: the line right above, or a section's."""
    label = _line_above(setting, at)
    if label is not None:
        kind = sort(setting.text[items.without_mark(setting.text, label).start : label.end])
        if kind:
            return kind, label
    number = bisect_right([section.span.start for section in setting.sections], at) - 1
    while number >= 0:
        section = setting.sections[number]
        kind = sort(section.title)
        if kind:
            return kind, _heading(section)
        number = section.parent if section.parent is not None else -1
    return None, None


def is_of_talk(title: str) -> bool:
    """Whether a heading says that the talk goes on below it, wherever it stands: "Notes"."""
    return title.strip(" :").casefold() in listed("actions_headings", "talk-headings")


def are_for_votes(setting: Setting, title: str) -> bool:
    """Whether a heading is that of the items to be voted on, as others of the agenda are for information or consent."""
    if _ITEMS.fullmatch(title.strip(" :")) is None:
        return False
    return any(compiled("actions_headings", "heading-of-agenda").search(s.title) for s in setting.sections)


def are_rules(setting: Setting, at: int) -> bool:
    """Whether the place `at` stands below a heading over what offices do by the rules of the body."""
    number = bisect_right([section.span.start for section in setting.sections], at) - 1
    titles = [setting.sections[number].title] if number >= 0 else []
    while number >= 0 and (parent := setting.sections[number].parent) is not None:
        number = parent
        titles.append(setting.sections[number].title)
    label = _short_line_above(setting, at)
    return any(compiled("actions_headings", "heading-rules").search(title) for title in [*titles, *label])


def _short_line_above(setting: Setting, at: int) -> list[str]:
    """The nearest paragraph at or above `at` that is short and no sentence, if the document shows no sections."""
    if setting.sections:
        return []
    last = bisect_right([p.span.start for p in setting.document.paragraphs], at)
    words = (p.span.of(setting.text).strip() for p in reversed(setting.document.paragraphs[:last]))
    return list(islice((line for line in words if len(line.split()) <= _MOST and line[-1:] not in ".;,"), 1))


def _heading(section: Section) -> Span:
    return section.stretches()[0]


def _line_above(setting: Setting, at: int) -> Span | None:
    paragraphs = setting.document.paragraphs
    number = bisect_right([p.span.start for p in paragraphs], at) - 1
    if number >= 0 and paragraphs[number].span.start >= at:
        number -= 1
    return paragraphs[number].span if number >= 0 else None
