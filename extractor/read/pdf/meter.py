"""How much a page draws, counted while it is drawn, so that a page made to hurt is left in good time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from extractor.errors import TooLargeError
from extractor.read import limits

_Each = TypeVar("_Each")
_STEP = 4_096
_SHOW = b"Tj"  # the operator that shows a string


class Meter:
    """What a page has drawn so far, the forms on it included; `letters` grows as they are drawn.

    `is_endless` says that something on the page is to draw itself.
    """

    def __init__(self, letters: Sequence[Any]) -> None:
        self._letters, self._operations = letters, 0
        self.is_endless = False

    def check_end(self) -> None:
        """Raise TooLargeError if the page would draw itself without end, and has said nothing by then.

        Whoever draws such a page (pdfium, to see whether it has letters after all) takes all memory there is.
        """
        if self.is_endless and not self._letters:
            raise TooLargeError("it draws nothing but itself, without end")

    def foresee(self, content: bytes) -> None:
        """Raise TooLargeError if `content` shows more strings than a page has letters, before the first is shown."""
        if content.count(_SHOW) > limits.LIMITS.letters:
            raise self._too_large()

    def counted(self, operations: Iterable[_Each]) -> Iterator[_Each]:
        """The operations, counted as they go. Raises TooLargeError past the limits of a page."""
        at = 0
        for at, each in enumerate(operations, start=1):
            yield each
            if at % _STEP == 0:
                self.spend(_STEP)
        self.spend(at % _STEP)

    def spend(self, count: int = 1) -> None:
        """Count more operations. Raises TooLargeError past the limits of a page."""
        self._operations += count
        most = limits.LIMITS
        if self._operations > most.operations or len(self._letters) > most.letters:
            raise self._too_large()

    def _too_large(self) -> TooLargeError:
        most = limits.LIMITS
        return TooLargeError(f"it draws more than {most.operations:,} things or {most.letters:,} letters")
