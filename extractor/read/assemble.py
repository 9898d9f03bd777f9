"""Lines as a reader saw them, made into one Document: white space folded, hyphens undone, letters put right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from extractor.read.addresses import address_goes_on
from extractor.read.broken import Vocabulary, hyphen, vocabulary
from extractor.read.endless import without_endless
from extractor.read.raw import Piece, RawLine
from extractor.read.scripts import disguised, is_latin
from extractor.read.stretches import Stretch, confidences, folded, opened, places, recut, tabs, text_of
from extractor.read.written import Written
from models import Document, Line, Link, Marginal, OutlineEntry, Places, Repair, Run, Source, Span
from models.document import RepairKind

__all__ = ["Piece", "RawLine", "assemble", "undone"]

# The two parts of a word around the end of a line, neither longer than is likely.
_HEAD, _TAIL, _LONGEST = re.compile(r"[^\W_]*[-\u2010]?$"), re.compile(r"^[^\W_]*"), 60

# What a line takes over from the raw one, and how a run may be set: what isn't so is left out, and takes no room.
_TOLD = ("page", "box", "block", "cell", "indent", "gap", "style", "level", "number", "depth")
_HOW = ("bold", "italic", "underline", "strike", "size", "capitals")


@dataclass(slots=True)
class _Draft:
    """The text as far as it is written, with what was done to it, and what is known of the document's words."""

    words: Vocabulary
    is_latin: bool
    is_unspaced: bool = False
    page: int | None = None
    chars: Written = field(default_factory=Written)
    repairs: list[Repair] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


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
    Each change to the file's own signs, white space and invisible signs apart, is kept as a repair. Words without an
    end are left out, of which `source` then warns.
    """
    readable, left_out = without_endless(raw)
    lines = [(line, stretches) for line in readable if (stretches := folded(line.pieces)) or line.number]
    texts = [text_of(stretches) for _, stretches in lines]
    known = vocabulary((text, line.joins) for text, (line, _) in zip(texts, lines, strict=True))
    draft = _Draft(words=known, is_latin=is_latin(texts))
    lines.reverse()
    for text in texts:
        _write(draft, *lines.pop(), text)  # what is written is let go: a minute book's lines take much room
    return Document(
        source=_warned(source, left_out),
        text=str(draft.chars),
        repairs=tuple(draft.repairs),
        marginalia=tuple(marginalia),
        lines=tuple(draft.lines),
        links=tuple(draft.links),
        outline=tuple(outline),
    )


def _warned(source: Source, said: tuple[str, ...]) -> Source:
    return source.model_copy(update={"warnings": (*source.warnings, *said)}) if said else source


def undone(text: str, repairs: Iterable[Repair], start: int = 0) -> str:
    """`text` with `repairs`, in order and apart from each other, undone: the file's own signs, but for white space.

    `start` is where `text` starts in what the repairs' spans count in.
    """
    out, at = [], 0
    for repair in repairs:
        out += [text[at : repair.span.start - start], repair.raw]
        at = repair.span.end - start
    return "".join([*out, text[at:]])


def _write(draft: _Draft, line: RawLine, stretches: list[Stretch], text: str) -> None:
    """Write `line`, whose `stretches` make `text`."""
    broken = _part_from_last(draft, line, text)
    start = len(draft.chars)
    if line.number:
        end = start + len(line.number) + bool(text)
        draft.repairs.append(Repair(span=Span(start=start, end=end), raw="", kind="number"))
        draft.chars.write(line.number + " " * bool(text))
    first = len(draft.chars)
    repairs: list[Repair] = []
    if not text.isascii():
        stretches, repairs = _put_right(stretches, first, is_latin=draft.is_latin)
    if any(piece.raw is not None for piece in line.pieces):
        repairs += _glyphs(stretches, first)
    draft.repairs += _apart(repairs)
    draft.chars.write(text_of(stretches))
    draft.lines.append(_line(line, stretches, start, first, len(draft.chars)))
    if any(piece.target for piece in line.pieces):
        _note_links(draft, stretches, first)
    if broken:
        _note_hyphen(draft, start, broken)
    draft.is_unspaced = line.is_unspaced


def _put_right(stretches: list[Stretch], first: int, *, is_latin: bool) -> tuple[list[Stretch], list[Repair]]:
    """The stretches with ligatures opened and, where the document is Latin, words in look-alike letters put right."""
    stretches, ligatures = opened(stretches)
    repairs = [_repair(first + at, put, raw, "ligature") for at, raw, put in ligatures]
    text = text_of(stretches)
    for at, raw, put in disguised(text) if is_latin else ():
        text = text[:at] + put + text[at + len(raw) :]
        repairs.append(_repair(first + at, put, raw, "look_alike"))
    return recut(stretches, text), repairs


def _repair(start: int, put: str, raw: str, kind: RepairKind) -> Repair:
    return Repair(span=Span(start=start, end=start + len(put)), raw=raw, kind=kind)


def _apart(repairs: list[Repair]) -> list[Repair]:
    """`repairs` in order; one within another (a ligature in a word of look-alikes) is undone in that one's `raw`."""
    found: list[tuple[Repair, list[Repair]]] = []
    for repair in sorted(repairs, key=lambda repair: (repair.span.start, -repair.span.end)):
        if found and found[-1][0].span.holds(repair.span):
            found[-1][1].append(repair)
        else:
            found.append((repair, []))
    return [
        Repair(span=outer.span, raw=undone(outer.raw, inner, outer.span.start), kind=outer.kind) if inner else outer
        for outer, inner in found
    ]


