"""Stage 3, actions: whose a marked action is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import dates, language, rules
from extractor.find import cast, doers
from extractor.find.actions import due, status
from extractor.find.actions.setting import Setting, compiled, listed
from models import Span

_PIECE = re.compile(r"[^,;/&+\n\f|•]+")
_AND = re.compile(r"\s+(?:and|with|or|then|plus|supported by|to support|assisted by)\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:the|our|lead|actions?|owner|assigned to|by|for|and|also|plus|with|cc|all to|@)\b\s*[:–-]?\s*"
    r"|[@:–—\-*.]\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:\((?:lead|chair|support|cc|tbc|[a-z ]{2,20})\)|\s+to(?: lead| action)?|[:;.,*)–—-]|['’]s)+\s*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]{2,30})\)\s*$")
_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]*|[A-Z]\.?)"
    r"(?:\s+(?:de|van|von|der|den|la|le|du|di|of|the|for|[A-Z][\w’'.-]*|[A-Z]\.?|\([A-Za-z .&/-]{1,40}\)))*"
)
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z](?:\*|s)?|[A-Z]{1,5}s?")


_LEAD_AT = re.compile(r"@?\s*")
_VERB = re.compile(r"\s+([A-Za-z][a-z-]+)\b")
_SHORT = 3  # words of a piece that is no more than a status
_SENTENCES = frozenset({"owner-then-to", "owner-took-action"})


class Owners(NamedTuple):
    """The owners of a task, each where it stands, and what remains of the task without them."""

    owners: tuple[Span, ...]
    task: Span


def cell(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a cell of an owner column lists; a cell of prose lists none."""
    if len(span.of(setting.text).split()) > 24:
        return ()
    return tuple(piece for piece in _pieces(setting.text, span) if _may_own(piece.of(setting.text)))


