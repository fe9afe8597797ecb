"""The sentences of the tables in `sentences/`: each number of each must come out as the table says, and no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jbtui.records import Figure
from tests.figures.builders import figures

_VALUE = re.compile(r"(>=|<=|[~><]?)\s*(-?[0-9.]+)\s*(.*)")


@dataclass
class Case:
    """One paragraph of a table."""

    place: str
    date: str
    district: str
    text: str
    wanted: list[str] = field(default_factory=list)


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted((Path(__file__).parent / "sentences").glob("*.txt")):
        date = district = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("@ "):
                date, district = line[2:].split()
            elif line.startswith("> "):
                found.append(Case(f"{path.stem}-{number}", date, district, line[2:]))
            elif line.strip() and not line.startswith("#"):
                found[-1].wanted.append(line)
    return found


def differences(row: str, figure: Figure, district: str) -> list[str]:
    """What of a figure is not as its row of the table says."""
    quote, value, sort, key, period, *subject = (part.strip() for part in row.split("|"))
    m = _VALUE.fullmatch(value)
    assert m, row
    kind, _, status = sort.partition(" ")
    pairs = {
        "quote": (quote, figure.quote),
        "value": (round(float(m[2]), 5), round(figure.value, 5)),
        "unit": (m[3], figure.base_unit),
        "approx": (m[1] or "=", figure.approx),
        "kind": (kind, str(figure.kind)),
        "status": (status or "actual", str(figure.status)),
        "period": (period, figure.period.edtf if figure.period else "-"),
        "subject": (subject[0] if subject else district, figure.subject),
    }
    wrong = [f"{name}: wanted {want}, got {got}" for name, (want, got) in pairs.items() if want != got]
    if key != "-" and key not in (figure.indicator or ""):
        wrong.append(f"indicator: wanted {key}, got {figure.indicator}")
    return [f"{quote}: {what}" for what in wrong]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.place)
def test_sentence(case: Case) -> None:
    found = figures(case.text, case.date, (case.district,))
    assert [f.quote for f in found] == [row.split("|")[0].strip() for row in case.wanted], case.text
    wrong = [w for row, f in zip(case.wanted, found, strict=True) for w in differences(row, f, case.district)]
    assert not wrong, "\n".join([case.text, *wrong])
