"""Articles of the genre as annotators marked them: paragraphs, headings and sections as on the page."""

from __future__ import annotations

import pytest

from tests.layout import annotated

_DEFAULT = 0.95
_BODY = {"c4": 0.75}
"""A paragraph cut after a comma, whose rest could begin one of its own, stays open: the sidecar settles that."""
_SECTIONS = {"b2": 0.85}
"""Its second article is kept apart as one, where the annotator saw a section."""


@pytest.mark.parametrize("name", annotated.NAMES)
def test_the_paragraphs_are_those_of_the_page(name: str) -> None:
    assert annotated.body_f1(name) >= _BODY.get(name, _DEFAULT)


@pytest.mark.parametrize("name", annotated.NAMES)
def test_the_headings_are_those_of_the_page(name: str) -> None:
    assert annotated.headings_found(name) >= _DEFAULT


@pytest.mark.parametrize("name", annotated.NAMES)
def test_the_paragraphs_stand_under_their_headings(name: str) -> None:
    assert annotated.sections_right(name) >= _SECTIONS.get(name, _DEFAULT)
