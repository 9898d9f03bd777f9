"""Pages of a PDF drawn as pictures."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from pypdfium2 import PdfDocument, PdfiumError

from extractor.read.ocr.picture import DPI, Picture
from extractor.read.pdf.ink import Place

# In dots: the most that a picture may have; a larger page is drawn with fewer to the inch.
_MOST = 40_000_000


class Pictures:
    """A PDF file whose pages can be drawn."""

    def __init__(self, file: PdfDocument) -> None:
        self._file = file

    def picture(self, number: int, dpi: float = DPI, within: Place | None = None) -> Picture:
        """The page `number`, counted from 1, as one sees it, with `dpi` dots an inch unless it is very large.

        `within` is the part that is wanted, in points from the top left corner. Raises OSError if it can't be drawn.
        """
        try:
            page = self._file[number - 1]
            width, height = page.get_size()
            x0, top, x1, bottom = (0.0, 0.0, width, height) if within is None else within
            dpi = min(dpi, 72 * (_MOST / max(1.0, (x1 - x0) * (bottom - top))) ** 0.5)
            bitmap = page.render(scale=dpi / 72, grayscale=True, crop=(x0, height - bottom, width - x1, top))
            grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
            bitmap.close()
            page.close()
        except (PdfiumError, ValueError) as error:
            raise OSError(f"it can't be drawn ({error})") from error
        return Picture(grey, dpi)


@contextmanager
def pictures(raw: bytes) -> Iterator[Pictures]:
    """The PDF in `raw`, to be drawn. Raises OSError if pdfium can't read it."""
    try:
        file = PdfDocument(raw)
        file.init_forms()  # else what is filled in isn't drawn
    except PdfiumError as error:
        raise OSError(f"its pages can't be drawn ({error})") from error
    try:
        yield Pictures(file)
    finally:
        file.close()
