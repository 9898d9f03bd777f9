"""A body in brackets behind the last of several guests, from which all come: "Ann Lee and Bo Lund (Water Board)"."""

import re
from collections.abc import Sequence
from itertools import groupby

from extractor.find.attendees.block import Block
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch

_JOINED = re.compile(r",?\s*(?:and|&)\s+(?:\w+\.?\s+)?")  # a form of address may stand before the last name


def shared(block: Block, found: Sequence[Entry]) -> list[Entry]:
    """The entries of a list of guests, those of a line with the body behind the last where none has one of its own.

    Among members such a body is that of the one guest, so theirs are left as they are.
    """
    if block.label.status != "in_attendance" or block.is_table or len(found) < 2:
        return list(found)
    out: list[Entry] = []
    for line, group in groupby(found, key=lambda one: one.line):
        held = list(group)
        out += _with_last(held, block.rows[line].first) if line < len(block.rows) else held
    return out


def _with_last(held: list[Entry], text: Stretch) -> list[Entry]:
    *others, last = held
    body = _body(last, text)
    are_bare = all(one.type == "person" and one.organisation is None and one.role is None for one in others)
    if body is None or not others or not are_bare or last.role is not None or not _is_joined(others[-1], last, text):
        return held
    return [*(one.with_field("organisation", body) for one in others), last]


def _body(last: Entry, text: Stretch) -> Stretch | None:
    """The body behind the last name, if nothing but its brackets follows it."""
    at = text.text.rfind(f"({last.organisation})") if last.organisation else -1
    is_last = at > 0 and not text.text[at + len(last.organisation or "") + 2 :].strip(" .")
    return text.cut(at + 1, at + 1 + len(last.organisation or "")) if is_last else None


def _is_joined(before: Entry, last: Entry, text: Stretch) -> bool:
    """Whether the last name is joined to the one before it by "and"."""
    between = text.text[before.quotes[0][1] - text.start : last.quotes[0][0] - text.start]
    return _JOINED.fullmatch(between) is not None
