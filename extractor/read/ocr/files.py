"""Pictures as files (TIFF, PNG, JPEG): each frame is a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps

from extractor.errors import CorruptError, TooLargeError
from extractor.read.ocr.picture import DPI, Picture

# In dots: the most that a page may have; and to the inch: what a scanner says sensibly, and the most that helps.
_MOST, _LEAST_DPI, _MOST_DPI, _ENOUGH = 200_000_000, 70, 2400, 300
# In inches: how high a page is taken to be if the file doesn't say.
_HEIGHT = 11.5


class Frames:
    """A file of pictures, one a page."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        self.count = int(getattr(image, "n_frames", 1))

    def picture(self, number: int, least: float = DPI) -> Picture:
        """The page `number`, counted from 1, with at least so many dots an inch. Raises OSError if it can't be read."""
        try:
            self._image.seek(number - 1)
            page = ImageOps.exif_transpose(_on_white(self._image)).convert("L")
        except (ValueError, SyntaxError, EOFError) as error:
            raise OSError(f"the picture is damaged ({error})") from error
        said = _dpi(self._image, max(page.size))
        dpi = min(max(said, least if least > DPI else said), _ENOUGH)
        if dpi != said:
            page = page.resize((round(page.width * dpi / said), round(page.height * dpi / said)))
        return Picture(np.array(page, dtype=np.uint8), dpi)


@contextmanager
def frames(raw: bytes, name: str) -> Iterator[Frames]:
    """The pictures in the file `raw`; `name` is what messages call it. Raises CorruptError or TooLargeError."""
    try:
        image = Image.open(BytesIO(raw), formats=("TIFF", "PNG", "JPEG"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CorruptError(f"{name}: the picture is damaged ({error}); scan the page again, or save it anew") from error
    with image:
        if image.width * image.height > _MOST:
            raise TooLargeError(f"{name}: more than {_MOST // 1_000_000} million dots; scan it with fewer to the inch")
        yield Frames(image)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture with paper where it lets through what lies below."""
    if not image.has_transparency_data:
        return image
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)


def _dpi(image: Image.Image, longest: int) -> float:
    said = image.info.get("dpi", (0, 0))[0]
    return float(said) if _LEAST_DPI <= said <= _MOST_DPI else longest / _HEIGHT
