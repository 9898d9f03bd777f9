"""What OCR misreads in ways that can be told: bullets, a capital I, short titles, specks of ink beside a word."""

import re
from collections.abc import Iterator, Sequence

from extractor import rules
from extractor.read.ocr.hocr import RecognisedWord

# In shares of the type size: a bullet stands at least so far from its text.
_BESIDE_BULLET = 0.3
# How sure OCR is of a sign at least, if it is none of dust.
_BELIEVED = 0.35
# An upright line that it is less sure of than this may be none.
_DOUBTED, _UPRIGHT = 0.7, frozenset({"|", "||", "[", "]"})
# Specks and pieces of ruled lines before a word; and the punctuation that may stand around one.
_SPECKS = re.compile(r"^[—–]?[~_¦|=+]+(?=[^\W_\d]{2})")
_DAY = re.compile(r"(?P<day>[1-9]|[12][0-9]|3[01])(?P<sign>[™*°®“”\"'’%?]{1,2})(?P<rest>[,.;:]?)")
# A Roman number with its stop, whose I was read as an upright line or a small l; the number of an item.
_ROMAN = re.compile(r"(?=.*[|l])(?:[Il|]{2,3}|\||[Il|]?[VX][Il|]{0,3})[.)]")
_LABEL = re.compile(r"(?:[0-9]{1,2}|[IVXl|]{1,5}|[A-Za-z])[.)]")
_BARE = re.compile(r"\W*(?P<word>\w+)\W*")


def without_specks(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of a line without specks of ink between them: signs of no word, which OCR hardly believes itself.

    A doubtful upright line at either end is what is left of a table's border.
    """
    kept = list(words)
    for at in (-1, 0):
        while len(kept) > 1 and kept[at].text in _UPRIGHT and kept[at].confidence < _DOUBTED:
            if at == 0 and _is_i(0, kept[1]):
                break
            kept.pop(at)
    if len(kept) > 2 and _LABEL.fullmatch(kept[0].text) and _is_speck(kept[1]) and not _is_i(0, kept[2]):
        kept.pop(1)
    return [
        word
        for at, word in enumerate(kept)
        if at == 0 or word.confidence >= _BELIEVED or any(sign.isalnum() for sign in word.text)
    ]


def _is_speck(word: RecognisedWord) -> bool:
    return word.text in _UPRIGHT and word.confidence < _DOUBTED


def put_right(words: Sequence[RecognisedWord]) -> Iterator[str]:
    """What each of the words of a line, from left to right, says."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if at == 0 and following is not None and _is_bullet(word, following):
            yield "•"
        elif at == 0 and following is not None and following.text[:1].isupper() and _ROMAN.fullmatch(word.text):
            yield word.text.replace("|", "I").replace("l", "I")
        elif word.text == "|" and following is not None and _is_i(at, following):
            yield "I"
        elif (ordinal := _ordinal(word, following)) is not None:
            yield ordinal
        else:
            yield _short_title(_SPECKS.sub("", word.text))


def _is_i(at: int, following: RecognisedWord) -> bool:
    """Whether an upright line is the word "I"; at the start of a line it may be one of a table."""
    return following.text in rules.words("scans", "after-i").words if at == 0 else following.text[:1].islower()


def _is_bullet(word: RecognisedWord, following: RecognisedWord) -> bool:
    is_apart = following.x0 - word.x1 > _BESIDE_BULLET * following.size
    return is_apart and word.text in rules.words("scans", "bullets").words


def _ordinal(word: RecognisedWord, following: RecognisedWord | None) -> str | None:
    """A day with its small raised letters, which are too small to be read; None if it is none."""
    found = _DAY.fullmatch(word.text)
    is_month = following is not None and following.text[:3].casefold() in rules.words("scans", "months").words
    if found is None or not (found["sign"] == "™" or is_month):
        return None
    day = int(found["day"])
    ending = "th" if day in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}{found['rest']}"


def _short_title(text: str) -> str:
    found = _BARE.fullmatch(text)
    meant = rules.words("scans", "misread").gives.get(found["word"]) if found is not None else None
    return text if found is None or meant is None else text[: found.start("word")] + meant + text[found.end("word") :]
