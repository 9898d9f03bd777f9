"""What an archive's catalogue says of one file."""

from typing import Literal

from pydantic import PositiveInt

from models.base import Record


class CatalogueEntry(Record):
    """A row of a catalogue, as it was understood; `line` is that of the file, from 1.

    `named` is the path as the catalogue has it, `sha256` the digest: one of the two is given. Dates are ISO as far as
    known ("1952", "1952-03"): `date` is the day or the first of a range, `date_end` the last of it. `closed_until` is
    the whole day on which a closed file opens; None if no day is said. `conditions` are the access conditions as
    written, `entry` the whole row: pairs of heading and value.
    """

    line: PositiveInt
    named: str | None = None
    sha256: str | None = None
    reference: str | None = None
    series: str | None = None
    title: str | None = None
    body: str | None = None
    date: str | None = None
    date_end: str | None = None
    access: Literal["open", "closed"] = "open"
    closed_until: str | None = None
    conditions: str | None = None
    entry: tuple[tuple[str, str], ...] = ()
