"""A comparison as the plain dictionary of the public contract, for `jbtui compare --format json`.

Rows hold the figures and passages hold the paragraphs as they stand in exports; what the contract does not name stands
after what it names.
"""

from __future__ import annotations

from typing import Any

from jbtui.compare.change import Derived, Series
from jbtui.compare.comparison import Comparison, Row
from jbtui.compare.keyness import Keyword
from jbtui.compare.passages import Passages
from jbtui.records_json import metric_record, paragraph_record


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison; nothing in it but strings, numbers, booleans, None, lists and dictionaries."""
    return {
        "left": comparison.left.label,
        "right": comparison.right.label,
        "rows": [_row(row) for row in comparison.rows],
        "passages": [_passages(found) for found in comparison.passages],
        "keywords": {
            "left": [_keyword(keyword) for keyword in comparison.keywords[0]],
            "right": [_keyword(keyword) for keyword in comparison.keywords[1]],
        },
        "changes": [_series(series) for series in comparison.changes],
        "notes": list(comparison.notes),
    }


def _row(row: Row) -> dict[str, Any]:
    difference = row.difference
    return {
        "theme": row.theme,
        "indicator": row.indicator,
        "unit": row.unit or None,
        "left": [metric_record(figure) for figure in row.left],
        "right": [metric_record(figure) for figure in row.right],
        "difference": difference.value if difference else None,
        "ratio": difference.ratio if difference else None,
        "comparable": row.comparable,
        "why": row.why,
        "kind": row.kind.value,
        "difference_unit": difference.unit if difference else None,
        "difference_approx": difference.approx if difference else None,
        "reasons": [reason.value for reason in row.pair.verdict.reasons] if row.pair else [],
        "proposed": row.proposed,
        "names": [row.match.left, row.match.right] if row.match else None,
        "elsewhere": [metric_record(figure) for figure in row.elsewhere],
        "conflicts": [[figure.id for figure in conflict.figures] for conflict in row.conflicts],
    }


def _passages(found: Passages) -> dict[str, Any]:
    return {
        "theme": found.theme,
        "left": [paragraph_record(paragraph) for paragraph in found.left],
        "right": [paragraph_record(paragraph) for paragraph in found.right],
        "opposite": [
            {"left": pair.left.id, "right": pair.right.id, "words": list(pair.shared)}
            for pair in found.pairs
            if pair.left and pair.right
        ],
    }


def _keyword(keyword: Keyword) -> dict[str, Any]:
    return {
        "word": keyword.word,
        "here": keyword.here,
        "there": keyword.there,
        "log_likelihood": round(keyword.score, 2),
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "indicator": series.indicator,
        "names": list(series.names),
        "proposed": series.proposed,
        "kind": series.kind.value,
        "unit": series.unit or None,
        "points": [
            {"period": point.label, "period_known": not point.reported, "metric": metric_record(point.figure)}
            for point in series.points
        ],
        "steps": [
            {
                "from": step.start,
                "to": step.end,
                "difference": step.difference.value if step.difference else None,
                "difference_unit": step.difference.unit if step.difference else None,
                "comparable": step.verdict.comparable,
                "why": step.verdict.why,
                "derived_rate": _derived(step.rate),
                "derived_yearly_rate": _derived(step.yearly),
            }
            for step in series.steps
        ],
    }


def _derived(rate: Derived | None) -> dict[str, Any] | None:
    return {"percent": round(rate.percent, 4), "formula": rate.formula} if rate else None
