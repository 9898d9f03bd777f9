"""The user's own rules: a TOML file, checked as ours are, with the line of whatever is wrong in it."""

import tomllib
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from extractor.errors import RuleError
from extractor.own.checking import Problem, problems
from extractor.own.wording import said
from extractor.own.written import line_of
from models import OwnRules

_MOST_TOLD = 10


def load(path: Path) -> OwnRules:
    """The user's rules in the file at `path`. Raises RuleError that names each line that is wrong, and what to do."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise RuleError(
            f"{path}: can't be read ({error.strerror or error}); give the file's name after --rules"
        ) from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: is not plain text; save it as UTF-8 in a text editor") from error
    return parse(text, str(path))


def parse(text: str, name: str) -> OwnRules:
    """The user's rules that `text` holds; `name` is what to call it in messages. Raises RuleError as `load` does."""
    try:
        own = OwnRules.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(
            f"{name}: can't be read as TOML: {error}. Quotes must be closed, lists end in ], and every "
            "entry begin with its kind in double brackets, such as [[rule]]"
        ) from error
    except ValidationError as error:
        _refuse(text, name, [Problem(one["loc"], said(one)) for one in error.errors()])
    found = list(problems(own))
    if found:
        _refuse(text, name, found)
    return own


def _refuse(text: str, name: str, found: list[Problem]) -> NoReturn:
    told = [f"{name}, line {line_of(text, one.place)}: {one.message}" for one in found]
    more = [f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []
    raise RuleError("\n".join([*dict.fromkeys(told[:_MOST_TOLD]), *more]))
