"""How lists and pages scroll: what they hold grows without the screen being laid out anew; how bars are drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style as Ink
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class PlainScrollBar(ScrollBarRender, Visual):
    """A scrollbar of colour alone: the usual eighth blocks have no certain width in Chinese terminals."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self.thickness if self.vertical else container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1 if self.vertical else self.thickness

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        height = height or 1
        ink = self.style if isinstance(self.style, Ink) else Ink.parse(self.style)
        bar = self.render_bar(
            size=height if self.vertical else width,
            virtual_size=self.virtual_size,
            window_size=self.window_size,
            position=self.position,
            thickness=width if self.vertical else height,
            vertical=self.vertical,
            back_color=ink.bgcolor or Color.default(),
            bar_color=ink.color or Color.default(),
        )
        bare = (segment for segment in bar.segments if segment.text != "\n")
        cells = list(Segment.apply_style(bare, style.rich_style))
        if self.vertical:
            return [Strip([cell], width) for cell in cells]
        return [Strip(cells[:width], width)] * height


ScrollBar.renderer = PlainScrollBar


class Steady:
    """What scrolls by itself, in room that stays as it is; stands before the widget among the bases of a class.

    Textual lays out the whole screen anew when the contents of a widget become longer or shorter. Room for the bar is
    kept here in any case, so only the bar follows.
    """

    virtual_size = Reactive(Size(0, 0))
    _scroll_update: Callable[[Size], None]

    def watch_virtual_size(self, size: Size) -> None:
        self._scroll_update(size)
