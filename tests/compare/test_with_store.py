"""The store counts what a side reports as a plain scan of its figures does, and a comparison of it stays the same."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from jbtui import spans
from jbtui.compare import choosing, compare, parse_side
from jbtui.compare import gathering as gather
from jbtui.records import Article, Evidence, Figure, Named, Paragraph, Role
from jbtui.store import Index, open_index
from tests.compare.making import article, figure, paragraph
from tests.store.making import reading, write

DISTRICTS = ("江北区", "北仑区", "鄞州区")
CAMPAIGNS = ("六争攻坚", "三服务")


def written(number: int) -> tuple[Article, Paragraph, list[Figure]]:
    """One made article of one paragraph and a few figures, the same for the same number."""
    chance = random.Random(number)
    district, campaign = chance.choice(DISTRICTS), chance.choice(CAMPAIGNS)
    name = f"A{number:09d}"
    made = replace(
        article(name, district=district, date=f"{chance.randint(2016, 2020)}-06"),
        campaigns=(Named(campaign, Role.MAIN, Evidence(campaign)),),
        sha256=f"{number:064x}",
    )
    words = [f"{chance.choice('甲乙丙丁戊')}类产量{chance.randint(1, 9)}吨" for _ in range(6)]
    text = f"第{number}篇，" + "，".join(words) + "。"
    body = replace(
        paragraph(text, id=f"{name}-P00001", article=name, district=district, theme=chance.choice(("城乡争优", None))),
        file=made.file,
        lines=((1, 1),),
        campaigns=(campaign,),
    )
    figures = []
    for word in dict.fromkeys(words):
        year = chance.choice((None, "2016", "2017", "2018", "2018/2020-11", "../2019-06"))
        start = text.index(word) + 4
        one = figure(word[:4], word[4:], year, subject=district, district=district, paragraph=body.id, article=name)
        end = start + len(one.quote)
        figures.append(replace(one, id=f"{body.id}.{start}", start=start, end=end, file=made.file, theme=body.theme))
    return made, body, figures


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("compared") / "index.db"
    write(path, *(reading(made, [body], figures) for made, body, figures in map(written, range(120))))
    with open_index(path) as opened:
        yield opened


def docs(index: Index, side: str) -> list[int]:
    return list(choosing.documents(index, choosing.resolve(index, parse_side(side))))


@pytest.mark.parametrize("years", [None, (2018, 2018), (2018, None), (None, 2017)])
@pytest.mark.parametrize("campaign", [None, "三服务"])
@pytest.mark.parametrize("district", [None, "江北区"])
def test_counts_are_those_of_a_scan(
    index: Index, district: str | None, campaign: str | None, years: tuple[int | None, int | None] | None
) -> None:
    scanned = Counter(
        (f.indicator, f.kind.value, f.base_unit)
        for f in index.figures(district=district, campaign=campaign)
        if years is None or (span := spans.span(f.period)) is None or span.touches(years)
    )
    documents = index.postings.facet("campaign", campaign) if campaign else index.postings.everything()
    found = index.reported(list(documents), district=district, years=years, each=3)
    assert {(one.indicator, one.kind, one.base_unit): one.count for one in found} == dict(scanned)
    assert [one.count for one in found] == sorted(scanned.values(), reverse=True)


def test_all_figures_of_one_article(index: Index) -> None:
    made, _body, figures = written(7)
    found = index.reported(docs(index, made.id), each=None)
    numbers = [number for one in found for number in one.latest]
    assert sorted(f.id for f in index.reported_figures(numbers)) == sorted(f.id for f in figures)


def test_the_latest_come_first_and_no_more_than_asked_for(index: Index) -> None:
    for one in index.reported(docs(index, "北仑区"), district="北仑区", each=4)[:3]:
        read = [index.reported_figures([number])[0] for number in one.latest]
        assert 0 < len(read) <= 4
        assert all((f.indicator, f.kind.value, f.base_unit) == (one.indicator, one.kind, one.base_unit) for f in read)
        ends = [f.period.last or "" if f.period else "" for f in read]
        assert ends == sorted(ends, reverse=True)


@pytest.mark.parametrize("sides", [("江北", "北仑"), ("江北@三服务", "鄞州@三服务"), ("江北@2018", "江北@2020")])
def test_a_large_side_gives_the_rows_of_a_small_one(
    index: Index, monkeypatch: pytest.MonkeyPatch, sides: tuple[str, str]
) -> None:
    left, right = map(parse_side, sides)
    whole = compare(index, left, right)
    monkeypatch.setattr(gather, "WHOLE", 10)
    page = compare(index, left, right)
    assert {(row.indicator, row.kind, row.shared) for row in page.rows} == {
        (row.indicator, row.kind, row.shared) for row in whole.rows
    }
    assert page.notes and not whole.notes


def test_the_page_holds_the_figures_of_the_year_asked_for(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "WHOLE", 10)
    found = compare(index, parse_side("江北@2016"), parse_side("北仑@2016"))
    years = {f.period.edtf for row in found.rows for f in (*row.left, *row.right) if f.period}
    assert years == {"2016"}
