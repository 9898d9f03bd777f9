"""What is made from the code says what the code does now."""

import subprocess
import sys
from pathlib import Path


def test_documents_made_from_the_code_are_current() -> None:
    script = Path(__file__).parent.parent / "scripts" / "make_docs.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
