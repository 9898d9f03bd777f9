"""Web pages: the shapes in which bodies publish minutes, as the reader must give them."""

import time
from pathlib import Path
from random import Random

import pytest

from extractor.errors import CorruptError, EmptyError, MinutebookError, TooLargeError
from extractor.read import kinds, read
from extractor.read.assemble import undone
from models import Document


def shown(tmp_path: Path, markup: str | bytes, name: str = "minutes.html") -> Document:
    path = tmp_path / name
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    return read(path)


def body(tmp_path: Path, inner: str, head: str = "") -> Document:
    return shown(tmp_path, f"<!DOCTYPE html><html><head>{head}</head><body>{inner}</body></html>")


def beside(document: Document, kind: str) -> list[str]:
    return [marginal.text for marginal in document.marginalia if marginal.kind == kind]


def cells(document: Document) -> list[tuple[int, int, int, str]]:
    placed = [(line.cell, line.span.of(document.text)) for line in document.lines if line.cell is not None]
    return [(cell.table, cell.row, cell.column, text) for cell, text in placed]


@pytest.mark.parametrize(
    ("inner", "tabs"),
    [
        ("<p><b>List of\n\tthose who came</b></p>", ()),
        ("<p>List\tof those</p>", ()),
        ("<pre>List\tof those</pre>", (5,)),
    ],
)
def test_a_tab_of_the_source_is_a_space_outside_preformatted_text(
    tmp_path: Path, inner: str, tabs: tuple[int, ...]
) -> None:
    assert body(tmp_path, inner).lines[0].tabs == tabs


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<div>Two<p>Three</div>Four", "One\nTwo\nThree\nFour"),
        ("<p>a <b>b</b>\n  <i>c</i>&nbsp;d</p>", "a b c d"),
        ("<p>the 5<sup>th</sup> of May, CO<sub>2</sub></p>", "the 5th of May, CO2"),
        ("<p>Present<br>Ann Lee<br>Bob Hart</p>", "Present\nAnn Lee\nBob Hart"),
        ("<h2>Minutes of the<br>Finance Committee</h2>", "Minutes of the Finance Committee"),
        # a line that was full and goes on in lower case
        (
            "<p>The chairman reported that the works to the hall<br>had begun.</p>",
            "The chairman reported that the works to the hall had begun.",
        ),
        ("<p>Roads</p><hr><p>Paths</p>", "Roads\nPaths"),
        ("<p>She said <q>no</q>.</p>", "She said “no”."),
        ("<b>Bold<p>across</b>blocks</p>", "Bold\nacrossblocks"),
        ("<p>No end<p>nor here<ul><li>one<li>two", "No end\nnor here\n• one\n• two"),
        ("<dl><dt>Present</dt><dd>Ann Lee</dd></dl>", "Present\nAnn Lee"),
        ("<dl><dd>set in</dd></dl>", "set in"),
        ("<details><summary>Item 1</summary>Agreed.</details>", "Item 1\nAgreed."),
        ("<p>caf&eacute; &#146;s &amp; &lt;b&gt;</p>", "café ’s & <b>"),
        ("<p>re&shy;port</p>", "report"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>", "漢"),
        ("<p>Ann<wbr>Lee</p><textarea>x</textarea><button>Send</button><select><option>a</select>", "AnnLee"),
        ("<p>a</p><script>b</script><style>c{}</style><template><p>d</template><svg><text>e</text></svg>", "a"),
        ("<p>a<!-- b --></p><iframe>c</iframe><object>d</object>", "a"),
    ],
)
def test_what_a_page_shows_is_the_text(tmp_path, inner, text):
    assert body(tmp_path, inner).text == text


