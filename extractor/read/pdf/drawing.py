"""A page drawn: the quick way, or by pdfplumber itself where it holds anything that the quick way doesn't know."""

from typing import Any

from extractor.errors import MinutebookError
from extractor.read.pdf import quick, stock
from extractor.read.pdf.ink import Ink, on_page


def ink(page: Any) -> Ink:
    """What `page`, one of pdfplumber's, prints inside its crop box, in the order in which it is drawn.

    Raises what pdfminer does if it can't read the page either.
    """
    try:
        return on_page(page, quick.drawn(page))
    except (MemoryError, MinutebookError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, pdfplumber's own way is the one that counts
        found = on_page(page, stock.drawn(page))
        found.odd = str(error).strip() or type(error).__name__
        return found
