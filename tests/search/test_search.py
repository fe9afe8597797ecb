"""What search finds, in what order, and what it says about it."""

from __future__ import annotations

import pytest
from pyroaring import BitMap

from jbtui.records import Kind
from jbtui.search import Filters, Results, Sort, count, counts, rank, search
from jbtui.search import searching as under_test
from jbtui.search.names import called
from tests.search.memory import MemoryIndex, index_of, make_article, make_paragraph


def files(results: Results) -> set[str]:
    return {hit.article.file[:3] for hit in results.hits}


def texts(results: Results) -> list[str]:
    return [hit.paragraph.text for hit in results.hits]


# ---- over the articles


def test_a_term_of_several_words(articles: MemoryIndex) -> None:
    assert files(search(articles, "地区生产总值")) == {"000", "001", "002"}


@pytest.mark.parametrize(
    ("query", "filters", "where"),
    [
        ("最多跑一", Filters(), {"000", "001", "002", "003"}),
        ("亩产论英雄", Filters(), {"001", "002"}),
        ("“亩产论英雄”", Filters(), {"001"}),
        ("六争", Filters(districts=("北仑",)), {"003"}),
        ("六争 区:北仑", Filters(), {"003"}),
        ("六争", Filters(districts=("北仑", "江北")), {"001", "002", "003"}),
        ("六争", Filters(campaigns=("六争",), years=((2020, None),)), {"002", "003"}),
        ("专项:六争攻坚、三年攀高 慈城", Filters(), {"002"}),
        ("年:..2018 拆后", Filters(), {"000"}),
        ("篇:000 江北", Filters(), {"000"}),
        ("类:小标题 前洋", Filters(), {"000", "001"}),
        ("群眾滿意度", Filters(), {"000", "001", "002"}),
        ("5G工厂|5G智慧工厂", Filters(), {"004"}),
        ("96.5%的群众", Filters(), {"000"}),
    ],
)
def test_what_is_found(articles: MemoryIndex, query: str, filters: Filters, where: set[str]) -> None:
    assert files(search(articles, query, filters)) == where


@pytest.mark.parametrize(
    ("field", "typed", "name"),
    [
        ("district", "北仑", "北仑区"),
        ("campaign", "六争攻坚、三年攀高", "六争攻坚"),
        ("campaign", "抓落实行动", "抓落实专项行动"),
        ("campaign", "1586", "1586专项行动"),
        ("indicator", "gdp", "地区生产总值"),
        ("kind", "图片说明", "caption"),
    ],
)
def test_what_a_name_may_be_called(field: str, typed: str, name: str) -> None:
    index = index_of("江北")
    index.postings.facets[field] = {value: BitMap([0]) for value in (name, "其他区", "其他", "body")}
    assert [value for value, _ in called(index.postings, field, typed)] == [name]


def test_a_phrase_broken_by_the_page_is_found(articles: MemoryIndex) -> None:
    results = search(articles, "激发内生活力，转化发展动能")
    assert files(results) == {"004"}


# ---- the order


def test_whole_words_come_before_accidental_stretches() -> None:
    index = index_of("中国人民站起来了", "国人皆知此事", "中国人民的事业")
    assert texts(search(index, "国人"))[0] == "国人皆知此事"


def test_titles_come_before_headings_before_body() -> None:
    article = make_article("000")
    kinds = (Kind.BODY, Kind.CAPTION, Kind.HEADING, Kind.TITLE)
    index = MemoryIndex([(article, make_paragraph(article, n, "文创港展新姿", kind=k)) for n, k in enumerate(kinds)])
    found = [hit.paragraph.kind for hit in search(index, "文创港").hits]
    assert found == [Kind.TITLE, Kind.HEADING, Kind.BODY, Kind.CAPTION]


def test_terms_close_together_come_first_and_phrases_most() -> None:
    far = "江北区在这一年里做了许多工作并且取得了很大的成绩其中最要紧的是重点项目"
    index = index_of(far, "江北推进重点项目，成绩很大，做了许多工作并且在这一年里很要紧", "江北项目建设，" + far)
    assert [text[:6] for text in texts(search(index, "江北 项目"))] == ["江北项目建设", "江北推进重点", "江北区在这一"]


def test_equal_hits_come_newest_first_then_in_reading_order() -> None:
    old, new = make_article("old", date="2018-05"), make_article("new", date="2020-11")
    index = MemoryIndex([(a, make_paragraph(a, n, "推进文创港建设")) for a in (old, new) for n in (1, 2)])
    found = [(hit.article.file, hit.paragraph.position) for hit in search(index, "文创港").hits]
    assert found == [("new.txt", 1), ("new.txt", 2), ("old.txt", 1), ("old.txt", 2)]


