"""Small minutes by the thousand, no two alike, as PDF, Word and text: what many.py imports, and other errands may."""

import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

WORDS = """Alder Barrow Cinder Dunmere Elder Fallow Garth Hollin Ivel Jarrow Kelder Linton
Allotments Bridge Common Ferry Green Harbour Library Lido Market Orchard Path Pool
Committee Board Forum Trust Panel Society
Ada Ben Cleo Dan Edith Finn Grace Hugh Iris Joan Kit Lena
Ashby Birch Cole Dart Ebdon Frome Gale Hurst Inman Jewell Keld Lamb
fence gate roof boiler lease hedge culvert noticeboard bench pump survey budget"""
PLACES, KINDS, BODIES, FIRST, LAST, THINGS = (line.split() for line in WORDS.splitlines())
VERBS = ("obtain quotes for", "report on", "arrange repair of", "write to the owner of", "review the cost of")
PER_BODY = 50
LONG_AGO = 1.5e9  # seconds since 1970


def write(folder: Path, many: int, kinds: list[str]) -> None:
    """Write `many` documents, a hundred a folder, where they aren't yet, and set their time back by years."""
    chance = random.Random(1)  # noqa: S311 - chance that can be had again
    for number in range(many):
        kind = kinds[number % len(kinds)]
        path = folder / f"{number // 100:04}" / f"{number:06}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        minutes = document(number, chance)
        if not path.exists():
            WRITERS[kind](path, minutes)
        os.utime(path, (LONG_AGO, LONG_AGO))


def write_large(folder: Path, many: int) -> None:
    """Write files of a megabyte that are no documents, and known to be none at once."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(2)  # noqa: S311
    for number in range(many):
        path = folder / f"{number}.txt"
        path.write_bytes(b"GIF89a" + chance.randbytes(1 << 20))
        os.utime(path, (LONG_AGO, LONG_AGO))


def document(number: int, chance: random.Random) -> str:
    """Minutes of the meeting with this number."""
    of, nth = divmod(number, PER_BODY)
    place, kind, body = PLACES[of % 12], KINDS[of // 12 % 12], BODIES[of // 144 % 6]
    day = date(1990 + of % 7, 1, 9) + timedelta(days=28 * nth)
    people = [f"{first} {last}" for first, last in zip(FIRST, chance.sample(LAST, 12), strict=True)]
    present = chance.sample(people[:11], 5)
    items = "\n".join(item(at, present, day, chance) for at in range(2, 5))
    return (
        f"{place} {kind} {body} {of}\n"
        f"Minutes of the meeting held on {day:%A %d %B %Y} at 7.00 pm in the {place} Hall\n\n"
        f"Present: {present[0]} (Chair), {', '.join(present[1:])}\nApologies: {people[11]}\n\n"
        f"1. Minutes of the last meeting\nThe minutes of the last meeting were approved.\n\n{items}\n"
    )


def item(at: int, present: list[str], day: date, chance: random.Random) -> str:
    """One item of an agenda, with what was said, decided and set."""
    thing, owner = chance.choice(THINGS), chance.choice(present)
    due = day + timedelta(days=chance.randrange(7, 60))
    return (
        f"{at}. The {thing}\n{owner} reported that the {thing} would cost {chance.randrange(100, 9999)} pounds. "
        f"RESOLVED: that the {thing} be dealt with under section {chance.randrange(1, 90)} of the Localism Act 2011.\n"
        f"Action: {owner} to {chance.choice(VERBS)} the {thing} by {due:%d %B %Y}.\n"
    )


def _text(path: Path, minutes: str) -> None:
    path.write_text(minutes, "utf-8")


def _word(path: Path, minutes: str) -> None:
    word = _blank()
    for paragraph in word.paragraphs:
        paragraph._element.getparent().remove(paragraph._element)
    for line in filter(None, minutes.splitlines()):
        word.add_paragraph(line)
    word.save(str(path))


@cache
def _blank() -> WordDocument:
    """One Word document for all: to open python-docx's template for each takes longer than all else."""
    return Document()


def _pdf(path: Path, minutes: str) -> None:
    style = getSampleStyleSheet()["Normal"]
    lines = [Paragraph(line or "&nbsp;", style) for line in minutes.splitlines()]
    SimpleDocTemplate(str(path), invariant=1).build(lines)


WRITERS: dict[str, Callable[[Path, str], None]] = {"pdf": _pdf, "docx": _word, "txt": _text}