def _place(repair: Repair) -> int:
    return repair.span.start


def _part_from_last(draft: _Draft, line: RawLine, following: str) -> str:
    """Write what stands between the last line and this one, which begins with `following`.

    Nothing does where the last one breaks off a word: then the result is what the file has there, a line break and the
    hyphen if that goes.
    """
    if not draft.lines:
        return ""
    if not line.joins:
        draft.chars.write("\f" * (_turned(draft, line) or line.is_overleaf) or "\n")
        return ""
    last = _last_line(draft)
    what = "is suspended" if line.number else hyphen(last, following, draft.words)
    if what == "is suspended" and (draft.is_unspaced or address_goes_on(last, following, _common_target(draft, line))):
        return "\n"
    if what == "is suspended":
        draft.chars.write(" ")
        return ""
    if what == "stays":
        return "\n"
    sign = draft.chars.take_back()
    _shorten(draft, len(draft.chars))
    return f"{sign}\n"


def _turned(draft: _Draft, line: RawLine) -> int:
    """How many pages have been turned since the last form feed; one without text counts, too.

    A paragraph that runs over a page is whole: its page ends after it.
    """
    before = draft.page or draft.lines[0].page or 0
    draft.page = max(before, line.page or 0)
    return draft.page - before


def _common_target(draft: _Draft, line: RawLine) -> str | None:
    """Where the end of the text and the beginning of `line` both lead, if they are one link."""
    if not draft.links or draft.links[-1].span.end < len(draft.chars):
        return None
    target = draft.links[-1].target
    return target if line.pieces and line.pieces[0].target == target else None


def _last_line(draft: _Draft) -> str:
    return draft.chars[draft.lines[-1].span.start :]


def _note_hyphen(draft: _Draft, joint: int, broken: str) -> None:
    """Keep what the file has for the word around `joint`, with whatever else was put right in it, as one repair."""
    before, after = (
        draft.chars[max(0, joint - _LONGEST) : joint],
        draft.chars[joint : joint + _LONGEST],
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
    raw = undone(draft.chars[span.start : span.end], sorted(inside, key=_place), span.start)
    draft.repairs += [Repair(span=span, raw=raw, kind="hyphen"), *later]


def _note_links(draft: _Draft, stretches: list[Stretch], first: int) -> None:
    """Keep where the line's stretches lead; a link that goes on from the line before is one."""
    end = first
    for target, group in groupby(stretches, key=_target):
        text = text_of(group)
        start, end = end + len(text) - len(text.lstrip()), end + len(text)
        last = draft.links[-1] if draft.links else None
        is_near = last is not None and last.target == target and start - last.span.end < _LONGEST
        if last is not None and is_near and not draft.chars[last.span.end : start].strip(" "):
            draft.links[-1] = _ended(last, end)
        elif target is not None and text.strip():
            draft.links.append(Link(span=Span(start=start, end=start + len(text.strip())), target=target))


def _target(stretch: Stretch) -> str | None:
    return stretch.piece.target or None


def _shorten(draft: _Draft, end: int) -> None:
    if draft.links and draft.links[-1].span.end > end:
        link = draft.links.pop()
        draft.links += [_ended(link, end)] if link.span.start < end else []
    last = draft.lines[-1]
    span = Span(start=last.span.start, end=end)
    draft.lines[-1] = replace(last, span=span, runs=_cut(last.runs, end))


def _ended(link: Link, end: int) -> Link:
    return Link(span=Span(start=link.span.start, end=end), target=link.target)


def _cut(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    return tuple(
        replace(run, span=Span(start=run.span.start, end=min(run.span.end, end)))
        for run in runs
        if run.span.start < end
    )


def _glyphs(stretches: list[Stretch], first: int) -> Iterator[Repair]:
    """What the file has for each sign that the reader put right."""
    for text, piece, _ in stretches:
        if piece.raw is not None and text[0] != " ":
            yield Repair(span=Span(start=first, end=first + len(piece.text)), raw=piece.raw, kind="glyph")
        first += len(text)


def _line(line: RawLine, stretches: list[Stretch], start: int, first: int, end: int) -> Line:
    told: dict[str, Any] = {name: value for name in _TOLD if (value := getattr(line, name)) is not None}
    words, sure = Places(places(stretches, first)), tuple(confidences(stretches))
    stops = tuple(tabs(line.pieces, text_of(stretches), first))
    told |= {name: value for name, value in (("places", words), ("tabs", stops), ("confidences", sure)) if value}
    return Line(span=Span(start=start, end=end), runs=tuple(_runs(stretches, start, first)), **told)


def _runs(stretches: list[Stretch], start: int, first: int) -> Iterator[Run]:
    """The stretches that are set in one way; a list number, from `start` to `first`, is set as what follows it."""
    end = first
    for style, group in groupby(stretches, key=_style):
        end += sum(len(stretch.text) for stretch in group)
        yield Run(span=Span(start=start, end=end), **_so(style))
        start = end


def _so(style: Iterable[Any]) -> dict[str, Any]:
    """How a run is set, by name, but for what isn't so."""
    return {name: value for name, value in zip(_HOW, style, strict=True) if value is not None and value is not False}


def _style(stretch: Stretch) -> tuple[bool, bool, bool, bool, float | None, bool]:
    piece = stretch.piece
    return piece.bold, piece.italic, piece.underline, piece.strike, piece.size, piece.capitals
