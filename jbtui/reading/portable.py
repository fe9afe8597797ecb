"""The lines of a .pdf page in reading order, its columns told apart by the white between them (extra `pdf`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jbtui.errors import MissingExtra, UnreadableSource
from jbtui.messages import say

MAX_PAGES = 400
_SAME_LINE = 0.5
"""Two characters stand on one line where their middles differ by less than this share of their height."""
_GUTTER = 1.0
"""A column gap is at least this many character heights wide, over its whole height."""


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
    """The boxes cut along the widest white over the whole height, then across it, until none is wide enough."""
    if len(boxes) < 2:
        return [list(boxes)] if boxes else []
    height = sorted(box.height for box in boxes)[len(boxes) // 2]
    cut = _cut([(box.left, box.right) for box in boxes], _GUTTER * height)
    if cut is not None:
        left = [box for box in boxes if box.right <= cut]
        right = [box for box in boxes if box.right > cut]
        return columns(left) + columns(right)
    level = _cut([(box.bottom, box.top) for box in boxes], 1.5 * _GUTTER * height)
    if level is not None:
        upper = [box for box in boxes if box.bottom >= level]
        lower = [box for box in boxes if box.bottom < level]
        return columns(upper) + columns(lower)
    return [list(boxes)]


def _cut(spans: list[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest white in the projection of the spans, or None where none is wide enough."""
    best, place, reach = least, None, None
    for first, last in sorted(spans):
        if reach is not None and first - reach >= best:
            best, place = first - reach, (first + reach) / 2
        reach = last if reach is None else max(reach, last)
    return place


def _column_lines(boxes: Sequence[Box]) -> list[str]:
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.middle, box.left)):
        if rows and abs(rows[-1][0].middle - box.middle) < _SAME_LINE * max(rows[-1][0].height, box.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return ["".join(box.text for box in sorted(row, key=lambda box: box.left)) for row in rows]


def _boxes(page: Any) -> list[Box]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            found.append(Box(character, *text.get_charbox(index)))
    return found
