"""The word lists of knowledge/phrases.toml for the words around numbers, as sets and patterns."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jbtui.figures.lexicon import either, opening
from jbtui.knowledge import table


@cache
def words() -> dict[str, Any]:
    return dict(table("phrases")["indicator"])


@cache
def among(key: str) -> frozenset[str]:
    """The words of a phrase list."""
    return frozenset(words()[key])


def one_of(*keys: str) -> str:
    """A group for any entry of the phrase lists."""
    return either("phrases", "indicator", *keys)


@cache
def ending(key: str) -> re.Pattern[str]:
    """Any entry of a phrase list at the end of a text."""
    return re.compile(one_of(key) + "$")


@cache
def verb_tail() -> re.Pattern[str]:
    """The verbs that end a stretch of text: 新引进, 改造完成."""
    begins = opening("phrases", "indicator", "verb_adverbs", "verbs")
    return re.compile(f"{begins}{_verbs()}(?:了|出了?|起了?|各类|各级|各项|各种)?$")


@cache
def verb_head() -> re.Pattern[str]:
    return re.compile(_verbs())


@lru_cache(maxsize=4096)
def is_verb(text: str) -> bool:
    """Whether a stretch of text is verbs and nothing else. The same one is asked of at several steps."""
    return bool(verb_head().fullmatch(text))


def _verbs() -> str:
    return f"{one_of('verb_adverbs')}*{one_of('verbs')}+"
