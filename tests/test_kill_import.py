"""What is killed at any moment goes on, and ends with the rows, or the outputs, of a run that nobody disturbed."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "kill_import.py"


@pytest.mark.skipif(sys.platform != "linux", reason="the errand finds processes as Linux tells of them")
@pytest.mark.parametrize("form", [[], ["--convert", "csv"]], ids=["import", "convert"])
def test_what_is_killed_goes_on_and_loses_nothing(form: list[str]) -> None:
    asked = ["--files", "6", "--importer", "4", "--worker", "2", *form]
    done = subprocess.run([sys.executable, SCRIPT, *asked], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 times killed, 0 databases not as they should be" in done.stdout
