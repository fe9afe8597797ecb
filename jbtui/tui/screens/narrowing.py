"""What narrows a search: the filters in force beside the query, the facets with what each value would leave."""

from __future__ import annotations

from functools import partial

from textual import on

from jbtui.tui.asking import Ask
from jbtui.tui.messages import Counted
from jbtui.tui.reader import Reader
from jbtui.tui.screens.following import FollowingScreen
from jbtui.tui.widgets.chips import Chips
from jbtui.tui.widgets.facet_list import FacetList
from jbtui.tui.widgets.query_bar import QueryBar


class NarrowingScreen(FollowingScreen):
    """A screen with a `QueryBar` and a `FacetList`."""

    @property
    def bar(self) -> QueryBar:
        return self.query_one(QueryBar)

    def show_filters(self) -> None:
        self.bar.show_filters(self.ask.chosen, self.house.filter_labels)

    def tell_total(self, total: int, *, exact: bool) -> None:
        """Say how many hits there are."""

    def count_soon(self, ask: Ask) -> None:
        """Count the values of the facets when typing pauses."""
        self.follow("counts", partial(self.house.library.ask, "facets", partial(_count, ask), self))

    def count_no_more(self) -> None:
        self.follow_no_more("counts")
        self.house.library.cancel("facets")

    @on(Counted)
    def _show_counted(self, message: Counted) -> None:
        if message.ask == self.ask:
            for facet in message.counts.facets:
                self.house.filter_labels |= {(facet.field, value.value): value.label for value in facet.values}
            self.query_one(FacetList).show(message.counts.facets)
            self.tell_total(message.counts.total, exact=message.counts.exact)
            self.show_filters()

    def idle(self) -> set[str]:
        return super().idle() | (set() if self.ask.chosen else {"clear"})

    @on(FacetList.Toggled)
    @on(Chips.Removed)
    def _toggle(self, message: FacetList.Toggled | Chips.Removed) -> None:
        self.submit(self.ask.toggle(message.field, message.value))

    def action_clear_filters(self) -> None:
        self.submit(Ask(self.ask.query, (), self.ask.sort))


def _count(ask: Ask, reader: Reader) -> Counted:
    return Counted(ask, reader.counts(ask))
