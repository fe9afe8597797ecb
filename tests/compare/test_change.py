"""One indicator over time: points in order, derived rates marked with their formula, reasons where there are none."""

from __future__ import annotations

from jbtui import words
from jbtui.compare import table
from jbtui.compare.change import series
from jbtui.compare.decisions import Decisions
from jbtui.compare.lines import lines_over_time
from jbtui.compare.verdict import Reason
from tests.compare.making import figure

GDP = "地区生产总值"
DATES = {"A": "2019-02", "B": "2020-11"}


def test_points_stand_in_the_order_of_their_periods() -> None:
    found = series(
        [figure(GDP, "520.6亿元", "2018"), figure(GDP, "314.7亿元", "2017-01/2017-09"), figure(GDP, "6亿元", "2019")],
        {},
    )
    assert found is not None
    assert [point.label for point in found.points] == ["2017年1-9月", "2018全年", "2019全年"]


def test_a_rate_is_derived_with_its_formula_and_a_yearly_one_over_several_years() -> None:
    found = series([figure("产值", "681.4亿元", "2017"), figure("产值", "843.8亿元", "2019")], {})
    assert found is not None
    (step,) = found.steps
    assert step.difference is not None and step.difference.value == 162.4e8
    assert step.rate is not None and step.rate.formula == "（843.8亿元－681.4亿元）÷681.4亿元＝23.8%"
    assert step.yearly is not None and step.yearly.formula == "（843.8亿元÷681.4亿元）^(1/2)－1＝11.3%"


def test_nothing_is_derived_between_a_year_and_nine_months() -> None:
    found = series([figure(GDP, "314.7亿元", "2017-01/2017-09"), figure(GDP, "520.6亿元", "2018")], {})
    assert found is not None
    (step,) = found.steps
    assert (step.difference, step.rate) == (None, None)
    assert step.verdict.reasons == (Reason.PERIOD,)


def test_a_year_is_held_against_the_year_before_though_quarters_lie_between() -> None:
    found = series(
        [figure(GDP, "500亿元", "2017"), figure(GDP, "390亿元", "2018-01/2018-09"), figure(GDP, "550亿元", "2018")], {}
    )
    assert found is not None
    assert [(step.start, step.end, step.difference is not None) for step in found.steps] == [
        (0, 1, False),
        (0, 2, True),
    ]
    assert "2017全年至2018全年 ＋50亿元，推算增幅 （550亿元－500亿元）÷500亿元＝10.0%" in table.change_cells(found)[3]


def test_two_statements_of_one_period_are_no_change() -> None:
    figures = [figure(GDP, "9亿元", "2018"), figure(GDP, "8亿元", "2019"), figure(GDP, "7亿元", "2019")]
    found = series([*figures, figure(GDP, "8亿元", "2019", article="B")], {})
    assert found is not None and len(found.points) == 3
    last = found.steps[-1]
    assert (last.start, last.difference is not None and last.difference.value) == (0, -2e8)
    repeated = series([figures[1], figures[2], figure(GDP, "9亿元", "2017-01/2017-06")], {})
    assert repeated is not None and repeated.steps[-1].verdict.why == "同一时期的另一说法"
    assert repeated.steps[-1].difference is None


def test_a_park_over_time_is_no_year_of_its_district() -> None:
    sold = "商品销售额"
    figures = [
        figure(sold, "127.5亿元", "2017", subject="电商园区"),
        figure(sold, "1300亿元", "2017"),
        figure(sold, "150亿元", "2018", subject="电商园区"),
        figure(sold, "1468.6亿元", "2018"),
    ]
    found = lines_over_time(figures, {}, words.cut, Decisions())
    assert {table.series_name(line): line.steps[0].difference is not None for line in found} == {
        "商品销售额": True,
        "商品销售额（电商园区）": True,
    }


def test_a_name_that_does_not_say_of_what_it_is_makes_no_line() -> None:
    figures = [figure("事项数", "127项", "2018"), figure("事项数", "259项", "2020")]
    assert lines_over_time(figures, {}, words.cut, Decisions()) == ()


