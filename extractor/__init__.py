"""Minutes of meetings, from PDF, Word, web pages and text to records."""

from importlib.metadata import version

__version__ = version("minutebook")
__all__ = ["__version__", "extract", "read"]


def __getattr__(name: str) -> object:
    # The stages are loaded when first asked for, so that `minutebook --help` is instant.
    if name == "extract":
        from extractor.pipeline import extract  # noqa: PLC0415 - as above

        return extract
    if name == "read":
        from extractor.read import read  # noqa: PLC0415 - as above

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
