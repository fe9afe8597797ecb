"""A concordance as plain dictionaries, for `jbtui kwic --format json`."""

from __future__ import annotations

from typing import Any

from jbtui.concordance.concordance import Concordance
from jbtui.concordance.lines import KwicLine

CONTEXT = 40
"""Characters of context on either side of a line."""


def to_json(concordance: Concordance, context: int = CONTEXT) -> dict[str, Any]:
    """The concordance; `context` is the number of characters on either side."""
    return {
        "query": concordance.query,
        "paragraphs": concordance.paragraphs,
        "truncated": concordance.truncated,
        "notes": list(concordance.notes),
        "lines": [line_record(line, context) for line in concordance.lines],
        "frequency": {
            spread.field: {
                "values": [
                    {
                        "value": share.value,
                        "label": share.label,
                        "hits": share.hits,
                        "paragraphs": share.paragraphs,
                        "per_hundred": round(share.per_hundred, 3),
                    }
                    for share in spread.shares
                ],
                "deviation_of_proportions": round(spread.deviation, 4),
            }
            for spread in concordance.spreads
        },
        "collocates": [
            {
                "word": one.word,
                "count": one.count,
                "left": one.left,
                "right": one.right,
                "expected": round(one.expected, 3),
                "log_likelihood": round(one.log_likelihood, 2),
                "mutual_information": round(one.mutual_information, 2),
            }
            for one in concordance.collocates
        ],
        "ngrams": [{"text": run.text, "count": run.count} for run in concordance.runs],
    }


def line_record(line: KwicLine, context: int = CONTEXT) -> dict[str, Any]:
    """One line with its place in its source."""
    return {
        "left": line.left[-context:] if context else "",
        "keyword": line.keyword,
        "right": line.right[:context],
        "paragraph": line.paragraph.id,
        "article": line.article.id,
        "file": line.article.file,
        "title": line.article.title,
        "date": line.article.date,
        "district": line.article.district,
        "campaign": line.article.campaign,
        "start": line.start,
        "end": line.end,
        "lines": [list(lines) for lines in line.paragraph.lines],
    }
