"""What stands on a line fits it: whole keys in the last line, a gap in the titles, lists drawn for their own width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.key_line import KeyLine
from jbtui.tui.widgets.note_line import MOST_LINES, NoteLine
from jbtui.tui.widgets.pane import PaneTitle
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import painted, part, room, until
from tests.tui.shelf import Shelf


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_keys_are_named_in_full_or_not_at_all(make_app: MakeApp, width: int) -> None:
    async with make_app().run_test(size=(width, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape")
        for screen in ("1", "2", "3", "5"):
            await pilot.press(screen)
            await until(pilot, lambda: "? 帮助" in painted(pilot).split("\n")[-1])
            line = painted(pilot).split("\n")[-1]
            shown = [key for key in part(pilot, KeyLine).query(FooterKey) if key.display]
            assert line.strip() == "  ".join(f"{key.key_display} {key.description}" for key in shown)
            assert line.rstrip().endswith("q 退出") and cell_len(line) == width


async def test_a_wider_window_names_more_keys(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape")
        await until(pilot, lambda: "q 退出" in painted(pilot))
        assert "Ctrl+P" not in painted(pilot)
        await pilot.resize_terminal(120, 24)
        await until(pilot, lambda: "Ctrl+P 命令表" in painted(pilot))


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_a_long_title_leaves_a_gap_before_what_counts(width: int) -> None:
    class Titled(App[None]):
        def compose(self) -> ComposeResult:
            yield PaneTitle("跑出新速度创出新经济绘出新面貌" * 4)

    async with Titled().run_test(size=(width, 3)) as pilot:
        title = pilot.app.query_one(PaneTitle)
        title.tell(aside="第4段  第15行  命中 4/6")
        drawn = title.render().plain
        assert ".." in drawn and "  第4段  第15行  命中 4/6" in drawn and cell_len(drawn) == width


async def test_a_list_that_was_filled_unseen_is_drawn_for_the_width_it_gets(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(170, 45)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "3")
        rows = part(pilot, ComparisonList)
        await until(pilot, lambda: rows.entries)
        comparison, lines = Shelf().compare("东河区", "西山区")
        rows.drawn_for = 16  # as where it was filled before the screen was laid out
        rows.display = False
        rows.show(comparison, lines)
        rows.display = True
        await until(pilot, lambda: rows.drawn_for == rows.text_width > 60)


LONG = (
    "索引 /srv/archive/district-reporting/2018-2020/jbtui.db 是另一版本的 jbtui 建立的（第 3 版，现为第 5 版）  "
    "请运行 jbtui ingest --rebuild 重建索引。摘录和注都在，已经引用的出处照样对得上。"
)


def spoken(pilot: Pilot[int]) -> str:
    """What the note line shows, its lines joined, without spaces and its mark."""
    line = part(pilot, NoteLine)
    rows = painted(pilot).split("\n")[line.region.y : line.region.bottom]
    return "".join(rows).replace(" ", "").removeprefix("!")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_what_is_said_is_shown_to_its_end(make_app: MakeApp, width: int) -> None:
    """The remedy stands at the end: it goes on in further lines, and they go when something short is said."""
    async with make_app().run_test(size=(width, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        room(pilot).say(LONG, "fault")
        await until(pilot, lambda: spoken(pilot) == LONG.replace(" ", ""))
        assert "F1 帮助" in painted(pilot).split("\n")[-1]
        room(pilot).say("已停下")
        await until(pilot, lambda: part(pilot, NoteLine).size.height == 1)


async def test_what_is_endless_is_cut_with_a_sign_of_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        room(pilot).say("无尽" * 1000, "fault")
        await until(pilot, lambda: part(pilot, NoteLine).size.height == MOST_LINES)
        assert spoken(pilot).endswith("..") and "F1 帮助" in painted(pilot)


async def test_the_key_line_is_made_anew_only_where_its_keys_change(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        line = part(pilot, KeyLine)
        typing = list(line.query(FooterKey))
        line.screen.refresh_bindings()
        await pilot.pause()
        assert list(line.query(FooterKey)) == typing
        await pilot.press("escape")
        await until(pilot, lambda: [key.action for key in line.query(FooterKey)] != [key.action for key in typing])
