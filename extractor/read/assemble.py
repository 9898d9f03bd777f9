"""Lines as a reader saw them, made into one Document: white space folded, hyphens undone, letters put right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractor import rules
from models import Block, Box, Cell, Document, Line, Marginal, Repair, Run, Source, Span

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,})[-\u2010\u00ad\u0002]$")
_CONTINUED = re.compile(r"[^\W\d_]+")
# Signs that stand for others in the text: invisible ones go, odd spaces become spaces.
_NO_SIGNS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}


@dataclass(slots=True)
class Piece:
    """A stretch of a raw line set in one way; `x` holds each character's (x0, x1) in points, where the format has places.

    `raw` is what the file has where the reader already put a sign right (a symbol font's code), else None.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    size: float | None = None
    x: Sequence[tuple[float, float]] = ()
    raw: str | None = None


@dataclass(slots=True)
class RawLine:
    """A line as the reader saw it, before the text is put together.

    `joins` says that it goes on the paragraph of the line before it: one space is set between, or a hyphen undone.
    `number` is a list number that the format shows but does not store; it is put before the text. The rest is as in `models.Line`.
    """

    pieces: list[Piece]
    joins: bool = False
    page: int | None = None
    box: Box | None = None
    block: Block | None = None
    cell: Cell | None = None
    indent: float | None = None
    gap: float | None = None
    style: str | None = None
    level: int | None = None
    number: str | None = None
    depth: int | None = None


@dataclass(slots=True)
class _Draft:
    """The text as far as it is written, with what was done to it."""

    chars: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def assemble(source: Source, raw: Iterable[RawLine], marginalia: Iterable[Marginal] = ()) -> Document:
    """The Document that `raw`, lines in reading order, make. Lines without a visible sign are left out.

    White space is folded to single spaces; a word broken by a hyphen at the end of a line is made whole when the next line
    joins it in lower case; ligatures are opened; words in look-alike letters are put into Latin ones where the document is Latin.
    Each change to the file's own signs, white space apart, is kept as a repair.
    """
    draft = _Draft()
    lines = [line for line in raw if any(piece.text.strip() for piece in line.pieces) or line.number]
    is_latin = _is_latin(lines)
    for line in lines:
        _write(draft, line, is_latin)
    text = "".join(draft.chars)
    return Document(
        source=source,
        text=text,
        repairs=tuple(draft.repairs),
        marginalia=tuple(marginalia),
        lines=tuple(draft.lines),
    )


def _write(draft: _Draft, line: RawLine, is_latin: bool) -> None:
    signs = _signs(line)
    _part_from_last(draft, line, signs)
    start = len(draft.chars)
    if line.number:
        end = start + len(line.number) + bool(signs)
        draft.repairs.append(Repair(span=Span(start=start, end=end), raw="", kind="number"))
        draft.chars.extend(line.number + " ")
    first = len(draft.chars)
    signs = _without_ligatures(draft, signs, first)
    signs = _in_latin(draft, signs, first) if is_latin else signs
    _note_glyphs(draft, signs, first)
    draft.chars.extend(sign for sign, _, _ in signs)
    end = len(draft.chars)
    if not signs:
        draft.chars.pop()
        end -= 1
    draft.lines.append(_line(line, signs, start, first, end))


_Sign = tuple[str, Piece, tuple[float, float] | None]


def _signs(line: RawLine) -> list[_Sign]:
    """The line's signs with their piece and place, white space folded and trimmed."""
    signs: list[_Sign] = []
    for piece in line.pieces:
        places: Sequence[tuple[float, float] | None] = (
            piece.x if len(piece.x) == len(piece.text) else [None] * len(piece.text)
        )
        for sign, place in zip(piece.text, places, strict=True):
            if sign.isspace() or (unicodedata.category(sign) == "Cc" and sign != "\u0002"):
                if signs and signs[-1][0] != " ":
                    signs.append((" ", piece, None))
            elif ord(sign) not in _NO_SIGNS or sign == "\u00ad":
                signs.append((sign, piece, place))
    while signs and signs[-1][0] == " ":
        signs.pop()
    return [s for i, s in enumerate(signs) if s[0] not in "\u00ad\u0002" or i == len(signs) - 1]


def _part_from_last(draft: _Draft, line: RawLine, signs: list[_Sign]) -> None:
    """Write what stands between the last line and this one, or undo the hyphen that breaks a word over them."""
    if not draft.lines:
        return
    if not line.joins:
        turned = (line.page or 0) - (draft.lines[-1].page or line.page or 0)  # one for a page without text, too
        draft.chars.extend("\f" * turned or "\n")
    elif not _undo_hyphen(draft, "".join(sign for sign, _, _ in signs)):
        draft.chars.append(" ")


def _undo_hyphen(draft: _Draft, following: str) -> bool:
    tail = "".join(draft.chars[-40:])
    broken, continued = _BROKEN.search(tail), _CONTINUED.match(following)
    if broken is None or continued is None or not following[0].islower():
        return False
    hyphen = draft.chars.pop()
    last = draft.lines[-1]
    end = len(draft.chars)
    draft.lines[-1] = last.model_copy(
        update={"span": Span(start=last.span.start, end=end), "runs": _cut(last.runs, end)}
    )
    start = end - len(broken["head"])
    raw = f"{broken['head']}{hyphen}\n{continued.group()}"
    draft.repairs.append(Repair(span=Span(start=start, end=end + continued.end()), raw=raw, kind="hyphen"))
    return True


def _cut(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    return tuple(
        run.model_copy(update={"span": Span(start=run.span.start, end=min(run.span.end, end))})
        for run in runs
        if run.span.start < end
    )


def _without_ligatures(draft: _Draft, signs: list[_Sign], first: int) -> list[_Sign]:
    out: list[_Sign] = []
    for sign, piece, place in signs:
        opened = _LIGATURES.get(sign)
        if opened is None:
            out.append((sign, piece, place))
            continue
        at = first + len(out)
        draft.repairs.append(Repair(span=Span(start=at, end=at + len(opened)), raw=sign, kind="ligature"))
        out.extend((letter, piece, place) for letter in opened)
    return out


def _note_glyphs(draft: _Draft, signs: list[_Sign], first: int) -> None:
    """Keep what the file has for each sign that the reader put right."""
    for at, (sign, piece, _) in enumerate(signs):
        if piece.raw is not None and sign != " " and (at == 0 or signs[at - 1][1] is not piece):
            span = Span(start=first + at, end=first + at + len(piece.text))
            draft.repairs.append(Repair(span=span, raw=piece.raw, kind="glyph"))


@cache
def _look_alikes() -> dict[str, str]:
    return {**rules.words("look_alikes", "cyrillic").gives, **rules.words("look_alikes", "greek").gives}


def _in_latin(draft: _Draft, signs: list[_Sign], first: int) -> list[_Sign]:
    """`signs` with every word that is written in look-alike letters put into Latin ones; a word with a letter
    that only the other script has is foreign, and so are its neighbours on the line.
    """
    text = "".join(sign for sign, _, _ in signs)
    if text.isascii() or not any(sign in _look_alikes() for sign in text):
        return signs
    if any(_is_foreign(word) for word in _LETTERS.findall(text)):
        return signs
    for word in _LETTERS.finditer(text):
        if any(letter in _look_alikes() for letter in word.group()):
            span = Span(start=first + word.start(), end=first + word.end())
            draft.repairs.append(Repair(span=span, raw=word.group(), kind="look_alike"))
            for at in range(word.start(), word.end()):
                sign, piece, place = signs[at]
                signs[at] = (_look_alikes().get(sign, sign), piece, place)
    return signs


def _is_foreign(word: str) -> bool:
    return any(sign not in _look_alikes() and not _is_latin_letter(sign) for sign in word)


@cache
def _is_latin_letter(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")


def _is_latin(lines: list[RawLine]) -> bool:
    letters = [sign for line in lines for piece in line.pieces for sign in piece.text if sign.isalpha()]
    return sum(map(_is_latin_letter, letters)) >= 0.9 * len(letters)


def _line(line: RawLine, signs: list[_Sign], start: int, first: int, end: int) -> Line:
    return Line(
        span=Span(start=start, end=end),
        runs=tuple(_runs(signs, start, first)),
        page=line.page,
        box=line.box,
        block=line.block,
        cell=line.cell,
        indent=line.indent,
        gap=line.gap,
        places=tuple(_places(signs, first)),
        style=line.style,
        level=line.level,
        number=line.number,
        depth=line.depth,
    )


def _runs(signs: list[_Sign], start: int, first: int) -> Iterator[Run]:
    at, begun = 0, start
    while at < len(signs):
        piece = signs[at][1]
        end = at
        while end < len(signs) and _same_style(signs[end][1], piece):
            end += 1
        yield Run(
            span=Span(start=begun, end=first + end),
            bold=piece.bold,
            italic=piece.italic,
            underline=piece.underline,
            strike=piece.strike,
            size=piece.size,
        )
        at, begun = end, first + end


def _same_style(a: Piece, b: Piece) -> bool:
    return a is b or (a.bold, a.italic, a.underline, a.strike, a.size) == (
        b.bold,
        b.italic,
        b.underline,
        b.strike,
        b.size,
    )


def _places(signs: list[_Sign], first: int) -> Iterator[tuple[int, float, float]]:
    text = "".join(sign for sign, _, _ in signs)
    for word in _WORD.finditer(text):
        spots = [place for _, _, place in signs[word.start() : word.end()] if place is not None]
        if spots:
            yield first + word.start(), float(min(p[0] for p in spots)), float(max(p[1] for p in spots))
