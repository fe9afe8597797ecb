"""A pane: a title bar with a name and counts above whatever it frames. Colour parts panes, no ruled lines.

Ruled lines have no certain width in Chinese terminals, so titles stand on bars of colour; the pane that has the focus
says so by the bar's colour and by a `>` before its name.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from jbtui.tui.content import fit, pad
from jbtui.tui.widgets.empty import Empty


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
        aside = "  " + fit(self.aside, max(0, width - 14))
        left = pad(("> " if self.active else "  ") + self.name_text, max(4, width - cell_len(aside) - 1))
        return Content.assemble((left, "bold"), aside, " ")


class Pane(Vertical):
    """A title bar over a body. Where the body's main part, its last, has nothing to show, a word stands in for it."""

    def __init__(self, title: str, *body: Widget, id: str) -> None:
        """`id` ends in `-pane`; the word that stands in has the same with `-empty`."""
        super().__init__(id=id)
        self.title_bar = PaneTitle(title)
        self.empty = Empty(f"{id.removesuffix('-pane')}-empty")
        self.empty.display = False
        self._body = body

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield from self._body
        yield self.empty

    def stand_in(self, what: str, *next_steps: str, fault: bool = False) -> None:
        """Say what is the matter in place of the body, and what to do next."""
        self._body[-1].display = False
        self.empty.display = True
        self.empty.tell(what, *next_steps, fault=fault)

    def show_body(self) -> None:
        """The body again."""
        self._body[-1].display = True
        self.empty.display = False

    def on_descendant_focus(self) -> None:
        self.title_bar.active = True

    def on_descendant_blur(self) -> None:
        self.title_bar.active = False

    def focus_body(self) -> None:
        """Put the focus into whatever of the pane can take it."""
        for widget in self._body:
            if widget.display and widget.focusable:
                self.screen.set_focus(widget)
                return
