"""What a candidate's words speak for and against its being a heading, and the signs around them."""

import re
from collections.abc import Iterator

from extractor import rules
from extractor.segment import wording
from extractor.segment.candidates import Candidate

_NUMBERED_FIRST = re.compile(r"\w+\s+(?:[0-9]{1,2}|[A-Z]|[IVX]+)\b")
_LEADS_ON = re.compile(r"\s(?:is|are|at|the|an?|that|to|by|with|from)$")  # what no title ends with
_DOTTED = re.compile(r"\b[A-Z]\.[A-Z]$")
_REFERENCE = re.compile(r"[A-Z]{0,2}[0-9]{1,2}/(?:[0-9]{1,2}/)?[0-9]{3,}")
# Words beyond which a plain line says much for a title; letters of the words that titles write small.
_WORDY = 5
_SMALL = 3
# Words after the word "Agenda" or "Minutes" that say no more than where they are.
_VALUE = 4
_COUNTED = re.compile(r"[^\W\d_]+ [0-9]+")
# What is no more than an address of the web, behind the label of a link.
_LINKED = re.compile(r"\W*(?:https?://|www\.)\S+")
_ABOUT = frozenset({"mid", "early", "late", "by", "from", "until", "end", "of", "beginning", "start", "week"})
_SIGNED = re.compile(r"/s/")


def of_words(one: Candidate) -> Iterator[str]:
    """What its words are: the name of an item, a sentence, a question."""
    title = one.title
    by_label, by_title = wording.said(one.label), wording.said(title)
    if one.is_known:
        yield "known-short" if one.words <= 6 else "known"
    if _is_over_list(by_label):
        yield "over-list"
    if "bound-in" in by_title and _NUMBERED_FIRST.match(title):
        yield "bound-in"
    if "of-agenda" in by_title:
        yield "of-agenda" if one.place is not None else "infinitive"
    if one.is_sentence:
        yield "sentence"
    elif wording.is_question(title) and not one.after:
        yield "question"
    elif wording.doing_words(title):
        yield "doing-word"


def _is_reference(title: str) -> bool:
    """Whether a title says no more than where something was told before: "Item 4c Minutes dated 12 June"."""
    known = rules.words("headings", "reference-words").words
    first = wording.fold(title).partition(" ")[0]
    if first not in known or first == "minutes":
        return False
    others = [word for word in wording.undated(title) if not word[0].isdigit()]
    return len(others) < len(wording.undated(title)) and all(word in known for word in others)


def _is_over_list(said: frozenset[str]) -> bool:
    return "of-agenda-list" in said or "of-record" in said


def _is_day(title: str) -> bool:
    """Whether a title is nothing but a date: what follows in its line is an entry of a calendar."""
    left = {word for word in wording.undated(title) if not word.isdigit()}
    return title[-1:].isdigit() and not title.isdigit() and left <= _ABOUT


def of_labels(one: Candidate) -> Iterator[str]:
    """Which labels, fields and columns it is called as."""
    by_label, by_title = wording.said(one.label), wording.said(one.title)
    is_opening = "label-openings" in by_title and "items-alone" not in by_title
    is_label = "labels" in by_label or is_opening or wording.is_row_of("labels", one.label)
    if is_label or wording.is_action_or_decision(one.title):
        yield "label"
    if _is_reference(one.title):
        yield "reference"
    if "labels-or-headings" in by_label and one.opening.lead is not None:
        yield "weak-label"
    yield from _of_fields(one, by_label, by_title)
    is_column = one.opening.line.cell is not None and "columns" in by_title
    is_row = one.place is None and wording.is_row_of("columns", one.title) and not one.is_known
    if is_column or (is_row and "of-agenda-list" not in by_title):
        yield "column"
    if "nothing" in by_title:
        yield "nothing"
    if _SIGNED.match(one.title) or ("," in one.title and "signing-names" in by_title):
        yield "signing"


def _of_fields(one: Candidate, by_label: frozenset[str], by_title: frozenset[str]) -> Iterator[str]:
    """Which fields of the head, the end or a calendar it is, and which labels over people."""
    is_lead = one.opening.lead is not None and one.place is None
    is_name = "offices" in by_label and 0 < one.rest + one.words - len(one.label.split()) < 5
    opens_field = one.place is None and "field-openings" in by_title
    is_counted = _COUNTED.fullmatch(one.title) is not None and not one.after.startswith(":")
    is_numbered = one.place is not None and one.opening.lead is None
    if ("fields" in by_label and not is_counted and not is_numbered) or opens_field or is_name:
        yield "field"
    if is_lead and one.rest < _VALUE and _is_over_list(by_label):
        yield "field"
    if is_lead and _is_day(one.title):
        yield "field"
    if wording.is_over_names(one.label):
        is_field = " " in one.label and "names-alone" in by_label
        yield "field" if is_field else "attendance-label"


def of_shape(one: Candidate) -> Iterator[str]:
    """How long it is, what it holds, and the signs after it."""
    words = one.words
    if _is_title_case(one.title):
        yield "title-case"
    if one.is_clean and not one.stands_out and one.place is None and words > _WORDY:
        yield "wordy"
    if words > 9:
        yield "long"
    if words > 14:
        yield "very-long"
    if not one.is_titled and not one.is_sentence:
        yield "no-title"
    is_bare = one.place is None and not one.stands_out
    if one.has_figures or _LINKED.fullmatch(one.after) or (_REFERENCE.match(one.title) and is_bare):
        yield "figures"
    yield from _of_signs(one)


def _is_title_case(title: str) -> bool:
    """Whether every longer word of several begins with a capital."""
    words = [word for word in title.split() if len(word) > _SMALL and word[0].isalpha()]
    return len(words) > 1 and not title.isupper() and all(word[0].isupper() for word in words)


def _of_signs(one: Candidate) -> Iterator[str]:
    """What the signs after the title say, and how it is told apart from what follows."""
    if one.after.startswith(":") and _introduces(one):
        yield "introduction"
    elif one.after.startswith(":"):
        yield "colon" if one.opening.lead is not None or one.stands_out or one.is_known else "colon-alone"
    if one.after.startswith(".") and not _DOTTED.search(one.title):
        is_set_off = one.stands_out and not one.is_sentence
        yield "stopped-lead" if one.opening.lead is not None or is_set_off else "full-stop"
    if one.opening.lead is not None and one.after.startswith(("–", "—", "-")):
        yield "dash"
    if one.opening.lead in {"look", "capitals"}:
        yield "run-on" if _LEADS_ON.search(one.title) else "lead-by-look"
    if one.opening.lead in {"run-on", "line", "gap"}:
        yield one.opening.lead
    if one.opening.lead == "sign":
        yield "numbered-lead" if one.place is not None else "plain-lead"


def _introduces(one: Candidate) -> bool:
    """Whether a plain line says, before a colon, that something comes next: "The following were elected:"."""
    is_name = one.is_known and one.words < _WORDY
    if one.opening.lead is not None or one.stands_out or one.place is not None or is_name:
        return False
    return wording.doing_words(one.title) > 0 or wording.says("introducing", one.title)
