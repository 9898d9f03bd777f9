"""Rows of an unruled table whose cells are all wrapped: each goes on in the line below, a sentence with them."""

from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.paragraphs import breaks_off, list_entry
from extractor.read.pdf.setting import ENDED
from extractor.read.pdf.strips import Strip
from extractor.read.pdf.words import Word


def all_go_on(lasts: dict[int, PrintedLine], parts: dict[int, list[Word]], strips: list[Strip]) -> bool:
    """Whether the words in `parts`, by column, go on what `lasts` end with: none would have fitted there any more.

    In one column at least a sentence plainly runs on, or else short entries, each full for its column, would be a row.
    The last column's lines may end anywhere: there the sentence alone tells.
    """
    pairs = [(column, lasts[column], words) for column, words in parts.items()]
    if not any(_runs_on(last, words) for _, last, words in pairs):
        return False
    return all(_runs_on(last, words) or _is_full(column, last, words, strips) for column, last, words in pairs)


def _runs_on(last: PrintedLine, words: list[Word]) -> bool:
    """Whether a sentence of several words runs on: in a small letter, or after a word that none ends with."""
    if len(last.words) < 3 or ENDED.search(last.text) or list_entry().match(words[0].text + " "):
        return False
    return words[0].text[:1].islower() or breaks_off().search(last.text) is not None


def _is_full(column: int, last: PrintedLine, words: list[Word], strips: list[Strip]) -> bool:
    if column >= len(strips) or ENDED.search(last.text) or last.words[0].bold != words[0].bold:
        return False
    return last.x1 + 0.25 * last.size + words[0].x1 - words[0].x0 > sum(strips[column]) / 2
