"""What every worker needs, made once in the process that they are forked from. Importing this does the work."""

from contextlib import suppress
from importlib import import_module

_A_LITTLE_OF_EVERYTHING = """Example Board
Minutes of the meeting held on 1 May 2020
Present: Jane Smith (Chair)
1. Report
RESOLVED: that the report on the Localism Act 2011 be received.
Action: Jane Smith to write to the Example Parish Council (EPC) by 1 June 2020.
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
