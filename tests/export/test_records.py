"""The public data contract: field names and their order, one JSON object a line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from jbtui.export import What, export
from jbtui.export.corpus import COLUMNS, records
from tests.cite.samples import ARTICLE, FIGURE, PARAGRAPH
from tests.export.small_corpus import SmallCorpus

CONTRACT = {
    What.ARTICLES: "article file title newspaper date date_inferred districts campaigns authors photographers sha256",
    What.PARAGRAPHS: "paragraph article file position kind level section theme text lines districts campaigns",
    What.METRICS: (
        "metric paragraph article file start end quote number unit value base_unit approx kind status indicator period "
        "subject district"
    ),
}


def _lines(what: What, corpus: SmallCorpus | None = None) -> list[dict[str, object]]:
    out = io.StringIO()
    exported = export(corpus or SmallCorpus(), what, "jsonl", out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert exported.records == len(lines)
    return lines


@pytest.mark.parametrize("what", list(What))
def test_records_begin_with_the_fields_of_the_contract(what: What) -> None:
    wanted = CONTRACT[what].split()
    for record in _lines(what):
        assert list(record)[: len(wanted)] == wanted


@pytest.mark.parametrize("what", list(What))
def test_tables_have_every_field_of_the_records(what: What) -> None:
    assert all(tuple(record) == COLUMNS[what] for record in records(SmallCorpus(), what))


def test_an_article_names_its_own_districts_first_and_what_is_unknown_is_null() -> None:
    (article,) = _lines(What.ARTICLES)
    assert article["districts"] == ["江北区", "北仑区"]
    assert article["newspaper"] is None
    assert (article["date"], article["date_inferred"]) == ("2019-02", True)


def test_a_paragraph_keeps_its_source_lines_as_pairs() -> None:
    moved = replace(PARAGRAPH, lines=((20, 20), (5, 6)))
    assert _lines(What.PARAGRAPHS, SmallCorpus(body=moved))[-1]["lines"] == [[20, 20], [5, 6]]


def test_a_metric_stands_where_its_offsets_say() -> None:
    metric = _lines(What.METRICS)[0]
    start, end = metric["start"], metric["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert PARAGRAPH.text[start:end] == metric["quote"] == "520.6亿元"
    assert metric["period"] == "2018"
    assert metric["indicator_as_written"] == "地区生产总值"


def test_a_figure_without_a_period_says_null() -> None:
    assert _lines(What.METRICS, SmallCorpus(level=replace(FIGURE, period=None)))[0]["period"] is None


def test_csv_has_a_header_and_one_row_a_record() -> None:
    out = io.StringIO()
    export(SmallCorpus(), What.PARAGRAPHS, "csv", out)
    assert out.getvalue().startswith("\ufeffparagraph,article,")
    rows = list(csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff"))))
    assert [row["kind"] for row in rows] == ["title", "heading", "caption", "body"]
    assert rows[-1]["lines"] == "13"
    assert rows[-1]["districts"] == "江北区"


def test_markdown_reads_as_printed_with_sources_as_footnotes() -> None:
    out = io.StringIO()
    export(SmallCorpus(), What.PARAGRAPHS, "md", out)
    text = out.getvalue()
    assert text.startswith(f"# {ARTICLE.title}\n\n## 争强服务创新样板区\n\n> 图注：宁波音乐港\n\n")
    assert f"{PARAGRAPH.text}[^1]\n\n[^1]: 徐欣, 张落雁, 顾筠, 等. " in text


def test_markdown_of_figures_is_a_table_with_sources() -> None:
    out = io.StringIO()
    export(SmallCorpus(), What.METRICS, "md", out)
    assert "| 地区生产总值 | 520.6亿元[^1] | 水平 | 实绩 | 2018 | 江北区 |" in out.getvalue()
    assert out.getvalue().count("[^1]: ") == 1
