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
from jbtui.messages import _, say
from jbtui.text.cleaning import clean, one_line
from jbtui.tray import Item, Tray
from jbtui.tui import content, copying, exporting
from jbtui.tui.collecting import place_of
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Fetched, Recognised
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.screens.room import Room
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.tray_list import TrayList

if TYPE_CHECKING:
    from jbtui.export.tray import Kept


class TrayRoom(Room):
    """The tray screen."""

    ROOM = "tray"
    BINDINGS: ClassVar[list[BindingType]] = bindings("tray", "room", without=("query",))
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "tray-pane": ("tray-pane", "page-pane"),
        "page-pane": ("tray-pane", "page-pane"),
    }
    FIRST_PANE = "tray-pane"

    def __init__(self) -> None:
        super().__init__()
        self.ready = False

    def panes(self) -> ComposeResult:
        yield Pane(_("摘录"), TrayList(id="tray"), Empty(id="tray-empty"), id="tray-pane")
        yield Pane(_("原文"), Page(id="page"), Empty(id="page-empty"), id="page-pane")

    def on_mount(self) -> None:
        self.page.display = False
        self.query_one("#page-empty", Empty).tell(
            _("原文显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。")
        )
        self.lay_panes()

    @property
    def list(self) -> TrayList:
        return self.query_one("#tray", TrayList)

    @property
    def page(self) -> Page:
        return self.query_one("#page", Page)

    # ---- what is shown

    def opened(self) -> None:
        self.ready = True
        self._recognise()

    @on(ScreenResume)
    def _come_back(self) -> None:
        """Other screens may have put something in."""
        self._show(self.list.highlighted or 0)
        if self.in_use == "tray-pane" and self.list.display:
            self.list.focus()

    def _show(self, place: int) -> None:
        try:
            items = self.house.collection.tray.items
        except JbtuiError as error:
            self.list.display = False
            self.query_one("#tray-empty", Empty).display = True
            self.query_one("#tray-empty", Empty).tell(error.what, error.remedy, fault=True)
            return
        self.list.show(items, place)
        self.list.display = bool(items)
        empty = self.query_one("#tray-empty", Empty)
        empty.display = not items
        empty.tell(
            _("摘录还是空的"),
            hint("在检索、指标、对照各屏按 {collect}，把段落或数字收进来。"),
            hint("{screen_1} 去检索"),
        )
        self.query_one("#tray-pane", Pane).title_bar.tell(_("摘录"), say("{n} 条", n=len(items)))
        if not items:
            self._close_page()
        self._recognise()

    def _recognise(self) -> None:
        """Ask which of the items the index still has."""
        if self.ready and self.list.items:
            self.house.library.ask("tray", partial(_recognise, self.list.items), self)

    @on(Recognised)
    def _show_recognised(self, message: Recognised) -> None:
        if message.items != self.list.items:
            return
        self.list.tell_found(message.found)
        gone = sum(kept.passage is None for kept in message.found)
        aside = content.joined((say("{n} 条", n=len(message.found)), say("{n} 条已失源", n=gone) if gone else ""))
        self.query_one("#tray-pane", Pane).title_bar.tell(_("摘录"), aside)
        self._preview()

    # ---- reading

    @on(TrayList.Highlighted)
    def _preview(self) -> None:
        item = self.list.current
        if item is not None and self.query_one("#page-pane").display:
            self._fetch(item)

    @on(TrayList.Opened)
    def _open(self, message: TrayList.Opened) -> None:
        kept = self.list.kept(message.item)
        if kept is None:
            self.say(_("正在打开索引"))
        elif kept.passage is None:
            self.say(_("原段落已不在索引中，只有收入时的文字。重新编入原文即可再打开。"))
        else:
            self._show_pane()
            self.use("page-pane")
            self._fetch(message.item)

    def _fetch(self, item: Item) -> None:
        kept = self.list.kept(item)
        if kept is not None and kept.passage is not None:
            self.house.library.ask("page", partial(_fetch, kept), self)
        elif kept is not None:
            self._close_page()

    @on(Fetched)
    def _show_page(self, message: Fetched) -> None:
        item = self.list.current
        if item is None or item.paragraph != message.paragraph:
            return
        self._show_pane()
        marks = _span(message, item)
        self.call_after_refresh(self.page.open, message.volume, message.paragraph, marks, message.figure)

    def _show_pane(self) -> None:
        self.page.display = True
        self.query_one("#page-empty", Empty).display = False

    def _close_page(self) -> None:
        self.page.close()
        self.page.display = False
        self.query_one("#page-empty", Empty).display = True
        self.query_one("#page-pane", Pane).title_bar.tell(_("原文"), "")

    @on(Page.Moved)
    def _tell_place(self, message: Page.Moved) -> None:
        if self.page.article is not None:
            where = content.joined((content.place_name(message.paragraph), content.lines_name(message.paragraph)))
            self.query_one("#page-pane", Pane).title_bar.tell(one_line(self.page.article.title), where)

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane" and not self.page.clear_selected():
            self.use("tray-pane")

    # ---- changing

    def _change(self, how: Callable[[Tray, int], Tray], said: str) -> None:
        """Change what the highlight stands at; the highlight goes with it."""
        item, place = self.list.current, self.list.highlighted or 0
        if item is None:
            return
        try:
            tray = self.house.collection.change(item, how)
        except JbtuiError as error:
            self.say("  ".join((error.what, error.remedy)), "fault")
            return
        moved = place_of(tray, item)
        self._show(moved if moved >= 0 else place)
        self.say(said)

    def action_shift(self, by: int) -> None:
        self._change(lambda tray, place: tray.move(place, by), hint("已移动；{tray_undo} 撤销"))

    def action_remove(self) -> None:
        self._change(lambda tray, place: tray.remove(place), hint("已取出；{tray_undo} 撤销"))

    def action_undo(self) -> None:
        try:
            said = self.house.collection.undo()
        except JbtuiError as error:
            self.say("  ".join((error.what, error.remedy)), "fault")
            return
        self._show(self.list.highlighted or 0)
        if self.list.display:
            self.list.focus()
        self.say(said)

    def action_annotate(self) -> None:
        item = self.list.current
        if item is None:
            return

        def written(note: str | None) -> None:
            if note is not None and note != item.note:
                self._change(lambda tray, place: tray.annotate(place, note), hint("注已记下；{tray_undo} 撤销"))

        placeholder = _("自己的话，随摘录一同导出")
        self.app.push_screen(LineDialog(_("写注"), one_line(item.text), item.note, placeholder), written)

    # ---- copying and writing

    def action_copy(self) -> None:
        """The item, or what is selected in the source beside it."""
        lifted = self.page_lifted(self.page) if self.pane_of_focus() == "page-pane" or self.page.selected else []
        item = self.list.current
        if lifted:
            style = self.house.session.style
            self.run_worker(partial(self._copy, lifted, style), thread=True, group="copy", exit_on_error=False)
        elif item is not None:
            self._copy_items((item,))

    def action_copy_all(self) -> None:
        self._copy_items(self.list.items)

    def _copy_items(self, items: tuple[Item, ...]) -> None:
        kept = [one for one in map(self.list.kept, items) if one is not None]
        if not kept or len(kept) < len(items):
            self.say(_("摘录还是空的") if not items else _("正在打开索引"))
            return
        style = self.house.session.style

        def copy() -> None:
            self.post_message(copying.copy_kept(self.app, kept, style))

        self.run_worker(copy, thread=True, group="copy", exit_on_error=False)

    def action_copy_as(self) -> None:
        """Choose a style, then copy everything in it; the style is remembered."""

        def chosen(style: str | None) -> None:
            if style:
                self.house.session.style = style
                self.action_copy_all()

        self.app.push_screen(Choice(_("全部复制成什么格式"), copying.STYLES, self.house.session.style), chosen)

    def action_export(self) -> None:
        """Choose a format, then a file; the tray is written whole or not at all."""
        if not self.list.items:
            self.say(_("摘录还是空的"))
            return

        def chosen(suffix: str | None) -> None:
            if suffix:
                default = str(exporting.free_name(Path.cwd(), _("摘录"), suffix))
                called = dict(exporting.TRAY_FORMATS)[suffix]
                self.app.push_screen(LineDialog(_("存成哪个文件"), called, default), partial(named, suffix))

        def named(suffix: str, name: str | None) -> None:
            if name and name.strip():
                self._write(suffix, exporting.target(name, suffix))

        self.app.push_screen(Choice(_("导出成什么格式"), exporting.TRAY_FORMATS), chosen)

    def _write(self, suffix: str, target: Path) -> None:
        def write() -> None:
            self.house.library.ask("export", partial(exporting.export_tray, self.list.items, suffix, target), self)

        if not target.exists():
            write()
            return

        def answered(answer: str | None) -> None:
            if answer == "yes":
                write()
            else:
                self.say(_("没有导出；原有的文件没有改动。"))

        choices = [("no", _("不，留着原有的")), ("yes", _("是，换成这份摘录"))]
        self.app.push_screen(Choice(say("{file} 已经有了，要替换吗", file=target.name), choices), answered)


def _recognise(items: tuple[Item, ...], reader: Reader) -> Recognised:
    return Recognised(items, reader.recognise(items))


def _fetch(kept: Kept, reader: Reader) -> Fetched:
    passage = kept.passage
    assert passage is not None
    return Fetched(reader.volume(passage.article.id), passage.paragraph.id, (), passage.figure)


def _span(message: Fetched, item: Item) -> dict[str, content.Marks]:
    """Where a collected selection stands in its paragraph; nothing for a whole paragraph or a figure."""
    paragraph = next((one for one in message.volume.paragraphs if one.id == item.paragraph), None)
    text = clean(paragraph.text) if paragraph else ""
    at = text.find(item.text)
    if message.figure or at < 0 or item.text == text.strip():
        return {}
    return {item.paragraph: [(at, at + len(item.text))]}
