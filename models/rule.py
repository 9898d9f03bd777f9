"""A rule: what to look for in a text, as data."""

from typing import Any, Self

from pydantic import ConfigDict, Field, model_validator

from models.base import Record


class Loaded(Record):
    """A record read from TOML, whose arrays are lists: strict but for that."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Rule(Loaded):
    """One way in which minutes say something.

    Exactly one of `pattern` (tokens for spaCy's Matcher), `phrases` (words, in any case, for its PhraseMatcher) and
    `regex` (searched in the text, named groups for its parts) says what to look for. `gives` holds what a find means,
    in the words of the record ("outcome" = "carried"); of a pattern, which finds nothing across the end of a paragraph,
    `gives.last` names the group that its last word is. `near` are signs or words, one of which stands in every find
    of a regex: paragraphs without any of them are not searched. `matches` and `not_matches` are texts in which the rule
    must and must not find something.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str = Field(min_length=10)
    pattern: tuple[dict[str, Any], ...] | None = None
    phrases: tuple[str, ...] | None = None
    regex: str | None = None
    near: tuple[str, ...] = ()
    gives: dict[str, str] = Field(default_factory=dict)
    matches: tuple[str, ...] = Field(min_length=1)
    not_matches: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        forms = [form for form in (self.pattern, self.phrases, self.regex) if form is not None]
        if len(forms) != 1:
            raise ValueError(f"rule {self.id!r} needs exactly one of pattern, phrases and regex, and has {len(forms)}")
        return self


class Words(Loaded):
    """Words that minutes use for one thing (roles, labels, verbs of action); `gives` is what they stand for."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str = Field(min_length=10)
    gives: dict[str, str] = Field(default_factory=dict)
    words: tuple[str, ...] = Field(min_length=1)


class Way(Loaded):
    """A way in which code finds what no pattern can say: by place, setting or table. Finds name it as their rule."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str = Field(min_length=10)


class Weight(Loaded):
    """How much a piece of evidence says for or against something, in logarithms of odds."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str = Field(min_length=10)
    weight: float


class RuleTable(Loaded):
    """A file of rules, word lists, ways and weights."""

    rule: tuple[Rule, ...] = ()
    words: tuple[Words, ...] = ()
    way: tuple[Way, ...] = ()
    weight: tuple[Weight, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [
            *(one.id for one in self.rule),
            *(one.id for one in self.words),
            *(one.id for one in self.way),
            *(one.id for one in self.weight),
        ]
        if len(ids) != len(set(ids)):
            raise ValueError(f"ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}")
        return self
