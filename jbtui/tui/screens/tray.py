"""摘录: what was collected, in an order of the reader's own, with notes; the source beside it; written to a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume

from jbtui.errors import JbtuiError
from jbtui.messages import _, count
from jbtui.text.cleaning import one_line
from jbtui.tray import Item, Tray
from jbtui.tui import content, copying, exporting
from jbtui.tui.collecting import place_of
from jbtui.tui.keys import bindings, hint, in_scope
from jbtui.tui.messages import Recognised
from jbtui.tui.reader import Reader
from jbtui.tui.screens import destination
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.screens.reading_screen import ReadingScreen
from jbtui.tui.visited import Place
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.tray_list import TrayList

if TYPE_CHECKING:
    from jbtui.cite import Passage
    from jbtui.export.tray import Kept


class TrayRoom(ReadingScreen):
    """The tray screen."""

    ROOM = "tray"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tray", "room", without=("query",))
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "tray-pane": ("tray-pane", "page-pane"),
        "page-pane": ("tray-pane", "page-pane"),
    }
    FIRST_PANE = "tray-pane"

    def panes(self) -> ComposeResult:
        yield Pane(_("摘录"), TrayList(id="tray"), id="tray-pane")
        yield ArticlePane(_("原文显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。"))

    def on_mount(self) -> None:
        self.lay_panes()

    @property
    def tray_pane(self) -> Pane:
        return self.query_one("#tray-pane", Pane)

    @property
    def tray(self) -> TrayList:
        return self.query_one(TrayList)

    # ---- what is shown

    def idle(self) -> set[str]:
        of_items = {action.id for action in in_scope("tray")} - {"tray_undo"}
        return super().idle() | (set() if self.tray.items else of_items)

    def opened(self) -> None:
        self._recognise()

    @on(ScreenResume)
    def _come_back(self) -> None:
        """Other screens may have put something in."""
        if self.house.news:
            self.report()
        self._show(self.tray.highlighted or 0)
        if self.in_use == "tray-pane" and self.tray.display:
            self.tray.focus()

    def _show(self, place: int) -> None:
        try:
            items = self.house.collection.tray.items
        except JbtuiError as error:
            self.tray_pane.stand_in(error.what, error.remedy, fault=True)
            return
        self.tray.show(items, place)
        if items:
            self.tray_pane.show_body()
        else:
            steps = (hint("在检索、指标、对照各屏按 {collect}，把段落或数字收进来。"), hint("{screen_1} 去检索"))
            self.tray_pane.stand_in(_("摘录还是空的"), *steps)
        self.tray_pane.title_bar.tell(_("摘录"), count("{n:,} 条", len(items)))
        if not items:
            self.article_pane.close()
        self._recognise()

    def _recognise(self) -> None:
        """Ask which of the items the index still has."""
        if self.ready and self.tray.items:
            self.house.library.ask("tray", partial(_recognise, self.tray.items), self)

    @on(Recognised)
    def _show_recognised(self, message: Recognised) -> None:
        if message.items != self.tray.items:
            return
        self.tray.tell_found(message.found)
        self.show_taken()
        gone = sum(kept.passage is None for kept in message.found)
        parts = (count("{n:,} 条", len(message.found)), count("{n:,} 条已失源", gone) if gone else "")
        self.tray_pane.title_bar.tell(_("摘录"), content.joined(parts))
        self._preview()

    # ---- reading

    @on(TrayList.Highlighted)
    def _preview(self) -> None:
        kept = self.tray.current_kept
        if kept is None or not self.article_pane.display:
            return
        place = self._place_of(kept)
        if place is None:
            self.article_pane.close()
        else:
            self.fetch(place)

    def come_into_sight(self) -> None:
        self._preview()

    @on(TrayList.Opened)
    def _open(self, message: TrayList.Opened) -> None:
        kept = self.tray.kept(message.item)
        place = self._place_of(kept) if kept else None
        if kept is None:
            self.say(_("正在打开索引"))
        elif place is None:
            self.say(_("原段落已不在索引中，只有收入时的文字。重新编入原文即可再打开。"))
        else:
            self.read(place)

    def _place_of(self, kept: Kept) -> Place | None:
        """Where the item stands in its article; None where it is gone."""
        passage = kept.passage
        if passage is None:
            return None
        return Place(self.ROOM, passage.article.id, passage.paragraph.id, passage.figure, passage.selection or "")

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane":
            if not self.page.clear_selected():
                self.use("tray-pane")
        else:
            self.peel_last()

    # ---- changing

    def _change(self, how: Callable[[Tray, int], Tray], said: str) -> None:
        """Change what the highlight stands at; the highlight goes with it."""
        item, place = self.tray.current, self.tray.highlighted or 0
        if item is None:
            return
        try:
            tray = self.house.collection.change(item, how)
        except JbtuiError as error:
            self.refuse(error)
            return
        moved = place_of(tray, item)
        self._show(moved if moved >= 0 else place)
        self.say(said)

    def action_shift(self, by: int) -> None:
        self._change(lambda tray, place: tray.move(place, by), hint("已移动；{tray_undo} 撤销"))

    def action_remove(self) -> None:
        self.house.marked.let_go([] if self.reading else self.collectable())
        self._change(lambda tray, place: tray.remove(place), hint("已取出；{tray_undo} 撤销"))

    def action_undo(self) -> None:
        try:
            said = self.house.collection.undo()
        except JbtuiError as error:
            self.refuse(error)
            return
        self._show(self.tray.highlighted or 0)
        if self.tray.display:
            self.tray.focus()
        self.say(said)

    def action_annotate(self) -> None:
        item = self.tray.current
        if item is None:
            return

        def written(note: str | None) -> None:
            if note is not None and note != item.note:
                self._change(lambda tray, place: tray.annotate(place, note), hint("注已记下；{tray_undo} 撤销"))

        placeholder = _("自己的话，随摘录一同导出")
        self.app.push_screen(LineDialog(_("写注"), one_line(item.text), item.note, placeholder), written)

    # ---- copying and writing

    def lifted(self) -> list[Passage]:
        return self.from_page() if self.reading else []

    def collectable(self) -> list[Passage]:
        """The item, or what is selected in the source beside it."""
        kept = self.tray.current_kept
        if self.reading or kept is None:
            return self.lifted()
        return [kept.passage] if kept.passage else []

    def action_mark(self) -> None:
        kept = self.tray.current_kept
        if not self.reading and kept and not kept.passage:
            self.say(hint("这一条的原段落已不在索引中，不能与别的一起复制；{tray_copy} 单独复制它。"))
        else:
            super().action_mark()

    def tell_marked(self) -> str:
        return hint("{marked}：{tray_copy} 一起复制，{back} 放开", marked=self.house.marked.counted)

    def show_taken(self) -> None:
        super().show_taken()
        marked = (item.key for item in self.tray.items if self._is_marked(item))
        self.tray.tell_marked(frozenset(marked))

    def _is_marked(self, item: Item) -> bool:
        kept = self.tray.kept(item)
        return kept is not None and kept.passage is not None and self.house.marked.holds(kept.passage)

    def copy_here(self) -> None:
        """The item, or what is selected in the source beside it."""
        item = self.tray.current
        if self.reading or item is None:
            super().copy_here()
        else:
            self._copy_items((item,))

    def action_copy_all(self) -> None:
        self._copy_items(self.tray.items)

    def _copy_items(self, items: tuple[Item, ...]) -> None:
        kept = [one for one in map(self.tray.kept, items) if one is not None]
        if not kept or len(kept) < len(items):
            self.say(_("摘录还是空的") if not items else _("正在打开索引"))
            return
        style = self.house.session.style

        def copy() -> None:
            self.post_message(copying.copy_kept(self.app, kept, style))

        self.run_worker(copy, thread=True, group="copy", exit_on_error=False)

    def action_copy_as(self) -> None:
        """Choose a style, then copy what is marked in it, else everything; the style is remembered."""
        if self.house.marked.passages:
            super().action_copy_as()
            return

        def chosen(style: str | None) -> None:
            if style:
                self.house.session.style = style
                self.action_copy_all()

        self.app.push_screen(Choice(_("全部复制成什么格式"), copying.STYLES, self.house.session.style), chosen)

    def action_export(self) -> None:
        """Choose a format, then a file; the tray is written whole or not at all."""
        items = self.tray.items

        def write(suffix: str, target: Path) -> None:
            self.export(partial(exporting.export_tray, items, suffix, target))

        if items:
            left = partial(self.say, _("没有导出；原有的文件没有改动。"))
            destination.ask(self.app, _("摘录"), exporting.TRAY_FORMATS, write, left)
        else:
            self.say(_("摘录还是空的"))


def _recognise(items: tuple[Item, ...], reader: Reader) -> Recognised:
    return Recognised(items, reader.recognise(items))
