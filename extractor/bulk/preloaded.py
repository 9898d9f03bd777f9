"""What every worker needs, made once in the process that they are forked from. Importing this does the work."""

import gc
from contextlib import suppress
from importlib import import_module

# Lines of many kinds of minutes, so that most of the rules are tried and what they need is made.
_A_LITTLE_OF_EVERYTHING = """Example Parish Council (EPC)
MINUTES of the meeting held on Friday 1 May 2020 at 7.30 p.m. in the Village Hall, Example
Present: Cllr Jane Smith (Chair), Mr John Brown, Anne Green (Treasurer) and Sam White
In attendance: Pat Black, Clerk; two members of the public
Apologies: Kim Grey (Example Trust); Absent: Lee Gold
The Chair welcomed everybody and called the meeting to order at 19:30. Sam White joined at 8 pm.
1. Apologies for absence
Apologies were received and accepted from Kim Grey, who was unable to attend.
2. Minutes of the last meeting
It was proposed by John Brown, seconded by Anne Green, and unanimously agreed that the minutes of 3/4/2020 be approved.
Changes to the agenda were accepted. There were no objections to the report, and no other nominations.
3. Matters arising
3.1 The Clerk reported that the County Council had agreed to repair the road. Done.
Action: Jane Smith to write to the Example Parish Council by 1 June 2020.
ACTION JB: send the accounts to the auditor before the next meeting (ongoing)
AP3 KG and the Clerk will look into the cost of a new gate by the end of May.
4. Finance
RESOLVED: that the report on the Localism Act 2011 be received.
Motion by Brown, second by Green, to pay 100 pounds. Ayes: Smith, Brown. Nays: none. Abstained: 1. Motion carried 3-1.
Roll call vote: Smith - aye; Brown - no. The motion was deferred.
It was noted that the Board had voted on it, and that the item was put off to the next meeting.
5. Planning
Section 106 of the Town and Country Planning Act 1990 and regulation 4 of S.I. 2012/637 apply; see 5 U.S.C. 552.
The Data Protection Act 2018 ("DPA"), and the Environment Bill, which had its second reading in the House of Lords.
Anne Green was asked to prepare a draft, agreed to circulate it, and offered to speak to the Friends of Example (FoE).
The committee agreed that Sam White should take the lead on it. Jane Smith was elected Chair.
Actions
• John Brown to check the insurance - due 15/05/2020
• All to read the draft
Next meeting: Friday 5 June 2020 at 7.30 p.m. The meeting closed at 9.15 pm.
Signed ............ Chair
"""


def read_a_little() -> None:
    """Take a few lines through all stages, so that rules and word lists are loaded."""
    from extractor.pipeline import minutes
    from extractor.read.assemble import Piece, RawLine, assemble
    from models import Source

    for name in ("markdown", "office", "pdf", "web", "word"):
        import_module(f"extractor.read.{name}")
    source = Source(
        path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
    )
    minutes(assemble(source, [RawLine([Piece(line)]) for line in _A_LITTLE_OF_EVERYTHING.splitlines()]))


# What goes wrong here goes wrong again with the first document, and is told then.
with suppress(Exception):
    read_a_little()
gc.collect()
gc.freeze()  # what is here stays: a collector that looks through it would give each worker 30 MB of its own
