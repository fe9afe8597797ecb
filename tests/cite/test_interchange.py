"""What is written for reference managers is read back by others' parsers with nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from jbtui.cite import Passage, Style, cite, cite_all
from jbtui.cite.interchange import escape_latex
from jbtui.text.cleaning import one_line
from tests.cite.samples import ARTICLE, FIGURE, PARAGRAPH, STATED

OTHER = replace(ARTICLE, id="klmnopqrst", title="北仑：奋力跑出加速度", authors=(), dating=None)
SECOND = replace(PARAGRAPH, id="abcdefghij-QRSTUV", number=7, lines=((31, 33),), text="另一段。")
THIRD = replace(PARAGRAPH, id="klmnopqrst-AAAAAA", article=OTHER.id)
SEVERAL = [Passage(PARAGRAPH, ARTICLE), Passage(THIRD, OTHER), Passage(SECOND, ARTICLE, note="重点")]


def _bibtex(text: str) -> list[dict[str, str]]:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    entries: list[dict[str, str]] = bibtexparser.loads(text, parser=parser).entries
    return entries


def _ris(text: str) -> list[dict[str, Any]]:
    return list(rispy.loads(text))


READERS: dict[Style, Callable[[str], list[dict[str, Any]]]] = {
    Style.BIBTEX: _bibtex,
    Style.RIS: _ris,
    Style.CSL_JSON: json.loads,
}


def test_bibtex_is_read_back() -> None:
    (entry,) = _bibtex(cite(PARAGRAPH, ARTICLE, Style.BIBTEX))
    assert entry["ID"] == "jb-abcdefghij"
    assert entry["ENTRYTYPE"] == "article"
    assert entry["author"] == "徐欣 and 张落雁 and 顾筠 and 陈章升"
    assert entry["title"] == ARTICLE.title
    assert entry["journal"] == "[报名不详]"
    assert (entry["year"], entry["month"]) == ("2019", "2")
    assert entry["note"] == "[2019-02] 日期据正文推定"
    assert "第3段 (001\\_some.txt, 第13行): “全年全区" in entry["annote"]


def test_ris_is_read_back() -> None:
    (entry,) = _ris(cite(PARAGRAPH, ARTICLE, Style.RIS))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["id"] == "jb-abcdefghij"
    assert entry["authors"] == ["徐欣", "张落雁", "顾筠", "陈章升"]
    assert entry["title"] == ARTICLE.title
    assert entry["secondary_title"] == "[报名不详]"
    assert entry["year"] == "2019"
    assert entry["date"] == "2019/02//"
    assert any(PARAGRAPH.text in note and "第13行" in note for note in entry["notes"])
    assert any("日期据正文推定" in note for note in entry["notes"])


def test_csl_json_says_circa_where_the_date_was_inferred() -> None:
    (item,) = json.loads(cite(PARAGRAPH, ARTICLE, Style.CSL_JSON))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2019, 2]], "circa": True}
    assert item["author"][0] == {"literal": "徐欣"}
    assert PARAGRAPH.text in item["annote"]


def test_a_stated_date_carries_no_doubt() -> None:
    stated = replace(ARTICLE, dating=STATED, newspaper="宁波日报", page="3")
    (item,) = json.loads(cite(PARAGRAPH, stated, Style.CSL_JSON))
    assert item["issued"] == {"date-parts": [[2019, 2, 12]]}
    assert (item["container-title"], item["page"]) == ("宁波日报", "3")
    assert "note" not in item
    (entry,) = _bibtex(cite(PARAGRAPH, stated, Style.BIBTEX))
    assert (entry["day"], entry["pages"]) == ("12", "3")
    assert "note" not in entry


@pytest.mark.parametrize("style", READERS)
def test_several_passages_of_one_article_are_one_entry(style: Style) -> None:
    text = cite_all(SEVERAL, style)
    read = READERS[style](text)
    assert len(read) == 2
    assert all(words in text for words in ("第3段", "第7段", "另一段。", "[重点]"))
    assert [entry.get("ID") or entry["id"] for entry in read] == ["jb-abcdefghij", "jb-klmnopqrst"]


def test_nothing_is_invented_for_an_undated_source() -> None:
    (item,) = json.loads(cite(THIRD, OTHER, Style.CSL_JSON))
    assert "issued" not in item
    assert "author" not in item
    (entry,) = _ris(cite(THIRD, OTHER, Style.RIS))
    assert "year" not in entry
    assert "authors" not in entry
    (bib,) = _bibtex(cite(THIRD, OTHER, Style.BIBTEX))
    assert "year" not in bib
    assert bib["note"] == "[日期不详]"


def test_a_figure_is_named_in_the_entry() -> None:
    assert "江北区 地区生产总值: 520.6亿元 (2018)" in cite(PARAGRAPH, ARTICLE, Style.RIS, figure=FIGURE)


def test_latex_specials_are_commands() -> None:
    assert escape_latex("R&D 50% {x_1}$#^~\\") == (
        r"R\&D 50\% \textbraceleft{}x\_1\textbraceright{}\$\#\textasciicircum{}\textasciitilde{}\textbackslash{}"
    )


HOSTILE = st.text(alphabet=st.sampled_from("江北R&D{}\\%$#_^~\"'@,=- \nER and"), min_size=1, max_size=30)


@given(title=HOSTILE, words=HOSTILE, author=HOSTILE)
def test_no_text_breaks_out_of_its_field(title: str, words: str, author: str) -> None:
    article = replace(ARTICLE, title=title, authors=(author, "徐欣"))
    paragraph = replace(PARAGRAPH, text=words)
    (entry,) = _bibtex(cite(paragraph, article, Style.BIBTEX))
    assert entry["ID"] == "jb-abcdefghij"
    assert {"journal", "year", "annote"} <= entry.keys()
    (item,) = json.loads(cite(paragraph, article, Style.CSL_JSON))
    assert item["title"] == one_line(title)
    (record,) = _ris(cite(paragraph, article, Style.RIS))
    assert record["secondary_title"] == "[报名不详]"
    assert record["year"] == "2019"
