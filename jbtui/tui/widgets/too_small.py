"""What covers a window too small to read in: one clear word. What is typed goes on; what stands under it stays."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from jbtui.messages import say
from jbtui.tui.keys import ALWAYS_QUITS, display

WIDTH, HEIGHT = 40, 10
"""The least that the screens are laid out for."""


class TooSmall(Static):
    """Covers the screen that holds it while the window is too small."""

    def __init__(self) -> None:
        super().__init__("", classes="too-small", markup=False)

    def on_mount(self) -> None:
        self.tell()

    def tell(self) -> None:
        """Look at the size of the window anew."""
        size = self.app.size
        self.screen.set_class(size.width < WIDTH or size.height < HEIGHT, "-tiny")
        lines = (
            say("窗口太小：{width}x{height}", width=size.width, height=size.height),
            say("至少要 {width}x{height}", width=WIDTH, height=HEIGHT),
            say("{key} 退出", key=display(ALWAYS_QUITS)),
        )
        self.update(Content("\n").join(map(Content, lines)))


def look(screen: Screen[Any]) -> None:
    """Have a screen covered where the window is too small, and uncovered where it is not."""
    for cover in screen.query(TooSmall):
        cover.tell()
