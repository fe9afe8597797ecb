"""Marks stand on the text as it is printed; snippets are cut at sentences and never lose a mark."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.search import search, snippet
from jbtui.search.marks import joined, marks
from jbtui.search.snippet import cut_out
from jbtui.text.folding import key
from tests.search.memory import index_of


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        ("江北经济和江北项目", ["江北"], ["江北", "江北"]),
        ("推进“最多跑 一\n次”改革", ["最多跑一次改革"], ["最多跑 一\n次”改革"]),
        ("發展經濟", ["经济"], ["經濟"]),
        ("ＧＤＰ增长9.7％", ["gdp", "9.7%"], ["ＧＤＰ", "9.7％"]),
        ("1,234.5公里", ["1234.5"], ["1,234.5"]),
        ("地区生产总值", ["生产总值", "地区生产总值"], ["地区生产总值"]),
        ("江北项目", ["江北", "项目"], ["江北", "项目"]),
        ("江北", ["北仑", ""], []),
        ("哈哈哈", ["哈哈"], ["哈哈"]),
    ],
)
def test_what_is_marked(text: str, forms: list[str], expected: list[str]) -> None:
    assert [text[a:b] for a, b in marks(text, forms)] == expected


def test_terms_that_are_excluded_are_not_marked() -> None:
    (hit,) = search(index_of("江北项目", "江北经济"), "江北 -项目").hits
    assert [hit.paragraph.text[a:b] for a, b in hit.marks] == ["江北"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))))
def test_joined_ranges_are_in_order_and_cover_the_same(ranges: list[tuple[int, int]]) -> None:
    found = joined(ranges)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert {i for a, b in found for i in range(a, b)} == {i for a, b in ranges for i in range(a, b)}


TEXT = "前面的一句话。江北实现地区生产总值520.6亿元，同比增长9.7%；一般公共预算收入72.9亿元。后面的话。"


@pytest.mark.parametrize(
    ("width", "wanted", "expected"),
    [
        (200, "江北", TEXT),
        (60, "生产总值", "江北实现地区生产总值520.6亿元，同比增长9.7%；"),
        (12, "9.7%", "长9.7%；一般"),
        (2, "江北", "江"),
        (0, "江北", "江"),
    ],
)
def test_snippets(width: int, wanted: str, expected: str) -> None:
    found = cut_out(TEXT, marks(TEXT, [wanted]), width)
    assert found.text == expected


@settings(deadline=None)
@given(
    st.text(alphabet="江北经济。，；ab \n", max_size=80),
    st.sampled_from(["江", "经济", "a", "北。经", "江北经济"]),
    st.integers(-1, 60),
    st.booleans(),
)
def test_a_snippet_fits_and_shows_a_mark_of_the_text(text: str, wanted: str, width: int, cells: bool) -> None:
    ranges = marks(text, [key(wanted)])
    found = cut_out(text, ranges, width, cells=cells)
    assert found.text in text
    assert bool(found.marks) == bool(ranges)
    assert all(0 <= a < b <= len(found.text) for a, b in found.marks)
    size = sum(2 if cells and c > "\u2e80" else 1 for c in found.text)
    assert size <= max(width, 2)
    assert found.clipped_left or text.startswith(found.text)
    assert found.clipped_right or text.endswith(found.text)


def test_a_snippet_of_a_hit() -> None:
    (hit,) = search(index_of(TEXT), "预算").hits
    found = snippet(hit, 30)
    assert [found.text[a:b] for a, b in found.marks] == ["预算"]
    assert found.clipped_left and found.clipped_right


def test_a_paragraph_of_marks_is_cut_in_linear_time() -> None:
    text = "江北产值，" * 100_000
    found = cut_out(text, marks(text, ["江北"]), 40)
    assert len(found.marks) == 4
    assert all(found.text[start:end] == "江北" for start, end in found.marks)