@pytest.mark.parametrize(
    ("inner", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=7><li>a<li>b</ol>", ["7.", "8."]),
        ("<ol start=7><li>a<li value=3>b<li>c</ol>", ["7.", "3.", "4."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ol type=a start=26><li>a<li>b</ol>", ["z.", "aa."]),
        ("<ol type=A><li>a</ol><ol type=I start=4><li>a</ol><ol type=i><li>a</ol>", ["A.", "IV.", "i."]),
        ("<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", ["1.", "a.", "b.", "2."]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["•", "◦"]),
        ('<ol style="list-style-type: upper-roman"><li>a</ol>', ["I."]),
        ('<ol style="list-style: lower-alpha inside"><li>a</ol>', ["a."]),
        ('<ul style="list-style: none"><li>a</ul>', [None]),
        ("<ol><li><p>a</p><p>more</p><li><p>b</p></ol>", ["1.", None, "2."]),
        ("<ol><li><h3>Roads</h3><p>text</p></ol>", ["1.", None]),
        ("<ol><li><ol><li>a</ol></ol>", ["1.", "1."]),  # the outer number has no text of its own
        ("<ol start=0><li>a</ol><ol start=-1><li>a</ol>", ["0.", "-1."]),
        ("<ol type=a start=0><li>a</ol>", ["0."]),  # there is no letter before a
    ],
)
def test_lists_are_numbered_as_a_browser_shows_them(tmp_path, inner, numbers):
    assert [line.number for line in body(tmp_path, inner).lines] == numbers


@pytest.mark.parametrize(
    ("inner", "depths"),
    [
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [0, 1, 0]),
        # as Google Docs writes it
        (
            "".join(f"<ul><li style='margin-left:{inch * 36}pt'>entry</ul>" for inch in (1, 2, 2, 3, 1)),
            [0, 1, 1, 2, 0],
        ),
        ("<ul><li>a</ul><p>Roads</p><ul><li style='margin-left:72pt'>b</ul>", [0, None, 0]),
        ("<ul><li style='margin-left:72pt'>a</ul><ul><li style='margin-left:36pt'>b</ul>", [0, 0]),
    ],
)
def test_entries_set_further_in_lie_in_those_above(tmp_path, inner, depths):
    assert [line.depth for line in body(tmp_path, inner).lines] == depths


def test_numbers_of_lists_stand_in_the_text_as_repairs(tmp_path):
    found = body(tmp_path, "<ol><li>Apologies<ol type=a><li>None</ol></ol>")
    assert found.text == "1. Apologies\na. None"
    assert [(repair.raw, repair.kind) for repair in found.repairs] == [("", "number")] * 2
    assert undone(found.text, found.repairs) == "Apologies\nNone"
    assert [line.depth for line in found.lines] == [0, 1]
    assert found.lines[1].indent > found.lines[0].indent


@pytest.mark.parametrize(
    ("styles", "inner", "numbers"),
    [
        (  # legal numbers of nested lists
            "ol{counter-reset:item;list-style:none} li{counter-increment:item} li:before{content:counters(item,'.') ' '}",
            "<ol><li>a<ol><li>b<li>c</ol><li>d</ol>",
            ["1", "1.1", "1.2", "2"],
        ),
        (  # a word processor's lists: a list for each level, side by side, that go on counting
            "ol.k-0.start{counter-reset:n-0 0} .k-0>li{counter-increment:n-0} .k-0>li:before{content:'' counter(n-0,decimal) '. '} ol.k-1.start{counter-reset:n-1 0} .k-1>li{counter-increment:n-1} .k-1>li:before{content:'(' counter(n-1,lower-latin) ') '}",
            '<ol class="k-0 start"><li>a</ol><ol class="k-1 start"><li>b<li>c</ol><ol class="k-0" start=2><li>d</ol>',
            ["1.", "(a)", "(b)", "2."],
        ),
        ("ul{list-style-type:none} li:before{content:'\\0025cf  '}", "<ul><li>a</ul>", ["●"]),
    ],
)
def test_numbers_made_by_style_sheets_are_shown(tmp_path, styles, inner, numbers):
    assert [line.number for line in body(tmp_path, inner, f"<style>{styles}</style>").lines] == numbers


@pytest.mark.parametrize(
    ("inner", "right"),
    [
        (
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            [(0, 0, 0, "a"), (0, 0, 1, "b"), (0, 1, 0, "c"), (0, 1, 1, "d")],
        ),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
            [(0, 0, 0, "a"), (0, 0, 1, "b"), (0, 1, 1, "c"), (0, 1, 2, "d")],
        ),
        (
            "<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g</table>",
            [
                (0, 0, 0, "a"),
                (0, 0, 1, "b"),
                (0, 0, 2, "c"),
                (0, 1, 0, "d"),
                (0, 1, 2, "e"),
                (0, 2, 0, "f"),
                (0, 2, 2, "g"),
            ],
        ),
        (
            "<table><tfoot><tr><td>z<td>y<tbody><tr><td>a<td>b<thead><tr><th>H<th>I</table>",
            [(0, 0, 0, "H"), (0, 0, 1, "I"), (0, 1, 0, "a"), (0, 1, 1, "b"), (0, 2, 0, "z"), (0, 2, 1, "y")],
        ),
        ("<table><tr><td>Only<tr><td>one column</table>", []),
        ("<table role=presentation><tr><td>a<td>b</table>", []),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", [(0, 0, 0, "a"), (1, 0, 0, "b"), (1, 0, 1, "c")]),
        (  # a list of terms, and what they are
            "<dl><dt>Present<dd>Ann, Bob<dt>Regrets<dd><dt>Chair<dd>Ann</dl>",
            [(0, 0, 0, "Present"), (0, 0, 1, "Ann, Bob"), (0, 1, 0, "Regrets"), (0, 2, 0, "Chair"), (0, 2, 1, "Ann")],
        ),
        (
            "<dl><div><dt>SNA<dd>Strategic Needs Assessment</div></dl>",
            [(0, 0, 0, "SNA"), (0, 0, 1, "Strategic Needs Assessment")],
        ),
        ("<dl><dt>A term<dd>one<dd>another</dl>", []),
        ("<dl><dt>Item 1<dd><h3>Roads</h3><p>Agreed.</dl>", []),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", [(0, 0, 0, "a"), (0, 0, 1, "b"), (0, 1, 1, "c")]),
    ],
)
def test_tables_are_cells_at_their_places_in_the_grid(tmp_path, inner, right):
    assert cells(body(tmp_path, inner)) == right


