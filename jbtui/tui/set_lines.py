"""Text that is set already: lines broken and fitted for the width they are drawn at, each of stretches with a style.

Textual breaks a `Content` anew for its height and again for its drawing, which costs a list of results more than
finding them; what is set is drawn as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

Stretch = tuple[str, str]
"""A text that is clean, and its style by name; "" for that of what it is drawn in."""
SetLine = tuple[Stretch, ...]


class SetLines(Visual):
    """The lines, and how they are drawn."""

    def __init__(self, lines: Iterable[SetLine]) -> None:
        self.lines = tuple(lines)

    @property
    def plain(self) -> str:
        """The text alone."""
        return "\n".join("".join(text for text, _ in line) for line in self.lines)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((sum(cell_len(text) for text, _ in line) for line in self.lines), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self.lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        inks = {name: style + options.get_style(name) if name else style for line in self.lines for _, name in line}
        drawn = {name: ink.rich_style for name, ink in inks.items()}
        return [Strip([Segment(text, drawn[name]) for text, name in line if text]) for line in self.lines[:height]]
