"""How a word is spelled: its pinyin without tones, in full and by initials, for those who type letters."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile("[\x00-\x7f]|[^\x00-\x7f]+")


@lru_cache(maxsize=4096)
def spell(word: str) -> tuple[str, str]:
    """(`liuzhenggongjian`, `lzgj`) for 六争攻坚; Latin letters and digits stand for themselves, lower case.

    Polyphones are read as in the word, where pypinyin knows it. Where anything but Latin is to be read it takes 0.1 s
    and 55 MB to load; it serves distinct words, not texts.
    """
    syllables: list[str] = []
    for part in _PARTS.findall(word.lower()):
        syllables += [part] if part.isascii() else _read(part)
    syllables = [syllable.replace("ü", "v") for syllable in syllables if syllable]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def _read(part: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(part, style=Style.NORMAL)
