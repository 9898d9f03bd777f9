"""The head of a text that was sent as a mail: who sent it, when, and about what."""

import re
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from extractor.late import late
from models import Marginal

_FIELD = late(
    r"(?P<name>from|to|cc|bcc|sent|date|subject|reply-to|message-id|in-reply-to|references|importance|attachments|"
    r"mime-version|content-type|list-id|return-path|received|x-[a-z-]+):[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)


class MailHead(NamedTuple):
    """What a mail's head says of it, as `models.Source` has it; its fields as marginalia; how many lines it takes."""

    about: dict[str, str]
    beside: tuple[Marginal, ...]
    lines: int


def head(lines: list[str]) -> MailHead:
    """The head with which `lines` begin; nothing if they don't begin with at least two of its fields and an end.

    What it is about may name the meeting: that line is marginalia of the kind `head`; the others are notes.
    """
    fields: list[tuple[str, str]] = []
    for count, line in enumerate(lines):
        found = _FIELD.fullmatch(line.rstrip())
        if found is not None:
            fields.append((found["name"].lower(), found["value"].strip()))
        elif fields and line.startswith((" ", "\t")) and line.strip():
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        else:
            return _read(fields, count) if not line.strip() else _NONE
    return _NONE


def _read(fields: list[tuple[str, str]], lines: int) -> MailHead:
    said = dict(reversed(fields))
    if len(fields) < 2 or not {"from", "subject"} & said.keys():
        return _NONE
    about = {"title": said.get("subject", ""), "author": said.get("from", ""), "created": _time(said)}
    beside = (Marginal(text=f"{name}: {value}", kind="head" if name == "subject" else "note") for name, value in fields)
    return MailHead({key: value for key, value in about.items() if value}, tuple(beside), lines)


def _time(said: dict[str, str]) -> str:
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(said.get("date") or said.get("sent") or "").isoformat()
    return ""


_NONE = MailHead({}, (), 0)
