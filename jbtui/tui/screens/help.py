"""Help for what has the focus: its keys first, then those of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from jbtui.messages import _
from jbtui.tui.content import pad, plain
from jbtui.tui.screens.dialog import Dialog
from jbtui.tui.typeset import breaks

KEY_CELLS = 14


class Help(Dialog[None]):
    """A list of sections, each a name and rows of (key, what it does)."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1", "leave", _("返回"))]

    def __init__(self, sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        super().__init__()
        self._sections = sections

    def compose(self) -> ComposeResult:
        with Vertical(id="help", classes="dialog"):
            yield Static(plain(_("此处的按键"), "bold"), classes="dialog-title", markup=False)
            with VerticalScroll(id="help-body"):
                yield Static("", id="help-text", markup=False)
            yield Static(plain(_("j k 滚动  Esc 返回"), "$quiet"), classes="dialog-foot", markup=False)

    def on_mount(self) -> None:
        self.query_one("#help-body").focus()
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Write the text as wide as the dialog is: what goes on over the line stands under its beginning."""
        width = self.query_one("#help-body").scrollable_content_region.width
        if width:
            self.query_one("#help-text", Static).update(self._text(width))

    def key_j(self) -> None:
        self.query_one("#help-body", VerticalScroll).scroll_down(animate=False)

    def key_k(self) -> None:
        self.query_one("#help-body", VerticalScroll).scroll_up(animate=False)

    def _text(self, width: int) -> Content:
        lines: list[Content] = []
        for name, rows in self._sections:
            lines += [Content(""), plain(name, "bold $primary")] if lines else [plain(name, "bold $primary")]
            for key, what in rows:
                parts = [what[start:end] for start, end in breaks(what, max(8, width - KEY_CELLS))]
                lines.append(Content.assemble((pad(key, KEY_CELLS), "bold"), plain(parts[0] if parts else "")))
                lines += [plain(" " * KEY_CELLS + part) for part in parts[1:]]
        return Content("\n").join(lines)

    def action_leave(self) -> None:
        self.dismiss(None)
