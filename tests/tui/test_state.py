"""The session: kept, read back, and forgiving of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui.tui import state
from jbtui.tui.asking import Ask, FigureAsk


def test_kept_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "session.json"
    session = state.Session(room="figures", style="ris", order="right")
    session.keep_figures(FigureAsk("生产总值 时期:2018", "value", 500))
    session.keep(Ask("最多跑一次", (("district", "江北区"),), "date"))
    session.remember("甲")
    session.remember("乙")
    session.remember("甲")
    assert state.save(session, file) == ""
    back = state.load(file)
    assert back == session
    assert back.ask == Ask("最多跑一次", (("district", "江北区"),), "date")
    assert back.history == ["甲", "乙"]
    assert back.figure_ask == FigureAsk("生产总值 时期:2018", "value") and back.figure_ask.descending
    assert back.concordance_order == "right"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[]",
        '{"query": 3, "history": [1, "甲"], "chosen": [["a"], 5, ["b", 1]], "sort": "odd"}',
        '{"figures": 3, "figure_sort": "odd", "order": "odd"}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, written: str) -> None:
    file = tmp_path / "session.json"
    file.write_text(written, encoding="utf-8")
    session = state.load(file)
    assert session.ask == Ask() and session.figure_ask == FigureAsk() and session.concordance_order == "position"
    assert session.history in ([], ["甲"])


def test_a_refusing_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert state.save(state.Session(), tmp_path / "file" / "session.json")