def test_a_table_that_holds_the_page_is_no_table(tmp_path):
    items = "".join(f"<h3>{n}. Item</h3><p>The committee considered matter {n} and agreed to it.</p>" for n in range(9))
    found = body(tmp_path, f"<table><tr><td>Menu<td>{items}<table><tr><td>Ann<td>Clerk</table></table>")
    assert cells(found) == [(0, 0, 0, "Ann"), (0, 0, 1, "Clerk")]


def test_a_caption_stands_above_its_table(tmp_path):
    found = body(tmp_path, "<table><caption>Attendance</caption><tr><td>Ann<td>✓</table>")
    assert found.text == "Attendance\nAnn\n✓"
    assert [line.block.table for line in found.lines] == [None, 0, 0]


@pytest.mark.parametrize(
    ("inner", "attribute"),
    [
        ("<b>x</b>", "bold"), ("<strong>x</strong>", "bold"), ('<span style="font-weight:700">x</span>', "bold"), ("<span class=k>x</span>", "bold"),
        ("<i>x</i>", "italic"), ("<em>x</em>", "italic"), ('<span style="font-style: italic">x</span>', "italic"),
        ("<u>x</u>", "underline"), ('<span style="text-decoration: underline">x</span>', "underline"),
        ("<s>x</s>", "strike"), ("<strike>x</strike>", "strike"), ("<del>x</del>", "strike"), ('<span style="text-decoration:line-through">x</span>', "strike"),
    ],
)  # fmt: skip
def test_letters_are_set_as_tags_and_styles_say(tmp_path, inner, attribute):
    run = body(tmp_path, f"<p>{inner}</p>", "<style>p span.k{font-weight:bold}</style>").lines[0].runs[0]
    marks = {name: getattr(run, name) for name in ("bold", "italic", "underline", "strike")}
    assert marks == {**dict.fromkeys(marks, False), attribute: True}


