"""A document of the corpus as a scan: the pages of its PDF as pictures, a little aslant, speckled, from a copier."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_DPI = 150
# In degrees against the clock, page by page, as sheets lie in a feeder.
_ASLANT = (0.8, -0.5, 0.3)
# In greys: the paper, and how far its grain and the copier's noise go from it.
_PAPER, _GRAIN = 244, 5


def write(pdf: Path, path: Path) -> None:
    """Write the pages of `pdf` to `path` as pictures without a letter."""
    out = Canvas(str(path), invariant=1, pageCompression=1)
    file = PdfDocument(pdf)
    for number, page in enumerate(file):
        width, height = page.get_size()
        out.setPageSize((width, height))
        picture = page.render(scale=_DPI / 72, grayscale=True).to_pil()
        out.drawImage(ImageReader(_copied(picture, number)), 0, 0, width, height)
        out.showPage()
    file.close()
    out.save()


def _copied(picture: Image.Image, number: int) -> BytesIO:
    """The picture as a copier sees it, as a JPEG."""
    turned = picture.rotate(_ASLANT[number % len(_ASLANT)], Image.Resampling.BICUBIC, fillcolor=255)
    blurred = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), dtype=float)
    grain = np.random.default_rng(number).normal(0, _GRAIN, blurred.shape)
    grey = Image.fromarray((blurred * _PAPER / 255 + grain).clip(0, 255).astype(np.uint8))
    held = BytesIO()
    grey.save(held, "JPEG", quality=30)
    held.seek(0)
    return held
