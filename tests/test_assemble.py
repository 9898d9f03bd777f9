import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read import limits
from extractor.read.assemble import Piece, RawLine, assemble, undone
from models import Document, OutlineEntry, Source, Span

SOURCE = Source(
    path="a.pdf",
    sha256="0" * 64,
    bytes=1,
    media_type="application/pdf",
    reader="test",
    rules_version="0",
    text_layer="born_digital",
)
INVISIBLE = re.compile(r"[\s\u00ad\u0002\u200b\ufeff]")
SIGNS = "abc DEF 12 -.\u2010\u00ad\u0002\u200b\ufeff\u00a0\tﬁﬀСАавеорж'’/@€\x00"


def document(*lines: str, joins: bool = True) -> Document:
    """One paragraph of `lines`, or a paragraph each."""
    return assemble(SOURCE, [RawLine([Piece(line)], joins=joins and at > 0) for at, line in enumerate(lines)])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Logo", "a" * 21, "Minutes"], "Logo\nMinutes"),  # a key held down, or a picture in letters
        (["see " + "YWJj" * 6 + " for it"], "see for it"),
        (["a" * 20], "a" * 20),
        (["ab " * 20], " ".join(["ab"] * 20)),  # long is not endless
    ],
)
def test_a_word_without_end_is_left_out_and_told_of(
    monkeypatch: pytest.MonkeyPatch, lines: list[str], text: str
) -> None:
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(word=20))
    found = document(*lines, joins=False)
    assert found.text == text
    said = ("words of more than 20 letters, which nobody wrote, are left out of 1 lines",)
    assert found.source.warnings == (() if "".join(text.split()) == "".join("".join(lines).split()) else said)


@st.composite
def raw_lines(draw: st.DrawFn) -> list[RawLine]:
    piece = st.builds(
        lambda text, bold, shift: Piece(text, bold=bold, x=[(shift + i, shift + i + 1.0) for i in range(len(text))]),
        st.text(SIGNS, max_size=8),
        st.booleans(),
        st.floats(0, 500),
    )
    line = st.builds(
        RawLine, st.lists(piece, max_size=4), joins=st.booleans(), number=st.sampled_from([None, "1.", "(a)"])
    )
    lines = draw(st.lists(line, max_size=12))
    page = 1
    for each in lines:
        page += draw(st.sampled_from([0, 0, 0, 1, 2]))
        each.page = page
    return lines


@given(raw_lines())
def test_the_text_with_repairs_undone_is_the_files_own_words(lines: list[RawLine]) -> None:
    found = assemble(SOURCE, lines)
    own = "".join(piece.text for line in lines for piece in line.pieces)
    without_controls = "".join(sign for sign in own if sign.isprintable() or sign.isspace())
    assert INVISIBLE.sub("", undone(found.text, found.repairs)) == INVISIBLE.sub("", without_controls)


@given(raw_lines())
def test_lines_are_in_order_and_apart_and_hold_all_visible_text(lines: list[RawLine]) -> None:
    found = assemble(SOURCE, lines)
    at = 0
    for line in found.lines:
        assert line.span.start >= at
        assert not found.text[at : line.span.start].strip()
        at = line.span.end
    assert not found.text[at:].strip()


@given(raw_lines())
def test_runs_fill_their_lines_and_places_are_at_words(lines: list[RawLine]) -> None:
    found = assemble(SOURCE, lines)
    for line in found.lines:
        spans = [run.span for run in line.runs]
        assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
        assert not spans or (spans[0].start, spans[-1].end) == (line.span.start, line.span.end)
        assert all(not found.text[at].isspace() for at, _, _ in line.places)
        assert all(x0 <= x1 for _, x0, x1 in line.places)


@given(raw_lines())
def test_repairs_are_in_order_and_apart(lines: list[RawLine]) -> None:
    repairs = assemble(SOURCE, lines).repairs
    assert all(a.span.end <= b.span.start for a, b in pairwise(repairs))


