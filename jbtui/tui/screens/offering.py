"""A screen with a query that offers what may be typed next, once the results of what was typed are painted."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.timer import Timer

from jbtui.tui.messages import Continued
from jbtui.tui.reader import Reader
from jbtui.tui.screens.recalling import RecallingScreen

OFFER_DELAY = 0.04
"""Seconds of quiet after which words to go on with are looked for: once the results are painted."""


class OfferingScreen(RecallingScreen):
    """The words come from the thread of the hits, which has nothing to do until the next keystroke."""

    def __init__(self) -> None:
        super().__init__()
        self._offering: Timer | None = None

    def offer_soon(self) -> None:
        """Look for words to go on with when nothing more is typed."""
        self._offering = self.set_timer(OFFER_DELAY, self._look)

    def offer_no_more(self) -> None:
        """Something else was asked: the words that would be looked for are of no use."""
        if self._offering:
            self._offering.stop()

    def _look(self) -> None:
        if self.field.has_focus and self.field.value:
            self.house.library.ask("hits", partial(_continue, self.field.value), self)

    @on(Continued)
    def _offer(self, message: Continued) -> None:
        if message.typed == self.field.value:
            self.field.offer(message.lines)


def _continue(typed: str, reader: Reader) -> Continued:
    return Continued(typed, reader.complete(typed))
