"""`jbtui compare` on the bundled articles, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from jbtui.cli import main


def ran(capsys: pytest.CaptureFixture[str], index: Path, *words: str) -> tuple[int, str, str]:
    code = main(["compare", *words, "--db", str(index)])
    said = capsys.readouterr()
    return int(code or 0), said.out, said.err


def test_as_a_table(capsys: pytest.CaptureFixture[str], seed_index: Path) -> None:
    code, out, _err = ran(capsys, seed_index, "江北", "北仑", "--campaign", "六争攻坚", "--only-shared")
    assert code == 0
    assert "江北区@六争攻坚" in out and "上市企业" in out and "－51.1亿元" in out


def test_as_json(capsys: pytest.CaptureFixture[str], seed_index: Path) -> None:
    code, out, _err = ran(capsys, seed_index, "江北", "北仑", "--format", "json")
    found = json.loads(out)
    assert code == 0 and (found["left"], found["right"]) == ("江北区", "北仑区")
    assert {"theme", "indicator", "unit", "left", "right", "difference", "ratio", "comparable", "why"} <= set(
        found["rows"][0]
    )


def test_as_csv_with_sources(capsys: pytest.CaptureFixture[str], seed_index: Path) -> None:
    _code, out, _err = ran(capsys, seed_index, "江北", "北仑", "--only-shared", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert rows and all("003_7f2de1034fd02b60.txt" in row["右侧出处"] for row in rows)


def test_a_district_over_time_as_markdown(capsys: pytest.CaptureFixture[str], seed_index: Path) -> None:
    _code, out, _err = ran(capsys, seed_index, "江北@2018", "江北@2020", "--format", "md")
    assert "## 随时间的变化" in out and "[^1]: " in out


def test_several_sides_are_held_against_the_first(capsys: pytest.CaptureFixture[str], seed_index: Path) -> None:
    _code, out, _err = ran(capsys, seed_index, "江北@2020", "北仑", "江北@2018", "--format", "json")
    found = json.loads(out)["comparisons"]
    assert [(one["left"], one["right"]) for one in found] == [("江北区@2020", "北仑区"), ("江北区@2020", "江北区@2018")]


def test_near_names_can_be_confirmed_and_refused(
    capsys: pytest.CaptureFixture[str], seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JBTUI_CONFIG", str(tmp_path))

    def row(*words: str) -> dict[str, object] | None:
        _code, out, _err = ran(capsys, seed_index, "江北@六争攻坚", "北仑", "--format", "json", *words)
        rows = [one for one in json.loads(out)["rows"] if one["names"] == names or one["names"] == names[::-1]]
        return dict(rows[0]) if rows else None

    _code, out, _err = ran(capsys, seed_index, "江北@六争攻坚", "北仑", "--format", "json")
    names = next(one["names"] for one in json.loads(out)["rows"] if one["proposed"] and "老旧小区" in one["indicator"])
    confirmed = row("--same", *names)
    assert confirmed and not confirmed["proposed"] and confirmed["comparable"]
    assert row() == confirmed
    assert row("--different", *names) is None
    proposed = row("--undecided", *names)
    assert proposed and proposed["proposed"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("江北", "北伦"), 1, "北仑区"),
        (("江北", "江北区"), 2, "北仑区"),
        (("江北",), 2, "北仑区"),
        (("江北@1999", "北仑"), 1, "2018"),
        (("江北", "@"), 2, "江北@2018"),
    ],
)
def test_faults_are_said_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], seed_index: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    found, out, err = ran(capsys, seed_index, *words)
    assert (found, out) == (code, "")
    assert says in err
