"""A tray collects, orders, annotates, forgets and goes back; it survives a session and a re-ingest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.errors import JbtuiError
from jbtui.tray import Item, Tray, TrayFile


def item(name: str, text: str = "全年全区实现地区生产总值520.6亿元", figure: str | None = None) -> Item:
    return Item(paragraph=name, text=text, citation="江北…[N]", figure=figure)


THREE = Tray((item("甲"), item("乙"), item("丙")))


def names(tray: Tray) -> list[str]:
    return [held.paragraph for held in tray]


def test_a_passage_is_held_once_but_two_selections_of_it_are_two_items() -> None:
    tray = Tray().add(item("甲")).add(item("甲")).add(item("甲", text="520.6亿元"))
    assert [held.text for held in tray] == ["全年全区实现地区生产总值520.6亿元", "520.6亿元"]


@pytest.mark.parametrize(
    ("place", "by", "order"),
    [(0, 1, "乙甲丙"), (2, -1, "甲丙乙"), (0, -1, "甲乙丙"), (2, 1, "甲乙丙"), (0, 9, "乙丙甲"), (1, 0, "甲乙丙")],
)
def test_moving_stops_at_the_ends(place: int, by: int, order: str) -> None:
    assert "".join(names(THREE.move(place, by))) == order


@given(st.integers(0, 2), st.integers(-5, 5))
def test_moving_never_loses_an_item(place: int, by: int) -> None:
    assert sorted(names(THREE.move(place, by))) == sorted(names(THREE))


def test_notes_are_cleaned_of_what_acts_on_a_terminal() -> None:
    assert THREE.annotate(1, " 与北仑\x1b[31m对照\n").items[1].note == "与北仑对照"


def test_an_item_whose_paragraph_is_gone_is_said_to_have_vanished() -> None:
    assert THREE.vanished({"甲", "丙"}) == {1}


def test_the_tray_is_there_again_in_the_next_session(tmp_path: Path) -> None:
    path = tmp_path / "state" / "tray.json"
    TrayFile(path).change(THREE.annotate(0, "首段"))
    assert TrayFile(path).tray == THREE.annotate(0, "首段")


def test_undo_goes_back_step_by_step_and_says_when_there_is_no_more(tmp_path: Path) -> None:
    kept = TrayFile(tmp_path / "tray.json")
    kept.change(THREE)
    kept.change(THREE.remove(0))
    assert kept.undo()
    assert kept.tray == THREE
    assert kept.undo()
    assert kept.tray == Tray()
    assert not kept.undo()
    assert TrayFile(tmp_path / "tray.json").tray == Tray()


@pytest.mark.parametrize("content", ["", "[]", '{"items": [{}]}', '{"items": [{"paragraph": 1}]}', "\x00"])
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tray.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(JbtuiError, match=r"tray\.json"):
        TrayFile(path)
    assert path.read_text(encoding="utf-8") == content


def test_a_refusing_disk_is_told_and_the_tray_stays(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    kept = TrayFile(tmp_path / "state" / "tray.json")
    with pytest.raises(JbtuiError, match="摘录无法保存"):
        kept.change(THREE)
    assert kept.tray == Tray()


def test_what_another_session_kept_is_taken_over(tmp_path: Path) -> None:
    mine, other = TrayFile(tmp_path / "tray.json"), TrayFile(tmp_path / "tray.json")
    mine.change(Tray((item("甲"),)))
    assert other.reread() and names(other.tray) == ["甲"]
    other.change(other.tray.add(item("乙")))
    assert mine.reread() and names(mine.tray) == ["甲", "乙"]
    assert not mine.reread() and not mine.undo()


@pytest.mark.parametrize("field", ["text", "note", "citation", "figure", "unknown"])
def test_an_item_of_a_wrong_shape_is_refused_and_the_file_left(tmp_path: Path, field: str) -> None:
    path = tmp_path / "tray.json"
    kept = {"paragraph": "甲", "text": "文", "citation": "出处", "figure": None, "note": "", field: 5}
    path.write_text(json.dumps({"version": 1, "items": [kept]}), encoding="utf-8")
    with pytest.raises(JbtuiError):
        TrayFile(path)
    assert json.loads(path.read_text(encoding="utf-8"))["items"] == [kept]
