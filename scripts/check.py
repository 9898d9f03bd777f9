"""Make the environment with the test tools, and run everything that must pass: lint, types, import rules, tests.

Needs Python 3.11 or later with pip and venv. What it can't test for want of a program (LibreOffice, Tesseract) is
skipped, unless MINUTEBOOK_TESTS=all, which turns a missing program into a failure. With --coverage it also counts which
lines the tests reach, which takes half as long again.
"""

import argparse
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
        "--durations=10",
    ),
)
COVERAGE = ("--cov", "--cov-report=term:skip-covered")


def main() -> int:
    """Run every step; 0 if all passed, else 1, with the failed ones named at the end."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--coverage", action="store_true", help="count which lines the tests reach")
    more = COVERAGE if options.parse_args().coverage else ()
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(HOME, with_pip=True)
    install = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--editable", ".[test]"]
    subprocess.run(install, cwd=ROOT, check=True)
    path = {"PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", "")))}
    failed = []
    for tool, *told in STEPS:
        rest = [*told, *(more if tool == "pytest" else ())]
        print("$", tool, *rest, flush=True)
        if subprocess.run([str(BIN / tool), *rest], cwd=ROOT, env={**os.environ, **path}, check=False).returncode:
            failed.append(tool)
    if failed:
        print("failed:", ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
