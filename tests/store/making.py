"""Small articles made by hand, and an index of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

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
from jbtui.store.batch import Builder, FileFacts, Reading
from jbtui.store.writer import Writer


def make_article(name: str, **changes: object) -> Article:
    article = Article(
        id=f"{name.upper()}AAAAAAAAAA"[:10],
        file=f"{name}.txt",
        path=f"/articles/{name}.txt",
        number=1,
        title=f"{name} 的标题",
        newspaper=None,
        dating=Dating("2019-02", True, "by-campaign", (Evidence("2018年", ((3, 4), (7, 7))),)),
        districts=(Named("江北区", Role.MAIN, Evidence("江北", ((1, 1),)), "title"),),
        campaigns=(Named("六争攻坚", Role.MAIN, Evidence("六争攻坚")),),
        authors=("徐欣",),
        photographers=(),
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        page=None,
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def make_paragraph(article: Article, position: int, text: str, **changes: object) -> Paragraph:
    paragraph = Paragraph(
        id=f"{article.id}-P{position:05d}",
        article=article.id,
        file=article.file,
        position=position,
        number=position,
        kind=Kind.BODY,
        level=None,
        section=None,
        theme="争投资",
        text=text,
        lines=((position * 2, position * 2 + 1),),
        districts=("江北区",),
        campaigns=("六争攻坚",),
        repairs=(Repair("hard-wrap", ((position, position),)),),
    )
    return replace(paragraph, **changes)  # type: ignore[arg-type]


def make_figure(paragraph: Paragraph, quote: str, **changes: object) -> Figure:
    start = paragraph.text.index(quote)
    figure = Figure(
        id=f"{paragraph.id}.{start}",
        paragraph=paragraph.id,
        article=paragraph.article,
        file=paragraph.file,
        start=start,
        end=start + len(quote),
        quote=quote,
        number="520.6",
        unit="亿元",
        value=520.6e8,
        base_unit="元",
        approx="=",
        kind=FigureKind.LEVEL,
        status=Status.ACTUAL,
        indicator="地区生产总值",
        indicator_words="GDP",
        period=Period("2018", "2018-01-01", "2018-12-31", "2018年"),
        subject="全区",
        district="江北区",
        theme="争投资",
        rules=(("unit", "table"),),
    )
    return replace(figure, **changes)  # type: ignore[arg-type]


def reading(article: Article, texts: Sequence[str | Paragraph], figures: Sequence[Figure] = ()) -> Reading:
    """A file with one article."""
    paragraphs = tuple(
        make_paragraph(article, at, text) if isinstance(text, str) else text for at, text in enumerate(texts, 1)
    )
    facts = FileFacts(article.path, article.file, 100, 1, article.sha256, "", "utf-8", 0)
    return Reading(facts, ((article, paragraphs, tuple(figures)),))


def write(path: Path, *readings: Reading, together: bool = False) -> None:
    """Put files into an index, each in a batch of its own, or all in one."""
    writer = Writer(path)
    groups = [readings] if together else [(one,) for one in readings]
    for group in groups:
        builder = Builder(writer.texts())
        for one in group:
            builder.add(one)
        writer.write(builder.batch(), "rules")
    writer.finish("rules")
    writer.close()
