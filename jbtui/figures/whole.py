"""Tells words from characters that only stand side by side: 签约 is one word, so its 约 says nothing of a number."""

from __future__ import annotations

from functools import lru_cache

from jbtui.words import dictionary_words


@lru_cache(maxsize=16384)
def one_word(pair: str) -> bool:
    """Whether two characters are a word of the dictionary."""
    return len(pair) == 2 and len(dictionary_words(pair)) == 1
