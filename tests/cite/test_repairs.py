"""What was repaired in a passage's layout is told in words, in either language; a citation tells what was moved."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import jbtui.layout
from jbtui.cite.reference import moves, repair_words, repairs
from jbtui.records import Repair
from tests.cite.samples import PARAGRAPH

MOVED = replace(
    PARAGRAPH,
    repairs=tuple(Repair(rule, ((5, 6),)) for rule in ("hard-wrap", "column-jump", "hard-wrap", "across-furniture")),
)


def test_each_sort_of_repair_is_named_once() -> None:
    assert repairs(MOVED) == "断行接合、跨栏接合、隔图注接合"
    assert repairs(MOVED, chinese=False) == "lines joined, joined across columns, joined across a caption"
    assert repairs(replace(PARAGRAPH, repairs=())) == ""


def test_a_citation_tells_only_what_changes_the_order_of_the_print() -> None:
    assert moves(MOVED) == "跨栏接合、隔图注接合"
    assert moves(PARAGRAPH) == ""


def test_every_repair_that_the_layout_makes_has_words() -> None:
    modules = Path(jbtui.layout.__file__).parent.glob("*.py")
    literals = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch("[a-z]+-[a-z]+", node.value)
    }
    assert {"column-jump", "hard-wrap"} < literals
    assert [rule for rule in sorted(literals) if repair_words(rule) == rule] == []
