"""Titles that figures are part of are headings where they stand out as the others do, and keep their figures."""

import io

import pytest
from docx import Document as WordFile

from extractor.read import read
from extractor.segment import segment

OTHERS = ("Slipway repairs", "Boat store", "Summer regatta")
TEXT = "The matter was talked over at some length, and the members were content with how it stood at that time."


def titles(tmp_path, title: str, number: str = "") -> list[str]:
    word = WordFile()
    for line in ("Elmham Harbour Committee", "Minutes of the meeting held on 4 May 2021", "Present: Ann Lee, Tom Reed"):
        word.add_paragraph(line)
    for at, one in enumerate((*OTHERS[:2], title, OTHERS[2]), start=1):
        word.add_paragraph().add_run((f"{at}. " if number else "") + one).bold = True
        word.add_paragraph(TEXT)
    held = io.BytesIO()
    word.save(held)
    path = tmp_path / "minutes.docx"
    path.write_bytes(held.getvalue())
    return [section.title for section in segment(read(path))]


@pytest.mark.parametrize(
    "title",
    [
        "100 Club",
        "2021/22 budget",
        "14 Dyer Street",
        "iPads",
        "£500 grant",
        "Budget review – 10 mins",
        "Budget review – 7:15 pm",
        "Finance – 2021/22",
        "Minutes of the previous meeting – 6 April 2021",
    ],
)
@pytest.mark.parametrize("number", ["", "1."])
def test_a_title_keeps_its_figures(tmp_path, title: str, number: str) -> None:
    assert titles(tmp_path, title, number) == [*OTHERS[:2], title, OTHERS[2]]


@pytest.mark.parametrize("words", ["6 April 2021", "7.30 pm – 9 pm", "£1,203.50"])
def test_a_day_or_a_sum_that_stands_out_is_no_title(tmp_path, words: str) -> None:
    assert titles(tmp_path, words) == list(OTHERS)
