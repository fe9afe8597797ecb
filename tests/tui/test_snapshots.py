"""What each screen looks like at three sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.figure_table import FigureTable
from jbtui.tui.widgets.kwic_lines import KwicLines
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.result_list import ResultList
from jbtui.tui.widgets.tray_list import TrayList
from tests.tui.conftest import MakeApp
from tests.tui.driving import part, settled, type_text, until

SIZES = ((80, 24), (120, 34), (170, 45))
Compare = Callable[..., bool]
"""pytest-textual-snapshot's fixture."""


async def search(pilot: Pilot[int]) -> None:
    await type_text(pilot, "最多跑一次")
    await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
    await pilot.press("enter")
    await settled(pilot)


async def facets(pilot: Pilot[int]) -> None:
    await search(pilot)
    await pilot.press("f", "j", "space")
    await until(pilot, lambda: len(part(pilot, ResultList).hits) == 2)
    await settled(pilot)


async def reading(pilot: Pilot[int]) -> None:
    await search(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: part(pilot, Page).has_focus and part(pilot, Page).sheet)
    await pilot.press("v")
    await settled(pilot)


async def figures(pilot: Pilot[int]) -> None:
    await pilot.press("escape", "2")
    await pilot.pause()
    await until(pilot, lambda: part(pilot, FigureTable).has_focus)
    await settled(pilot)


async def compare(pilot: Pilot[int]) -> None:
    await pilot.press("escape", "3")
    await pilot.pause()
    await until(pilot, lambda: part(pilot, ComparisonList).has_focus)
    await settled(pilot)


async def kwic(pilot: Pilot[int]) -> None:
    await type_text(pilot, "最多跑一次")
    await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
    await pilot.press("escape", "4")
    await pilot.pause()
    await until(pilot, lambda: part(pilot, KwicLines).has_focus)
    await settled(pilot)


async def tray(pilot: Pilot[int]) -> None:
    await search(pilot)
    await pilot.press("j", "space", "2")
    await pilot.pause()
    await until(pilot, lambda: part(pilot, FigureTable).has_focus)
    await pilot.press("space", "5")
    await pilot.pause()
    await until(pilot, lambda: len(part(pilot, TrayList).found) == 2)
    await pilot.press("e", *"与西山对照", "enter")
    await settled(pilot)


async def nothing_found(pilot: Pilot[int]) -> None:
    await type_text(pilot, "查无此词")
    await until(pilot, lambda: not part(pilot, ResultList).display)
    await settled(pilot)


async def help_page(pilot: Pilot[int]) -> None:
    await pilot.press("f1")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "steps", [search, facets, reading, figures, compare, kwic, tray], ids=lambda steps: steps.__name__
)
def test_screens(snap_compare: Compare, make_app: MakeApp, steps: object, size: tuple[int, int]) -> None:
    assert snap_compare(make_app(), run_before=steps, terminal_size=size)


@pytest.mark.parametrize("steps", [nothing_found, help_page], ids=lambda steps: steps.__name__)
def test_asides(snap_compare: Compare, make_app: MakeApp, steps: object) -> None:
    assert snap_compare(make_app(), run_before=steps, terminal_size=(80, 24))
