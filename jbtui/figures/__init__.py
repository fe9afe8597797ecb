"""Figures: every number that measures something, as a record with its indicator, period and subject."""
