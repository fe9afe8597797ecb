"""No sentence that tells a caption does without the words that are looked for first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.knowledge import table

CAPTION = table("marks")["caption"]


@pytest.mark.parametrize("pattern", CAPTION["patterns"])
def test_what_a_pattern_matches_has_one_of_the_needed_words(pattern: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assert any(word in text for word in CAPTION["needs"])

    holds()
