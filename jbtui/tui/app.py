"""The app: opens the index in the background, holds the screens, the session and the themes."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on
from textual.app import App
from textual.binding import Binding
from textual.events import Event, InputEvent, Key, Paste

from jbtui.errors import IndexFault, JbtuiError, QueryCancelled
from jbtui.messages import _, say
from jbtui.tui import commands, keymap, keys, pace, rooms, state, theme
from jbtui.tui.collecting import Collection
from jbtui.tui.library import Library
from jbtui.tui.marking import Marked
from jbtui.tui.messages import Building, Failed, Opened, Overview, Warmed
from jbtui.tui.preferences import Preferences
from jbtui.tui.reader import IndexReader, Reader, prepare
from jbtui.tui.rooms import ROOMS
from jbtui.tui.saved import SavedSearches
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.room import Room
from jbtui.tui.styles import Styles
from jbtui.tui.visited import Place, Visited
from jbtui.tui.widgets.query_input import QueryInput

CLEARING = 3.0
"""Seconds that leaving waits for the first index to be given up."""
FIRST = 2.0
"""Seconds that the first answer may take before what is made ready for later ones no longer waits for it."""
PAINTING = 0.1
"""Seconds in which the first answer is painted."""


class ReadingRoom(App[int]):
    """The reading room."""

    TITLE = "jbtui"
    CSS_PATH = "room.tcss"
    ENABLE_COMMAND_PALETTE = False
    NOTIFICATION_TIMEOUT = 3600  # nothing repaints by itself; news stands in the note line

    def __init__(
        self,
        index_path: Path | None = None,
        *,
        open_reader: Callable[[], Reader] | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        """`open_reader` replaces the index by something else that can be read, for tests."""
        self.preferences = preferences or Preferences()
        self.session = state.load() if self.preferences.restore else state.load().anew()
        # The screen to begin with, or Textual would make, style and lay out an empty one before it.
        self.DEFAULT_MODE = self.session.room if self.session.room in ROOMS else "search"  # type: ignore[misc]
        super().__init__()
        self._index_path = index_path
        self._open_reader = open_reader
        self.news = self._news()
        """What the reader must be told with the first results."""
        self.overview: Overview | None = None
        self.fault: Failed | None = None
        self.library = Library(self._reader)
        self.collection = Collection()
        self.searches = SavedSearches()
        self.marked = Marked()
        self.visited = Visited()
        self.filter_labels: dict[tuple[str, str], str] = {}
        """What the values of filters are called."""
        self.farewell = ""
        """What is to be said when the terminal is the shell's again."""
        self._target: Path | None = None
        self._opening: threading.Thread | None = None
        self._leaving = threading.Event()
        self.begun = asyncio.Event()
        """The first screen stands and can be typed into."""
        self.rooms: dict[str, Room] = {}
        """Those that one has been to, by name."""
        self._put_on()

    def _put_on(self) -> None:
        """The theme, before the styles are read: they would be read anew for another one."""
        for one in theme.OWN:
            self.register_theme(one)
        wanted = self.preferences.theme or self.session.theme
        self.set_reactive(ReadingRoom.theme, wanted if wanted in theme.NAMES else theme.DARK.name)
        self.stylesheet = Styles(variables=self.get_css_variables())

    def _news(self) -> tuple[str, ...]:
        """Of what is wrong with the configuration the first, and how much more there is."""
        first, more = self.preferences.notes[:1], len(self.preferences.notes) - 1
        return (*first, say("另有 {n} 处，见 jbtui doctor。", n=more)) if more > 0 else first

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(theme.ROLES)

    def on_load(self) -> None:
        keys.choose(self.preferences.keys)
        self.set_keymap(keymap.for_textual(self.preferences.keys))

    def get_default_screen(self) -> Room:
        return self._room(self.current_mode)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent | Paste):
            await self.begun.wait()  # what is typed before belongs to the screen, not to nobody
        await super().on_event(event)

    def on_mount(self) -> None:
        for name in ROOMS:
            self.add_mode(name, partial(self._room, name))
        self._obey_signals()
        # After the first paint: opening imports SQLite, the segmenter and the search.
        self.call_after_refresh(self._start)

    def _obey_signals(self) -> None:
        """A terminal that goes away, or whoever asks the process to end, leaves the session kept."""
        for name in ("SIGHUP", "SIGTERM"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit, 0)

    def _room(self, name: str) -> Room:
        room = self.rooms[name] = ROOMS[name]()()
        return room

    def get_key_display(self, binding: Binding) -> str:
        return keys.display(binding.key)

    # ---- the index

    def _start(self) -> None:
        pace.let_go()
        self._opening = threading.Thread(target=self._open, name="jbtui-open", daemon=True)
        self._opening.start()

    def _open(self) -> None:
        """In a thread: build the index if there is none, open it, say so."""

        def progress(done: int, total: int, name: str) -> None:
            if self._leaving.is_set():
                raise QueryCancelled(_("已中断。"))
            self.post_message(Building(done, total, name))

        pace.share_memory()
        try:
            if self._open_reader is None:
                self._target = prepare(self._index_path, progress)
            reader = self._reader()
            overview = reader.overview()
        except JbtuiError as error:
            self.post_message(Failed("open", error.what, error.remedy))
        except Exception as error:  # told to the reader; the app stays usable for help and quitting
            what = say("索引打不开：{kind} {error}", kind=type(error).__name__, error=error)
            self.post_message(Failed("open", what, _("运行 jbtui doctor 查看，或 jbtui ingest --rebuild 重建。")))
        else:
            self.post_message(Opened(overview))
            self._settle(reader)

    def _settle(self, reader: Reader) -> None:
        """In a thread, when the first results stand there: what would make the first keystroke wait."""
        self.library.answered.wait(FIRST)
        self._leaving.wait(PAINTING)
        try:
            rooms.load()
            pace.warm(reader)
        except JbtuiError as error:
            self.post_message(Failed("warm", error.what, error.remedy))
        finally:
            reader.close()
        pace.settle()
        self.post_message(Warmed())

    @on(Warmed)
    def _make_ready(self) -> None:
        """Whoever types sooner has it done by what he types, and one who types meanwhile breaks it off."""
        if not self.library.is_busy("hits"):
            self.library.ask("hits", pace.make_ready, self)

    @property
    def target(self) -> Path | None:
        """The index file that is open, if it is one."""
        return self._target

    def _reader(self) -> Reader:
        if self._open_reader is not None:
            return self._open_reader()
        assert self._target is not None, "readers are asked for after the index was opened"
        try:
            return IndexReader(self._target)
        except IndexFault as fault:
            raise fault.of(str(self._index_path)) if self._index_path else fault from None

    @on(Building)
    @on(Failed)
    def _pass_on(self, message: Building | Failed) -> None:
        if isinstance(message, Failed):
            self.fault = message
        for room in self.rooms.values():
            if room.is_mounted:
                room.post_message(message.again())

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self.overview = message.overview
        self._offer_tour()
        for room in self.rooms.values():
            if room.is_mounted:
                room.post_message(Opened(message.overview))

    def _offer_tour(self) -> None:
        """Once, and not over what is being typed."""
        room = self.screen
        if self.preferences.tour and not self.session.toured and isinstance(room, Room) and room.is_untouched:
            from jbtui.tui.screens.tour import Tour

            self.session.toured = True
            self.push_screen(Tour(next(iter(room.query(QueryInput)), None)))

    # ---- actions

    async def action_room(self, name: str) -> None:
        """Go to a screen; the keys that follow are its own, however fast they come."""
        if name in ROOMS:
            self.session.room = name
            await self.switch_mode(name)

    def on_key(self, event: Key) -> None:
        """What was on its way to a list while `/` ahead of it moved the focus to a field is the field's."""
        field = self.focused
        if isinstance(field, QueryInput) and event.is_printable:  # one sent to it never comes here
            event.prevent_default()
            field.take_late(event)

    async def read(self, place: Place) -> None:
        """Open a passage on the screen of its place; the way back leads to where the reader is now."""
        if isinstance(self.screen, Room):
            self.visited.visit(self.screen.here())
        self.visited.visit(place)
        await self.revisit(place)

    async def revisit(self, place: Place) -> None:
        """Show a place visited before."""
        self.session.room = place.room
        await self.switch_mode(place.room)
        self.rooms[place.room].revisit(place)

    def action_palette(self) -> None:
        """A list of what can be done now; what is chosen is done."""
        screen = self.screen
        if not isinstance(screen, Room):
            return
        does = {action.id: (node, action) for node, action in commands.offered(screen)}
        choices = [(id, commands.line(action)) for id, (_node, action) in does.items()]
        choices += [(f"theme:{name}", commands.theme_line(called)) for name, called in theme.NAMES.items()]

        async def chosen(id: str | None) -> None:
            if id and id.startswith("theme:"):
                self._use_theme(id.removeprefix("theme:"))
            elif id:
                node, action = does[id]
                await self.run_action(action.action, node)

        self.push_screen(Choice(_("命令"), choices, typing=True), chosen)

    def action_help(self) -> None:
        screen = self.screen
        if isinstance(screen, Room):
            from jbtui.tui.screens.help import Help

            self.push_screen(Help(commands.sections(screen)))

    def action_next_theme(self) -> None:
        names = list(theme.NAMES)
        place = names.index(self.theme) if self.theme in names else -1
        self._use_theme(names[(place + 1) % len(names)])

    def _use_theme(self, name: str) -> None:
        self.theme = self.session.theme = name
        if isinstance(self.screen, Room):
            self.screen.say(say("配色：{name}", name=theme.NAMES[name]))

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: say what leaves, in the one line that speaks."""
        room = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Room)), None)
        if room is not None:
            room.say(keys.hint("复制用 {copy}，退出用 {key}", key=keys.display(keys.ALWAYS_QUITS)))

    async def action_quit(self) -> None:
        self.exit(0)

    def on_unmount(self) -> None:
        """Whatever ends the app, the session is kept, and an index half built is cleared away."""
        self._leaving.set()
        if self._opening is not None and self.overview is None:
            self._opening.join(CLEARING)
        self.library.close()
        fault = state.save(self.session)
        if fault:
            self.farewell = say("这次的查询和位置没有记下：{error}", error=fault)
