"""Headings that run into their text: told by how they are set, unless they only lead on to it."""

from pathlib import Path

import docx

from extractor.read import read
from extractor.segment import segment

TOPICS = (
    ("Boiler", "The plumber would fit a new valve before the autumn."),
    ("Rent of the hall", "A letter was read that asks for more of it in June."),
    ("Kitchen", "The price of ten pounds a month was thought too high."),
    ("Car park", "There had been much notice of the work on it."),
)
HEADS = ["Apologies for Absence", "Matters Arising"]


def titles(folder: Path, leads: tuple[tuple[str, str], ...], *, underlined: bool) -> list[str]:
    """The titles found in a Word file whose paragraphs begin with `leads`, underlined or bold."""
    file = docx.Document()
    file.add_paragraph("Elm Park Hall Trust")
    file.add_paragraph("Minutes of the meeting held on 4 May 2021")
    file.add_paragraph("Ann Lee, Tom Reed and Mary Oakes were there, and nobody had sent apologies.")
    file.add_paragraph().add_run("Apologies for Absence").bold = True
    file.add_paragraph("There were none, and all who had been asked to come had come.")
    file.add_paragraph().add_run("Matters Arising").bold = True
    for lead, text in leads:
        paragraph = file.add_paragraph()
        run = paragraph.add_run(lead)
        run.underline, run.bold = underlined, not underlined
        paragraph.add_run(f" {text}")
    file.save(str(folder / "minutes.docx"))
    return [section.title for section in segment(read(folder / "minutes.docx"))]


def test_underlined_words_that_open_paragraphs_are_headings(tmp_path: Path) -> None:
    assert titles(tmp_path, TOPICS, underlined=True) == [*HEADS, *(lead for lead, _ in TOPICS)]


def test_bold_words_that_only_lead_on_are_none(tmp_path: Path) -> None:
    leads = (("In place of a transcript, a film of it is available at", "https://hall.example/film"),)
    assert titles(tmp_path, leads, underlined=False) == HEADS
