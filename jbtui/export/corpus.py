"""What of an index is exported: articles, paragraphs or figures, as records, as tables, as documents to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, Protocol

from jbtui.cite import source_line
from jbtui.cite.prose import bracketed_date
from jbtui.cite.reference import reference
from jbtui.export.document import Block, Cell, Heading, Quote, Sourced, Table, Text
from jbtui.messages import _, say
from jbtui.records import Article, Figure, Kind, Paragraph
from jbtui.records_json import article_record, metric_record, paragraph_record
from jbtui.records_words import kind_words
from jbtui.search.facets import kind_labels

Record = dict[str, Any]


class What(StrEnum):
    """What is exported; the value is the name on the command line."""

    ARTICLES = "articles"
    PARAGRAPHS = "paragraphs"
    METRICS = "metrics"


class Corpus(Protocol):
    """The read side of an index, as far as export uses it: article by article, so that a million paragraphs stream."""

    def articles(self) -> tuple[Article, ...]: ...

    def paragraphs(self, article_id: str) -> tuple[Paragraph, ...]: ...

    def figures(self, *, article: str) -> tuple[Figure, ...]: ...


def records(index: Corpus, what: What) -> Iterator[Record]:
    """The records of the public data contract, article by article."""
    for article in index.articles():
        match what:
            case What.ARTICLES:
                yield article_record(article)
            case What.PARAGRAPHS:
                yield from map(paragraph_record, index.paragraphs(article.id))
            case What.METRICS:
                yield from map(metric_record, index.figures(article=article.id))


def table(index: Corpus, what: What) -> Table:
    """The records as a table, for spreadsheets; the columns are the record's names."""
    return record_table(records(index, what), COLUMNS[what])


def record_table(stream: Iterator[Record], columns: tuple[str, ...]) -> Table:
    """A stream of records as a table of the named columns."""
    return Table(columns, ([flat(record[name]) for name in columns] for record in stream))


def flat(value: Any) -> Cell:
    """A field of a record as one cell: lists joined, line ranges as 13-15."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return "; ".join(f"{key}={part}" for key, part in value.items())
        case list():
            return "; ".join(_ranged(part) for part in value)
        case _:
            return str(value)


def _ranged(part: Any) -> str:
    if isinstance(part, list):
        return "-".join(str(end) for end in dict.fromkeys(part))
    return str(part)


COLUMNS: dict[What, tuple[str, ...]] = {
    What.ARTICLES: (
        *("article", "file", "title", "newspaper", "date", "date_inferred", "districts", "campaigns"),
        *("authors", "photographers", "sha256", "page"),
    ),
    What.PARAGRAPHS: (
        *("paragraph", "article", "file", "position", "kind", "level", "section", "theme", "text", "lines"),
        *("districts", "campaigns", "number"),
    ),
    What.METRICS: (
        *("metric", "paragraph", "article", "file", "start", "end", "quote", "number", "unit", "value", "base_unit"),
        *("approx", "kind", "status", "indicator", "period", "subject", "district", "theme", "indicator_as_written"),
        *("period_words", "corrected", "rules"),
    ),
}


# ---- documents to read ---------------------------------------------------------------------------------------------


def document(index: Corpus, what: What) -> Iterator[Block]:
    """The same content for a reader: articles as a list, paragraphs as printed, figures with their sources."""
    match what:
        case What.ARTICLES:
            yield Heading(_("篇目"))
            yield article_table(index.articles())
        case What.PARAGRAPHS:
            for article in index.articles():
                yield from printed(article, index.paragraphs(article.id))
        case What.METRICS:
            yield Heading(_("指标"))
            for article in index.articles():
                paragraphs = {paragraph.id: paragraph for paragraph in index.paragraphs(article.id)}
                yield Heading(article.title, 2)
                yield figure_table(index.figures(article=article.id), article, paragraphs)


def article_table(articles: Sequence[Article]) -> Table:
    """Articles in reading columns."""
    columns = (_("题目"), _("日期"), _("区县"), _("专项行动"), _("作者"), _("文件"))
    return Table(
        columns,
        (
            [
                article.title,
                bracketed_date(reference(article)),
                _("、").join(named.name for named in article.districts if named.role == "main"),
                _("、").join(named.name for named in article.campaigns if named.role == "main"),
                _("、").join(article.authors),
                article.file,
            ]
            for article in articles
        ),
    )


def figure_table(figures: Sequence[Figure], article: Article, paragraphs: dict[str, Paragraph]) -> Table:
    """Figures in reading columns, each with its source."""
    columns = (_("指标"), _("数值"), _("类型"), _("状态"), _("时期"), _("主体"), _("编号"))
    return Table(
        columns,
        (
            [
                figure.indicator or "",
                Sourced(figure.quote, source_line(paragraphs[figure.paragraph], article)),
                kind_words(figure.kind),
                status_label(figure.status),
                figure.period.edtf if figure.period else "",
                figure.subject or figure.district or "",
                figure.id,
            ]
            for figure in figures
        ),
    )


def printed(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """An article as printed, every passage with its source as a footnote; fill is left out."""
    yield Heading(article.title)
    for paragraph in paragraphs:
        match paragraph.kind:
            case Kind.TITLE | Kind.NOISE:
                continue
            case Kind.HEADING:
                yield Heading(paragraph.text, 1 + (paragraph.level or 1))
            case Kind.BODY:
                yield Text(paragraph.text, source_line(paragraph, article))
            case Kind.CAPTION | Kind.BYLINE:
                yield Quote(say("{kind}：{text}", kind=block_label(paragraph.kind), text=paragraph.text))


def block_label(kind: str) -> str:
    """What a kind of block is called in the interface."""
    return kind_labels().get(kind) or _("杂字")


def status_label(status: str) -> str:
    """What a figure's status is called in the interface."""
    return {"actual": _("实绩"), "planned": _("计划")}.get(status, status)
