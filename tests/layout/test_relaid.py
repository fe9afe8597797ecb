"""Annotated articles set anew in many ways: most of what the page shows is found, whatever the setting."""

from __future__ import annotations

from collections import Counter

from tests.studies import relaid_pages, section_starts
from tests.studies.seams import GOLD


def _f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[f"{name} right"] / (counts[f"{name} wanted"] + counts[f"{name} found"])


def test_of_pages_set_in_many_ways_most_blocks_are_found_and_stand_under_their_headings() -> None:
    counts = relaid_pages.measured(list(relaid_pages.articles_of(GOLD)), rounds=2)[("all", "")]
    assert counts["sections"] > 300
    assert _f1(counts, "body") > 0.93
    assert _f1(counts, "heading") > 0.93
    assert _f1(counts, "furniture") > 0.94
    assert counts["sections right"] > 0.87 * counts["sections"]


def test_where_the_section_of_a_late_heading_begins_is_mostly_found() -> None:
    counts = section_starts.measured(list(section_starts.articles_of(GOLD)))
    assert counts["first right"] > 0.92 * counts["first paragraphs"]
    assert counts["other right"] > 0.92 * counts["other paragraphs"]
