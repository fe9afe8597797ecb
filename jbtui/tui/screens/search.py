"""检索: the query, the facets, the results and the article; the screen alone decides what is shown in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import ScreenResume
from textual.timer import Timer
from textual.widgets import Input, Static

from jbtui.messages import _, say
from jbtui.records import Kind
from jbtui.text.cleaning import one_line
from jbtui.tui import content, copying
from jbtui.tui.asking import Ask
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Building, Counted, Failed, Fetched, Found, Volume
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.room import Room
from jbtui.tui.widgets.chips import Chips
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.facet_list import FacetList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList

PREVIEW_DELAY = 0.25
"""Seconds of quiet after which the counts and the article follow the results: while one types, results come first."""
DEBOUNCE = 0.004
"""Seconds to wait for the next character: an input method commits several as separate events, all within this."""


class SearchRoom(Room):
    """The search screen."""

    ROOM = "search"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading", "search", "room")
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "facet-pane": ("facet-pane", "result-pane"),
        "result-pane": ("result-pane", "page-pane"),
        "page-pane": ("result-pane", "page-pane"),
    }
    FIRST_PANE = "result-pane"

    def __init__(self) -> None:
        super().__init__()
        self.ask = Ask()
        self.ready = False
        self._waiting: Timer | None = None
        self._counting: Timer | None = None
        self._previewing: Timer | None = None
        self._visited: list[tuple[str, str]] = []
        """Articles and paragraphs, and ("", screen) where another screen led here."""
        self._visit = -1
        self._recalled = -1

    def head(self) -> ComposeResult:
        with Horizontal(id="query-bar"):
            yield Static(content.plain(_("查询")), id="query-label", markup=False)
            yield QueryInput(_("输入要找的字句，如 最多跑一次 区:江北 年:2018..2020"), id="query")
            yield Chips(id="chips")

    def panes(self) -> ComposeResult:
        yield Pane(_("筛选"), FacetList(id="facets"), id="facet-pane")
        yield Pane(_("结果"), ResultList(id="results"), Empty(id="result-empty"), id="result-pane")
        yield Pane(_("原文"), Page(id="page"), Empty(id="page-empty"), id="page-pane")

    def on_mount(self) -> None:
        self.results.display = False
        self.page.display = False
        self.query_one("#result-empty", Empty).tell(_("正在打开索引"), _("可以先输入查询。"))
        self.query_one("#page-empty", Empty).tell(
            _("原文显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。")
        )
        self.ask = self.house.session.ask
        with self.prevent(Input.Changed):
            self.field.value = self.ask.query
        self._show_chips()
        self.lay_panes()
        self.field.focus()

    @property
    def field(self) -> QueryInput:
        return self.query_one("#query", QueryInput)

    @property
    def results(self) -> ResultList:
        return self.query_one("#results", ResultList)

    @property
    def page(self) -> Page:
        return self.query_one("#page", Page)

    # ---- asking

    @on(ScreenResume)
    def _come_back(self) -> None:
        """The query may have changed on another screen."""
        if self.house.session.ask != replace(self.ask, offset=0):
            with self.prevent(Input.Changed):
                self.field.value = self.house.session.query
            self.submit(self.house.session.ask)

    def opened(self) -> None:
        self.ready = True
        self.submit(self.ask)

    @on(Building)
    def _show_building(self, message: Building) -> None:
        empty = self.query_one("#result-empty", Empty)
        done = int(24 * message.done / message.total) if message.total else 0
        bar = "#" * done + "." * (24 - done)
        empty.tell(
            _("第一次打开：正在为文章建立索引"),
            f"[{bar}] {message.done}/{message.total}",
            content.fit(message.name, 40),
        )

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(DEBOUNCE, self._ask_typed)

    def _ask_typed(self) -> None:
        self._recalled = -1
        query = self.field.value
        if query != self.ask.query:
            self.submit(Ask(query, self.ask.chosen, self.ask.sort))

    def submit(self, ask: Ask) -> None:
        """Ask the library; what is shown stays until the answer is there."""
        self.ask = ask
        self.house.session.keep(ask)
        self._show_chips()
        if self.ready:
            self.house.library.cancel("facets")
            self.house.library.ask("hits", partial(_find, ask), self)

    @on(Found)
    def _show_found(self, message: Found) -> None:
        if message.ask != self.ask:
            return
        results = message.results
        shown = message.ask.offset + len(results.hits)
        more = bool(results.hits) and (shown < results.total or results.truncated)
        keep = message.ask.offset > 0
        self.results.display = bool(results.hits) or keep
        self.query_one("#result-empty", Empty).display = not self.results.display
        if self.results.display:
            self.results.show(results.hits, more=more, keep=keep)
        else:
            self._show_nothing()
        self._tell_count(message)
        if not keep:
            self._counting = self._soon(
                self._counting, partial(self.house.library.ask, "facets", partial(_count, message.ask), self)
            )

    def _soon(self, timer: Timer | None, does: Callable[[], object]) -> Timer | None:
        """Do it when typing pauses, at once where nobody types; gives the timer that waits, in place of the last."""
        if timer:
            timer.stop()
        if self.field.has_focus:
            return self.set_timer(PREVIEW_DELAY, does)
        does()
        return None

    def _tell_count(self, message: Found) -> None:
        results = message.results
        count = f"{results.total:,}"
        unsure = results.truncated and 0 < results.total <= message.ask.offset + len(results.hits)
        aside = say("多于 {n} 段", n=count) if unsure else say("{n} 段", n=count)
        bar = self.query_one("#result-pane", Pane).title_bar
        bar.tell(_("结果") if self.ask.query.strip() else _("全部段落"), content.joined((aside, self._sort_name())))
        parts = (*results.notes, say("用时 {ms:.0f} 毫秒", ms=results.seconds * 1000) if self.ask.query.strip() else "")
        news, self.house.news = self.house.news, ()
        self.say(content.joined((*news, *parts)), "fault" if news else "")

    def _sort_name(self) -> str:
        return {"relevance": _("按相关"), "date": _("按日期"), "position": _("按原文")}[self.ask.sort]

    def _show_nothing(self) -> None:
        steps = []
        if self.ask.chosen:
            steps.append(hint("{clear} 去掉全部筛选"))
        steps += [hint("{query} 改查询：少写几个字，或用 | 连接另一种说法"), hint("{help} 看查询的写法")]
        self.query_one("#result-empty", Empty).tell(_("没有找到"), *steps)
        self.page.close()
        self.page.display = False
        self.query_one("#page-empty", Empty).display = True
        self.query_one("#page-pane", Pane).title_bar.tell(_("原文"), "")

    @on(Counted)
    def _show_counted(self, message: Counted) -> None:
        if message.ask == self.ask:
            for facet in message.facets:
                self.house.filter_labels |= {(facet.field, value.value): value.label for value in facet.values}
            self.query_one(FacetList).show(message.facets)
            self._show_chips()

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("hits", "open"):
            self.results.display = False
            empty = self.query_one("#result-empty", Empty)
            empty.display = True
            empty.tell(message.what, message.remedy, fault=True)

    @on(ResultList.MoreWanted)
    def _more(self) -> None:
        self.submit(Ask(self.ask.query, self.ask.chosen, self.ask.sort, len(self.results.hits)))

    # ---- filters

    def _show_chips(self) -> None:
        self.query_one(Chips).filters = tuple(
            (one, self.house.filter_labels.get(one, one[1])) for one in self.ask.chosen
        )

    @on(FacetList.Toggled)
    @on(Chips.Removed)
    def _toggle(self, message: FacetList.Toggled | Chips.Removed) -> None:
        self.submit(self.ask.toggle(message.field, message.value))

    def action_clear_filters(self) -> None:
        self.submit(Ask(self.ask.query, (), self.ask.sort))

    def action_sort(self) -> None:
        self.submit(self.ask.next_sort())

    # ---- reading

    @on(ResultList.Highlighted)
    def _preview(self, message: ResultList.Highlighted) -> None:
        # One who reads is not taken elsewhere by results that arrive.
        if self.query_one("#page-pane").display and self.pane_of_focus() != "page-pane":
            hit = message.hit
            self._previewing = self._soon(self._previewing, partial(self.fetch, hit.card.id, hit.paragraph.id))

    @on(ResultList.Opened)
    def _open(self, message: ResultList.Opened) -> None:
        self.house.session.remember(self.ask.query)
        self.use("page-pane", focus=False)
        self._visit_place(message.hit.card.id, message.hit.paragraph.id)
        self.fetch(message.hit.card.id, message.hit.paragraph.id, focus=True)

    def read(self, article: str, paragraph: str, back: str) -> None:
        """Open a passage that another screen leads to; going back leads to that screen."""
        self._visit_place("", back)
        self._visit_place(article, paragraph)
        self.fetch(article, paragraph, focus=True)

    def fetch(self, article: str, paragraph: str, *, focus: bool = False) -> None:
        """Show an article at a paragraph; with `focus` the reader goes there."""
        if self._previewing:
            self._previewing.stop()
            self._previewing = None
        if focus:
            self.page.display = True
            self.query_one("#page-empty", Empty).display = False
            self.use("page-pane")
        held = self.page.volume if self.page.article and self.page.article.id == article else None
        self.house.library.ask("page", partial(_fetch, article, paragraph, self.ask.query, held), self)

    @on(Fetched)
    def _show_page(self, message: Fetched) -> None:
        self.page.display = True
        self.query_one("#page-empty", Empty).display = False
        marks = {hit.paragraph.id: hit.marks for hit in message.hits}
        self.house.session.article = message.volume.article.id
        self.house.session.paragraph = message.paragraph
        # The page has no width before it is laid out.
        self.call_after_refresh(self.page.open, message.volume, message.paragraph, marks, message.figure)

    @on(Page.Moved)
    def _tell_place(self, message: Page.Moved) -> None:
        article = self.page.article
        if article is None:
            return
        self.house.session.paragraph = message.paragraph.id
        hits = say("命中 {at}/{all}", at=message.hit + 1, all=message.hits) if message.hits else ""
        where = content.joined((content.place_name(message.paragraph), content.lines_name(message.paragraph), hits))
        self.query_one("#page-pane", Pane).title_bar.tell(one_line(article.title) or article.file, where)

    @on(Page.OutlineWanted)
    def _outline(self) -> None:
        if self.page.sheet is None:
            return
        headings = [
            (p.id, "  " * ((p.level or 1) - 1) + one_line(p.text))
            for p in self.page.sheet.paragraphs
            if p.kind in (Kind.TITLE, Kind.HEADING)
        ]
        if not headings:
            self.say(_("这篇文章没有小标题。"))
            return

        def chosen(paragraph: str | None) -> None:
            if paragraph and self.page.article:
                self._visit_place(self.page.article.id, paragraph)
                self.page.go(paragraph)

        self.app.push_screen(Choice(_("提纲"), headings), chosen)

    def _visit_place(self, article: str, paragraph: str) -> None:
        if not self._visited[: self._visit + 1] or self._visited[self._visit] != (article, paragraph):
            self._visited = [*self._visited[: self._visit + 1], (article, paragraph)]
            self._visit = len(self._visited) - 1

    @on(Page.PlaceWanted)
    def _revisit(self, message: Page.PlaceWanted) -> None:
        target = self._visit + message.by
        if 0 <= target < len(self._visited):
            self._visit = target
            article, paragraph = self._visited[target]
            if not article:
                self.house.action_room(paragraph)
                return
            self.fetch(article, paragraph, focus=True)
        else:
            self.say(_("没有更早的位置。") if message.by < 0 else _("没有更后的位置。"))

    # ---- moving between panes

    def action_focus_query(self) -> None:
        if self.app.size.width < 120 and self.in_use == "page-pane":
            self.use("result-pane", focus=False)
        self.field.focus()

    def action_facets(self) -> None:
        self.use("facet-pane")

    @on(QueryInput.ToList)
    @on(QueryInput.Leave)
    def _to_results(self, message: QueryInput.ToList | QueryInput.Leave) -> None:
        if isinstance(message, QueryInput.ToList):
            self.house.session.remember(self.field.value)
        if self.results.display:
            self.use("result-pane")
        else:
            self.set_focus(None)

    @on(QueryInput.Older)
    def _recall(self) -> None:
        history = self.house.session.history
        if self._recalled + 1 < len(history):
            recalled = self._recalled + 1
            with self.prevent(Input.Changed):
                self.field.value = history[recalled]
                self.field.cursor_position = len(history[recalled])
            self.submit(Ask(history[recalled], self.ask.chosen, self.ask.sort))
            self._recalled = recalled

    def action_peel(self) -> None:
        """Selection, article, facets, then filters one by one."""
        here = self.pane_of_focus()
        if here == "page-pane":
            if not self.page.clear_selected():
                self.use("result-pane")
        elif here == "facet-pane":
            self.use("result-pane")
        elif self.ask.chosen:
            self.submit(self.ask.toggle(*self.ask.chosen[-1]))
        else:
            self.say_nothing_left()

    def lifted(self) -> list[copying.Lifted]:
        if self.pane_of_focus() == "page-pane" or self.page.selected:
            return self.page_lifted(self.page)
        hit = self.results.current if self.results.display else None
        return [copying.Lifted(hit.paragraph, hit.article)] if hit else []


def _find(ask: Ask, reader: Reader) -> Found:
    return Found(ask, reader.search(ask))


def _count(ask: Ask, reader: Reader) -> Counted:
    return Counted(ask, reader.facets(ask))


def _fetch(article: str, paragraph: str, query: str, held: Volume | None, reader: Reader) -> Fetched:
    """`held` is the article where the page has it already."""
    return Fetched(held or reader.volume(article), paragraph, reader.hits_in(article, query))
