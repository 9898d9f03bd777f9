"""Whole Word files made at random: whatever they are made of, the text with its repairs undone is the file's own words.

Each part of a body comes with the words that it stores and that Word shows.
"""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import word as reader
from extractor.read.assemble import undone
from models import Source

SOURCE = Source(
    path="minutes.docx", sha256="0" * 64, bytes=1, media_type="x", reader="x", rules_version="x", text_layer="none"
)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc XY.,-–’1ﬁﬀАВ"),  # a ligature, letters that look Latin
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")),
    ),
    min_size=1,
    max_size=12,
)
FONTS = ("Wingdings", "Symbol", "Webdings")
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text, marks="", tag="t"):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}></w:r>'


def field(codes, result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    codes = f"<w:r><w:instrText>{escaped(codes)}</w:instrText></w:r>"
    return mark.format("begin") + codes + mark.format("separate") + run(result) + mark.format("end")


def sign(drawn):
    font, code = drawn
    return f'<w:r><w:sym w:font="{font}" w:char="F0{code:02X}"/></w:r>', chr(0xF000 + code)


# What stands in a paragraph, as (XML, the words of it that are shown).
INLINE = st.one_of(
    WORDS.map(lambda text: (run(text), text)),
    WORDS.map(lambda text: (run(text, "<w:b/>"), text)),
    WORDS.map(lambda text: (run(text, "<w:vanish/>"), "")),
    WORDS.map(lambda text: (f"<w:ins>{run(text)}</w:ins>", text)),
    WORDS.map(lambda text: (f"<w:del>{run(text, tag='delText')}</w:del>", "")),
    WORDS.map(lambda text: (f"<w:moveFrom>{run(text)}</w:moveFrom>", "")),
    WORDS.map(lambda text: (f'<w:hyperlink w:anchor="x">{run(text)}</w:hyperlink>', text)),
    WORDS.map(lambda text: (f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>", text)),
    WORDS.map(lambda text: (field(" DATE ", text), text)),
    st.tuples(st.sampled_from(FONTS), st.integers(0x21, 0xFE)).map(sign),
    st.just(("<w:r><w:tab/></w:r>", " ")),
    st.just(("<w:r><w:br/></w:r>", " ")),
    st.just(('<w:r><w:br w:type="page"/></w:r>', " ")),
    st.just(("<w:r><w:noBreakHyphen/></w:r>", "-")),
)
LAYOUT = st.sampled_from(
    [
        "",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
        '<w:ind w:left="720"/>',
        '<w:outlineLvl w:val="0"/>',
        "<w:pageBreakBefore/>",
    ]
)


def paragraph(drawn):
    layout, parts = drawn
    return f"<w:p><w:pPr>{layout}</w:pPr>{''.join(xml for xml, _ in parts)}</w:p>", "".join(
        said for _, said in parts
    ) + " "


PARAGRAPH = st.tuples(LAYOUT, st.lists(INLINE, max_size=4)).map(paragraph)


def joined(parts, before, after):
    return before + "".join(xml for xml, _ in parts) + after, "".join(said for _, said in parts)


CELL = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda parts: joined(parts, "<w:tc>", "</w:tc>"))
ROW = st.lists(CELL, min_size=1, max_size=3).map(lambda parts: joined(parts, "<w:tr>", "</w:tr>"))
TABLE = st.lists(ROW, min_size=1, max_size=2).map(lambda parts: joined(parts, "<w:tbl>", "</w:tbl>"))
BODY = st.lists(st.one_of(PARAGRAPH, PARAGRAPH, TABLE), max_size=6).map(lambda parts: joined(parts, "", ""))


def read(file):
    return reader.read(file, SOURCE)


@settings(max_examples=200)
@given(BODY)
def test_the_text_with_its_repairs_undone_is_the_file_s_own_words(word, drawn):
    body, said = drawn
    document = read(word(body, numbering=NUMBERS))
    assert undone(document.text, document.repairs).split() == said.translate(UNSEEN).split()


@given(BODY)
def test_lines_repairs_and_links_stand_in_order_and_apart(word, drawn):
    document = read(word(drawn[0], numbering=NUMBERS))
    for found in (document.lines, document.repairs, document.links):
        spans = [one.span for one in found]
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(line.span.of(document.text).strip() for line in document.lines)


@given(BODY)
def test_a_file_read_twice_reads_the_same(word, drawn):
    file = word(drawn[0], numbering=NUMBERS).getvalue()
    assert read(BytesIO(file)) == read(BytesIO(file))


@pytest.mark.parametrize(
    ("body", "text", "own"),
    [
        (  # a ligature in a word of letters that look Latin, among Latin ones
            run("the committee of the whole met and the АﬀB reported to it"),
            "the committee of the whole met and the AffB reported to it",
            "the committee of the whole met and the АﬀB reported to it",
        ),
    ],
)
def test_a_repair_within_a_repair_is_undone_with_it(word, body, text, own):
    document = read(word(f"<w:p>{body}</w:p>"))
    assert (document.text, undone(document.text, document.repairs)) == (text, own)
