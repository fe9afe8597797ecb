"""Tests of plain text: cleaning and folding."""
