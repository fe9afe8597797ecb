"""Concordance: every occurrence of a word on a line of its own, with what stands around it."""
