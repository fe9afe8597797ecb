"""The words of passages that carry meaning, cut once: they set passages opposite each other and tell sides apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jbtui import knowledge
from jbtui.compare.naming import Cut
from jbtui.records import Paragraph
from jbtui.text.folding import fold

_NO_WORD = re.compile(r"[\W\d_a-z%‰]+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A paragraph with how often each of its meaningful words stands in it."""

    paragraph: Paragraph
    words: Mapping[str, int]


@cache
def stop_words() -> frozenset[str]:
    return frozenset(map(fold, knowledge.table("comparison")["keyness"]["stop"]))


def worded(paragraphs: Iterable[Paragraph], cut: Cut, *, without: Iterable[str] = ()) -> tuple[Worded, ...]:
    """The paragraphs with their words of two characters and more, folded; `without` are left out as well."""
    dropped = stop_words() | {fold(word) for word in without}
    found = []
    for paragraph in paragraphs:
        counted = Counter(
            word
            for word in cut(fold(paragraph.text))
            if len(word) > 1 and word not in dropped and not _NO_WORD.fullmatch(word)
        )
        found.append(Worded(paragraph, counted))
    return tuple(found)
