"""What follows the results once they are painted: the rest of their page, the counts, the article beside them.

While one types, results come first; so all else waits until typing pauses, and is let go when something new is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from jbtui.tui.screens.offering import OfferingScreen

PAUSE = 0.25
"""Seconds without a key after which one who types has paused."""


class FollowingScreen(OfferingScreen):
    """A screen with a query that does things after its results, each by a name of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._following: dict[str, Timer] = {}

    def follow(self, what: str, does: Callable[[], object], after: float = 0.0) -> None:
        """Do it when typing pauses; where nobody types, after so many seconds, at once for 0. It takes the place of
        what waits under the same name."""
        self.follow_no_more(what)
        wait = PAUSE if self.field.has_focus else after
        if wait:
            self._following[what] = self.set_timer(wait, does)
        else:
            does()

    def follow_no_more(self, *what: str) -> None:
        """Let go of what waits under these names; without one of all."""
        for name in what or tuple(self._following):
            if timer := self._following.pop(name, None):
                timer.stop()
