"""Comparison: two sides, aligned by theme and indicator, honest about what may be compared."""
