"""A document of the corpus as a PDF: set by reportlab, the same bytes each time, or printed by LibreOffice."""

import os
import subprocess
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from corpus_markup import Source
from corpus_pdf_flow import flow
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate


def write(source: Source, path: Path) -> None:
    """Write `source` to `path`, set by reportlab."""
    created = datetime.fromisoformat(source.about["created"]).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(created.timestamp()))
    size = LETTER if source.page.get("size") == "Letter" else A4
    margin = float(source.page.get("margin", 25)) * mm
    template = BaseDocTemplate(
        str(path),
        pagesize=size,
        invariant=1,
        title=source.about["title"],
        author=source.about["author"],
        creator="Minutes",
    )
    frame = Frame(margin, 22 * mm, size[0] - 2 * margin, size[1] - 44 * mm, 0, 0, 0, 0)
    under = partial(_watermark, text=source.about.get("watermark", ""), size=size)
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=under)])
    template.build(list(flow(source.blocks, source, frame._width)), canvasmaker=_canvas(source, size))


def write_from_word(word: Path, path: Path) -> None:
    """Let LibreOffice print the Word file to `path`. Its PDFs carry the hour they were made."""
    with tempfile.TemporaryDirectory() as scratch:
        home = f"-env:UserInstallation=file://{scratch}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", scratch, str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        path.write_bytes((Path(scratch) / word.with_suffix(".pdf").name).read_bytes())


def _canvas(source: Source, size: tuple[float, float]) -> type[Canvas]:
    """A canvas that knows the number of pages when it draws the head and foot of each."""

    class Numbered(Canvas):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            self._held: list[dict[str, object]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for at, page in enumerate(self._held, start=1):
                self.__dict__.update(page)
                _margins(self, source, size, at, len(self._held))
                super().showPage()
            super().save()

    return Numbered


def _margins(canvas: Canvas, source: Source, size: tuple[float, float], page: int, pages: int) -> None:
    left = float(source.page.get("margin", 25)) * mm
    canvas.setFont("Helvetica", 8.5)
    if text := source.about.get("head"):
        canvas.drawString(left, size[1] - 14 * mm, text)
    if text := source.about.get("foot"):
        canvas.drawCentredString(size[0] / 2, 12 * mm, text.format(page=page, pages=pages))


def _watermark(canvas: Canvas, _: object, text: str, size: tuple[float, float]) -> None:
    """Draw `text` large and grey across the page, before anything else is drawn on it."""
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(45)
    canvas.setFont("Helvetica-Bold", 96)
    canvas.setFillGray(0.88)
    canvas.drawCentredString(0, 0, text)
    canvas.restoreState()
