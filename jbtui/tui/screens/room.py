"""What all rooms share: the bar at the top, one line of news, panes that give way by width, places visited.

At less than 120 columns one pane stands alone, from 120 two, from 160 all. Which ones: those nearest to where the
focus is, or was before it went to the query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from jbtui.errors import JbtuiError
from jbtui.messages import _
from jbtui.tui import content, copying
from jbtui.tui.keys import hint
from jbtui.tui.library import doing
from jbtui.tui.messages import Failed, Opened, Settled, Working, Writing
from jbtui.tui.visited import Place
from jbtui.tui.widgets.key_line import KeyLine
from jbtui.tui.widgets.note_line import NoteLine
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.too_small import TooSmall, look
from jbtui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from jbtui.tui.app import ReadingRoom

TWO_PANES = 120
ALL_PANES = 160
ROOMY = 30
"""Lines from which the query has air above it."""


class Room(Screen[None]):
    """A screen of panes."""

    ROOM: ClassVar[str] = ""
    """Its name in the app."""
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Which two panes stand side by side when the pane named is in use."""
    FIRST_PANE: ClassVar[str] = ""
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.in_use = self.FIRST_PANE
        self.ready = False
        """Whether the index can be asked."""
        self._under_way: set[str] = set()
        self._said_working = ""

    @property
    def house(self) -> ReadingRoom:
        """The app, as what it is here."""
        return cast("ReadingRoom", self.app)

    def compose(self) -> ComposeResult:
        yield TopBar(self.ROOM)
        yield from self.head()
        yield NoteLine()
        with Horizontal(id="panes"):
            yield from self.panes()
        yield KeyLine()
        yield TooSmall()

    def head(self) -> ComposeResult:
        """What stands above the panes."""
        yield from ()

    def panes(self) -> ComposeResult:
        """The panes, from left to right."""
        yield from ()

    def on_mount(self) -> None:
        """A screen that is opened later is told what the app knows already."""
        self.house.begun.set()
        if self.house.overview is not None:
            self.post_message(Opened(self.house.overview))
        elif self.house.fault is not None:
            self.post_message(self.house.fault.again())

    # ---- panes

    def lay_panes(self) -> None:
        """Show as many panes as the width holds."""
        width = self.app.size.width
        shown: tuple[str, ...]
        if width >= ALL_PANES:
            shown = tuple(pane.id or "" for pane in self.query(Pane))
        elif width >= TWO_PANES:
            shown = self.PAIRS.get(self.in_use, (self.in_use,))
        else:
            shown = (self.in_use,)
        with self.app.batch_update():
            for pane in self.query(Pane):
                pane.display = pane.id in shown
        self.set_class(width < TWO_PANES, "-one")
        self.set_class(self.app.size.height < ROOMY, "-low")
        self.set_class(width >= ALL_PANES, "-all")

    def use(self, pane: str, *, focus: bool = True) -> None:
        """Bring a pane to the front."""
        self.in_use = pane
        self.lay_panes()
        if focus:
            self.query_one(f"#{pane}", Pane).focus_body()

    def on_resize(self) -> None:
        look(self)
        self.lay_panes()

    @property
    def is_untouched(self) -> bool:
        """Whether the reader has not begun to write anything here."""
        return not any(field.value for field in self.query(QueryInput))

    def on_descendant_focus(self, event: object) -> None:
        widget = self.focused
        pane = next((one for one in widget.ancestors if isinstance(one, Pane)), None) if widget else None
        if pane is not None and pane.id and pane.id != self.in_use:
            self.in_use = pane.id
            self.lay_panes()

    def pane_of_focus(self) -> str:
        """The id of the pane that has the focus, or ""."""
        widget: Widget | None = self.focused
        pane = next((one for one in widget.ancestors if isinstance(one, Pane)), None) if widget else None
        return (pane.id or "") if pane else ""

    # ---- news

    def say(self, text: str, tone: str = "") -> None:
        self.query_one(NoteLine).say(text, tone)

    def report(self, *parts: str) -> None:
        """Say what came of what was asked; the first time with what is wrong in the configuration."""
        news, self.house.news = self.house.news, ()
        self.say(content.joined((*news, *parts)), "fault" if news else "")

    @on(Opened)
    def _show_holdings(self, message: Opened) -> None:
        self.query_one(TopBar).tell(message.overview)
        self.ready = True
        self.opened()

    def opened(self) -> None:
        """The index can be asked."""

    @on(Failed)
    def refuse(self, fault: Failed | JbtuiError) -> None:
        """Say what was not done, and what to do about it."""
        self.say(content.joined((fault.what, fault.remedy)), "fault")

    def idle(self) -> set[str]:
        """Ids of actions that would do nothing now: the list of commands leaves them out."""
        return set() if self.house.visited.places else {"place_back", "place_on"}

    # ---- what takes its time

    @on(Working)
    def _say_working(self, message: Working) -> None:
        self._under_way.add(message.group)
        self._say_under_way(hint("仍在{what}；{back} 停下", what=doing(message.group)))

    def _say_under_way(self, said: str) -> None:
        self._said_working = said
        self.say(said)

    @on(Writing)
    def _say_written(self, message: Writing) -> None:
        """How far it is, unless something else was said since."""
        if "export" in self._under_way and self.query_one(NoteLine).said == self._said_working:
            self._say_under_way(hint("仍在写文件，已写 {n} 行；{back} 停下", n=f"{message.rows:,}"))

    @on(Settled)
    def _say_settled(self, message: Settled) -> None:
        self._under_way.discard(message.group)
        if self.query_one(NoteLine).said == self._said_working:
            self.say("")

    @on(QueryInput.Leave)
    def stop_working(self) -> bool:
        """Let go of what takes its time; gives whether anything did."""
        stopped = bool(self._under_way)
        for group in self._under_way:
            self.house.library.stop(group)
        self._under_way.clear()
        if stopped:
            self.say(_("已停下"))
        return stopped

    def action_back(self) -> None:
        """Stop what takes its time, else go back one layer."""
        if not self.stop_working():
            self.action_peel()

    # ---- places visited

    def here(self) -> Place:
        """Where the reader is."""
        return Place(self.ROOM)

    async def action_place(self, by: int) -> None:
        """Back or forward through the places visited, on whichever screen they are."""
        place = self.house.visited.go(by, self.here())
        if place is None:
            self.say(_("没有更早的位置。") if by < 0 else _("没有更后的位置。"))
        else:
            await self.house.revisit(place)

    def revisit(self, place: Place) -> None:
        """Show a place of this screen again."""

    @on(copying.Copied)
    def _say_copied(self, message: copying.Copied) -> None:
        self.say(message.note, "fault" if message.fault else "done")

    def action_peel(self) -> None:
        """Go back one layer."""

    def say_nothing_left(self) -> None:
        """What Esc says where no layer is left: the keys stay commands, and what leaves is named."""
        self.say(hint("没有可退的了：{query} 查询，{quit} 退出"))