@pytest.mark.parametrize(
    ("inner", "size"),
    [
        ("<p>x</p>", 12.0), ("<h1>x</h1>", 24.0), ('<p style="font-size:16px">x</p>', 12.0), ('<p style="font:italic 9pt Arial">x</p>', 9.0),
        ("<small>x</small>", 9.96), ("<font size=5>x</font>", 18.0), ('<div style="font-size:10pt"><p style="font-size:150%">x</p></div>', 15.0),
        ('<p style="font-size:calc(1px + 2em)">x</p>', 12.0),
    ],
)  # fmt: skip
def test_letters_have_the_size_that_a_browser_gives_them(tmp_path, inner, size):
    assert body(tmp_path, inner).lines[0].size == size


def test_headings_have_their_level_and_the_only_first_one_is_the_title(tmp_path):
    found = body(tmp_path, "<h1>Ash Board</h1><h2>Roads</h2><h3>Kerbs</h3><p role=heading aria-level=4>Paint</p>")
    assert [(line.level, line.style) for line in found.lines] == [(None, "Title"), (2, None), (3, None), (4, None)]
    found = body(tmp_path, "<h1>Roads</h1><p>x</p><h1>Kerbs</h1>")
    assert [line.level for line in found.lines] == [1, None, 1]


@pytest.mark.parametrize(
    "inner",
    [
        '<p style="display:none">secret</p>', "<p hidden>secret</p>", "<p class=away>secret</p>", '<span style="visibility:hidden">secret</span>',
        '<span style="mso-hide:all">secret</span>', '<span class="sr-only">secret</span>',
    ],
)  # fmt: skip
def test_what_is_hidden_is_kept_out_of_the_text(tmp_path, inner):
    found = body(
        tmp_path, f"<p>The budget was agreed by all who were there.</p>{inner}", "<style>.away{display:none}</style>"
    )
    assert "secret" not in found.text
    assert beside(found, "hidden") == ["secret"]


def test_a_page_that_hides_most_of_its_words_shows_them_at_a_click(tmp_path):
    found = body(
        tmp_path, "<h2>Item 1</h2><div style='display:none'>The budget was agreed by all who were there.</div>"
    )
    assert "The budget was agreed" in found.text
    assert any("hidden" in warning for warning in found.source.warnings)


def test_tracked_changes_are_read_as_accepted(tmp_path):
    found = body(tmp_path, "<p>The <del>old</del> <ins>new</ins> hall</p>")
    assert found.text == "The new hall"
    assert found.source.warnings == ("tracked changes read as accepted: 1 insertions in, 1 deletions out",)
    dated = body(tmp_path, '<p>The <del datetime="2020-01-01">old</del> hall</p>')
    assert dated.text == "The hall"


def test_links_keep_their_targets(tmp_path):
    found = body(
        tmp_path,
        '<p>See <a href="https://example.org/a.pdf">the <b>paper</b></a> and <a href="#i2">item 2</a>, <a name=x>here</a>.</p>',
    )
    assert [(link.span.of(found.text), link.target) for link in found.links] == [
        ("the paper", "https://example.org/a.pdf"),
        ("item 2", "#i2"),
    ]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<img src=t.png alt="Tick">', "✓"), ('<img alt="No">', "✗"), ('<img class=emoji alt="✅">', "✅"),
        ('<i class="fa fa-check"></i>', "✓"), ('<span class="glyphicon glyphicon-remove"></span>', "✗"),
        ("<input type=checkbox checked>", "☑"), ("<input type=checkbox>", "☐"), ('<span style="font-family:Wingdings">ü</span>', "✓"),
        ('<span class="sr-only">Yes</span>', "Yes"),  # in a table's cell it may be all that says so
    ],
)  # fmt: skip
def test_ticks_and_crosses_are_signs(tmp_path, inner, text):
    assert cells(body(tmp_path, f"<table><tr><td>Ann<td>{inner}</table>"))[1:] == [(0, 0, 1, text)]


