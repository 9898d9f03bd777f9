"""List numbers as Word shows them: each case is a list's levels, the paragraphs, and what stands before them."""

import pytest

from extractor.read import word as reader
from extractor.read.word.tally import written
from models import Source

SOURCE = Source(
    path="minutes.docx",
    sha256="0" * 64,
    bytes=1,
    media_type="x",
    reader="x",
    rules_version="x",
    text_layer="born_digital",
)
DECIMAL = {"fmt": "decimal", "text": "%1."}
LEGAL = ({"text": "%1"}, {"text": "%1.%2"}, {"text": "%1.%2.%3"})
MIXED = (
    {"fmt": "upperRoman", "text": "%1."},
    {"fmt": "lowerLetter", "text": "%2)"},
    {"fmt": "lowerRoman", "text": "(%3)"},
)


def level(at, fmt="decimal", text="%1.", start=1, extra=""):
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>'


def abstract(id_, *levels, extra=""):
    inside = "".join(level(at, **said) for at, said in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{id_}">{extra}{inside}</w:abstractNum>'


def num(id_, abstract_id, overrides=""):
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def start_again(at, start):
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(list_id=None, at=None, text="x", style=None):
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_id is not None or at is not None:
        ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
        id_ = "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
        said += f"<w:numPr>{ilvl}{id_}</w:numPr>"
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{said}</w:pPr>{run}</w:p>"


def numbers(file):
    return [line.number for line in reader.read(file, SOURCE).lines]


@pytest.mark.parametrize(
    ("levels", "items", "shown"),
    [
        ([DECIMAL], [0, 0, 0], ["1.", "2.", "3."]),
        ([{"start": 5}], [0, 0], ["5.", "6."]),
        ([{"start": 0}], [0, 0], ["0.", "1."]),
        (LEGAL, [0, 1, 1, 0, 1, 2], ["1", "1.1", "1.2", "2", "2.1", "2.1.1"]),
        (LEGAL, [1, 1, 0], ["1.1", "1.2", "2"]),  # a level that was jumped over counts as begun
        (MIXED, [0, 1, 2, 2, 1, 0, 1], ["I.", "a)", "(i)", "(ii)", "b)", "II.", "a)"]),
        ([{"text": "Item %1:"}], [0, 0], ["Item 1:", "Item 2:"]),
        ([{"fmt": "bullet", "text": "\uf0b7"}], [0, 0], ["•", "•"]),
        ([{"fmt": "bullet", "text": "o"}], [0], ["◦"]),
        ([{"fmt": "none", "text": ""}], [0], [None]),
        ([{"text": ""}], [0], [None]),
        ([{"extra": "<w:isLgl/>", "fmt": "upperRoman", "text": "%1."}], [0, 0], ["1.", "2."]),
        (
            [{"fmt": "upperRoman"}, {"extra": "<w:isLgl/>", "text": "%1.%2"}],
            [0, 0, 1],
            ["I.", "II.", "2.1"],  # legal numbering turns the Roman numeral above it into a figure
        ),
        (
            [{}, {"text": "(%2)", "extra": '<w:lvlRestart w:val="0"/>'}],
            [0, 1, 1, 0, 1],
            ["1.", "(1)", "(2)", "2.", "(3)"],  # 0: counts through
        ),
        (
            [{}, {"text": "%1.%2"}, {"text": "(%3)", "extra": '<w:lvlRestart w:val="1"/>'}],
            [0, 1, 2, 1, 2, 0, 2],
            ["1.", "1.1", "(1)", "1.2", "(2)", "2.", "(1)"],  # starts again after level 1 only
        ),
        ([{"fmt": "decimalZero", "text": "%1"}], [0] * 10, [f"{n:02d}" for n in range(1, 11)]),
        ([{"text": "%1.", "extra": ""}, {"text": "%1.%2", "start": 3}], [0, 1, 0, 1], ["1.", "1.3", "2.", "2.3"]),
    ],
)
def test_lists_count_as_word_counts(word, levels, items, shown):
    body = "".join(item(1, at) for at in items)
    assert numbers(word(body, numbering=abstract(0, *levels) + num(1, 0))) == shown


@pytest.mark.parametrize(
    ("lists", "items", "shown"),
    [
        (num(1, 0) + num(2, 0), [1, 1, 2, 1], ["1.", "2.", "3.", "4."]),  # two lists of one kind count on
        (num(1, 0) + num(2, 0, start_again(0, 1)), [1, 1, 2, 2], ["1.", "2.", "1.", "2."]),
        (num(1, 0) + num(2, 0, start_again(0, 7)), [1, 2, 2, 1], ["1.", "7.", "8.", "9."]),
        (num(1, 0) + num(2, 1), [1, 2, 1, 2], ["1.", "a.", "2.", "b."]),  # two kinds count apart
        (num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'), [1], ["A)"]),
        (num(1, 0), [1, 0, 1], ["1.", None, "2."]),  # 0 takes a paragraph out of its list
        (num(1, 0), [1, 9, 1], ["1.", None, "2."]),  # a list that is not there
    ],
)
def test_lists_share_counts_and_start_again(word, lists, items, shown):
    kinds = abstract(0, DECIMAL) + abstract(1, {"fmt": "lowerLetter"})
    assert numbers(word("".join(item(id_, 0) for id_ in items), numbering=kinds + lists)) == shown


def style(id_, inside="", base=None, name=None):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    said = f'<w:name w:val="{name or id_}"/>{based}<w:pPr>{inside}</w:pPr>'
    return f'<w:style w:type="paragraph" w:styleId="{id_}">{said}</w:style>'


LIST_STYLE = '<w:numPr><w:numId w:val="1"/></w:numPr>'
LINKED = ({"text": "%1.", "extra": '<w:pStyle w:val="H1"/>'}, {"text": "%1.%2", "extra": '<w:pStyle w:val="H2"/>'})


@pytest.mark.parametrize(
    ("styles", "items", "shown"),
    [
        (style("H1", LIST_STYLE) + style("H2", LIST_STYLE), ["H1", "H2", "H2", "H1"], ["1.", "1.1", "1.2", "2."]),
        (
            style("H1", LIST_STYLE) + style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', base="H1"),
            ["H1", "H2"],
            ["1.", "1.1"],
        ),
        (style("H1", LIST_STYLE) + style("Quiet", base="H1"), ["H1", "Quiet"], ["1.", "2."]),
        (
            style("H1", LIST_STYLE) + style("Off", '<w:numPr><w:numId w:val="0"/></w:numPr>', base="H1"),
            ["H1", "Off", "H1"],
            ["1.", None, "2."],
        ),
        (style("H1"), ["H1"], [None]),
    ],
)
def test_styles_give_lists_and_levels(word, styles, items, shown):
    body = "".join(item(style=style_id) for style_id in items)
    assert numbers(word(body, styles=styles, numbering=abstract(0, *LINKED) + num(1, 0))) == shown


def test_a_list_may_only_name_a_numbering_style(word):
    named = abstract(0, DECIMAL, extra='<w:styleLink w:val="Agenda"/>')
    naming = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Agenda"/></w:abstractNum>'
    lists = named + naming + num(1, 0) + num(2, 1)
    agenda = (
        f'<w:style w:type="numbering" w:styleId="Agenda"><w:name w:val="Agenda"/><w:pPr>{LIST_STYLE}</w:pPr></w:style>'
    )
    assert numbers(word(item(2, 0) + item(2, 0), numbering=lists, styles=agenda)) == ["1.", "2."]
    assert numbers(word(item(2, 0) + item(2, 0), numbering=lists)) == ["1.", "2."]


def test_a_hidden_number_is_counted_and_not_shown(word):
    hidden = {"extra": "", "text": "%1."}
    levels = abstract(0, hidden).replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>", 1)
    assert numbers(word(item(1, 0) + item(1, 0), numbering=levels + num(1, 0))) == [None, None]


def test_an_empty_paragraph_shows_its_number_but_no_bullet(word):
    lists = abstract(0, DECIMAL) + abstract(1, {"fmt": "bullet", "text": "-"}) + num(1, 0) + num(2, 1)
    document = reader.read(word(item(1, 0, "") + item(2, 0, "") + item(1, 0), numbering=lists), SOURCE)
    assert document.text == "1.\n2. x"
    assert [repair.span.of(document.text) for repair in document.repairs] == ["1.", "2. "]


def test_a_deleted_paragraph_is_not_counted(word):
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    )
    gone += '<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    assert numbers(word(item(1, 0) + gone + item(1, 0), numbering=abstract(0, DECIMAL) + num(1, 0))) == ["1.", "2."]


def test_numbers_count_through_tables(word):
    cells = "".join(f"<w:tc>{item(1, 0)}</w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc>" for _ in range(1))
    body = f"{item(1, 0)}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{item(1, 0)}"
    assert numbers(word(body, numbering=abstract(0, DECIMAL) + num(1, 0))) == ["1.", "2.", None, "3."]


def test_the_number_stands_in_the_text_as_a_repair(word):
    document = reader.read(word(item(1, 0, "Apologies"), numbering=abstract(0, DECIMAL) + num(1, 0)), SOURCE)
    assert document.text == "1. Apologies"
    assert [(r.span.of(document.text), r.raw, r.kind) for r in document.repairs] == [("1. ", "", "number")]
    assert (document.lines[0].number, document.lines[0].depth) == ("1.", 0)


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (12, "decimalZero", "12"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (1, "lowerLetter", "a"),
        (26, "upperLetter", "Z"),
        (27, "lowerLetter", "aa"),
        (28, "lowerLetter", "bb"),  # not ab
        (53, "upperLetter", "AAA"),
        (1, "ordinal", "1st"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (21, "cardinalText", "Twenty-one"),
        (120, "cardinalText", "One hundred twenty"),
        (1, "ordinalText", "First"),
        (12, "ordinalText", "Twelfth"),
        (20, "ordinalText", "Twentieth"),
        (45, "ordinalText", "Forty-fifth"),
        (100, "ordinalText", "One hundredth"),
        (2, "numberInDash", "- 2 -"),
        (3, "decimalEnclosedCircle", "③"),
        (40, "decimalEnclosedCircle", "40"),
        (2, "chicago", "†"),
        (5, "chicago", "**"),
        (2_000_000_000, "chicago", "2000000000"),  # a file may say so
        (2_000_000_000, "lowerLetter", "2000000000"),
        (-1, "upperRoman", "-1"),
        (255, "hex", "FF"),
        (7, "001, 002, 003, ...", "007"),
        (7, "somethingNew", "7"),
        (1, "none", ""),
    ],
)
def test_numbers_are_written_in_the_list_s_own_way(count, form, shown):
    assert written(count, form) == shown
