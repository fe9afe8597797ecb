"""Folding keeps length and offsets; a key of a stretch is a stretch of the key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.text import folding
from jbtui.text.folding import BORDER, LONG, fold, key, keys_of_folded, phrase_simplified, search_key

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("江北区经济經濟發展0123456789.,，。.-－/／%％‰&＆+＋# \n\t（）“”ABab①㎡\ud800\x00\u3000"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＧＤＰ增长９.７％", "gdp增长9.7%"),
        ("經濟發展", "经济发展"),
        ("臺灣　計劃", "台湾 计划"),
        ("①㎡ﬁ", "1㎡ﬁ"),
        ("İ", "İ"),
        ("\ud800\x00", "\ud800\x00"),
        ("", ""),
    ],
)
def test_folding_character_by_character(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“最多 跑一次”，\n改革", "最多跑一次改革"),
        ("增长9.7%。2018年", "增长9.7%2018年"),
        ("全长1,234.5公里", "全长1234.5公里"),
        ("1-11月 江北－北仑 a-b x-", "1-11月江北北仑a-bx"),
        ("3. 江北", "3江北"),
        ("5 . 5", "5.5"),
        ("R&D经费/5G+工厂 km/h", "r&d经费5g+工厂km/h"),
        ("区县（市）", "区县市"),
        ("面积３０㎡，约￥5", "面积30㎡约¥5"),
        ("#号 8‰", "#号8‰"),
        ("…——、·", ""),
        ("-/.", ""),
        ("\x00\ud800\ufeff", ""),
    ],
)
def test_what_stands_in_a_key(text: str, expected: str) -> None:
    assert key(text) == expected


@settings(deadline=None)
@given(TEXTS)
def test_folding_keeps_the_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@settings(deadline=None)
@given(TEXTS)
def test_offsets_lead_back_to_the_text(text: str) -> None:
    folded, offsets = search_key(text)
    assert folded == key(text)
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(set(offsets))
    assert "".join(fold(text[at]) for at in offsets) == folded


@settings(deadline=None)
@given(TEXTS, st.data())
def test_the_key_of_a_stretch_is_a_stretch_of_the_key(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    assert key(text[first:last]) in key(text)


def test_whole_phrases_are_simplified_where_characters_cannot_be() -> None:
    assert (fold("瞭解"), fold(phrase_simplified("瞭解"))) == ("瞭解", "了解")
    assert phrase_simplified("a\ud800") == "a\ud800"


@settings(deadline=None)
@given(TEXTS)
def test_the_quick_way_to_a_long_key_leads_where_the_slow_one_does(text: str) -> None:
    text += "江" * LONG
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "MANY", -1)
        assert key(text) == search_key(text)[0]


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1), st.sampled_from([-1, folding.MANY]))
def test_texts_folded_together_are_folded_as_each_alone(texts: list[str], many: int) -> None:
    texts = [text.replace(BORDER, "") for text in [*texts, "薴苧" + "江" * LONG]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "MANY", many)
        together = fold(BORDER.join(texts))
    assert together.split(BORDER) == [fold(text) for text in texts]
    assert keys_of_folded(together).split(BORDER) == [key(text) for text in texts]
