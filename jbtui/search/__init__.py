"""Search: from what a reader types to ranked, marked passages."""
