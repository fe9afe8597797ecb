"""The first time: five keys, one after another, that one cannot do without. Esc leaves, and it never comes back.

Who begins to type knows what to do: the tour ends, and what was typed stands in the field below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste
from textual.widgets import Static

from jbtui.messages import _
from jbtui.tui.content import plain
from jbtui.tui.keys import first_key, keys_of
from jbtui.tui.screens.dialog import Dialog
from jbtui.tui.widgets.query_input import QueryInput

STEPS: Sequence[tuple[str, str]] = (
    ("query", _("写要找的字句；结果随写随到。")),
    ("list_open", _("在结果上打开原文，停在那一段。")),
    ("copy", _("连同出处复制这一段，贴到自己的文稿里。")),
    ("collect", _("把这一段或这个数字收进摘录，日后一起导出。")),
    ("help", _("随时看此处能用的键。")),
)
"""Actions, and why one wants them."""


class Tour(Dialog[None]):
    """One key at a time; that key, Enter or Space leads on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("跳过")),
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down,enter,space", "step(1)", show=False),
    ]

    def __init__(self, field: QueryInput | None) -> None:
        super().__init__()
        self.place = 0
        self.field = field
        self.leaving = False

    def compose(self) -> ComposeResult:
        with Vertical(id="tour", classes="dialog"):
            yield Static(plain(_("五个键，就能用起来"), "bold"), classes="dialog-title", markup=False)
            yield Static("", id="tour-step", markup=False)
            yield Static(plain(_("按这个键或 Enter 看下一个  Esc 跳过"), "$quiet"), classes="dialog-foot", markup=False)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        id, why = STEPS[self.place]
        lines = (
            Content.styled(f"{self.place + 1}/{len(STEPS)}", "$quiet"),
            Content.assemble((f" {first_key(id)} ", "bold reverse"), "  ", plain(why)),
        )
        self.query_one("#tour-step", Static).update(Content("\n\n").join(lines))

    def on_key(self, event: Key) -> None:
        if event.key in keys_of(STEPS[self.place][0]):
            event.stop()
            self.action_step(1)
        elif event.is_printable and event.key != "space":
            event.stop()
            self._type(Key(event.key, event.character))

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self._type(Paste(event.text))

    def _type(self, event: Key | Paste) -> None:
        """Hand what was typed to the field below; keys that were on their way here come after the tour has gone."""
        if self.field:
            self.field.focus()
            self.field.post_message(event)
        if not self.leaving:
            self.leaving = True
            self.dismiss(None)

    def action_step(self, by: int) -> None:
        self.place += by
        if self.place >= len(STEPS):
            self.dismiss(None)
        else:
            self.place = max(0, self.place)
            self._show()

    def action_leave(self) -> None:
        self.dismiss(None)
