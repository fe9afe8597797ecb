"""Words: where a segmenter sees them, the same at ingest and at query time."""

from __future__ import annotations

from jbtui.words.pinyin import spell
from jbtui.words.pinyin_order import by_pinyin, name_order
from jbtui.words.segmenter import cut, dictionary_words, engine, load, long_words, terms, terms_of

__all__ = [
    "by_pinyin",
    "cut",
    "dictionary_words",
    "engine",
    "load",
    "long_words",
    "name_order",
    "spell",
    "terms",
    "terms_of",
]
