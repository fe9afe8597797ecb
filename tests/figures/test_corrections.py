"""Corrections by hand: kept in a readable file, applied to the figure they were made for and to no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui.errors import KnowledgeError
from jbtui.figures.corrections import Correction, append, apply, load, unused
from jbtui.locations import CORRECTIONS
from jbtui.records import Figure, FigureKind, Status
from tests.figures.builders import figures


def one() -> Figure:
    return figures("2018年，全区实现地区生产总值520.6亿元。", "2019-02")[0]


def test_what_is_appended_is_loaded_again(tmp_path: Path) -> None:
    figure = one()
    first = Correction(figure.id, figure.quote, '他说："好"。\\', fields={"value": 5.2e10, "period": "2018-01/2018-06"})
    second = Correction("ART-000001.99", "3家", reject=True)
    append(tmp_path, first)
    append(tmp_path, second)
    assert load(tmp_path) == (first, second)


def test_a_correction_changes_its_fields_and_says_so() -> None:
    figure = one()
    fields: dict[str, str | float] = {
        "kind": "ratio",
        "status": "planned",
        "period": "",
        "indicator": "别的",
        "value": 7,
    }
    (changed,) = apply([figure], [Correction(figure.id, figure.quote, fields=fields)])
    assert changed.corrected
    assert (changed.kind, changed.status, changed.period) == (FigureKind.RATIO, Status.PLANNED, None)
    assert (changed.indicator, changed.value, changed.quote) == ("别的", 7.0, figure.quote)
    assert dict(changed.rules)["indicator"] == "人工更正"


def test_a_period_is_given_its_days() -> None:
    figure = one()
    (changed,) = apply([figure], [Correction(figure.id, figure.quote, fields={"period": "../2019-02"})])
    assert changed.period is not None
    assert (changed.period.first, changed.period.last) == (None, "2019-02-28")


def test_a_rejected_figure_is_left_out() -> None:
    figure = one()
    assert apply([figure], [Correction(figure.id, figure.quote, reject=True)]) == ()


def test_a_correction_of_other_words_changes_nothing() -> None:
    figure = one()
    stale = Correction(figure.id, "521亿元", reject=True)
    assert apply([figure], [stale]) == (figure,)
    assert unused([figure], [stale]) == (stale,)


def test_no_file_no_corrections(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


@pytest.mark.parametrize(
    "text",
    [
        "[[correction]",
        'correction = "x"',
        '[[correction]]\nid = "a"',
        '[[correction]]\nid = "a"\nquote = "b"\nkind = "something"',
        '[[correction]]\nid = "a"\nquote = "b"\nperiod = "2018-13"',
        '[[correction]]\nid = "a"\nquote = "b"\nperiod = "2020/2018"',
        '[[correction]]\nid = "a"\nquote = "b"\nvalue = "many"',
        '[[correction]]\nid = "a"\nquote = "b"\nvalue = inf',
        '[[correction]]\nid = "a"\nquote = "b"\nunknown = 1',
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / CORRECTIONS).write_text(text, "utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(tmp_path)
    assert CORRECTIONS in str(error.value)


def test_an_impossible_correction_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        append(tmp_path, Correction("a", "b", fields={"status": "maybe"}))
    assert not (tmp_path / CORRECTIONS).exists()
