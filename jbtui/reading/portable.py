"""The lines of a .pdf page in reading order, its columns told apart by the white between them (extra `pdf`)."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jbtui.errors import MissingExtra, UnreadableSource
from jbtui.messages import say

MAX_PAGES = 400
_SAME_LINE = 0.5
"""Two characters stand on one line where their middles differ by less than this share of their height."""
_GUTTER = 0.9
"""A column gap is at least this many character heights wide, over its whole height."""
_BAND = 0.9
"""White across the page that parts a headline or picture from text: more than the lead between lines."""
_AS_WIDE = 0.9
_WORD_SPACE, _HALVES_SPACE = 0.2, 0.6
"""Character heights of white between two Latin words, and between the halves of a Chinese headline."""
_LINES = 1.8
"""Character heights. One line alone has no columns, only words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A character and where it stands, in points; y grows upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines(data: bytes, name: str) -> list[str]:
    """The text lines of all pages, an empty line between columns and pages.

    Raises MissingExtra without pypdfium2, UnreadableSource for a damaged, locked, overlong or textless file.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra(say("读取 PDF 需要扩展 pdf"), "pip install 'jbtui[pdf]'") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(
            say("{name} 不是可读的 PDF：{error}", name=name, error=error), say("请另存为不加密的 PDF 或文本。")
        ) from error
    with document:
        if len(document) > MAX_PAGES:
            raise UnreadableSource(say("{name} 页数过多", name=name), say("请按版面拆开再导入。"))
        found: list[str] = []
        for page in document:
            found += [*page_lines(_boxes(page)), ""]
    if not any(line.strip() for line in found):
        raise UnreadableSource(say("{name} 不含文字，可能是扫描件", name=name), say("请先做文字识别（OCR）再导入。"))
    return found


def page_lines(boxes: Sequence[Box]) -> list[str]:
    """The lines of one page: columns from left to right, in each from top to bottom."""
    found: list[str] = []
    for column in columns(boxes):
        found += [*_column_lines(column), ""]
    return found


def columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes cut along the widest white, down or across the page, again and again until none is wide enough."""
    found: list[list[Box]] = []
    pending = [list(boxes)]
    while pending:
        region = pending.pop()
        parts = _parts(region) if len(region) > 1 else [region]
        if len(parts) > 1:
            pending += reversed(parts)
        elif region:
            found.append(region)
    return found


def _parts(boxes: list[Box]) -> list[list[Box]]:
    """The bands of a region from top to bottom, or its columns from left to right; itself where no white parts it."""
    height = sorted(box.height for box in boxes)[len(boxes) // 2]
    tall = max(box.top for box in boxes) - min(box.bottom for box in boxes) > _LINES * height
    across, bands = _cuts([(-box.top, -box.bottom) for box in boxes], _BAND * height)
    down, gutters = _cuts([(box.left, box.right) for box in boxes], _GUTTER * height) if tall else (0.0, [])
    if bands and across / _BAND >= down / _GUTTER:
        return _sorted_into(boxes, [-box.bottom for box in boxes], bands)
    return _sorted_into(boxes, [box.right for box in boxes], gutters)


def _sorted_into(boxes: Sequence[Box], ends: Sequence[float], cuts: Sequence[float]) -> list[list[Box]]:
    """The boxes between one cut and the next."""
    parts: list[list[Box]] = [[] for _ in range(len(cuts) + 1)]
    for box, end in zip(boxes, ends, strict=True):
        parts[bisect.bisect_left(cuts, end)].append(box)
    return parts


def _cuts(spans: list[tuple[float, float]], least: float) -> tuple[float, list[float]]:
    """The width of the widest white in the projection of the spans, and the middles of all that are about as wide."""
    whites: list[tuple[float, float]] = []
    reach: float | None = None
    for first, last in sorted(spans):
        if reach is not None and first - reach >= least:
            whites.append((first - reach, (first + reach) / 2))
        reach = last if reach is None else max(reach, last)
    widest = max((width for width, _ in whites), default=0.0)
    return widest, [middle for width, middle in whites if width >= _AS_WIDE * widest]


def _column_lines(boxes: Sequence[Box]) -> list[str]:
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.middle, box.left)):
        if rows and abs(rows[-1][0].middle - box.middle) < _SAME_LINE * max(rows[-1][0].height, box.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_row_text(sorted(row, key=lambda box: box.left)) for row in rows]


def _row_text(row: Sequence[Box]) -> str:
    """The characters of a line, with a space where the page shows one."""
    text = row[0].text
    for before, box in itertools.pairwise(row):
        least = _WORD_SPACE if (before.text + box.text).isascii() else _HALVES_SPACE
        text += f" {box.text}" if box.left - before.right > least * box.height else box.text
    return text


def _boxes(page: Any) -> list[Box]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            found.append(Box(character, *text.get_charbox(index, loose=True)))
    return found
