"""What all dialogs share: they stand over a screen, and a window too small for them says so."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import ModalScreen

from jbtui.tui.widgets.too_small import TooSmall, look

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A dialog; gives an answer, or None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares no ClassVar
    """In a narrow window dialogs are as wide as that: no strips of the page are left beside them."""

    def on_mount(self) -> None:
        self.mount(TooSmall())

    def on_resize(self) -> None:
        look(self)
