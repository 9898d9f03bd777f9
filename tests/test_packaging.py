"""What is installed: two packages from one place, typed, with their data, under one version."""

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path

import pytest

import extractor
import models
from extractor import rules

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("extractor", "models")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def members(wheel):
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_both_packages_come_from_one_place():
    # The names are common ones: an `extractor` or `models` of another project would be taken without a word.
    assert Path(extractor.__file__).parent.parent == Path(models.__file__).parent.parent


def test_both_packages_say_that_they_are_typed():
    assert all(files(package).joinpath("py.typed").is_file() for package in PACKAGES)


def test_the_version_is_told_in_one_place_and_agrees():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert extractor.__version__ == version("minutebook") == project["version"]


def test_the_command_is_the_one_in_cli():
    (command,) = entry_points(group="console_scripts", name="minutebook")
    assert command.value == "extractor.cli:main"


def test_every_factory_that_spacy_is_told_of_can_be_loaded():
    factories = [entry for entry in entry_points(group="spacy_factories") if entry.name.startswith("minutebook")]
    assert len(factories) == 3
    assert all(callable(entry.load()) for entry in factories)


def test_the_wheel_holds_the_two_packages_and_nothing_else(wheel):
    roots = {name.split("/")[0] for name in members(wheel)}
    assert roots == {*PACKAGES, f"minutebook-{extractor.__version__}.dist-info"}


def test_the_wheel_holds_every_file_of_the_packages(wheel):
    # Rule tables, registers and SQL are data: a pattern that forgets them leaves a program that can't read anything.
    kept = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept - members(wheel) == set()


def test_the_wheel_is_for_any_machine_and_carries_the_licence(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")
    assert {name.split("/")[-1] for name in members(wheel) if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_rule_tables_can_be_read_from_the_wheel_itself(wheel, tmp_path):
    told = "from extractor import rules; print(rules.version(), rules.__file__)"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1]); {told}", str(wheel)]
    said = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert said.split()[0] == rules.version()
    assert wheel.name in said


def test_help_is_printed_without_loading_what_parses(tmp_path):
    code = "from extractor.cli import main; main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    command = [sys.executable, "-c", f"import sys; {code}"]
    said = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.rpartition("\n[")[2]
    assert "'click'" in said
    assert not [name for name in ("spacy", "pdfplumber", "docx", "pydantic", "sqlite_utils") if f"'{name}'" in said]
