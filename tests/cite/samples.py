"""One article, paragraph and figure to cite and to export; `replace` makes the others."""

from __future__ import annotations

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

ARTICLE = Article(
    id="abcdefghij",
    file="001_some.txt",
    path="seeds/001_some.txt",
    number=1,
    title="江北“六争攻坚”争出攀高跨越新突破",
    newspaper=None,
    dating=Dating("2019-02", inferred=True, rule="year-review", evidence=(Evidence("2019年是", ((31, 31),)),)),
    districts=(Named("江北区", Role.MAIN, Evidence("江北召开")), Named("北仑区", Role.MENTIONED, Evidence("北仑"))),
    campaigns=(Named("六争攻坚", Role.MAIN, Evidence("“六争攻坚”行动")),),
    authors=("徐欣", "张落雁", "顾筠", "陈章升"),
    photographers=("沈颖俊",),
    sha256="0" * 64,
)
STATED = Dating("2019-02-12", inferred=False, rule="front matter")

PARAGRAPH = Paragraph(
    id="abcdefghij-KLMNOP",
    article=ARTICLE.id,
    file=ARTICLE.file,
    position=4,
    number=3,
    kind=Kind.BODY,
    level=None,
    section=None,
    theme="产业争先",
    text="全年全区实现地区生产总值520.6亿元,同比增长9.7%;一般公共预算收入72.9亿元。在“双底线”考核中领跑全市。",
    lines=((13, 13),),
    districts=("江北区",),
    campaigns=("六争攻坚",),
    repairs=(Repair("letter-spacing", ((13, 13),)),),
)

FIGURE = Figure(
    id="abcdefghij-KLMNOP.12",
    paragraph=PARAGRAPH.id,
    article=ARTICLE.id,
    file=ARTICLE.file,
    start=12,
    end=19,
    quote="520.6亿元",
    number="520.6",
    unit="亿元",
    value=52060000000.0,
    base_unit="元",
    approx="=",
    kind=FigureKind.LEVEL,
    status=Status.ACTUAL,
    indicator="地区生产总值",
    indicator_words="地区生产总值",
    period=Period("2018", "2018-01-01", "2018-12-31", "全年"),
    subject="江北区",
    district="江北区",
    theme="产业争先",
    rules=(("unit", "amount"), ("period", "frame")),
)
