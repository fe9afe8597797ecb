"""How a word is spelled: its pinyin without tones, in full and by initials, for those who type letters."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def spell(word: str) -> tuple[str, str]:
    """(`liuzhenggongjian`, `lzgj`) for 六争攻坚; Latin letters and digits stand for themselves, lower case.

    Polyphones are read as in the word, where pypinyin knows it. The module behind it takes 0.1 s to load and serves
    distinct words, not texts.
    """
    from pypinyin import Style, lazy_pinyin

    syllables = [s for s in lazy_pinyin(word, style=Style.NORMAL, errors=lambda other: [*other.lower()]) if s]
    syllables = [syllable.replace("ü", "v") for syllable in syllables]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
