"""The user's own rules as the database keeps them, and the names that they say are one's."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.keys import fold, fold_name
from extractor.store.writing import upsert
from models import OwnName, OwnRules


def own_rules(db: Database) -> OwnRules:
    """What the user has added to our rules; nothing, if it was never said."""
    found = db.execute("SELECT rules FROM own_rules").fetchone()
    return OwnRules() if found is None else OwnRules.model_validate_json(found[0])


def put_own_rules(db: Database, own: OwnRules, path: str) -> None:
    """Let the database be made with the user's rules in the file at `path` from now on; with none if it is empty.

    If other names are one's than before, everything is joined anew next time.
    """
    before = own_rules(db)
    row: Row = {"id": 1, "path": path, "rules": own.model_dump_json()}
    with db.atomic():
        if own == OwnRules():
            db.execute("DELETE FROM own_rules")
        else:
            upsert(db, "own_rules", [row])
        if _names(before) != _names(own):
            db.execute("INSERT OR IGNORE INTO to_join SELECT DISTINCT series FROM minutes")


def _names(own: OwnRules) -> tuple[tuple[OwnName, ...], ...]:
    return own.person, own.body, own.organisation


class Called:
    """Under which name each person and organisation of a body is to stand, by the user's word."""

    def __init__(self, own: OwnRules, series: str) -> None:
        here = [one for one in own.person if one.body is None or fold_name(one.body) == series]
        self._people = {fold(name): one.name for one in here for name in one.also}
        self._organisations = organisation_names(own.organisation)

    def person(self, printed: str) -> str:
        """The name of the person who is printed so."""
        return self._people.get(fold(printed), printed)

    def organisation(self, printed: str) -> str:
        """The name of the organisation that is printed so."""
        return self._organisations.get(fold_name(printed), printed)


def organisation_names(given: Iterable[OwnName]) -> Mapping[str, str]:
    """The name to use for each folded other name."""
    return {fold_name(name): one.name for one in given for name in one.also}