def test_what_pictures_show_and_short_forms_stand_for_is_kept_beside_the_text(tmp_path):
    found = body(
        tmp_path,
        '<img alt="The new hall"><p><abbr title="Crown Prosecution Service">CPS</abbr> and <abbr title="Crown Prosecution Service">CPS</abbr></p>',
    )
    assert found.text == "CPS and CPS"
    assert beside(found, "picture") == ["The new hall"]
    assert beside(found, "note") == ["CPS: Crown Prosecution Service"]


def test_footnotes_stand_beside_the_text_without_their_marks(tmp_path):
    found = body(
        tmp_path,
        '<p>The lease<sup><a href="#fn1">1</a></sup> ends in June.<a class=x href="#_ftn2">[2]</a></p>'
        "<section class=footnotes><ol><li id=fn1>Of 1987.</li><li>Or July.</li></ol></section>",
    )
    assert found.text == "The lease ends in June."
    assert beside(found, "note") == ["Of 1987.", "Or July."]


def test_comments_that_word_saved_stand_beside_the_text(tmp_path):
    found = body(
        tmp_path,
        "<p>The lease ends in June.<a class=msocomanchor href='#_msocom_1'>[AL1]</a></p>"
        "<div style='mso-element:comment-list'><hr><div style='mso-element:comment'><p><a class=msocomoff href='#_msoanchor_1'>[AL1]</a>Or July?</p></div></div>",
    )
    assert found.text == "The lease ends in June."
    assert beside(found, "comment") == ["[AL1] Or July?"]


def test_preformatted_lines_are_read_as_plain_text_is(tmp_path):
    lines = (
        "MINUTES OF THE MEETING\n\nThe chair opened the meeting and <b>welcomed</b>\nmembers of the public who had come to\n"
        "hear the report on the wall.\nThe clerk read the minutes of the meeting\nheld in March, which were agreed.\n\n   Present: Ann Lee\n   Absent: none"
    )
    found = body(tmp_path, f"<pre>{lines}</pre>")
    assert [paragraph.span.of(found.text) for paragraph in found.paragraphs] == [
        "MINUTES OF THE MEETING",
        "The chair opened the meeting and welcomed members of the public who had come to hear the report on the wall.",
        "The clerk read the minutes of the meeting held in March, which were agreed.",
        "Present: Ann Lee",
        "Absent: none",
    ]
    assert found.lines[-1].indent == 18.0


PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_a_whole_page_gives_the_minutes_in_it(page):
    """Pages of a council's system, a word processor, a wiki, a scribe's bot, a mailing list, an old hand-made site."""
    assert read(page).text + "\n" == page.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_a_damaged_page_is_read_or_refused(page, tmp_path):
    random = Random(page.stem)  # noqa: S311 - the same damage each time
    whole = page.read_bytes()
    for _ in range(25):
        raw = bytearray(whole)
        for _ in range(random.randint(1, 8)):
            at = random.randrange(len(raw))
            if random.random() < 0.5:
                del raw[at : at + random.randint(1, 40)]
            else:
                raw[at:at] = random.choice(TORN)
        try:
            found = shown(tmp_path, bytes(raw))
        except MinutebookError:
            continue
        assert all(line.span.of(found.text).strip() for line in found.lines)


MINUTES = "<h1>Minutes of Ash Board</h1><p>Present: Ann Lee, Bob Hart</p><h2>Roads</h2><p>It was agreed to mend the road before the winter, as the surveyor had advised.</p>"


