"""Pages of a PDF drawn as pictures."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from pypdfium2 import PdfDocument, PdfiumError

from extractor.read.ocr.picture import DPI, Picture

# In dots: the most that a picture may have; a larger page is drawn with fewer to the inch.
_MOST = 40_000_000


class Pictures:
    """A PDF file whose pages can be drawn."""

    def __init__(self, file: PdfDocument) -> None:
        self._file = file

    def picture(self, number: int, dpi: float = DPI) -> Picture:
        """The page `number`, counted from 1, as one sees it, with `dpi` dots an inch unless it is very large.

        Raises OSError if it can't be drawn.
        """
        try:
            page = self._file[number - 1]
            width, height = page.get_size()
            dpi = min(dpi, 72 * (_MOST / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
            bitmap.close()
            page.close()
        except PdfiumError as error:
            raise OSError(f"it can't be drawn ({error})") from error
        return Picture(grey, dpi)


@contextmanager
def pictures(raw: bytes) -> Iterator[Pictures]:
    """The PDF in `raw`, to be drawn. Raises OSError if pdfium can't read it."""
    try:
        file = PdfDocument(raw)
    except PdfiumError as error:
        raise OSError(f"its pages can't be drawn ({error})") from error
    try:
        yield Pictures(file)
    finally:
        file.close()
