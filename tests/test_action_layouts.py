"""Actions as files set them out: logs, margins, lists and boxes, in Word and PDF files made here."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from action_files import Row, right, told, word_file
from docx.document import Document as WordFile
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

HEAD = (
    "Westbrook Parish Council",
    "Minutes of the meeting held on Wednesday 12 April 2023 at 7.30pm in the Village Hall",
    "Present: Jane Carter (JC), Tom Ellis (TE, Clerk), Priya Nair (PN), Marcus Owen (MO), Fiona Blake (FB)",
)
TALK = (
    "The accounts were looked at line by line and the reserves were found to be as they should be at this time of year."
)
OTHER = (
    "The play area was discussed at length. Two of the swings are worn and the fence on the north side has come down."
)

LONG = (
    "Write to the bus company about the timetable of the evening service, which has been changed without a word, "
    "and send a copy to the county"
)

ITEMS = (
    ("2. Play area", OTHER + " Marcus Owen to ask for prices for the fence.", "MO"),
    ("3. Hall", "The hall has been painted and looks well, and the lettings have gone up since the autumn.", ""),
    ("4. Website", "The page for planning is out of date. Fiona Blake will rewrite it before the summer.", "FB"),
    ("5. Trees", "The limes have not been pruned for years. The Clerk to obtain three quotations.", "TE"),
)

MARGIN = [
    right("Marcus Owen to ask for prices for the fence.", "MO"),
    right("Fiona Blake will rewrite it before the summer.", "FB"),
    right("The Clerk to obtain three quotations.", "TE"),
]


def rows(document: WordFile, *cells: Sequence[str], style: str | None = "Table Grid") -> Any:
    """A table of `cells`, row by row; a line break within a cell begins a paragraph."""
    table = document.add_table(len(cells), max(map(len, cells)), style=style)
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            first, *others = word.split("\n")
            cell = table.cell(row, column)
            cell.text = first
            for other in others:
                cell.add_paragraph(other)
    return table


def log(document: WordFile) -> None:
    document.add_heading("Action log", 1)
    rows(
        document,
        ("Ref", "Action", "Owner", "Due date", "Status"),
        ("23/01", "Order a new bin for the green", "TE", "30/04/2023", "Open"),
        ("23/02", "Write to the bus company", "Jane Carter", "5 May", "Completed 3/4"),
        ("23/03", "Survey the trees", "MO / FB", "End of June", "In progress"),
        ("23/04", "Review the standing orders", "Clerk", "Next meeting", "c/f"),
        ("23/05", "Publish the register", "PN", "2023-03-31", "Overdue"),
    )


LOG = [
    right("Order a new bin for the green", "TE", due="2023-04-30", status="open", ref="23/01"),
    right("Write to the bus company", "Jane Carter", due="2023-05-05", status="closed", ref="23/02"),
    right("Survey the trees", "MO", "FB", due="2023-06-30", status="ongoing", ref="23/03"),
    right("Review the standing orders", "Clerk", status="ongoing", ref="23/04"),
    right("Publish the register", "PN", due="2023-03-31", status="open", ref="23/05"),
]


def who_what_when(document: WordFile) -> None:
    rows(
        document,
        ("Who", "What", "By when"),
        ("PN", "Close the old account", "21/4"),
        ("TE", "Bring the deeds to the May meeting", ""),
        ("MO", "Ask for a price for the fence", "ASAP"),
    )


WHO_WHAT_WHEN = [
    right("Close the old account", "PN", due="2023-04-21"),
    right("Bring the deeds to the May meeting", "TE", due="2023-05"),
    right("Ask for a price for the fence", "MO"),
]


def headless(document: WordFile) -> None:
    document.add_heading("Actions", 1)
    rows(
        document,
        ("1", "Order a new bin for the green", "TE", "30 April 2023"),
        ("2", "Write to the bus company about the timetable", "JC", "5 May 2023"),
        ("3", "Survey the trees on the north side", "MO", "1 June 2023"),
        style=None,
    )


HEADLESS = [
    right("Order a new bin for the green", "TE", due="2023-04-30", ref="1"),
    right("Write to the bus company about the timetable", "JC", due="2023-05-05", ref="2"),
    right("Survey the trees on the north side", "MO", due="2023-06-01", ref="3"),
]


def beside_minutes(document: WordFile) -> None:
    rows(
        document,
        ("Item", "Minutes", "Action"),
        ("2. Play area", OTHER + " Marcus Owen to ask for prices for the fence.", "MO"),
        ("3. Hall", "The hall has been painted and looks well, and the lettings have gone up since the autumn.", ""),
        ("4. Website", "The page for planning is out of date. Fiona Blake will rewrite it with the Clerk.", "FB/TE"),
    )


BESIDE_MINUTES = [
    right("Marcus Owen to ask for prices for the fence.", "MO"),
    right("Fiona Blake will rewrite it with the Clerk.", "FB", "TE"),
]


def struck(document: WordFile) -> None:
    document.add_heading("Action points", 1)
    table = rows(
        document,
        ("Action", "By"),
        ("Paint the gate of the allotments", "MO"),
        ("Buy ink for the printer", "FB"),
    )
    for cell in table.rows[1].cells:
        for run in cell.paragraphs[0].runs:
            run.font.strike = True


STRUCK = [
    right("Paint the gate of the allotments", "MO", status="closed"),
    right("Buy ink for the printer", "FB"),
]


def boxes(document: WordFile) -> None:
    document.add_heading("Action items", 1)
    for words in (
        "☐ Tom Ellis to renew the insurance by 31 May 2023",
        "☒ Priya Nair to send out the budget",
        "☐ Book the hall for the fair (FB)",
    ):
        document.add_paragraph(words)


BOXES = [
    right("Tom Ellis to renew the insurance by 31 May 2023", "Tom Ellis", due="2023-05-31", status="open"),
    right("Priya Nair to send out the budget", "Priya Nair", status="closed"),
    right("Book the hall for the fair", "FB", status="open"),
]


def bold_owners(document: WordFile) -> None:
    document.add_heading("Next steps", 1)
    for who, what in (("Fiona", "Send the poster to the printer"), ("Marcus", "Measure the fence by Friday")):
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{who}: ").bold = True
        paragraph.add_run(what)


BOLD_OWNERS = [
    right("Send the poster to the printer", "Fiona"),
    right("Measure the fence by Friday", "Marcus", due="2023-04-14"),
]


def several_in_a_cell(document: WordFile) -> None:
    rows(
        document,
        ("Agenda item", "Actions", "Responsible", "Deadline"),
        ("Play area", "Ask for prices for the fence\nClose the swings\nTell the school", "MO\nTE\nTE", "1 May 2023"),
        ("Website", "Rewrite the page for planning", "FB", "12 June 2023"),
    )


SEVERAL_IN_A_CELL = [
    right("Ask for prices for the fence", "MO", due="2023-05-01"),
    right("Close the swings", "TE", due="2023-05-01"),
    right("Tell the school", "TE", due="2023-05-01"),
    right("Rewrite the page for planning", "FB", due="2023-06-12"),
]


def one_table_each(document: WordFile) -> None:
    for what, who, when in (
        ("Order a new bin", "Tom Ellis", "1 May 2023"),
        ("Ring the bank", "Priya Nair", "2 May 2023"),
    ):
        rows(document, ("Action", what), ("Owner", who), ("Due", when))
        document.add_paragraph()


ONE_TABLE_EACH = [
    right("Order a new bin", "Tom Ellis", due="2023-05-01"),
    right("Ring the bank", "Priya Nair", due="2023-05-02"),
]


def reports_of_old_actions(document: WordFile) -> None:
    document.add_heading("2. Actions from the last meeting", 1)
    rows(
        document,
        ("Minute", "Action", "Lead", "Update"),
        ("14.2", "Find a speaker for the annual meeting", "JC", "Dr Lang has agreed to speak. Closed"),
        ("14.5", "Obtain a price for a new clock", "TE", "Still awaiting a reply"),
        ("15.1", "Mend the notice board", "MO", "Done"),
        ("15.3", "Apply for a grant for the paths", "PN", "The form is half written; ongoing"),
    )


REPORTS_OF_OLD_ACTIONS = [
    right("Find a speaker for the annual meeting", "JC", status="closed", ref="14.2"),
    right("Obtain a price for a new clock", "TE", status="open", ref="14.5"),
    right("Mend the notice board", "MO", status="closed", ref="15.1"),
    right("Apply for a grant for the paths", "PN", status="ongoing", ref="15.3"),
]


def bands(document: WordFile) -> None:
    table = rows(
        document,
        ("Action", "Owner", "Target"),
        ("Completed actions", "", ""),
        ("Pay the window cleaner", "PN", "1/4/23"),
        ("Open actions", "", ""),
        ("Meet the warden", "MO", "1/5/23"),
    )
    for row in (1, 3):
        table.cell(row, 0).merge(table.cell(row, 2))


BANDS = [
    right("Pay the window cleaner", "PN", due="2023-04-01", status="closed"),
    right("Meet the warden", "MO", due="2023-05-01", status="open"),
]


def who_and_when_beside_minutes(document: WordFile) -> None:
    rows(
        document,
        ("Item", "Discussion", "Action", "Who", "When"),
        ("2. Play area", OTHER, "Ask three firms for prices for the fence", "MO", "1 May 2023"),
        (
            "3. Hall",
            "The hall has been painted and looks well, and the lettings have gone up since the autumn.",
            "",
            "",
            "",
        ),
        (
            "4. Website",
            "The page for planning is out of date and nobody has the password.",
            "Rewrite the page",
            "FB/TE",
            "ASAP",
        ),
    )


WHO_AND_WHEN_BESIDE_MINUTES = [
    right("Ask three firms for prices for the fence", "MO", due="2023-05-01"),
    right("Rewrite the page", "FB", "TE"),
]


def one_owner_of_two_rows(document: WordFile) -> None:
    document.add_heading("Action plan", 1)
    table = rows(
        document,
        ("Owner", "Task", "Deadline"),
        ("Tom Ellis", "Order a new bin for the green", "28/04/2023"),
        ("", "Write to the bus company", "05/05/2023"),
        ("Priya Nair", "Close the old account", "12/05/2023"),
    )
    table.cell(1, 0).merge(table.cell(2, 0))


ONE_OWNER_OF_TWO_ROWS = [
    right("Order a new bin for the green", "Tom Ellis", due="2023-04-28"),
    right("Write to the bus company", "Tom Ellis", due="2023-05-05"),
    right("Close the old account", "Priya Nair", due="2023-05-12"),
]


def behind_a_tab(document: WordFile) -> None:
    document.add_paragraph("\tAction")
    for title, words, who in ITEMS:
        document.add_heading(title, 2)
        document.add_paragraph(words + (f"\t{who}" if who else ""))


def day_it_was_done(document: WordFile) -> None:
    document.add_heading("Actions from previous meetings", 1)
    rows(
        document,
        ("Action", "Assigned to", "Date due", "Date completed"),
        ("Mend the notice board", "Marcus Owen", "1 March", "28 Feb"),
        ("Apply for a grant for the paths", "Priya Nair", "1 May", ""),
    )


DAY_IT_WAS_DONE = [
    right("Mend the notice board", "Marcus Owen", due="2023-03-01", status="closed"),
    right("Apply for a grant for the paths", "Priya Nair", due="2023-05-01"),
]


def owner_first_without_head(document: WordFile) -> None:
    document.add_heading("Actions arising", 1)
    rows(
        document,
        ("JC", "Book the hall for the annual meeting", "5 May 2023"),
        ("PN", "Send the accounts to the auditor", "31 May 2023"),
        ("TE/MO", "Walk the northern path", "9 June 2023"),
    )


OWNER_FIRST_WITHOUT_HEAD = [
    right("Book the hall for the annual meeting", "JC", due="2023-05-05"),
    right("Send the accounts to the auditor", "PN", due="2023-05-31"),
    right("Walk the northern path", "TE", "MO", due="2023-06-09"),
]


def a_row_of_its_own(document: WordFile) -> None:
    rows(
        document,
        ("2", "Play area", OTHER),
        ("", "", "Action: Marcus Owen to ask for prices for the fence."),
        ("3", "Trees", "The limes have not been pruned for years."),
        ("", "", "Action: Clerk to obtain three quotations by 8 May."),
    )


A_ROW_OF_ITS_OWN = [
    right("Marcus Owen to ask for prices for the fence.", "Marcus Owen"),
    right("Clerk to obtain three quotations by 8 May.", "Clerk", due="2023-05-08"),
]


def bold_initials_at_the_end(document: WordFile) -> None:
    for title, words, who in ITEMS:
        document.add_heading(title, 2)
        document.add_paragraph(words + " ").add_run(who).bold = True


def a_list_below_each_item(document: WordFile) -> None:
    for title, words, tasks in (
        ("2. Play area", OTHER, ("Marcus Owen to ask for prices", "Close the swings (TE)")),
        ("3. Website", "The page for planning is out of date.", ("FB to rewrite the page",)),
    ):
        document.add_heading(title, 2)
        document.add_paragraph(words)
        document.add_paragraph("Actions:")
        for task in tasks:
            document.add_paragraph(task, style="List Bullet")
        document.add_paragraph("The matter will be on the agenda again in the autumn.")


A_LIST_BELOW_EACH_ITEM = [
    right("Marcus Owen to ask for prices", "Marcus Owen"),
    right("Close the swings", "TE"),
    right("FB to rewrite the page", "FB"),
]


def talk_and_owner_only(document: WordFile) -> None:
    rows(
        document,
        ("Minute", "Action by"),
        (OTHER + " It was agreed that prices would be asked for the fence.", "MO"),
        ("The hall has been painted and looks well, and the lettings have gone up since the autumn.", ""),
        ("The page for planning is out of date. Fiona Blake will rewrite it before the summer.", "FB"),
    )


TALK_AND_OWNER_ONLY = [
    right("It was agreed that prices would be asked for the fence.", "MO"),
    right("Fiona Blake will rewrite it before the summer.", "FB"),
]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (log, LOG),
        (who_what_when, WHO_WHAT_WHEN),
        (headless, HEADLESS),
        (beside_minutes, BESIDE_MINUTES),
        (struck, STRUCK),
        (boxes, BOXES),
        (bold_owners, BOLD_OWNERS),
        (several_in_a_cell, SEVERAL_IN_A_CELL),
        (one_table_each, ONE_TABLE_EACH),
        (reports_of_old_actions, REPORTS_OF_OLD_ACTIONS),
        (bands, BANDS),
        (who_and_when_beside_minutes, WHO_AND_WHEN_BESIDE_MINUTES),
        (one_owner_of_two_rows, ONE_OWNER_OF_TWO_ROWS),
        (behind_a_tab, MARGIN),
        (day_it_was_done, DAY_IT_WAS_DONE),
        (owner_first_without_head, OWNER_FIRST_WITHOUT_HEAD),
        (a_row_of_its_own, A_ROW_OF_ITS_OWN),
        (bold_initials_at_the_end, MARGIN),
        (a_list_below_each_item, A_LIST_BELOW_EACH_ITEM),
        (talk_and_owner_only, TALK_AND_OWNER_ONLY),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_word_file_gives_its_actions(fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path) -> None:
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. Finance", TALK), fill)) == expected


def page(path: Path) -> Iterator[tuple[Canvas, float]]:
    """A page of minutes in a PDF file, and how high its body begins; closed when it has been filled."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(60, 790, HEAD[0])
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 765, HEAD[1])
    canvas.drawString(60, 750, HEAD[2])
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(60, 720, "1. Finance")
    canvas.setFont("Helvetica", 10)
    for line, words in enumerate(wrapped(TALK, 70)):
        canvas.drawString(60, 702 - 13 * line, words)
    yield canvas, 660.0
    canvas.save()


