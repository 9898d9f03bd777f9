"""Minutes kept as one list, its outermost entries the items, in every format that has lists."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate

from extractor.read import read
from extractor.segment import segment

Entry = tuple[int, str]
ITEMS = ["Handbook (Ann)", "Website (Bo)", "Summer fair", "Any other business", "Next meeting"]
HEAD = ["Larkfield Garden Society", "Minutes of the meeting held on 3 May 2018", "Present: Ann Reeve, Bo Lund, Jo Park"]
LIST: list[Entry] = [
    (0, "Handbook (Ann)"),
    (1, "Twelve chapters are written, and two are with the printer"),
    (2, "The cover is blue now"),
    (1, "The chapter on sheds is late"),
    (0, "Website (Bo)"),
    (1, "The new pages went up in April"),
    (2, "Bo will mend the map this week"),
    (1, "Nobody has complained yet"),
    (0, "Summer fair"),
    (1, "The field is booked for 7 July"),
    (1, "Stalls cost five pounds again"),
    (0, "Any other business"),
    (1, "The key to the shed was found"),
    (0, "Next meeting"),
    (1, "On 7 June in the library"),
]
# Nothing in these lists is called as items are: who holds which office, and what was thought of.
OFFICES: list[Entry] = [
    (0, "Chair: Ann Reeve"),
    (1, "Nominated by Bo Lund"),
    (0, "Secretary: Bo Lund"),
    (1, "Nominated by Jo Park"),
    (0, "Delegate: Jo Park"),
    (1, "Nominated by Ann Reeve"),
]
PEOPLE: list[Entry] = [
    (0, "Ann Reeve"),
    (1, "Larkfield Library"),
    (0, "Bo Lund"),
    (1, "Rook Valley College"),
    (0, "Any other business"),
    (1, "The key was found"),
    (0, "Next meeting"),
    (1, "On 7 June in the library"),
]


def as_markdown(entries: list[Entry], path: Path) -> Path:
    path.write_text("\n\n".join([f"# {HEAD[0]}", *HEAD[1:], "\n".join(f"{'  ' * d}- {t}" for d, t in entries)]) + "\n")
    return path


def as_text(entries: list[Entry], path: Path) -> Path:
    path.write_text("\n".join([*HEAD, "", *(f"{'  ' * depth}* {title}" for depth, title in entries)]) + "\n")
    return path


def as_html(entries: list[Entry], path: Path) -> Path:
    rows = "".join(_nested(entries))
    path.write_text(f"<html><body><h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><p>{HEAD[2]}</p>{rows}</body></html>")
    return path


def _nested(entries: list[Entry]) -> Iterator[str]:
    depth = -1
    for level, title in entries:
        yield "<ul>" * (level - depth) if level > depth else "</li></ul>" * (depth - level) + "</li>"
        yield f"<li>{title}"
        depth = level
    yield "</li></ul>" * (depth + 1)


def as_word(entries: list[Entry], path: Path) -> Path:
    made = docx.Document()
    for line in HEAD:
        made.add_paragraph(line)
    for depth, title in entries:
        made.add_paragraph(title, style=f"List Bullet {depth + 1}" if depth else "List Bullet")
    made.save(str(path))
    return path


def as_pdf(entries: list[Entry], path: Path) -> Path:
    styles = getSampleStyleSheet()
    head = [Paragraph(HEAD[0], styles["Title"]), *(Paragraph(line, styles["Normal"]) for line in HEAD[1:])]
    SimpleDocTemplate(str(path)).build([*head, _printed(list(entries))])
    return path


def _printed(entries: list[Entry]) -> ListFlowable:
    depth, rows = entries[0][0], []
    while entries and entries[0][0] >= depth:
        within = [Paragraph(entries.pop(0)[1], getSampleStyleSheet()["Normal"])]
        rows.append(ListItem([*within, _printed(entries)] if entries and entries[0][0] > depth else within))
    return ListFlowable(rows, bulletType="bullet", start="•")


WRITERS = {"md": as_markdown, "txt": as_text, "html": as_html, "docx": as_word, "pdf": as_pdf}
written = pytest.mark.parametrize(("ending", "write"), WRITERS.items(), ids=list(WRITERS))
Write = Callable[[list[Entry], Path], Path]


@written
def test_the_outermost_entries_are_the_items(ending: str, write: Write, tmp_path: Path) -> None:
    sections = segment(read(write(LIST, tmp_path / f"minutes.{ending}")))
    assert [(one.level, one.title) for one in sections] == [(1, title) for title in ITEMS]


@written
@pytest.mark.parametrize("entries", [OFFICES, PEOPLE], ids=["offices", "people"])
def test_a_list_of_offices_or_of_people_is_no_outline(
    ending: str, write: Write, entries: list[Entry], tmp_path: Path
) -> None:
    titles = {one.title for one in segment(read(write(entries, tmp_path / f"minutes.{ending}")))}
    assert titles.isdisjoint({"Chair: Ann Reeve", "Chair", "Secretary", "Delegate", "Ann Reeve", "Bo Lund"})
