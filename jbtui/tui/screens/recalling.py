"""A reading screen whose queries can be taken up again: the history, searches that are kept, the last session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on

from jbtui.errors import JbtuiError
from jbtui.messages import _
from jbtui.text.cleaning import one_line
from jbtui.tui import content
from jbtui.tui.asking import Ask
from jbtui.tui.keys import hint
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.reading_screen import ReadingScreen
from jbtui.tui.visited import Place
from jbtui.tui.widgets.query_input import QueryInput


class RecallingScreen(ReadingScreen):
    """It asks `ask`, and its query stands in the field `#query`."""

    submit: Callable[[Ask], None]
    """Asks the library; every such screen has its own way."""

    def __init__(self) -> None:
        super().__init__()
        self.ask = Ask()
        self._recalled = -1
        self.left_off: Place | None = None
        """Where the last session ended, until it is taken up or something else is asked."""
        self._was_reading = False

    @property
    def field(self) -> QueryInput:
        return self.query_one("#query", QueryInput)

    def take_up(self, ask: Ask) -> None:
        """Ask what was asked before, with the query written out."""
        self.field.write(ask.query)
        self.submit(ask)

    # ---- the last session

    def recall_session(self) -> None:
        """The query of the last session, and where one was."""
        session = self.house.session
        self.ask = session.ask
        self.field.write(self.ask.query)
        if session.article:
            self.left_off = Place(self.ROOM, session.article, session.paragraph)
        self._was_reading = session.reading

    def on_descendant_focus(self, event: object) -> None:
        if self.left_off is None:
            self.house.session.reading = self.pane_of_focus() == "page-pane"

    def action_focus_query(self) -> None:
        """One who goes to the query stays there, whatever the last session ended with."""
        self._was_reading = False
        self.set_focus(self.field)

    def resume(self) -> Place | None:
        """Where the last session ended, once; the reader is taken there where they were reading, unless they have
        begun to write something else."""
        place, self.left_off = self.left_off, None
        if place is not None and self._was_reading and self.field.value == self.ask.query:
            self.read(place)
        return place

    # ---- places

    def here(self) -> Place:
        return replace(super().here(), ask=replace(self.ask, offset=0))

    def revisit(self, place: Place, *, focus: bool = True) -> None:
        """With the query that was in force there, whatever was asked since, here or on another screen."""
        if place.ask is not None and {place.ask} != {replace(self.ask, offset=0), self.house.session.ask}:
            self.take_up(place.ask)
            self.left_off, self._was_reading = place, False
            self.house.session.reading = focus
        super().revisit(place, focus=focus)

    # ---- history

    @on(QueryInput.Older)
    def _recall(self) -> None:
        history = self.house.session.history
        if self._recalled + 1 < len(history):
            recalled = self._recalled + 1
            self.take_up(Ask(history[recalled], self.ask.chosen, self.ask.sort))
            self._recalled = recalled

    # ---- searches that are kept

    def action_keep_search(self) -> None:
        """Keep the query with its filters and order, or no longer where it is kept."""
        if not self.ask.query.strip() and not self.ask.chosen:
            self.say(hint("还没有查询可存。先用 {query} 写一个。"))
            return
        try:
            kept = self.house.searches.toggle(self.ask)
        except JbtuiError as error:
            self.say(content.joined((error.what, error.remedy)), "fault")
            return
        self.say(hint("这个检索已存下，{searches} 列出") if kept else _("这个检索不再存着"), "done")

    def action_searches(self) -> None:
        """Choose among the searches that are kept and the queries of before."""
        try:
            kept = self.house.searches.all()
        except JbtuiError as error:
            self.say(content.joined((error.what, error.remedy)), "fault")
            kept = ()
        asked = (Ask(query, self.ask.chosen, self.ask.sort) for query in self.house.session.history)
        before = [ask for ask in asked if ask not in kept]
        asks = [*kept, *before]
        names = [f"* {self.name_of(ask)}" for ask in kept] + [f"  {one_line(ask.query)}" for ask in before]

        def chosen(number: str | None) -> None:
            if number is not None:
                self.take_up(asks[int(number)])

        if asks:
            choices = [(str(number), name) for number, name in enumerate(names)]
            self.app.push_screen(Choice(_("存下的检索 (*) 与先前的查询"), choices, typing=True), chosen)
        else:
            self.say(hint("还没有先前的查询；{keep_search} 存下眼前的检索。"))

    def name_of(self, ask: Ask) -> str:
        """A search in a line: the query and what narrows it."""
        labels = self.house.filter_labels
        filters = [f"{content.field_name(field)}:{labels.get((field, value), value)}" for field, value in ask.chosen]
        return one_line(content.joined((ask.query.strip(), *filters)))
