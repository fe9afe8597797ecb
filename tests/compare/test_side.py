"""Sides as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.compare.side import Side, parse_side
from jbtui.errors import UsageError


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("江北", Side("江北")),
        (" 江北区 ", Side("江北区")),
        ("江北@2018", Side("江北", years=(2018, 2018))),
        ("江北＠２０１８年", Side("江北", years=(2018, 2018))),
        ("江北@2018..2020", Side("江北", years=(2018, 2020))),
        ("江北@2018-2020", Side("江北", years=(2018, 2020))),
        ("江北@2020..2018", Side("江北", years=(2018, 2020))),
        ("江北@2018..", Side("江北", years=(2018, None))),
        ("江北@..2018", Side("江北", years=(None, 2018))),
        ("北仑@六争攻坚", Side("北仑", "六争攻坚")),
        ("北仑@六争攻坚@2020", Side("北仑", "六争攻坚", (2020, 2020))),
        ("北仑@2020@六争攻坚", Side("北仑", "六争攻坚", (2020, 2020))),
        ("江北@001", Side("江北", article="001")),
        ("001", Side(article="001")),
        ("001_6b77bdb4c9c02796.txt", Side(article="001_6b77bdb4c9c02796.txt")),
        ("2018", Side(years=(2018, 2018))),
        ("@六争攻坚", Side(campaign="六争攻坚")),
        ("@1586专项行动", Side(campaign="1586专项行动")),
    ],
)
def test_a_side_as_typed(text: str, side: Side) -> None:
    assert parse_side(text) == side


@pytest.mark.parametrize("text", ["", "@", " @ ", "江北@2018@2019", "江北@六争攻坚@三服务"])
def test_what_names_nothing_or_one_thing_twice_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_side(text)
    assert "江北@2018" in refused.value.remedy


@pytest.mark.parametrize("text", ["江北区@2018", "江北区@六争攻坚@2018..2020", "2018..", "北仑区"])
def test_the_label_can_be_typed_again(text: str) -> None:
    assert parse_side(text).label == text


@given(st.text(max_size=40))
def test_any_text_is_a_side_or_refused(text: str) -> None:
    try:
        side = parse_side(text)
    except UsageError:
        return
    assert side != Side() and "\x1b" not in side.label


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("江北", "江北"),
        ("江北@2018", "江北（2018）"),
        ("江北@六争攻坚@2018", "江北（六争攻坚、2018）"),
        ("2018", "2018"),
    ],
)
def test_a_side_in_running_text_shows_no_sign_of_the_command_line(typed: str, spoken: str) -> None:
    assert parse_side(typed).spoken == spoken
