"""Concordance: every occurrence of a query on a line of its own, with what stands around it."""

from __future__ import annotations

from jbtui.concordance.as_json import to_json
from jbtui.concordance.concordance import Concordance, kwic
from jbtui.concordance.lines import KwicLine
from jbtui.concordance.ordering import Order

__all__ = ["Concordance", "KwicLine", "Order", "kwic", "to_json"]
