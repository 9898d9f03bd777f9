"""Stage 3, actions: whose a marked action is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import gates, language, rules
from extractor.find import cast, doers
from extractor.find.actions import deeds, naming
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.late import late
from models import Span

_LEAD_AT = late(r"@?\s*")
_THEME = late(r"(?:[^:\n\f()\[\]]|\([^:\n\f()]*\)){3,120}:\s+(?=\S)")  # what a task is about, before it
_VERB = late(r"\s+([A-Za-z][a-z-]+)\b")
_BRACKET_BEHIND = late(r"(?<=\w)\s*\([^()]{3,60}\)$")
_SURE = frozenset({"known", "titled", "office"})  # sorts of doers known by more than their looks
_FURTHER = late(
    r"(?:[,;]|,? and) (?:the )?(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}) (?:to|will) (?P<verb>[a-z][a-z-]+)\b"
)
_ASKS = late(r"\b(?:invite|ask|get|request|remind|encourage|tell|help|urge|allow|for)\b")  # "to ask KL to write"
_SENTENCES = frozenset({"owner-then-to", "owner-took-action", "owner-tasked"})
_WITHIN = frozenset({"owner-by", "owner-in-brackets-inside"})  # rules whose owner stands inside the task's words


class Owners(NamedTuple):
    """The owners of a task, each where it stands, and what remains of the task without them."""

    owners: tuple[Span, ...]
    task: Span


def of_task(setting: Setting, span: Span) -> Owners:
    """The owners that the words of a marked task name, and the task without an owner set apart before or behind it."""
    read = _of_words(setting, span)
    theme = _THEME.match(span.of(setting.text))
    if theme is None or (read.owners and not _is_mere_theme(setting, span, theme.end(), read.owners[0])):
        return read
    behind = _of_words(setting, Span(start=span.start + theme.end(), end=span.end))
    return Owners(behind.owners, span if behind.task.start == span.start + theme.end() else behind.task)


def _is_mere_theme(setting: Setting, span: Span, end: int, owner: Span) -> bool:
    """Whether the owner before the colon that ends at `end` is nobody known, though somebody behind it is."""
    before = Span(start=span.start, end=span.start + end)
    chain = setting.doers.after(before.end)
    is_sure = bool(chain) and all(doer.sort in _SURE for doer in chain)
    return is_sure and before.holds(owner) and not naming.label(setting, before)


def _of_words(setting: Setting, span: Span) -> Owners:
    """The owners that the words name, a theme before a colon not looked behind."""
    first, *others = list(_sentences(setting, span)) or [span]
    read = _of_sentence(setting, first if others else span)
    if not others:
        return read
    if read.owners and read.task == first:
        more = (owner for other in others for owner in _subjects(setting, other))
        return Owners(tuple(_distinct(setting.text, [*read.owners, *more])), span)
    whole = _of_sentence(setting, span)
    if whole.owners or read.owners:
        return whole if whole.owners else Owners(read.owners, Span(start=read.task.start, end=span.end))
    return Owners(next((found for other in others if (found := _subjects(setting, other))), ()), span)


def starts_with_doer(setting: Setting, span: Span) -> bool:
    """Whether a task begins with those who are to do it, known by more than their looks: "JS to write"."""
    chain = setting.doers.after(span.start)
    read = of_task(setting, span)
    return bool(chain) and bool(read.owners) and read.owners[0].start == chain[0].start


def _sentences(setting: Setting, span: Span) -> Iterator[Span]:
    for sentence in language.sentences(span.of(setting.text)):
        yield Span(start=span.start + sentence.start, end=span.start + sentence.end)


def _subjects(setting: Setting, sentence: Span) -> tuple[Span, ...]:
    """The owners of a further sentence of a task, where it is of the form "JS to draft"."""
    read = _of_sentence(setting, sentence)
    return read.owners if read.task == sentence else ()


def _distinct(text: str, spans: list[Span]) -> list[Span]:
    return list({span.of(text): span for span in reversed(spans)}.values())[::-1]


def _of_sentence(setting: Setting, span: Span) -> Owners:
    words, table = span.of(setting.text), rules.table("actions_owners").rule
    for rule in (table[number] for number in gates.possible(_gate(), words)):
        found = compiled("actions_owners", rule.id).search(words)
        if found is None:
            continue
        who = _inside(span, found)
        if rule.id == "owner-behind-bare" and not _stands_apart(setting, who, found["before"].casefold()):
            continue
        if rule.id == "owner-then-mark" and _is_title(setting, who, Span(start=span.start + found.end(), end=span.end)):
            continue
        owners = _in_front(setting, who) if rule.id in _SENTENCES else ()
        owners = owners or (naming.label if rule.gives.get("names") == "known" else naming.only)(setting, who)
        owners = owners or (naming.nicks(setting, who) if rule.id == "owner-then-to" else ())
        owners = owners or (naming.only(setting, _before_bracket(setting.text, who)) if rule.id in _SENTENCES else ())
        if owners and rule.id == "owner-then-to":
            more = (*_further(setting, Span(start=who.end, end=span.end)), *_in_end_bracket(setting, span))
            return Owners(tuple(_distinct(setting.text, [*owners, *more])), span)
        if owners:
            return Owners(owners, _rest(setting.text, span, found, rule.id))
    apart = naming.without_end(setting, span)
    read = _of_sentence(setting, apart) if apart != span else None
    return read if read and read.owners else Owners(_acting(setting, span), span)


@cache
def _gate() -> gates.Gate:
    return gates.gate(compiled("actions_owners", rule.id) for rule in rules.table("actions_owners").rule)


def _further(setting: Setting, span: Span) -> Iterator[Span]:
    """Those who are given a task behind the first in one sentence: "JS to ring the school, KL to write"."""
    for found in _FURTHER.finditer(setting.text, span.start, span.end):
        who = Span(start=found.start("who"), end=found.end("who"))
        is_asked = _ASKS.search(setting.text, span.start, found.start())
        if found["verb"] in listed("actions_prose", "deeds") and is_asked is None:
            yield from naming.only(setting, who)


def _in_end_bracket(setting: Setting, span: Span) -> tuple[Span, ...]:
    """Those known who stand in brackets at the end of a sentence that names its doer: "JS to present it (Clerk)"."""
    found = compiled("actions_owners", "owner-behind-in-brackets").search(span.of(setting.text))
    return naming.label(setting, _inside(span, found)) if found else ()


def _is_title(setting: Setting, who: Span, behind: Span) -> bool:
    """Whether words before a dash are what is allotted to the people behind it: "Lights – Ana and Ben"."""
    return not naming.label(setting, who) and naming.are_people(setting, behind)


def _stands_apart(setting: Setting, who: Span, before: str) -> bool:
    """Whether initials at the end are an owner, not what the word before leads on to: they are known people's."""
    return (
        before not in cast.listed("no-subject-after", "before-a-doer")
        and before not in listed("actions_prose", "deeds")
        and bool(naming.label(setting, who))
        and setting.text[who.start : who.end].split("/")[0].strip() in setting.known.people
    )


