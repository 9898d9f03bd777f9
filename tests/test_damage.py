"""Word files whose parts are packed in other ways than usual, and damaged: refused or read, and never a fault."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx
import pytest

from extractor.errors import MinutebookError
from extractor.read import read

SAID = "The ferry runs again from May."


def packed(way: int) -> bytes:
    """A Word file with its parts packed as `way` says."""
    written, packed_anew = BytesIO(), BytesIO()
    file = docx.Document()
    file.add_paragraph(SAID)
    file.save(written)
    with ZipFile(written) as source, ZipFile(packed_anew, "w", way) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return packed_anew.getvalue()


def damaged(whole: bytes, seeds: int) -> Iterator[bytes]:
    """The file with three of its bytes changed: in its first part, in its directory, anywhere before that."""
    directory = whole.find(b"PK\x01\x02")
    stretches = ((30, 400), (directory, len(whole)), (30, directory))
    for seed in range(seeds):
        chance, changed = Random(seed), bytearray(whole)  # noqa: S311 - the same damage each time
        for _ in range(3):
            changed[chance.randrange(*stretches[seed % 3])] = chance.randrange(256)
        yield bytes(changed)


@pytest.mark.parametrize("way", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_word_file_is_read_however_it_is_packed(way: int, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(packed(way))
    assert SAID in read(path).text


@pytest.mark.parametrize("way", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_damage_to_a_packed_part_is_no_fault(way: int, tmp_path: Path) -> None:
    path, ends = tmp_path / "minutes.docx", set()
    for content in damaged(packed(way), seeds=30):
        path.write_bytes(content)
        try:
            read(path)
        except MinutebookError as error:
            ends.add(error.ledger_class)
        else:
            ends.add("read")
    assert "read" in ends or "corrupt" in ends
    assert "fault" not in ends
