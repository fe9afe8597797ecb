"""One line of a set article as it is drawn: its marks in the gutter, its text cut where a style begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from jbtui.tui.typeset import GUTTER, Line

HIT, HIT_HERE, FIGURE, CHOSEN, MARKED = "page--hit", "page--hit-here", "page--figure", "page--chosen", "page--marked"
"""What a stretch of text can be; the names of the page's component classes."""
_SIGNS = ((HIT, "="), (FIGURE, "-"))
"""What stands in the gutter beside a line with such a stretch, for those who see neither colour nor underline."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a paragraph that are something."""

    start: int
    end: int
    role: str


def on_line(line: Line, spans: Sequence[Span]) -> list[Span]:
    """Those of a paragraph's spans that the line shows a part of."""
    return [span for span in spans if span.start < line.end and span.end > line.start]


def gutter(line: Line, spans: Sequence[Span], *, here: bool, marked: bool, held: bool) -> str:
    """The cells before a line: where one is, the number, what the line has, `*` marked to copy, `+` in the tray."""
    place = (">" if line.gutter else "|") if here else " "
    roles = {span.role for span in spans}
    sign = next((sign for role, sign in _SIGNS if role in roles), " ")
    kept = ("*" if marked else "+" if held else " ") if line.gutter else " "
    return set_cell_size(place + line.gutter, GUTTER - 2) + sign + kept


def segments(
    line: Line, spans: Sequence[Span], selected: tuple[int, int] | None, base: Style, style: Callable[[str], Style]
) -> Iterator[Segment]:
    """The line's text, each stretch in the styles of all spans over it; `selected` are characters of the line."""
    inside = range(line.start + 1, line.start + len(line.text))
    cuts = {cut for span in spans for cut in (span.start, span.end) if cut in inside}
    cuts |= {line.start + cut for cut in selected or () if line.start + cut in inside}
    for first, last in pairwise(sorted({line.start, *cuts, line.start + len(line.text)})):
        ink = base
        for span in spans:
            if span.start <= first and last <= span.end:
                ink += style(span.role)
        if selected and selected[0] <= first - line.start and last - line.start <= selected[1]:
            ink += style("selection")
        yield Segment(line.text[first - line.start : last - line.start], ink)
