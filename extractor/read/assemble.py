"""Lines as a reader saw them, made into one Document: white space folded, hyphens undone, letters put right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, repeat
from operator import itemgetter

from extractor.read.broken import Vocabulary, hyphen, vocabulary
from extractor.read.scripts import LIGATURES, disguised, is_latin
from models import Block, Box, Cell, Document, Line, Link, Marginal, OutlineEntry, Repair, Run, Source, Span

_WORD = re.compile(r"\S+")
# Signs that stand for others in the text: invisible ones go, odd spaces become spaces.
_NO_SIGNS = frozenset("\u200b\u200c\u200d\u2060\ufeff")
# Hyphens that show only where a line ends: the soft hyphen, and what some programs put for it.
_SOFT_HYPHENS = frozenset("\u00ad\u0002")
# What a line's signs may have to be folded for (an invisible one shows as a null); most lines have nothing of it.
_TO_FOLD = re.compile("^ |  |[\0\u00ad\u0002]")
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
# The two parts of a word around the end of a line, neither longer than is likely.
_HEAD, _TAIL, _LONGEST = re.compile(r"[^\W_]*[-\u2010]?$"), re.compile(r"^[^\W_]*"), 60


@dataclass(slots=True)
class Piece:
    """A stretch of a raw line set in one way; `x` holds each character's (x0, x1) in points, if the format has places.

    `raw` is what the file has where the reader already put a sign right (a symbol font's code), else None. `target` is
    where the stretch leads if it is a link, as in `models.Link`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    size: float | None = None
    x: Sequence[tuple[float, float]] = ()
    raw: str | None = None
    target: str | None = None


@dataclass(slots=True)
class RawLine:
    """A line as the reader saw it, before the text is put together.

    `joins` says that it goes on the paragraph of the line before it: one space is set between, or a hyphen undone.
    `number` is a list number that the format shows but does not store; it is put before the text. `is_overleaf` says
    that the file breaks the page before it, in a format without pages. The rest is as in `models.Line`.
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
    is_overleaf: bool = False


@dataclass(slots=True)
class _Draft:
    """The text as far as it is written, with what was done to it, and what is known of the document's words."""

    words: Vocabulary
    is_latin: bool
    page: int | None = None
    chars: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


_Sign = tuple[str, Piece, tuple[float, float] | None]


def assemble(
    source: Source,
    raw: Iterable[RawLine],
    marginalia: Iterable[Marginal] = (),
    outline: Iterable[OutlineEntry] = (),
) -> Document:
    """The Document that `raw`, lines in reading order, make. Lines without a visible sign are left out.

    White space is folded to single spaces; a word broken over two lines is made whole, without its hyphen if that was
    only the typesetter's; ligatures are opened; words in look-alike letters are put into Latin ones where the document
    is Latin.
    Each change to the file's own signs, white space and invisible signs apart, is kept as a repair.
    """
    lines = [(line, signs) for line in raw if (signs := _signs(line)) or line.number]
    texts = [_text(signs) for _, signs in lines]
    known = vocabulary((text, line.joins) for text, (line, _) in zip(texts, lines, strict=True))
    draft = _Draft(words=known, is_latin=is_latin(texts))
    for (line, signs), text in zip(lines, texts, strict=True):
        _write(draft, line, signs, text)
    return Document(
        source=source,
        text="".join(draft.chars),
        repairs=tuple(draft.repairs),
        marginalia=tuple(marginalia),
        lines=tuple(draft.lines),
        links=tuple(draft.links),
        outline=tuple(outline),
    )


def undone(text: str, repairs: Iterable[Repair], start: int = 0) -> str:
    """`text` with `repairs`, in order and apart from each other, undone: the file's own signs, but for white space.

    `start` is where `text` starts in what the repairs' spans count in.
    """
    out, at = [], 0
    for repair in repairs:
        out += [text[at : repair.span.start - start], repair.raw]
        at = repair.span.end - start
    return "".join([*out, text[at:]])


def _write(draft: _Draft, line: RawLine, signs: list[_Sign], text: str) -> None:
    """Write `line`, whose `signs` make `text`."""
    broken = _part_from_last(draft, line, text)
    start = len(draft.chars)
    if line.number:
        end = start + len(line.number) + bool(signs)
        draft.repairs.append(Repair(span=Span(start=start, end=end), raw="", kind="number"))
        draft.chars.extend(line.number + " " * bool(signs))
    first = len(draft.chars)
    signs, ligatures = _without_ligatures(signs, first) if _LIGATURE.search(text) else (signs, [])
    words = list(_put_into_latin(signs, first)) if draft.is_latin and not text.isascii() else []
    glyphs = _glyphs(signs, first) if any(piece.raw is not None for piece in line.pieces) else ()
    draft.repairs += sorted([*ligatures, *words, *glyphs], key=_place)
    draft.chars += [sign for sign, _, _ in signs]
    draft.lines.append(_line(line, signs, start, first, len(draft.chars)))
    if any(piece.target for piece in line.pieces):
        _note_links(draft, signs, first)
    if broken:
        _note_hyphen(draft, start, broken)


def _place(repair: Repair) -> int:
    return repair.span.start


def _text(signs: list[_Sign]) -> str:
    return "".join([sign for sign, _, _ in signs])


def _signs(line: RawLine) -> list[_Sign]:
    """The line's signs with piece and place, white space folded and trimmed; a soft hyphen stays only at the end."""
    signs: list[_Sign] = []
    for piece in line.pieces:
        signs += zip(map(_shown, piece.text), repeat(piece), _places_of(piece))
    while signs and signs[-1][0] in {" ", ""}:
        signs.pop()
    if _TO_FOLD.search("".join([sign or "\0" for sign, _, _ in signs])) is None:
        return signs
    folded: list[_Sign] = []
    for at, sign in enumerate(signs):
        is_within = sign[0] in _SOFT_HYPHENS and at < len(signs) - 1
        is_double = sign[0] == " " and (not folded or folded[-1][0] == " ")
        if sign[0] and not is_within and not is_double:
            folded.append(sign)
    return [] if len(folded) == 1 and folded[0][0] in _SOFT_HYPHENS else folded


@cache
def _shown(sign: str) -> str:
    """The sign as the text has it: one kind of space, nothing for a sign that can't be seen."""
    if sign.isspace() or (unicodedata.category(sign) == "Cc" and sign not in _SOFT_HYPHENS):
        return " "
    return "" if sign in _NO_SIGNS else sign


def _places_of(piece: Piece) -> Iterable[tuple[float, float] | None]:
    return piece.x if len(piece.x) == len(piece.text) else repeat(None, len(piece.text))


def _part_from_last(draft: _Draft, line: RawLine, following: str) -> str:
    """Write what stands between the last line and this one, which begins with `following`.

    Nothing does where the last one breaks off a word: then the result is what the file has there, a line break and the
    hyphen if that goes.
    """
    if not draft.lines:
        return ""
    if not line.joins:
        draft.chars.extend("\f" * (_turned(draft, line) or line.is_overleaf) or "\n")
        return ""
    what = "is suspended" if line.number else hyphen(_last_line(draft), following, draft.words)
    if what == "is suspended":
        draft.chars.append(" ")
        return ""
    if what == "stays":
        return "\n"
    sign = draft.chars.pop()
    _shorten(draft, len(draft.chars))
    return f"{sign}\n"


def _turned(draft: _Draft, line: RawLine) -> int:
    """How many pages have been turned since the last form feed; one without text counts, too.

    A paragraph that runs over a page is whole: its page ends after it.
    """
    before = draft.page or draft.lines[0].page or 0
    draft.page = max(before, line.page or 0)
    return draft.page - before


def _last_line(draft: _Draft) -> str:
    return "".join(draft.chars[draft.lines[-1].span.start :])


def _note_hyphen(draft: _Draft, joint: int, broken: str) -> None:
    """Keep what the file has for the word around `joint`, with whatever else was put right in it, as one repair."""
    before, after = (
        "".join(draft.chars[max(0, joint - _LONGEST) : joint]),
        "".join(draft.chars[joint : joint + _LONGEST]),
    )
    start = joint - len(_HEAD.findall(before)[0])
    end = joint + len(_TAIL.findall(after)[0])
    inside = []
    while draft.repairs and draft.repairs[-1].span.end > start:
        inside.append(draft.repairs.pop())
    later = [repair for repair in reversed(inside) if repair.span.start >= end]
    inside = [
        Repair(span=Span(start=joint, end=joint), raw=broken, kind="hyphen"),
        *(r for r in inside if r not in later),
    ]
    span = Span(start=min(start, *map(_place, inside)), end=max(end, *(repair.span.end for repair in inside)))
    raw = undone("".join(draft.chars[span.start : span.end]), sorted(inside, key=_place), span.start)
    draft.repairs += [Repair(span=span, raw=raw, kind="hyphen"), *later]


def _note_links(draft: _Draft, signs: list[_Sign], first: int) -> None:
    """Keep where the line's signs lead; a link that goes on from the line before is one."""
    end = first
    for target, group in groupby(signs, key=_target):
        text = "".join(sign for sign, _, _ in group)
        start, end = end + len(text) - len(text.lstrip()), end + len(text)
        last = draft.links[-1] if draft.links else None
        if last is not None and last.target == target and not "".join(draft.chars[last.span.end : start]).strip(" "):
            draft.links[-1] = _ended(last, end)
        elif target is not None and text.strip():
            draft.links.append(Link(span=Span(start=start, end=start + len(text.strip())), target=target))


def _target(sign: _Sign) -> str | None:
    return sign[1].target or None


def _shorten(draft: _Draft, end: int) -> None:
    if draft.links and draft.links[-1].span.end > end:
        link = draft.links.pop()
        draft.links += [_ended(link, end)] if link.span.start < end else []
    last = draft.lines[-1]
    span = Span(start=last.span.start, end=end)
    draft.lines[-1] = last.model_copy(update={"span": span, "runs": _cut(last.runs, end)})


def _ended(link: Link, end: int) -> Link:
    return Link(span=Span(start=link.span.start, end=end), target=link.target)


def _cut(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    return tuple(
        run.model_copy(update={"span": Span(start=run.span.start, end=min(run.span.end, end))})
        for run in runs
        if run.span.start < end
    )


def _without_ligatures(signs: list[_Sign], first: int) -> tuple[list[_Sign], list[Repair]]:
    out: list[_Sign] = []
    repairs: list[Repair] = []
    for sign, piece, place in signs:
        opened = LIGATURES.get(sign, sign)
        if opened is not sign:
            at = first + len(out)
            repairs.append(Repair(span=Span(start=at, end=at + len(opened)), raw=sign, kind="ligature"))
        out.extend([(letter, piece, place) for letter in opened])
    return out, repairs


def _put_into_latin(signs: list[_Sign], first: int) -> Iterator[Repair]:
    """Put the words that are written in look-alike letters into Latin ones."""
    for start, raw, put in disguised(_text(signs)):
        span = Span(start=first + start, end=first + start + len(raw))
        yield Repair(span=span, raw=raw, kind="look_alike")
        for at, letter in enumerate(put, start):
            signs[at] = (letter, *signs[at][1:])


def _glyphs(signs: list[_Sign], first: int) -> Iterator[Repair]:
    """What the file has for each sign that the reader put right."""
    for at, (sign, piece, _) in enumerate(signs):
        if piece.raw is not None and sign != " " and (at == 0 or signs[at - 1][1] is not piece):
            span = Span(start=first + at, end=first + at + len(piece.text))
            yield Repair(span=span, raw=piece.raw, kind="glyph")


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
        places=tuple(_places(signs, first)) if any(len(piece.x) for piece in line.pieces) else (),
        style=line.style,
        level=line.level,
        number=line.number,
        depth=line.depth,
    )


def _runs(signs: list[_Sign], start: int, first: int) -> Iterator[Run]:
    begun = start
    for piece, end in _stretches(signs, first):
        yield Run(
            span=Span(start=begun, end=end),
            bold=piece.bold,
            italic=piece.italic,
            underline=piece.underline,
            strike=piece.strike,
            size=piece.size,
        )
        begun = end


def _stretches(signs: list[_Sign], first: int) -> list[tuple[Piece, int]]:
    """The stretches of `signs` that are set in one way: a piece of each, and where it ends."""
    found: list[tuple[Piece, int]] = []
    end = first
    for piece, group in groupby(signs, key=itemgetter(1)):
        end += len(list(group))
        if found and _same_style(found[-1][0], piece):
            found.pop()
        found.append((piece, end))
    return found


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
