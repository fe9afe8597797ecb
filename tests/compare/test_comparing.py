"""Comparisons as a reader asks for them, on a small shelf of made articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jbtui.compare import compare, parse_side, suggest, table, to_json
from jbtui.compare import gathering as gather
from jbtui.compare.comparison import Comparison
from jbtui.compare.sentence import sentence
from jbtui.errors import NotFound, UsageError
from jbtui.records import Evidence, Figure, Named, Role
from tests.compare.making import article, figure, paragraph
from tests.compare.shelf import Shelf


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JBTUI_CONFIG", str(tmp_path))


def north(indicator: str, written: str, when: str | None, **more: object) -> Figure:
    return figure(indicator, written, when, **({"article": "NORTH18", "paragraph": "NORTH18-P"} | more))  # type: ignore[arg-type]


def east(indicator: str, written: str, when: str | None, **more: object) -> Figure:
    fixed = {"subject": "北仑区", "district": "北仑区", "article": "EAST20", "paragraph": "EAST20-P"}
    return figure(indicator, written, when, **(fixed | more))  # type: ignore[arg-type]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        figures=[
            north("地区生产总值", "520.6亿元", "2018"),
            north("地区生产总值", "9.7%", "2018", kind="growth"),
            north("上市企业数", "9家", None, theme="产业争先"),
            north("地区生产总值", "600亿元", "2019", article="NORTH20", paragraph="NORTH20-P"),
            north("上市企业数", "18家", "../2020-11", article="NORTH20", paragraph="NORTH20-P", theme="产业争先"),
            east("地区生产总值", "1900亿元", "2019"),
            east("上市企业数", "15家", "../2020-11", theme="产业争先"),
            east("港口吞吐量", "5亿吨", "2019"),
        ],
        paragraphs=[
            paragraph("江北区老旧小区改造，地区生产总值增长。", id="NORTH18-P", article="NORTH18"),
            paragraph("江北区老旧小区改造继续推进。", id="NORTH20-P", article="NORTH20", theme="城乡争优"),
            paragraph(
                "北仑区老旧小区改造和港口集群。", id="EAST20-P", article="EAST20", district="北仑区", theme="城乡争优"
            ),
        ],
        articles=[
            article("NORTH18", date="2019-02"),
            article("NORTH20", date="2020-11"),
            article("EAST20", date="2020-11", district="北仑区"),
        ],
    )


def compared(shelf: Shelf, left: str, right: str, **more: object) -> Comparison:
    return compare(shelf, parse_side(left), parse_side(right), **more)  # type: ignore[arg-type]


def test_two_districts(shelf: Shelf) -> None:
    found = compared(shelf, "江北", "北仑")
    assert (found.left.label, found.right.label) == ("江北区", "北仑区")
    by_name = {(row.indicator, row.kind.value): row for row in found.rows}
    gdp = by_name["地区生产总值", "level"]
    assert gdp.comparable and gdp.left[0].quote == "600亿元"
    assert by_name["上市企业数", "level"].difference is not None
    assert not by_name["地区生产总值", "growth"].shared
    assert {"NORTH18", "NORTH20", "EAST20"} == set(found.articles)
    assert {"NORTH18-P", "NORTH20-P", "EAST20-P"} == set(found.paragraphs)


def test_a_year_takes_its_own_figures_and_the_undated_ones_of_its_review(shelf: Shelf) -> None:
    found = compared(shelf, "江北@2018", "江北@2020")
    left = {f.quote for row in found.rows for f in row.left}
    right = {f.quote for row in found.rows for f in row.right}
    assert left == {"520.6亿元", "9.7%", "9家"}  # the article of 2019-02 reviews 2018
    assert right == {"18家"}


def test_within_one_district_the_changes_over_time_are_told(shelf: Shelf) -> None:
    found = compared(shelf, "江北@2018", "江北@2020")
    assert {(series.indicator, len(series.points)) for series in found.changes} == {
        ("地区生产总值", 2),
        ("上市企业数", 2),
    }
    assert compared(shelf, "江北", "北仑").changes == ()


def test_a_campaign_or_an_article_can_be_a_side(shelf: Shelf) -> None:
    assert compared(shelf, "江北@六争攻坚", "北仑@六争攻坚").left.label == "江北区@六争攻坚"
    assert compared(shelf, "NORTH18", "NORTH20").left.label == "NORTH18"
    assert compared(shelf, "江北@NORTH18", "北仑").left.article == "NORTH18"
    assert compared(shelf, "六争攻坚", "北仑").left.campaign == "六争攻坚"


@pytest.mark.parametrize(
    ("left", "right", "fault", "says"),
    [
        ("江东", "北仑", NotFound, "江北区"),
        ("江北@七争攻坚", "北仑", NotFound, "六争攻坚"),
        ("江北@1999", "北仑", NotFound, "2018、2020"),
        ("江北", "江北区", UsageError, "北仑区"),
        ("江北@NORTH99", "北仑", NotFound, "NORTH99"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(
    shelf: Shelf, left: str, right: str, fault: type[Exception], says: str
) -> None:
    with pytest.raises(fault) as raised:
        compared(shelf, left, right)
    assert says in str(raised.value)


def test_a_side_without_figures_says_so_and_keeps_its_passages() -> None:
    shelf = Shelf(
        figures=[east("港口吞吐量", "5亿吨", "2019")],
        paragraphs=[
            paragraph("江北老旧小区。", article="NORTH18"),
            paragraph("北仑港口。", id="EAST20-P", article="EAST20", district="北仑区"),
        ],
        articles=[article("NORTH18"), article("EAST20", district="北仑区")],
    )
    found = compared(shelf, "江北", "北仑")
    assert found.notes == ("江北区 没有数字，只对照段落。",)
    assert found.passages[0].left and not any(row.shared for row in found.rows)


def test_a_theme_can_be_named_by_a_part_of_it(shelf: Shelf) -> None:
    assert {row.theme for row in compared(shelf, "江北", "北仑", theme="产业").rows} == {"产业争先"}
    with pytest.raises(NotFound, match="天文"):
        compared(shelf, "江北", "北仑", theme="天文")


def test_swapped_sides_give_the_opposite_difference(shelf: Shelf) -> None:
    one, other = compared(shelf, "江北", "北仑"), compared(shelf, "北仑", "江北")
    values = [
        sorted(row.difference.value for row in found.rows if row.difference is not None) for found in (one, other)
    ]
    assert values[0] and values[0] == sorted(-value for value in values[1])


def test_the_sides_with_most_in_common_are_suggested(shelf: Shelf) -> None:
    (found,) = suggest(shelf, compared(shelf, "江北", "北仑").left)
    assert (found.side.district, found.shared) == ("北仑区", 2)


def test_a_hundred_thousand_figures_are_a_page_of_the_most_reported(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "WHOLE", 1)
    many = [north(f"{chr(0x4E00 + i)}{chr(0x5E00 + i)}产量", "5吨", "2018") for i in range(1000)]
    often = [north("地区生产总值", f"{n}亿元", "2018") for n in range(50)]
    big = Shelf([*shelf.figures(), *many, *often], shelf._paragraphs, shelf._articles.values())
    found = compared(big, "江北", "北仑")
    assert len(found.rows) <= gather.INDICATORS + 1
    gdp = next(row for row in found.rows if row.indicator == "地区生产总值" and row.shared)
    assert len(gdp.left) == gather.FIGURES_EACH
    assert any("只取最常报道的指标" in note for note in found.notes)


def test_beside_a_large_side_a_small_one_is_not_called_large(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "WHOLE", 1)
    found = compared(shelf, "江北", "北仑")  # two paragraphs against one
    assert [note.split()[0] for note in found.notes] == ["江北区"]


def test_the_json_is_the_contract(shelf: Shelf) -> None:
    found = json.loads(json.dumps(to_json(compared(shelf, "江北", "北仑")), ensure_ascii=False))
    assert list(found)[:4] == ["left", "right", "rows", "passages"]
    row = next(row for row in found["rows"] if row["indicator"] == "地区生产总值" and row["comparable"])
    assert list(row)[:9] == (
        ["theme", "indicator", "unit", "left", "right", "difference", "ratio", "comparable", "why"]
    )
    assert row["left"][0]["quote"] == "600亿元" and row["left"][0]["metric"].startswith("NORTH20-P.")
    assert row["difference"] == -1300e8 and row["ratio"] == pytest.approx(600 / 1900)
    assert list(found["passages"][0])[:3] == ["theme", "left", "right"]
    assert found["passages"][0]["left"][0]["paragraph"] == "NORTH20-P"


def test_a_narrowed_side_that_is_silent_points_to_what_its_district_says_elsewhere(shelf: Shelf) -> None:
    outside = north("港口吞吐量", "3亿吨", "2019", article="OTHER", paragraph="OTHER-P")
    other = replace(article("OTHER"), campaigns=(Named("三服务", Role.MAIN, Evidence("三服务")),))
    text = replace(paragraph("江北区港口。", id="OTHER-P", article="OTHER"), campaigns=("三服务",))
    fuller = Shelf([*shelf.figures(), outside], [*shelf._paragraphs, text], [*shelf._articles.values(), other])
    found = compared(fuller, "江北@六争攻坚", "北仑")
    (row,) = (row for row in found.rows if row.indicator == "港口吞吐量")
    assert (row.left, row.elsewhere, row.shared, row.difference) == ((), (outside,), False, None)
    assert row.why == "仅 北仑区 有；江北区在所选范围之外有港口吞吐量（三服务，2020-11）"
    assert table.line(row).left == "［另见 3亿吨（2019全年）］"
    assert sentence(found, row, lambda f: f.article) == (
        "北仑区2019全年港口吞吐量5亿吨［1］；江北区（六争攻坚）未见报道。来源：［1］EAST20。"
    )
    assert to_json(found)["rows"][found.rows.index(row)]["elsewhere"][0]["quote"] == "3亿吨"
    assert not any(row.elsewhere for row in compared(fuller, "江北", "北仑").rows)


def test_lines_of_the_table(shelf: Shelf) -> None:
    found = compared(shelf, "江北", "北仑")
    heads = table.columns(found)
    cells = {line.indicator + line.kind: table.cells(line) for line in table.lines(found)}
    assert heads[3:5] == ("江北区", "北仑区")
    assert all(len(row) == len(heads) for row in cells.values())
    assert cells["地区生产总值水平"][3:] == (
        "600亿元（2019全年） 等2个", "1900亿元（2019全年）", "－1300亿元", "0.32倍", ""
    )  # fmt: skip
    assert cells["港口吞吐量水平"][3:] == ("", "5亿吨（2019全年）", "", "", "仅 北仑区 有")


def test_a_row_that_its_own_side_contradicts_says_so_with_the_source(shelf: Shelf) -> None:
    other = north("地区生产总值", "580亿元", "2019", article="NORTH18", paragraph="NORTH18-P")
    found = compared(Shelf([*shelf.figures(), other], shelf._paragraphs, shelf._articles.values()), "江北", "北仑")
    (row,) = (row for row in found.rows if row.indicator == "地区生产总值" and row.shared)
    said = sentence(found, row, lambda f: f.article)
    assert "另有说法" in said and "［3］" in said and "NORTH18" in said and "NORTH20" in said
    assert "说法不一" in table.line(row).why


def test_a_row_as_a_sentence_names_both_sources(shelf: Shelf) -> None:
    found = compared(shelf, "江北", "北仑")
    rows = {(row.indicator, row.kind.value): row for row in found.rows}
    assert sentence(found, rows["地区生产总值", "level"], lambda f: f.article) == (
        "江北区2019全年地区生产总值600亿元［1］，北仑区2019全年地区生产总值1900亿元［2］；"
        "前者少1300亿元，是后者的0.32倍。来源：［1］NORTH20；［2］EAST20。"
    )
    assert sentence(found, rows["港口吞吐量", "level"], lambda f: f.article) == (
        "北仑区2019全年港口吞吐量5亿吨［1］；江北区未见报道。来源：［1］EAST20。"
    )
    listed = rows["上市企业数", "level"]
    apart = replace(listed, pair=None, why="时期不同：甲 对 乙")
    assert "两者不能直接比较（时期不同：甲 对 乙）" in sentence(found, apart, lambda f: f.article)
