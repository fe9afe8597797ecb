"""A small library in memory: articles of two invented districts, and a reader that searches them by scanning."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jbtui.compare import Comparison, Side, compare_figures, table
from jbtui.compare.passages import Opposite, Passages
from jbtui.concordance import Concordance
from jbtui.concordance.collocates import Collocate, Run
from jbtui.concordance.lines import lines_of
from jbtui.concordance.spread import Share, Spread
from jbtui.errors import JbtuiError, NotFound
from jbtui.export.tray import Kept, find
from jbtui.records import (
    Article,
    Dating,
    Evidence,
    Figure,
    FigureKind,
    Kind,
    Named,
    Paragraph,
    Period,
    Repair,
    Role,
    Status,
)
from jbtui.search.results import Counts, Facet, FacetValue, Hit, Results
from jbtui.text.folding import key
from jbtui.tray import Item
from jbtui.tui.asking import PAGE, Ask, FigureAsk
from jbtui.tui.filtering import cells
from jbtui.tui.messages import FigureRow, Overview, Volume
from jbtui.tui.widgets.figure_table import COLUMNS
from tests.search.memory import entry_of

EAST = """title|东河“三比攻坚”比出新速度
byline|撰文 记者 甲乙
body|2018年，东河全区实现地区生产总值520.6亿元，同比增长9.7%；一般公共预算收入72.9亿元，增长12.1%。
heading|服务比效
body|全区14个部门事项和127个事项实现“掌上办理”，“最多跑一次”事项达到1238项。办事大厅里，企业代办员说：“以前要跑五趟的事，现在一趟就够。”
caption|东河政务大厅 （丙丁 摄）
body|在“最多跑一次”改革中，东河行政审批服务平均每件提速4.1个工作日，群众满意度连续34个月保持全市第一。
heading|项目比快
body|文创港开工建设，总投资297亿元的10个项目集中开工，半年完成投资55亿元，完成年度计划的68.2%。
body|下一步，东河将力争全年完成固定资产投资300亿元。"""

WEST = """title|西山 对标先进 干出一流强区新样子
body|截至10月底，西山完成老旧小区改造28个，惠及群众1.2万户，老旧小区改造数居全市第二。
heading|服务比效
body|西山深化“最多跑一次”改革，政务服务网上可办比例达100%，掌上可办比例达96.5%。
body|全年引进人才2.3万人，新增上市企业3家，上市企业总数达到21家。
heading|项目比快
body|1-9月，西山实现地区生产总值1386.6亿元，同比增长2.1%，固定资产投资增长6.4%。"""


def article(file: str, text: str, district: str, date: str, campaign: str = "三比攻坚") -> Volume:
    """An article written as `kind|text` lines."""
    id = f"ART{abs(hash_of(file)):07d}"
    title = text.split("\n")[0].split("|", 1)[1]
    record = Article(
        id=id,
        file=file,
        path=f"/archive/{file}",
        number=1,
        title=title,
        newspaper=None,
        dating=Dating(date, True, "frame"),
        districts=(Named(district, Role.MAIN, Evidence(district)),),
        campaigns=(Named(campaign, Role.MAIN, Evidence(campaign)),),
        authors=("甲乙",),
        photographers=("丙丁",),
        sha256="0" * 64,
    )
    paragraphs, section, number = [], None, 0
    for position, line in enumerate(text.split("\n"), 1):
        kind, words = line.split("|", 1)
        number += kind == "body"
        section = words if kind == "heading" else section
        repairs = (Repair("hard-wrap", ((position * 2, position * 2),)),) if "10个项目" in words else ()
        paragraphs.append(
            Paragraph(
                id=f"{id}-{position:06d}",
                article=id,
                file=file,
                position=position,
                number=number if kind == "body" else None,
                kind=Kind(kind),
                level=1 if kind == "heading" else None,
                section=section if kind == "body" else None,
                theme="服务争效" if section == "服务比效" else None,
                text=words,
                lines=((position * 2, position * 2),),
                districts=(district,),
                campaigns=(campaign,),
                repairs=repairs,
            )
        )
    return Volume(record, tuple(paragraphs), ())


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    return sum(ord(character) * (place + 1) for place, character in enumerate(text)) % 10_000_000


def figure(
    paragraph: Paragraph, quote: str, value: float, unit: str, indicator: str, district: str, edtf: str = "2018"
) -> Figure:
    """A figure at the place where its quote stands."""
    start = paragraph.text.index(quote)
    percent = unit == "%"
    return Figure(
        id=f"{paragraph.id}.{start}",
        paragraph=paragraph.id,
        article=paragraph.article,
        file=paragraph.file,
        start=start,
        end=start + len(quote),
        quote=quote,
        number=quote.rstrip("亿元%个家"),
        unit=unit,
        value=value,
        base_unit="%" if percent else "元" if "元" in unit else unit,
        approx="=",
        kind=FigureKind.GROWTH if percent else FigureKind.LEVEL,
        status=Status.PLANNED if "力争" in paragraph.text else Status.ACTUAL,
        indicator=indicator,
        indicator_words=indicator,
        period=Period(edtf, f"{edtf[:4]}-01-01", f"{edtf[:4]}-12-31", ""),
        subject=district,
        district=district,
    )


def volumes() -> tuple[Volume, ...]:
    """The two articles with their figures."""
    east, west = article("east.txt", EAST, "东河区", "2019-02"), article("west.txt", WEST, "西山区", "2020-11")
    first, last, gdp = east.paragraphs[2], east.paragraphs[9], west.paragraphs[6]
    east_figures = (
        figure(first, "520.6亿元", 52_060_000_000, "亿元", "地区生产总值", "东河区"),
        figure(first, "9.7%", 9.7, "%", "地区生产总值", "东河区"),
        figure(last, "300亿元", 30_000_000_000, "亿元", "固定资产投资", "东河区", "2019"),
    )
    west_figures = (
        figure(west.paragraphs[1], "28个", 28, "个", "老旧小区改造数", "西山区", "2020"),
        figure(gdp, "1386.6亿元", 138_660_000_000, "亿元", "地区生产总值", "西山区", "2020"),
        figure(gdp, "2.1%", 2.1, "%", "地区生产总值", "西山区", "2020"),
    )
    return (
        Volume(east.article, east.paragraphs, east_figures),
        Volume(west.article, west.paragraphs, west_figures),
    )


@dataclass
class Shelf:
    """A reader over volumes in memory."""

    volumes: tuple[Volume, ...] = field(default_factory=volumes)
    fault: JbtuiError | None = None
    pace: Callable[[Ask], None] | None = None
    """Called with each ask before it is answered, to make some answers slow."""
    interrupted: threading.Event = field(default_factory=threading.Event)

    def overview(self) -> Overview:
        if self.fault:
            raise self.fault
        return Overview(
            len(self.volumes), sum(len(v.paragraphs) for v in self.volumes), sum(len(v.figures) for v in self.volumes)
        )

    def _matching(self, ask: Ask) -> list[Hit]:
        words = [word.strip('“”"「」') for word in ask.query.split()]
        found = []
        for volume in self.volumes:
            for paragraph in volume.paragraphs:
                if not self._passes(volume, paragraph, ask):
                    continue
                if all(word in paragraph.text for word in words):
                    found.append(Hit(entry_of(volume.article, paragraph), tuple(map(key, words)), 1.0))
        return found

    def _passes(self, volume: Volume, paragraph: Paragraph, ask: Ask) -> bool:
        values = values_of(volume, paragraph)
        fields = {name for name, _value in ask.chosen}
        return all(any(values[name] == v for n, v in ask.chosen if n == name) for name in fields)

    def search(self, ask: Ask, first: int | None = None) -> Results:
        if self.pace:
            self.pace(ask)
        hits = self._matching(ask)
        page = hits[ask.offset : ask.offset + (first or PAGE)]
        return Results(ask.query, tuple(page), len(hits), ask.offset + len(page) < len(hits))

    def complete(self, typed: str) -> tuple[str, ...]:
        """Themes of the campaign that begin with the last word."""
        *before, last = typed.split(" ")
        names = ("最多跑一次", "最多跑一地", "地区生产总值")
        return tuple(" ".join((*before, name)) for name in names if last and name.startswith(last) and name != last)

    def counts(self, ask: Ask) -> Counts:
        found = []
        for name in ("campaign", "district", "year", "kind"):
            others = Ask(ask.query, tuple(one for one in ask.chosen if one[0] != name))
            counts: Counter[str] = Counter()
            for volume in self.volumes:
                for paragraph in volume.paragraphs:
                    counts[values_of(volume, paragraph)[name]] += 0
            for hit in self._matching(others):
                volume = next(v for v in self.volumes if v.article.id == hit.article.id)
                counts[values_of(volume, hit.paragraph)[name]] += 1
            values = tuple(
                FacetValue(value, value, count, (name, value) in ask.chosen) for value, count in counts.most_common()
            )
            found.append(Facet(name, values))
        return Counts(tuple(found), len(self._matching(ask)), True)

    def volume(self, article: str) -> Volume:
        return next(volume for volume in self.volumes if volume.article.id == article)

    def hits_in(self, article: str, query: str) -> tuple[Hit, ...]:
        return tuple(hit for hit in self._matching(Ask(query)) if hit.article.id == article) if query.strip() else ()

    def figures(self, ask: FigureAsk) -> tuple[tuple[FigureRow, ...], int]:
        rows = [
            row
            for row in self._rows()
            if all(any(cell.text in shown for shown in _shown(row, cell.column)) for cell in cells(ask.words))
        ]
        if ask.sort == "value":
            rows.sort(key=lambda row: -row.figure.value)
        elif ask.sort == "indicator":
            rows.sort(key=lambda row: row.figure.indicator or "")
        return tuple(rows), len(rows)

    def series(self, figure: Figure) -> tuple[FigureRow, ...]:
        alike = (figure.indicator, figure.kind)
        return tuple(row for row in self._rows() if (row.figure.indicator, row.figure.kind) == alike)

    def _rows(self) -> list[FigureRow]:
        return [
            FigureRow(figure, volume.article, next(p for p in volume.paragraphs if p.id == figure.paragraph))
            for volume in self.volumes
            for figure in volume.figures
        ]

    def suggested(self, side: str) -> tuple[str, tuple[tuple[str, int], ...]]:
        names = [volume.article.district or "" for volume in self.volumes]
        left = side or next(iter(names), "")
        return left, tuple((name, 1) for name in names if name != left)

    def compare(self, left: str, right: str) -> tuple[Comparison, tuple[table.Line, ...]]:
        sides = [next((v for v in self.volumes if v.article.district == name), None) for name in (left, right)]
        if sides[0] is None or sides[1] is None:
            raise NotFound("没有这个区县。", "最接近的：东河区、西山区")
        rows = compare_figures(sides[0].figures, sides[1].figures, names=(left, right), cut=list)
        pairs = (Opposite(sides[0].paragraphs[6], sides[1].paragraphs[3], ("改革",)),)
        comparison = Comparison(
            Side(left),
            Side(right),
            rows,
            passages=(Passages("服务争效", pairs),),
            articles={v.article.id: v.article for v in self.volumes},
            paragraphs={p.id: p for v in self.volumes for p in v.paragraphs},
        )
        return comparison, table.lines(comparison)

    def concordance(self, ask: Ask) -> Concordance:
        if self.pace:
            self.pace(ask)
        hits = self._matching(ask) if ask.query.strip() else []
        lines = lines_of(hits)
        counts = Counter(hit.article.district or "" for hit in hits)
        everything = {v.article.district or "": len(v.paragraphs) for v in self.volumes}
        shares = tuple(Share(name, name, n, everything[name]) for name, n in counts.most_common())
        near = (Collocate("改革", 1, 2, 0.5, 12.3, 4.5),) if lines else ()
        return Concordance(
            ask.query,
            lines,
            len(hits),
            False,
            (Spread("district", shares, 0.1),) if lines else (),
            near,
            (Run("最多跑一次改革", 2),) if lines else (),
            (),
        )

    def recognise(self, items: tuple[Item, ...]) -> tuple[Kept, ...]:
        return find(self, items)

    def paragraphs_by_ids(self, ids: Iterable[str]) -> tuple[Paragraph, ...]:
        wanted = set(ids)
        return tuple(p for volume in self.volumes for p in volume.paragraphs if p.id in wanted)

    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        wanted = set(ids)
        return {volume.article.id: volume.article for volume in self.volumes if volume.article.id in wanted}

    def figure(self, id: str) -> Figure:
        for row in self._rows():
            if row.figure.id == id:
                return row.figure
        raise NotFound("没有这个数字。")

    @property
    def stopped(self) -> bool:
        return self.interrupted.is_set()

    def interrupt(self) -> None:
        self.interrupted.set()

    def resume(self) -> None:
        self.interrupted.clear()

    def close(self) -> None:
        pass


def values_of(volume: Volume, paragraph: Paragraph) -> dict[str, str]:
    """A paragraph's value in each field."""
    return {
        "campaign": volume.article.campaign or "",
        "district": volume.article.district or "",
        "year": str(volume.article.year),
        "kind": paragraph.kind.value,
        "article": volume.article.id,
    }


def _shown(row: FigureRow, column: str) -> list[str]:
    """What the columns of the table show of a figure; all of them where none is named."""
    return [one.text(row) for one in COLUMNS if column in ("", one.sort)]
