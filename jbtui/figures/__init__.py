"""Figures: every number that measures something, as a record with its indicator, period and subject."""

from __future__ import annotations

from jbtui.figures.corrections import append, apply, load
from jbtui.figures.explain import explain
from jbtui.figures.extract import extract

__all__ = ["append", "apply", "explain", "extract", "load"]
