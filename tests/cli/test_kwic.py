"""`jbtui kwic`: the keyword stands in one column of cells, and every part comes in every format."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Jbtui


def test_the_keyword_stands_in_one_column(jbtui: Jbtui) -> None:
    done = jbtui("kwic", "攻坚", "--limit", "30")
    assert done.code == 0
    lines = done.out.splitlines()
    assert len(lines) == 30
    assert {cell_len(line[: line.index("【攻坚】")]) for line in lines} == {64}
    assert "这里 30 处" in done.err


def test_lines_are_sorted_by_what_follows(jbtui: Jbtui) -> None:
    def following(order: str) -> list[str]:
        return [line["right"] for line in jbtui("kwic", "攻坚", "--sort", order, "--format", "jsonl").lines]

    assert sorted(following("right")) == sorted(following("position"))
    assert following("right") != following("position")


def test_json_holds_lines_frequencies_collocates_and_runs(jbtui: Jbtui) -> None:
    found = jbtui("kwic", "六争攻坚", "--format", "json", "--limit", "2", "--context", "5").json
    assert {"query", "lines", "frequency", "collocates", "ngrams"} <= set(found)
    assert [line["keyword"] for line in found["lines"]] == ["六争攻坚"] * 2
    assert all(len(line["right"]) <= 5 for line in found["lines"])


@pytest.mark.parametrize("part", ["lines", "frequency", "collocates", "ngrams"])
@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_every_part_in_every_format(jbtui: Jbtui, part: str, form: str) -> None:
    done = jbtui("kwic", "攻坚", "--show", part, "--format", form, "--limit", "3")
    assert done.code == 0
    assert len(done.out.splitlines()) >= 3


def test_filters_narrow_the_lines(jbtui: Jbtui) -> None:
    found = jbtui("kwic", "攻坚", "--district", "北仑", "--format", "jsonl").lines
    assert {line["district"] for line in found} == {"北仑区"}


@pytest.mark.parametrize("query", ["绝无此词", "区:江北", "", "“”"])
def test_nothing_to_align(jbtui: Jbtui, query: str) -> None:
    done = jbtui("kwic", query)
    assert (done.code, done.out) == (1, "")
    assert done.err.strip()
