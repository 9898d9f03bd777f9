"""What to look for, as data: the one loader of the rule tables in this folder, and of what users add to them."""

import sys
from functools import cache
from hashlib import sha256
from importlib.resources import files

import rtoml
from pydantic import ValidationError

from extractor.errors import RuleError
from models import OwnRule, OwnRules, Rule, RuleTable, Words

_NONE = OwnRules()
_in_use = [_NONE]


def names() -> tuple[str, ...]:
    """The names of all tables, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in files(__name__).iterdir() if f.name.endswith(".toml")))


@cache
def ours(name: str) -> RuleTable:
    """The table `name`.toml as it is ours, checked. Raises RuleError naming the file and what is wrong."""
    text = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    try:
        return RuleTable.model_validate(rtoml.loads(text))
    except (rtoml.TomlParsingError, ValidationError) as error:
        raise RuleError(f"rules/{name}.toml can't be used: {error}") from error


@cache
def table(name: str) -> RuleTable:
    """The table `name`: the user's own rules before ours, without those of ours in whose place they stand.

    Words of the user's join ours. Raises RuleError if our table can't be used.
    """
    found, added = ours(name), tuple(one for one in own().rule if one.table == name)
    replaced = {one.id for one in added}
    kept = tuple(one for one in found.rule if one.id not in replaced)
    return found.model_copy(
        update={"rule": (*added, *kept), "words": tuple(_with_own(name, one) for one in found.words)}
    )


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


def use(added: OwnRules) -> None:
    """Let the user's rules, words and abbreviations go before ours, in place of any others, from now on.

    What modules of ours have kept of the tables so far is forgotten.
    """
    if added == own():
        return
    _in_use[0] = added
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == "extractor"]:
        for value in vars(module).values():
            if callable(getattr(value, "cache_clear", None)):
                value.cache_clear()


def own() -> OwnRules:
    """What the user has added; nothing, as a rule."""
    return _in_use[0]


def is_own(one: Rule) -> bool:
    """Whether a rule is the user's."""
    return isinstance(one, OwnRule)


@cache
def own_ids() -> frozenset[str]:
    """The ids of the user's rules."""
    return frozenset(one.id for one in own().rule)


@cache
def own_abbreviations() -> dict[str, str]:
    """What letters stand for by the user's word."""
    return {one.short: one.long for one in own().abbreviation}


@cache
def version() -> str:
    """A short digest of all tables and weights, and of what the user finds by: records made by others carry another.

    Names that the user says are one's are not in it: they act when rows are joined, and need no document read again.
    """
    digest = sha256()
    for name in names():
        digest.update(files(__name__).joinpath(f"{name}.toml").read_bytes())
    digest.update(files(__name__).joinpath("decisions_weights.csv").read_bytes())
    found_by = own().model_dump_json(include={"rule", "words", "abbreviation"})
    if found_by != _NONE.model_dump_json(include={"rule", "words", "abbreviation"}):
        digest.update(found_by.encode())
    return digest.hexdigest()[:12]


def _with_own(name: str, list_: Words) -> Words:
    added = [one for one in own().words if (one.table, one.id) == (name, list_.id)]
    more = tuple(word for one in added for word in one.words if word not in list_.words)
    meant = {key: value for one in added for key, value in one.gives.items()}
    return (
        list_.model_copy(update={"words": (*list_.words, *more), "gives": {**list_.gives, **meant}}) if added else list_
    )
