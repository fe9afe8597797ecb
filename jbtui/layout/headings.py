"""Headings: told by Markdown, ornament or number, or by the way a short line is put."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.layout import grammar, marks
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_MARKDOWN = re.compile(r"(#{1,6})\s*(\S.*?)\s*#*")
_NUMBER_ALONE = re.compile(
    "[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]|[壹贰叁肆伍陆柒捌玖拾]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[0０][1-9１-９]"
)
_PRINTED_NUMBER = re.compile(r"[0０][1-9１-９][\s　.．、/／|｜]*(?=[^\d\s])")
"""A number that is an ornament of its heading: `01 铸件里的“隐形冠军”`."""
BRACKETED = "【】"
"""The style of `【武侯】……`, which heads a section, or each of several articles on a page."""
STANDING = "栏"
"""The mark of a sidebar's heading, `记者手记`: told by its words, it heads what follows."""
_LONGEST_STANDING = 24
_BRIEF = 12
"""Characters of a heading's first line that a comma ends."""
_LONGEST = 60
_REMEMBERED = 512
_LABEL = re.compile("【[^】]{2,8}】")
_UNFINISHED = "，、,：:；;"
_HALF = 3
_COLON = re.compile("[^，。：:]{2,10}[：:][^，。：:]{4,24}")
"""`治水：黑臭河变水晶宫`: a topic and what is said of it."""
CLEAR = 1.5
"""The likeness of a line with a heading's verb or ending."""
_LED_IN = 4
"""Characters that lead in the headings of a page: `腾笼换鸟，……`, `民生为大，……`."""
_FAMILY = (4, 16)
"""Lengths at which two headings of one length are no accident."""


def marked(piece: Piece) -> Piece | None:
    """The piece as a heading, its ornament taken off, or None where it bears no heading mark."""
    found = _marked(piece.text)
    return piece.but(text=found[0], kind=Kind.HEADING, mark=found[1]) if found else None


@lru_cache(_REMEMBERED)
def _marked(text: str) -> tuple[str, str] | None:
    """Text and mark of the heading that the text says it is; it is asked before its lines are joined and after."""
    if len(text) > _LONGEST and text[0].isalnum():
        return None
    markdown = _MARKDOWN.fullmatch(text)
    if markdown:
        return markdown.group(2), markdown.group(1)
    ornaments = marks.characters("heading", "ornaments")
    if text[0] in ornaments:
        bare = text.strip("".join(ornaments) + " ")
        if bare and len(bare) <= _LONGEST and _stands_alone(bare):
            return bare, text[0]
    if _LABEL.fullmatch(text) or standing(bare_of(text)):
        return bare_of(text), STANDING
    if _NUMBER_ALONE.fullmatch(text):
        return text, _style(text)
    printed = _PRINTED_NUMBER.match(text)
    if printed and len(text) <= _LONGEST and _stands_alone(text[printed.end() :]):
        return text[printed.end() :], "01"
    number = marks.pattern("heading", "numbers").match(text)
    if number and len(text) <= _LONGEST and _stands_alone(text[number.end() :]):
        return text, _style(number.group())
    return None


def unfinished(piece: Piece) -> bool:
    """Whether a mark tells a heading that goes on in its second line: `■ 服务群众：`, `▲ 服务群众：`, `1.招引，`."""
    if piece.kind is not None or len(piece.text) > _LONGEST_STANDING or standing(bare_of(piece.text)):
        return False
    if _ornamented(piece) and piece.text[-1] in "：:":
        return True
    brief = len(piece.text) <= _BRIEF and piece.text[-1] in "：:，"
    return brief and (_ornamented(piece) or bool(marks.pattern("heading", "numbers").match(piece.text)))


def made_whole(whole: Piece) -> Piece:
    """The piece that an ornament or number marks as a heading, after its second line came to it."""
    if _ornamented(whole):
        return whole.but(text=bare_of(whole.text), kind=Kind.HEADING, mark=whole.text[0])
    number = marks.pattern("heading", "numbers").match(whole.text)
    return whole.but(kind=Kind.HEADING, mark=_style(number.group() if number else ""))


def _ornamented(piece: Piece) -> bool:
    return piece.text[0] in _any_ornament()


@cache
def _any_ornament() -> str:
    """The ornaments of headings, and those of captions, which some pages set before headings."""
    return "".join((*marks.characters("heading", "ornaments"), *marks.characters("caption", "marks")))


def number_alone(piece: Piece) -> bool:
    """Whether the heading is a number on a line of its own."""
    return piece.kind is Kind.HEADING and bool(_NUMBER_ALONE.fullmatch(piece.text))