def _acting(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The doers with whom a task begins where a verb of doing, or after "@" any, follows: "JS, KL check the list"."""
    lead = _LEAD_AT.match(setting.text, span.start)
    chain = setting.doers.after(lead.end() if lead else span.start)
    following = _VERB.match(setting.text, chain[-1].end, span.end) if chain else None
    if following is None:
        return ()
    is_called = setting.text.startswith("@", span.start)
    is_deed = is_called or _is_deed_of(setting, chain, following.group(1))
    return tuple(Span(start=d.start, end=d.end) for d in chain) if is_deed else ()


def _is_deed_of(setting: Setting, chain: tuple[doers.Doer, ...], verb: str) -> bool:
    """Whether a word behind doers is what they are to do; with a capital it is part of a title, but behind initials."""
    if verb[0].isupper() and not setting.doers.printed(chain[-1]).isupper():
        return False
    is_verb = deeds.is_present(setting.doers.printed(chain[0]), are_sure=False)  # "Gather reports"
    are_sure = not is_verb and all(doer.sort in _SURE for doer in chain)
    return deeds.is_present(verb, are_sure=are_sure)


def _inside(span: Span, found: re.Match[str]) -> Span:
    return Span(start=span.start + found.start("who"), end=span.start + found.end("who"))


def _in_front(setting: Setting, who: Span) -> tuple[Span, ...]:
    """The doers who end a stretch that holds more: "After the meeting the Clerk"."""
    chain = tuple(d for d in setting.doers.before(who.end) if d.start >= who.start)
    if not chain or not doers.opens_clause(setting.text, who.start, chain[0].start):
        return ()
    return tuple(Span(start=d.start, end=d.end) for d in setting.doers.with_partners(chain, who.start))


def _before_bracket(text: str, who: Span) -> Span:
    """Who stands before a bracket that says with whom, or for whom: "Ana (with help from the office)"."""
    bracket = _BRACKET_BEHIND.search(who.of(text))
    return who if bracket is None else Span(start=who.start, end=who.start + bracket.start())


def _rest(text: str, span: Span, found: re.Match[str], rule: str) -> Span:
    """The task without the owner, where the owner is set apart; a sentence keeps its subject."""
    if rule in _SENTENCES or rule in _WITHIN:
        return span
    if rule in ("owner-then-mark", "owner-then-stop", "owner-in-front"):
        return Span(start=span.start + found.end(), end=span.end)
    end = span.start + found.start()
    if rule in ("owner-behind-bare", "owner-behind-a-comma"):
        end = span.start + found.end("before")
    if rule == "owner-behind-a-stop":
        end += 1
    return Span(start=span.start, end=end) if text[span.start : end].strip() else span
