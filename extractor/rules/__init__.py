"""What to look for, as data: the one loader of the rule tables in this folder."""

import tomllib
from functools import cache
from hashlib import sha256
from importlib.resources import files

from pydantic import ValidationError

from extractor.errors import RuleError
from models import Rule, RuleTable, Words


def names() -> tuple[str, ...]:
    """The names of all tables, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in files(__name__).iterdir() if f.name.endswith(".toml")))


@cache
def table(name: str) -> RuleTable:
    """The table `name`.toml, checked. Raises RuleError naming the file and what is wrong."""
    text = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    try:
        return RuleTable.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RuleError(f"rules/{name}.toml can't be used: {error}") from error


def rule(name: str, id_: str) -> Rule:
    """The rule `id_` of the table `name`. Raises KeyError if there is none."""
    return {entry.id: entry for entry in table(name).rule}[id_]


@cache
def words(name: str, id_: str) -> Words:
    """The word list `id_` of the table `name`. Raises KeyError if there is none."""
    return {entry.id: entry for entry in table(name).words}[id_]


@cache
def weights(name: str) -> dict[str, float]:
    """The weights of the table `name`, by the evidence that they are of."""
    return {entry.id: entry.weight for entry in table(name).weight}


@cache
def version() -> str:
    """A short digest of all tables: records made by different rules carry different versions."""
    digest = sha256()
    for name in names():
        digest.update(files(__name__).joinpath(f"{name}.toml").read_bytes())
    return digest.hexdigest()[:12]
