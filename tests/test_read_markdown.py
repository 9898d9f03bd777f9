"""Markdown: minutes as projects keep them beside their sources, read as the sites show them."""

from pathlib import Path

import pytest

from extractor.errors import EmptyError
from extractor.read import kinds, read
from models import Document


def typed(tmp_path: Path, text: str, name: str = "2021-04-22.md") -> Document:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read(path)


def beside(document: Document, kind: str) -> list[str]:
    return [marginal.text for marginal in document.marginalia if marginal.kind == kind]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ann *did* **not** agree.", "Ann did not agree."),
        ("One\n\nTwo", "One\nTwo"),
        (
            "Date: 3 May\nChair: Ann Lee\nPresent: Bob Hart",
            "Date: 3 May\nChair: Ann Lee\nPresent: Bob Hart",
        ),  # lines that were ended
        ("Date: 3 May  \nChair: Ann", "Date: 3 May\nChair: Ann"),
        (  # a text that is wrapped
            "The chair opened the meeting and welcomed\nmembers of the public who had come to\nhear the report on the wall.\nThe clerk read the minutes of the meeting\nheld in March, which were agreed.",
            "The chair opened the meeting and welcomed members of the public who had come to hear the report on the wall.\nThe clerk read the minutes of the meeting held in March, which were agreed.",
        ),
        ("- [ ] @annlee to write\n- [x] done", "☐ @annlee to write\n☑ done"),
        ("* a\n  * b\n\n    more\n+ c", "• a\n◦ b\nmore\n• c"),
        ("3. a\n1. b\n   1) c", "3. a\n4. b\n1. c"),
        ("2019\\. A year", "2019. A year"),
        ("`code` and\n\n```\ncode  block\n```", "code and\ncode block"),
        ("<b>Present</b>: Ann<br>Bob<!-- not shown -->", "Present: Ann\nBob"),
        ("<details><summary>Log</summary>\n\n- a\n\n</details>", "Log\n• a"),
        ("> quoted\n\n---\n\nafter", "quoted\nafter"),
        ("The lease[^1] ends.\n\n[^1]: Of 1987.", "The lease ends."),
        ("&copy; &amp; caf&eacute;", "© & café"),
        ("Mail <ann@example.org>, see https://example.org", "Mail ann@example.org, see https://example.org"),
    ],
)
def test_markdown_is_read_as_it_is_shown(tmp_path, text, shown):
    assert typed(tmp_path, text).text == shown


def test_headings_have_levels_and_the_first_is_the_title(tmp_path):
    found = typed(tmp_path, "# Board\n\nDate\n\n## Roads\n\nKerbs\n-----\n\n### Paint #")
    assert [(line.span.of(found.text), line.level, line.style) for line in found.lines] == [
        ("Board", None, "Title"),
        ("Date", None, None),
        ("Roads", 2, None),
        ("Kerbs", 2, None),
        ("Paint", 3, None),
    ]


def test_tables_are_cells_and_emphasis_is_kept(tmp_path):
    found = typed(tmp_path, "| Name | Here |\n|---|:-:|\n| **Ann** | ~~x~~ |\n| Bob | |\n")
    assert [(line.cell.row, line.cell.column, line.span.of(found.text)) for line in found.lines] == [
        (0, 0, "Name"), (0, 1, "Here"), (1, 0, "Ann"), (1, 1, "x"), (2, 0, "Bob"),
    ]  # fmt: skip
    assert [line.is_bold for line in found.lines] == [True, True, True, False, False]
    assert found.lines[3].is_struck
    assert found.lines[3].block.model_dump(exclude_none=True) == {"table": 0, "row": 1, "cell": 1}


def test_links_keep_their_targets_and_notes_stand_beside(tmp_path):
    found = typed(
        tmp_path,
        'See [the paper](https://example.org/p "t") and [ref][1]. ![A chart](c.png) Lease[^n].\n\n[1]: #roads\n[^n]: Of 1987.',
    )
    assert [(link.span.of(found.text), link.target) for link in found.links] == [
        ("the paper", "https://example.org/p"),
        ("ref", "#roads"),
    ]
    assert beside(found, "picture") == ["A chart"]
    assert beside(found, "note") == ["Of 1987."]


FRONT = """---
title: "Steering Group: minutes"
date: 2021-04-22
author: [Ann Lee, Bob Hart]
layout: post
attendees:
  - Ann Lee (Fjordbank)
  - Bob Hart
---
Nothing was decided.
"""


def test_front_matter_says_what_the_file_is_and_who_was_there(tmp_path):
    found = typed(tmp_path, FRONT)
    source = found.source
    assert (source.media_type, source.title, source.author, source.created) == (
        kinds.MARKDOWN,
        "Steering Group: minutes",
        "Ann Lee, Bob Hart",
        "2021-04-22",
    )
    assert found.text == "Steering Group: minutes\nattendees:\n• Ann Lee (Fjordbank)\n• Bob Hart\nNothing was decided."
    assert beside(found, "head") == ["date: 2021-04-22", "author: [Ann Lee, Bob Hart]", "layout: post"]


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        ("---\ntitle: A\n---\n# B\n\nc", "A", "B\nc"),  # the text has a heading of its own
        ("---\n: : [\n---\nc", None, "c"),  # no YAML
        ("---\na: &x [1]\nb: [*x, *x]\ntitle: A\n---\nc", None, "c"),  # one line may stand for millions: not followed
        ("---\n\nc", None, "c"),  # a rule
        ("A\n---\nc", None, "A\nc"),
        ("\ufeff---\r\ntitle: A\r\n---\r\nc", "A", "A\nc"),
        ("---\ntitle: 2021-04-22\n---\nc", "2021-04-22", "2021-04-22\nc"),
        ("---\n- a\n- b\n---\nc", None, "c"),
    ],
)
def test_front_matter_is_told_from_what_looks_like_it(tmp_path, text, title, shown):
    found = typed(tmp_path, text)
    assert (found.source.title, found.text) == (title, shown)


def test_only_the_ending_tells_markdown(tmp_path):
    assert typed(tmp_path, "# Roads", "a.MARKDOWN").source.media_type == kinds.MARKDOWN
    assert typed(tmp_path, "Roads **and** paths", "a.txt").text == "Roads **and** paths"


def test_a_file_of_comments_alone_is_empty(tmp_path):
    with pytest.raises(EmptyError):
        typed(tmp_path, "<!-- to be written -->\n")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "> " * 3000 + "x",
        "- " * 3000 + "x",
        "*a **a " * 2000,
        "|a" * 3000 + "\n" + "|-" * 3000,
        "`" * 5000,
        "![[" * 3000,
    ],
)
def test_hostile_markdown_is_read_soon(tmp_path, text):
    assert typed(tmp_path, f"{text}\n\nend").text.endswith("end")
