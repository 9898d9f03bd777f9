"""Make the environment with the test tools, and run everything that must pass: lint, types, import rules, tests.

Needs Python 3.11 or later with pip and venv. What it can't test for want of a program (LibreOffice, Tesseract) is
skipped, unless MINUTEBOOK_TESTS=all, which turns a missing program into a failure.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if sys.platform == "win32" else "bin")

STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    (
        "pytest",
        "--quiet",
        "--numprocesses=auto",
        "--dist=worksteal",
        "--cov",
        "--cov-report=term:skip-covered",
        "--durations=10",
    ),
)


def main() -> int:
    """Run every step; 0 if all passed, else 1, with the failed ones named at the end."""
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(HOME, with_pip=True)
    install = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--editable", ".[test]"]
    subprocess.run(install, cwd=ROOT, check=True)
    path = {"PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", "")))}
    failed = []
    for tool, *rest in STEPS:
        print("$", tool, *rest, flush=True)
        if subprocess.run([str(BIN / tool), *rest], cwd=ROOT, env={**os.environ, **path}, check=False).returncode:
            failed.append(tool)
    if failed:
        print("failed:", ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
