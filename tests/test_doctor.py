"""`minutebook doctor`: what is there and what isn't."""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import main


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a check keeps is kept in no folder of the project."""
    monkeypatch.chdir(tmp_path)


def told(**named: str) -> str:
    result = CliRunner().invoke(main, ["doctor"], env={"MINUTEBOOK_CACHE": "kept", **named})
    assert result.exit_code == 0
    return result.output


def test_what_is_there_is_told_with_its_version(needs: Callable[[str], str]) -> None:
    needs("tesseract")
    needs("soffice")
    office, ocr, s3, web, cluster, cache = told().splitlines()
    assert "LibreOffice " in office
    assert "Tesseract " in ocr
    assert "can read eng" in ocr
    assert [line.split()[-2] for line in (s3, web, cluster)] == ["s3fs", "aiohttp", "distributed"]
    assert cache.split() == ["Cache", "kept"]


def test_what_is_not_there_is_told_with_how_to_get_it() -> None:
    office, ocr, *_ = told(MINUTEBOOK_SOFFICE="nowhere", MINUTEBOOK_TESSERACT="nowhere").splitlines()
    assert "not there" in office
    assert "libreoffice-writer" in office
    assert "not there" in ocr
    assert "install Tesseract (Debian, Ubuntu: tesseract-ocr" in ocr


def test_a_part_that_is_not_installed_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("importlib.metadata.version", version)
    s3 = next(line for line in told().splitlines() if line.startswith("Files in S3"))
    assert s3.endswith('not there: pip install "minutebook[s3]"')
