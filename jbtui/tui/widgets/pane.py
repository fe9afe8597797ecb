"""A pane: a title bar with a name and counts above whatever it frames. Colour parts panes, no ruled lines.

Ruled lines have no certain width in Chinese terminals, so titles stand on bars of colour; the pane that has the focus
says so by the bar's colour and by a `>` before its name.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from jbtui.tui.content import fit, pad


class PaneTitle(Static):
    """The bar: a name at the left, what counts at the right."""

    ALLOW_SELECT = False
    active = reactive(False)

    def __init__(self, name: str) -> None:
        super().__init__("", markup=False)
        self.name_text = name
        self.aside = ""

    def watch_active(self, active: bool) -> None:
        self.set_class(active, "-active")
        self.refresh()

    def tell(self, name: str | None = None, aside: str | None = None) -> None:
        self.name_text = self.name_text if name is None else name
        self.aside = self.aside if aside is None else aside
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        aside = fit(self.aside, max(0, width - 12))
        left = pad(("> " if self.active else "  ") + self.name_text, max(4, width - Content(aside).cell_length - 1))
        return Content.assemble((left, "bold"), aside, " ")


class Pane(Vertical):
    """A title bar over a body."""

    def __init__(self, title: str, *body: Widget, id: str) -> None:
        super().__init__(id=id)
        self.title_bar = PaneTitle(title)
        self._body = body

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield from self._body

    def on_descendant_focus(self) -> None:
        self.title_bar.active = True

    def on_descendant_blur(self) -> None:
        self.title_bar.active = False

    def focus_body(self) -> None:
        """Put the focus into whatever of the pane can take it."""
        for widget in self._body:
            if widget.display and widget.focusable:
                widget.focus()
                return
