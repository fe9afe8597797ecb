"""An article set as a printed column: lines of a readable measure by the Chinese rules of line breaking.

No line begins with ，。”） and the like, none ends with “（《, and no number or Latin word is cut. Each line knows the
characters of its paragraph that it holds, so that a place on the screen is a place in the text and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from jbtui.kinds import Kind
from jbtui.messages import _, say
from jbtui.text.cleaning import clean, one_line

if TYPE_CHECKING:
    from jbtui.records import Article, Paragraph

NOT_FIRST = frozenset("，。、；：！？）】》〉」』”’％%‰℃,.;:!?)]}…—·～々ー")
"""Characters that no line begins with (GB/T 15834)."""
NOT_LAST = frozenset("（【《〈「『“‘([{￥$")
"""Characters that no line ends with."""
_LINKED = frozenset("._,%&+-/'·")
"""Stand inside numbers and names, which are not cut."""

MEASURE = 76
"""Cells of the longest line: 38 Han, what a book column holds."""
GUTTER = 8
"""Cells left of the text: a mark for the place, the number, a mark for a repair, one for hits, one for the tray."""
INDENT = 4
"""Cells before a body paragraph's first line: two Han."""


class _Widths(dict[str, int]):
    """The cells of each character met so far: a page asks for those of thousands, most of them again."""

    def __missing__(self, character: str) -> int:
        return self.setdefault(character, get_character_cell_size(character))


_WIDTHS = _Widths()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the column."""

    text: str
    role: str
    """title, heading, body, caption, byline, meta or gap."""
    paragraph: int = -1
    """Which paragraph of the page, counted from 0; -1 for lines that are not the article's own."""
    start: int = 0
    end: int = 0
    """The characters of the paragraph's text that the line shows."""
    indent: int = 0
    gutter: str = ""

    @property
    def lead(self) -> int:
        """Characters before the text: Textual counts a selection in them, and a Han in the gutter fills two cells."""
        return GUTTER - cell_len(self.gutter) + len(self.gutter) + self.indent


@dataclass(frozen=True, slots=True)
class Sheet:
    """A set article."""

    width: int
    """The cells of the pane that it was set for."""
    paragraphs: tuple[Paragraph, ...]
    """Those that are shown; their texts cleaned, white space kept."""
    lines: tuple[Line, ...]
    firsts: tuple[int, ...]
    """The first line of each paragraph."""

    def lines_of(self, paragraph: int) -> range:
        first = self.firsts[paragraph]
        last = first
        while last < len(self.lines) and self.lines[last].paragraph == paragraph:
            last += 1
        return range(first, last)

    def line_at(self, paragraph: int, offset: int) -> int:
        """The line that shows that character."""
        lines = self.lines_of(paragraph)
        return next((n for n in lines if offset < self.lines[n].end), lines[-1])


def breaks(text: str, width: int, first_width: int | None = None) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end, no line wider than `width` cells. White space at a break is dropped."""
    lines, start, room = [], 0, max(2, first_width or width)
    while start < len(text):
        end, used = start, 0
        while end < len(text) and text[end] != "\n":
            used += _WIDTHS[text[end]]
            if used > room:
                break
            end += 1
        if end < len(text) and text[end] != "\n":
            end = _back(text, start, max(end, start + 1))
        lines.append((start, start + len(text[start:end].rstrip())))
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        room = max(2, width)
    return lines or [(0, 0)]


def _back(text: str, start: int, end: int) -> int:
    """The last place from `end` back to `start` where a line may be broken; `end` where there is none."""
    for place in range(end, start, -1):
        if _may_break(text, place):
            return place
    return end


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after.isspace():
        return True
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in _LINKED)


def sheet(article: Article, paragraphs: Sequence[Paragraph], width: int) -> Sheet:
    """Set the article for a pane of that many cells."""
    cleaned = (replace(p, text=clean(p.text)) for p in paragraphs if p.kind is not Kind.NOISE)
    shown = tuple(p for p in cleaned if p.text.strip())
    measure = max(8, min(MEASURE, width - GUTTER - 1))
    lines, firsts = list(_meta(article, measure)), []
    for number, paragraph in enumerate(shown):
        if number and _gap(shown[number - 1], paragraph):
            lines.append(Line("", "gap"))
        firsts.append(len(lines))
        lines += _set(paragraph, number, measure)
    return Sheet(width, shown, tuple(lines), tuple(firsts))


def _meta(article: Article, measure: int) -> list[Line]:
    facts = _joined(
        (
            dating_name(article),
            one_line(article.newspaper or "") or _("[报名不详]"),
            *(one_line(named.name) for named in article.districts[:2]),
            *(one_line(named.name) for named in article.campaigns[:2]),
        )
    )
    people = one_line(say("文：{names}", names=" ".join(article.authors))) if article.authors else ""
    photos = one_line(say("图：{names}", names=" ".join(article.photographers))) if article.photographers else ""
    texts = (facts, _joined((people, photos)), one_line(article.file))
    lines = [Line(text[start:end], "meta") for text in texts if text for start, end in breaks(text, measure)]
    return [*lines, Line("", "gap")]


def dating_name(article: Article) -> str:
    """The article's date; in brackets where it was inferred or is unknown."""
    if article.dating is None:
        return _("[日期不详]")
    return f"[{article.dating.edtf}]" if article.dating.inferred else article.dating.edtf


def _joined(parts: Iterable[str]) -> str:
    return "  ".join(part for part in parts if part)


def _gap(before: Paragraph, after: Paragraph) -> bool:
    """A blank line around headings, captions and bylines; body follows body without."""
    return not (before.kind is Kind.BODY and after.kind is Kind.BODY) or before.kind is not after.kind


def _set(paragraph: Paragraph, number: int, measure: int) -> list[Line]:
    text = paragraph.text
    body = paragraph.kind is Kind.BODY
    hang = INDENT if paragraph.kind in (Kind.CAPTION, Kind.BYLINE) else 0
    spans = breaks(text, measure - hang, measure - INDENT if body else measure - hang)
    return [
        Line(
            text[start:end],
            paragraph.kind.value if paragraph.kind is not Kind.HEADING else f"heading-{min(paragraph.level or 1, 2)}",
            number,
            start,
            end,
            INDENT if body and not row else hang,
            gutter(paragraph) if not row else "",
        )
        for row, (start, end) in enumerate(spans)
    ]


def gutter(paragraph: Paragraph) -> str:
    """What stands beside a paragraph's first line: its number, `~` where the print was repaired, what a caption is."""
    name = (
        str(paragraph.number) if paragraph.number else {"caption": _("图"), "byline": _("署")}.get(paragraph.kind, "")
    )
    repaired = "~" if paragraph.repairs else " "
    return " " * max(0, GUTTER - 4 - cell_len(name)) + name + repaired


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, each with its closing quotation marks."""
    ends, place = [0], 0
    while place < len(text):
        if text[place] in "。！？!?；;\n":
            place += 1
            while place < len(text) and text[place] in "”’」』）)。！？!?":
                place += 1
            ends.append(place)
        else:
            place += 1
    if ends[-1] != len(text):
        ends.append(len(text))
    return [(first, last) for first, last in pairwise(ends) if text[first:last].strip()]
