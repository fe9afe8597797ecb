"""Makes patterns of the word lists in the tables, so that a user's additions are read like the packaged words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives, any_of

# An entry that is no pattern but a word: to the engine no character of Chinese means more than itself.
_PLAIN = re.compile("[^\x00-\x7f]+")
# A look behind and what follows it: (?<![得达报])到.
_LOOK = re.compile(r"(\(\?<[!=](?:[^()]|\([^()]*\))*\))(.+)")
# A set of characters, a group of words or a character, and the rest of a pattern.
_FIRST = re.compile(
    r"(?:\[(?P<any>[^\x00-\x7f]+)\]|\(\?:(?P<either>[^\x00-\x7f]+(?:\|[^\x00-\x7f]+)*)\)|(?P<one>[^\x00-\x7f]))"
    r"(?P<rest>(?![?*+{]).*)"
)
_GROUP = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
# Characters of a pattern written out for all that it may begin with; more take longer to compile than they ever save.
_MOST = 1000


def entries(name: str, section: str, key: str) -> list[Any]:
    """The entries of one list of a table."""
    return list(table(name)[section][key])


@cache
def either(name: str, section: str, *keys: str) -> str:
    """A group for any entry of the lists, the longest first; an entry may be a pattern of its own."""
    found = _all(name, section, *keys)
    if found and all(map(_PLAIN.fullmatch, found)):
        return alternatives(sorted(found))
    return f"(?:{options(sorted(found, key=lambda entry: (-len(entry), entry)))})"


def opening(name: str, section: str, *keys: str) -> str:
    """A look ahead for what any entry of the lists begins with, to stand before a group of them in a long pattern.

    Few characters begin an entry: the others of a text are then passed over at once.
    """
    found = _all(name, section, *keys)
    plain = all(map(_PLAIN.fullmatch, found))
    return f"(?={any_of(sorted({entry[0] for entry in found}))})" if plain else ""


def _all(name: str, section: str, *keys: str) -> set[str]:
    return {str(entry) for key in keys for entry in entries(name, section, key)}


def options(patterns: Iterable[str]) -> str:
    """The patterns as alternatives, each written so that it begins with a plain character where that can be done.

    The engine skips to the characters that alternatives begin with, but only where all of them are plain.
    """
    return "|".join(plain for pattern in patterns for plain in _plainly(pattern))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """A few characters of which each of the words has one: a text without any of them has none of the words."""
    found: list[str] = []
    rest = {frozenset(word) for word in words}
    while rest:
        tally = Counter(character for word in rest for character in word)
        found.append(max(sorted(tally), key=tally.__getitem__))
        rest = {word for word in rest if found[-1] not in word}
    return tuple(found)


def _plainly(pattern: str) -> list[str]:
    """A pattern as patterns that begin with a plain character; (?<!要)达到 as 达(?<!要达)到."""
    look = _LOOK.fullmatch(pattern)
    first = _FIRST.fullmatch(look[2] if look else pattern)
    if not first or "|" in _GROUP.sub("", pattern):
        return [pattern]
    begins = list(first["any"]) if first["any"] else first["either"].split("|") if first["either"] else [first["one"]]
    if look:
        sign, behind = look[1][:4], look[1][4:-1]
        begins = [f"{begin[0]}{sign}(?:{behind}){begin[0]}){begin[1:]}" for begin in begins]
    return [begin + first["rest"] for begin in begins] if len(begins) * len(first["rest"]) <= _MOST else [pattern]


@cache
def ending(name: str, section: str, key: str) -> re.Pattern[str]:
    """Any entry of a list at the end of a text."""
    return re.compile(either(name, section, key) + "$")
