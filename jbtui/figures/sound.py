"""Judges whether a label reads as a noun phrase that a figure can be filed under; 就完成签 or 村民说 does not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.figures.lexicon import options
from jbtui.knowledge import table
from jbtui.text.later import later

# 签下了关停协议: the verb keeps its object without its aspect.
_ASPECT = later("(?<=[一-鿿])(?<![为除])[了](?=[一-鿿“])(?![解结断当然])")
# 浓度全部降(到): the move leads over to the number.
_LED = later("(?<=[一-鿿]{3})(?:(?:全部|都|均|已|也|还|一律)+[降升涨做压缩]?|[涨做])$")
# The last characters of the spoken phrases that a table would put another way.
_SPOKEN = "赚挣卖收入拿到省约下出了花付掏支均上后产用工园业车通隔进"
_THEN = later("^[一-鿿]{2,8}(?<![原规准细法守总])则(?=[一-鿿]{3})")
# What ends a label wrongly stands within so many characters.
_TAIL = 10
_THIS = later("^(?:(?:这|那|该|此)[个座家条片块处项种栋]?|一[个家座条片块处项种栋批场]|像)(?=[一-鿿“]{2})(?![些样类])")


@cache
def _unsound() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What no label begins with, holds, or ends with."""
    said = table("phrases")["unsound"]
    return (
        re.compile("|".join(said["heads"])),
        re.compile(options(said["inside"])),
        re.compile(f"(?:{'|'.join(said['tails'])})$"),
    )


@cache
def _nominal() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Spoken verb phrases at the end of a label, and what a table would call them: 能多赚 is 增收.

    The last: those that are a label by themselves, 一亩能收.
    """
    said = {f"n{i}": pair for i, pair in enumerate(table("phrases")["nominal"].items())}
    return (
        re.compile("|".join(f"(?P<{group}>{way})" for group, (way, _) in said.items())),
        {group: name for group, (_, name) in said.items()},
        frozenset(group for group, (way, _) in said.items() if way.startswith("^")),
    )


@cache
def _hinted() -> re.Pattern[str]:
    """What anywhere in a label tells that one of the spoken phrases may end it."""
    return re.compile("因此|为此|比原来|常常|后数")


@lru_cache(maxsize=16384)
def tidy(words: str) -> str:
    """A label without aspect and pointing words, which only the sentence needs."""
    if "的是" in words[1:]:
        words = words.rpartition("的是")[2] or words
    if (
        (words[-1:] in _SPOKEN or _hinted().search(words))
        and (m := _nominal()[0].search(words))
        and m.lastgroup
        and (m.start() > 1 or m.lastgroup in _nominal()[2])
    ):
        words = words[: m.start()] + _nominal()[1][m.lastgroup]
    if "则" in words:
        words = _THEN.sub("", words)
    if "了" in words or words[:1] in "这那该此像一":
        words = _THIS.sub("", _ASPECT.sub("", words))
    return _LED.sub("", words) if words[-1:] in "降升涨做压缩还" else words


@lru_cache(maxsize=16384)
def sound(words: str) -> bool:
    """Whether a label could stand in a table of figures."""
    heads, inside, tails = _unsound()
    return not (heads.match(words) or inside.search(words) or tails.search(words[-_TAIL:]))
