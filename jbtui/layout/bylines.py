"""Credits: who wrote, who photographed, who supplied; told by their role words and the names after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from jbtui.layout import marks
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Kind
from jbtui.text.han import close_names
from jbtui.text.later import later

_LONGEST = 100
_REMEMBERED = 512
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_JOINT = later("[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{2,6})+")
"""An outlet and its branch, or a name of two parts: 共享联盟·永康."""
_NUMBER = re.compile("[一二三四五六七八九十百]+")
_DESK = re.compile("(?:报道组|宣传部|融媒体中心|传媒中心|新闻中心)$")
_CLOSING = re.compile(r"[。！？!?…⋯”][（(]([^（）()]{2,40})[）)]$")
_SIGNATURE = 50
_NAMES = 5
_LONE = re.compile(r"(?<!\S)(\S) (?=\S{2}(?!\S))")
"""A surname printed apart from its name: 刘 明亮."""
_EDGES = "（）()【】[]□■●◆*—-/｜|：: 　"
_SEPARATORS = re.compile(r"[\s、，,/：:；;｜|（）()【】]+")


def whole(text: str) -> bool:
    """Whether the whole line is a credit."""
    return len(text) <= _LONGEST and _whole(text)


@lru_cache(_REMEMBERED)
def _whole(text: str) -> bool:
    """The same of a line that is short enough, which is asked before its lines are joined and after."""
    if marks.pattern("byline", "notes").fullmatch(marks.simplified(text)):
        return True
    if any(map(text.__contains__, "。！？；…“")):
        return False
    text = close_names(marks.simplified(text))
    if text[0] in "（(" and text[-1] in "）)" and _signed(text[1:-1]):
        return True
    bare = _outlet().sub("", text.strip(_EDGES), count=1)
    bare = marks.any_of("byline", "datelines").sub("", bare, count=1).strip(_EDGES) if bare.startswith("本") else bare
    return bool(bare) and _credited(bare)


def closes(text: str) -> bool:
    """Whether a paragraph ends with its writer in brackets, as the last one of an article does: `……。（记者 徐欣）`."""
    found = _CLOSING.search(marks.simplified(text[-_SIGNATURE:]))
    if not found or any(role in found.group(1) for role in marks.words("caption", "photographers")):
        return False
    return whole(f"（{found.group(1)}）")


def _credited(text: str) -> bool:
    """Role words, each with names or an office; the first stands at the beginning or closes the line."""
    start = _roles().match(text)
    if not start:
        return _named_first(text)
    # 文 and 图 begin ordinary words too: they need a separator behind them.
    if len(start.group()) == 1 and not re.match(r"[\s/：:｜|]", text[start.end() : start.end() + 1]):
        return False
    rest = _SEPARATORS.split(_long_roles().sub(" ", text))
    words = _LONE.sub(r"\1", " ".join(word for raw in rest for word in _without_roles(raw) if word)).split()
    if not words:
        return True
    return sum(map(_name_or_office, words)) == len(words)


def _signed(text: str) -> bool:
    """Names alone in brackets: `（临 宣）`, `（徐欣 王涛）`, or the desk that sent the news: `（余姚市委宣传部）`."""
    words = text.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    if len(words) == 1 and _DESK.search(words[0]):
        return True
    return 0 < len(words) <= _NAMES and all(_NAME.fullmatch(word) and not _NUMBER.fullmatch(word) for word in words)


@cache
def _long_roles() -> re.Pattern[str]:
    roles = [role for role in marks.words("byline", "roles") if len(role) > 1]
    return re.compile("|".join(map(re.escape, roles)))


@cache
def _outlet() -> re.Pattern[str]:
    return marks.pattern("byline", "outlets")


def _named_first(text: str) -> bool:
    """`徐欣 文/图`, `张三 李四 文 王五 摄`, `江北区报道组 张落雁`."""
    words = [word for word in re.split(r"[\s/]+", text) if word]
    if len(words) > 1 and _DESK.search(words[0]) and all(_NAME.fullmatch(word) for word in words[1:]):
        return True
    roles = [word for word in words if _roles().fullmatch(word)]
    return bool(roles) and len(words) > 1 and all(_roles().fullmatch(word) or _name_or_office(word) for word in words)


def _without_roles(word: str) -> list[str]:
    found = _roles().match(word)
    while found and found.group() and len(found.group()) > 1:
        word = word[found.end() :]
        found = _roles().match(word)
    for role in marks.words("byline", "roles"):
        if len(role) > 1 and word.endswith(role) and len(word) > len(role):
            word = word[: -len(role)]
    return [] if _roles().fullmatch(word) else [word]


def _name_or_office(word: str) -> bool:
    if word in marks.words("byline", "not_names"):
        return False
    if _NAME.fullmatch(word) or _JOINT.fullmatch(word):
        return True
    return len(word) <= 24 and word.endswith(marks.words("byline", "organisations"))


@cache
def _roles() -> re.Pattern[str]:
    return marks.any_of("byline", "roles")


def gather(pieces: Sequence[Piece]) -> list[Piece]:
    """Credits on lines that follow each other directly become one block."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and before.kind is Kind.BYLINE and piece.gap == 0 and piece.last <= before.last + 1:
            names_only = piece.kind is None and all(_NAME.fullmatch(word) for word in piece.text.split())
            if piece.kind is Kind.BYLINE or names_only:
                found[-1] = before.but(
                    text=f"{before.text} {piece.text}",
                    lines=add_ranges(before.lines, piece.lines),
                    repairs=before.repairs + piece.repairs,
                )
                continue
        found.append(piece)
    return found
