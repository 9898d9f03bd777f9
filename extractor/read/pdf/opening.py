"""A PDF file opened, page by page: whatever stands in the way becomes an error that says the cure."""

from collections.abc import Iterator
from io import BytesIO

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF

from extractor.errors import CorruptError, EmptyError, EncryptedError, MinutebookError, TooLargeError

PAGE_LIMIT = 5_000


def opened(raw: bytes, name: str) -> PDF:
    """The PDF in `raw`; `name` is what messages call it. Raises EncryptedError or CorruptError."""
    try:
        return PDF.open(BytesIO(raw))
    except MemoryError:
        raise
    except Exception as error:
        raise _refusal(error, name) from error


def pages(file: PDF, name: str) -> Iterator[PDFPage]:
    """The file's pages in order. Raises CorruptError, EmptyError if there are none, TooLargeError past the limit."""
    found = PDFPage.create_pages(file.doc)
    number = 0
    while True:
        try:
            raw = next(found, None)
        except MemoryError:
            raise
        except Exception as error:
            raise _refusal(error, name) from error
        if raw is None:
            break
        number += 1
        if number > PAGE_LIMIT:
            raise TooLargeError(f"{name}: more than {PAGE_LIMIT} pages; split it into volumes")
        yield raw
    if not number:
        raise EmptyError(f"{name}: the PDF has no pages; get it again from its source")


def _refusal(error: Exception, name: str) -> MinutebookError:
    """What stands in the way of reading the file: pdfminer says so by an exception inside pdfplumber's, or any."""
    told = (error, *(arg for arg in error.args if isinstance(arg, Exception)), error.__cause__, error.__context__)
    if any(isinstance(each, (PDFPasswordIncorrect, PDFEncryptionError)) for each in told):
        return EncryptedError(f"{name}: locked with a password; open it with the password and save it without one")
    reason = str(error).strip() or type(error).__name__
    return CorruptError(
        f"{name}: the PDF is damaged ({reason}); get it again from its source, or print it to a new PDF"
    )
