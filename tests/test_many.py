"""Many documents: the errand that measures them runs, in small, and what it measures can be believed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "many.py"


@pytest.mark.skipif(sys.platform != "linux", reason="the errand asks Linux what processes take")
def test_documents_are_read_and_found_unchanged_in_flat_memory(tmp_path: Path) -> None:
    asked = ["--files", "30", "--kinds", "pdf", "docx", "txt", "--large", "3", "--workers", "1", "--keep", tmp_path]
    done = subprocess.run([sys.executable, SCRIPT, *asked], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (tmp_path / "in").rglob("*.*")} == {".pdf", ".docx", ".txt"}
    table = [list(map(float, line.split())) for line in done.stdout.splitlines() if re.fullmatch(r"[ \d.]+", line)]
    assert [row[0] for row in table] == [1, *range(3, 31, 3)]
    for _, rate, own, readers, held in table[1:]:
        assert rate > 0
        assert 0 <= own < 1000
        assert 0 < readers < 10_000
        assert held == pytest.approx(table[1][4], rel=0.2)
    unchanged = re.findall(r"unchanged by (.+): ([0-9]+) files a second", done.stdout)
    assert [what for what, _ in unchanged] == [
        "size and time, these",
        "content, these",
        "size and time, of a megabyte",
        "content, of a megabyte",
    ]
    assert all(int(rate) > 0 for _, rate in unchanged)
