"""What all dialogs share: they stand over a screen, and a window too small for them says so."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import ModalScreen

from jbtui.tui.widgets.too_small import TooSmall, look

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A dialog; gives an answer, or None."""

    def on_mount(self) -> None:
        self.mount(TooSmall())

    def on_resize(self) -> None:
        look(self)
