"""Articles, paragraphs and figures as plain dictionaries: the public field names that every JSON output shares.

The names and their order are the export contract; fields beyond it stand after those it names. Dates and periods are
EDTF strings, line ranges are pairs, and what is unknown is None.
"""

from __future__ import annotations

from typing import Any

from jbtui.records import Article, Figure, Paragraph


def article_record(article: Article) -> dict[str, Any]:
    """One article, its own districts and campaigns first, those it only mentions after."""
    return {
        "article": article.id,
        "file": article.file,
        "title": article.title,
        "newspaper": article.newspaper,
        "date": article.date,
        "date_inferred": bool(article.dating and article.dating.inferred),
        "districts": [named.name for named in article.districts],
        "campaigns": [named.name for named in article.campaigns],
        "authors": list(article.authors),
        "photographers": list(article.photographers),
        "sha256": article.sha256,
        "page": article.page,
    }


def paragraph_record(paragraph: Paragraph) -> dict[str, Any]:
    """One paragraph; `position` counts all kinds, `number` body paragraphs alone."""
    return {
        "paragraph": paragraph.id,
        "article": paragraph.article,
        "file": paragraph.file,
        "position": paragraph.position,
        "kind": paragraph.kind.value,
        "level": paragraph.level,
        "section": paragraph.section,
        "theme": paragraph.theme,
        "text": paragraph.text,
        "lines": [list(lines) for lines in paragraph.lines],
        "districts": list(paragraph.districts),
        "campaigns": list(paragraph.campaigns),
        "number": paragraph.number,
    }


def metric_record(figure: Figure) -> dict[str, Any]:
    """One figure; `start` and `end` are offsets into its paragraph's text."""
    return {
        "metric": figure.id,
        "paragraph": figure.paragraph,
        "article": figure.article,
        "file": figure.file,
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "number": figure.number,
        "unit": figure.unit,
        "value": figure.value,
        "base_unit": figure.base_unit,
        "approx": figure.approx,
        "kind": figure.kind.value,
        "status": figure.status.value,
        "indicator": figure.indicator,
        "period": figure.period.edtf if figure.period else None,
        "subject": figure.subject,
        "district": figure.district,
        "theme": figure.theme,
        "indicator_as_written": figure.indicator_words,
        "period_words": figure.period.words if figure.period else None,
        "corrected": figure.corrected,
        "rules": dict(figure.rules),
    }
