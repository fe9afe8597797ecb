"""The results: a page of hits, each with its article, its place and the stretch around the words found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.messages import _
from jbtui.tui import content
from jbtui.tui.widgets.lists import PassageList

if TYPE_CHECKING:
    from jbtui.search.results import Hit

SNIPPET_LINES = 2
"""Lines of a result's stretch of text."""
HIT_LINES = 4
"""Lines of a result at least: title, place, a line of text, an empty one."""
SPARE = 2
"""Results set at once while one types, beyond those that are seen; the rest follows when typing pauses."""
REST_DELAY = 0.3
"""Seconds of quiet before the rest."""
SLICE = 20
"""Results of the rest that are set in one go; between two goes a keystroke comes through."""
SLICE_DELAY = 0.03
MORE = "more"
"""The id of the option that fetches the next page."""


class ResultList(PassageList):
    """A page of hits."""

    class Highlighted(Message):
        """The reader looks at this hit."""

        def __init__(self, hit: Hit) -> None:
            self.hit = hit
            super().__init__()

    class Opened(Message):
        """The reader wants to read this hit in its article."""

        def __init__(self, hit: Hit) -> None:
            self.hit = hit
            super().__init__()

    class MoreWanted(Message):
        """The reader wants the next page."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.hits: list[Hit] = []
        self._more = False
        self._rest: Timer | None = None

    def show(self, hits: tuple[Hit, ...], *, more: bool, keep: bool = False) -> None:
        """Show a page of hits, or with `keep` put it under those that are shown."""
        self._more = more
        if keep:
            self._complete()
            shown = len(self.hits)
            self.hits += hits
            self._append(shown)
        else:
            self.hits = list(hits)
            self._fill(0)

    def complete(self, hits: tuple[Hit, ...], *, more: bool) -> None:
        """Show the page that the hits shown are the beginning of."""
        shown = [hit.paragraph.id for hit in self.hits]
        if [hit.paragraph.id for hit in hits[: len(shown)]] == shown:
            self.show(hits[len(shown) :], more=more, keep=True)
        else:  # another process has written the index since
            self.hits, self._more = list(hits), more
            self._fill(self.highlighted)

    @property
    def room(self) -> int:
        """How many results show at once, and some to spare; as many as on all of the screen while none is shown."""
        return (self.size.height or self.app.size.height) // HIT_LINES + SPARE

    def draw_again(self) -> None:
        self._fill(self.highlighted)

    def put_off(self) -> None:
        """Leave the rest of the page unset: other results are on their way."""
        if self._rest:
            self._rest.pause()

    def _fill(self, place: int | None) -> None:
        if self._rest:
            self._rest.stop()
            self._rest = None
        typing = not self.has_focus and not place
        end = self.room if typing and len(self.hits) > self.room else len(self.hits)
        self.set_options(self._prompts(0, end))
        if end < len(self.hits):
            self._rest = self.set_timer(REST_DELAY, self._go_on)
        if self.hits:
            self.highlighted = min(place or 0, len(self.hits) - 1)

    def _append(self, start: int) -> None:
        """Set what came after that many hits; however many there are, only the new ones cost time."""
        place = self.highlighted
        if self.option_count > start:  # the offer of a next page
            self.remove_option_at_index(start)
        if self.has_focus:
            self._complete()
        else:
            self._go_on()
        if place is not None and self.hits:
            self.highlighted = min(place, len(self.hits) - 1)

    def _prompts(self, start: int, end: int) -> list[Option]:
        from jbtui.search import snippet  # loaded long since, with the first results

        width = self.text_width
        options = [
            Option(content.hit_prompt(hit, snippet(hit, width * SNIPPET_LINES - 8), width))
            for hit in self.hits[start:end]
        ]
        if self._more and end == len(self.hits):
            options.append(Option(Content.styled(_("再取下一页（Enter）"), "bold $primary"), id=MORE))
        return options

    def _go_on(self) -> None:
        """Set some more of the page, the rest a moment later."""
        end = self.option_count + SLICE
        if end >= len(self.hits):
            self._complete()
        else:
            self.add_options(self._prompts(self.option_count, end))
            self._rest = self.set_timer(SLICE_DELAY, self._go_on)

    def _complete(self) -> None:
        """Set what is left of the page."""
        if self._rest:
            self._rest.stop()
            self._rest = None
        if self.option_count < len(self.hits):
            self.add_options(self._prompts(self.option_count, len(self.hits)))

    def on_focus(self) -> None:
        self._complete()

    def go(self, paragraph: str) -> None:
        """Put the highlight on the hit in that paragraph, where it is one."""
        place = next((at for at, hit in enumerate(self.hits) if hit.paragraph.id == paragraph), None)
        if place is not None:
            self._complete()
            self.highlighted = place

    def action_last(self) -> None:
        self._complete()
        super().action_last()

    def ids_at(self, place: int) -> tuple[str, ...]:
        return (self.hits[place].paragraph.id,) if place < len(self.hits) else ()

    @property
    def current(self) -> Hit | None:
        """The hit the reader looks at."""
        place = self.highlighted
        return self.hits[place] if place is not None and place < len(self.hits) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Highlighted(self.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == MORE:
            self.post_message(self.MoreWanted())
        elif self.current:
            self.post_message(self.Opened(self.current))
