"""The facets: the values of each field with the hits they would leave, ticked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.tui import content
from jbtui.tui.keys import bindings
from jbtui.tui.set_lines import SetLines
from jbtui.tui.widgets.lists import MarkedList

if TYPE_CHECKING:
    from jbtui.search.results import Facet, FacetValue

FIELDS = ("campaign", "district", "year", "theme", "article", "kind")
"""The order in which fields are shown."""
VALUES = 15
"""Values listed of a field; the rest is reached by the query language."""


class FacetList(MarkedList):
    """A list of all facets, one after another."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("facets")

    class Toggled(Message):
        """A value was ticked or unticked."""

        def __init__(self, field: str, value: str) -> None:
            self.field, self.value = field, value
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._values: list[tuple[str, str] | None] = []
        self._facets: tuple[Facet, ...] = ()

    def show(self, facets: tuple[Facet, ...]) -> None:
        """Show the facets; the highlight stays on the value it was on."""
        if facets == self._facets and self.option_count:
            return
        self._facets = facets
        kept = self._values[self.highlighted] if self.highlighted is not None else None
        options: list[Option] = []
        self._values = []
        for facet in sorted((f for f in facets if f.field in FIELDS and f.values), key=_order):
            options.append(Option(SetLines([((content.field_name(facet.field), "bold $primary"),)]), disabled=True))
            self._values.append(None)
            for value in _listed(facet):
                prompt = content.facet_prompt(value, self.text_width)
                options.append(Option(prompt, disabled=not value.count and not value.selected))
                self._values.append((facet.field, value.value))
        top = self.scroll_offset.y
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if kept in self._values and not options[self._values.index(kept)].disabled:
                self.highlighted = self._values.index(kept)
        self.scroll_to(y=top, animate=False)

    def on_focus(self) -> None:
        if self.highlighted is None and self.option_count:
            self.action_first()

    def draw_again(self) -> None:
        facets, self._facets = self._facets, ()
        self.show(facets)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self._values[event.option_index]
        if chosen:
            self.post_message(self.Toggled(*chosen))


def _listed(facet: Facet) -> list[FacetValue]:
    """The values to show: the ticked ones, those that leave something, and greyed those that leave nothing: they say
    what there is elsewhere."""
    return sorted(facet.values, key=lambda value: not (value.count or value.selected))[:VALUES]


def _order(facet: Facet) -> int:
    return FIELDS.index(facet.field)
