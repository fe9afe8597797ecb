"""The bundled articles compared, as a reader would judge the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.compare import Comparison, compare, parse_side, to_json
from jbtui.compare.comparison import Row
from jbtui.errors import NotFound, UsageError
from jbtui.records import FigureKind
from jbtui.store import Index, open_index


@pytest.fixture(scope="module")
def districts(seed_index: Path) -> Comparison:
    with open_index(seed_index) as index:
        return compare(index, parse_side("江北@六争攻坚"), parse_side("北仑@六争攻坚"))


@pytest.fixture(scope="module")
def whole(seed_index: Path) -> Comparison:
    with open_index(seed_index) as index:
        return compare(index, parse_side("江北"), parse_side("北仑"))


@pytest.fixture(scope="module")
def years(seed_index: Path) -> Comparison:
    with open_index(seed_index) as index:
        return compare(index, parse_side("江北@2018"), parse_side("江北@2020"))


def about(comparison: Comparison, *words: str) -> list[Row]:
    """Shared rows whose either name holds one of the words on each side."""
    return [
        row
        for row in comparison.rows
        if row.shared
        and any(word in (row.left[0].indicator or "") for word in words)
        and any(word in (row.right[0].indicator or "") for word in words)
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("老旧小区",),
        ("上市企业",),
        ("完成投资",),
        ("人才", "科研人员"),
        ("网上", "掌上", "互联网"),
        ("重点项目", "重大项目"),
    ],
    ids="、".join,
)
def test_what_both_districts_report_of_the_campaign_stands_in_one_row(
    districts: Comparison, words: tuple[str, ...]
) -> None:
    rows = about(districts, *words)
    assert rows
    for row in rows:
        assert row.left[0].file != row.right[0].file
        assert {row.left[0].paragraph, row.right[0].paragraph} <= set(districts.paragraphs)


def test_honours_of_enterprises_stand_in_one_row(whole: Comparison) -> None:
    assert about(whole, "国家级制造业单项冠军")


def test_honours_that_a_district_reports_outside_the_campaign_are_pointed_to(districts: Comparison) -> None:
    (row,) = (row for row in districts.rows if "单项冠军" in row.indicator)
    assert not row.left and row.right and not row.comparable and row.difference is None
    assert row.elsewhere[0].file.startswith("004") and row.elsewhere[0].district == "江北区"
    assert "1586专项行动" in row.why and row.elsewhere[0].paragraph in districts.paragraphs


def test_few_articles_are_read_whole(whole: Comparison, districts: Comparison, years: Comparison) -> None:
    assert whole.notes == districts.notes == years.notes == ()


def test_no_row_puts_a_level_beside_a_growth(districts: Comparison, whole: Comparison, years: Comparison) -> None:
    for comparison in (districts, whole, years):
        for row in comparison.rows:
            assert not {FigureKind.LEVEL, FigureKind.GROWTH} <= {f.kind for f in (*row.left, *row.right)}


def test_only_comparable_figures_have_a_difference(whole: Comparison) -> None:
    for row in to_json(whole)["rows"]:
        assert (row["difference"] is not None) == row["comparable"]
        assert row["comparable"] or row["why"]


def test_investment_in_town_and_country_is_compared(districts: Comparison) -> None:
    (row,) = (row for row in about(districts, "完成投资") if row.theme == "城乡争优")
    assert row.difference is not None
    assert (row.difference.value, row.difference.unit) == (-51.1e8, "元")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (("GDP", "地区生产总值"), "十二连冠", "两连冠"),
        (("R&D", "研发"), "17.7亿元", "21亿元"),
        (("老旧小区",), "9个", "16个"),
        (("透明度指数",), "全国第三", "全国前三"),
    ],
    ids=lambda value: value if isinstance(value, str) else "、".join(value),
)
def test_a_district_over_time(years: Comparison, words: tuple[str, ...], first: str, last: str) -> None:
    lines = [[point.figure.quote for point in series.points] for series in years.changes
             if any(word in series.indicator for word in words)]  # fmt: skip
    assert any(first in line and last in line and line.index(first) < line.index(last) for line in lines)


@pytest.fixture(scope="module")
def index(seed_index: Path) -> Iterator[Index]:
    with open_index(seed_index) as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("江北仑区六争@＠2018.-—至年001A_\x1b[ \x00"), max_size=12))
def test_any_side_is_compared_or_refused_with_a_remedy(index: Index, text: str) -> None:
    try:
        found = compare(index, parse_side(text), parse_side("北仑"), with_passages=False)
    except (NotFound, UsageError) as refused:
        assert refused.remedy and "\x1b" not in str(refused)
        return
    assert found.right.label == "北仑区"
