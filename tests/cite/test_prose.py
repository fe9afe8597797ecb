"""A copied passage reads as the design shows it, and brackets what the source does not state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.cite import Passage, Style, cite, cite_all, source_line
from jbtui.cite.prose import escape_markdown, quoted
from jbtui.errors import UsageError
from jbtui.records import Article, Kind, Paragraph, Repair
from tests.cite.samples import ARTICLE, FIGURE, PARAGRAPH, STATED

SOURCE = (
    "徐欣, 张落雁, 顾筠, 等. 江北“六争攻坚”争出攀高跨越新突破[N]. [报名不详], [2019-02]: 第3段 (001_some.txt, 第13行)"
)


def test_a_copied_passage_has_the_form_of_the_design() -> None:
    assert cite(PARAGRAPH, ARTICLE, Style.GBT7714) == f"“{PARAGRAPH.text}”\n——{SOURCE}"


def test_gbt7714_is_what_one_gets_without_asking() -> None:
    assert cite(PARAGRAPH, ARTICLE) == cite(PARAGRAPH, ARTICLE, Style.GBT7714)


EXACT = replace(ARTICLE, dating=STATED, newspaper="宁波日报", page="3")
ALONE = replace(ARTICLE, authors=())
TWO = replace(ARTICLE, authors=("徐欣", "张落雁"))
THREE = replace(ARTICLE, authors=("徐欣", "张落雁", "顾筠"))
UNDATED = replace(ARTICLE, dating=None)
ENGLISH = replace(ARTICLE, title="A “good” year", authors=("A. One", "B. Two", "C. Three", "D. Four"))
JUMPED = replace(
    PARAGRAPH, lines=((20, 20), (5, 6)), repairs=(Repair("column-jump", ((20, 20), (5, 5))), *PARAGRAPH.repairs)
)
HEADING = replace(PARAGRAPH, kind=Kind.HEADING, number=None, level=1)

FORMS: list[tuple[str, Article, Paragraph, str]] = [
    ("stated in full", EXACT, PARAGRAPH, "新突破[N]. 宁波日报, 2019-02-12(3): 第3段 (001_some.txt, 第13行)"),
    ("no author: the title first", ALONE, PARAGRAPH, "江北“六争攻坚”争出攀高跨越新突破[N]. [报名不详]"),
    ("two authors", TWO, PARAGRAPH, "徐欣, 张落雁. 江北"),
    ("three authors, no 等", THREE, PARAGRAPH, "徐欣, 张落雁, 顾筠. 江北"),
    ("no date", UNDATED, PARAGRAPH, "[报名不详], [日期不详]: 第3段"),
    (
        "an English source",
        ENGLISH,
        PARAGRAPH,
        "A. One, B. Two, C. Three, et al. A “good” year[N]. [newspaper unknown], ",
    ),
    ("a moved passage says so", ARTICLE, JUMPED, ": 第3段 (001_some.txt, 第20、5-6行; 跨栏接合)"),
    ("a heading has no number", ARTICLE, HEADING, ": 小标题 (001_some.txt, 第13行)"),
]


@pytest.mark.parametrize(("case", "article", "paragraph", "part"), FORMS, ids=[form[0] for form in FORMS])
def test_gbt7714_brackets_what_is_unknown(case: str, article: Article, paragraph: Paragraph, part: str) -> None:
    source = source_line(paragraph, article)
    assert part in source
    assert case != "no author: the title first" or source.startswith(part)


CHICAGO = [
    (ARTICLE, "徐欣 et al., “江北‘六争攻坚’争出攀高跨越新突破,” [newspaper unknown], [February 2019], para. 3 ("),
    (EXACT, "宁波日报, February 12, 2019, 3, para. 3 (001_some.txt, line 13)."),
    (TWO, "徐欣 and 张落雁, “江北"),
    (THREE, "徐欣, 张落雁, and 顾筠, “江北"),
    (ALONE, "\n“江北‘六争攻坚’争出攀高跨越新突破,”"),
    (UNDATED, "[date unknown], para. 3"),
]


@pytest.mark.parametrize(("article", "part"), CHICAGO)
def test_a_chicago_note(article: Article, part: str) -> None:
    assert part in cite(PARAGRAPH, article, Style.CHICAGO)


def test_text_only_is_the_passage_and_nothing_else() -> None:
    assert cite(PARAGRAPH, ARTICLE, Style.TEXT) == PARAGRAPH.text


def test_a_selection_copies_just_the_selection_as_the_source_has_it() -> None:
    wrapped = "同比增长\n  9.7%"
    assert cite(PARAGRAPH, ARTICLE, selection=wrapped) == f"“同比增长9.7%”\n——{SOURCE}"


@pytest.mark.parametrize("elsewhere", ["别处的话", "", " \n"])
def test_words_of_another_paragraph_are_not_cited_under_this_one(elsewhere: str) -> None:
    with pytest.raises(UsageError, match="abcdefghij-KLMNOP"):
        cite(PARAGRAPH, ARTICLE, selection=elsewhere)


def test_a_figure_comes_with_its_sentence_and_source() -> None:
    copied = cite(PARAGRAPH, ARTICLE, figure=FIGURE)
    first, passage, source = copied.split("\n")
    assert first == "江北区 地区生产总值: 520.6亿元 (2018)"
    assert passage == "“全年全区实现地区生产总值520.6亿元,同比增长9.7%;一般公共预算收入72.9亿元。”"
    assert source == f"——{SOURCE}"


def test_several_passages_each_with_its_source_and_note() -> None:
    copied = cite_all([Passage(PARAGRAPH, ARTICLE, note="待核"), Passage(HEADING, ARTICLE)], Style.GBT7714)
    assert copied.count("——徐欣") == 2
    assert "第13行)\n\n待核\n\n“" in copied


def test_control_characters_are_not_copied() -> None:
    hostile = replace(PARAGRAPH, text="江北\x1b]52;c;5rOo\x07区[/foo]")
    assert cite(hostile, replace(ARTICLE, title="题\x1b[31m目"), Style.GBT7714).startswith("“江北区[/foo]”\n——")
    assert "\x1b" not in cite(hostile, replace(ARTICLE, title="题\x1b[31m目", file="a\x9b2Jb"), Style.GBT7714)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("江北区", "“江北区”"),
        ("“最多跑一次”", "“最多跑一次”"),
        ("“甲”与“乙”", "““甲”与“乙””"),
        ("“甲", "““甲”"),
        ("", "“”"),
    ],
)
def test_a_quotation_is_not_quoted_twice(text: str, shown: str) -> None:
    assert quoted(text) == shown


def test_markdown_is_a_quote_that_nothing_breaks_out_of() -> None:
    hostile = replace(PARAGRAPH, text="# 甲 *乙* [丙](http://x) <b>丁</b> snake_case `戊`")
    quote, gap, source = cite(hostile, EXACT, Style.MARKDOWN).split("\n")
    assert quote == r"> \# 甲 \*乙\* \[丙\](http://x) \<b\>丁\</b\> snake_case \`戊\`"
    assert gap == ">"
    assert source.startswith("> ——徐欣, 张落雁, 顾筠, 等. ")


def test_brackets_of_unknowns_make_no_markdown_link() -> None:
    bracketed = replace(ARTICLE, page="3")
    assert "[2019-02]\\(3)" in cite(PARAGRAPH, bracketed, Style.MARKDOWN)


@given(st.text())
def test_escaped_markdown_loses_no_character(text: str) -> None:
    escaped = escape_markdown(text)
    kept = iter(escaped)
    assert all(character in kept for character in text)
