"""The filter line of the figures screen."""

from __future__ import annotations

from jbtui.store.cells import Cell
from jbtui.tui.filtering import cells


def test_words_and_the_columns_they_name() -> None:
    assert cells("生产总值 时期：2018 主体:西山区") == (
        Cell("生产总值"),
        Cell("2018", "period"),
        Cell("西山区", "subject"),
    )


def test_a_kind_is_known_by_its_name() -> None:
    assert cells("性质:增减") == (Cell("增减", "kind", ("growth",)),)


def test_what_names_no_column_is_a_word() -> None:
    assert cells("比例1:3") == (Cell("比例1:3"),)
    assert cells("  ") == ()
