"""Patterns written for speed find what the plain words of the tables would find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jbtui.figures.lexicon import options
from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives, sought

TEXT = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).with_name("sentences").glob("*.txt")))
LISTS = [
    ("phrases", "indicator", "stop"),
    ("phrases", "indicator", "comparatives"),
    ("figures", "planned", "words"),
    ("figures", "planned", "actual"),
    ("figures", "rank", "among"),
    ("figures", "growth", "up"),
]


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        ("增加", "增加"),
        ("(?<!要)达到", "达(?<!(?:要)达)到"),
        ("(?<![得达报])到", "到(?<!(?:[得达报])到)"),
        ("(?:落户|开工)(?!项目)", "落户(?!项目)|开工(?!项目)"),
        ("[百千]强", "百强|千强"),
        ("总?投资", "总?投资"),
        ("[一二]{2}年", "[一二]{2}年"),
        ("^前|后", "^前|后"),
    ],
)
def test_a_pattern_begins_with_a_plain_character_where_that_can_be_done(pattern: str, plain: str) -> None:
    assert options([pattern]) == plain


@pytest.mark.parametrize(("name", "section", "key"), LISTS)
def test_a_list_finds_the_same_words_however_it_is_written(name: str, section: str, key: str) -> None:
    words = table(name)[section][key]
    as_written, plainly = re.compile("|".join(words)), re.compile(options(words))
    found = [m.span() for m in as_written.finditer(TEXT)]
    assert found
    assert [m.span() for m in plainly.finditer(TEXT)] == found


def test_words_sought_in_a_text_are_those_that_stand_in_it() -> None:
    words = table("entities")["subject"]["suffixes"]
    found = [m.span() for m in re.finditer(alternatives(words), TEXT)]
    assert found
    assert [m.span() for m in re.finditer(sought(words), TEXT)] == found


@pytest.mark.parametrize("words", [["村"], ["公司", "集团"], ["]a", "^b", "-"], []])
def test_few_or_odd_words_are_sought_as_well(words: list[str]) -> None:
    found = [m.group() for m in re.finditer(sought(words), "某村某公司集团]a^b-")]
    assert found == [word for word in words if word in "某村某公司集团]a^b-"]