def wrapped(words: str, most: int) -> list[str]:
    """`words` in lines of at most `most` letters."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) < most:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return lines


def heading(canvas: Canvas, y: float, words: str) -> None:
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(60, y, words)
    canvas.setFont("Helvetica", 10)


def open_log(canvas: Canvas, y: float) -> None:
    """A log whose columns stand apart by white space alone."""
    heading(canvas, y, "Action log")
    canvas.setFont("Helvetica-Bold", 10)
    lines = [
        ("No.", "Action", "Owner", "Due", "Status"),
        ("1", "Order a new bin for the green", "TE", "30 Apr 2023", "Open"),
        ("2", "Write to the bus company", "JC", "5 May 2023", "Done"),
        ("3", "Survey the trees", "MO", "1 Jun 2023", "Ongoing"),
        ("4", "Publish the register of interests", "PN", "31 Mar 2023", "Done"),
    ]
    for row, words in enumerate(lines):
        for x, word in zip((60, 90, 300, 360, 450), words, strict=True):
            canvas.drawString(x, y - 22 - 18 * row, word)
        canvas.setFont("Helvetica", 10)


OPEN_LOG = [
    right("Order a new bin for the green", "TE", due="2023-04-30", status="open", ref="1"),
    right("Write to the bus company", "JC", due="2023-05-05", status="closed", ref="2"),
    right("Survey the trees", "MO", due="2023-06-01", status="ongoing", ref="3"),
    right("Publish the register of interests", "PN", due="2023-03-31", status="closed", ref="4"),
]


def margin(canvas: Canvas, y: float) -> None:
    """Owners at the right margin, on the last line of what they are to do, below the word Action."""
    canvas.drawString(500, y + 60, "Action")
    for title, words, who in ITEMS:
        heading(canvas, y, title)
        y -= 16
        for line in wrapped(words, 78):
            canvas.drawString(60, y, line)
            y -= 13
        if who:
            canvas.drawString(505, y + 13, who)
        y -= 12


GONE_ON = (
    ("2. Play area", "Two of the swings are worn. Marcus Owen to ask for prices for the fence. " + TALK, 0, "MO"),
    ("3. Hall", "The hall has been painted and looks well, and the lettings have gone up since the autumn.", 0, ""),
    ("4. Website", TALK + " Fiona Blake will rewrite the page for planning before the summer. " + TALK, 2, "FB"),
    ("5. Trees", OTHER + " The Clerk to obtain three quotations. " + TALK, 1, "TE"),
)
GONE_ON_TOLD = [
    right("Marcus Owen to ask for prices for the fence.", "MO"),
    right("Fiona Blake will rewrite the page for planning before the summer.", "FB"),
    right("The Clerk to obtain three quotations.", "TE"),
]


def margin_in_mid_talk(canvas: Canvas, y: float) -> None:
    """Owners at the right margin, at the height of the line on which their task ends; the talk goes on below."""
    canvas.drawString(500, y + 60, "Action")
    for title, words, at, who in GONE_ON:
        heading(canvas, y, title)
        y -= 16
        for number, line in enumerate(wrapped(words, 78)):
            canvas.drawString(60, y, line)
            if who and number == at:
                canvas.drawString(505, y, who)
            y -= 13
        y -= 12


def margin_without_head(canvas: Canvas, y: float) -> None:
    """Owners at the right margin, with no word over them."""
    for title, words, who in ITEMS:
        heading(canvas, y, title)
        y -= 16
        for line in wrapped(words, 78):
            canvas.drawString(60, y, line)
            y -= 13
        if who:
            canvas.drawString(505, y + 13, who)
        y -= 12


def turned_cells(canvas: Canvas, y: float) -> None:
    """A log without lines whose tasks take several lines, each cell beginning at the top."""
    heading(canvas, y, "Summary of actions")
    y -= 20
    canvas.setFont("Helvetica-Bold", 10)
    for x, word in ((60, "Action"), (330, "Responsible"), (450, "Deadline")):
        canvas.drawString(x, y, word)
    canvas.setFont("Helvetica", 10)
    y -= 18
    for task, who, when in (
        (LONG, "Jane Carter", "28 April 2023"),
        ("Find a firm to prune the limes and ask it for a price", "Marcus Owen", "12 May 2023"),
        ("Order a new bin for the green", "Clerk", "Next meeting"),
    ):
        canvas.drawString(330, y, who)
        canvas.drawString(450, y, when)
        for line in wrapped(task, 46):
            canvas.drawString(60, y, line)
            y -= 13
        y -= 8


TURNED_CELLS = [
    right(LONG, "Jane Carter", due="2023-04-28"),
    right("Find a firm to prune the limes and ask it for a price", "Marcus Owen", due="2023-05-12"),
    right("Order a new bin for the green", "Clerk"),
]


def on_the_right(canvas: Canvas, y: float) -> None:
    """The owner on a line of its own, set to the right, below the paragraph."""
    for title, words, who in ITEMS:
        heading(canvas, y, title)
        y -= 16
        for line in wrapped(words, 92):
            canvas.drawString(60, y, line)
            y -= 13
        if who:
            canvas.drawRightString(540, y, f"ACTION: {who}")
            y -= 13
        y -= 12


def after_the_talk(canvas: Canvas, y: float) -> None:
    """A line that begins with Action, longer than the page is wide, below each paragraph."""
    tasks = (
        (
            "2. Play area",
            OTHER,
            "Action: Marcus Owen to ask three firms for prices for the fence and to bring them to the council in good time for its meeting on 10 May.",
        ),
        ("3. Hall", "The hall looks well.", ""),
        ("4. Trees", "The limes have not been pruned for years.", "Action: Clerk to ask the county."),
    )
    for title, words, task in tasks:
        heading(canvas, y, title)
        y -= 16
        for line in wrapped(words, 92):
            canvas.drawString(60, y, line)
            y -= 13
        y -= 6
        canvas.setFont("Helvetica-Bold", 10)
        for line in wrapped(task, 84) if task else ():
            canvas.drawString(60, y, line)
            y -= 13
        y -= 12


AFTER_THE_TALK = [
    right(
        "Marcus Owen to ask three firms for prices for the fence and to bring them to the council in good time for its "
        "meeting on 10 May.",
        "Marcus Owen",
        due="2023-05-10",
    ),
    right("Clerk to ask the county.", "Clerk"),
]


def numbered(canvas: Canvas, y: float) -> None:
    """A numbered list of tasks whose owners stand in brackets, in lines that turn."""
    heading(canvas, y, "Summary of actions")
    y -= 18
    tasks = (
        LONG + " (JC)",
        "Order a new bin (TE, 1 May)",
        "Find a firm to prune the limes – MO",
    )
    for number, task in enumerate(tasks, start=1):
        canvas.drawString(66, y, f"{number}.")
        for line in wrapped(task, 80):
            canvas.drawString(84, y, line)
            y -= 13
        y -= 4


NUMBERED = [
    right(
        LONG,
        "JC",
        ref="1",
    ),
    right("Order a new bin", "TE", due="2023-05-01", ref="2"),
    right("Find a firm to prune the limes", "MO", ref="3"),
]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (open_log, OPEN_LOG),
        (margin, MARGIN),
        (margin_in_mid_talk, GONE_ON_TOLD),
        (on_the_right, MARGIN),
        (margin_without_head, MARGIN),
        (turned_cells, TURNED_CELLS),
        (after_the_talk, AFTER_THE_TALK),
        (numbered, NUMBERED),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_pdf_file_gives_its_actions(
    fill: Callable[[Canvas, float], None], expected: list[Row], tmp_path: Path
) -> None:
    for canvas, y in page(tmp_path / "minutes.pdf"):
        fill(canvas, y)
    assert told(tmp_path / "minutes.pdf") == expected


def test_a_ruled_log_goes_on_over_the_page(tmp_path: Path) -> None:
    style = getSampleStyleSheet()["Normal"]
    head = ["No", "Action", "By whom", "Deadline", "Progress"]
    tasks = [
        [
            str(n),
            Paragraph(f"Write to house {n} in Mill Lane about the hedge that stands over the path", style),
            "TE",
            "1 May 2023",
            "Done" if n % 2 else "Outstanding",
        ]
        for n in range(1, 31)
    ]
    table = Table(
        [head, *tasks],
        colWidths=[30, 220, 60, 80, 80],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )
    body = [
        *(Paragraph(words, style) for words in HEAD),
        Spacer(1, 20),
        Paragraph("<b>Action log</b>", style),
        Spacer(1, 8),
        table,
    ]
    path = tmp_path / "minutes.pdf"
    SimpleDocTemplate(str(path), invariant=1).build(body)
    assert told(path) == [
        right(
            f"Write to house {n} in Mill Lane about the hedge that stands over the path",
            "TE",
            due="2023-05-01",
            status="closed" if n % 2 else "open",
            ref=str(n),
        )
        for n in range(1, 31)
    ]
