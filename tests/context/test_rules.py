"""A rule that needs certain words matches no text without them, so that it need not be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jbtui.context.rules import Rules
from jbtui.knowledge import table


def needing(knowledge: Any) -> Iterator[Mapping[str, Any]]:
    """Every rule of a knowledge table that needs words, however deep it stands."""
    if isinstance(knowledge, Mapping):
        if "needs" in knowledge and "pattern" in knowledge:
            yield knowledge
        knowledge = list(knowledge.values())
    for part in knowledge if isinstance(knowledge, list) else ():
        yield from needing(part)


RULES = [rule for name in ("dates", "months", "campaigns") for rule in needing(table(name))]


def test_only_rules_whose_words_a_text_has_are_asked_of_it() -> None:
    rules = Rules(
        past=[{"rule": "a", "needs": ["今年", "去年"]}, {"rule": "b"}, {"rule": "c", "needs": ["去年同期"]}],
        area=[{"rule": "d", "needs": ["全区"]}],
    )
    asked = {
        text: [rule["rule"] for rule in rules.asked_of(text, "past")] for text in ("全区", "今年", "比去年同期", "去年")
    }
    assert asked == {"全区": ["b"], "今年": ["a", "b"], "比去年同期": ["a", "b", "c"], "去年": ["a", "b"]}
    assert [rule["rule"] for rule in rules.asked_of("全区今年", "area")] == ["d"]


def test_each_line_of_a_text_is_asked_only_rules_whose_words_it_has() -> None:
    some = Rules(past=[{"rule": "a", "needs": ["今年", "去年"]}, {"rule": "c", "needs": ["去年同期"]}])
    asked = some.asked_of_lines("今年\n全区\n\n比去年同期", "past")
    assert {line: [rule["rule"] for rule in rules] for line, rules in asked.items()} == {0: ["a"], 3: ["a", "c"]}
    every = Rules(past=[{"rule": "a", "needs": ["今年"]}, {"rule": "b"}]).asked_of_lines("今年\n全区", "past")
    assert {line: [rule["rule"] for rule in rules] for line, rules in every.items()} == {0: ["a", "b"], 1: ["b"]}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["pattern"][:40])
@settings(max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_what_a_pattern_matches_has_a_word_that_the_rule_needs(rule: Mapping[str, Any], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule["pattern"], fullmatch=False))
    assert any(word in text for word in rule["needs"])
