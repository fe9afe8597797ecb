"""The pane an article is read in: the page, and where one is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on

from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content
from jbtui.tui.content import Marks
from jbtui.tui.messages import Volume
from jbtui.tui.typeset import Sheet
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from jbtui.records import Figure


class ArticlePane(Pane):
    """A page with its title bar, or a word to the reader where no article is open."""

    def __init__(self, what: str, *next_steps: str) -> None:
        """`what` and the steps stand there while there is nothing to read."""
        self.page = Page(id="page")
        super().__init__(_("原文"), self.page, id="page-pane")
        self._nothing = (what, *next_steps)

    def on_mount(self) -> None:
        self.close()

    def close(self) -> None:
        """Show no article."""
        self.page.close()
        self.stand_in(*self._nothing)
        self.title_bar.tell(_("原文"), "")

    def show(
        self,
        volume: Volume,
        sheet: Sheet | None,
        paragraph: str,
        marks: Mapping[str, Marks],
        figure: Figure | None = None,
    ) -> None:
        """Show the article at a paragraph, with marks in its paragraphs; `sheet` is it as it was set already."""
        self.show_body()
        # The page has no width before it is laid out.
        self.call_after_refresh(self.page.open, volume, sheet, paragraph, marks, figure)

    @on(Page.Moved)
    def _tell_place(self, message: Page.Moved) -> None:
        article = self.page.article
        if article is None:
            return
        hits = say("命中 {at}/{all}", at=message.hit + 1, all=message.hits) if message.hit >= 0 else ""
        if message.hits and message.hit < 0:
            hits = count("{n:,} 处命中", message.hits)
        at = message.paragraph
        where = content.joined((content.place_name(at), content.lines_name(at), hits, content.repairs_name(at)))
        self.title_bar.tell(one_line(article.title) or one_line(article.file), where)