@pytest.mark.parametrize(
    "site",
    [
        "<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>",
        '<div role="navigation">Home News</div>',
        '<div id="cookie-banner">We use cookies. Accept them all?</div>',
        '<div class="breadcrumb">Home / Council / Minutes</div>',
        '<ul class="main-menu"><li>Home<li>News</ul>',
        '<div class="site-header"><img alt=Logo>Ash town</div>',
        "<header>Ash town, a place to live</header>",
        "<footer>Copyright 2020 Ash</footer>",
        '<aside class="sidebar"><h3>Latest news</h3><p>The fair is on Saturday.</p></aside>',
        '<div class="social share-buttons">Tweet this</div>',
        "<ul><li><a href=1>Home</a><li><a href=2>News</a><li><a href=3>Council</a><li><a href=4>Contact us</a></ul>",  # by its links alone
        "<form action=/s>Search the site <input type=search></form>",
        '<section id="comments">Bob wrote: well done</section>',
        "<noscript><div class=alert>Turn on scripts to see this.</div></noscript>",
    ],
)
@pytest.mark.parametrize("place", ["{site}{minutes}", "{minutes}{site}", "{site}<main>{minutes}</main>"])
def test_the_sites_own_parts_stand_beside_the_text(tmp_path, site, place):
    found = body(tmp_path, place.format(site=site, minutes=MINUTES))
    assert found.text.startswith("Minutes of Ash Board\nPresent: Ann Lee, Bob Hart\nRoads\n")
    assert found.text.endswith("had advised.")
    assert "".join(beside(found, "boilerplate"))


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (f"<header><h1>Minutes of Ash Board</h1><h2>3 May 2021</h2></header>{MINUTES}", "3 May 2021"),
        (f"{MINUTES}<aside class=sidebar><h3>Attendees</h3><ul><li>Cy Dunn</ul></aside>", "Cy Dunn"),
        (f"<div class=header><p>Present:</p><p>Cy Dunn</p></div>{MINUTES}", "Cy Dunn"),
        (f'<div class="content-menu">{MINUTES}</div><p>Home</p>', "Bob Hart"),
        (
            '<table class="header"><tr class="header"><th>Name<th>Role<tr><td>Cy Dunn<td>Chair</table>' + MINUTES,
            "Cy Dunn",
        ),
        # names that lead to pages of the members, under a heading
        (
            "<h1>Minutes</h1><h2>Present</h2><ul>"
            + "".join(f"<li><a href={n}>Name {n}</a>" for n in range(6))
            + "</ul>"
            + MINUTES,
            "Name 5",
        ),
        # the list of tasks below a page's main part
        (
            f"<main>{MINUTES}</main><div id=actions><h2>Summary of action items</h2><ol><li>Cy Dunn to write</ol></div>",
            "Cy Dunn",
        ),
        ("<nav>Ann Lee said that the road was to be mended before the winter came.</nav>", "Ann Lee"),
        # those who sent regrets, and who chaired, beside the list of contents
        (
            "<nav><dl><dt>Present</dt><dd></dd><dt>Regrets</dt><dd>Cy Dunn</dd></dl><ol><li><a href=#a>A</a></ol></nav>"
            + MINUTES,
            "Cy Dunn",
        ),
    ],
)
def test_the_minutes_are_never_taken_for_the_site(tmp_path, inner, words):
    assert words in body(tmp_path, inner).text


