"""Corrections by hand from the figures screen: written beside the article, then applied by reading it anew."""

from __future__ import annotations

from pathlib import Path

from jbtui import locations
from jbtui.errors import JbtuiError
from jbtui.messages import _, say
from jbtui.tui import content
from jbtui.tui.messages import Corrected, FigureRow

REJECT = "reject"
"""Stands for the field where the whole figure is rejected."""


def names() -> dict[str, str]:
    """What can be corrected: the field and what it is called."""
    return {
        "indicator": _("指标"),
        "value": _("数值，用基本单位"),
        "base_unit": _("基本单位"),
        "period": _("时期，如 2018 或 2018-01/2018-06；空为无"),
        "subject": _("主体"),
        "district": _("区县"),
        "kind": _("性质：level growth ratio rank multiple"),
        "status": _("状态：actual planned"),
        "approx": _("约数：= ~ > < >= <="),
    }


def now(row: FigureRow, field: str) -> str:
    """What a field says now."""
    figure = row.figure
    if field == "period":
        return figure.period.edtf if figure.period else ""
    if field == "value":
        return f"{figure.value:.15g}"
    return str(getattr(figure, field) or "")


def correct(row: FigureRow, field: str, said: str, index: Path | None) -> Corrected:
    """Write the correction and, where the index is known, apply it. Never raises: a fault is told."""
    from jbtui.figures import append, corrections
    from jbtui.figures.explain import sentence

    figure, source = row.figure, Path(row.article.path)
    try:
        value: str | float = float(said) if field == "value" else said.strip()
    except ValueError:
        return Corrected(say("「{text}」不是一个数。", text=said), fault=True)
    fields = {} if field == REJECT else {field: value}
    correction = corrections.Correction(
        figure.id, figure.quote, sentence(figure, row.paragraph), field == REJECT, fields
    )
    try:
        written = append(source.parent, correction)
        if index is not None:
            from jbtui.ingest import ingest

            ingest([source], index)
    except JbtuiError as error:
        return Corrected(content.joined((error.what, error.remedy)), fault=True)
    if index is None:
        return Corrected(say("更正已写入 {file}", file=locations.short(written)))
    return Corrected(say("更正已写入 {file}，索引已更新。", file=locations.short(written)))
