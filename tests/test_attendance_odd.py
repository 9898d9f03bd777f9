"""Attendance in forms that no rule was written for: attendance_odd.toml says who was there."""

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor import rules
from extractor.find import attendees
from extractor.find.attendees.passages import passages
from extractor.find.attendees.rows import rows
from extractor.find.attendees.signs import signs, weighed
from extractor.language import Doc
from extractor.read import plain, read
from extractor.segment import segment
from models import Document, Source

FORMS = tomllib.loads(Path(__file__).with_name("attendance_odd.toml").read_text("utf-8"))["form"]
STATUSES = ("present", "in_attendance", "apologies", "absent")
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
LEFT, COLUMN, TOP, LINE = 72, 160, 760, 16  # points


def cells(line: str) -> list[str]:
    """What a line parts into columns."""
    return [cell.strip() for cell in line.split("|")]


def as_text(text: str, _: Path) -> Document:
    """The lines as they stand."""
    return plain.read(text.encode(), SOURCE)


def as_word(text: str, folder: Path) -> Document:
    """A Word file: a paragraph a line, and lines with columns as rows of a table."""
    file = docx.Document()
    table = None
    for line in text.splitlines():
        row = cells(line)
        if len(row) == 1:
            table = None
            file.add_paragraph(line)
            continue
        table = table or file.add_table(0, len(row))
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    file.save(str(folder / "minutes.docx"))
    return read(folder / "minutes.docx")


def as_pdf(text: str, folder: Path) -> Document:
    """A page with columns at fixed places."""
    page = io.BytesIO()
    canvas = Canvas(page)
    for at, line in enumerate(text.splitlines()):
        for column, words in enumerate(cells(line)):
            canvas.drawString(LEFT + COLUMN * column, TOP - LINE * at, words)
    canvas.save()
    (folder / "minutes.pdf").write_bytes(page.getvalue())
    return read(folder / "minutes.pdf")


LAYOUTS: dict[str, Callable[[str, Path], Document]] = {"text": as_text, "word": as_word, "pdf": as_pdf}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["why"])
def test_a_form_without_a_rule_gives_those_who_were_there(
    form: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if "fails" in form:
        request.applymarker(pytest.mark.xfail(reason=form["fails"], strict=True))
    document = LAYOUTS[form.get("layout", "text")](form["text"].strip(), tmp_path)
    found = attendees.find(Doc(document.text), document, tuple(segment(document)))
    right = {name: status for status in STATUSES for name in form.get(status, ())}
    assert {one.name: one.status for one in found} == right


def test_each_sign_has_a_weight_and_each_weight_a_sign(tmp_path: Path) -> None:
    document = as_text("Harbour Board\nThose who came: Ann Lee, Tom Reed", tmp_path)
    held = passages(rows(document, ()))
    at = next(at for at, passage in enumerate(held) if len(passage.mentions) > 1)
    assert signs(weighed(held, document.text), at).keys() == rules.weights("presence").keys()


def test_a_name_apart_is_no_list_where_a_whole_one_is_known(tmp_path: Path) -> None:
    listed = "Present: Ann Lee, Tom Reed, Jill Hay, Kim Orr, Dan Fox"
    text = f"Harbour Board\n{listed}\n1. Piers\nThe piers were looked at.\n2. Thanks\n- Rob Salt\nThe board closed."
    document = as_text(text, tmp_path)
    found = attendees.find(Doc(document.text), document, tuple(segment(document)))
    assert [one.name for one in found] == ["Ann Lee", "Tom Reed", "Jill Hay", "Kim Orr", "Dan Fox"]
