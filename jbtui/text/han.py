"""Whether characters are Han, those of running Chinese text, asked without a pattern, whose range takes the engine a
millisecond to make ready wherever it stands."""

from __future__ import annotations

_FIRST, _LAST = "\u4e00", "\u9fff"


def is_han(text: str) -> bool:
    """Whether the text is Han characters and nothing else; an empty one is not."""
    return text != "" and min(text) >= _FIRST and max(text) <= _LAST
