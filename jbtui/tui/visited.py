"""The places a reader has visited, in order, with the way back and forward through them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jbtui.tui.asking import Ask

if TYPE_CHECKING:
    from jbtui.records import Figure

KEPT = 200
"""Places kept; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage on the page of a screen, or the screen itself."""

    room: str
    article: str = ""
    paragraph: str = ""
    figure: Figure | None = None
    """The figure of the paragraph that the reader came for."""
    words: str = ""
    """The words of the paragraph that the reader came for."""
    ask: Ask | None = None
    """What was asked where the reader came from, on the search screen."""

    def same_spot(self, other: Place) -> bool:
        """Whether it is the same passage, whatever the reader came for."""
        return self.same_page(other) and self.paragraph == other.paragraph

    def same_page(self, other: Place) -> bool:
        return (self.room, self.article) == (other.room, other.article)


@dataclass(slots=True)
class Visited:
    """The places of one session."""

    places: list[Place] = field(default_factory=list)
    at: int = -1

    def visit(self, place: Place) -> None:
        """Go on to a place; what lay ahead of the one before is forgotten."""
        if self.at >= 0 and self.places[self.at].same_spot(place):
            self.places[self.at] = place
            return
        self.places = [*self.places[: self.at + 1], place][-KEPT:]
        self.at = len(self.places) - 1

    def leave(self, here: Place) -> None:
        """Where one is in the article is where one will come back to."""
        if self.at >= 0 and self.places[self.at].same_page(here) and not self.places[self.at].same_spot(here):
            self.places[self.at] = here

    def go(self, by: int, here: Place) -> Place | None:
        """The place before (-1) or after the last one visited; that one itself where one has strayed from it.

        None where there is none.
        """
        self.leave(here)
        if by < 0 and self.at >= 0 and not self.places[self.at].same_page(here):
            return self.places[self.at]
        if not 0 <= self.at + by < len(self.places):
            return None
        self.at += by
        return self.places[self.at]
