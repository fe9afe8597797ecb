"""Files written from the app: what takes its time says how far it is, Esc stops it, and nothing half is left."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jbtui.export import comparison as comparison_export
from jbtui.export import concordance as concordance_export
from jbtui.export import writing
from jbtui.export.document import Cell, Table
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.kwic_lines import KwicLines
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, part, type_text, until

STEP = 0.02
"""Seconds that a row takes here."""


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Tables whose rows come slowly and never end, until the event is set."""
    enough = threading.Event()

    def rows() -> Iterator[Sequence[Cell]]:
        while not enough.wait(STEP):
            yield ["一行"]

    def table(*_what: object) -> Table:
        return Table(("行",), rows())

    monkeypatch.setattr(comparison_export, "comparison_table", table)
    monkeypatch.setattr(concordance_export, "concordance_table", table)
    monkeypatch.setattr(writing, "EVERY", STEP)
    return enough


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_long_comparison_says_how_far_it_is_and_is_stopped(
    make_app: MakeApp, in_folder: Path, endless: threading.Event, form: str
) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "3")
        await until(pilot, lambda: part(pilot, ComparisonList).entries)
        await pilot.press("e", *"jjj"[: 3 if form == "csv" else 2], "enter")
        await until(pilot, lambda: "仍在写文件，已写" in note(pilot))
        await pilot.press("e", "enter")
        await until(pilot, lambda: "还在写上一个文件" in note(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: note(pilot) == "已停下，没有留下文件")
        assert list(in_folder.iterdir()) == []
        endless.set()
        await pilot.press("e", *"jjj"[: 3 if form == "csv" else 2], "enter")
        await until(pilot, lambda: "已存为" in note(pilot))
        assert [file.suffix for file in in_folder.iterdir()] == [f".{form}"]


async def test_leaving_in_the_middle_leaves_no_part_of_a_file(
    make_app: MakeApp, in_folder: Path, endless: threading.Event
) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "4")
        await until(pilot, lambda: part(pilot, KwicLines).lines)
        await pilot.press("e", "enter")
        await until(pilot, lambda: list(in_folder.glob(".*.part")))
        await pilot.press("q")
    assert not endless.is_set() and not [file for file in in_folder.iterdir() if file.is_file()]


async def test_a_file_in_the_home_folder_is_named_from_there(
    make_app: MakeApp, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(in_folder.parent))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "3")
        await until(pilot, lambda: part(pilot, ComparisonList).entries)
        await pilot.press("e", "enter")
        await until(pilot, lambda: f"已存为 ~/{in_folder.name}/对照" in note(pilot))
