"""Runs the command line in this process on the index of the bundled articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jbtui.cli import main


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Jbtui = Callable[..., Done]


@pytest.fixture
def jbtui(
    seed_index: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Jbtui:
    """`jbtui("search", "江北")` runs that command on the seeds; with `db=None` there is no index, whatever the checkout
    holds."""
    monkeypatch.setenv("JBTUI_DB", str(tmp_path / "none.db"))

    def run(*arguments: str, db: Path | None = seed_index) -> Done:
        capsys.readouterr()
        code = main([*arguments, *(["--db", str(db)] if db else [])])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run
