"""Every word list of a table is read by somebody: a list that nothing reads only looks like knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest

import jbtui
from jbtui.knowledge import table

PACKAGE = Path(jbtui.__file__).parent


@pytest.mark.parametrize(
    ("name", "section"),
    [("phrases", "indicator"), ("figures", "rank"), ("figures", "planned"), ("entities", "subject")],
)
def test_every_list_of_words_is_read(name: str, section: str) -> None:
    code = "".join(module.read_text("utf-8") for module in PACKAGE.rglob("*.py"))
    unread = [key for key in table(name)[section] if f'"{key}"' not in code and f"'{key}'" not in code]
    assert unread == []
