"""Passages about the same thing opposite each other, and the words that set two sides apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jbtui import words
from jbtui.compare.keyness import keywords
from jbtui.compare.passages import marks, passages
from jbtui.compare.wording import worded
from tests.compare.making import paragraph

LEFT = (
    paragraph("三年来，九个老旧小区完成整治改造，直接受益居民三千多户。", theme="城乡争优"),
    paragraph("全面推进厕所、污水、垃圾三大革命，农村厕所开工率大幅提高。", theme="城乡争优"),
    paragraph("党员干部下沉一线，走访居民，解决民生小事。", theme="党建争强"),
)
RIGHT = (
    paragraph("河道水质持续改善，美丽河湖建成一批。", theme="城乡争优", district="北仑区"),
    paragraph("安排一批老旧小区改造和微改造整治项目，居民满意。", theme="城乡争优", district="北仑区"),
)


def test_passages_about_the_same_stand_opposite_each_other() -> None:
    town, party = passages(worded(LEFT, words.cut), worded(RIGHT, words.cut))
    assert (town.theme, party.theme) == ("城乡争优", "党建争强")
    first, *rest = town.pairs
    assert (first.left, first.right) == (LEFT[0], RIGHT[1])
    assert {"老旧", "小区", "改造"} <= set(first.shared)
    assert [(pair.left, pair.right) for pair in rest] == [(LEFT[1], None), (None, RIGHT[0])]
    assert party.left == (LEFT[2],) and party.right == ()


def test_one_theme_can_be_asked_for() -> None:
    found = passages(worded(LEFT, words.cut), worded(RIGHT, words.cut), theme="党建争强")
    assert [one.theme for one in found] == ["党建争强"]


def test_many_passages_are_cut_to_a_page_and_the_paired_ones_stay() -> None:
    many = [paragraph(f"第{i}件事务各不相同", theme="城乡争优") for i in range(50)]
    (found,) = passages(worded([*many, LEFT[0]], words.cut), worded(RIGHT, words.cut))
    assert len(found.left) == 6 and found.left[0] == LEFT[0]


def test_no_passages_are_no_passages() -> None:
    assert passages((), ()) == ()
    (found,) = passages((), worded(RIGHT, words.cut))
    assert found.left == () and len(found.right) == 2


def test_marks_stand_where_the_words_do_and_overlaps_are_joined() -> None:
    text = "完成老旧小区改造，改造老旧小区"
    found = marks(text, ["老旧", "旧小区", "改造"])
    assert [text[start:end] for start, end in found] == ["老旧小区改造", "改造老旧小区"]


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=5), max_size=6))
def test_marks_are_in_order_within_the_text_and_apart(text: str, found: list[str]) -> None:
    ranges = marks(text, [word.lower() for word in found])
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] < other[0] for one, other in pairwise(ranges))


def test_the_words_of_each_side_are_those_it_uses_more() -> None:
    left = worded([paragraph("老旧小区改造，老旧小区整治。" * 4)], words.cut)
    right = worded([paragraph("港口物流枢纽，港口集群。" * 4)], words.cut)
    here, there = keywords(left, right)
    assert {"老旧", "小区"} <= {keyword.word for keyword in here}
    assert "港口" in {keyword.word for keyword in there}
    assert all(keyword.here > keyword.there for keyword in (*here, *there))
    assert [k.score for k in here] == sorted((k.score for k in here), reverse=True)


def test_names_numbers_and_stop_words_mark_nobody() -> None:
    (found,) = worded([paragraph("江北区2018年GDP增长9.7%，以及进一步推进港口建设")], words.cut, without=("江北区",))
    assert set(found.words) == {"增长", "港口"}
