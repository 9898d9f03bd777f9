"""How much of a file is read at most, in one place: beyond these limits a file is no minutes but made to hurt.

Time and memory are limited by the process that reads (`extractor.bulk`); these limits give an answer long before.
"""

from pydantic import PositiveInt

from models.base import Record


class Limits(Record):
    """The limits. Sizes are in bytes.

    What goes past one of a page or of a word is left out, past another refused as too large.
    """

    # A bound volume scanned in colour has some 200 MB.
    file: PositiveInt = 1 << 28
    # A decade of a parish's minutes in one PDF has 2,000.
    pages: PositiveInt = 5_000
    # What a stream of a PDF unpacks to: a page of text has 100 kB, a page's picture some 100 MB.
    stream: PositiveInt = 1 << 28
    # A page of a map or a plan draws 300,000 things, a page of minutes 3,000.
    operations: PositiveInt = 1_000_000
    # A page of a newspaper has 50,000 letters.
    letters: PositiveInt = 200_000
    # A word, in letters: a paragraph of 600 pages in a script without spaces; a picture in letters has millions.
    word: PositiveInt = 1_000_000
    # What a zip unpacks to in all: minutes with photographs have up to 500 MB.
    unpacked: PositiveInt = 1 << 30
    # One part of XML: a minute book of 5,000 pages has some 100 MB in one.
    xml: PositiveInt = 1 << 27
    # A zip's parts: a Word file has 20, and one for each picture.
    parts: PositiveInt = 10_000
    # A table of Word: a register of a decade, a line for each day and a column for each member, has 100,000 cells.
    cells: PositiveInt = 200_000


LIMITS = Limits()
