"""The first line of every screen: its rooms by number, the one that is open, and what the index holds."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from jbtui.messages import _, holdings
from jbtui.tui.content import plain
from jbtui.tui.messages import Overview

ROOMS: tuple[tuple[str, str, str], ...] = (
    ("search", "1", _("检索")),
    ("figures", "2", _("指标")),
    ("compare", "3", _("对照")),
    ("kwic", "4", _("语境")),
    ("tray", "5", _("摘录")),
)
"""Every screen there is: its name, its key, its title."""


class RoomTab(Static):
    """The name of a screen; a click goes there."""

    ALLOW_SELECT = False

    def __init__(self, room: str, key: str, title: str, *, here: bool) -> None:
        mark = "[{}]" if here else " {} "
        super().__init__(plain(mark.format(f"{key} {title}")), markup=False, classes="-here" if here else "")
        self.room = room

    async def on_click(self) -> None:
        await self.run_action(f"app.room('{self.room}')")


class TopBar(Horizontal):
    """Name, screens, counts."""

    def __init__(self, here: str) -> None:
        super().__init__(id="top-bar")
        self.here = here
        self._holdings = ""

    def compose(self) -> ComposeResult:
        yield Static(plain(_("区县报道阅览室")), id="app-name", markup=False)
        for room, key, title in ROOMS:
            yield RoomTab(room, key, title, here=room == self.here)
        yield Static("", id="holdings", markup=False)

    def tell(self, overview: Overview) -> None:
        """Say what the index holds."""
        text = "  ".join(holdings(overview.articles, overview.paragraphs, overview.figures))
        self.query_one("#holdings", Static).update(plain(text))
        self._holdings = text
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The screens first, then the app's name, then what the index holds: each only where there is room for it."""
        tabs = sum(child.outer_size.width for child in self.query(RoomTab))
        name = cell_len(_("区县报道阅览室")) + 3  # its padding
        shown = tabs + name <= self.size.width
        self.query_one("#app-name", Static).display = shown
        others = tabs + name * shown
        self.query_one("#holdings", Static).visible = others + cell_len(self._holdings) + 2 <= self.size.width
