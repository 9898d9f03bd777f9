"""Ways of listing who was there: the text left, whom it means right.

A line that starts with "|" is a row of a table, "\\" in it parts the paragraphs of a cell; any other line
is a paragraph.
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractor import extract
from extractor.find import attendees
from extractor.language import Doc
from extractor.read.assemble import Piece, RawLine, assemble
from extractor.segment import segment
from models import Attendee, Cell, Document, Source

_SOURCE = Source(
    path="minutes.txt",
    sha256="0",
    bytes=1,
    media_type="text/plain",
    reader="test",
    rules_version="0",
    text_layer="born_digital",
)


def document(lines: list[str]) -> Document:
    raw: list[RawLine] = []
    table, row = -1, 0
    for above, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("|"):
            indent = 6.0 * (len(line) - len(line.lstrip()))
            raw.append(RawLine(pieces=[Piece(line)], indent=indent))
            continue
        table, row = (table, row + 1) if above.startswith("|") else (table + 1, 0)
        for column, cell in enumerate(line.strip("|").split("|")):
            place = Cell(table=table, row=row, column=column)
            raw.extend(RawLine(pieces=[Piece(part)], cell=place) for part in cell.split("\\"))
    return assemble(_SOURCE, raw)


def found(lines: list[str]) -> list[Attendee]:
    minutes = document(lines)
    return list(attendees.find(Doc(minutes.text), minutes, tuple(segment(minutes))))


def told(one: Attendee) -> str:
    role = f", {one.role}" if one.role else ""
    organisation = f" [{one.organisation}]" if one.organisation else ""
    return f"{one.status.replace('_', ' ')}: {one.name}{role}{organisation}"


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (  # a post over several things is no list of people
            ["Present:", "Jo Hall, Head of Pools and Beaches", "Tom Reed, Manager of Trees and Hedges"],
            [
                "present: Jo Hall, Head of Pools and Beaches",
                "present: Tom Reed, Manager of Trees and Hedges",
            ],
        ),
        (  # a surname that is a common word, and one that is a post where it is in capitals
            ["Present: Ann Lee, CAO", "• Denny Page, Bus Company (Voting Member)", "• Feng Cao, Water Board (Chair)"],
            [
                "present: Ann Lee, CAO",
                "present: Denny Page, Voting Member [Bus Company]",
                "present: Feng Cao, Chair [Water Board]",
            ],
        ),
        (  # a column of numbers in one cell with the names, in the head and below
            [
                "|# Attendee|Role|",
                "|1 Ann Lee|Co-Chair|",
                "|2 Tom Reed (Water Board)|Recorder/host|",
                "|9 Bo Lund|Co-Chair|",
                "|10 Eve Hall (Bus Company)|Member|",
            ],
            [
                "present: Ann Lee, Co-Chair",
                "present: Tom Reed, Recorder/host [Water Board]",
                "present: Bo Lund, Co-Chair",
                "present: Eve Hall, Member [Bus Company]",
            ],
        ),
        (  # capitals with the surname first; honours behind a second comma
            ["Present:", "LUND, BO A", "MARSH, EVE", "REED, TOM"],
            ["present: BO A LUND", "present: EVE MARSH", "present: TOM REED"],
        ),
        (
            ["Present:", "Lund, Bo, QC", "Reed, Ann", "Marsh, Eve"],
            ["present: Bo Lund", "present: Ann Reed", "present: Eve Marsh"],
        ),
        (  # guests of one body, named behind the last of them; among members it is of the last alone
            [
                "Present: Jo Park, Cy Oakes and Di Marsh (Harbour Trust)",
                "In attendance: Ann Lee, Bo Lund and Mr Tom Reed (Water Board).",
                "Eve Hall (Clerk) and Sam Ford (Bus Company)",
            ],
            [
                "present: Jo Park",
                "present: Cy Oakes",
                "present: Di Marsh [Harbour Trust]",
                "in attendance: Ann Lee [Water Board]",
                "in attendance: Bo Lund [Water Board]",
                "in attendance: Tom Reed [Water Board]",
                "in attendance: Eve Hall, Clerk",
                "in attendance: Sam Ford [Bus Company]",
            ],
        ),
        (  # a post that names a body
            ["Present: Ann Lee (BRT representative), Bo Lund (staff representative)"],
            ["present: Ann Lee, BRT representative [BRT]", "present: Bo Lund, staff representative"],
        ),
        (  # who presents an item is told in the agenda, not who came; who came may be told in such a table
            [
                "Mapping Group, 4 March 2013",
                "Agenda",
                "|Item|Details|Owner|Time",
                "|Rules|Why we meet|Ann Lee\\Tom Reed|20 min",
                "|News|A look at the map|Wil Horne|30 min",
                "Minutes",
                "The terms were talked over and the map was shown.",
            ],
            [],
        ),
        (
            [
                "Mapping Network, 9 October 2010",
                "|Topic|Presenter",
                "|Call to order|Ann Lee",
                "|Introductions\\Present:\\✓ Mary Agnew\\✓ Jane Bell\\✓ Tom Reed|All",
                "|Report of the year|Bo Lund",
            ],
            ["present: Mary Agnew", "present: Jane Bell", "present: Tom Reed"],
        ),
        (  # a standing within a list; semicolons and commas that part people alike
            [
                "Panel: Prof Ann Lee (Chair), Bo Lund (Harbour Trust) – Ex Officio: Cy Oakes (Water Board), Di Marsh.",
                "Apologies: Eve Hall",
            ],
            [
                "present: Ann Lee, Chair",
                "present: Bo Lund [Harbour Trust]",
                "present: Cy Oakes, Ex Officio [Water Board]",
                "present: Di Marsh, Ex Officio",
                "apologies: Eve Hall",
            ],
        ),
        (
            ["Present: Ann Lee (Chair), Bo Lund (Harbour Trust); Ex officio: Cy Oakes (Water Board), Di Marsh"],
            [
                "present: Ann Lee, Chair",
                "present: Bo Lund [Harbour Trust]",
                "present: Cy Oakes, Ex officio [Water Board]",
                "present: Di Marsh, Ex officio",
            ],
        ),
        (  # how many came is nobody's post
            [
                "Present: Ann Lee (Chair), Bo Lund",
                "There were 4 residents present, Olive Penn, Hugh Carr, Tom Dale",
            ],
            [
                "present: Ann Lee, Chair",
                "present: Bo Lund",
                "present: Olive Penn",
                "present: Hugh Carr",
                "present: Tom Dale",
            ],
        ),
        (  # a bracket that is closed once for two
            ["Other attendees: Cat Dunn (Home Office), Jon Bale (Water Board (item 2-4) Julie Cane (DfB - item 3)."],
            [
                "in attendance: Cat Dunn [Home Office]",
                "in attendance: Jon Bale [Water Board]",
                "in attendance: Julie Cane [DfB]",
            ],
        ),
        (  # officers in one line, whom the list below names again
            [
                "Officers: Ann Lee, President, Bo Lund, Treasurer; Cy Oakes, Secretary",
                "Attendees: Ann Lee, Bo Lund, Cy Oakes, Di Marsh",
            ],
            [
                "present: Ann Lee, President",
                "present: Cy Oakes, Secretary",
                "present: Bo Lund, Treasurer",
                "present: Di Marsh",
            ],
        ),
        (  # letters behind a name, with full stops, apart, or as a word; a middle initial behind a form of address
            [
                "Present:",
                "Dr. John A. Lee",
                "Tom Reed, M.D., Ph.D.",
                "Sue Fox, Esq.",
                "Jill Hay Q.C.",
                "Kim Orr, Ph. D.",
                "Rev. Ann B. Ode",
            ],
            [
                "present: John A. Lee",
                "present: Tom Reed",
                "present: Sue Fox",
                "present: Jill Hay",
                "present: Kim Orr",
                "present: Ann B. Ode",
            ],
        ),
        (  # surname first among others, shown by a form of address or by what tells father from son
            ["Present:", "Ann Lee", "Reed, Dr. John P.", "Fox, Tom, Jr.", "de la Mare, Mr. Peter", "Kim Orr"],
            [
                "present: Ann Lee",
                "present: John P. Reed",
                "present: Tom Fox Jr.",
                "present: Peter de la Mare",
                "present: Kim Orr",
            ],
        ),
        (  # one mark, explained below the list
            [
                "Participants",
                "• Ann Lee ★",
                "• Bo Marsh",
                "• Cy Webb ★",
                "• Dee Holt",
                "★ In attendance",
                "Roads",
                "The road is shut.",
            ],
            ["present: Ann Lee", "absent: Bo Marsh", "present: Cy Webb", "absent: Dee Holt"],
        ),
        (  # a mark that nothing explains says nothing
            ["Present", "Ann Lee *", "Bo Marsh", "Cy Webb *", "Roads", "The road is shut."],
            ["present: Ann Lee", "present: Bo Marsh", "present: Cy Webb"],
        ),
        (
            [
                "Fernbeck Parish Council",
                "Minutes of the meeting held on 3 May 2022 at 7.30pm",
                "Present: Cllr A Holt (Chair), Cllr B Marsh, Cllr C. Penrose",
                "In attendance: Mrs D Quill (Clerk) and 3 members of the public",
                "1. Apologies for absence",
                "Apologies were received from Cllr E Roper (work).",
                "2. Declarations of interest",
                "None.",
            ],
            [
                "present: A Holt, Chair",
                "present: B Marsh",
                "present: C. Penrose",
                "in attendance: D Quill, Clerk",
                "apologies: E Roper",
            ],
        ),
        (
            [
                "Fernbeck Parish Council",
                "Minutes of the meeting held on 3 May 2022 at 7.30pm",
                "Present Cllrs. J. Holt (Chairman), A. Marsh, P Penrose",
                "In attendance Mrs C White (Clerk)",
                "Apologies Cllr Roper",
            ],
            [
                "present: J. Holt, Chairman",
                "present: A. Marsh",
                "present: P Penrose",
                "in attendance: C White, Clerk",
                "apologies: Roper",
            ],
        ),
        (
            [
                "Fernbeck Parish Council",
                "Minutes of the meeting held on 3 May 2022 at 7.30pm",
                "Chairman: Cllr Holt",
                "Councillors: Marsh, Penrose, Roper",
                "Clerk: Mrs White",
                "Members of the public: 4",
                "1. Apologies",
                "There were none.",
            ],
            [
                "present: Holt, Chairman",
                "present: Marsh",
                "present: Penrose",
                "present: Roper",
                "in attendance: White, Clerk",
            ],
        ),
        (  # call signs before names are neither posts nor bodies
            [
                "Tidal Radio Club",
                "Minutes of the meeting held on 3 May 2022",
                "In attendance: ACØSZ – Ann Holt; N8PZX – Ben Marsh; KBØQHY – Cara Penrose; W4RZ – Ed Roper",
                "Previous minutes: approved.",
            ],
            ["present: Ann Holt", "present: Ben Marsh", "present: Cara Penrose", "present: Ed Roper"],
        ),
        (
            [
                "Fernbeck Parish Council",
                "Minutes of the meeting held on 3 May 2022 at 7.30pm",
                "PRESENT",
                "Cllr Ann Holt (Chairman)",
                "Cllr Ben Marsh",
                "Cllr Cara Penrose",
                "ALSO PRESENT",
                "District Cllr Tom Roper",
                "Mrs D Quill, Clerk",
                "2 members of the public",
                "1. APOLOGIES",
                "Cllr Fay Noble - holiday",
                "Cllr G Ward - illness",
                "2. MINUTES",
            ],
            [
                "present: Ann Holt, Chairman",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "in attendance: Tom Roper, District Cllr",
                "in attendance: D Quill, Clerk",
                "apologies: Fay Noble",
                "apologies: G Ward",
            ],
        ),
        (
            [
                "Fernbeck Parish Council",
                "Minutes of the meeting held on 3 May 2022 at 7.30pm",
                "Those present: Ann Holt (Chair), Ben Marsh (Vice Chair), Cara Penrose, Dan Quill (Treasurer).",
                "Apologies: Ed Roper, Fay Noble.",
                "The Chair opened the meeting.",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh, Vice Chair",
                "present: Cara Penrose",
                "present: Dan Quill, Treasurer",
                "apologies: Ed Roper",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "Fernbeck County Council",
                "Present",
                "|Ann Holt|Reeve|Fernbeck|",
                '|Ben Marsh|"|Larkmere|',
                "|Cara Penrose|Deputy Reeve|”|",
                "|Dan Quill|Reeve|Rookby|",
                "|Ed Roper|Deputy|do.|",
            ],
            [
                "present: Ann Holt, Reeve [Fernbeck]",
                "present: Ben Marsh, Reeve [Larkmere]",
                "present: Cara Penrose, Deputy Reeve [Larkmere]",
                "present: Dan Quill, Reeve [Rookby]",
                "present: Ed Roper, Deputy [Rookby]",
            ],
        ),
        (
            [
                "Fernbeck NHS Trust",
                "Board of Directors",
                "|Present:| |",
                "|Ann Holt|Chair|",
                "|Ben Marsh|Chief Executive|",
                "|Dr Cara Penrose|Medical Director|",
                "|In attendance:| |",
                "|Dan Quill|Company Secretary|",
                "|Apologies:| |",
                "|Ed Roper|Non-Executive Director|",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh, Chief Executive",
                "present: Cara Penrose, Medical Director",
                "in attendance: Dan Quill, Company Secretary",
                "apologies: Ed Roper, Non-Executive Director",
            ],
        ),
        (
            [
                "Fernbeck NHS Trust",
                "Members present:",
                "|Ms Ann Holt|Chair|AH|",
                "|Mr Ben Marsh|Chief Executive|BM|",
                "|Dr Cara Penrose|Medical Director|CP|",
                "In attendance:",
                "|Dan Quill|Company Secretary|DQ|",
                "Apologies: Ed Roper, Fay Noble",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh, Chief Executive",
                "present: Cara Penrose, Medical Director",
                "in attendance: Dan Quill, Company Secretary",
                "apologies: Ed Roper",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "Working Group call",
                "|Name|Organisation|Present|",
                "|Ann Holt|Acme|X|",
                "|Ben Marsh|Bolt Ltd| |",
                "|Cara Penrose|Crane|X|",
                "Agenda",
                "1. Welcome",
            ],
            [
                "present: Ann Holt [Acme]",
                "absent: Ben Marsh [Bolt Ltd]",
                "present: Cara Penrose [Crane]",
            ],
        ),
        (
            [
                "Working Group call",
                "Attendance",
                "|Member|Company|Attended|",
                "|Ann Holt|Acme|Yes|",
                "|Ben Marsh|Bolt Ltd|No|",
                "|Cara Penrose|Crane|Regrets|",
            ],
            [
                "present: Ann Holt [Acme]",
                "absent: Ben Marsh [Bolt Ltd]",
                "apologies: Cara Penrose [Crane]",
            ],
        ),
        (
            [
                "Working Group call",
                "|Attendees|Apologies|",
                "|Ann Holt (Acme)|Dan Quill (Dale)|",
                "|Ben Marsh (Bolt)| |",
                "|Cara Penrose (Crane)| |",
            ],
            [
                "present: Ann Holt [Acme]",
                "apologies: Dan Quill [Dale]",
                "present: Ben Marsh [Bolt]",
                "present: Cara Penrose [Crane]",
            ],
        ),
        (
            [
                "Governing Body of Fernbeck School",
                "Present: Ann Holt (Chair), Ben Marsh (Headteacher), Cara Penrose, Dan Quill",
                "Apologies: Ed Roper",
                "In Attendance: Fay Noble (Clerk to the Governors)",
                "Absent: Gil Ward",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh, Headteacher",
                "present: Cara Penrose",
                "present: Dan Quill",
                "apologies: Ed Roper",
                "in attendance: Fay Noble, Clerk to the Governors",
                "absent: Gil Ward",
            ],
        ),
        (
            [
                "City of Fernbeck",
                "City Council Regular Meeting",
                "CALL TO ORDER",
                "Mayor Holt called the meeting to order at 7:00 p.m.",
                "ROLL CALL",
                "Present: Mayor Ann Holt, Council Members Ben Marsh, Cara Penrose, and Dan Quill",
                "Absent: Council Member Ed Roper (excused)",
                "Staff Present: City Manager Fay Noble, City Attorney Gil Ward, City Clerk Hana Xu",
                "PLEDGE OF ALLEGIANCE",
            ],
            [
                "present: Ann Holt, Mayor",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Quill",
                "apologies: Ed Roper",
                "in attendance: Fay Noble, City Manager",
                "in attendance: Gil Ward, City Attorney",
                "in attendance: Hana Xu, City Clerk",
            ],
        ),
        (
            [
                "Fernbeck School Board",
                "ROLL CALL",
                "Mr. Holt - Present",
                "Mrs. Marsh - Present",
                "Ms. Penrose - Absent",
                "Mr. Quill - Excused",
                "APPROVAL OF MINUTES",
            ],
            [
                "present: Holt",
                "present: Marsh",
                "absent: Penrose",
                "apologies: Quill",
            ],
        ),
        (
            [
                "Fernbeck Lake Homeowners Association",
                (
                    "Board Members Present: Ann Holt, President; Ben Marsh, Vice President; Cara Penrose, "
                    "Treasurer; Dan Quill, Secretary"
                ),
                "Board Members Absent: Ed Roper",
                "Guests: Fay Noble, Gil Ward",
                "The meeting was called to order at 6:30 pm by Ann Holt.",
            ],
            [
                "present: Ann Holt, President",
                "present: Ben Marsh, Vice President",
                "present: Cara Penrose, Treasurer",
                "present: Dan Quill, Secretary",
                "absent: Ed Roper",
                "in attendance: Fay Noble",
                "in attendance: Gil Ward",
            ],
        ),
        (
            [
                "Minutes of the Senate",
                "Present: Professor A Holt (Chair), Dr B Marsh, Professor C Penrose, Ms D Quill",
                "In attendance: Mr E Roper (Secretary), Ms F Noble (for item 4)",
                "Apologies for absence were received from Dr G Ward and Professor H Xu.",
                "MINUTES",
            ],
            [
                "present: A Holt, Chair",
                "present: B Marsh",
                "present: C Penrose",
                "present: D Quill",
                "in attendance: E Roper, Secretary",
                "in attendance: F Noble",
                "apologies: G Ward",
                "apologies: H Xu",
            ],
        ),
        (
            [
                "W3C Fern WG",
                "Attendees",
                "Present: Ann H, Ben, Cara, Dan",
                "Regrets: Ed, Fay",
                "Chair: Ben",
                "Scribe: Cara",
            ],
            [
                "present: Ann H",
                "present: Ben, Chair",
                "present: Cara, Scribe",
                "present: Dan",
                "apologies: Ed",
                "apologies: Fay",
            ],
        ),
        (
            [
                "Technical Committee",
                "Attendees:",
                "- Ann Holt (Acme)",
                "- Ben Marsh (Bolt)",
                "- Cara Penrose (Crane)",
                "Agenda:",
                "- Review issues",
            ],
            [
                "present: Ann Holt [Acme]",
                "present: Ben Marsh [Bolt]",
                "present: Cara Penrose [Crane]",
            ],
        ),
        (
            [
                "Technical Committee",
                "Attendees",
                "Ann Holt, Acme",
                "Ben Marsh, Bolt Inc.",
                "Cara Penrose, Crane University",
                "Dan Quill, Acme",
                "Agenda",
            ],
            [
                "present: Ann Holt [Acme]",
                "present: Ben Marsh [Bolt Inc.]",
                "present: Cara Penrose [Crane University]",
                "present: Dan Quill [Acme]",
            ],
        ),
        (
            [
                "Technical Committee",
                "Attendees: Ann Holt - Acme, Ben Marsh - Bolt, Cara Penrose - Crane",
            ],
            [
                "present: Ann Holt [Acme]",
                "present: Ben Marsh [Bolt]",
                "present: Cara Penrose [Crane]",
            ],
        ),
        (
            [
                (
                    "The committee met on 4 May 1999. Members present were Ann Holt, Ben Marsh and Cara Penrose. "
                    "Dan Quill was absent. Guests were Ed Roper and Fay Noble."
                ),
                "Minutes: approved.",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "absent: Dan Quill",
                "in attendance: Ed Roper",
                "in attendance: Fay Noble",
            ],
        ),
        (
            [
                "Board meeting",
                "Board members in attendance: Ann Holt, Ben Marsh",
                "Others in attendance: Cara Penrose",
                "Via Zoom: Dan Quill",
                "Excused: Ed Roper",
                "1. Call to order",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "in attendance: Cara Penrose",
                "present: Dan Quill",
                "apologies: Ed Roper",
            ],
        ),
        (
            [
                "Club committee",
                "Present",
                "AH, BM, CP",
                "Apologies",
                "DQ",
            ],
            [
                "present: AH",
                "present: BM",
                "present: CP",
                "apologies: DQ",
            ],
        ),
        (
            [
                "Club AGM",
                (
                    "There were 25 members present including the following committee members: Ann Holt (Chairman), "
                    "Ben Marsh (Secretary) and Cara Penrose (Treasurer)."
                ),
                "Apologies: Dan Quill, Ed and Fay Roper, Mr & Mrs G Noble",
            ],
            [
                "present: Ann Holt, Chairman",
                "present: Ben Marsh, Secretary",
                "present: Cara Penrose, Treasurer",
                "apologies: Dan Quill",
                "apologies: Ed Roper",
                "apologies: Fay Roper",
                "apologies: G Noble",
                "apologies: G Noble",
            ],
        ),
        (
            [
                "Committee",
                "Committee: Ann Holt (President), Ben Marsh, Cara Penrose",
                "Apologies: Dan Quill",
                "Other members: Ed Roper, Fay Noble",
            ],
            [
                "present: Ann Holt, President",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
                "in attendance: Ed Roper",
                "in attendance: Fay Noble",
            ],
        ),
        (
            [
                "Student society",
                "Attendance",
                "President – Ann Holt",
                "Secretary – Ben Marsh",
                "Treasurer – Cara Penrose",
                "Apologies",
                "Events – Dan Quill",
                "Item 1",
            ],
            [
                "present: Ann Holt, President",
                "present: Ben Marsh, Secretary",
                "present: Cara Penrose, Treasurer",
                "apologies: Dan Quill, Events",
            ],
        ),
        (
            [
                "Advisory panel",
                "Members",
                "Ann Holt (Chair)",
                "Ben Marsh",
                "Cara Penrose",
                "Secretariat",
                "Dan Quill",
                "Apologies",
                "Ed Roper",
                "1. Welcome",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "in attendance: Dan Quill",
                "apologies: Ed Roper",
            ],
        ),
        (
            [
                "Advisory panel",
                "Panel members present: Professor Ann Holt (Chair), Ben Marsh (Acme), Cara Penrose",
                "Officials: Dan Quill, Ed Roper (DCLG)",
                "Apologies: Fay Noble",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh [Acme]",
                "present: Cara Penrose",
                "in attendance: Dan Quill",
                "in attendance: Ed Roper [DCLG]",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "Annual meeting",
                (
                    "Present: The President, Mr A Holt, in the Chair; Mesdames B Marsh and C Penrose; Messrs D "
                    "Quill, E Roper."
                ),
            ],
            [
                "present: A Holt, President",
                "present: B Marsh",
                "present: C Penrose",
                "present: D Quill",
                "present: E Roper",
            ],
        ),
        (
            [
                "Sports club",
                "Present: Ann H, Ben M, Cara P",
                "Apols: Dan Q",
            ],
            [
                "present: Ann H",
                "present: Ben M",
                "present: Cara P",
                "apologies: Dan Q",
            ],
        ),
        (
            [
                "County partnership",
                "Attendees:",
                "Fernbeck Council: Ann Holt, Ben Marsh",
                "Harbour Trust: Cara Penrose",
                "Apologies: Dan Quill (NHS)",
            ],
            [
                "present: Ann Holt [Fernbeck Council]",
                "present: Ben Marsh [Fernbeck Council]",
                "present: Cara Penrose [Harbour Trust]",
                "apologies: Dan Quill [NHS]",
            ],
        ),
        (
            [
                "County partnership",
                "Present",
                "Representing Fernbeck Council:",
                "Ann Holt",
                "Ben Marsh",
                "Representing Harbour Trust:",
                "Cara Penrose",
                "Apologies",
                "None",
            ],
            [
                "present: Ann Holt [Fernbeck Council]",
                "present: Ben Marsh [Fernbeck Council]",
                "present: Cara Penrose [Harbour Trust]",
            ],
        ),
        (
            [
                "1. Attendance and apologies",
                "1.1 Present: Ann Holt, Ben Marsh.",
                "1.2 Apologies: Cara Penrose.",
                "2. Minutes",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "apologies: Cara Penrose",
            ],
        ),
        (
            [
                "1. Welcome and apologies",
                (
                    "The Chair welcomed everyone to the meeting. Apologies had been received from Ann Holt, Ben "
                    "Marsh and Cara Penrose (Acme)."
                ),
                "2. Minutes",
            ],
            [
                "apologies: Ann Holt",
                "apologies: Ben Marsh",
                "apologies: Cara Penrose [Acme]",
            ],
        ),
        (
            [
                "Present: Ann Holt",
                "         Ben Marsh",
                "         Cara Penrose",
                "Apologies: Dan Quill",
                "           Ed Roper",
                "1. Minutes of the last meeting",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
                "apologies: Ed Roper",
            ],
        ),
        (
            [
                "|Present|Ann Holt, Ben Marsh, Cara Penrose|",
                "|Apologies|Dan Quill|",
                "|In attendance|Ed Roper (Clerk)|",
                "|Venue|Village Hall|",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
                "in attendance: Ed Roper, Clerk",
            ],
        ),
        (
            [
                "|Date|3 May 2022|",
                "|Facilitator|Ann Holt|",
                "|Attendees|Ann Holt\\Ben Marsh\\Cara Penrose|",
                "|Location|Room 5|",
            ],
            [
                "present: Ann Holt, Facilitator",
                "present: Ben Marsh",
                "present: Cara Penrose",
            ],
        ),
        (
            [
                "|Name|Role|3 May|",
                "|Ann Holt|Chair|P|",
                "|Ben Marsh|Member|A|",
                "|Cara Penrose|Member|P|",
            ],
            [
                "present: Ann Holt, Chair",
                "apologies: Ben Marsh, Member",
                "present: Cara Penrose, Member",
            ],
        ),
        (
            [
                "Attendance",
                "|Name|Role|Attendance|",
                "|Ann Holt|Chair|P|",
                "|Ben Marsh|Member|A|",
                "|Cara Penrose|Member|P|",
            ],
            [
                "present: Ann Holt, Chair",
                "apologies: Ben Marsh, Member",
                "present: Cara Penrose, Member",
            ],
        ),
        (
            [
                "|Present|Absent|",
                "|Ann Holt|Cara Penrose|",
                "|Ben Marsh|Dan Quill|",
            ],
            [
                "present: Ann Holt",
                "absent: Cara Penrose",
                "present: Ben Marsh",
                "absent: Dan Quill",
            ],
        ),
        (
            [
                "|Name|Present|Apologies|Absent|",
                "|Ann Holt|✓| | |",
                "|Ben Marsh| |✓| |",
                "|Cara Penrose| | |✓|",
            ],
            [
                "present: Ann Holt",
                "apologies: Ben Marsh",
                "absent: Cara Penrose",
            ],
        ),
        (
            [
                "Meeting of the Trustees",
                "Trustees: Ann Holt (Chair), Ben Marsh (Treasurer)",
                "Staff: Cara Penrose",
                "Apologies for absence were noted from Dan Quill.",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh, Treasurer",
                "in attendance: Cara Penrose",
                "apologies: Dan Quill",
            ],
        ),
        (
            [
                "Committee minutes",
                "In the Chair: Councillor A Holt",
                "Members: Councillors B Marsh, C Penrose (substitute for Councillor D Quill) and E Roper",
                "Officers: F Noble, G Ward",
                "Apologies: Councillor D Quill",
            ],
            [
                "present: A Holt",
                "present: B Marsh",
                "present: C Penrose",
                "present: E Roper",
                "in attendance: F Noble",
                "in attendance: G Ward",
                "apologies: D Quill",
            ],
        ),
        (
            [
                "Council minutes",
                "Councillors Present: A Holt (Mayor), B Marsh, C Penrose",
                "Officers Present: D Quill (Chief Executive), E Roper (Solicitor)",
                "Apologies for absence were submitted on behalf of Councillors F Noble and G Ward.",
            ],
            [
                "present: A Holt, Mayor",
                "present: B Marsh",
                "present: C Penrose",
                "in attendance: D Quill, Chief Executive",
                "in attendance: E Roper, Solicitor",
                "apologies: F Noble",
                "apologies: G Ward",
            ],
        ),
        (
            [
                (
                    "Present: Ann Holt (via Zoom), Ben Marsh (by phone), Cara Penrose (from 10.30), Dan Quill (left "
                    "at 11.15)"
                ),
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Quill",
            ],
        ),
        (
            [
                "ATTENDANCE",
                "Holt, Ann",
                "Marsh, Ben",
                "Penrose, Cara",
                "REGRETS",
                "Quill, Dan",
                "AGENDA",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
            ],
        ),
        (
            ["Minutes", "Ann Holt, Ben Marsh and Cara Penrose were in attendance.", "1. Fair"],
            ["present: Ann Holt", "present: Ben Marsh", "present: Cara Penrose"],
        ),
        (
            ["Minutes", "Present: Dan Quill", "Ann Holt, Ben Marsh and Cara Penrose were in attendance.", "1. Fair"],
            ["present: Dan Quill", *(f"in attendance: {name}" for name in ("Ann Holt", "Ben Marsh", "Cara Penrose"))],
        ),
        (
            [
                "Minutes of the Fair Committee",
                "1. Accounts",
                "The accounts were agreed, and the treasurer was thanked for them.",
                "2. Report on the fair",
                "Ann Holt attended the fair with Ben Marsh. Cara Penrose was present on Sunday.",
                "Apologies were given to the Rotary Club.",
            ],
            [],
        ),
        (
            [
                "Minutes",
                "Present: see attached sheet.",
                "1. Minutes",
                "Ann Holt reported that Ben Marsh had been absent from school.",
            ],
            [],
        ),
        (
            [
                "Minutes",
                "Present: All members",
                "Apologies: None",
                "1. Chairman's remarks",
            ],
            [],
        ),
        (
            [
                "Minutes",
                "Attendance: 22",
                "1. Chairman's remarks",
                "Ann Holt spoke.",
            ],
            [],
        ),
        (
            [
                "Fern Energy TAC",
                "Voting Members",
                "Ann Holt, Acme (Chair)",
                "Ben Marsh, Bolt Energy",
                "Cara Penrose, Crane",
                "Non-voting Members",
                "Dan Quill, Dale Foundation",
                "Agenda",
                "Roll call",
            ],
            [
                "present: Ann Holt, Chair [Acme]",
                "present: Ben Marsh [Bolt Energy]",
                "present: Cara Penrose [Crane]",
                "present: Dan Quill [Dale Foundation]",
            ],
        ),
        (
            [
                "Fern TAC Meeting",
                "Attendance",
                "|Name|Project|Representation|Attendance|",
                "|Ann Holt|Fernlib|Voting|x|",
                "|Ben Marsh|Boltlib|Voting| |",
                "|Cara Penrose|Cranelib|Non-voting|x|",
            ],
            [
                "present: Ann Holt [Fernlib]",
                "absent: Ben Marsh [Boltlib]",
                "present: Cara Penrose [Cranelib]",
            ],
        ),
        (
            [
                "Fern TAC Meeting",
                "|TAC Members|Attendees|",
                "|Ann Holt (Acme)\\Ben Marsh (Bolt)|Cara Penrose (Crane)\\Dan Quill (Dale)|",
            ],
            [
                "present: Ann Holt [Acme]",
                "present: Ben Marsh [Bolt]",
                "present: Cara Penrose [Crane]",
                "present: Dan Quill [Dale]",
            ],
        ),
        (
            [
                "Technical Group",
                "Attendees:",
                "Acme: Ann Holt, Ben Marsh",
                "Bolt: Cara Penrose",
                "Crane Labs: Dan Quill",
                "1. Agenda",
            ],
            [
                "present: Ann Holt [Acme]",
                "present: Ben Marsh [Acme]",
                "present: Cara Penrose [Bolt]",
                "present: Dan Quill [Crane Labs]",
            ],
        ),
        (
            [
                "The annual general meeting was held on 3 May. It was attended by Ann Holt, Ben Marsh and 15 members.",
                "Apologies had been received from Cara Penrose.",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "apologies: Cara Penrose",
            ],
        ),
        (
            [
                "Board Meeting, October 27",
                "Attending: Ann Holt, Ben Marsh, Cara Penrose (by phone)",
                "Not attending: Dan Quill",
                "Ann called the meeting to order at 9 am.",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "absent: Dan Quill",
            ],
        ),
        (
            [
                (
                    "The meeting was called to order at 10:05 by President Ann Holt with the following members "
                    "present: Ben Marsh, Cara Penrose, and Dan Quill. Ed Roper joined at 10:30."
                ),
            ],
            [
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Quill",
                "in attendance: Ed Roper",
            ],
        ),
        (
            [
                (
                    "Present: Ann Holt, President; Ben Marsh, Treasurer; Cara Penrose, Northern Chapter "
                    "Representative; Dan Quill (by proxy)"
                ),
                "Absent: Ed Roper",
            ],
            [
                "present: Ann Holt, President",
                "present: Ben Marsh, Treasurer",
                "present: Cara Penrose, Northern Chapter Representative",
                "present: Dan Quill",
                "absent: Ed Roper",
            ],
        ),
        (
            [
                "MINUTES OF THE MEETING OF FERNBECK PARISH COUNCIL held on 4th May",
                "Present:",
                "Cllr. A. Holt, Cllr. B Marsh, Cllr. C. Penrose, Cllr D. Quill",
                "Clerk",
                "Three members of the public",
                "1. Apologies for absence: Cllr. E. Roper",
                "2. Declarations of interest: none",
            ],
            [
                "present: A. Holt",
                "present: B Marsh",
                "present: C. Penrose",
                "present: D. Quill",
                "in attendance: Clerk",
                "apologies: E. Roper",
            ],
        ),
        (
            [
                (
                    "Present: Councillors: Holt (Chair), Marsh, Penrose, Quill; Clerk: Mrs. White; County "
                    "Councillor Roper; 2 parishioners."
                ),
                "Apologies: Cllr Noble.",
            ],
            [
                "present: Holt, Chair",
                "present: Marsh",
                "present: Penrose",
                "present: Quill",
                "present: White, Clerk",
                "present: Roper, County Councillor",
                "apologies: Noble",
            ],
        ),
        (
            [
                "Present",
                "Councillors A Holt, B Marsh and C Penrose.",
                "In Attendance",
                "D Quill, Clerk and RFO.",
                "1 Apologies",
                "Apologies for absence were received and accepted from Councillors E Roper and F Noble.",
                "District Councillor G Ward sent apologies.",
                "2 Minutes",
            ],
            [
                "present: A Holt",
                "present: B Marsh",
                "present: C Penrose",
                "in attendance: D Quill, Clerk and RFO",
                "apologies: E Roper",
                "apologies: F Noble",
                "apologies: G Ward, District Councillor",
            ],
        ),
        (
            [
                "Meeting of the Parish Council",
                "In attendance: Cllrs A Holt (AH, Chair), B Marsh (BM), C Penrose (CP), D Quill (DQ, Clerk)",
                "Apologies: Cllr E Roper (ER)",
            ],
            [
                "present: A Holt, Chair",
                "present: B Marsh",
                "present: C Penrose",
                "present: D Quill, Clerk",
                "apologies: E Roper",
            ],
        ),
        (
            [
                "Chess club committee",
                "Present: Ann Holt (Chair), Ben Marsh, Cara Penrose (Sec), Dan",
                "Apologies: Ed, Fay Noble",
                "Minutes of previous meeting agreed.",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh",
                "present: Cara Penrose, Sec",
                "present: Dan",
                "apologies: Ed",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "Data panel notes",
                "Panel Members:",
                "Prof Ann Holt (Chair), Fernbeck University",
                "Ben Marsh, Acme",
                "Dr Cara Penrose, Office for National Statistics",
                "Officials:",
                "Dan Quill, Cabinet Office",
                "Ed Roper, DCLG",
                "Apologies:",
                "Fay Noble, Gil Ward",
            ],
            [
                "present: Ann Holt, Chair [Fernbeck University]",
                "present: Ben Marsh [Acme]",
                "present: Cara Penrose [Office for National Statistics]",
                "in attendance: Dan Quill [Cabinet Office]",
                "in attendance: Ed Roper [DCLG]",
                "apologies: Fay Noble",
                "apologies: Gil Ward",
            ],
        ),
        (
            [
                "Data panel notes",
                "|Members present:|Also present:|",
                "|Ann Holt (Chair)\\Ben Marsh\\Cara Penrose|Dan Quill (DCLG)\\Ed Roper (DCLG)|",
                "|Apologies:| |",
                "|Fay Noble| |",
            ],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "in attendance: Dan Quill [DCLG]",
                "in attendance: Ed Roper [DCLG]",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "College liaison conference",
                "Attendees",
                "|Ann Holt|Fernbeck College|ann@example.org|",
                "|Ben Marsh|Dale College|ben@example.org|",
                "|Cara Penrose|Crane State University|cara@example.org|",
            ],
            [
                "present: Ann Holt [Fernbeck College]",
                "present: Ben Marsh [Dale College]",
                "present: Cara Penrose [Crane State University]",
            ],
        ),
        (
            [
                "College liaison conference",
                "Attendees:",
                "Ann Holt – Fernbeck",
                "Ben Marsh – Dale College",
                "Cara Penrose – CSU",
                "Dan Quill – guest",
            ],
            [
                "present: Ann Holt [Fernbeck]",
                "present: Ben Marsh [Dale College]",
                "present: Cara Penrose [CSU]",
                "present: Dan Quill, guest",
            ],
        ),
        (
            [
                "College liaison conference",
                "Attendees:",
                "Fernbeck College: Ann Holt; Ben Marsh",
                "Dale College: Cara Penrose",
            ],
            [
                "present: Ann Holt [Fernbeck College]",
                "present: Ben Marsh [Fernbeck College]",
                "present: Cara Penrose [Dale College]",
            ],
        ),
        (
            [
                "Society AGM",
                "1. Present",
                "There were 34 members present.",
                "2. Apologies for absence",
                "Ann Holt, Ben Marsh, Cara Penrose",
                "3. Minutes of the last AGM",
            ],
            [
                "apologies: Ann Holt",
                "apologies: Ben Marsh",
                "apologies: Cara Penrose",
            ],
        ),
        (
            [
                "Society AGM",
                "Committee present: Ann Holt (National Coordinator), Ben Marsh (Press Officer), Cara Penrose.",
                "Plus approximately 60 members.",
            ],
            [
                "present: Ann Holt, National Coordinator",
                "present: Ben Marsh, Press Officer",
                "present: Cara Penrose",
            ],
        ),
        (
            [
                "Music Club Board",
                (
                    "The board met at the home of Ann Holt. Those attending were: Ann Holt, Ben Marsh, Cara "
                    "Penrose, and Dan Quill."
                ),
                "The minutes were approved.",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Quill",
            ],
        ),
        (
            [
                "Music Club Board",
                "Board members present: Ann Holt, Ben Marsh",
                "Cara Penrose, Dan Quill",
                "Board members absent: Ed Roper, Fay Noble",
                "Call to order",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Quill",
                "absent: Ed Roper",
                "absent: Fay Noble",
            ],
        ),
        (
            [
                "Literature group call",
                "On the call: Ann Holt, Ben Marsh, Cara",
                "Apologies: Dan",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara",
                "apologies: Dan",
            ],
        ),
        (
            [
                "Society committee meeting",
                "Attendance:",
                "President: Ann Holt",
                "Secretary: Ben Marsh",
                "Treasurer: Cara Penrose",
                "Socials: Dan Quill & Ed Roper",
                "Apologies: Fay Noble",
                "Agenda",
            ],
            [
                "present: Ann Holt, President",
                "present: Ben Marsh, Secretary",
                "present: Cara Penrose, Treasurer",
                "present: Dan Quill, Socials",
                "present: Ed Roper",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                "Society committee meeting",
                "|Name|Position|Present|Apologies|",
                "|Ann Holt|President|Y| |",
                "|Ben Marsh|Secretary| |Y|",
                "|Cara Penrose|Treasurer|Y| |",
            ],
            [
                "present: Ann Holt, President",
                "apologies: Ben Marsh, Secretary",
                "present: Cara Penrose, Treasurer",
            ],
        ),
        (
            [
                "Society committee meeting",
                "|Position|Name|Attendance|",
                "|President|Ann Holt|Present|",
                "|Secretary|Ben Marsh|Apologies|",
                "|Treasurer|Cara Penrose|Absent|",
            ],
            [
                "present: Ann Holt, President",
                "apologies: Ben Marsh, Secretary",
                "absent: Cara Penrose, Treasurer",
            ],
        ),
        (
            [
                "Meeting notes",
                "|Attendees:|Ann Holt (AH), Ben Marsh (BM)|",
                "| |Cara Penrose (CP)|",
                "|Apologies:|Dan Quill|",
                "|Minutes by:|Ben Marsh|",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
            ],
        ),
        (
            [
                "Present",
                "Ann Holt - Chairman",
                "Ben Marsh - Vice Chairman",
                "Cara Penrose - Hon. Treasurer",
                "Dan Quill - Hon. Secretary",
                "Apologies for absence",
                "Ed Roper",
                "Fay Noble",
            ],
            [
                "present: Ann Holt, Chairman",
                "present: Ben Marsh, Vice Chairman",
                "present: Cara Penrose, Hon. Treasurer",
                "present: Dan Quill, Hon. Secretary",
                "apologies: Ed Roper",
                "apologies: Fay Noble",
            ],
        ),
        (
            [
                (
                    "Trustees present: Ann Holt, Ben Marsh and Cara Penrose. Also present: Dan Quill (Director). "
                    "Apologies: Ed Roper."
                ),
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "in attendance: Dan Quill, Director",
                "apologies: Ed Roper",
            ],
        ),
        (
            [
                (
                    "A meeting of the Society was held on 3 May 2012 at the Village Hall. Present were the Chairman "
                    "Mr A Holt, the Secretary Mrs B Marsh and eleven members."
                ),
            ],
            [
                "present: A Holt, Chairman",
                "present: B Marsh, Secretary",
            ],
        ),
        (
            [
                "ATTENDEES:\tAnn Holt",
                "Ben Marsh",
                "Cara Penrose",
                "APOLOGIES:\tDan Quill",
                "MINUTES",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "apologies: Dan Quill",
            ],
        ),
        (
            [
                "Present: ANN HOLT, BEN MARSH, CARA PENROSE",
                "Apologies: DAN QUILL",
            ],
            [
                "present: ANN HOLT",
                "present: BEN MARSH",
                "present: CARA PENROSE",
                "apologies: DAN QUILL",
            ],
        ),
        (
            [
                "Attendees: Cllr A Holt Cllr B Marsh Cllr C Penrose",
            ],
            [
                "present: A Holt",
                "present: B Marsh",
                "present: C Penrose",
            ],
        ),
        (
            [
                "Attendees: 1) Ann Holt 2) Ben Marsh 3) Cara Penrose",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
            ],
        ),
        (
            [
                "☒ Ann Holt ☐ Ben Marsh ☒ Cara Penrose",
            ],
            [
                "present: Ann Holt",
                "absent: Ben Marsh",
                "present: Cara Penrose",
            ],
        ),
        (
            [
                "Attendance: ☒ Ann Holt ☐ Ben Marsh ☒ Cara Penrose",
            ],
            [
                "present: Ann Holt",
                "absent: Ben Marsh",
                "present: Cara Penrose",
            ],
        ),
    ],
)
def test_everyone_listed_is_found_as_what_they_were(lines: list[str], people: list[str]) -> None:
    assert [told(one) for one in found(lines)] == people


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Present: Ann Holt (left at 8.20), Ben Marsh", "part", "left at 8.20"),
        ("Present: Ann Holt (from item 4), Ben Marsh", "part", "from item 4"),
        ("Present: Ann Holt for Tom Reed, Ben Marsh", "represents", "Tom Reed"),
        ("Present: Ann Holt deputising for Tom Reed, Ben Marsh", "represents", "Tom Reed"),
        ("Present: Ann Holt (for Tom Reed - Saltby Council), Ben Marsh", "organisation", "Saltby Council"),
        ("Present: Ann Holt (for Tom Reed - Saltby Council), Ben Marsh", "represents", "Tom Reed"),
        ("Present: Ann Holt (AH), Ben Marsh (BM)", "initials", "AH"),
        ("Present: Cllr Ann Holt MBE, Ben Marsh", "name", "Ann Holt"),
        ("Present: Ann Holt (holiday), Ben Marsh", "organisation", None),  # a reason, not a body
        ("Present: Ann Holt (via Zoom), Ben Marsh", "organisation", None),
        ("Present: Ann Holt @annh (Acme), Ben Marsh @bm", "organisation", "Acme"),
        ("Present: Ann Holt @annh, Ben Marsh @bm", "name", "Ann Holt"),
        ("Present: Ann Holt - @annh - Acme, Ben Marsh - @bm - Bolt", "organisation", "Acme"),
        ("Present: Ann Holt - (Acme), Ben Marsh - (Bolt)", "organisation", "Acme"),
        ("Present: Ann Holt (AKH), Ben Marsh", "initials", "AKH"),  # of a name between that is not told
        ("Present: Ann Holt (Head of Ponds, Trees and Hedges), Ben Marsh", "organisation", None),
        ("Present: Ann Holt (Head of Ponds, Saltby Council), Ben Marsh", "organisation", "Saltby Council"),
    ],
)
def test_what_stands_beside_a_name_is_told_apart(line: str, field: str, value: str | None) -> None:
    assert getattr(found([line])[0], field) == value


@pytest.mark.parametrize(
    ("line", "chairs"),
    [
        ("Present: Ann Holt (Chair), Ben Marsh", ["Ann Holt"]),
        ("Present: Ann Holt (Vice Chair), Ben Marsh (in the Chair)", ["Ben Marsh"]),
        ("Present: Ann Holt (Chair of Finance), Ben Marsh", []),
        ("Present: Ann Holt, Ben Marsh. Ben Marsh took the chair.", ["Ben Marsh"]),
    ],
)
def test_the_chair_is_who_chaired_this_meeting(line: str, chairs: list[str]) -> None:
    assert [one.name for one in found([line]) if one.is_chair] == chairs


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (  # a body with its short form, and a post behind a dash
            [
                "Attendees:",
                "• Ann Holt (AH), Harbour Trust (HRT) - Fleet Lead",
                "• Ben Marsh (BM), County Museum (CM) – Vice-Chair",
                "• Cara Penrose (CP), County Museum (CM)",
            ],
            [
                "present: Ann Holt, Fleet Lead [Harbour Trust (HRT)]",
                "present: Ben Marsh, Vice-Chair [County Museum (CM)]",
                "present: Cara Penrose [County Museum (CM)]",
            ],
        ),
        (  # a post with its body behind a dash, in a column of posts
            [
                "Present:",
                "|Ann Holt|AH|Director of Fisheries – Saltby City Council|",
                "|Ben Marsh|BM|Lay Member|",
                "|Cara Penrose|CP|Medical Director|",
            ],
            [
                "present: Ann Holt, Director of Fisheries [Saltby City Council]",
                "present: Ben Marsh, Lay Member",
                "present: Cara Penrose, Medical Director",
            ],
        ),
        (  # a label broken over two rows of a table
            [
                "|Present|Dr Holt, Mr Marsh, Mrs Penrose|",
                "|In|Ms Winter, Mr Frost,|",
                "|attendance|Miss Dale|",
            ],
            [
                "present: Holt",
                "present: Marsh",
                "present: Penrose",
                "in attendance: Winter",
                "in attendance: Frost",
                "in attendance: Dale",
            ],
        ),
        (  # letters behind names are honours where nobody's are a body's
            ["Present:", "Ann Holt (Chair)", "Ben Marsh, JP", "Cara Penrose, QSM", "Dan Winter"],
            [
                "present: Ann Holt, Chair",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Winter",
            ],
        ),
        (  # a list in each cell of a row
            [
                "Attendees",
                "|Ann Holt (AH), Chief, Wave Four\\Ben Marsh (BM), Wave Four\\Cara Penrose (CP), Dock Lab|Dan Winter (DW), Dock Lab|",
            ],
            [
                "present: Ann Holt, Chief [Wave Four]",
                "present: Ben Marsh [Wave Four]",
                "present: Cara Penrose [Dock Lab]",
                "present: Dan Winter [Dock Lab]",
            ],
        ),
        (  # letters of a body that are nearly somebody's initials, beside others' bodies
            ["Present: Ann Holt (AKH), Ben Marsh (DCC), Cara Penrose (OIT)"],
            ["present: Ann Holt [AKH]", "present: Ben Marsh [DCC]", "present: Cara Penrose [OIT]"],
        ),
        (  # labels before names that say their standing
            [
                "Present: Ann Holt, Ben Marsh (Committee)",
                "Ex Officio: Cara Penrose",
                "Secretariat: Dan Winter, Eve Frost",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh, Committee",
                "present: Cara Penrose, Ex Officio",
                "in attendance: Dan Winter, Secretariat",
                "in attendance: Eve Frost, Secretariat",
            ],
        ),
        (  # who missed a vote was there
            ["Present:", "Ann Holt", "Ben Marsh", "1. Consent", "Aye: Holt", "No: None", "Absent: Marsh"],
            ["present: Ann Holt", "present: Ben Marsh"],
        ),
        (  # officers told by a sign of their own
            ["Present: Ann Holt, Ben Marsh", "1. Officers", "Chair = Ann Holt", "Co-Chair = Ben Marsh"],
            ["present: Ann Holt, Chair", "present: Ben Marsh, Co-Chair"],
        ),
        (  # who signs at the end with the post on the next line
            [
                "Present: Ann Holt, Ben Marsh",
                "The meeting closed at nine.",
                "/s/ Ann Holt",
                "Secretary of the Harbour Trust",
            ],
            ["present: Ann Holt, Secretary of the Harbour Trust", "present: Ben Marsh"],
        ),
        (  # what is told of several makes no post of the first of them
            ["Present: Ann Holt, Ben Marsh", "1. Prizes", "The best of the main players: Ann Holt, Ben Marsh"],
            ["present: Ann Holt", "present: Ben Marsh"],
        ),
        (  # a whole list is known: names under a heading of the business are of those who are told of there
            [
                "Present: Ann Holt, Ben Marsh, Cara Penrose, Dan Wood, Eve Stone, Fay Moss",
                "1. Apologies",
                "None.",
                "2. Minutes",
                "The minutes were agreed.",
                "3. Letters",
                "Hugh Lark",
                "Rufus Teal",
            ],
            [
                "present: Ann Holt",
                "present: Ben Marsh",
                "present: Cara Penrose",
                "present: Dan Wood",
                "present: Eve Stone",
                "present: Fay Moss",
            ],
        ),
        (  # words of one alone, which nothing tells to be a body
            ["Present: Ann Holt, Ben Marsh, Cara Penrose, Dan Winter: Bell rung"],
            ["present: Ann Holt", "present: Ben Marsh", "present: Cara Penrose", "present: Dan Winter"],
        ),
    ],
)
def test_a_body_is_told_by_its_words_or_by_the_others_of_the_list(lines: list[str], people: list[str]) -> None:
    assert [told(one) for one in found(["Harbour Board", "Minutes", *lines])] == people


def test_bodies_listed_as_members_are_bodies() -> None:
    lines = [
        "Attendees",
        "|Harbour Commissioner|Independent Chair|",
        "|County Fire Service|CFS|",
        "|Harbour Trust (HTX)|HT|",  # the column wins over the bracket
        "|Fernbeck Housing Association|FHA|",
        "Apologies were noted from HT.",
    ]
    assert [(one.name, one.type, one.abbreviation, one.status) for one in found(lines)] == [
        ("Harbour Commissioner", "office", None, "present"),
        ("County Fire Service", "organisation", "CFS", "present"),
        ("Harbour Trust", "organisation", "HT", "apologies"),
        ("Fernbeck Housing Association", "organisation", "FHA", "present"),
    ]


def test_names_in_lines_of_one_paragraph_are_one_a_line() -> None:
    lines = ["Voting Members Present:", "Ann Holt - Acme", "Ben Marsh - Bolt", "Cara Penrose -Crane"]
    raw = [RawLine(pieces=[Piece(line)], joins=at > 1) for at, line in enumerate(lines)]
    minutes = assemble(_SOURCE, raw)
    people = [told(one) for one in attendees.find(Doc(minutes.text), minutes, ())]
    assert people == ["present: Ann Holt [Acme]", "present: Ben Marsh [Bolt]", "present: Cara Penrose [Crane]"]


@pytest.mark.parametrize(("page", "count"), [(2, 5), (1, 3)])
def test_names_in_a_table_go_on_as_lines_on_the_next_page_alone(page: int, count: int) -> None:
    people = ["Ash, Ann", "Birch, Ben", "Cole, Dee", "Drew, Eve B", "Elm, Fay"]
    raw = [RawLine(pieces=[Piece(words)], page=1) for words in ("Harbour Board", "Minutes", "Attendees:")]
    raw += [
        RawLine(pieces=[Piece(name)], page=1, cell=Cell(table=0, row=row, column=0))
        for row, name in enumerate(people[:3])
    ]
    raw += [RawLine(pieces=[Piece(name)], page=page) for name in people[3:]]
    minutes = assemble(_SOURCE, raw)
    assert len(list(attendees.exactly(Doc(minutes.text), minutes, tuple(segment(minutes))))) == count


def test_nobody_is_found_twice_where_surnames_come_first() -> None:
    lines = ["Harbour Board", "Minutes", "Attendees:", "Ash, Ann", "Birch, Ben", "Cole, Dee", "Drew, Eve B", "Elm, Fay"]
    assert len(found(lines)) == 5


def test_a_label_may_say_for_how_long() -> None:
    people = found(["Trustees Present for some of the evening: Ann Holt, Ben Marsh"])
    assert [told(one) for one in people] == ["present: Ann Holt", "present: Ben Marsh"]


def test_members_struck_out_are_absent() -> None:
    pieces = [Piece("Present: Ann Holt, "), Piece("Ben Marsh", strike=True), Piece(", Cara Penrose")]
    minutes = assemble(_SOURCE, [RawLine(pieces=pieces)])
    statuses = [(one.name, one.status) for one in attendees.find(Doc(minutes.text), minutes, ())]
    assert statuses == [("Ann Holt", "present"), ("Ben Marsh", "absent"), ("Cara Penrose", "present")]


_WORDS = st.sampled_from(
    [
        "Present",
        ":",
        ",",
        "Ann",
        "Lee",
        "Cllr",
        "(",
        ")",
        "Chair",
        "and",
        "Apologies",
        "from",
        ".",
        ";",
        "|",
        "–",
        "3",
        "of",
    ]
)


def test_names_in_a_table_may_go_on_as_lines() -> None:
    lines = ["Attendees", "| Ann Lee | Tom Reed | Sue Hay", "Rachel Moss", "Ben Orr", "| Kate Fox | Jim Poole"]
    minutes = document(lines)
    found = [one.name for one in attendees.find(Doc(minutes.text), minutes, tuple(segment(minutes)))]
    assert found == ["Ann Lee", "Tom Reed", "Sue Hay", "Rachel Moss", "Ben Orr", "Kate Fox", "Jim Poole"]


@given(st.lists(st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=12).map(" ".join)), max_size=8))
def test_no_text_makes_it_raise_and_every_name_stands_in_its_quotes(lines: list[str]) -> None:
    minutes = document(lines)
    for one in attendees.find(Doc(minutes.text), minutes, tuple(segment(minutes))):
        quoted = " ".join(span.of(minutes.text) for span in one.stretches()).split()
        assert set(one.name.split()) <= set(re.sub(r"[,(]", " ", " ".join(quoted)).replace(".", ". ").split()) | set(
            quoted
        )


def test_the_longest_of_lists_side_by_side_goes_on_below_the_others(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "minutes.pdf"), pagesize=(595, 842), invariant=1)
    lines = [
        ((70, "Rookby Water District"),),
        ((70, "Board Meeting, November 5, 2018"),),
        (),
        ((70, "District Attendees"), (284, "Other Attendees"), (431, "Absent")),
        ((70, "Ann Holt - President"), (284, "Ed Roper - Visitor")),
        ((70, "Ben Marsh - Member"), (284, "Fay Noble - Visitor")),
        ((70, "Cara Penrose - Member"),),
        ((70, "Tom R. Quill - Manager"),),
        (),
        ((70, "1. CALL TO ORDER"),),
        ((70, "President Holt called the meeting to order at 6:30 p.m. and told of the wells."),),
    ]
    for at, line in enumerate(lines):
        for x, words in line:
            canvas.drawString(x, 780 - 15 * at, words)
    canvas.save()
    (record,) = extract(tmp_path / "minutes.pdf")
    assert [(one.status, one.name) for one in record.attendees] == [
        ("present", "Ann Holt"),
        ("in_attendance", "Ed Roper"),
        ("present", "Ben Marsh"),
        ("in_attendance", "Fay Noble"),
        ("present", "Cara Penrose"),
        ("present", "Tom R. Quill"),
    ]
