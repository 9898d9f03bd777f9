"""Word files, small ones made on the spot: each case is a body (or a whole file), and what is read of it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import CorruptError, EncryptedError, TooLargeError, UnreadableError
from extractor.read import word as reader
from extractor.read.assemble import undone
from extractor.segment import segment
from extractor.segment.looks import look_of
from models import Block, Cell, Source, Span

SOURCE = Source(
    path="minutes.docx",
    sha256="0" * 64,
    bytes=1,
    media_type="x",
    reader="x",
    rules_version="x",
    text_layer="born_digital",
)
BOLD = "<w:b/>"


def run(text, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inside, layout=""):
    runs = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p><w:pPr>{layout}</w:pPr>{runs}</w:p>"


def cell(*blocks, layout=""):
    return f"<w:tc><w:tcPr>{layout}</w:tcPr>{''.join(b if b.startswith('<') else par(b) for b in blocks)}</w:tc>"


def row(*cells, layout=""):
    return f"<w:tr><w:trPr>{layout}</w:trPr>{''.join(c if c.startswith('<w:tc>') else cell(c) for c in cells)}</w:tr>"


def table(*rows, layout=""):
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr>{''.join(rows)}</w:tbl>"


def field(codes, result):
    kind = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    codes = codes if codes.startswith("<") else f"<w:r><w:instrText>{codes}</w:instrText></w:r>"
    return kind.format("begin") + codes + kind.format("separate") + result + kind.format("end")


def control(inside, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(*blocks):
    return f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(map(par, blocks))}</w:txbxContent></wps:txbx></wps:wsp>"


def drawn(shape, older=""):
    choice = f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"


def sign(code, font):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def read(file):
    return reader.read(file, SOURCE)


def texts(document):
    return [line.span.of(document.text) for line in document.lines]


BOXED = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
VML = f"<w:pict><v:shape><v:textbox>{BOXED}</v:textbox></v:shape></w:pict>"
RUBY = "<w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
EMOJI = "<mc:Choice Requires='w16se'><w16se:symEx xmlns:w16se='s' w16se:char='1F600'/></mc:Choice>"
PROMPT = "<w:showingPlcHdr/>"
CHECK = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
CHOICES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/></w:ddList>'
CHOICE = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{CHOICES}</w:ffData></w:fldChar></w:r>'
DIAGRAM = '<a:graphic><a:graphicData><dgm:relIds r:dm="nowhere"/></a:graphicData></a:graphic>'


def half():
    def part(tag, figure):
        return f"<m:{tag}><m:r><m:t>{figure}</m:t></m:r></m:{tag}>"

    return f"<m:f><m:fPr><m:ctrlPr/></m:fPr>{part('num', 1)}{part('den', 2)}</m:f>"


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("", []),
        (par("The clerk", " read the minutes."), ["The clerk read the minutes."]),
        (par("one") + par("") + par("two"), ["one", "two"]),
        # tracked changes are read as accepted
        (par("to ", f"<w:ins>{run('be')}</w:ins>"), ["to be"]),
        (par("to ", "<w:del><w:r><w:delText>be</w:delText></w:r></w:del>", "see"), ["to see"]),
        (par(f"<w:moveFrom>{run('here')}</w:moveFrom>") + par(f"<w:moveTo>{run('there')}</w:moveTo>"), ["there"]),
        (par("first ", layout="<w:rPr><w:del/></w:rPr>") + par("second"), ["first second"]),  # its end is deleted
        (par("last", layout="<w:rPr><w:del/></w:rPr>"), ["last"]),
        (f"<w:ins>{par('added')}</w:ins>", ["added"]),
        # wrappers
        (control(par("a block")), ["a block"]),
        (par("in ", control(run("line"))), ["in line"]),
        (par(f"<w:hyperlink>{run('a link')}</w:hyperlink>"), ["a link"]),
        (par(f"<w:smartTag><w:smartTag>{run('London')}</w:smartTag></w:smartTag>"), ["London"]),
        (par(f"<w:customXml>{run('custom')}</w:customXml>"), ["custom"]),
        (par(f'<w:fldSimple w:instr="DATE">{run("3 May")}</w:fldSimple>'), ["3 May"]),
        (par(f"<w:dir>{run('right to left')}</w:dir>"), ["right to left"]),
        (par("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["x=1"]),
        (
            par(f"<w:r>{RUBY}</w:r>"),
            ["漢"],
        ),
        # fields: results, never codes, nor results inside codes
        (par("on ", field(" DATE ", run("3 May"))), ["on 3 May"]),
        (par(field(field(" IF ", run("inner")), run("outer"))), ["outer"]),
        (par(CHECK.format("<w:checked/>"), END, " agreed"), ["☒ agreed"]),
        (par(CHECK.format('<w:default w:val="0"/>'), END, " agreed"), ["☐ agreed"]),
        (par("Quorate: ", CHOICE, END), ["Quorate: No"]),
        # forms: a prompt was written by nobody, a label is part of the minutes
        (par("Chair: ", control(run("Click or tap here to enter text."), PROMPT)), ["Chair:"]),
        (par(control(run("Meeting called by"), PROMPT), " Ann"), ["Meeting called by Ann"]),
        (control(par("[Type the title]"), PROMPT) + par("Minutes"), ["Minutes"]),
        (par(control(run("Click to enter a bid"))), ["Click to enter a bid"]),  # it was filled in
        # text boxes: once, after the paragraph they hang on
        (par("before ", drawn(box("box"), VML), "after"), ["before after", "box"]),
        (par(f"<w:r>{VML}</w:r>"), ["box"]),
        (par(drawn(box("one", "two"))), ["one", "two"]),
        (par('<w:r><w:pict><v:shape><v:textpath string="MINUTES"/></v:shape></w:pict></w:r>'), ["MINUTES"]),
        (par(f"<w:r><w:drawing>{DIAGRAM}</w:drawing></w:r>"), []),  # its data are nowhere
        # forms of Word's newer kind
        (control(par("☒", " present"), "<w14:checkbox/>"), ["☒ present"]),
        (par("Quorate: ", control(run("Yes"), "<w:dropDownList/>")), ["Quorate: Yes"]),
        # a fraction is no number of two figures
        (par("quorum ", f"<m:oMath>{half()}</m:oMath>", " met"), ["quorum 1/2 met"]),
        (par(f"<m:oMathPara><m:oMath><m:r><m:t>x=</m:t></m:r>{half()}</m:oMath></m:oMathPara>"), ["x=1/2"]),
        # signs
        (par("Done ", sign("F0FC", "Wingdings")), ["Done ✓"]),
        (par(sign("00FC", "Wingdings")), ["✓"]),
        (par(sign("F052", "Wingdings 2"), sign("F0B7", "Symbol")), ["☑•"]),
        (par(sign("nonsense", "Wingdings"), "x"), ["x"]),
        (par(run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "ü"), ["✓ü"]),
        (par("\uf0b7 lost its font"), ["• lost its font"]),
        (par("co", "<w:r><w:noBreakHyphen/></w:r>", "opt", "<w:r><w:softHyphen/></w:r>", "ed"), ["co-opted"]),
        (par("a", "<w:r><w:tab/></w:r>", "b"), ["a b"]),
        (
            par(
                f"<w:r><mc:AlternateContent>{EMOJI}<mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            ["😀"],
        ),
        # hidden text
        (par("seen ", run("unseen", "<w:vanish/>")), ["seen"]),
        (par(run("seen", '<w:vanish w:val="0"/>')), ["seen"]),
        (par("Budget", layout="<w:rPr><w:vanish/></w:rPr>") + par("was agreed."), ["Budget", "was agreed."]),
        # line breaks
        (par("Old Hall", "<w:r><w:br/></w:r>", "High Street"), ["Old Hall", "High Street"]),
        (par("one", '<w:r><w:br w:type="page"/></w:r>', "two"), ["one", "two"]),
        ("<w:altChunk r:id='x'/>" + par("x"), ["x"]),
    ],
)
def test_a_body_is_read_as_word_shows_it(word, body, lines):
    assert texts(read(word(body))) == lines


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (par("one") + par("two"), "one\ntwo"),
        (par("Ann Lee", "<w:r><w:br/></w:r>", "Bo Ek"), "Ann Lee\nBo Ek"),
        (  # the sentence goes on in lower case: only the line turned
            par("The committee heard that the roof of the hall", "<w:r><w:br/></w:r>", "leaks."),
            "The committee heard that the roof of the hall leaks.",
        ),
        (par("Annual", "<w:r><w:br/></w:r>", "Report", layout='<w:outlineLvl w:val="0"/>'), "Annual Report"),
        (par("Budget.", layout="<w:rPr><w:vanish/></w:rPr>") + par("It was agreed."), "Budget. It was agreed."),
    ],
)
def test_lines_join_only_where_the_line_merely_turned(word, body, text):
    assert read(word(body)).text == text


def test_tracked_changes_and_embedded_files_are_told(word):
    body = par(f"<w:ins>{run('in')}</w:ins>", "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>") + "<w:altChunk/>"
    assert read(word(body)).source.warnings == (
        "tracked changes read as accepted: 1 insertions in, 1 deletions out",
        "1 embedded files were not read: altChunk",
    )
    assert read(word(par("plain"))).source.warnings == ()


def test_every_kind_of_tracked_change_is_told(word):
    removed_row = table(row("kept", "here"), row("gone", "too", layout="<w:del/>"))
    removed_end = par("one ", layout="<w:rPr><w:del/></w:rPr>") + par("two")
    moved = par(f"<w:moveFrom>{run('x')}</w:moveFrom>") + par(f"<w:moveTo>{run('x')}</w:moveTo>")
    for body, told in ((removed_row, (0, 1)), (removed_end, (0, 1)), (moved, (1, 1))):
        said = "tracked changes read as accepted: {} insertions in, {} deletions out".format(*told)
        assert read(word(body)).source.warnings == (said,)


def link(text, id_="", anchor=""):
    return f'<w:hyperlink r:id="{id_}" w:anchor="{anchor}">{run(text)}</w:hyperlink>'


ADDRESS = "https://example.org/a b.pdf"


@pytest.mark.parametrize(
    ("body", "links"),
    [
        (par("see ", link("the plan", "plan"), "."), [("the plan", ADDRESS)]),
        (par(link("page 3", "plan", "roads")), [("page 3", f"{ADDRESS}#roads")]),
        (par(link("item 4", anchor="_Ref4")), [("item 4", "#_Ref4")]),
        (par(link("nowhere", "gone")), []),
        (par(field(f' HYPERLINK "{ADDRESS}" \\o "a tip" ', run("the plan"))), [("the plan", ADDRESS)]),
        (par(field(f' HYPERLINK "{ADDRESS}" \\l "roads" ', run("it"))), [("it", f"{ADDRESS}#roads")]),
        (par(field(' hyperlink \\l "_Toc1"', run("Roads"))), [("Roads", "#_Toc1")]),
        (par(field(" HYPERLINK mailto:clerk@example.org", run("write"))), [("write", "mailto:clerk@example.org")]),
        (  # codes in several runs, a result in several runs
            par(field("<w:r><w:instrText>HYPER</w:instrText></w:r><w:r><w:instrText>LINK b</w:instrText></w:r>",
                      run("bo", BOLD) + run("ld"))),
            [("bold", "b")],
        ),
        (par(f'<w:fldSimple w:instr="HYPERLINK \\l x">{run("simple")}</w:fldSimple>'), [("simple", "#x")]),
        (par(field(" DATE ", run("3 May"))), []),
        (par(link("one", "plan")) + par(link("two", "plan")), [("one", ADDRESS), ("two", ADDRESS)]),
        (par(field(" HYPERLINK a ", field(" DATE ", run("x")) + run("y")), "z"), [("xy", "a")]),
    ],
)  # fmt: skip
def test_links_have_their_targets(word, body, links):
    plan = b'<Relationship Id="plan" Type="http://x/hyperlink" Target="%s" TargetMode="External"/></Relationships>'
    plan = plan.replace(b"%s", ADDRESS.encode())

    def with_plan(part, blob):
        return part, blob.replace(b"</Relationships>", plan) if part.startswith("word/") else blob

    document = read(altered(word(body), with_plan))
    assert [(found.span.of(document.text), found.target) for found in document.links] == links


def test_the_boxes_of_a_group_are_read_from_the_top(word):
    def at(y, text):
        place = f'<wps:spPr><a:xfrm><a:off x="0" y="{y}"/></a:xfrm></wps:spPr>'
        return box(text).replace("<wps:wsp>", f"<wps:wsp>{place}")

    group = f"<wpg:wgp>{at(900, 'third')}{at(10, 'first')}{at(20, 'second')}</wpg:wgp>"
    assert texts(read(word(par(drawn(group))))) == ["first", "second", "third"]


def cells(document):
    return [
        (line.cell and (line.cell.table, line.cell.row, line.cell.column), text)
        for line, text in zip(document.lines, texts(document), strict=True)
    ]


SPAN = '<w:gridSpan w:val="2"/>'
FROM, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (table(row("a", "b"), row("c", "d")), [((0, 0, 0), "a"), ((0, 0, 1), "b"), ((0, 1, 0), "c"), ((0, 1, 1), "d")]),
        (
            table(row(cell("wide", layout=SPAN), "b"), row("c", "", "d")),
            [((0, 0, 0), "wide"), ((0, 0, 2), "b"), ((0, 1, 0), "c"), ((0, 1, 2), "d")],
        ),
        (
            table(row(cell("tall", layout=FROM), "b"), row(cell("", layout=ON), "c")),
            [((0, 0, 0), "tall"), ((0, 0, 1), "b"), ((0, 1, 1), "c")],
        ),
        (table(row("a", cell("hid", layout="<w:hMerge/>"))), [(None, "a")]),
        (
            table(row("x", "y"), row("b", "c", layout='<w:gridBefore w:val="1"/>')),
            [((0, 0, 0), "x"), ((0, 0, 1), "y"), ((0, 1, 1), "b"), ((0, 1, 2), "c")],
        ),
        (table(row("a", "b"), row("gone", "too", layout="<w:del/>")), [((0, 0, 0), "a"), ((0, 0, 1), "b")]),
        (table(row("a", "b", cell("c", layout="<w:cellDel/>"))), [((0, 0, 0), "a"), ((0, 0, 1), "b")]),
        (table(control(row("a", control(cell("b"))))), [((0, 0, 0), "a"), ((0, 0, 1), "b")]),
        # one column, or never two cells filled side by side: it only lays out the page
        (table(row("letter"), row("head")), [(None, "letter"), (None, "head")]),
        (table(row("", "left"), row("right", "")), [(None, "left"), (None, "right")]),
        # tables in tables
        (
            table(row("a", cell(table(row("x", "y")), par("b")))),
            [((0, 0, 0), "a"), ((1, 0, 0), "x"), ((1, 0, 1), "y"), ((0, 0, 1), "b")],
        ),
        (table(row("a", cell(table(row("x"), row("y"))))), [((0, 0, 0), "a"), ((0, 0, 1), "x"), ((0, 0, 1), "y")]),
        (table(row(cell(table(row("x", "y"))))), [((0, 0, 0), "x"), ((0, 0, 1), "y")]),
        (
            table(row("a", "b")) + par("between") + table(row("c", "d")),
            [((0, 0, 0), "a"), ((0, 0, 1), "b"), (None, "between"), ((1, 0, 0), "c"), ((1, 0, 1), "d")],
        ),
        (
            par(
                drawn(
                    "<wps:wsp><wps:txbx><w:txbxContent>"
                    + table(row("a", "b"))
                    + "</w:txbxContent></wps:txbx></wps:wsp>"
                )
            ),
            [((0, 0, 0), "a"), ((0, 0, 1), "b")],
        ),
    ],
)
def test_tables_are_read_cell_by_cell(word, body, found):
    assert cells(read(word(body))) == found


def test_blocks_are_counted_in_body_order(word):
    body = par("one") + par("") + table(row("a", cell("b", "c"))) + control(par("two")) + table(row("d"))
    assert [line.block for line in read(word(body)).lines] == [
        Block(paragraph=0),
        Block(table=0, row=0, cell=0, paragraph=0),
        Block(table=0, row=0, cell=1, paragraph=0),
        Block(table=0, row=0, cell=1, paragraph=1),
        Block(paragraph=2),
        Block(table=1, row=0, cell=0, paragraph=0),
    ]


TAB = "<w:r><w:tab/></w:r>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            par("Ann Lee", TAB, "Chair") + par("Bo Ek", TAB, TAB, "Clerk"),
            [((0, 0, 0), "Ann Lee"), ((0, 0, 1), "Chair"), ((0, 1, 0), "Bo Ek"), ((0, 1, 1), "Clerk")],
        ),
        (
            par(TAB, "Chair", TAB, "Ann Lee") + par(TAB, "Clerk", TAB, "Bo Ek"),
            [((0, 0, 0), "Chair"), ((0, 0, 1), "Ann Lee"), ((0, 1, 0), "Clerk"), ((0, 1, 1), "Bo Ek")],
        ),
        (
            par("Ann Lee", TAB, "Bo Ek", TAB, "Cy Orr"),
            [((0, 0, 0), "Ann Lee"), ((0, 0, 1), "Bo Ek"), ((0, 0, 2), "Cy Orr")],
        ),
        (par("Ann Lee", TAB, "Chair"), [(None, "Ann Lee Chair")]),  # one line alone is no list
        (par("Date:", TAB, "3 May") + par("Place:", TAB, "Hall"), [(None, "Date: 3 May"), (None, "Place: Hall")]),
        (par("1.", TAB, "Apologies") + par("2.", TAB, "Minutes"), [(None, "1. Apologies"), (None, "2. Minutes")]),
        (par("(a)", TAB, "Roof") + par("b)", TAB, "Drains"), [(None, "(a) Roof"), (None, "b) Drains")]),
        (par("10:00", TAB, "Welcome") + par("10:15", TAB, "Tea"), [(None, "10:00 Welcome"), (None, "10:15 Tea")]),
        (
            par("Clerk", TAB, "x " * 40) + par("Chair", TAB, "y"),
            [(None, "Clerk " + ("x " * 40).strip()), (None, "Chair y")],
        ),
        (
            par("Roof", TAB, "Ann") + par("") + par("Drains", TAB, "Bo"),
            [(None, "Roof Ann"), (None, "Drains Bo")],
        ),  # apart
        (
            table(row("a", "b")) + par("Ann", TAB, "Chair") + par("Bo", TAB, "Clerk"),
            [
                ((0, 0, 0), "a"),
                ((0, 0, 1), "b"),
                ((1, 0, 0), "Ann"),
                ((1, 0, 1), "Chair"),
                ((1, 1, 0), "Bo"),
                ((1, 1, 1), "Clerk"),
            ],
        ),
        (
            par("Ann", TAB, "Chair") + par("Bo", TAB, "Clerk") + table(row("a", "b")),
            [
                ((0, 0, 0), "Ann"),
                ((0, 0, 1), "Chair"),
                ((0, 1, 0), "Bo"),
                ((0, 1, 1), "Clerk"),
                ((1, 0, 0), "a"),
                ((1, 0, 1), "b"),
            ],
        ),
    ],
)
def test_lists_set_with_tabs_are_tables_and_labels_are_not(word, body, found):
    assert cells(read(word(body))) == found


def paragraph_style(id_, marks="", layout="", base="", name=""):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    inside = f'<w:name w:val="{name or id_}"/>{based}<w:pPr>{layout}</w:pPr><w:rPr>{marks}</w:rPr>'
    return f'<w:style w:type="paragraph" w:styleId="{id_}">{inside}</w:style>'


def character_style(id_, marks):
    return f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{id_}"/><w:rPr>{marks}</w:rPr></w:style>'


def defaults(marks="", layout=""):
    run_part = f"<w:rPrDefault><w:rPr>{marks}</w:rPr></w:rPrDefault>"
    return f"<w:docDefaults>{run_part}<w:pPrDefault><w:pPr>{layout}</w:pPr></w:pPrDefault></w:docDefaults>"


STRONG = '<w:rStyle w:val="Strong"/>'
STYLES = (
    paragraph_style("Head", BOLD)
    + paragraph_style("Sub", "<w:i/>", base="Head")
    + paragraph_style("Light", '<w:b w:val="0"/>', base="Head")
    + paragraph_style("Circle", base="Ring")
    + paragraph_style("Ring", BOLD, base="Circle")
    + character_style("Strong", BOLD)
    + character_style("Unseen", "<w:vanish/>")
)


@pytest.mark.parametrize(
    ("style", "marks", "is_bold"),
    [
        ("", "", False),
        ("", BOLD, True),
        ("", '<w:b w:val="false"/>', False),
        ("Head", "", True),
        ("Sub", "", True),  # inherited
        ("Light", "", False),
        ("Head", '<w:b w:val="0"/>', False),
        ("", STRONG, True),
        ("Head", STRONG, False),  # bold in bold is light
        ("Head", STRONG + BOLD, True),
        ("Circle", "", True),  # two styles based on each other
        ("Missing", "", False),
    ],
)
def test_bold_is_resolved_through_styles(word, style, marks, is_bold):
    layout = f'<w:pStyle w:val="{style}"/>' if style else ""
    assert read(word(par(run("x", marks), layout=layout), styles=STYLES)).lines[0].is_bold is is_bold


def test_every_mark_is_read_and_runs_set_alike_are_one(word):
    marks = '<w:i/><w:strike/><w:u w:val="single"/><w:sz w:val="28"/>'
    document = read(word(par("plain ", run("a", marks), run("b", marks)), styles=defaults('<w:sz w:val="21"/>')))
    plain, marked = document.lines[0].runs
    assert (plain.italic, plain.strike, plain.underline, plain.size) == (False, False, False, 10.5)
    assert (marked.italic, marked.strike, marked.underline, marked.size) == (True, True, True, 14.0)
    assert marked.span.of(document.text) == "ab"
    off = run("x", '<w:u w:val="none"/><w:dstrike/>')
    assert [(r.underline, r.strike) for r in read(word(par(off))).lines[0].runs] == [(False, True)]


def test_formatting_that_differs_by_the_names_of_its_values_alone_differs(word):
    left, first = '<w:ind w:left="720"/>', '<w:ind w:firstLine="720"/>'
    assert [
        line.indent for line in read(word(par("a", layout=left + '<w:jc w:val="x"/>') + par("b", layout=first))).lines
    ] == [36, 36]
    far = '<w:ind w:left="720" w:hanging="360"/>', '<w:ind w:left="720" w:firstLine="360"/>'
    assert [line.indent for line in read(word("".join(par("x", layout=ind) for ind in far))).lines] == [18, 54]
    fonts = '<w:rFonts w:cs="Wingdings"/>', '<w:rFonts w:ascii="Wingdings"/>'
    assert read(word(par(*(run("ü", font) for font in fonts)))).text == "ü✓"


def test_text_hidden_by_a_style_is_out(word):
    unseen = run("unseen", '<w:rStyle w:val="Unseen"/>')
    assert read(word(par("seen ", unseen), styles=STYLES)).text == "seen"


def test_a_table_s_style_sets_its_first_row(word):
    first = f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}</w:rPr></w:tblStylePr>'
    grid = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>{first}</w:style>'

    def bold(look):
        body = table(row("a", "b"), row("c", "d"), layout=f'<w:tblStyle w:val="Grid"/>{look}')
        return [line.is_bold for line in read(word(body, styles=grid)).lines]

    assert bold('<w:tblLook w:firstRow="1"/>') == [True, True, False, False]
    assert bold('<w:tblLook w:val="0020"/>') == [True, True, False, False]
    assert bold('<w:tblLook w:firstRow="0" w:val="0020"/>') == [False] * 4
    assert bold("") == [False] * 4


HEADINGS = (
    paragraph_style("Heading1", name="heading 1")
    + paragraph_style("Kop2", layout='<w:outlineLvl w:val="1"/>', name="Kop 2")
    + paragraph_style("Sub", base="Kop2")
    + paragraph_style("Title", name="Title")
    + paragraph_style("Heading31", name="Heading 31")
    + paragraph_style("Plain", base="Heading1", layout='<w:outlineLvl w:val="9"/>')
)


@pytest.mark.parametrize(
    ("layout", "level", "name"),
    [
        ("", None, None),
        ('<w:pStyle w:val="Heading1"/>', 1, "Heading 1"),
        ('<w:pStyle w:val="Kop2"/>', 2, "Kop 2"),
        ('<w:pStyle w:val="Sub"/>', 2, "Sub"),
        ('<w:pStyle w:val="Title"/>', None, "Title"),
        ('<w:pStyle w:val="Heading31"/>', 3, "Heading 31"),  # Word's copy of heading 3
        ('<w:pStyle w:val="Plain"/>', None, "Plain"),
        ('<w:outlineLvl w:val="2"/>', 3, None),
        ('<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>', None, "Heading 1"),
        ('<w:outlineLvl w:val="x"/>', None, None),
    ],
)
def test_levels_come_from_styles_and_paragraphs(word, layout, level, name):
    line = read(word(par("x", layout=layout), styles=HEADINGS)).lines[0]
    assert (line.level, line.style) == (level, name)


LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("layout", "indent"),
    [
        ("", 0.0),
        ('<w:ind w:left="720"/>', 36.0),
        ('<w:ind w:start="1cm"/>', 28.35),
        ('<w:ind w:left="720" w:firstLine="240"/>', 48.0),
        ('<w:ind w:left="720" w:hanging="240"/>', 24.0),
        (IN_LIST, 18.0),
        (IN_LIST + '<w:ind w:left="1440"/>', 54.0),
        ('<w:pStyle w:val="Deep"/>', 100.0),
        ('<w:pStyle w:val="Deep"/><w:ind w:left="0"/>', 0.0),
        ('<w:ind w:left="nonsense"/>', 0.0),
    ],
)
def test_indents_are_in_points(word, layout, indent):
    deep = paragraph_style("Deep", layout='<w:ind w:left="2000"/>')
    assert read(word(par("x", layout=layout), styles=deep, numbering=LISTS)).lines[0].indent == indent


@pytest.mark.parametrize(
    ("tabs", "layout", "indent"),
    [
        (1, "", 36.0),
        (2, "", 72.0),
        (1, '<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>', 20.0),
        (2, '<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>', 36.0),
        (1, '<w:ind w:left="720" w:hanging="720"/>', 36.0),
    ],
)
def test_tabs_before_the_first_word_set_it_in(word, tabs, layout, indent):
    assert read(word(par(*[TAB] * tabs, "x", layout=layout))).lines[0].indent == indent


@pytest.mark.parametrize(
    ("body", "gaps"),
    [
        (par("a") + par("b"), [None, 0.0]),
        (par("a", layout='<w:spacing w:after="200"/>') + par("b", layout='<w:spacing w:before="120"/>'), [None, 10.0]),
        (par("a") + par("b", layout='<w:spacing w:before="240"/>'), [None, 12.0]),
        (par("a") + par("b", layout='<w:spacing w:beforeAutospacing="1"/>'), [None, 14.0]),
        (par("a") + par("") + par("b"), [None, 13.2]),  # an empty line of 11 points
        (par("a", "<w:r><w:br/><w:br/></w:r>", "B"), [None, 13.2]),
        (par("a") + par("", "<w:r><w:br/></w:r>", "b"), [None, 13.2]),
        (par("a", layout='<w:pStyle w:val="Tight"/>') + par("b", layout='<w:pStyle w:val="Tight"/>'), [None, 0.0]),
        (par("a") + table(row("b", "c")) + par("d"), [None, 0.0, 0.0, 0.0]),
    ],
)
def test_gaps_are_in_points(word, body, gaps):
    tight = paragraph_style("Tight", layout='<w:spacing w:after="200"/><w:contextualSpacing/>')
    assert [line.gap for line in read(word(body, styles=tight)).lines] == gaps


def section(*references, more=""):
    links = "".join(f'<w:{kind}Reference w:type="{when}" r:id="{part}"/>' for kind, when, part in references)
    return f"<w:sectPr>{links}{more}</w:sectPr>"


def margins(document):
    return [(marginal.kind, marginal.text) for marginal in document.marginalia]


def test_heads_and_feet_stand_beside_the_text_once(word):
    every = section(("header", "default", "header1"), ("footer", "default", "footer1"))
    body = par("text", layout=every) + every
    document = read(
        word(body, header1=par("Parish Council") + par(""), footer1=par("Page ", field(" PAGE ", run("1"))))
    )
    assert document.text == "text"
    assert margins(document) == [("head", "Parish Council"), ("foot", "Page 1")]


@pytest.mark.parametrize(
    ("when", "more", "settings", "is_shown"),
    [
        ("default", "", "", True),
        ("first", "", "", False),
        ("first", "<w:titlePg/>", "", True),
        ("first", '<w:titlePg w:val="0"/>', "", False),
        ("even", "", "", False),
        ("even", "", "<w:evenAndOddHeaders/>", True),
    ],
)
def test_only_heads_that_word_prints_are_kept(word, when, more, settings, is_shown):
    body = par("text") + section(("header", when, "header1"), more=more)
    document = read(word(body, header1=par("Head"), settings=settings))
    assert margins(document) == ([("head", "Head")] if is_shown else [])


def test_a_watermark_is_told_from_the_head(word):
    draft = '<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
    document = read(word(par("text") + section(("header", "default", "header1")), header1=draft + par("Head")))
    assert margins(document) == [("watermark", "DRAFT"), ("head", "Head")]


def test_notes_and_comments_stand_beside_the_text(word):
    notes = f'<w:footnote w:type="separator">{par("---")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{par("A note.")}{par("More.")}</w:footnote>'
    document = read(
        word(
            par("text", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:commentReference w:id="1"/></w:r>'),
            footnotes=notes,
            endnotes=f"<w:endnote>{par('An end.')}</w:endnote>",
            comments=f'<w:comment w:id="1">{par("Is this so?")}</w:comment>',
        )
    )
    assert document.text == "text"
    assert margins(document) == [("note", "A note. More."), ("note", "An end."), ("comment", "Is this so?")]


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)


def test_the_file_s_own_properties_are_kept_as_written(word):
    said = "<dc:title> Minutes\nof May </dc:title><dc:creator>The Clerk</dc:creator>"
    said += "<dcterms:created>2019-05-07T18:30:00Z</dcterms:created>"
    source = read(word(par("x"), core=CORE.format(said))).source
    assert (source.title, source.author, source.created, source.modified) == (
        "Minutes of May",
        "The Clerk",
        "2019-05-07T18:30:00Z",
        None,
    )
    bare = read(word(par("x"))).source
    assert (bare.title, bare.author, bare.created, bare.modified) == (None, None, None, None)
    assert read(word(par("x"), core=CORE.format("<dc:title> </dc:title>"))).source.title is None


def test_repairs_give_the_file_s_own_signs_back(word):
    body = par("Roof ", sign("F0FC", "Wingdings"), " and ", "\uf0b7") + par("no sign", layout=IN_LIST)
    document = read(word(body, numbering=LISTS))
    assert document.text == "Roof ✓ and •\n1. no sign"
    assert [(r.span.of(document.text), r.raw, r.kind) for r in document.repairs] == [
        ("✓", "\uf0fc", "glyph"),
        ("•", "\uf0b7", "glyph"),
        ("1. ", "", "number"),
    ]


def altered(file, change):
    """The package `file` with `change` made to each part (name, content); None drops it."""
    out = BytesIO()
    with ZipFile(file) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            changed = change(part, old.read(part))
            if changed is not None:
                new.writestr(*changed)
    out.seek(0)
    return out


def strict(part, blob):
    for transitional, iso in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    ):
        blob = blob.replace(transitional, iso)
    return part, blob


DANGLING = b'<Relationship Id="rIdX" Type="http://example.org/image" Target="media/gone.png"/></Relationships>'


@pytest.mark.parametrize(
    "change",
    [
        strict,
        lambda part, blob: (part.replace("/", "\\"), blob),
        lambda part, blob: (part, blob.replace(b"</Relationships>", DANGLING) if part.startswith("word/") else blob),
    ],
    ids=["strict", "backslashes", "dangling link"],
)
def test_what_word_opens_is_opened(word, change):
    file = word(par("text", layout='<w:pStyle w:val="Head"/>'), styles=STYLES)
    document = read(altered(file, change))
    assert (document.text, document.lines[0].is_bold) == ("text", True)


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_files_with_macros_and_templates_are_opened(word, kind):
    assert read(word(par("text"), kind=kind)).text == "text"


LAUGHS = '<!DOCTYPE d [<!ENTITY l0 "{}"><!ENTITY l1 "{}"><!ENTITY l2 "{}"><!ENTITY l3 "{}">]>'.format(
    "ha" * 999, "&l0;" * 999, "&l1;" * 999, "&l2;" * 999
).encode()


def laughing(part, blob):
    return (part, LAUGHS + blob.replace(b"</w:styles>", b"&l3;</w:styles>") if "styles" in part else blob)


def cut(part, blob):
    return (part, blob[: len(blob) // 2]) if part == "word/document.xml" else (part, blob)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: BytesIO(b"not a zip"),
        lambda _: BytesIO(b"PK\x03\x04 nor is this"),
        lambda file: altered(file, cut),
        lambda file: altered(file, lambda part, blob: None if part == "word/document.xml" else (part, blob)),
        lambda file: altered(file, lambda part, blob: (part, blob.replace(b"w:body", b"w:bOdy"))),
        lambda file: altered(
            file,
            lambda part, blob: (part, blob.replace(b"<w:document ", b"<!DOCTYPE d [<!ENTITY x 'y'>]><w:document ")),
        ),
        lambda file: altered(file, laughing),
        lambda _: BytesIO(b""),
        lambda _: BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    ],
)
def test_a_damaged_file_is_called_so(word, spoil):
    assert read(word(par("text"), styles=STYLES, footnotes="")).text == "text"
    with pytest.raises(CorruptError, match=r"minutes\.docx: .*save it again"):
        read(spoil(word(par("text " * 100), styles=STYLES, footnotes="")))


def test_a_locked_file_is_called_so(word):
    package = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedError, match="password"):
        read(BytesIO(package))
    locked = bytearray(word(par("text")).getvalue())
    locked[locked.find(b"PK\x01\x02") + 8] |= 1  # the first entry's flag in the directory
    with pytest.raises(EncryptedError, match="password"):
        read(BytesIO(bytes(locked)))


def test_a_bomb_is_not_unpacked(word):
    file = word(par("text"))
    with ZipFile(file, "a", ZIP_DEFLATED) as package, package.open("word/bomb.xml", "w") as bomb:
        for _ in range(130):
            bomb.write(bytes(1 << 20))
    file.seek(0)
    with pytest.raises(TooLargeError, match="MB"):
        read(file)


def test_tables_in_tables_are_read_as_deep_as_a_file_may_go(word):
    body = par("deep")
    for _ in range(60):
        body = table(row("a", cell(body)))
    assert texts(read(word(body))) == ["a"] * 60 + ["deep"]


def test_a_missing_file_is_called_so(tmp_path):
    with pytest.raises(UnreadableError):
        reader.read(tmp_path / "gone.docx", SOURCE)


def test_a_path_is_read_like_a_stream(word, tmp_path):
    path = tmp_path / "minutes.docx"
    path.write_bytes(word(par("text")).getvalue())
    assert reader.read(path, SOURCE).text == "text"


def test_entities_are_not_fetched(word, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    types = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    def with_entity(part, blob):
        return (part, types.encode() + blob.replace(b"HERE", b"a &x; b")) if "header" in part else (part, blob)

    file = word(par("x") + section(("header", "default", "header1")), header1=par("HERE"))
    assert margins(read(altered(file, with_entity))) == [("head", "a")]


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1),
        max_size=8,
    )
)
def test_every_word_is_in_the_text_once_and_in_order(word, paragraphs):
    escaped = (p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in paragraphs)
    document = read(word("".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in escaped)))
    unseen = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
    assert undone(document.text, document.repairs).split() == " ".join(paragraphs).translate(unseen).split()


def test_cells_are_numbered_in_reading_order_across_kinds(word):
    body = par("Ann", TAB, "Chair") + par("Bo", TAB, "Clerk") + table(row("a", cell(table(row("x", "y")))))
    assert [line.cell for line in read(word(body)).lines][-2:] == [
        Cell(table=2, row=0, column=0),
        Cell(table=2, row=0, column=1),
    ]


def embedding(word, body, **chunks):
    """A Word file with files embedded as parts of its text, by the ids of the references to them."""
    links = "".join(f'<Relationship Id="{id_}" Type="http://x/aFChunk" Target="/word/{id_}.bin"/>' for id_ in chunks)

    def linked(part, blob):
        links_end = f"{links}</Relationships>".encode()
        types_end = b'<Default Extension="bin" ContentType="application/x"/></Types>'
        blob = blob.replace(b"</Relationships>", links_end) if part.startswith("word/") else blob
        return part, blob.replace(b"</Types>", types_end)

    file = altered(word(body), linked)
    with ZipFile(file, "a") as package:
        for id_, content in chunks.items():
            package.writestr(f"word/{id_}.bin", content)
    file.seek(0)
    return file


def chunk(id_):
    return f'<w:altChunk r:id="{id_}"/>'


def test_a_word_file_embedded_in_the_text_is_read_in_its_place(word):
    inner = word(par("Roads", layout='<w:pStyle w:val="Head"/>') + table(row("Ann", "Chair")), styles=STYLES).getvalue()
    document = read(embedding(word, par("before") + chunk("a") + chunk("a") + par("after"), a=inner))
    assert cells(document) == [
        (None, "before"),
        (None, "Roads"),
        ((0, 0, 0), "Ann"),
        ((0, 0, 1), "Chair"),
        (None, "Roads"),
        ((1, 0, 0), "Ann"),
        ((1, 0, 1), "Chair"),
        (None, "after"),
    ]
    assert [line.is_bold for line in document.lines[:2]] == [False, True]
    assert [line.block.paragraph for line in document.lines if line.cell is None] == [0, 1, 2, 3]
    assert document.source.warnings == ()


PAGE = "<html><body><p>The <b>bridge</b> is closed.</p><table><tr><td>Ann</td><td>Chair</td></tr></table></body></html>"
MESSAGE = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--x--"


@pytest.mark.parametrize("page", [PAGE, MESSAGE], ids=["page", "archive"])
def test_a_page_embedded_in_the_text_is_read_in_its_place(word, page):
    body = table(row("Bo", "Clerk")) + par("before") + chunk("a") + chunk("a") + par("after") + table(row("Cy", "x"))
    document = read(embedding(word, body, a=page.encode()))
    assert cells(document) == [
        ((0, 0, 0), "Bo"),
        ((0, 0, 1), "Clerk"),
        (None, "before"),
        (None, "The bridge is closed."),
        ((1, 0, 0), "Ann"),
        ((1, 0, 1), "Chair"),
        (None, "The bridge is closed."),
        ((2, 0, 0), "Ann"),
        ((2, 0, 1), "Chair"),
        (None, "after"),
        ((3, 0, 0), "Cy"),
        ((3, 0, 1), "x"),
    ]
    assert [line.block.paragraph for line in document.lines if line.cell is None] == [0, 1, 2, 3]
    assert [line.block.table for line in document.lines if line.cell is not None] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [run.bold for run in document.lines[3].runs] == [False, True, False]
    assert document.source.warnings == ()


def test_an_embedded_file_that_cannot_be_read_is_named(word):
    document = read(embedding(word, par("x") + chunk("a") + chunk("b"), a=b"\0\1", b=b"PK\3\4 and no more"))
    assert (document.text, document.source.warnings) == (
        "x",
        ("2 embedded files were not read: /word/a.bin, /word/b.bin",),
    )


def test_files_embedded_in_files_without_end_are_left_off(word):
    file = word(par("deepest")).getvalue()
    for depth in range(5):
        file = embedding(word, par(f"{depth}") + chunk("a"), a=file).getvalue()
    document = read(BytesIO(file))
    assert document.text == "4\n3\n2\n1"
    assert document.source.warnings == ("1 embedded files were not read: /word/a.bin",)


def test_the_words_of_a_diagram_are_read_where_it_stands(word):
    said = "<a:p><a:r><a:t>Full </a:t></a:r><a:r><a:t>Council</a:t></a:r></a:p><a:p><a:r><a:t>Finance</a:t></a:r></a:p>"
    spaces = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    spaces += ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    data = f"<dgm:dataModel {spaces}><dgm:ptLst><dgm:pt><dgm:t>{said}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    shape = DIAGRAM.replace("nowhere", "a")
    file = embedding(word, par("before", f"<w:r><w:drawing>{shape}</w:drawing></w:r>") + par("after"), a=data.encode())
    assert texts(read(file)) == ["before", "Full Council", "Finance", "after"]


BREAK = '<w:r><w:br w:type="page"/></w:r>'
NEXT = "<w:sectPr/>"
ON_THE_PAGE = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (par("one", BREAK) + par("two"), "one\ftwo"),
        (par(BREAK) + par("") + par("two"), "two"),  # nothing stands before it
        (par("one") + par(BREAK) + par("") + par("two"), "one\ftwo"),
        (par("one") + par(BREAK) + par(BREAK) + par("two"), "one\ftwo"),
        (par("the committee heard that the roof of the hall", BREAK, "leaks"), None),
        (par("one") + par("two", layout="<w:pageBreakBefore/>") + par("three"), "one\ftwo\nthree"),
        (par("one") + par("two", layout='<w:pStyle w:val="Over"/>'), "one\ftwo"),
        (par("one", layout=NEXT) + par("two") + NEXT, "one\ftwo"),
        (par("one", layout=NEXT) + par("two") + ON_THE_PAGE, "one\ntwo"),
        (par("one", layout=ON_THE_PAGE) + par("two", layout=NEXT) + par("three") + NEXT, "one\ftwo\fthree"),
        (par("one", BREAK) + table(row("a", "b")), "one\fa\nb"),
        (par("one", BREAK, "Ann", TAB, "Chair") + par("Bo", TAB, "Clerk"), "one\fAnn\nChair\nBo\nClerk"),
    ],
)
def test_a_page_that_the_file_breaks_off_ends_with_a_form_feed(word, body, text):
    over = paragraph_style("Over", layout="<w:pageBreakBefore/>")
    expected = "the committee heard that the roof of the hall\fleaks" if text is None else text
    assert read(word(body, styles=over)).text == expected


def contents(*entries):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    lines = [par(entry, TAB, str(page), layout='<w:pStyle w:val="TOC1"/>') for page, entry in enumerate(entries, 1)]
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}")
    return control(par("Contents", layout='<w:pStyle w:val="TOCHeading"/>') + "".join(lines) + par(END))


TOC = paragraph_style("TOC1", name="toc 1") + paragraph_style("TOCHeading", name="TOC Heading")


@pytest.mark.parametrize(
    ("body", "text", "beside"),
    [
        (
            contents("Apologies", "Roads") + par("Apologies") + par("None.") + par("Roads") + par("Closed."),
            "Apologies\nNone.\nRoads\nClosed.",
            ["Contents", "Apologies 1", "Roads 2"],
        ),
        (  # the headings are numbered by Word, their entries by hand
            contents("1. Roads", "2. Drains") + par("Roads", layout=IN_LIST) + par("Drains", layout=IN_LIST),
            "1. Roads\n2. Drains",
            ["Contents", "1. Roads 1", "2. Drains 2"],
        ),
        # in the style of a table of contents, but nowhere else
        (
            par("Roads were discussed.", layout='<w:pStyle w:val="TOC1"/>') + par("Closed."),
            "Roads were discussed.\nClosed.",
            [],
        ),
    ],
)
def test_a_table_of_contents_is_not_the_text_twice(word, body, text, beside):
    document = read(word(body, styles=TOC, numbering=LISTS))
    assert (document.text, margins(document)) == (text, [("contents", line) for line in beside])


def bullets(sign, font=""):
    marks = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>{marks}</w:lvl>'
    return f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


@pytest.mark.parametrize(
    ("sign", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("o", "Courier New", "◦"),
        ("-", "", "-"),
        ("–", "Calibri", "–"),
        ("●", "Noto Sans Symbols", "●"),
        ("Note:", "", "Note:"),
        ("\uf0b7", "", "•"),
        ("\ue123", "", "•"),  # a sign of a font that nobody has
        ("", "", "•"),
    ],
)
def test_bullets_are_as_shown(word, sign, font, shown):
    document = read(word(par("roof", layout=IN_LIST) + par("", layout=IN_LIST), numbering=bullets(sign, font)))
    assert [(line.number, line.span.of(document.text)) for line in document.lines] == [(shown, f"{shown} roof")]
    assert undone(document.text, document.repairs) == "roof"


def test_a_picture_as_a_bullet_is_one(word):
    numbering = bullets("\uf0b7").replace("<w:lvlText", '<w:lvlPicBulletId w:val="0"/><w:lvlText')
    assert read(word(par("roof", layout=IN_LIST), numbering=numbering)).text == "• roof"


def test_tabs_are_kept_as_the_offsets_of_the_words_behind_them(word):
    tab = "<w:r><w:t>CALL TO ORDER</w:t></w:r><w:r><w:tab/><w:tab/><w:t xml:space='preserve'> Ann Lee</w:t></w:r>"
    document = read(word(f"<w:p>{tab}</w:p>" + par("roof")))
    (first, second) = document.lines
    assert [document.text[at:] for at in first.tabs] == ["Ann Lee\nroof"]
    assert second.tabs == ()
    assert document.part(Span(start=0, end=21)).lines[0].tabs == (14,)


def test_what_stands_behind_a_tab_is_no_part_of_a_title(word):
    def item(title: str, who: str) -> str:
        marks = "<w:rPr><w:b/></w:rPr>"
        return f"<w:p><w:r>{marks}<w:t>{title}</w:t></w:r><w:r>{marks}<w:tab/><w:t>{who}</w:t></w:r></w:p>"

    said = par("The roof was mended in May and nothing is owed for it, the builder having been paid in full.")
    items = [("SECRETARY’S REPORT", "Ann Lee"), ("TREASURER’S REPORT", "Bo Lund"), ("SUMMER FAIR", "Jo Park")]
    body = par("Minutes of the hut committee") + "".join(item(title, who) + said for title, who in items)
    assert [section.title for section in segment(read(word(body)))] == [title for title, _ in items]


def test_letters_that_are_shown_as_capitals_look_so(word):
    shown = run("Call to order", "<w:caps/>") + run("Treasurer", "<w:smallCaps/>") + run("roof")
    (line,) = read(word(par(shown))).lines
    assert [part.capitals for part in line.runs] == [True, False]
    assert look_of("Call to orderTreasurerroof", [line], line.runs[0].span).caps


def test_the_heads_of_columns_parted_by_tabs_are_no_heading(word):
    head = "<w:p>" + "<w:r><w:tab/></w:r>".join(run(text, BOLD) for text in ("Topic", "Presenter", "Time")) + "</w:p>"
    assert list(segment(read(word(head + par("Ann Lee told of the roof."))))) == []


def test_who_presents_an_item_behind_a_tab_leaves_the_title_a_line_of_its_own(word):
    def item(title, who):
        return par(run(title, BOLD), "<w:r><w:tab/></w:r>", run(who, BOLD))

    said = par("The box was full, and what was in it has been sent to the county with a list of all of it.")
    items = [
        ("Annual picnic", "Ann Lee"),
        ("Archive boxes", "Bo Lund"),
        ("Bird walks", "Jo Park"),
        ("Lamps", "Tom Reed"),
    ]
    body = par("Minutes of the hut committee") + "".join(item(title, who) + said for title, who in items)
    assert [section.title for section in segment(read(word(body)))] == [title for title, _ in items]
