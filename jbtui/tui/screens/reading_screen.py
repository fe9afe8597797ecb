"""A room with an article beside its list: passages are opened in it, and it comes back to the places visited."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from jbtui.kinds import Kind
from jbtui.messages import _
from jbtui.text.cleaning import one_line
from jbtui.tui import copying, typeset
from jbtui.tui.keys import in_scope
from jbtui.tui.messages import Fetched, Volume
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.passage_room import PassageRoom
from jbtui.tui.typeset import Sheet
from jbtui.tui.visited import Place
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.page import Page

if TYPE_CHECKING:
    from jbtui.cite import Passage

_HEADINGS = (Kind.TITLE, Kind.HEADING)


class ReadingScreen(PassageRoom):
    """Its article stands in the pane `page-pane`."""

    @property
    def article_pane(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    @property
    def page(self) -> Page:
        return self.article_pane.page

    @property
    def reading(self) -> bool:
        """Whether the reader is in the article, or has selected something there."""
        return self.pane_of_focus() == "page-pane" or bool(self.page.selected)

    def idle(self) -> set[str]:
        idle = super().idle()
        if self.page.sheet is None:
            idle |= {action.id for action in in_scope("page")}
        elif not self.page.hits:
            idle |= {"next_hit", "last_hit"}
        return idle

    # ---- opening

    def lay_panes(self) -> None:
        hidden = not self.article_pane.display
        super().lay_panes()
        if hidden and self.article_pane.display and self.in_use != "page-pane":
            self.come_into_sight()

    def come_into_sight(self) -> None:
        """The article's pane stands beside a list again, as on a terminal made wider: show what the list is at."""

    def query_of_page(self) -> str:
        """The query whose hits are marked in an article."""
        return ""

    def read(self, place: Place, *, focus: bool = True) -> None:
        """Open a passage; it is a place visited from then on."""
        self.house.visited.leave(self.here())
        self.house.visited.visit(place)
        self.revisit(place, focus=focus)

    def revisit(self, place: Place, *, focus: bool = True) -> None:
        if place.article:
            self.article_pane.show_body()
            self.use("page-pane", focus=focus)
            self.fetch(place)

    def fetch(self, place: Place) -> None:
        """Show a passage in the pane, whether or not the reader goes there."""
        page = self.page
        held = (page.volume, page.sheet) if page.article and page.article.id == place.article else (None, None)
        self.house.library.ask("page", partial(_fetch, place, self.query_of_page(), page.width_of_sheet, *held), self)

    @on(Fetched)
    def _show_page(self, message: Fetched) -> None:
        place = message.place
        self.article_pane.show(message.volume, message.sheet, place.paragraph, message.marks, place.figure)

    # ---- places

    def here(self) -> Place:
        article, paragraph = self.page.article, self.page.current
        if self.in_use != "page-pane" or article is None or paragraph is None:
            return Place(self.ROOM)
        return Place(self.ROOM, article.id, paragraph.id)

    def action_outline(self) -> None:
        """Choose a heading to go to."""
        paragraphs = self.page.sheet.paragraphs if self.page.sheet else ()
        headings = [
            (one.id, "  " * ((one.level or 1) - 1) + one_line(one.text)) for one in paragraphs if one.kind in _HEADINGS
        ]
        passed = [one.id for one in paragraphs[: self.page.place + 1] if one.kind in _HEADINGS]

        def chosen(paragraph: str | None) -> None:
            if paragraph:
                here = self.here()
                self.house.visited.leave(here)
                self.page.go(paragraph)
                self.house.visited.visit(replace(here, paragraph=paragraph))

        if headings:
            self.app.push_screen(Choice(_("提纲"), headings, passed[-1] if passed else None), chosen)
        else:
            self.say(_("这篇文章没有小标题。"))

    # ---- taking passages

    def from_page(self) -> list[Passage]:
        """What is selected in the article, else the paragraph the reader is at."""
        page = self.page
        if page.article is None or page.sheet is None or page.current is None:
            return []
        chosen = [(page.sheet.paragraphs[place.paragraph], place) for place in page.selected]
        if not chosen:
            return [copying.passage(page.current, page.article)]
        return [copying.passage(p, page.article, p.text[place.start : place.end]) for p, place in chosen]

    def show_taken(self) -> None:
        super().show_taken()
        self.page.tell_taken(self.house.collection.ids(), self.house.marked.selections())


def _fetch(
    place: Place, query: str, width: int, held: Volume | None, held_sheet: Sheet | None, reader: Reader
) -> Fetched:
    """The article, set here and not in the thread that paints; what is held the page has already. A page that was
    never laid out has no width to be set for."""
    volume = held or reader.volume(place.article)
    sheet = held_sheet if held_sheet and held_sheet.width == width else None
    if width and sheet is None:
        sheet = typeset.sheet(volume.article, volume.paragraphs, width)
    marks = {hit.paragraph.id: hit.marks for hit in reader.hits_in(place.article, query)}
    return Fetched(volume, sheet, place, {**marks, **_words(volume, place)})


def _words(volume: Volume, place: Place) -> dict[str, list[tuple[int, int]]]:
    """Where the words that the reader came for stand in their paragraph."""
    paragraph = next((one for one in volume.paragraphs if one.id == place.paragraph), None)
    at = paragraph.text.find(place.words) if paragraph and place.words else -1
    return {place.paragraph: [(at, at + len(place.words))]} if at >= 0 else {}
