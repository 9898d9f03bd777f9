"""Stage 3, actions: how far a task is."""

from extractor import rules
from extractor.find.actions.setting import compiled
from models.minutes import ActionStatus


def read(words: str) -> ActionStatus | None:
    """The status that `words` tell; None if they tell none."""
    for rule in rules.table("actions_status").rule:
        if compiled("actions_status", rule.id).search(words.strip()):
            return rule.gives["status"]  # type: ignore[return-value]
    return None
