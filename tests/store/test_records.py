"""What is written comes back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jbtui.errors import NotFound
from jbtui.figures import edtf
from jbtui.records import Figure, Kind
from jbtui.store import open_index
from jbtui.store.cells import Cell
from tests.store.making import make_article, make_figure, make_paragraph, reading, write

TEXT = "2018年,全区实现GDP520.6亿元,同比增长9.7%。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


def test_records_come_back_as_they_went_in(path: Path) -> None:
    article = make_article("001", dating=None, newspaper="宁波日报", photographers=("张落雁",))
    heading = make_paragraph(article, 1, "争投资", kind=Kind.HEADING, level=1, number=None, repairs=(), theme=None)
    body = make_paragraph(article, 2, TEXT, section="争投资", lines=((3, 3),))
    other = make_paragraph(article, 3, "别处。", section="不在文中的标题", lines=((5, 6), (9, 9)), districts=())
    noise = make_paragraph(article, 4, "责编 某某", kind=Kind.NOISE, number=None)
    figures = (
        make_figure(body, "2018年", indicator=None, indicator_words=None),
        make_figure(body, "GDP"),
        make_figure(body, "520.6亿元", indicator_words="地区生产总值"),
        make_figure(body, "9.7%", period=None, subject=None, corrected=True, indicator_words=None),
    )
    write(path, reading(article, [heading, body, other, noise], figures))
    index = open_index(path)
    assert index.articles() == index.articles(limit=9) == (article,)
    assert index.articles_by_ids([article.id, "none"]) == {article.id: article}
    assert index.articles(limit=0) == ()
    assert index.paragraphs(article.id) == (heading, body, other, noise)
    assert index.paragraph(body.id) == body
    assert index.paragraphs_by_ids([other.id, "X-Y", body.id]) == (other, body)
    assert index.figures() == figures
    assert index.figure(figures[-1].id) == figures[-1]
    counts = index.counts()
    assert (counts.articles, counts.paragraphs, counts.figures, counts.files) == (1, 4, 4, 1)
    assert index.characters() == sum(len(one.text) for one in (heading, body, other, noise))
    assert index.built() is not None


def test_articles_are_found_by_id_file_or_beginning(path: Path) -> None:
    first, second = make_article("001_a"), make_article("002_b")
    write(path, reading(first, ["甲"]), reading(second, ["乙"]))
    index = open_index(path)
    for ref in (first.id, "001_a.txt", "001", "001_a"):
        assert index.article(ref) == first
    for ref, hint in (("00", "001_a.txt"), ("001_b.txt", "001_a.txt"), ("", "jbtui"), ("\x1b[2J", "jbtui")):
        with pytest.raises(NotFound) as raised:
            index.article(ref)
        assert hint in raised.value.remedy
        assert "\x1b" not in str(raised.value)


@pytest.mark.parametrize("id_", ["", "X", "X-Y", "X-Y.1", "X-Y.²", "X-Y.99999999999999999999"])
def test_unknown_ids_are_not_found(path: Path, id_: str) -> None:
    write(path, reading(make_article("001"), ["甲"]))
    index = open_index(path)
    with pytest.raises(NotFound):
        index.paragraph(id_)
    with pytest.raises(NotFound):
        index.figure(id_)


def test_figures_by_condition(path: Path) -> None:
    article = make_article("001")
    body = make_paragraph(article, 1, TEXT)
    level = make_figure(body, "GDP520.6亿元")
    growth = make_figure(
        body, "9.7%", unit="%", base_unit="%", value=0.097, period=None, district="北仑区", indicator=None, subject=None
    )
    write(path, reading(article, [body], [growth, level]))
    index = open_index(path)
    table: list[tuple[dict[str, Any], list[Figure]]] = [
        ({}, [level, growth]),
        ({"indicator": "地区生产总值"}, [level]),
        ({"indicator": "gdp"}, [level]),
        ({"district": "江北"}, [level]),
        ({"district": "北仑区"}, [growth]),
        ({"district": "鄞州"}, []),
        ({"unit": "元"}, [level]),
        ({"unit": "%"}, [growth]),
        ({"year": 2018}, [level]),
        ({"year": (2019, 2020)}, [growth]),
        ({"kind": "level"}, [level, growth]),
        ({"campaign": "六争"}, [level, growth]),
        ({"campaign": "三改一拆"}, []),
        ({"theme": "争投资", "limit": 1}, [level]),
        ({"limit": 1, "offset": 1}, [growth]),
        ({"sort": "value"}, [level, growth]),
        ({"sort": "district"}, [growth, level]),
        ({"article": "001"}, [level, growth]),
        ({"paragraph": body.id}, [level, growth]),
        ({"words": "生产总值"}, [level]),
        ({"words": "同比增长"}, [level, growth]),
        ({"words": "全區"}, [level, growth]),
        ({"words": "没有的"}, []),
        ({"cells": [Cell("生产总值")]}, [level]),
        ({"cells": [Cell("同比增长")]}, []),
        ({"cells": [Cell("520.6亿元")]}, [level]),
        ({"cells": [Cell("%", "value")]}, [growth]),
        ({"cells": [Cell("2018", "period")]}, [level]),
        ({"cells": [Cell("2018全年", "period")]}, [level]),
        ({"cells": [Cell("2019", "date")]}, [level, growth]),
        ({"cells": [Cell("北仑", "subject")]}, [growth]),
        ({"cells": [Cell("北仑", "indicator")]}, []),
        ({"cells": [Cell("水平", "kind", ("level",))]}, [level, growth]),
        ({"cells": [Cell("全区"), Cell("GDP")]}, [level]),
        ({"sort": "subject"}, [growth, level]),
        ({"sort": "date"}, [level, growth]),
    ]
    for conditions, expected in table:
        found = index.figures(**conditions)
        assert list(found) == expected, conditions
        if not {"limit", "offset", "sort"} & set(conditions):
            assert index.count_figures(**conditions) == len(expected)


def test_figures_are_sorted_as_a_reader_looks_for_them(path: Path) -> None:
    """Names by pinyin whatever their code points; periods by their end, then their start, unknown ones last."""
    article = make_article("001")
    names = ["安置房", "电商产值", "税收收入", "龙头企业", "高新企业数"]
    periods = ["2018-01/2018-10", None, "../2018-09", "2018", "2018-10"]
    bodies = [make_paragraph(article, at, f"{name}5亿元") for at, name in enumerate(names, 1)]
    figures = [
        make_figure(
            body, "5亿元", indicator=name, subject=name, district=name, period=edtf.period(period) if period else None
        )
        for body, name, period in zip(bodies, names, periods, strict=True)
    ]
    write(path, reading(article, bodies, figures))
    index = open_index(path)
    for sort in ("indicator", "subject", "district"):
        by_name = [figure.indicator for figure in index.figures(sort=sort)]
        assert by_name == ["安置房", "电商产值", "高新企业数", "龙头企业", "税收收入"], sort
    by_time = [figure.period and figure.period.edtf for figure in index.figures(sort="period")]
    assert by_time == ["../2018-09", "2018-01/2018-10", "2018-10", "2018", None]


def test_choices(path: Path) -> None:
    write(path, reading(make_article("001"), ["甲"]), reading(make_article("002", dating=None, districts=()), ["乙"]))
    index = open_index(path)
    assert index.districts() == (("江北区", 1),)
    assert index.campaigns() == (("六争攻坚", 2),)
    assert index.years() == ((2019, 1),)
    assert index.themes() == (("争投资", 2),)


def test_a_file_written_again_replaces_the_old_one(path: Path) -> None:
    write(path, reading(make_article("001"), ["旧文"]), reading(make_article("002"), ["别文"]))
    write(path, reading(make_article("001", id="NEWAAAAAAA"), ["新文", "二段"]))
    index = open_index(path)
    assert [article.id for article in index.articles()] == [make_article("002").id, "NEWAAAAAAA"]
    assert not index.postings.run("旧")
    assert len(index.postings.everything()) == 3


def test_an_article_held_by_two_files_is_written_once(path: Path) -> None:
    one = make_article("001")
    write(path, reading(one, ["同文"]))
    write(path, reading(make_article("002", id=one.id), ["同文"]))
    index = open_index(path)
    assert [article.file for article in index.articles()] == ["001.txt"]
    assert len(index.postings.run("同文")) == 1


def test_the_views_can_be_read(path: Path) -> None:
    import sqlite3

    article = make_article("001")
    body = make_paragraph(article, 1, TEXT)
    write(path, reading(article, [body], [make_figure(body, "GDP520.6亿元")]))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT article, paragraphs FROM articles").fetchall() == [(article.id, 1)]
        assert connection.execute("SELECT paragraph, position FROM paragraphs").fetchall() == [(body.id, 1)]
        ids = connection.execute("SELECT figure, indicator, period FROM figures").fetchall()
        assert ids == [(f"{body.id}.{TEXT.index('GDP')}", "地区生产总值", "2018")]