@given(raw_lines())
def test_pages_are_counted_by_form_feeds_where_paragraphs_begin(lines: list[RawLine]) -> None:
    found = assemble(SOURCE, lines)
    first = found.lines[0].page or 0 if found.lines else 0
    for paragraph in found.paragraphs:
        assert (paragraph.first.page or 0) - first == found.text.count("\f", 0, paragraph.span.start)


@given(st.lists(st.text(SIGNS + "\f\n", max_size=12), max_size=6))
def test_white_space_is_folded(lines: list[str]) -> None:
    found = document(*lines, joins=False)
    assert not re.search(r"[ \n\f][ \n\f]|^\s|\s$|[^\S \n\f]", found.text)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The council", "agreed."), "The council agreed."),
        (("the infor-", "mation given"), "the information given"),
        (("the infor\u00ad", "mation given"), "the information given"),
        (("the infor\u00admation", "given"), "the information given"),
        (("the infor\u0002", "mation given"), "the information given"),
        (("the Vice-", "Chair thanked"), "the Vice-Chair thanked"),  # a capital is not the typesetter's
        (("members were co-", "opted"), "members were co-opted"),  # a first part that keeps its hyphen
        (("a county-", "wide scheme in the county"), "a county-wide scheme in the county"),
        (("in 2018-", "19 the budget"), "in 2018-19 the budget"),
        (("see www.parish.example/min-", "utes for more"), "see www.parish.example/min-utes for more"),
        (("pre-", "and post-16 classes"), "pre- and post-16 classes"),  # a part still to come
        (("the budget -", "as presented"), "the budget - as presented"),  # a dash
        (("a re-", "port; the report"), "a report; the report"),  # the document has it whole
        (("a fly-", "past; a fly-past"), "a fly-past; a fly-past"),  # the document has it parted
        (("Signed: ----------", "chair"), "Signed: ---------- chair"),
        (
            ("see https://parish.example/min", "utes/2018.html, and"),
            "see https://parish.example/minutes/2018.html, and",
        ),
        (("see https://parish.example/minutes", "/2018 and"), "see https://parish.example/minutes/2018 and"),
        (("see www.parish.example/a?id=", "17 for more"), "see www.parish.example/a?id=17 for more"),
        (("see https://parish.example/minutes", "and the annex"), "see https://parish.example/minutes and the annex"),
        (("see https://parish.example/", "Members agreed"), "see https://parish.example/ Members agreed"),
        (("https://parish.example/a", "https://parish.example/b"), "https://parish.example/a https://parish.example/b"),
        (("write to clerk@", "parish.example by May"), "write to clerk@parish.example by May"),
        (("write to clerk@parish.", "example.org by May"), "write to clerk@parish.example.org by May"),
        (("write to clerk@parish.example.", "The fee is"), "write to clerk@parish.example. The fee is"),
        (("the and/or", "of a/b.html"), "the and/or of a/b.html"),  # no address
    ],
)
def test_words_broken_over_lines(lines: tuple[str, ...], text: str) -> None:
    assert document(*lines).text == text


def test_a_typesetters_document_breaks_words_that_look_like_compounds() -> None:
    lines = [
        "the com-",
        "mittee of the coun-",
        "cil re-",
        "solved to re-",
        "port on the house, hold and house-",
        "hold refuse",
    ]
    assert document(*lines).text.endswith("the house, hold and household refuse")


@pytest.mark.parametrize(
    ("raw", "text", "kinds"),
    [
        ("the oﬃce ﬂoor", "the office floor", ["ligature", "ligature"]),
        ("the РВ and the СА reported", "the PB and the CA reported", ["look_alike", "look_alike"]),
        ("the Вoard reported", "the Board reported", ["look_alike"]),  # one letter of the word
        ("Дмитрий Осипов spoke of the weather", "Дмитрий Осипов spoke of the weather", []),  # a name in its own script
        ("plain", "plain", []),
    ],
)
def test_letters_are_put_right(raw: str, text: str, kinds: list[str]) -> None:
    found = document(raw, "and the rest of the minutes is in English throughout, as usual.")
    assert found.text.startswith(text)
    assert [repair.kind for repair in found.repairs] == kinds


