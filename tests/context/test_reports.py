"""The reference date of invented reports, each by its own way of showing when it was written: see reports.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jbtui.context.dating import dating_of
from tests.context.making import read_made

REPORTS = tomllib.loads((Path(__file__).parent / "reports.toml").read_text(encoding="utf-8"))["report"]


@pytest.mark.parametrize("report", REPORTS, ids=[report["why"] for report in REPORTS])
def test_the_reference_date(report: dict[str, str]) -> None:
    dating = dating_of(*read_made(report["text"]))
    assert (dating.edtf if dating else "") == report["date"]
