"""Studies that put a figure on a rule: run by hand, `python -m tests.studies.seams`."""
