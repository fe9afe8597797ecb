"""The query line: the caret for the input method, pasted lines, keys that type."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from jbtui.search import parse
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import painted, part, room, type_text, until


def caret_drawn(field: QueryInput) -> tuple[int, int]:
    """Where the cursor's cell really stands on the screen."""
    x = field.content_region.x
    for segment in field.render_line(0):
        style = segment.style
        cursor = field.get_component_rich_style("input--cursor")
        if style is not None and cursor.bgcolor is not None and style.bgcolor == cursor.bgcolor:
            return x, field.content_region.y
        x += segment.cell_length
    raise AssertionError("no cursor is drawn")


async def check_caret(pilot: Pilot[int]) -> None:
    field = part(pilot, QueryInput, "query")
    await pilot.pause()
    assert tuple(pilot.app.cursor_position) == caret_drawn(field)


async def test_the_input_method_stands_at_the_caret(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑")
        await check_caret(pilot)
        await pilot.press("left")
        await check_caret(pilot)
        await pilot.press("home")
        await check_caret(pilot)


async def test_also_at_the_end_of_a_scrolled_input(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(40, 24)) as pilot:
        await type_text(pilot, "最多跑一次改革在江北区落地生根开花结果一二三四五六七八九十")
        assert part(pilot, QueryInput, "query").scroll_offset.x > 0
        await check_caret(pilot)
        for _step in range(6):
            await pilot.press("left")
            await check_caret(pilot)


@pytest.mark.parametrize(
    ("pasted", "value"),
    [("最多\n跑一次", "最多 跑一次"), ("\n最多跑一次\r\n", "最多跑一次"), ("\x1b[31m甲\t乙", "甲 乙"), ("\n\n", "")],
)
async def test_pasted_lines_are_joined(make_app: MakeApp, pasted: str, value: str) -> None:
    async with make_app().run_test() as pilot:
        field = part(pilot, QueryInput, "query")
        field.post_message(events.Paste(pasted))
        await pilot.pause()
        assert field.value == value


async def test_letters_and_slash_type_while_the_input_has_focus(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await pilot.press("q", "1", "f", "slash", "question_mark", "j")
        assert part(pilot, QueryInput, "query").value == "q1f/?j"
        assert not room(pilot).app.screen.is_modal
        shown = {binding.binding.key for binding in room(pilot).active_bindings.values() if binding.binding.show}
        assert not shown & {"q", "slash", "f", "y"}


async def test_the_cursor_does_not_blink(make_app: MakeApp) -> None:
    """A caret that blinks repaints on a timer and moves the input method's window."""
    async with make_app().run_test() as pilot:
        field = part(pilot, QueryInput, "query")
        await until(pilot, lambda: field.has_focus)
        assert field.cursor_blink is False


async def test_tab_takes_what_is_offered_one_after_another(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        field = part(pilot, QueryInput, "query")
        await type_text(pilot, "东河 最多")
        await until(pilot, lambda: "东河 最多  Tab 最多跑一次  最多跑一地" in painted(pilot))
        await check_caret(pilot)
        taken = []
        for _press in range(4):
            await pilot.press("tab")
            taken.append(field.value)
        assert taken == ["东河 最多跑一次", "东河 最多跑一地", "东河 最多", "东河 最多跑一次"]
        assert field.cursor_position == len(field.value)
        await type_text(pilot, "改")
        assert field.value == "东河 最多跑一次改"


async def test_offers_give_way_to_what_is_typed(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        field = part(pilot, QueryInput, "query")
        await type_text(pilot, "最多")
        await until(pilot, lambda: "Tab" in painted(pilot))
        await pilot.press("right")
        assert field.value == "最多"
        await type_text(pilot, "跑一次")
        await until(pilot, lambda: part(pilot, ResultList).hits and "Tab" not in painted(pilot))
        await pilot.press("tab")
        assert field.value == "最多跑一次"
        assert not field.has_focus  # with nothing to take, Tab goes on as everywhere


async def test_the_line_is_coloured_as_it_was_read(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        field = part(pilot, QueryInput, "query")
        field.value = "区:江北 -“甲” 乙|"
        await pilot.pause()
        field.colour(parse(field.value).tokens)
        styles = {
            segment.text.strip(): segment.style
            for segment in field.render_line(0)
            if segment.text.strip() and segment.style
        }
        plain, error = styles["乙"], styles["|"]
        assert {"区:", "江北", "-", "“甲”", "乙", "|"} <= set(styles)
        assert error.underline and not plain.underline
        assert len({styles[part].color for part in ("区:", "江北", "-", "|", "乙")}) == 5


@pytest.mark.parametrize(
    ("typed", "lines", "shown"),
    [
        ("lzg", ("六争攻坚", "六争"), "lzg  Tab 六争攻坚  六争"),
        ("甲 “ 项", ("甲 “专项行动",), "甲 “ 项  Tab 专项行动"),
        ("甲|区:jb", ("甲|区:江北区",), "甲|区:jb  Tab 区:江北区"),
        ("甲", ("甲乙" * 60,), "甲"),
    ],
)
async def test_offers_are_shown_from_where_the_term_begins(
    make_app: MakeApp, typed: str, lines: tuple[str, ...], shown: str
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        field = part(pilot, QueryInput, "query")
        field.write(typed)
        field.offer(lines)
        assert field.render_line(0).text.strip() == shown
