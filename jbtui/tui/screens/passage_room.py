"""A room that passages are taken from: copied with their citation, marked to be copied together, put into the tray."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.events import ScreenResume

from jbtui.errors import JbtuiError
from jbtui.messages import _
from jbtui.tui import copying
from jbtui.tui.copying import Copied
from jbtui.tui.keys import hint
from jbtui.tui.messages import Writing
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.room import Room
from jbtui.tui.widgets.lists import PassageList

if TYPE_CHECKING:
    from jbtui.cite import Passage
    from jbtui.export.writing import Watch


class PassageRoom(Room):
    """What is marked, here or on another screen, is taken before what the reader is at."""

    def lifted(self) -> list[Passage]:
        """What would be copied now, where nothing is marked."""
        return []

    def collectable(self) -> list[Passage]:
        """What would be marked or put into the tray now."""
        return self.lifted()

    def idle(self) -> set[str]:
        nothing = not self.collectable() and not self.house.marked.passages
        return super().idle() | ({"copy", "copy_as", "collect", "mark"} if nothing else set())

    # ---- copying

    def action_copy(self) -> None:
        """Copy in the style used last."""
        marked = self.house.marked.passages
        if marked:
            self.copy(list(marked))
        else:
            self.copy_here()

    def copy_here(self) -> None:
        """Copy what the reader is at."""
        passages = self.lifted()
        if passages:
            self.copy(passages)
        else:
            self.say(hint("此处没有可复制的段落。先用 {query} 查询，再用 {list_down} {list_up} 选一条。"))

    def copy(self, passages: list[Passage]) -> None:
        """Copy the passages in the style used last; a thread does it, for outside programs take their time."""
        style = self.house.session.style

        def work() -> None:
            self.post_message(copying.copy(self.app, passages, style))

        self.run_worker(work, thread=True, group="copy", exit_on_error=False)

    @on(Copied)
    def _let_go_of_copied(self, message: Copied) -> None:
        if message.passages and message.passages == self.house.marked.passages:
            self.house.marked.clear()
            self.show_taken()

    def action_copy_as(self) -> None:
        """Choose a style, then copy; the style is remembered."""

        def chosen(style: str | None) -> None:
            if style:
                self.house.session.style = style
                self.action_copy()

        self.app.push_screen(Choice(_("复制成什么格式"), copying.STYLES, self.house.session.style), chosen)

    # ---- writing files

    def export(self, write: Callable[[Reader, Watch], Copied]) -> None:
        """Write a file while the reader goes on; what takes its time says how far it is, and can be stopped."""
        if self.house.library.is_busy("export"):
            self.say(_("还在写上一个文件，写完再导出。"))
            return

        def work(reader: Reader) -> Copied:
            from jbtui.export.writing import Watch

            return write(reader, Watch(lambda rows: self.post_message(Writing(rows)), lambda: reader.stopped))

        self.house.library.ask("export", work, self)

    # ---- marking and collecting

    def action_mark(self) -> None:
        """Mark what the reader is at, or let go of it."""
        passages = self.collectable()
        if passages:
            self.house.marked.toggle(passages)
            self.say(self.tell_marked(), "done")
            self.show_taken()
        else:
            self.say(hint("此处没有可标记的段落。先用 {query} 查询，再用 {list_down} {list_up} 选一条。"))

    def tell_marked(self) -> str:
        """How many are marked, and what can be done with them."""
        marked = self.house.marked.counted
        return hint("{marked}：{copy} 一起复制，{collect} 一起收入摘录，{back} 放开", marked=marked)

    def action_collect(self) -> None:
        """Put it into the tray, or take it out where it is in."""
        passages = list(self.house.marked.passages) or self.collectable()
        if not passages:
            self.say(hint("此处没有可收入摘录的段落。先用 {query} 查询，再用 {list_down} {list_up} 选一条。"))
            return
        try:
            self.say(self.house.collection.toggle(passages), "done")
        except JbtuiError as error:
            self.refuse(error)
        else:
            self.house.marked.clear()
        self.show_taken()

    @on(ScreenResume)
    def _resumed(self) -> None:
        """Another screen may have marked or collected something."""
        self.show_taken()

    def show_taken(self) -> None:
        """Show what is in the tray and what is marked."""
        for widget in self.query(PassageList):
            widget.tell_taken(self.house.collection.ids(), self.house.marked.ids())

    def peel_last(self) -> None:
        """The last layer: what is marked."""
        if self.house.marked.clear():
            self.show_taken()
            self.say(_("标记都放开了"))
        else:
            self.say_nothing_left()
