"""The group that met where no line of the head names one by a word for a group: the letterhead, an event, the file."""

import re
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from extractor.dates import find_dates
from extractor.find.meeting.group.names import (
    SMALL,
    blanked,
    found,
    has_body,
    is_alike,
    is_bare,
    is_name,
    listed,
    parts,
    stripped,
)
from extractor.find.meeting.head import Found, Head, expression
from extractor.late import late
from models import Document, Span

_LEAST, _TITLE, _LETTERHEAD, _FEWEST = 2, 12, 4, 2
_SHORT = 8  # words of a running head that is a name
_MINUTES = late(r"\s+(?:meeting\s+)?minutes\b", re.IGNORECASE)
_GOES_ON = late(r"[^\S\n\f]+[A-Z][a-z]")
_OF_MINUTES = re.compile(r"\b(?:minutes|agm|meeting|notes of)\b", re.IGNORECASE)


def otherwise(document: Document, head: Head) -> Found | None:
    """The name of an event, of a running head or the file's title, of the letterhead, or of the file itself."""
    named = _event(document, head) or _in_margin(document) or _letterhead(document, head)
    return named or _over_day(document, head) or _in_corner(document) or _over_pages(document) or _of_file(document)


def _in_corner(document: Document) -> Found | None:
    """The name with a word for a group that opens the document in the corner of a table in which its head is set."""
    first = document.paragraphs[0] if document.paragraphs else None
    words = first.span.of(document.text) if first is not None else ""
    if (
        first is None
        or first.first.cell is None
        or not first.first.is_bold
        or not has_body(words)
        or not is_name(words)
    ):
        return None
    return Found(" ".join(words.split()), "body-letterhead", (first.span,))


def _event(document: Document, head: Head) -> Found | None:
    """The title of a workshop or the like, with the line above it if it was broken over two."""
    for at, paragraph in enumerate(head.title):
        words = paragraph.span.of(document.text)
        left = expression("event").sub(" ", blanked(words))
        if expression("event").search(words) is None or len(words.split()) > _TITLE or not any(map(str.isalpha, left)):
            continue
        above = head.title[at - 1] if at else None
        is_broken = above is not None and is_alike(above, paragraph) and is_bare(above.span.of(document.text))
        start = above.span.start if above is not None and is_broken else paragraph.span.start
        span = Span(start=start, end=paragraph.span.end)
        return Found(" ".join(span.of(document.text).split()), "event", (span,))
    return None


def _letterhead(document: Document, head: Head) -> Found | None:
    """The name on the first line, over one that says that these are minutes, or that is nothing but the day.

    Lines that are nothing but a day, or the word for the document, may stand above it.
    """
    text = document.text
    lines = list(dropwhile(lambda line: _is_day(line.span.of(text)) or _is_of_document(line.span.of(text)), head.title))
    if len(lines) < 2 or _OF_MINUTES.search(lines[0].span.of(text)):
        return None
    words = lines[0].span.of(text)
    is_over = any(_OF_MINUTES.search(line.span.of(text)) for line in lines[1:_LETTERHEAD])
    is_over = is_over or _is_day(lines[1].span.of(text))
    is_one = is_name(words) and blanked(words) == words and (len(words.split()) > 1 or words.isupper())
    return Found(" ".join(words.split()), "body-letterhead", (lines[0].span,)) if is_over and is_one else None


def _is_of_document(words: str) -> bool:
    """Whether a line is nothing but the word for the document: "MINUTES"."""
    return words.casefold().strip(" .:_*") in {"minutes", "meeting minutes", "minutes of meeting", "draft minutes"}


def _is_day(words: str) -> bool:
    """Whether a line is nothing but a day."""
    return any(find_dates(words)) and not any(map(str.isalpha, blanked(words)))


def _over_day(document: Document, head: Head) -> Found | None:
    """The name on the first line, beside the day and no other words: "Harbour Makers 2018-03-14"."""
    text = document.text
    if not head.title or not any(find_dates(head.title[0].span.of(text))):
        return None
    names = [name for name in stripped(text, head.title[0].span, _LEAST, "body-letterhead") if name.weight >= _LEAST]
    is_one = [name for name in names if is_name(name.span.of(text)) and len(name.span.of(text).split()) > 1]
    return found(text, is_one[0]) if is_one and not _OF_MINUTES.search(head.title[0].span.of(text)) else None


def _in_margin(document: Document) -> Found | None:
    """The group that a running head or the file's own title names, where the text names none."""
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    for words in [*heads, document.source.title or ""]:
        for part in parts(words, Span(start=0, end=len(words))):
            for name in stripped(words, part, 0, "body-margin"):
                if is_name(name.span.of(words)) and (name.weight >= _LEAST or _is_beside(words, name.span)):
                    return Found(name.span.of(words), name.rule, ())
    return None


def _over_pages(document: Document) -> Found | None:
    """The one name that stands at the head of the pages, though no word in it says that it is a group's: "WKLUG"."""
    heads = {" ".join(m.text.split()) for m in document.marginalia if m.kind == "head" and _says_more(m.text)}
    words = heads.pop() if len(heads) == 1 else ""
    names = (name.span.of(words) for name in stripped(words, Span(start=0, end=len(words)), 0, "body-margin"))
    named = next((name for name in names if len(name.split()) <= _SHORT and _is_headed(name)), None)
    return Found(named, "body-margin", ()) if named is not None else None


def _says_more(words: str) -> bool:
    """Whether a running head says more than a page, a day or what document this is."""
    return any(map(str.isalpha, blanked(words)))


def _is_headed(words: str) -> bool:
    """Whether each word is written as that of a name, and none tells of what state, place or kind the document is."""
    told = words.casefold().split()
    return (
        is_name(words)
        and not any(word.islower() for word in words.split() if word not in SMALL)
        and not (listed("of-running-heads") & set(told))
    )


def _is_beside(words: str, name: Span) -> bool:
    """Whether a name of several words, each with a capital, stands right before the word for minutes."""
    told = name.of(words).split()
    is_several = len(told) > 1 and not any(word.islower() for word in told if word not in SMALL)
    return is_several and _MINUTES.match(words, name.end) is not None


def _of_file(document: Document) -> Found | None:
    """The several words with which the file's name begins, where the text has them as a name, and as no part of one."""
    words = list(words_of_file(document))
    for count in range(len(words), _FEWEST - 1, -1):
        name = r"[\s_-]+".join(map(re.escape, words[:count]))
        told = [m for m in re.finditer(rf"(?<![^\W_]){name}(?![^\W_])", document.text, re.IGNORECASE) if _is_written(m)]
        if told and not any(_GOES_ON.match(document.text, match.end()) for match in told):
            span = Span(start=told[0].start(), end=told[0].end())
            return Found(" ".join(told[0].group().split()), "body-file", (span,))
    return None


def _is_written(match: re.Match[str]) -> bool:
    """Whether each word begins with a capital."""
    return all(word[0].isupper() for word in re.findall(r"[^\W_]+", match.group()))


def words_of_file(document: Document) -> Iterator[str]:
    """The words of the file's name before its first number or word for a document."""
    for word in re.findall(r"[^\W_]+", Path(document.source.path).stem):
        if any(map(str.isdigit, word)) or _OF_MINUTES.fullmatch(word) is not None:
            return
        yield word