def test_a_russian_document_stays_russian() -> None:
    assert document("Совет принял решение о сборе").text == "Совет принял решение о сборе"


def test_a_broken_word_is_one_repair_with_its_ligature() -> None:
    found = document("the of-", "ﬁce was closed; the office")
    assert [(repair.raw, repair.span.of(found.text)) for repair in found.repairs] == [("of-\nﬁce", "office")]


def test_a_sign_of_a_symbol_font_is_kept_as_a_repair() -> None:
    found = assemble(SOURCE, [RawLine([Piece("•", raw="\uf0b7"), Piece(" an entry")])])
    assert found.text == "• an entry"
    assert [(r.kind, r.raw, r.span.of(found.text)) for r in found.repairs] == [("glyph", "\uf0b7", "•")]


def test_a_list_number_stands_before_its_line_and_is_not_the_files() -> None:
    found = assemble(SOURCE, [RawLine([Piece("Apologies")], number="1.")])
    assert found.text == "1. Apologies"
    assert undone(found.text, found.repairs) == "Apologies"


def test_an_empty_line_with_a_number_is_its_number() -> None:
    assert assemble(SOURCE, [RawLine([], number="(a)")]).text == "(a)"


@pytest.mark.parametrize(
    ("lines", "links"),
    [
        ([[("see ", None), ("the report", "u")]], [("the report", "u")]),
        ([[("see", None), (" the report ", "u"), ("of May", None)]], [("the report", "u")]),
        ([[("see ", None), ("the", "u")], [("report", "u"), (" of May", None)]], [("the report", "u")]),
        ([[("the ", "u"), ("report", "u")]], [("the report", "u")]),  # in two typefaces
        ([[("the infor-", "u")], [("mation", "u"), (" given", None)]], [("the information", "u")]),
        ([[("www.parish.example/min", "u")], [("utes", None)]], [("www.parish.example/min", "u")]),
        (
            [
                [("www.parish.example/min", "http://www.parish.example/minutes")],
                [("utes", "http://www.parish.example/minutes")],
            ],
            [("www.parish.example/minutes", "http://www.parish.example/minutes")],  # the link tells that it goes on
        ),
        ([[("the infor-", "u")], [("mation", None), (" given", None)]], [("the infor", "u")]),
        ([[("one", "u"), (" ", None), ("two", "v")]], [("one", "u"), ("two", "v")]),
        ([[("one", "u"), (" ", "u")], [("two", None)]], [("one", "u")]),
        ([[("one", None), (" ", "u"), ("two", None)]], []),
        ([[("oﬃces ", None), ("oﬃce", "u"), (" ﬂoor", None)]], [("office", "u")]),
    ],
)
def test_links_cover_the_words_that_lead_elsewhere(
    lines: list[list[tuple[str, str | None]]], links: list[tuple[str, str]]
) -> None:
    raw = [
        RawLine([Piece(text, target=target) for text, target in line], joins=at > 0) for at, line in enumerate(lines)
    ]
    found = assemble(SOURCE, raw)
    assert [(link.span.of(found.text), link.target) for link in found.links] == links


def test_a_part_of_a_document_has_its_own_links_and_the_whole_outline() -> None:
    raw = [RawLine([Piece("first")]), RawLine([Piece("see "), Piece("the report", target="u")])]
    found = assemble(SOURCE, raw, outline=[OutlineEntry(title="Second", level=1)])
    part = found.part(Span(start=6, end=len(found.text)))
    assert [(link.span.of(part.text), link.target) for link in part.links] == [("the report", "u")]
    assert found.part(Span(start=0, end=6)).links == ()
    assert part.outline == found.outline
