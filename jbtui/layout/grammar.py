"""What a piece of text shows by itself: whether it can end a paragraph, begin one, or stand as a headline."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.layout import marks

_NEAR = 1000
"""Characters. A bracket or quote that opened farther back says nothing of the end."""
QUOTED = 400
"""Characters within which a quote that goes on from elsewhere closes."""
_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
_CLOSING = {closer: opener for opener, closer in _PAIRS.items()}
_SIGNED = re.compile(r"[。！？!?…⋯”][（(][^（）()]{1,40}[）)]$")
_BRACKET = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_CLOSING)) + "]")
_LIST_START = re.compile(r"^[0０]\d|^[\d０-９][\d０-９.．,]*\s?(?:[%％‰]|[万亿]?[元家个项名户亩])?\s?[、；;,，。]\s?")
# 岸，; but 拆、搬、改、绿 is a slogan, 一、 an item.
_LAST_CHARACTER = re.compile("^(?!(?:.、){2}|[一二三四五六七八九十])[\u4e00-\u9fff][，、。；！？]")
_QUOTES = re.compile("[“”‘’「」『』《》]")
_FIGURE = re.compile(r"\d\s?[%％万亿元个家项名户亩]")
_BAD_START = frozenset("、，。；：！？）”’》〉】」』,;:!?)%％‰·…")
_OPEN_END = frozenset("，、,（(“‘《〈【「『——-－+")
MAX_HEADLINE = 48
MAX_UNBROKEN = 28
"""A headline longer than this is set in halves."""
MAX_TITLE_COMMAS = 2
_COUNTED = re.compile(r"\d[\d.]*[%％万亿]?[^\d，,]{0,4}[，,][^\d，,]{4,10}")
"""A headline that begins with a figure: `48个村，村村有了本钱`."""
_CALLED = 16
"""Characters of a headline that calls out or asks; its parts may be of any length: `攻坚，没有退路可言！`."""
_REMEMBERED = 1024
"""Texts of which it is remembered what they show."""
_SUBJECT = 2
"""A comma and then two characters: `……的引领下，江北` is a cut sentence."""
_UNEVEN = 3
_REMNANT = 7
"""Characters, the full stop among them."""


@cache
def _final() -> tuple[str, str]:
    return "".join(marks.characters("grammar", "final")), "".join(marks.characters("grammar", "closers"))


def complete(text: str) -> bool:
    """Whether the text ends as a sentence ends."""
    if text[-1:] in "）)" and _SIGNED.search(text[-50:]):
        return True
    final, closers = _final()
    tail = text[-12:].rstrip(closers + " ")
    if not tail:
        return False
    if tail[-1] == ".":
        return not tail[-2:-1].isdigit()
    return tail[-1] in final


def open_end(text: str) -> int:
    """How clearly the text breaks off: 0 not at all, 1 it may, 2 no final mark, 3 no sentence can end so."""
    if complete(text):
        return 0
    last = text[-1:]
    if last in "；;：:":
        return 1
    tail = marks.simplified(text[-8:])
    if last in _OPEN_END or last.isdigit() or unclosed(text) or _dangles(tail):
        return 3
    return 2


def _dangles(tail: str) -> bool:
    """Whether the last word wants another: 将, but not 闯将."""
    if not tail.endswith(marks.words("grammar", "dangling")):
        return False
    return not tail.endswith(marks.words("grammar", "settled"))


def orphan(text: str) -> int:
    """How clearly the text cannot begin a paragraph: 0 it can, 3 it cannot."""
    return _orphan(text[:QUOTED])


@lru_cache(_REMEMBERED)
def _orphan(text: str) -> int:
    """The same of the beginning of a text, which many steps ask."""
    if text[:1] in _BAD_START or _LIST_START.match(text) or _last_character(text) or unopened(text):
        return 3
    head = marks.simplified(text[:8])
    return 3 if head.startswith(marks.words("grammar", "orphan")) else 0


def _last_character(text: str) -> bool:
    """Whether it begins with the last character of a word: `岸，……`; not with what is spoken of: `快，来自机制。`"""
    return bool(_LAST_CHARACTER.match(text)) and not marks.pattern("grammar", "said_of_it").match(text, 2)


def remnant(text: str) -> bool:
    """Whether the text is too little for a paragraph, and only closes a sentence: `速度。`"""
    return len(text) <= _REMNANT and text[-1:] == "。" and len(re.findall(r"\w+", text)) == 1 and text[:1] not in _PAIRS


def misplaced(text: str, following: str) -> bool:
    """Whether the following can stand neither as the next sentence nor as a new paragraph after the text's end."""
    if contradict(text, following) or following[:1] in "、，。；：！？%％‰":
        return True
    head = marks.simplified(following[:8])
    return bool(_LIST_START.match(following)) or head.startswith(marks.words("grammar", "orphan"))


