"""How the app behaves to a reader: small windows, the first time, leaving, and what is kept whatever ends it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pyperclip
import pytest
from textual.pilot import Pilot

from jbtui import locations
from jbtui.tui import app as app_module
from jbtui.tui import keymap, keys, state
from jbtui.tui.preferences import Preferences
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.help import Help
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.screens.tour import STEPS, Tour
from jbtui.tui.widgets.lists import MarkedList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, room, type_text, until

# ---- small windows


@pytest.mark.parametrize("size", [(20, 5), (39, 24), (80, 9), (1, 1)])
async def test_a_window_too_small_says_so_and_loses_nothing(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        if size[0] >= 20:
            drawn = painted(pilot)
            assert "窗口太小" in drawn and "Ctrl+Q" in drawn and "检索" not in drawn
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "窗口太小" not in painted(pilot)
        assert part(pilot, QueryInput, "query").value == "最多跑一次" and part(pilot, QueryInput, "query").has_focus


async def test_a_dialog_in_a_window_too_small_waits_for_room(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert "窗口太小" in painted(pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "命令" in painted(pilot) and "窗口太小" not in painted(pilot)


@pytest.mark.parametrize("size", [(40, 10), (60, 20)])
async def test_small_windows_that_do_are_used(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        assert "最多跑一次" in painted(pilot) and "窗口太小" not in painted(pilot)


# ---- keys that were taken away


async def test_an_action_without_a_key_is_left_to_the_list_of_commands(make_app: MakeApp, copied: list[str]) -> None:
    table, told = keymap.checked({"copy": "", "sort": ""})
    assert not told
    try:
        async with make_app(preferences=Preferences(keys=table)).run_test(size=(120, 34)) as pilot:
            await type_text(pilot, "最多跑一次")
            await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
            await pilot.press("enter", "y", "s")
            await until(pilot, lambda: "m 标记" in painted(pilot))
            assert not copied and pilot.app.session.sort == "relevance"  # type: ignore[attr-defined]
            assert "复制" not in painted(pilot).split("\n")[-1] and "no-key" not in painted(pilot)
            await pilot.press("m")
            assert "命令表里的「复制」 一起复制" in note(pilot)
            await pilot.press("ctrl+p", *"复制", "enter", "enter")
            await until(pilot, lambda: copied)
    finally:
        keys.choose({})


@pytest.mark.parametrize("name", ["search", "figures", "compare", "kwic", "tray"])
async def test_what_is_wrong_in_the_configuration_is_told_wherever_one_left_off(make_app: MakeApp, name: str) -> None:
    app = make_app(preferences=Preferences(notes=("config.toml 里的 copi 不认识，是不是 copy？",)))
    app.session.room, app.session.query = name, "项目"
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "是不是 copy" in note(pilot))
        await until(pilot, lambda: not app.library.is_busy())
        assert "是不是 copy" in painted(pilot)


# ---- the first time


NEW = Preferences(tour=True)


async def test_the_first_time_five_keys_are_shown_and_never_again(make_app: MakeApp) -> None:
    async with make_app(preferences=NEW).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, Tour))
        for key in ("slash", "enter", "y", "space", "question_mark"):
            assert isinstance(pilot.app.screen, Tour)
            await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
        assert part(pilot, QueryInput, "query").value == "" and part(pilot, QueryInput, "query").has_focus
        await pilot.press("escape", "q")
    async with make_app(preferences=NEW).run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        assert isinstance(pilot.app.screen, SearchRoom)


async def test_the_tour_can_be_skipped_and_gone_through_with_enter(make_app: MakeApp) -> None:
    async with make_app(preferences=NEW).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, Tour))
        await pilot.press("enter", "enter", "left")
        assert "2/5" in painted(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
    assert len(STEPS) == 5


async def test_the_tour_names_the_readers_own_keys(make_app: MakeApp) -> None:
    async with make_app(preferences=Preferences(tour=True, keys={"query": "ctrl+l"})).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, Tour))
        assert "Ctrl+L" in painted(pilot)
        await pilot.press("ctrl+l")
        assert "2/5" in painted(pilot)


async def test_what_is_typed_over_the_tour_is_the_query(make_app: MakeApp) -> None:
    async with make_app(preferences=NEW).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, Tour))
        await pilot.press(*"项目")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
        await until(pilot, lambda: part(pilot, QueryInput, "query").value == "项目")


async def test_one_who_types_already_is_not_interrupted(make_app: MakeApp) -> None:
    app = make_app(preferences=NEW)
    app.session.query = "项目"
    async with app.run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        assert isinstance(pilot.app.screen, SearchRoom) and not app.session.toured


# ---- leaving


async def test_ctrl_c_says_in_the_readers_language_what_leaves(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await pilot.press("escape", "ctrl+c")
        await pilot.pause()
        assert pilot.app.is_running and not pilot.app._notifications
        assert "y" in note(pilot) and "Ctrl+Q" in note(pilot)


async def test_quitting_works_over_a_dialog(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await pilot.press("escape", "question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_code == 0


async def test_whatever_ends_the_app_the_session_is_kept(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await type_text(pilot, "改革")
        await until(pilot, lambda: part(pilot, ResultList).hits)
        pilot.app.exit()
    assert state.load().query == "改革"


async def test_a_disk_that_refuses_the_session_is_told_after_leaving(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await pilot.pause()
        locations.state().parent.mkdir(parents=True, exist_ok=True)
        locations.state().write_text("a file where the folder should be")
        assert room(pilot).is_mounted
    assert "没有记下" in app.farewell


Seen = Callable[[str], bytes]
"""Waits for a text and gives all that was written to the terminal so far."""


@contextmanager
def on_a_terminal(words: list[str], home: Path) -> Iterator[tuple[subprocess.Popen[bytes], Seen]]:
    """jbtui on a terminal of its own."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "jbtui", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(home), "COLUMNS": "80", "LINES": "24"},
        start_new_session=True,
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    written = b""

    def seen(text: str) -> bytes:
        nonlocal written
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                written += os.read(ours, 65536)
            except (BlockingIOError, OSError):
                if text.encode() in written:
                    break
                time.sleep(0.05)
        return written

    try:
        yield process, seen
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal here")
def test_a_terminal_that_goes_away_leaves_the_session_kept(seed_index: Path, tmp_path: Path) -> None:
    with on_a_terminal(["--db", str(seed_index)], tmp_path) as (process, seen):
        seen("全部段落")
        process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=20) == 0
    kept = json.loads((tmp_path / "jbtui" / "session.json").read_text(encoding="utf-8"))
    assert kept["room"] == "search" and kept["toured"]


