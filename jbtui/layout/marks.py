"""The knowledge table `marks` compiled once: patterns, sets and word lists that the layout steps share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import compress
from operator import ne
from typing import Any

from jbtui import knowledge
from jbtui.errors import KnowledgeError
from jbtui.messages import say
from jbtui.text.folding import converter

_FIRST = 0x2E80
"""The first character of Chinese writing."""
_SURROGATES = 0xD800


class _Simplified(dict[int, str]):
    """A translation table that fills itself: each character is looked up once in a process."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simple = str(converter().convert(character)) if code >= _FIRST else character
        self[code] = simple if len(simple) == 1 else character
        return self[code]


_TABLE = _Simplified()


def simplified(text: str) -> str:
    """The text in simplified characters, as long as before; the tables are written in these."""
    # Of most texts not a character changes, which a pattern tells in a tenth of the time that a table takes.
    return text.translate(_TABLE) if not text.isascii() and _traditional().search(text) else text


@cache
def _traditional() -> re.Pattern[str]:
    """Finds a character that may not be a simplified one."""
    asked = "\n".join(map(chr, range(_FIRST, _SURROGATES)))
    told = str(converter().convert(asked))
    traditional = "".join(compress(asked, map(ne, asked, told)))
    return re.compile(f"[{traditional}\uf900-\ufaff\U00010000-\U0010ffff]")


@cache
def words(section: str, name: str) -> tuple[str, ...]:
    """A list of words, longest first."""
    return tuple(sorted(set(_entry(section, name)), key=len, reverse=True))


@cache
def characters(section: str, name: str) -> frozenset[str]:
    """A string of single characters as a set."""
    return frozenset(_entry(section, name))


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """The patterns of a list as alternatives of one; anchors are theirs."""
    return _compile(section, name, _entry(section, name))


@cache
def patterns(section: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list, each by itself."""
    return tuple(_compile(section, name, (part,)) for part in _entry(section, name))


@cache
def any_of(section: str, name: str) -> re.Pattern[str]:
    """The words of a list as alternatives of one pattern, longest first."""
    return _compile(section, name, map(re.escape, words(section, name)))


def _entry(section: str, name: str) -> Any:
    try:
        return knowledge.table("marks")[section][name]
    except KeyError as error:
        raise KnowledgeError(
            say("知识表 marks 缺少 {section}.{name}", section=section, name=name), say("请恢复该条目。")
        ) from error


def _compile(section: str, name: str, parts: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{part})" for part in parts)
    try:
        return re.compile(joined)
    except re.error as error:
        raise KnowledgeError(
            say("知识表 marks 的 {section}.{name} 不是有效的正则：{error}", section=section, name=name, error=error),
            say("请改正该条目。"),
        ) from error
