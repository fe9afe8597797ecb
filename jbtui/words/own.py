"""The words that the segmenter's dictionary lacks and this field needs, from the knowledge tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jbtui import knowledge
from jbtui.text.folding import fold

SOURCES: Mapping[str, tuple[str, ...]] = {
    "districts": ("current", "former", "extra"),
    "campaigns": (),
    "indicators": (),
}
"""Table → the parts of it that hold names; empty for all of it."""

NAMING = frozenset({"name", "names", "alias", "aliases", "short"})
"""The keys of an entry that hold its names."""

FREQUENCY = 3000
"""High enough that a name is kept whole against any cut into dictionary words, the same for both engines."""

_NAME = re.compile("[\u4e00-\u9fd5]{3,10}")


@cache
def own_words() -> tuple[str, ...]:
    """Names of campaigns, districts and indicators of 3 to 10 Han characters, folded, sorted, each once."""
    found: set[str] = set()
    for name, parts in SOURCES.items():
        if name in knowledge.names():
            table = knowledge.table(name)
            for part in parts or table:
                found.update(_names(part, table.get(part), listed=bool(parts)))
    return tuple(sorted(found))


def fingerprint() -> str:
    """Eight hexadecimal digits that change with the words."""
    return hashlib.sha256("\n".join(own_words()).encode()).hexdigest()[:8]


def _names(entry: str, value: Any, *, listed: bool) -> Iterator[str]:
    """The names in one part of a table: keys, strings under naming keys, and, where `listed`, every string."""
    yield from _pick(entry)
    if isinstance(value, str) and listed:
        yield from _pick(value)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from _names("", item, listed=listed)
            elif listed and isinstance(item, str):
                yield from _pick(item)
    elif isinstance(value, Mapping):
        for field, inner in value.items():
            yield from _names(field, inner, listed=listed or field in NAMING)


def _pick(text: str) -> Iterator[str]:
    for word in fold(text).split():
        if _NAME.fullmatch(word):
            yield word
