"""What users add: rules, words, abbreviations and names of their own."""

from pydantic import Field, field_validator

from models.rule import Loaded, Rule, Words


class OwnRule(Rule):
    """A rule of a user's, for the table `table`. One with the id of ours stands in its place.

    In its `regex` the signs ^ and $ stand for the start and the end of a line, as its examples are lines.
    """

    table: str = Field(min_length=1)

    @field_validator("regex")
    @classmethod
    def _by_line(cls, regex: str | None) -> str | None:
        return None if regex is None else f"(?m){regex.removeprefix('(?m)')}"


class OwnWords(Words):
    """Words of a user's, which join ours in the list `id` of the table `table`."""

    table: str = Field(min_length=1)


class OwnAbbreviation(Loaded):
    """What letters stand for where a document doesn't say so itself; `why` may say how that is known."""

    short: str = Field(min_length=2, max_length=30)
    long: str = Field(min_length=3)
    why: str | None = None


class OwnName(Loaded):
    """A body, person or organisation, and the names that are `also` its own.

    `body` keeps a person's to the minutes of one body, given by its name; `why` may say how it is known.
    """

    name: str = Field(min_length=2)
    also: tuple[str, ...] = Field(min_length=1)
    body: str | None = None
    why: str | None = None


class OwnRules(Loaded):
    """A user's file. `person`, `body` and `organisation` say which names are one's, and act when rows are joined."""

    rule: tuple[OwnRule, ...] = ()
    words: tuple[OwnWords, ...] = ()
    abbreviation: tuple[OwnAbbreviation, ...] = ()
    person: tuple[OwnName, ...] = ()
    body: tuple[OwnName, ...] = ()
    organisation: tuple[OwnName, ...] = ()
