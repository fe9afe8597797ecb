"""A concordance written whole: a table for each of its parts, whatever the order of the lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jbtui.concordance import Concordance, Order
from jbtui.concordance.ordering import ordered
from jbtui.export.concordance import part_table, sheets
from jbtui.tui.asking import Ask
from tests.tui.shelf import Shelf


@pytest.fixture
def found() -> Concordance:
    return Shelf().concordance(Ask("最多跑一次"))


def test_every_part_has_a_sheet(found: Concordance) -> None:
    written = {name: [list(row) for row in table.rows] for name, table in sheets(found)}
    assert list(written) == ["语境", "频次", "搭配", "词串"]
    assert len(written["语境"]) == len(found.lines) == 3
    assert written["频次"][0][:3] == ["区县", "东河区", 2]
    assert written["搭配"][0][0] == "改革" and written["词串"] == [["最多跑一次改革", 2]]
    assert all(len(row) == len(table.columns) for _name, table in sheets(found) for row in table.rows)


def test_lines_are_written_in_the_order_they_have(found: Concordance) -> None:
    by_right = ordered(found.lines, Order.RIGHT)
    written = part_table(replace(found, lines=by_right), "lines")
    assert [row[3] for row in written.rows] == [line.right[:40] for line in by_right]
