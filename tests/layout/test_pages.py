"""Whole invented pages: beside each `NAME.txt` stands `NAME.blocks`, what the printed page showed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui.layout import lay_out
from tests.layout.helpers import source, written

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.txt")))
def test_the_page_comes_out_as_it_was_printed(name: str) -> None:
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    expected = (PAGES / f"{name}.blocks").read_text(encoding="utf-8").splitlines()
    assert [line for article in lay_out(source(text)) for line in written(article)] == expected