def test_of_ranks_and_percentages_no_rate_is_derived() -> None:
    ranks = [figure("排名", f"{n}名", year, kind="rank", quote=f"全市第{n}") for n, year in ((3, "2018"), (1, "2019"))]
    found = series(ranks, {})
    assert found is not None and found.steps[0].difference is not None
    assert (found.steps[0].difference.value, found.steps[0].difference.unit) == (-2, "位")
    assert found.steps[0].rate is None
    growth = series([figure(GDP, "9%", "2018", kind="growth"), figure(GDP, "8%", "2019", kind="growth")], {})
    assert growth is not None and growth.steps[0].rate is None


def test_of_inexact_figures_no_rate_is_derived() -> None:
    found = series([figure("企业数", "40多家", "2018"), figure("企业数", "60家", "2019")], {})
    assert found is not None and found.steps[0].rate is None and found.steps[0].difference is not None


def test_a_figure_of_unknown_period_stands_where_its_article_was_written_and_says_so() -> None:
    unknown = figure("透明度指数排名", "3名", None, kind="rank", quote="全国第三", article="A")
    later = figure("透明度指数排名", "3名", "2018/2020", kind="rank", quote="全国前三", article="B")
    found = series([later, unknown], DATES)
    assert found is not None
    assert [(point.label, point.reported) for point in found.points] == [
        ("时期不明，2019年2月报道", True),
        ("2018-2020年", False),
    ]


def test_without_a_period_beside_dated_ones_of_its_article_a_figure_has_no_place_in_time() -> None:
    figures = [figure("新增用地", "850亩", "2018", article="A"), figure("新增用地", "500亩", None, article="A")]
    assert series(figures, DATES) is None


def test_a_repeat_without_a_period_is_no_point_of_its_own() -> None:
    figures = [
        figure("老旧小区改造数", "9个", "2018/2020-11", article="B"),
        figure("老旧小区改造数", "9个", None, article="B"),
        figure("老旧小区改造数", "16个", "2021", article="B"),
    ]
    found = series(figures, DATES)
    assert found is not None and [point.figure.quote for point in found.points] == ["9个", "16个"]


def test_one_moment_is_no_change() -> None:
    assert series([figure(GDP, "5亿元", "2018")], {}) is None
    assert series([figure(GDP, "5亿元", "2018"), figure(GDP, "5亿元", "2018")], {}) is None
    assert series([], {}) is None


def test_near_names_make_one_line_unless_the_reader_parted_them() -> None:
    figures = [
        figure("县级政府透明度指数评估结果排名", "3名", "2018", kind="rank", quote="全国第三"),
        figure("县级政府透明度指数排名", "2名", "2020", kind="rank", quote="全国第二"),
        figure("县级政府透明度指数评估结果排名", "30家", "2019"),
    ]
    (line,) = lines_over_time(figures, {}, words.cut, Decisions())
    assert [point.figure.quote for point in line.points] == ["全国第三", "全国第二"]
    assert table.change_cells(line)[0] == "≈ 县级政府透明度指数排名／县级政府透明度指数评估结果排名"
    confirmed = Decisions({frozenset(("县级政府透明度指数评估结果排名", "县级政府透明度指数排名")): True})
    (line,) = lines_over_time(figures, {}, words.cut, confirmed)
    assert not line.proposed and "≈" not in table.change_cells(line)[0]
    parted = Decisions({frozenset(("县级政府透明度指数评估结果排名", "县级政府透明度指数排名")): False})
    assert lines_over_time(figures, {}, words.cut, parted) == ()


def test_a_series_is_one_line_of_a_table() -> None:
    found = series([figure("产值", "681.4亿元", "2017"), figure("产值", "843.8亿元", "2019")], {})
    assert found is not None
    assert len(table.change_columns()) == 4
    assert table.change_cells(found) == (
        "产值",
        "水平",
        "681.4亿元（2017全年） → 843.8亿元（2019全年）",
        "＋162.4亿元，推算增幅 （843.8亿元－681.4亿元）÷681.4亿元＝23.8%，"
        "推算年均 （843.8亿元÷681.4亿元）^(1/2)－1＝11.3%",
    )
