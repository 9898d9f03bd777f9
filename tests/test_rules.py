"""Every rule of every table finds what it says it finds, and leaves what it says it leaves."""

import pytest

from extractor import rules
from extractor.language import finds

RULES = [(name, rule) for name in rules.names() for rule in rules.table(name).rule]
MATCHES = [pytest.param(rule, text, id=f"{name}:{rule.id}:{text}") for name, rule in RULES for text in rule.matches]
NOT_MATCHES = [
    pytest.param(rule, text, id=f"{name}:{rule.id}:{text}") for name, rule in RULES for text in rule.not_matches
]


@pytest.mark.parametrize(("rule", "text"), MATCHES)
def test_a_rule_finds_its_examples(rule, text):
    assert finds(rule, text)


@pytest.mark.parametrize(("rule", "text"), NOT_MATCHES)
def test_a_rule_leaves_its_counter_examples(rule, text):
    assert not finds(rule, text)