def test_sorts(articles: MemoryIndex) -> None:
    by_date = [hit.article.date or "" for hit in search(articles, "江北", sort=Sort.DATE, limit=500).hits]
    assert by_date == sorted(by_date, reverse=True)
    places = [
        (hit.article.file, hit.paragraph.position)
        for hit in search(articles, "江北", sort=Sort.POSITION, limit=500).hits
    ]
    assert places == sorted(places)


# ---- what is said


def test_aliases_are_found_and_said() -> None:
    index = index_of("地区生产总值增长", "GDP增速夺冠", "农业")
    results = search(index, "gdp")
    assert texts(results) == ["GDP增速夺冠", "地区生产总值增长"]
    assert any("地区生产总值" in note for note in results.notes)
    assert texts(search(index, "“GDP”")) == ["GDP增速夺冠"]


def test_an_alias_inside_a_run() -> None:
    assert texts(search(index_of("生产总值增速夺冠", "增速"), "GDP增速")) == ["生产总值增速夺冠"]


def test_a_long_run_without_hits_falls_back_to_its_words_and_says_so() -> None:
    index = index_of("经济保持快速发展", "经济总量")
    results = search(index, "经济快速发展")
    assert texts(results) == ["经济保持快速发展"]
    assert any("改按词" in note for note in results.notes)
    assert search(index, "“经济快速发展”").total == 0


@pytest.mark.parametrize("typed", ["liuzheng", "lzgj", "liuzhenggongjian", "LZGJ"])
def test_pinyin_and_initials(articles: MemoryIndex, typed: str) -> None:
    results = search(articles, typed)
    assert files(results) == {"001", "002", "003"}
    assert any("按拼音" in note for note in results.notes)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("六征攻坚", "六争攻坚"), ("文创巷", "文创港"), ("最多跑二次", "最多跑一次"), ("慈诚", "慈城")],
)
def test_did_you_mean(articles: MemoryIndex, typed: str, meant: str) -> None:
    results = search(articles, f"“{typed}”")
    assert results.total == 0
    assert any("是不是要找" in note and meant in note for note in results.notes), results.notes


def test_only_terms_that_are_missing_are_doubted(articles: MemoryIndex) -> None:
    (note,) = search(articles, "江北 “文创巷”").notes
    assert "文创港" in note and "江北" not in note


def test_terms_that_never_meet_are_said_to(articles: MemoryIndex) -> None:
    assert any("同时" in note for note in search(articles, "河埠头 膜幻动力小镇").notes)


def test_a_run_as_long_as_can_be_typed(articles: MemoryIndex) -> None:
    paragraph = max(articles.paragraphs(), key=lambda p: len(p.text))
    stretch = "".join(c for c in paragraph.text if c.isalnum())[:900]
    assert [hit.paragraph.id for hit in search(articles, stretch).hits] == [paragraph.id]
    assert search(articles, stretch + "甲").total <= 1


def test_hits_outside_the_filters_are_mentioned(articles: MemoryIndex) -> None:
    results = search(articles, "慈城", Filters(districts=("北仑",)))
    assert results.total == 0
    assert any("筛选之外" in note for note in results.notes)


def test_very_many_hits_outside_the_filters_are_not_all_read() -> None:
    index = index_of(*["争攻坚又六争" for _ in range(3000)])
    results = search(index, "“争攻坚又六”", Filters(kinds=("title",)))
    assert any(f"至少有 {under_test.COUNTED} 段" in note for note in results.notes)


@pytest.mark.parametrize("query", ["区:火星 江北", "专项:没有这回事", "年:1900", "篇:zzz", "主题:火星"])
def test_a_value_that_nothing_is_called_by_is_said(articles: MemoryIndex, query: str) -> None:
    results = search(articles, query)
    assert results.total == 0
    assert any("没有" in note for note in results.notes)


def test_a_blank_query_gives_everything_in_reading_order(articles: MemoryIndex) -> None:
    results = search(articles, " ", limit=3)
    assert [hit.paragraph.position for hit in results.hits] == [1, 2, 3]
    assert results.total == len(articles.paragraphs())


# ---- limits


def test_beyond_the_time_limit_what_was_found_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(*["六争攻坚又六争" for _ in range(500)])
    monkeypatch.setattr(under_test, "LIMIT", 0.0)
    results = search(index, "“争攻坚又六”")
    assert results.truncated
    assert any("秒" in note for note in results.notes)


def test_counting_stops_early_and_says_so() -> None:
    index = index_of(*["争攻坚又六争" for _ in range(3000)])
    results = search(index, "“争攻坚又六”", counting=0)
    assert results.truncated and not results.exact and rank.POOL <= results.total < 3000
    assert len(results.hits) == 50
    assert count(index, "“争攻坚又六”") == (3000, True)
    counted = counts(index, "“争攻坚又六”", Filters(kinds=("body",)))
    assert (counted.total, counted.exact) == (3000, True)
