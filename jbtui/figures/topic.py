"""What a clause without figures speaks of, for a figure behind it whose own clause does not say."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import noun, phrases
from jbtui.figures.sound import sound
from jbtui.knowledge import table

# A topic has at least so many characters.
_SAYS = 2


@cache
def _topics() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in table("phrases")["topics"]["patterns"])


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(f"(?:为([^，。]{{2,8}}))?({phrases.one_of('deeds')})(?:了)?$")


@cache
def _contest() -> re.Pattern[str]:
    named = f"[^，]{{0,20}}?{phrases.one_of('contests')}"
    return re.compile(f"^(?:在|从)?(?:[^，]{{0,8}}?(?:公布|发布|揭晓|出炉)的|的)?({named})(?:中|里|上)?$")


def topic(clause: str) -> str:
    """石粉厂 in 对石粉厂来了一次清查; "" where nothing shows it."""
    for pattern in _topics():
        m = pattern.search(clause)
        if m and sound(words := noun.strip_lead(m[1].rstrip("，、"))) and len(words) >= _SAYS:
            return words
    return ""


def deed(clause: str) -> str:
    """What was done at the end of a clause, of which a total then tells: 治水捐款 in 为治水捐款."""
    m = _deeds().search(clause)
    return (m[1] or "") + m[2] if m else ""


def contest(clause: str) -> str:
    """The list or contest a clause sets the scene with: 百强区榜单 in 在今年公布的百强区榜单中."""
    m = _contest().search(clause)
    return noun.strip_lead(m[1]) if m else ""
