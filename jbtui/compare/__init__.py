"""Comparison: two sides of the corpus beside each other, and whether their figures may be compared at all."""