def test_a_list_of_contents_stands_beside_the_text_and_a_list_of_what_was_said_above_does_not(tmp_path):
    links = "<li><a href=#a>Roads</a><li><a href=#b>Paths</a><li><a href=#c>Any other business</a>"
    found = body(
        tmp_path,
        f"<h2>Contents</h2><ol>{links}</ol><h2 id=a>Roads</h2><p>x</p><h2><a name=b>Paths</a></h2><p id=c>y</p><h2>Actions</h2><ul>{links}</ul>",
    )
    assert found.text == "Roads\nx\nPaths\ny\nActions\n• Roads\n• Paths\n• Any other business"
    assert beside(found, "contents") == ["Contents", "Roads Paths Any other business"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Café – £5</p>".encode(), "Café – £5"),
        (b"\xef\xbb\xbf<p>\xc2\xa35</p>", "£5"),
        ("<p>Café – £5</p>".encode("utf-16"), "Café – £5"),
        ('<meta charset="iso-8859-1"><p>Café</p>'.encode(), "Café"),  # it says one thing and is another
        (b'<meta charset="iso-8859-1"><p>\x93Caf\xe9\x94 \x96 \xa35</p>', "“Café” – £5"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xcf\xf0\xee\xf2\xee\xea\xee\xeb</p>',
            "Протокол",
        ),
        (b"<p>The fee is \xa35, and the caf\xe9\x92s rent \xa320.</p>", "The fee is £5, and the café’s rent £20."),
        (b'<meta charset="utf-8"><p>' + "Né à Orléans ".encode() * 50 + b"\xe9</p>", "Né à Orléans " * 50 + "\ufffd"),
    ],
)
def test_letters_are_decoded_by_what_they_are(tmp_path, raw, text):
    head, page = raw[:2], raw
    found = shown(tmp_path, page if head in (b"\xff\xfe", b"\xef\xbb") else b"<!DOCTYPE html>" + page)
    assert found.text == text


