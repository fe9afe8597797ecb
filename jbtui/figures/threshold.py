"""Tells thresholds from figures: 亩均税收100万元以上的企业 names a class of companies, it does not measure one."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures.quantity import Quantity
from jbtui.knowledge import table


@cache
def _figures_still() -> re.Pattern[str]:
    return re.compile("|".join(table("figures")["threshold"]["not_threshold"]))


@cache
def _objects() -> re.Pattern[str]:
    return re.compile(table("figures")["threshold"]["objects"])


def is_threshold(text: str, q: Quantity) -> bool:
    """Whether the quantity only bounds the things named behind it."""
    if q.sort == "money" and q.approx in (">", ">=") and _objects().match(text, q.end):
        return True
    if q.after == q.end or q.sort in ("percent", "rank", "multiple", "fraction"):
        return False
    return text.endswith(("以上", "以下"), q.end, q.after) and not _figures_still().match(text, q.after)
