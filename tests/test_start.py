"""What a single document does not wait for."""

import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
_CODE = """
import sys
from pathlib import Path
from extractor.pipeline import extract
list(extract(Path(sys.argv[1])))
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("file", "unwanted"),
    [
        # It has words that rules of tokens have: spaCy is loaded, and brings rich.
        ("minutes.docx", {"pdfplumber", "selectolax", "sqlite3"}),
        ("minutes.txt", {"spacy", "pdfplumber", "docx", "selectolax", "pypdfium2"}),
    ],
)
def test_a_document_loads_no_library_of_other_kinds(file: str, unwanted: set[str], tmp_path: Path) -> None:
    path = tmp_path / file
    word = CORPUS / "larch-parser-calls-2023.docx"
    path.write_bytes(word.read_bytes() if path.suffix == ".docx" else b"Minutes\n\nPresent: Ann Lee\n")
    told = subprocess.run([sys.executable, "-c", _CODE, path], check=True, capture_output=True, text=True)
    assert unwanted.isdisjoint(told.stdout.split())
