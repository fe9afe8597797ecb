"""检索: the query, the facets, the results and the article; the screen alone decides what is shown in them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume

from jbtui.messages import _, count, say
from jbtui.tui import content, copying
from jbtui.tui.asking import Ask
from jbtui.tui.keys import ALWAYS_QUITS, bindings, display, hint
from jbtui.tui.messages import Building, Failed, Found
from jbtui.tui.reader import Reader
from jbtui.tui.screens.narrowing import NarrowingScreen
from jbtui.tui.visited import Place
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.facet_list import FacetList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_bar import QueryBar
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from jbtui.cite import Passage
    from jbtui.search.results import Hit

DEBOUNCE = 0.004
"""Seconds to wait for the next character: an input method commits several as separate events, all within this."""
GLANCE = 0.08
"""Seconds that the highlight rests on a result before the article follows it: longer than between the repeats of a key
that is held down, so that the list alone scrolls then."""


class SearchRoom(NarrowingScreen):
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
        self._in_part = False
        """Whether the rest of the page is still to come."""

    def head(self) -> ComposeResult:
        yield QueryBar(_("查询"), _("输入要找的字句，如 最多跑一次 区:江北 年:2018..2020"), quiet=DEBOUNCE)

    def panes(self) -> ComposeResult:
        yield Pane(_("筛选"), FacetList(id="facets"), id="facet-pane")
        yield Pane(_("结果"), ResultList(id="results"), id="result-pane")
        yield ArticlePane(_("原文显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。"))

    def on_mount(self) -> None:
        self.result_pane.stand_in(_("正在打开索引"), _("可以先输入查询。"))
        self.recall_session()
        self.show_filters()
        self.lay_panes()
        self.set_focus(self.field)  # now, not a message later: the first key may be here already

    @property
    def result_pane(self) -> Pane:
        return self.query_one("#result-pane", Pane)

    @property
    def results(self) -> ResultList:
        return self.query_one(ResultList)

    # ---- asking

    @on(ScreenResume)
    def _come_back(self) -> None:
        """The query may have changed on another screen."""
        if self.house.session.ask != replace(self.ask, offset=0):
            self.take_up(self.house.session.ask)

    def opened(self) -> None:
        self.submit(self.ask)

    @on(Building)
    def _show_building(self, message: Building) -> None:
        done = int(24 * message.done / message.total) if message.total else 0
        bar = "#" * done + "." * (24 - done)
        self.result_pane.stand_in(
            _("第一次打开：正在为文章建立索引"),
            f"[{bar}] {message.done}/{message.total}",
            content.fit(message.name, 40),
            say("{key} 退出", key=display(ALWAYS_QUITS)),
        )

    @on(QueryInput.Paused, "#query")
    def _ask_typed(self) -> None:
        self._recalled = -1
        query = self.field.value
        if query != self.ask.query:
            self.submit(Ask(query, self.ask.chosen, self.ask.sort))

    def submit(self, ask: Ask) -> None:
        """Ask the library; what is shown stays until the answer is there."""
        if ask != self.ask:
            self.left_off = None
        self.ask = ask
        self.house.session.keep(ask)
        self.show_filters()
        if self.ready:
            self._put_off()
            # Where a session goes on, any hit of the page may be the one to go to.
            if ask.offset or self.left_off is not None:
                self._ask_whole()
            else:
                self.house.library.ask("hits", partial(_find_first, ask, self.results.room), self)

    def _ask_whole(self) -> None:
        self.house.library.ask("hits", partial(_find, self.ask), self)

    def _put_off(self) -> None:
        """Nothing but the results until they are there: what follows them is asked for again then."""
        self._in_part = False
        self.offer_no_more()
        self.follow_no_more()
        self.count_no_more()
        if not self.ask.offset:
            self.results.put_off()

    @on(Found)
    def _show_found(self, message: Found) -> None:
        if message.ask != self.ask:
            return
        results = message.results
        if self._in_part:
            self._in_part = False
            self.results.complete(results.hits, more=_goes_on(message))
            self.tell_total(results.total, exact=results.exact)
            return
        self._in_part = not message.whole and _goes_on(message)
        following = message.ask.offset > 0
        if results.hits or following:
            self.result_pane.show_body()
            self.results.show(results.hits, more=_goes_on(message) and not self._in_part, keep=following)
            self._go_where_left_off()
        else:
            self._show_nothing()
        if self.field.value == message.ask.query:
            self.field.colour(results.tokens)
            self.offer_soon()
        self._tell_count(message)
        if self._in_part:
            self.follow("rest", self._ask_whole)
        if not following:
            self.count_soon(message.ask)

    def on_descendant_focus(self, event: object) -> None:
        """One who goes to the list wants all of it."""
        if self._in_part and not self.field.has_focus:
            self.follow("rest", self._ask_whole)

    def _go_where_left_off(self) -> None:
        """At the start: the result and the passage where the last session ended."""
        place = self.resume()
        if place is not None:
            self.results.go(place.paragraph)

    def _tell_count(self, message: Found) -> None:
        results = message.results
        self.tell_total(results.total, exact=results.exact)
        took = say("用时 {ms:.0f} 毫秒", ms=results.seconds * 1000) if self.ask.query.strip() else ""
        self.report(*results.notes, took)

    def tell_total(self, total: int, *, exact: bool) -> None:
        aside = count("{n:,} 段", total) if exact else say("至少 {n:,} 段", n=total)
        bar = self.result_pane.title_bar
        bar.tell(_("结果") if self.ask.query.strip() else _("全部段落"), content.joined((aside, self._sort_name())))

    def _sort_name(self) -> str:
        return {"relevance": _("按相关"), "date": _("按日期"), "position": _("按原文")}[self.ask.sort]

    def _show_nothing(self) -> None:
        steps = []
        if self.ask.chosen:
            steps.append(hint("{clear} 去掉全部筛选"))
        steps += [hint("{query} 改查询：少写几个字，或用 | 连接另一种说法"), hint("{help} 看查询的写法")]
        self.result_pane.stand_in(_("没有找到"), *steps)
        self.article_pane.close()

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("hits", "open"):
            self.result_pane.stand_in(message.what, message.remedy, fault=True)

    @on(ResultList.MoreWanted)
    def _more(self) -> None:
        self.submit(Ask(self.ask.query, self.ask.chosen, self.ask.sort, len(self.results.hits)))

    def idle(self) -> set[str]:
        return super().idle() | (set() if self.ask.chosen or self.ask.query.strip() else {"keep_search"})

    def action_sort(self) -> None:
        self.submit(self.ask.next_sort())

    # ---- reading

    def query_of_page(self) -> str:
        return self.ask.query

    @on(ResultList.Highlighted)
    def _preview(self, message: ResultList.Highlighted) -> None:
        # One who reads is not taken elsewhere by results that arrive.
        if self.article_pane.display and self.pane_of_focus() != "page-pane":
            self._follow_with_page(message.hit)

    def come_into_sight(self) -> None:
        if self.results.current:
            self._follow_with_page(self.results.current)

    def _follow_with_page(self, hit: Hit) -> None:
        self.follow("preview", partial(self.fetch, self._place_of(hit)), GLANCE)

    @on(ResultList.Opened)
    def _open(self, message: ResultList.Opened) -> None:
        self.house.session.remember(self.ask.query)
        self.read(self._place_of(message.hit))

    def _place_of(self, hit: Hit) -> Place:
        return Place(self.ROOM, hit.card.id, hit.paragraph.id, ask=replace(self.ask, offset=0))

    def fetch(self, place: Place) -> None:
        self.follow_no_more("preview")
        super().fetch(place)

    @on(Page.Moved)
    def _keep_place(self, message: Page.Moved) -> None:
        self.house.session.article = message.paragraph.article
        self.house.session.paragraph = message.paragraph.id

    # ---- moving between panes

    def action_focus_query(self) -> None:
        if self.app.size.width < 120 and self.in_use == "page-pane":
            self.use("result-pane", focus=False)
        super().action_focus_query()

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
            self.peel_last()

    def lifted(self) -> list[Passage]:
        if self.reading:
            return self.from_page()
        hit = self.results.current if self.results.display else None
        return [copying.passage(hit.paragraph, hit.article)] if hit else []


def _find_first(ask: Ask, room: int, reader: Reader) -> Found:
    return Found(ask, reader.search(ask, room), whole=False)


def _find(ask: Ask, reader: Reader) -> Found:
    return Found(ask, reader.search(ask), whole=True)


def _goes_on(found: Found) -> bool:
    """Whether there are more hits than it holds."""
    results = found.results
    return bool(results.hits) and (found.ask.offset + len(results.hits) < results.total or results.truncated)
