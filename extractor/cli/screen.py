"""Rich's console, on which only its own colours and moves are orders to the terminal."""

from collections.abc import Iterable

from rich.console import Console as _Console
from rich.console import ConsoleOptions, RenderableType
from rich.segment import Segment

from extractor.cli.signs import harmless


class Console(_Console):
    """A console that spells out what a terminal would obey, wherever it comes from."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of `renderable`."""
        for segment in super().render(renderable, options):
            text = segment.text if segment.control else harmless(segment.text)
            yield segment if text == segment.text else Segment(text, segment.style)
