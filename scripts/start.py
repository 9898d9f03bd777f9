"""Set Minutebook up on a fresh machine, import the minutes in `corpus/` and show what was found.

Needs Python 3.11 or later with pip and venv, nothing else. Run it again at any time: it changes nothing that is done.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if sys.platform == "win32" else "bin")


def main() -> int:
    """Make the environment, import, show; the exit code of the first step that fails."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this script is what an older Python meets first
        print(f"Minutebook needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(HOME, with_pip=True)
    minutebook = str(BIN / "minutebook")
    steps = [
        [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--editable", "."],
        [minutebook, "import", "corpus/*.pdf", "corpus/*.docx", "--db", "minutes.db"],
        [minutebook, "actions", "--db", "minutes.db"],
        [minutebook, "search", "budget", "--db", "minutes.db"],
    ]
    for step in steps:
        print("$", " ".join(Path(step[0]).name if at == 0 else word for at, word in enumerate(step)), flush=True)
        code = subprocess.run(step, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
