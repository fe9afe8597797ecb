"""Tests of the concordance."""
