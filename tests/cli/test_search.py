"""`jbtui search`: the contract of its output, its filters, and what it says where nothing is found."""

from __future__ import annotations

import csv
import io
import json

import pytest

from jbtui.text.cleaning import clean
from tests.cli.conftest import Jbtui

FIELDS = [
    *("paragraph", "article", "file", "title", "date", "districts", "campaigns", "kind", "section", "theme", "text"),
    *("lines", "marks", "score"),
]


def test_json_has_the_shape_of_the_contract(jbtui: Jbtui) -> None:
    done = jbtui("search", "地区生产总值", "--format", "json")
    assert done.code == 0
    assert list(done.json) == ["query", "total", "truncated", "notes", "hits"]
    assert {hit["file"][:3] for hit in done.json["hits"]} >= {"000", "001", "002"}
    for hit in done.json["hits"]:
        assert list(hit) == FIELDS
        assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["marks"])


def test_jsonl_is_one_hit_a_line(jbtui: Jbtui) -> None:
    done = jbtui("search", "最多跑一次", "--format", "jsonl", "--limit", "3")
    assert [list(line) for line in done.lines] == [FIELDS] * 3


@pytest.mark.parametrize(
    "query", ["亩产论英雄", "最多跑一", "R&D经费", "96.5%的群众", "國民", "２０１８年"], ids=lambda query: query
)
def test_any_run_of_the_text_is_found(jbtui: Jbtui, query: str) -> None:
    paragraphs = [json.loads(line) for line in jbtui("export", "paragraphs").out.splitlines()]
    folded = {"國民": "国民", "２０１８年": "2018年"}.get(query, query)
    standing = {one["paragraph"] for one in paragraphs if folded in one["text"] and one["kind"] != "noise"}
    done = jbtui("search", f"“{query}”", "--format", "json", "--limit", "500")
    assert {hit["paragraph"] for hit in done.json["hits"]} >= standing
    assert done.code == (0 if standing else 1)


def test_a_filter_narrows(jbtui: Jbtui) -> None:
    done = jbtui("search", "六争", "--district", "北仑", "--format", "json")
    assert {hit["file"][:3] for hit in done.json["hits"]} == {"003"}


def test_values_of_one_filter_are_alternatives(jbtui: Jbtui) -> None:
    both = jbtui("search", "项目", "--district", "北仑", "--district", "江北", "--format", "json")
    alone = jbtui("search", "项目", "--district", "北仑", "--format", "json")
    assert both.json["total"] > alone.json["total"] > 0


def test_years_and_campaigns_narrow(jbtui: Jbtui) -> None:
    done = jbtui("search", "项目", "--year", "2019..2020", "--campaign", "六争攻坚", "--format", "json")
    assert {hit["date"][:4] for hit in done.json["hits"]} <= {"2019", "2020"}


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_database_may_be_named_before_and_after(jbtui: Jbtui, seed_index: object, place: str) -> None:
    named = ("--db", str(seed_index))
    words = ("search", "六争", "--format", "json")
    assert jbtui(*(named + words if place == "before" else words + named), db=None).code == 0


def test_a_table_marks_the_hits_without_colour(jbtui: Jbtui) -> None:
    done = jbtui("search", "最多跑一次", "--limit", "2")
    assert "【最多跑一次】" in done.out
    assert "\x1b" not in done.out
    assert "这里 2 段" in done.err


def test_csv_opens_in_a_spreadsheet(jbtui: Jbtui) -> None:
    done = jbtui("search", "六争攻坚", "--format", "csv", "--limit", "4")
    assert done.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert len(rows) == 4
    assert rows[0]["date"]


def test_markdown_quotes_with_sources(jbtui: Jbtui) -> None:
    done = jbtui("search", "十二连冠", "--format", "md")
    assert "\n> " in done.out
    assert "[^1]: " in done.out
    assert "[N]. [报名不详], [2019-02]: 第3段 (001_" in done.out


def test_a_word_can_be_excluded_without_quoting_it_from_the_shell(jbtui: Jbtui) -> None:
    all_of_it = jbtui("search", "六争攻坚", "--format", "json").json["total"]
    without = jbtui("search", "六争攻坚", "-江北", "--format", "json").json["total"]
    assert 0 < without < all_of_it


def test_explain_says_how_the_query_is_understood(jbtui: Jbtui) -> None:
    done = jbtui("search", "六争攻坚", "--explain")
    assert done.code == 0
    assert "六争攻坚" in done.out


def test_notes_are_data_in_json_and_said_aside_elsewhere(jbtui: Jbtui) -> None:
    assert any("地区生产总值" in note for note in jbtui("search", "GDP", "--format", "json").json["notes"])
    assert "地区生产总值" in jbtui("search", "GDP").err


@pytest.mark.parametrize("query", ['""', "“”", "|", "()", "-", "''", "\x1b[31m", "\x00", "((((", ":" * 50])
def test_a_query_of_nothing_is_noted_and_finds_nothing(jbtui: Jbtui, query: str) -> None:
    done = jbtui("search", query)
    assert done.code == 1
    assert done.err.strip()
    assert done.out == ""
    assert clean(done.err) == done.err


@pytest.mark.parametrize("query", ["江" * 10_000, "“" * 500 + "江北", "江北 OR 1=1; DROP TABLE paragraph", "%s%n{0}"])
def test_no_query_is_an_error(jbtui: Jbtui, query: str) -> None:
    assert jbtui("search", query).code in (0, 1)


NEAREST = [
    (("search", "六争", "--district", "北伦"), "北仑区"),
    (("search", "六争", "--campaign", "六争攻艰"), "六争攻坚"),
    (("metrics", "--district", "江背"), "江北区"),
    (("metrics", "--indicator", "地区生产总植"), "地区生产总值"),
    (("compare", "江北", "北伦"), "北仑区"),
    (("show", "003_7f2de103"), ""),
    (("show", "004_d6a42b6bb181d2f.txt"), "004_d6a42b6bb181d2fa.txt"),
]


@pytest.mark.parametrize(("words", "near"), NEAREST, ids=[" ".join(words) for words, _near in NEAREST])
def test_an_unknown_name_brings_the_nearest(jbtui: Jbtui, words: tuple[str, ...], near: str) -> None:
    done = jbtui(*words)
    assert done.code == (1 if near else 0)
    assert near in done.err


def test_beyond_the_last_page(jbtui: Jbtui) -> None:
    done = jbtui("search", "六争攻坚", "--offset", "5000")
    assert done.code == 1
    assert "这一页没有了" in done.err


def test_no_words_at_all_list_what_the_filters_leave(jbtui: Jbtui) -> None:
    done = jbtui("search", "", "--district", "北仑", "--sort", "position", "--format", "json")
    assert done.code == 0
    assert {hit["file"][:3] for hit in done.json["hits"]} == {"003"}