def only(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that `span` is made of, if it holds nothing else but perhaps a due date or a status."""
    pieces = tuple(_pieces(setting.text, _alone(setting, span)))
    if len(pieces) > 1:
        pieces = tuple(piece for piece in pieces if not _is_beside(piece.of(setting.text)))
    return pieces if pieces and all(_is_owner_at(setting, piece) for piece in pieces) else ()


def label(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a label over several tasks names: known ones or initials, as a mere name may be a theme."""
    pieces = only(setting, span)
    known = all(
        _is_known(setting, piece.of(setting.text)) or _LETTERS.fullmatch(piece.of(setting.text)) for piece in pieces
    )
    return pieces if known else ()


def of_task(setting: Setting, span: Span) -> Owners:
    """The owners that the words of a marked task name, and the task without an owner set apart before or behind it."""
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
    for rule in rules.table("actions_owners").rule:
        found = compiled("actions_owners", rule.id).search(span.of(setting.text))
        if found is None:
            continue
        who = _inside(span, found)
        if rule.id == "owner-behind-bare" and not _stands_apart(setting, who, found["before"].casefold()):
            continue
        owners = _in_front(setting, who) if rule.id in _SENTENCES else ()
        owners = owners or only(setting, who)
        if owners:
            return Owners(owners, _rest(setting.text, span, found, rule.id))
    return Owners(_acting(setting, span), span)


def _stands_apart(setting: Setting, who: Span, before: str) -> bool:
    """Whether initials at the end are an owner, not what the word before leads on to: they are known people's."""
    leads = cast.listed("no-subject-after") | cast.listed("before-a-doer") | _verbs()
    return (
        before not in leads
        and bool(label(setting, who))
        and setting.text[who.start : who.end].split("/")[0].strip() in setting.known.people
    )


def _acting(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The doers with whom a task begins where a verb of doing follows: "JS, KL check the list"."""
    chain = setting.doers.after(_LEAD_AT.match(setting.text, span.start).end())  # type: ignore[union-attr]
    following = _VERB.match(setting.text, chain[-1].end, span.end) if chain else None
    is_deed = following is not None and following.group(1).casefold() in _verbs()
    return tuple(Span(start=d.start, end=d.end) for d in chain) if is_deed else ()


def _inside(span: Span, found: re.Match[str]) -> Span:
    return Span(start=span.start + found.start("who"), end=span.start + found.end("who"))


def _in_front(setting: Setting, who: Span) -> tuple[Span, ...]:
    """The doers who end a stretch that holds more: "After the meeting the Clerk"."""
    chain = tuple(d for d in setting.doers.before(who.end) if d.start >= who.start)
    if not chain or not doers.opens_clause(setting.text, who.start, chain[0].start):
        return ()
    return tuple(Span(start=d.start, end=d.end) for d in setting.doers.with_partners(chain, who.start))


def _rest(text: str, span: Span, found: re.Match[str], rule: str) -> Span:
    """The task without the owner, where the owner is set apart; a sentence keeps its subject."""
    if rule in _SENTENCES or rule == "owner-by":
        return span
    if rule in ("owner-then-mark", "owner-in-front"):
        return Span(start=span.start + found.end(), end=span.end)
    end = span.start + found.start()
    if rule == "owner-behind-bare":
        end = span.start + found.end("before")
    if rule == "owner-behind-a-stop":
        end += 1
    return Span(start=span.start, end=end) if text[span.start : end].strip() else span


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a list of names, each without what stands around the name."""
    for part in _PIECE.finditer(text, span.start, span.end):
        at = part.start()
        for joint in [*_AND.finditer(text, part.start(), part.end()), None]:
            end = joint.start() if joint else part.end()
            piece = _trimmed(text, at, end)
            if piece is not None:
                yield piece
            at = joint.end() if joint else end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    lead = _LEAD.match(text[start:end])
    rest = text[start + lead.end() : end] if lead else ""
    if lead and rest.strip():
        start += lead.end()
    tail = _TAIL.search(text[start:end])
    if tail and tail.start():
        end = start + tail.start()
    end = start + len(text[start:end].rstrip())
    return Span(start=start, end=end) if any(sign.isalpha() for sign in text[start:end]) else None


def _alone(setting: Setting, span: Span) -> Span:
    """`span` without a due date or a report at its end."""
    span = status.behind(setting.text, span)[0]
    when = due.find(setting, span)
    ends = when is not None and not setting.text[when.span.end : span.end].strip(" .") and when.span.start > span.start
    return Span(start=span.start, end=when.span.start) if when is not None and ends else span


def _is_beside(words: str) -> bool:
    """Whether a piece beside a name tells when it is to be done, or how far it is."""
    dated = next(dates.find_dates(words), None)
    is_date = dated is not None and dated.start == 0 and dated.end == len(words)
    return is_date or (words[:1].islower() and status.of_cell(words) is not None and len(words.split()) <= _SHORT)


def _may_own(words: str) -> bool:
    """Whether a piece of an owner's cell names somebody: anything but dates, states and sentences."""
    low = words.casefold().strip(" .:()")
    if low in listed("actions_owners", "nobody") or len(words.split()) > 8:
        return False
    return not any(True for _ in dates.find_dates(words))


def _is_owner_at(setting: Setting, piece: Span) -> bool:
    """Whether a piece names an owner; behind an "@" any word does."""
    is_handle = setting.text[max(0, piece.start - 1) : piece.start] == "@" and " " not in piece.of(setting.text)
    return is_handle or _is_owner(setting, piece.of(setting.text))


def _is_owner(setting: Setting, words: str) -> bool:
    """Whether a piece of text is a name, initials, an office or a group of people, and nothing else."""
    low = words.casefold().strip(" .:")
    if low in listed("actions_owners", "everybody"):
        return True
    if low in listed("actions_owners", "nobody") or low in cast.listed("no-names"):
        return False
    if _is_known(setting, words):
        return True
    return (bool(_LETTERS.fullmatch(words)) and words not in cast.listed("no-letters")) or _is_name(words)


def _is_known(setting: Setting, words: str) -> bool:
    """Whether the words are doers known by more than their looks, and nothing else."""
    for form in dict.fromkeys((words, _BRACKETED.sub("", words))):
        found = doers.find(form, setting.known)
        chain = found.before(len(form.rstrip(" .")))
        if chain and chain == found.after(0) and all(doer.sort not in ("letters", "name") for doer in chain):
            return True
    return False


def _is_name(words: str) -> bool:
    parts = words.split()
    if len(parts) > 5 or not _NAME.fullmatch(words):
        return False
    return parts[0].casefold() not in cast.listed("no-names") and parts[0].casefold() not in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return listed("actions_prose", "deeds")
