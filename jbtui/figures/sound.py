"""Judges whether a label reads as a noun phrase that a figure can be filed under; 就完成签 or 村民说 does not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.figures.lexicon import options
from jbtui.knowledge import table

# 签下了关停协议: the verb keeps its object without its aspect.
_ASPECT = re.compile("(?<=[一-鿿])(?<![为除])[了](?=[一-鿿“])(?![解结断当然])")
# 浓度全部降(到): the move leads over to the number.
_LED = re.compile("(?<=[一-鿿]{3})(?:(?:全部|都|均|已|也|还|一律)+[降升涨做压缩]?|[涨做])$")
_THIS = re.compile("^(?:(?:这|那|该|此)[个座家条片块处项种栋]?|像)(?=[一-鿿“]{2})(?![些样类])")


@cache
def _unsound() -> re.Pattern[str]:
    return re.compile(options(table("phrases")["unsound"]["patterns"]))


def tidy(words: str) -> str:
    """A label without aspect and pointing words, which only the sentence needs."""
    if "了" in words or words[:1] in "这那该此像":
        words = _THIS.sub("", _ASPECT.sub("", words))
    return _LED.sub("", words) if words[-1:] in "降升涨做压缩还" else words


@lru_cache(maxsize=16384)
def sound(words: str) -> bool:
    """Whether a label could stand in a table of figures."""
    return not _unsound().search(words)
