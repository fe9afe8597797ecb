"""Figures, paragraphs and articles made by hand, with only what a test wants to say."""

from __future__ import annotations

import re
from itertools import count

from jbtui.figures import edtf
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
    Role,
    Status,
)

_MULTIPLIERS = {"万": 1e4, "亿": 1e8}
_BASE = {"元": "元", "平方米": "平方米", "百分点": "个百分点"}
_WRITTEN = re.compile(r"(约|近|超|不到|达)?(-?[\d.,]+)(多|余)?([万亿]?)(多|余)?(.*)")
_APPROX = {"约": "~", "近": "~", "超": ">", "不到": "<", "多": ">", "余": ">"}
_serial = count(1)


def period(text: str | None) -> Period | None:
    return edtf.period(text) if text else None


def figure(
    indicator: str | None,
    written: str,
    when: str | None = "2020",
    *,
    kind: str = "level",
    subject: str | None = "江北区",
    district: str | None = "江北区",
    planned: bool = False,
    words: str | None = None,
    quote: str | None = None,
    theme: str | None = None,
    paragraph: str | None = None,
    article: str = "ARTICLE",
) -> Figure:
    """A figure as it is written: `40多家`, `约44万平方米`, `520.6亿元`, `9.7%`; ranks as their number."""
    match = _WRITTEN.fullmatch(written)
    assert match, written
    before, number, many, multiplier, more, unit = match.groups()
    serial = next(_serial)
    paragraph = paragraph or f"{article}-P{serial:05d}"
    return Figure(
        id=f"{paragraph}.{serial}",
        paragraph=paragraph,
        article=article,
        file="x.txt",
        start=0,
        end=len(written),
        quote=quote or written,
        number=number,
        unit=multiplier + unit,
        value=round(float(number.replace(",", "")) * _MULTIPLIERS.get(multiplier, 1), 4),
        base_unit=_BASE.get(unit, unit),
        approx=_APPROX.get(before or many or more or "", "="),
        kind=FigureKind(kind),
        status=Status.PLANNED if planned else Status.ACTUAL,
        indicator=indicator,
        indicator_words=words if words is not None else indicator,
        period=period(when),
        subject=subject,
        district=district,
        theme=theme,
    )


def paragraph(
    text: str,
    *,
    id: str | None = None,
    theme: str | None = None,
    district: str = "江北区",
    article: str = "ARTICLE",
    number: int | None = 1,
    kind: Kind = Kind.BODY,
) -> Paragraph:
    return Paragraph(
        id=id or f"{article}-T{next(_serial):05d}",
        article=article,
        file="x.txt",
        position=number or 1,
        number=number,
        kind=kind,
        level=None,
        section=None,
        theme=theme,
        text=text,
        lines=((3, 5),),
        districts=(district,),
        campaigns=("六争攻坚",),
    )


def article(id: str = "ARTICLE", *, district: str = "江北区", date: str = "2020-11") -> Article:
    return Article(
        id=id,
        file=f"{id}.txt",
        path=f"{id}.txt",
        number=1,
        title="题目",
        newspaper=None,
        dating=Dating(date, True, "stated"),
        districts=(Named(district, Role.MAIN, Evidence(district)),),
        campaigns=(Named("六争攻坚", Role.MAIN, Evidence("六争攻坚")),),
        authors=(),
        photographers=(),
        sha256="0" * 64,
    )
