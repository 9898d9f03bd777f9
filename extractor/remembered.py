"""Answers kept by what was asked, for functions of text that are asked the same again and again."""

from functools import lru_cache

# More than one document's lines, so that each is settled once in it, and few enough to forget the documents before it:
# a run over a hundred thousand documents must not grow.
remembered = lru_cache(maxsize=1 << 14)
