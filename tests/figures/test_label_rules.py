"""Each rule for the label of a count or a measured quantity opens its docstring with what it reads; so read here."""

import inspect
from collections.abc import Iterator

import pytest

from jbtui.figures import counted, measured
from jbtui.figures.measurement import Measurement, Rule
from jbtui.figures.scene import Label
from tests.figures.builders import figures

COUNTED = ("OF_THE_LAST", "WHATEVER_IS_BEHIND", "NOUN_BEHIND", "NOTHING_BEHIND")
RULES = sorted(
    {rule for rules in measured.RULES.values() for rule in rules}
    | {rule for name in COUNTED for rule in getattr(counted, name)},
    key=lambda rule: f"{rule.__module__} {rule.__qualname__}",
)


def examples(rule: Rule) -> Iterator[str]:
    told = inspect.getdoc(rule) or ""
    for example in told.partition(": ")[0].split("; "):
        yield example.rstrip(".")


@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, text, id=f"{rule.__qualname__}-{text}") for rule in RULES for text in examples(rule)],
)
def test_a_rule_reads_the_examples_it_gives(rule: Rule, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Rule] = []

    def noting(asked: Rule) -> Rule:
        def read(m: Measurement) -> Label | None:
            before = m.stem
            label = asked(m)
            if label is not None or m.stem != before:
                used.append(asked)
            return label

        return read

    noted = {sort: tuple(noting(asked) for asked in rules) for sort, rules in measured.RULES.items()}
    monkeypatch.setattr(measured, "RULES", noted)
    for name in COUNTED:
        monkeypatch.setattr(counted, name, tuple(noting(asked) for asked in getattr(counted, name)))
    assert figures(example + "。")
    assert rule in used
