"""A pattern that waits does what one does that is compiled at once."""

from __future__ import annotations

import re

import pytest

from jbtui.text.later import later

NUMBER = "(?P<n>[0-9]+)[个家]"


def test_it_does_what_the_pattern_does() -> None:
    waiting, ready = later(NUMBER), re.compile(NUMBER)
    for text in ("12个和3家", "没有", ""):
        assert waiting.sub("X", text) == ready.sub("X", text)
        assert [m["n"] for m in waiting.finditer(text)] == [m["n"] for m in ready.finditer(text)]
        assert bool(waiting.match(text)) == bool(ready.match(text))
    assert (waiting.pattern, waiting.groups, waiting.flags) == (ready.pattern, ready.groups, ready.flags)


def test_it_is_compiled_when_it_is_first_asked() -> None:
    waiting = later("(")
    with pytest.raises(re.error):
        waiting.search("甲")
