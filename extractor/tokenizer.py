"""spaCy's English tokenizer, and its matchers for rules of tokens and phrases: loaded when a rule asks for tokens."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from models import Rule

# Special cases whose mere presence in a text makes spaCy rebuild the whole Doc, five to eight times slower;
# without them the tokens are the same.
_COSTLY_CASES = frozenset({"—", "\\t", "\\n", "'", "(*_*)"})


class _Defaults(EnglishDefaults):
    tokenizer_exceptions = {  # noqa: RUF012 - as the class above has it
        k: v for k, v in EnglishDefaults.tokenizer_exceptions.items() if k.strip() and k not in _COSTLY_CASES
    }


class _English(English):  # type: ignore[no-untyped-call]
    Defaults = _Defaults


@cache
def english() -> Language:
    """An English tokenizer that leaves the text as it is; no model is loaded.

    spaCy's own limit on a text's length is for models, which take memory for each sign.
    """
    return _English(max_length=sys.maxsize)


@lru_cache(maxsize=2)
def tokenized(text: str) -> Doc:
    """The tokens of `text`, made once for all tables that have rules of tokens."""
    return english()(text)


def matchers(entries: Iterable[Rule]) -> tuple[Matcher | PhraseMatcher, ...]:
    """What finds the rules of tokens and phrases among `entries`; nothing if there are none."""
    vocab = english().vocab
    tokens, phrases = Matcher(vocab), PhraseMatcher(vocab, attr="LOWER")
    for rule in entries:
        if rule.pattern is not None:
            tokens.add(rule.id, [list(rule.pattern)], greedy="LONGEST")
        if rule.phrases is not None:
            phrases.add(rule.id, [english().make_doc(phrase) for phrase in rule.phrases])
    return tuple(matcher for matcher in (tokens, phrases) if len(matcher))


def matches(by: Iterable[Matcher | PhraseMatcher], text: str) -> Iterator[tuple[str, int, int]]:
    """What the matchers find in `text`: the id of the rule, and `[start, end)` in code points."""
    doc = tokenized(text)
    for matcher in by:
        for key, start, end in matcher(doc):
            span = doc[start:end]
            yield doc.vocab.strings[key], span.start_char, span.end_char
