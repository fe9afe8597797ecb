"""Queries become trees; what was mended is said; positions lead back to what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.search.cursor import MOST_TERMS
from jbtui.search.query import DEEPEST, LONGEST, And, Field, Node, Not, Or, Run, parse, read_years, runs

TYPED = st.text(
    alphabet=st.one_of(
        st.sampled_from("江北项目经济 \u3000\"“”「」|｜-－()（）:：区年篇、,，..2018~\x00\ud800*^\\'%_"),
        st.characters(),
    ),
    max_size=80,
)


def shape(node: Node | None) -> str:
    """A tree as a short text: quoted runs in quotes, `&` both, `|` either, `!` without."""
    match node:
        case None:
            return "nothing"
        case Run(key=key, quoted=quoted):
            return f'"{key}"' if quoted else key
        case Field(field, value, years=years):
            return f"{field}={years[0]}..{years[1]}" if years else f"{field}={value}"
        case And(parts):
            return "(" + " & ".join(map(shape, parts)) + ")"
        case Or(parts):
            return "(" + " | ".join(map(shape, parts)) + ")"
        case Not(part):
            return "!" + shape(part)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("江北 项目", "(江北 & 项目)"),
        ("江北　项目", "(江北 & 项目)"),
        ("“最多跑一次”", '"最多跑一次"'),
        ('"最多跑一次"', '"最多跑一次"'),
        ("＂最多跑一次＂", '"最多跑一次"'),
        ("「最多跑一次」改革", '("最多跑一次" & 改革)'),
        ("办“最多跑一次”改革", '(办 & "最多跑一次" & 改革)'),
        ("甲|乙 丙", "((甲 | 乙) & 丙)"),
        ("甲 ｜ 乙｜丙", "(甲 | 乙 | 丙)"),
        ("（甲 乙）｜丙", "((甲 & 乙) | 丙)"),
        ("甲 (乙|丙 丁)", "(甲 & ((乙 | 丙) & 丁))"),
        ("甲(乙|丙)", "(甲 & (乙 | 丙))"),
        ("项目 -江北 －北仑", "(项目 & !江北 & !北仑)"),
        ("-(甲 乙)", "!(甲 & 乙)"),
        ("甲|-乙", "(甲 | !乙)"),
        ("--甲", "!甲"),
        ("1-11月 5.5%", "(1-11月 & 5.5%)"),
        ("区县（市）", "区县市"),
        ("GDP增速 R&D", "(gdp增速 & r&d)"),
        ("經濟", "经济"),
        ("区:江北", "district=江北"),
        ("区：江北｜北仑、慈溪", "(district=江北 | district=北仑 | district=慈溪)"),
        ("District: 江北 项目", "(district=江北 & 项目)"),
        ("区:“江北区” x", "(district=江北区 & x)"),
        ("区:江北|年:2018", "(district=江北 | year=2018..2018)"),
        ("-区:江北", "!district=江北"),
        ("年:2018..2020", "year=2018..2020"),
        ("year：2020年至2018年", "year=2018..2020"),
        ("年:..2019", "year=None..2019"),
        ("年:2019..", "year=2019..None"),
        ("单位:%", "unit=%"),
        (
            "专项:六争 主题:科技 篇:001 类:图注 指标:GDP",
            "(campaign=六争 & theme=科技 & file=001 & kind=图注 & indicator=GDP)",
        ),
        ("区委书记:张三", "区委书记张三"),
        ("http://a.b", "httpab"),
        ("江北 OR 北仑", "(江北 & or & 北仑)"),
        ("", "nothing"),
        ("   ", "nothing"),
    ],
)
def test_trees(typed: str, expected: str) -> None:
    query = parse(typed)
    assert (shape(query.tree), query.notes) == (expected, ())


@pytest.mark.parametrize(
    ("typed", "expected", "note"),
    [
        ("“没有完", '"没有完"', "引号没有配对"),
        ("(甲 乙", "(甲 & 乙)", "括号没有配对"),
        ("甲) 乙", "(甲 & 乙)", "右括号"),
        ("甲|", "甲", "两边"),
        ("|甲", "甲", "两边"),
        ("甲||乙", "(甲 | 乙)", "两边"),
        ("甲 ，。", "甲", "没有可检索的字"),
        ("年:去年 甲", "甲", "不是年份"),
        ("甲 区:", "甲", "还没有内容"),
        ('""', "nothing", "没有可检索的字词"),
        ("-", "nothing", "没有可检索的字词"),
        ("((((", "nothing", "没有可检索的字词"),
        ("\x00\x01\ud800", "nothing", "没有可检索的字词"),
        ("甲" * (LONGEST + 1), "甲" * LONGEST, "太长"),
        ("(" * (DEEPEST + 1) + "甲", "甲", "太深"),
    ],
)
def test_what_is_mended_is_said(typed: str, expected: str, note: str) -> None:
    query = parse(typed)
    assert shape(query.tree) == expected
    assert any(note in said for said in query.notes), query.notes


def test_too_many_terms_are_cut_and_said() -> None:
    query = parse("甲 " * (MOST_TERMS + 5))
    assert len(list(runs(query.tree))) == MOST_TERMS
    assert any("检索词太多" in note for note in query.notes)


@settings(deadline=None)
@given(TYPED)
def test_any_string_is_a_query_and_positions_lead_back(typed: str) -> None:
    query = parse(typed)
    for run in (*runs(query.tree), *runs(query.tree, wanted=False)):
        assert run.text in typed[run.start : run.end]
        assert run.key
    ends = [0]
    for token in query.tokens:
        assert 0 <= ends[-1] <= token.start < token.end <= len(typed), query.tokens
        ends.append(token.end)


def test_colours_of_a_line() -> None:
    typed = "江北 -“甲” 区:北仑"
    assert [(token.role, typed[token.start : token.end]) for token in parse(typed).tokens] == [
        ("run", "江北"),
        ("operator", "-"),
        ("phrase", "“甲”"),
        ("field", "区:"),
        ("value", "北仑"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018", (2018, 2018)),
        ("２０１８年", (2018, 2018)),
        ("2018～2020", (2018, 2020)),
        ("2018年-2020年", (2018, 2020)),
        ("2018到2020", (2018, 2020)),
        ("..", None),
        ("18", None),
        ("20188", None),
        ("去年", None),
    ],
)
def test_years(text: str, expected: tuple[int, int] | None) -> None:
    assert read_years(text) == expected