def test_the_page_says_who_made_it_and_when(tmp_path):
    head = '<title> Minutes,\n3 May </title><meta name="author" content="The Clerk"><meta property="article:published_time" content="2021-05-04T10:00:00Z">'
    source = body(tmp_path, "<p>x</p>", head).source
    assert (source.media_type, source.title, source.author, source.created, source.pages) == (
        kinds.HTML,
        "Minutes, 3 May",
        "The Clerk",
        "2021-05-04T10:00:00Z",
        None,
    )


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>The Clerk</o:Author><o:Created>2004-05-03T09:00:00Z</o:Created></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;margin-bottom:.0001pt;font-size:11.0pt;} --></style></head>
<body lang=EN-GB><div class=Section1>
<p class=MsoTitle>Minutes</p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Present:</b> Ann Lee<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Apologies</p>
<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span style='font-family:Symbol'>\xb7<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>None \x96 all came</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>secret</span><o:p>&nbsp;</o:p></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> A note.</p></div></div>
</div></body></html>""".encode("latin-1")


@pytest.mark.parametrize("name", ["minutes.htm", "minutes.doc"])
def test_a_page_that_word_saved_is_read_whatever_its_name(tmp_path, name):
    found = shown(tmp_path, WORD_PAGE, name)
    assert found.text == "Minutes\nPresent: Ann Lee\n1. Apologies\n• None – all came"
    assert (found.source.media_type, found.source.author, found.source.created) == (
        kinds.HTML,
        "The Clerk",
        "2004-05-03T09:00:00Z",
    )
    assert [line.style for line in found.lines] == ["Title", "Normal", "ListParagraph", "ListParagraph"]
    assert [line.indent for line in found.lines] == [0.0, 0.0, 18.0, 0.0]
    assert beside(found, "note") == ["[1] A note."]


def test_the_head_and_foot_that_an_office_program_writes_stand_beside_the_text(tmp_path):
    page = "<div title={}><table><tr><td><p><b>T</b></p><td><p>01234 5678</p></table></div>"
    found = body(tmp_path, page.format("header") + MINUTES + page.format("footer"))
    assert "01234" not in found.text
    assert ("01234" in "".join(beside(found, "head")), "01234" in "".join(beside(found, "foot"))) == (True, True)
    inner = body(tmp_path, f"<section><div title=header><p>Ash Mill Trust</p></div>{MINUTES}</section>")
    assert "Ash Mill Trust" in inner.text


def test_a_web_archive_gives_the_page_in_it(tmp_path):
    archive = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="b"; type="text/html"\r\n\r\n--b\r\n'
        b'Content-Location: a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="windows-1252"\r\n\r\n'
        b"<html><body><p class=3DMsoNormal>Caf=E9 rent</p></body></html>\r\n--b\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    found = shown(tmp_path, archive, "minutes.mht")
    assert (found.text, found.source.media_type) == ("Café rent", kinds.WEB_ARCHIVE)
    with pytest.raises(CorruptError, match="without a page"):
        shown(tmp_path, archive.replace(b"text/html; charset", b"text/plain; charset"), "minutes.mht")


def test_xhtml_with_elements_that_close_themselves_is_read_whole(tmp_path):
    page = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body><a name="x"/><p>One</p><p/><div/>Two</body></html>'
    assert shown(tmp_path, page, "minutes.xhtml").text == "One\nTwo"


def test_a_part_of_a_page_is_known_by_its_ending(tmp_path):
    assert shown(tmp_path, "<h2>Roads</h2><p>Agreed.</p>", "part.html").text == "Roads\nAgreed."
    assert shown(tmp_path, "<h2>Roads</h2><p>Agreed.</p>", "part.txt").source.media_type == kinds.TEXT


def test_blocks_are_counted_in_body_order(tmp_path):
    found = body(tmp_path, "<p>a</p><p></p><p>b<br>c</p><table><tr><td>d<td>e<p>f</table><p>g</p>")
    assert [line.block.model_dump(exclude_none=True) for line in found.lines] == [
        {"paragraph": 0},
        {"paragraph": 1},
        {"paragraph": 1},
        {"table": 0, "row": 0, "cell": 0},
        {"table": 0, "row": 0, "cell": 1},
        {"table": 0, "row": 0, "cell": 1},
        {"paragraph": 2},
    ]
    assert {line.page for line in found.lines} == {None}


TORN = [b"<table>", b"</table>", b"<td rowspan=9999>", b"<li>", b"</li>", b"<dl><dt>", b"<pre>", b"<div hidden>", b"<main>", b"<nav>", b"<ol start=-5 type=i reversed>", b"<h1>", b"</h2>", b"<svg>", b"<style>p{display:none}</style>", b"\x00", b"\xff", b"&#x110000;", b"<p style='font-size:9e99pt;margin-left:-1e9pt'>", b"<ins>", b"<p role=heading aria-level=0>"]  # fmt: skip

HOSTILE = {
    "tags that are never closed": ("<div>" * 100_000, CorruptError),
    "formats that are opened again in each paragraph": ("".join(f"<p><b class=x{n}>x" for n in range(4000)), CorruptError),
    "more elements than a page has": ("<p>x" * 500_001, TooLargeError),
    "a frameset": ("<frameset><frame src=a.html></frameset>", EmptyError),
    "only scripts": ("<script>document.write('x')</script>", EmptyError),
    "deep nesting": ("<div>" * 3000 + "x" + "</div>" * 3000, None),
    "a table that spans a thousand million rows": ("<table>" + "<tr><td rowspan=1000000000 colspan=1000000000>x<td>y" * 300 + "</table>", None),
    "entities of a document type": ('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;x</p>', None),
    "style sheets without end": ("<style>" + "p>b{font-weight:bold}" * 50_000 + "</style><p>x", None),
    "counters without end": ("<style>" + "".join(f"p{{counter-reset:c{n}}}" for n in range(150)) + "</style>" + "<p>x" * 4_000, None),
    "short forms without end": ("".join(f"<abbr title=t{n}>x</abbr>" for n in range(30_000)), None),
    "a list that counts from beyond all numbers": ("<ol start=99999999999999999999 type=a><li>x</ol>", None),
    "a counter that counts in letters without end": ("<ol type=a start=999999999999><li>x</ol>", None),
    "bytes": ("<html>" + "".join(map(chr, range(1, 256))), None),
    "an external entity": ('<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><p>x&e;</p></html>', None),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_page_is_read_or_refused_and_soon(tmp_path, what):
    markup, error = HOSTILE[what]
    started = time.process_time()
    if error is None:
        found = shown(tmp_path, markup)
        assert "x" in found.text
        assert "root:" not in found.text
    else:
        with pytest.raises(error) as caught:
            shown(tmp_path, markup)
        assert isinstance(caught.value, MinutebookError)
    assert time.process_time() - started < 30
