"""Text of a PDF that stands in columns without lines, and signs raised above theirs."""

from reportlab.pdfgen.canvas import Canvas

from tests.test_read_pdf import PROSE, at, both, cells, lines, read, texts

HEAD, FIRST, SECOND = "Helvetica-Bold", 72, 250


def test_a_line_across_a_table_ends_it() -> None:
    head = ((62, "#"), (179, "Task"), (347, "Who"), (420, "By when"), (504, "Status"))
    rows = (
        ("1", "Mend the rail of the pier and its lamp", "Ann", "21/02", "Begun"),
        ("2", "Write to the maker", "Tom", "25/02", "Not begun"),
        ("3", "Ask for a price", "Ann + Tom", "Week 8", "Not begun"),
        ("4", "Count the boats", "Mary", "26/02", "Done"),
    )
    places = (58, 77, 312, 413, 483)
    drawn = [
        at(x, 700 - 16 * nth, text) for nth, row in enumerate(rows, 1) for x, text in zip(places, row, strict=True)
    ]
    heads = [at(x, 700, text, HEAD) for x, text in head]
    document = read(both(*heads, *drawn, at(58, 616, "Next meeting: Tuesday 25 February 2020, at the same place")))
    assert cells(document) == [["#", "Task", "Who", "By when", "Status"], *map(list, rows)]
    assert texts(document)[-1] == "Next meeting: Tuesday 25 February 2020, at the same place"


def test_a_raised_sign_is_of_its_word_though_spaces_carry_a_line_on_below_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Matters arising of 18")
        end = 72 + canvas.stringWidth("Matters arising of 18", "Helvetica", 11)
        wide = canvas.stringWidth("th", "Helvetica", 8)
        canvas.drawString(end, 700, " ")
        canvas.drawString(end + wide / 2, 700, " ")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(end, 704, "th")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(end + wide + 3, 700, "March")

    assert texts(read(draw)) == ["Matters arising of 18th March"]


def test_a_sentence_of_two_lines_goes_on_where_others_end_that_begin_as_it_does() -> None:
    told = [
        "The clerk told the members of the price of the wall, and that the",
        "masons would begin in spring, if the trust would bear its half.",
        "Members of the trust and of both the councils had then heard of it",
        "and wished for a second price, since the first was two years old.",
    ]
    inset = [lines(told, x=140, y=600 - 70 * nth) for nth in range(3)]
    last = lines(["Members of the trust were Ann Lee, Tom Reed, Mary Oakes, Jo", "Aziz and Kit."], x=140, y=380)
    found = texts(read(both(lines(PROSE), *inset, last)))
    assert found[-1] == "Members of the trust were Ann Lee, Tom Reed, Mary Oakes, Jo Aziz and Kit."


def test_a_title_beside_its_number_has_a_second_line() -> None:
    entries = [("There were no apologies for", "absence."), ("There were no declarations", "of interest.")]
    entries += [("There were none of the", "public there."), ("Nobody had asked for a", "talk of the pier.")]
    drawn = []
    for nth, entry in enumerate(entries):
        drawn += [at(FIRST, 760 - 40 * nth, f"NP/2{nth}/20"), lines(entry, x=SECOND, y=760 - 40 * nth)]
    drawn += [
        at(FIRST, 600, "NP/27/20"),
        at(SECOND, 600, "Matters of the sea wall, St", HEAD),
        at(SECOND, 586, "Bartholomews Pier", HEAD),
    ]
    drawn.append(lines(["The masons have begun and", "will end in the spring."], x=SECOND, y=560))
    document = read(both(*drawn))
    assert any(text.endswith("Matters of the sea wall, St Bartholomews Pier") for text in texts(document)), texts(
        document
    )