def standing(text: str) -> bool:
    """Whether it is the heading of a sidebar: 记者手记, 数说慈溪, 名词解释."""
    if len(text) > _LONGEST_STANDING:
        return False
    text = "".join(marks.simplified(text).split())
    return text in marks.words("heading", "standing") or bool(marks.pattern("heading", "sidebars").fullmatch(text))


def bare_of(text: str) -> str:
    """The text without ornaments, brackets and the colon around it."""
    return text.strip(_any_ornament() + " 【】[]：:")


def family(piece: Piece) -> Piece | None:
    """The piece as a heading by its ornament or number alone, however it ends: for articles with others of the kind."""
    ornaments = marks.characters("heading", "ornaments")
    bare = piece.text.strip("".join(ornaments) + " ") if piece.text[0] in ornaments else ""
    mark = piece.text[0]
    if not bare:
        number = marks.pattern("heading", "numbers").match(piece.text)
        bare, mark = (piece.text, _style(number.group())) if number else ("", "")
    if not bare or len(bare) > grammar.MAX_HEADLINE or grammar.complete(bare) or grammar.unclosed(bare):
        return None
    if bare[-1] in _UNFINISHED or any(sign in bare for sign in "。；;"):
        return None
    return piece.but(text=bare, kind=Kind.HEADING, mark=mark)


def _stands_alone(text: str) -> bool:
    if len(text) < 2:
        return False
    return grammar.headline(text, even=False) or (not grammar.open_end(text) and text.endswith(("！", "？")))


def _style(number: str) -> str:
    """`一、`, `二、` and `十一、` are one style of heading; so are `1.` and `2.`."""
    if number.startswith("【"):
        return BRACKETED
    number = re.sub("[一二三四五六七八九十百]+", "一", number.strip())
    number = re.sub("[壹贰叁肆伍陆柒捌玖拾]", "壹", number)
    number = re.sub("[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]", "Ⅰ", number)
    if re.fullmatch("[0０][1-9１-９]", number):
        return "01"
    return re.sub("[①-⑳]", "①", re.sub(r"\d+", "1", number))


@lru_cache(maxsize=1024)
def likeness(text: str) -> float:
    """How much an unmarked short text looks like a heading rather than a caption."""
    score = 0.0
    text = marks.simplified(text)
    if any(verb in text for verb in marks.words("heading", "verbs")) or marks.pattern("heading", "turns").search(text):
        score += 1.5
    if marks.pattern("heading", "endings").search(text):
        score += 1.5
    if halves(text) or _COLON.fullmatch(text):
        score += 1.0
    if _couplet(text):
        score += 1.0
    if "“" in text or "「" in text:
        score += 0.5
    return score


def halves(text: str) -> bool:
    """Whether the headline is set in halves, with a space between them."""
    parts = text.split(" ")
    return len(parts) > 1 and min(map(len, parts)) >= _HALF and not text.isascii()


def _couplet(text: str) -> bool:
    """Whether the parts of the headline are of one length and share a character in its place: 跑出新速度 创出新经济."""
    first, *others = text.split(" ")
    return halves(text) and any(len(first) == len(other) and any(map(str.__eq__, first, other)) for other in others)


@lru_cache(maxsize=1024)
def makes(text: str) -> frozenset[int]:
    """The ways of putting a headline that it is put in: a quotation, an exclamation, 从……到……."""
    text = marks.simplified(text)
    return frozenset(number for number, made in enumerate(marks.patterns("heading", "makes")) if made.search(text))


def parallel(first: str, second: str) -> bool:
    """Whether two headlines are of one make: same length and at least a character in the same place, or same halves."""
    if first == second or not first or not second:
        return False
    lengths = [[len(part) for part in re.split("[ ，,、]", text)] for text in (first, second)]
    if len(lengths[0]) > 1 and lengths[0] == lengths[1]:
        return True
    if len(lengths[0]) == len(lengths[1]) == 2 and lengths[0][0] == lengths[1][0] >= _LED_IN:
        return True
    topics = [text.partition("：")[0] for text in (first, second) if _COLON.fullmatch(text)]
    if len(topics) > 1 and len(topics[0]) == len(topics[1]):
        return True
    made = makes(first)
    if made and made & makes(second):
        return True
    if abs(len(first) - len(second)) > 2:
        return False
    alike = len(first) == len(second) and _FAMILY[0] <= len(first) <= _FAMILY[1]
    if alike and min(likeness(first), likeness(second)) > 0:
        return True
    same = sum(1 for a, b in zip(first, second, strict=False) if a == b)
    return same >= 2 or (first[0] == second[0] and len(first) >= 6)