def number_follows(text: str, following: str) -> bool:
    """Whether the text ends on a word that wants a number, and the following begins with one."""
    tail = marks.simplified(text[-8:])
    return following[:1].isdigit() and tail.endswith(marks.words("grammar", "before_numbers"))


def unclosed(text: str) -> str:
    """The bracket or quote that stays open at the end, "" for none."""
    text = text[-_NEAR:]
    stack: list[str] = []
    for found in _BRACKET.finditer(text):
        character = found.group()
        if character in _PAIRS:
            stack.append(character)
        elif stack and stack[-1] == _CLOSING[character]:
            stack.pop()
        elif _CLOSING[character] in stack:
            del stack[stack.index(_CLOSING[character]) :]
    return stack[-1] if stack else ""


@lru_cache(_REMEMBERED)
def unopened(text: str) -> str:
    """The first closing bracket or quote that was never opened, "" for none."""
    stack: list[str] = []
    for found in _BRACKET.finditer(text):
        character = found.group()
        if character in _PAIRS:
            stack.append(character)
        elif _CLOSING[character] in stack:
            del stack[stack.index(_CLOSING[character]) :]
        else:
            return character
    return ""


def headline(text: str, *, even: bool = True) -> bool:
    """Whether the text could stand as a headline or a short caption: brief, no sentence, nothing left open.

    Parts that differ in length count against it, unless something else than its words (not `even`) tells a headline.
    """
    return 2 <= len(text) <= MAX_HEADLINE and _headline(text, even)


@lru_cache(_REMEMBERED)
def _headline(text: str, even: bool) -> bool:
    """The same of a brief text, which many steps ask."""
    if marks.pattern("grammar", "questions").fullmatch(text):
        return False
    end = open_end(text)
    if end in (0, 1) and not text.endswith(("！", "？", "!", "?")):
        return False
    if end == 3 and not _year_or_number_headline(text):
        return False
    inner = text[:-1]
    if any(mark in inner for mark in "。；;") or (orphan(text) and not _stands_alone(text)):
        return False
    return max(map(len, text.split(" "))) <= MAX_UNBROKEN and _parted(text, even)


def _stands_alone(text: str) -> bool:
    """Whether it may be a headline though it begins as a rest may: `搬，没有二话！`, `38户，一夜签完`."""
    return bool(_COUNTED.fullmatch(text)) or (text[-1] in "！？!?" and len(text) <= _CALLED)


def _year_or_number_headline(text: str) -> bool:
    return text[-1:].isdigit() and "，" not in text and len(text) <= 20


def _parted(text: str, even: bool) -> bool:
    """A comma in a headline parts halves, mostly of about one length; a cut sentence has them as they fall."""
    parts = re.split("[，,]", text)
    if len(parts) == 1:
        return True
    if len(parts) > MAX_TITLE_COMMAS + 1 or (_FIGURE.search(text) and not _COUNTED.fullmatch(text)):
        return False
    lengths = [len(_QUOTES.sub("", part)) for part in parts]
    if starter(text) or lengths[-1] <= _SUBJECT:
        return False
    called = text[-1] in "！!？?" and len(text) <= _CALLED
    return not even or called or max(lengths) - min(lengths) <= max(_UNEVEN, max(lengths) // 3)


def enumerated(text: str) -> bool:
    """Whether the text is an item of an enumeration."""
    return bool(marks.pattern("grammar", "enumerated").match(text))


def starter(text: str) -> bool:
    """Whether the text begins as paragraphs like to begin."""
    head = marks.simplified(text[:8])
    return head.startswith(marks.words("grammar", "starters"))


def contradict(first: str, second: str) -> bool:
    """Whether the second cannot go on from the first: it closes what the first did not open."""
    closer = unopened(second[:QUOTED])
    return bool(closer) and not closes(unclosed(first), closer)


def closes(opener: str, closer: str) -> bool:
    """Whether the closing bracket or quote is that of the open one."""
    return _CLOSING.get(closer) == opener
