"""How words are set, and how the document's ordinary text is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models import Document, Line, Paragraph, Run, Span

_LONG = 40
# The share of a document's letters that its longer paragraphs hold at least, if they show how its text is set.
_TOLD = 0.35


class Look(NamedTuple):
    """How a stretch is set. `size` is in half points; `level` is Word's outline level."""

    size: float = 0.0
    bold: bool = False
    underline: bool = False
    italic: bool = False
    caps: bool = False
    level: int | None = None

    def stands_out(self, body: "Look") -> bool:
        """Whether a reader sees at a glance that this is not ordinary text."""
        is_larger = self.size > body.size + 0.6 > 1
        return is_larger or self.bold > body.bold or self.underline > body.underline or self.level is not None


def look_of(text: str, lines: Iterable[Line], span: Span) -> Look:
    """How most letters of `span` are set; of several sizes the largest counts."""
    lines = tuple(lines)
    runs = [(run, _letters(text, run, span)) for line in lines for run in line.runs if run.span.touches(span)]
    total = sum(count for _, count in runs) or 1
    letters = [sign for sign in span.of(text) if sign.isalpha()]
    shown = sum(count for run, count in runs if run.capitals)
    return Look(
        size=_half(max((run.size or 0.0 for run, count in runs if count), default=0.0)),
        bold=2 * sum(count for run, count in runs if run.bold) > total,
        underline=2 * sum(count for run, count in runs if run.underline) > total,
        italic=2 * sum(count for run, count in runs if run.italic) > total,
        caps=len(letters) > 2 and (sum(map(str.isupper, letters)) > 0.85 * len(letters) or 2 * shown > total),
        level=next((line.level for line in lines if line.span.touches(span)), None),
    )


def body_look(document: Document) -> Look:
    """How most letters of the document's longer paragraphs are set; of all, if these are few of its words."""
    long = [p for p in document.paragraphs if len(p.span.of(document.text)) > _LONG]
    told = sum(len(p.span.of(document.text)) for p in long)
    for paragraphs in (long, document.paragraphs) if told > _TOLD * len(document.text) else (document.paragraphs,):
        looks = _looks(document.text, paragraphs)
        if looks:
            (size, bold, underline, italic), _ = looks.most_common(1)[0]
            return Look(size, bold, underline, italic)
    return Look()


def _looks(text: str, paragraphs: Iterable[Paragraph]) -> Counter[tuple[float, bool, bool, bool]]:
    """How many letters of `paragraphs` are set in each way."""
    looks: Counter[tuple[float, bool, bool, bool]] = Counter()
    for paragraph in paragraphs:
        for run in _runs(paragraph):
            length = len(run.span.of(text).strip())
            looks[_half(run.size or 0.0), run.bold, run.underline, run.italic] += length
    return looks


def emphasised(text: str, paragraph: Paragraph, start: int, body: Look) -> int:
    """The end of the stretch from `start` on that stands out as its first letter does; `start` if that one does not."""
    end, kind = start, None
    for run in _runs(paragraph):
        if run.span.end <= start:
            continue
        inside = text[max(run.span.start, start) : run.span.end]
        if not any(map(str.isalnum, inside)):
            continue
        if _is_within_word(text, run) and end == run.span.start:
            end = run.span.end
            continue
        own = _emphasis(run, body)
        kind = own if kind is None else kind
        if not any(kind) or not all(mine or not wanted for mine, wanted in zip(own, kind, strict=True)):
            break
        end = run.span.end
    return end


def _is_within_word(text: str, run: Run) -> bool:
    """Whether a run only goes on with a word: a ligature that is set in another font, as a heading's lacks it."""
    start, end = run.span.start, run.span.end
    return text[start - 1 : start].isalnum() and text[start].isalnum() and len(text[start:end].split()) == 1


def _emphasis(run: Run, body: Look) -> tuple[bool, bool, bool]:
    marked = run.bold > body.bold, run.underline > body.underline
    return (*marked, run.italic > body.italic and not any(marked))


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for line in paragraph.lines:
        yield from line.runs


def _letters(text: str, run: Run, span: Span) -> int:
    inside = text[max(run.span.start, span.start) : min(run.span.end, span.end)]
    return sum(map(str.isalnum, inside))


def _half(size: float) -> float:
    return round(2 * size) / 2
