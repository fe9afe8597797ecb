"""Nothing that comes from a file may act on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.text.cleaning import clean, one_line

HOSTILE = [
    ("colour", "红\x1b[31m色", "红色"),
    ("OSC 52 with BEL", "前\x1b]52;c;5rOo5YWl\x07后", "前后"),
    ("OSC 52 with ST", "前\x1b]52;c;5rOo5YWl\x1b\\后", "前后"),
    ("C1 OSC", "前\x9d52;c;5rOo\x9c后", "前后"),
    ("C1 CSI", "前\x9b2J后", "前后"),
    ("lone escape", "前\x1b", "前"),
    ("NUL and DEL", "江\x00北\x7f", "江北"),
    ("bidi override", "江\u202e北\u2066区", "江北区"),
    ("zero width", "江\u200b北\ufeff", "江北"),
    ("soft hyphen", "dis\u00adtrict", "district"),
    ("lone surrogate", "江\ud800北", "江北"),
    ("tag characters", "江\U000e0041北", "江北"),
    ("tab", "江\t北", "江 北"),
    ("line ends", "江\r\n北\r区\u2028市", "江\n北\n区\n市"),
    ("markup stays text", "[/foo][@click=app.quit]x[/]", "[/foo][@click=app.quit]x[/]"),
    ("full-width space stays", "江\u3000北", "江\u3000北"),
]


@pytest.mark.parametrize(("name", "raw", "safe"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_what_could_act_on_a_terminal_is_removed(name: str, raw: str, safe: str) -> None:
    assert clean(raw) == safe


@given(st.text())
def test_cleaned_text_holds_no_control_and_no_format_character_that_reorders(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029")


@given(st.text(alphabet=st.sampled_from("江北\x1b[]52;c\x07\\\x9b\x9d\x9c0m\n\r ")))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text())
def test_a_title_or_cell_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)


def test_an_unfinished_sequence_never_swallows_the_next_line() -> None:
    assert clean("前\x1b]52;c;未完\n下一行") == "前\n下一行"
