"""A pattern that is compiled when it is first asked.

A class of Chinese characters takes milliseconds to compile, and an article has use for half of the patterns: to read
one changed file must not take as long as to compile all of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern), name)
        setattr(self, name, found)  # asked again it is as quick as the pattern's own
        return found


def later(pattern: str) -> re.Pattern[str]:
    """The pattern, which a mistake in it makes fail only then: for those that the program states itself."""
    return cast("re.Pattern[str]", _Later(pattern))