# ---- what can be done now


async def offered(pilot: Pilot[int]) -> list[str]:
    """The lines of the list of commands, which is left again."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
    choices = cast("Choice", pilot.app.screen)._shown
    await pilot.press("escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Choice))
    return [value for value, _name in choices]


async def test_the_list_of_commands_offers_only_what_would_do_something(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await until(pilot, lambda: results.hits)
        await pilot.press("escape")
        assert not {"clear", "keep_search", "place_back", "next_hit"} & set(await offered(pilot))
        await pilot.press("slash", *"最多跑一次", "enter", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        there = await offered(pilot)
        assert {"next_hit", "copy", "collect", "keep_search", "outline"} <= set(there)
        assert there.index("copy") < there.index("page_down"), "merely moving comes last"
        await pilot.press("5")
        await pilot.pause()
        assert not {"tray_export", "tray_note", "copy"} & set(await offered(pilot))


async def test_what_is_chosen_from_the_list_is_done(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "ctrl+p", *"高对比")
        await until(pilot, lambda: cast("Choice", pilot.app.screen).query_one(MarkedList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "contrast")


async def test_the_list_and_the_help_name_the_readers_own_keys(make_app: MakeApp) -> None:
    own = Preferences(keys={"copy": "ctrl+y", "query": "ctrl+l"})
    async with make_app(preferences=own).run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "question_mark")
        await until(pilot, lambda: "Ctrl+Y" in painted(pilot))
        assert "Ctrl+L" in painted(pilot)
        await pilot.press("escape", "ctrl+p", *"ctrl+l")
        await until(pilot, lambda: cast("Choice", pilot.app.screen).query_one(MarkedList).option_count == 1)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Choice))
        await pilot.press("ctrl+l", *"查无此词")
        await until(pilot, lambda: "Ctrl+L 改查询" in painted(pilot))


# ---- refusals, and leaving in the middle


async def test_a_clipboard_that_refuses_is_told_and_the_file_has_the_copy(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str) -> None:
        raise OSError("no owner")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(pyperclip, "copy", refuse)
    async with make_app(preferences=Preferences(paths=("system",))).run_test(size=(170, 45)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "y")
        await until(pilot, lambda: "系统剪贴板拒绝" in note(pilot))
        assert "no owner" in note(pilot) and "last-copy.txt" in note(pilot) and "OSC 52" not in note(pilot)
    assert "最多跑一次" in locations.last_copy().read_text(encoding="utf-8")


async def test_only_the_paths_of_the_configuration_are_taken(make_app: MakeApp) -> None:
    app = make_app(preferences=Preferences(paths=("osc52",)))
    async with app.run_test(size=(170, 45)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "y")
        await until(pilot, lambda: "OSC 52" in note(pilot))
        assert "最多跑一次" in app.clipboard


async def test_leaving_while_the_first_index_is_built_gives_it_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun, cleared = threading.Event(), threading.Event()

    def build(_path: object, progress: Callable[[int, int, str], None]) -> Path:
        begun.set()
        try:
            for done in range(500):
                progress(done, 500, "甲.txt")
                time.sleep(0.01)
        finally:
            cleared.set()
        return tmp_path

    monkeypatch.setattr(app_module, "prepare", build)
    app = app_module.ReadingRoom()
    async with app.run_test() as pilot:
        await until(pilot, lambda: begun.is_set() and "/500" in painted(pilot))
        assert "Ctrl+Q" in painted(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert cleared.is_set() and app.return_code == 0


@pytest.mark.parametrize(("words", "mouse"), [([], True), (["--no-mouse"], False)])
def test_the_mouse_is_left_to_the_terminal_where_it_is_not_wanted(
    seed_index: Path, tmp_path: Path, words: list[str], mouse: bool
) -> None:
    with on_a_terminal(["--db", str(seed_index), *words], tmp_path) as (process, seen):
        seen("全部段落")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert (b"\x1b[?1000h" in seen("")) is mouse
