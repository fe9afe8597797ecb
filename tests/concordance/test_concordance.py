"""Concordances: every occurrence, aligned, ordered, counted; the words around it."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jbtui.concordance import KwicLine, Order, kwic, to_json
from jbtui.concordance.lines import aligned, fit_left, fit_right
from jbtui.concordance.spread import Share, deviation
from jbtui.search import Filters
from jbtui.text.folding import key
from jbtui.words.association import log_likelihood, mutual_information
from tests.search.memory import MemoryIndex, index_of, make_article, make_paragraph, seeds

TEXTS = (
    "全力打好攻坚战，持续攻坚克难。",
    "项目攻坚抢出新速度。",
    "干部在攻坚一线担当作为。",
    "党建引领基层治理。",
)


@pytest.fixture(scope="module")
def index() -> MemoryIndex:
    return index_of(*TEXTS)


@pytest.fixture(scope="module")
def articles() -> MemoryIndex:
    return seeds()


def shown(lines: tuple[KwicLine, ...]) -> list[str]:
    return [f"{line.left}[{line.keyword}]{line.right}" for line in lines]


def test_every_occurrence_has_a_line(index: MemoryIndex) -> None:
    assert shown(kwic(index, "攻坚").lines) == [
        "全力打好[攻坚]战，持续攻坚克难。",
        "全力打好攻坚战，持续[攻坚]克难。",
        "项目[攻坚]抢出新速度。",
        "干部在[攻坚]一线担当作为。",
    ]


@pytest.mark.parametrize("query", ["攻坚", "项目", "最多跑一次", "R&D", "六争攻坚", "2018年"])
def test_the_lines_are_those_of_a_scan(articles: MemoryIndex, query: str) -> None:
    found = kwic(articles, f'"{query}"')
    scanned = Counter(
        {p.id: n for p in articles.paragraphs() if p.kind != "noise" and (n := key(p.text).count(key(query)))}
    )
    assert Counter(line.paragraph.id for line in found.lines) == scanned
    assert all(key(line.keyword) == key(query) for line in found.lines)
    assert not found.truncated


def test_left_and_right_context_order_the_lines(index: MemoryIndex) -> None:
    right = [line.right[:2] for line in kwic(index, "攻坚", order=Order.RIGHT).lines]
    assert right == ["克难", "抢出", "一线", "战，"], "ke, qiang, yi, zhan"
    left = [line.left[-2:] for line in kwic(index, "攻坚", order=Order.LEFT).lines]
    assert left == ["打好", "项目", "持续", "部在"], "hao, mu, xu, zai"


def test_alternatives_are_ordered_by_themselves(index: MemoryIndex) -> None:
    found = [line.keyword for line in kwic(index, "党建|攻坚", order=Order.KEYWORD).lines]
    assert found == ["党建", "攻坚", "攻坚", "攻坚", "攻坚"]


def test_dates_order_the_lines(articles: MemoryIndex) -> None:
    dates = [line.article.date for line in kwic(articles, "攻坚", order=Order.DATE).lines]
    assert len(set(dates)) > 2 and dates == sorted(dates, key=str)


def test_lines_align_in_cells(index: MemoryIndex) -> None:
    for line in kwic(index, "攻坚").lines:
        left, keyword, right = aligned(line, 11)
        assert (cell_len(left), keyword, cell_len(right)) == (11, "攻坚", 11)


@given(st.text(alphabet=st.sampled_from("江北a1，“é\U00020000 "), max_size=30), st.integers(0, 20))
def test_contexts_fit_exactly_and_keep_what_is_nearest(text: str, cells: int) -> None:
    left, right = fit_left(text, cells), fit_right(text, cells)
    assert cell_len(left) == cell_len(right) == cells
    assert text.endswith(left.lstrip(" ")) and text.startswith(right.rstrip(" "))


def test_hostile_text_is_harmless() -> None:
    (line,) = kwic(index_of("前\x1b]52;c;eA==\x07攻坚\n后[/red]"), "攻坚").lines
    assert (line.left, line.keyword, line.right) == ("前", "攻坚", " 后[/red]")


def test_frequencies_by_campaign_district_and_year_are_exact(articles: MemoryIndex) -> None:
    found = {spread.field: spread for spread in kwic(articles, '"攻坚"').spreads}
    holding = {p.id for p in articles.paragraphs() if "攻坚" in key(p.text)}
    for district in ("江北区", "北仑区"):
        share = next(share for share in found["district"].shares if share.value == district)
        own = [p for a, p in articles.postings.records.values() if a.district == district]
        assert (share.hits, share.paragraphs) == (len([p for p in own if p.id in holding]), len(own))
    years = [share.value for share in found["year"].shares]
    assert years == sorted(years)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(5, 50), (5, 50)], 0.0),
        ([(10, 10), (0, 90)], 0.9),
        ([(3, 25), (1, 75)], 0.5),
        ([(0, 10), (0, 90)], 0.0),
        ([], 0.0),
    ],
)
def test_deviation_of_proportions(parts: list[tuple[int, int]], expected: float) -> None:
    assert deviation([Share("x", "x", hits, all_) for hits, all_ in parts]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "likelihood", "information"),
    [
        # Worked by hand from the formulas.
        (10, 5, 1000, 1000, 1.699, 0.415),
        (100, 50, 10000, 10000, 16.99, 0.415),
        (10, 10, 1000, 1000, 0.0, 0.0),
        (10, 0, 1000, 1000, 13.863, 1.0),
        (0, 10, 1000, 1000, 13.863, 0.0),
        (5, 5, 0, 100, 0.0, 0.0),
        (0, 0, 100, 100, 0.0, 0.0),
    ],
)
def test_association(a: int, b: int, c: int, d: int, likelihood: float, information: float) -> None:
    assert log_likelihood(a, b, c, d) == pytest.approx(likelihood, abs=0.005)
    assert mutual_information(a, b, c, d) == pytest.approx(information, abs=0.005)


def test_collocates_stand_near_more_often_than_elsewhere() -> None:
    texts = ["老旧小区改造稳步推进"] * 6 + ["港口物流集群，老旧设备"] * 30
    found = {one.word: one for one in kwic(index_of(*texts), "改造").collocates}
    assert found["小区"].left == 6 and found["小区"].right == 0
    assert found["稳步"].right == 6
    assert found["小区"].log_likelihood > 6.63 and found["小区"].count > found["小区"].expected
    assert "港口" not in found


def test_runs_of_words_around_an_occurrence() -> None:
    texts = ["稳步推进老旧小区改造项目"] * 3 + ["老旧小区改造完成"]
    found = {run.text: run.count for run in kwic(index_of(*texts), "改造").runs}
    assert found["老旧小区改造"] == 4 and found["小区改造"] == 4
    assert found["小区改造项目"] == 3
    assert not any("完成" in text for text in found)


def test_windows_end_with_the_sentence() -> None:
    texts = ["港口繁忙。改造完成。", "港口繁忙。改造完成。"]
    assert "港口" not in {one.word for one in kwic(index_of(*texts), "改造").collocates}


@pytest.mark.parametrize("query", ["", "没有这样的话", '""', "-攻坚", "类:正文", "(((", "\x00"])
def test_queries_without_occurrences_have_no_lines_and_no_faults(index: MemoryIndex, query: str) -> None:
    found = kwic(index, query)
    assert (found.lines, found.collocates, found.runs) == ((), (), ())


def test_a_query_that_marks_nothing_says_so(index: MemoryIndex) -> None:
    assert any("请写出要看的词" in note for note in kwic(index, "类:正文").notes)


def test_filters_narrow_the_lines(articles: MemoryIndex) -> None:
    found = kwic(articles, "攻坚", Filters(districts=("北仑",)))
    assert found.lines and {line.article.district for line in found.lines} == {"北仑区"}


def test_filters_narrow_the_frequencies_of_their_own_field_as_well(articles: MemoryIndex) -> None:
    found = {spread.field: spread for spread in kwic(articles, '"攻坚"', Filters(districts=("北仑",))).spreads}
    own = [p for a, p in articles.postings.records.values() if a.district == "北仑区"]
    holding = [p for p in own if "攻坚" in key(p.text)]
    (share,) = found["district"].shares
    assert (share.value, share.hits, share.paragraphs) == ("北仑区", len(holding), len(own))
    assert sum(one.paragraphs for one in found["year"].shares) <= len(own)


def test_more_than_is_read_is_said() -> None:
    article = make_article("000")
    many = MemoryIndex([(article, make_paragraph(article, at, f"第{at}次攻坚")) for at in range(1, 60)])
    found = kwic(many, "攻坚", limit=20)
    assert len(found.lines) == 20 and found.truncated
    assert any("前 20 段" in note for note in found.notes)


def test_json_names_where_each_line_stands(articles: MemoryIndex) -> None:
    found = json.loads(json.dumps(to_json(kwic(articles, '"六争攻坚"', order=Order.RIGHT), 10), ensure_ascii=False))
    line = found["lines"][0]
    assert key(line["keyword"]) == "六争攻坚" and len(line["left"]) <= 10 and len(line["right"]) <= 10
    assert set(found["frequency"]) == {"campaign", "district", "year"}
    assert found["collocates"] and found["ngrams"]
