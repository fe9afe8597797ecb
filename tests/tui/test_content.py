"""Records as content: nothing is markup, nothing acts on the terminal, widths are exact."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jbtui import tui
from jbtui.search.results import FacetValue
from jbtui.tui import content
from jbtui.tui.set_lines import SetLines

HOSTILE = (
    "[/foo]",
    "[@click=app.quit]x[/]",
    "[bold]甲[/bold]",
    "[Xinhua]",
    "\x1b[31m红\x1b[0m",
    "\x1b]52;c;aGFjaw==\x07乙",
    "\x9b31m丙",
    "a\x00b\x7fc\u202ed",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    shown = SetLines([tuple(content.stretches(text, [(0, 2)]))]).plain
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    if text.startswith("["):
        assert shown == text


def _reads_markup(node: ast.AST) -> bool:
    """Whether a call or an attribute hands a text to Textual as markup."""
    if isinstance(node, ast.Attribute):
        written = ast.unparse(node)
        return node.attr in ("border_title", "border_subtitle") or written in ("self.notify", "self.app.notify")
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    if node.func.id in ("Static", "Label", "Button", "Checkbox"):
        return not any(one.arg == "markup" and ast.unparse(one.value) == "False" for one in node.keywords)
    return node.func.id == "Option" and bool(node.args) and isinstance(node.args[0], ast.Constant | ast.JoinedStr)


def test_nothing_in_the_app_reads_a_text_as_markup() -> None:
    """Textual reads plain strings as markup: `[/foo]` ends the app, `[@click=..]` acts. So no widget may."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in sorted(Path(tui.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.expr) and _reads_markup(node)
    ]
    assert wrong == []


def test_marks_stand_where_they_were_set() -> None:
    stretches = content.stretches("实现最多跑一次", [(2, 7)])
    assert [text for text, style in stretches if style] == ["最多跑一次"]


def test_marks_are_dropped_where_cleaning_moves_the_text() -> None:
    assert content.stretches("\x1b[1m实现", [(5, 6)]) == [("实现", "")]


@given(st.text(max_size=30), st.integers(4, 20))
def test_pad_gives_exactly_the_cells(text: str, cells: int) -> None:
    padded = content.pad(text, cells)
    assert cell_len(padded) == cells and "\n" not in padded


def test_facet_without_hits_is_quiet_and_ticked_one_marked() -> None:
    assert content.facet_prompt(FacetValue("a", "甲", 0), 30).plain.startswith("[ ] 甲")
    assert content.facet_prompt(FacetValue("a", "甲", 3, True), 30).plain.startswith("[x] 甲")
    assert content.facet_prompt(FacetValue("a", "甲", 1234), 30).plain.endswith("1,234")
