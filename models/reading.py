"""How documents are to be read: what a person may choose, handed from the command to the readers."""

from typing import Literal

from pydantic import Field, PositiveInt

from models.base import Record
from models.own import OwnRules

OcrMode = Literal["auto", "off", "force"]


class Reading(Record):
    """How documents are to be read.

    `ocr` says which pages have their text recognised (OCR): with `auto` those without letters or with a text layer
    that is garbage, with `off` none, with `force` all. `ocr_language` is one or more of Tesseract's names of languages,
    joined by "+"; `ocr_pages` how many pages of a document are recognised at once. `own` are the user's own rules.
    """

    ocr: OcrMode = "auto"
    ocr_language: str = Field(default="eng", pattern=r"^[A-Za-z_/]+(\+[A-Za-z_/]+)*$")
    ocr_pages: PositiveInt = 1
    own: OwnRules = OwnRules()


AS_USUAL = Reading()
