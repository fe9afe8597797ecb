"""Numbered source lines to pieces of one line each: blank lines counted, spacing closed, fill and furniture told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jbtui.layout import fill, furniture, letter_spacing
from jbtui.layout.piece import Piece
from jbtui.layout.widths import cells
from jbtui.records import Kind, LineRange, Repair

_BLANK = " \t\u3000\u00a0\r"
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|/|\.|#)[^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"^\*([^*\s][^*]*)\*$")
_ITEM = re.compile(r"^\*\s+(?=[^*\s])")
_EDGE = 2
"""Pieces at either end among which a page's label stands."""
_COMMENT = re.compile(r"<!--.*?-->")


def pieces(lines: Sequence[str]) -> list[Piece]:
    """One piece a line that is not empty; fill and page furniture come as noise of their own."""
    found: list[Piece] = []
    gap = 0
    for number, raw in enumerate(lines, 1):
        text = raw.strip(_BLANK)
        if not text:
            gap += 1
            continue
        made = _line(text, number, gap, _indent(raw))
        found += made
        gap = 0 if made else gap + 1
    return _single_spaced(_labelled(_measured(found)))


def _measured(found: list[Piece]) -> list[Piece]:
    """The pieces with their widths as printed, or, where that makes the lines more alike, without the spaces closed.

    Spaces around figures (`企业 64 家`) are the page's own as often as the extraction's.
    """
    printed = [piece.width for piece in found]
    closed = [cells(piece.text) if piece.width else 0 for piece in found]
    if printed == closed or _alike(printed) >= _alike(closed):
        return found
    return [piece.but(width=width) for piece, width in zip(found, closed, strict=True)]


def _alike(widths: Sequence[int]) -> int:
    """How many lines have the width that most have."""
    return max(Counter(filter(None, widths)).values(), default=0)


def _labelled(found: list[Piece]) -> list[Piece]:
    """The pieces with the labels of the page, at its head and foot, told."""
    edges = {*range(min(_EDGE, len(found))), *range(max(0, len(found) - _EDGE), len(found))}
    return [
        piece.but(kind=Kind.NOISE, mark="furniture")
        if index in edges and piece.kind is None and furniture.label(piece.text)
        else piece
        for index, piece in enumerate(found)
    ]


def _line(text: str, number: int, gap: int, indent: int) -> list[Piece]:
    lines = ((number, number),)
    text = _unmarked(text)
    if not text:
        return []
    text, fills = fill.split(text)
    texts, inside = fill.apart(text) if text else ((), ())
    noise = [Piece(part, lines, gap, kind=Kind.NOISE, mark="fill") for part in (*fills, *inside)]
    repairs = tuple(Repair("fill", lines, part[:8]) for part in (*fills, *inside))
    found: list[Piece] = []
    for number_of_part, part in enumerate(texts):
        found += _part(part, lines, 0 if number_of_part else gap, indent, repairs)
    return [*found, *noise]


def _part(text: str, lines: tuple[LineRange, ...], gap: int, indent: int, repairs: tuple[Repair, ...]) -> list[Piece]:
    closed, spaced = letter_spacing.close_up(text)
    if furniture.whole(closed):
        return [Piece(closed, lines, gap, indent, Kind.NOISE, mark="furniture")]
    closed, taken = furniture.inside(closed)
    noise = [Piece(part, lines, 0, kind=Kind.NOISE, mark="furniture") for part in taken]
    if not closed:
        return noise
    made = [Repair("letter-spacing", lines)] if spaced else []
    made += [Repair("furniture-inside", lines, part) for part in taken]
    tidied = letter_spacing.tidy(closed)
    return [Piece(tidied, lines, gap, indent, width=cells(closed), repairs=(*made, *repairs)), *noise]


def _unmarked(text: str) -> str:
    """The text without Markdown's marks for pictures, links, quotations, strong words, list items and comments."""
    if "<!--" in text:
        text = _COMMENT.sub("", text).strip()
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)).strip()
    if text.startswith(">"):
        text = text.lstrip("> ")
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    if text.startswith("*"):
        text = _ITEM.sub("•", _EMPHASIS.sub(r"\1", text))
    return text


def _indent(raw: str) -> int:
    start = raw[: len(raw) - len(raw.lstrip(_BLANK))]
    return len(start) + start.count("\u3000")


def _single_spaced(found: list[Piece]) -> list[Piece]:
    """Where every wrapped line is followed by the same number of empty lines, those empty lines mean nothing."""
    gaps = Counter(piece.gap for piece in found[1:])
    if len(found) < 12 or not gaps:
        return found
    usual, count = gaps.most_common(1)[0]
    widths = Counter(piece.width // 4 for piece in found if piece.kind is None)
    if not usual or count < 0.6 * len(found) or not widths:
        return found
    mode = widths.most_common(1)[0][0]
    near = sum(number for width, number in widths.items() if abs(width - mode) <= 1)
    wider = sum(number for width, number in widths.items() if width > mode + 1)
    if near < 0.6 * len(found) or wider > 0.1 * len(found):
        return found
    return [piece.but(gap=max(0, piece.gap - usual)) for piece in found]
