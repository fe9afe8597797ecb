"""The other commands on the bundled articles: figures, comparison, citing, exporting, showing, the doctor."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jbtui import locations
from tests.cli.conftest import Jbtui

# ---- metrics -------------------------------------------------------------------------------------------------------


def test_metrics_are_records_of_the_export_contract(jbtui: Jbtui) -> None:
    done = jbtui("metrics", "--indicator", "地区生产总值", "--format", "json")
    assert list(done.json) == ["total", "truncated", "metrics"]
    first = done.json["metrics"][0]
    assert list(first)[:3] == ["metric", "paragraph", "article"]
    assert {metric["indicator"] for metric in done.json["metrics"]} == {"地区生产总值"}


def test_an_alias_finds_its_indicator(jbtui: Jbtui) -> None:
    done = jbtui("metrics", "--indicator", "GDP")
    assert "520.6亿元" in done.out
    assert "地区生产总值" in done.err


@pytest.mark.parametrize("form", ["table", "csv", "md", "jsonl"])
def test_metrics_in_every_format(jbtui: Jbtui, form: str) -> None:
    done = jbtui("metrics", "--district", "江北", "--metric-kind", "rank", "--limit", "3", "--format", form)
    assert done.code == 0
    assert "连冠" in done.out or "第" in done.out or "rank" in done.out


def test_no_such_figures(jbtui: Jbtui) -> None:
    done = jbtui("metrics", "绝无此词", "--format", "json")
    assert (done.code, done.json["metrics"]) == (1, [])


def _gdp(jbtui: Jbtui) -> str:
    found = jbtui("metrics", "--indicator", "地区生产总值", "--metric-kind", "level", "--format", "jsonl").lines
    return str(next(metric["metric"] for metric in found if metric["quote"] == "520.6亿元"))


def test_a_figure_is_explained(jbtui: Jbtui) -> None:
    done = jbtui("metrics", "--explain", _gdp(jbtui))
    assert done.code == 0
    assert "【520.6亿元】" in done.out
    assert "(001_6b77bdb4c9c02796.txt, 第13行)" in done.out


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A folder of the reader's own with one of the articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("001_6b77bdb4c9c02796.txt", "corpus.toml"):
        shutil.copy(locations.seeds() / name, folder)
    return folder


def test_a_correction_stands_in_the_index_at_once_and_after_a_rebuild(
    jbtui: Jbtui, own_folder: Path, tmp_path: Path
) -> None:
    db = tmp_path / "own.db"
    assert jbtui("ingest", str(own_folder), db=db).code == 0
    wrong = jbtui("metrics", "--indicator", "地区生产总值", "--format", "jsonl", db=db).lines[0]["metric"]
    fixed = jbtui("metrics", "--fix", wrong, "indicator=经济总量", "period=2017", db=db)
    assert fixed.code == 0
    assert "figures.corrections.toml" in fixed.err
    for _again in range(2):
        (metric,) = jbtui("metrics", "--indicator", "经济总量", "--format", "jsonl", db=db).lines
        assert (metric["metric"], metric["period"], metric["corrected"]) == (wrong, "2017", True)
        assert jbtui("ingest", str(own_folder), "--rebuild", db=db).code == 0
    assert jbtui("metrics", "--fix", wrong, "reject", db=db).code == 0
    assert jbtui("metrics", "--explain", wrong, db=db).code == 1


@pytest.mark.parametrize(
    "change", [["indicater=x"], ["value=许多"], [], ["reject", "kind=level"], ["kind=ratiox"], ["period=2月30日"]]
)
def test_an_impossible_correction_is_refused(jbtui: Jbtui, own_folder: Path, tmp_path: Path, change: list[str]) -> None:
    db = tmp_path / "own.db"
    jbtui("ingest", str(own_folder), db=db)
    done = jbtui("metrics", "--fix", _gdp(jbtui), *change, db=db)
    assert done.code in (2, 3)
    assert done.err.strip()
    assert not (own_folder / "figures.corrections.toml").exists()


# ---- compare -------------------------------------------------------------------------------------------------------


def test_compare_json_has_the_shape_of_the_contract(jbtui: Jbtui) -> None:
    done = jbtui("compare", "江北", "北仑", "--campaign", "六争攻坚", "--format", "json")
    assert done.code == 0
    assert list(done.json)[:4] == ["left", "right", "rows", "passages"]
    fields = ["theme", "indicator", "unit", "left", "right", "difference", "ratio", "comparable", "why"]
    assert all(list(row)[: len(fields)] == fields for row in done.json["rows"])
    assert {"theme", "left", "right"} <= set(done.json["passages"][0])


@pytest.mark.parametrize("form", ["table", "md", "csv", "jsonl"])
def test_compare_in_every_format(jbtui: Jbtui, form: str) -> None:
    done = jbtui("compare", "江北@2018", "北仑", "--format", form)
    assert done.code == 0
    assert "北仑区" in done.out


def test_a_comparison_for_a_spreadsheet_names_its_sources(jbtui: Jbtui) -> None:
    rows = list(csv.reader(io.StringIO(jbtui("compare", "江北", "北仑", "--format", "csv").out.removeprefix("\ufeff"))))
    assert rows[0][-2:] == ["左侧出处", "右侧出处"]
    assert all(row[-2] or row[-1] for row in rows[1:])


def test_the_same_side_twice_is_told(jbtui: Jbtui) -> None:
    done = jbtui("compare", "江北", "江北")
    assert done.code == 2
    assert "江北" in done.err


# ---- cite, export, show --------------------------------------------------------------------------------------------


def _passage(jbtui: Jbtui) -> str:
    return str(jbtui("search", "十二连冠", "--format", "json").json["hits"][0]["paragraph"])


def test_cite_prints_the_passage_with_its_source(jbtui: Jbtui) -> None:
    done = jbtui("cite", _passage(jbtui))
    passage, source = done.out.rstrip("\n").split("\n")
    assert passage.startswith("“全年全区实现地区生产总值520.6亿元")
    assert source.endswith("[N]. [报名不详], [2019-02]: 第3段 (001_6b77bdb4c9c02796.txt, 第13行)")
    assert source.startswith("——徐欣, 张落雁, 顾筠, 等. 江北“六争攻坚”争出攀高跨越新突破")


def test_a_passage_put_together_from_two_places_says_so(jbtui: Jbtui) -> None:
    jumped = [
        paragraph
        for article in ("000", "001", "002", "003", "004")
        for paragraph in jbtui("show", article, "--format", "jsonl").lines
        if paragraph["kind"] == "body" and any(repair["rule"] == "column-jump" for repair in paragraph["repairs"])
    ]
    assert jumped
    for paragraph in jumped:
        assert jbtui("cite", paragraph["paragraph"]).out.endswith("行; 跨栏接合)\n")


def test_cite_takes_figures_and_selections(jbtui: Jbtui) -> None:
    assert jbtui("cite", _gdp(jbtui)).out.startswith("江北区 地区生产总值: 520.6亿元")
    assert jbtui("cite", _passage(jbtui), "--selection", "十二连冠").out.startswith("“十二连冠”\n——")
    assert jbtui("cite", _passage(jbtui), "--selection", "不在其中").code == 2


def test_cite_copies_as_well(jbtui: Jbtui, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locations, "state", lambda: tmp_path)
    done = jbtui("cite", _passage(jbtui), "--copy", "--style", "text")
    assert (tmp_path / "last-copy.txt").read_text(encoding="utf-8") == done.out.rstrip("\n")
    assert "last-copy.txt" in done.err


def test_cite_of_nothing(jbtui: Jbtui) -> None:
    assert jbtui("cite", "NOSUCH-PARAGR").code == 1
    assert jbtui("cite", "NOSUCH-PARAGR.12").code == 1


def test_export_streams_the_contract(jbtui: Jbtui) -> None:
    paragraphs = {line["paragraph"]: line for line in jbtui("export", "paragraphs", "--format", "jsonl").lines}
    metrics = jbtui("export", "metrics").lines
    assert len(jbtui("export", "articles").lines) == 5
    assert metrics
    for metric in metrics:
        assert paragraphs[metric["paragraph"]]["text"][metric["start"] : metric["end"]] == metric["quote"]


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.md", "out.docx", "out.jsonl", "out"])
def test_export_takes_the_format_from_the_name(jbtui: Jbtui, tmp_path: Path, name: str) -> None:
    done = jbtui("export", "metrics", "-o", str(tmp_path / name))
    assert done.code == 0
    assert name in done.err
    head = (tmp_path / name).read_bytes()[:4]
    wanted = {"out.csv": b"\xef\xbb\xbfm", "out.md": b"# ", "out.jsonl": b'{"me', "out": b'{"me'}
    assert head.startswith(wanted.get(name, b"PK"))


@pytest.mark.parametrize("form", ["jsonl", "csv", "md", "docx", "xlsx"])
def test_a_full_disk_is_told_in_two_lines(seed_index: Path, tmp_path: Path, form: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    full = tmp_path / f"full.{form}"
    full.symlink_to("/dev/full")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "jbtui",
            "--db",
            str(seed_index),
            "export",
            "metrics",
            "--format",
            form,
            "-o",
            str(full),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 3 and done.stdout == ""
    what, remedy = done.stderr.splitlines()
    assert full.name in what and "磁盘已满" in remedy
    assert [one.name for one in tmp_path.iterdir()] == [full.name]


def test_show_prints_the_article_with_its_facts(jbtui: Jbtui) -> None:
    done = jbtui("show", "001", "--repairs", "--ids")
    assert done.out.startswith("江北“六争攻坚”争出攀高跨越新突破\n")
    assert "报名：不详" in done.out
    assert "日期：[2019-02]（据“" in done.out
    assert "# 争强服务创新样板区" in done.out
    assert "    · 句中空行接合  第" in done.out
    assert "第3段  第13行" in done.out


def test_show_as_json_keeps_repairs_and_evidence(jbtui: Jbtui) -> None:
    shown = jbtui("show", "001", "--format", "json").json
    assert shown["evidence"]["date"]
    assert any(paragraph["repairs"] for paragraph in shown["paragraphs"])


def test_an_ambiguous_article_names_the_candidates(jbtui: Jbtui) -> None:
    done = jbtui("show", "00")
    assert done.code == 1
    assert "001_6b77bdb4c9c02796.txt" in done.err


# ---- ingest --------------------------------------------------------------------------------------------------------


def test_ingest_names_what_it_could_not_read(jbtui: Jbtui, own_folder: Path, tmp_path: Path) -> None:
    (own_folder / "binary.txt").write_bytes(b"\x7fELF\x00\x01" * 40)
    (own_folder / "empty.txt").touch()
    db = tmp_path / "own.db"
    done = jbtui("ingest", str(own_folder), db=db)
    assert done.code == 0
    assert "binary.txt：" in done.out
    assert "empty.txt：" in done.out
    assert "索引现有 1 篇" in done.out
    again = jbtui("ingest", str(own_folder), db=db)
    assert "未变 1" in again.out


@pytest.mark.parametrize("what", ["nothing there", "empty folder", "only a binary"])
def test_ingest_of_nothing_is_the_fault_of_the_data(jbtui: Jbtui, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "folder"
    if what != "nothing there":
        folder.mkdir()
    if what == "only a binary":
        (folder / "x.txt").write_bytes(os.urandom(400))
    done = jbtui("ingest", str(folder), db=tmp_path / "own.db")
    assert done.code == 3
    assert done.out.strip()


def test_ingest_without_a_path_goes_over_its_sources_again(jbtui: Jbtui, own_folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.db"
    jbtui("ingest", str(own_folder), db=db)
    (own_folder / "001_6b77bdb4c9c02796.txt").unlink()
    done = jbtui("ingest", db=db)
    assert "移除 1" in done.out


# ---- faults of the index, doctor, locate ---------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["missing", "damaged", "empty"])
@pytest.mark.parametrize(
    "command", [["search", "江北"], ["metrics"], ["export", "articles"], ["show", "001"], ["doctor"]]
)
def test_a_faulty_index_is_one_clear_message(jbtui: Jbtui, tmp_path: Path, fault: str, command: list[str]) -> None:
    db = tmp_path / "faulty.db"
    if fault != "missing":
        db.write_bytes(b"no index at all " * 100 if fault == "damaged" else b"")
    done = jbtui(*command, db=db)
    assert done.code == (0 if (fault, command) == ("missing", ["doctor"]) else 3)
    assert "faulty.db" in done.err + done.out
    if (fault, command) != ("missing", ["doctor"]):
        assert f"jbtui --db {db} ingest" in done.err + done.out
    assert "Traceback" not in done.err


def test_the_doctor_reports_versions_clipboard_and_index(jbtui: Jbtui) -> None:
    done = jbtui("doctor")
    assert done.code == 0
    assert all(word in done.out for word in ("SQLite", "textual", "tmux", "OSC 52", "5 篇", "jieba"))
    found = {line["name"]: line for line in jbtui("doctor", "--format", "json").json}
    assert found["索引状态"]["ok"] is True


def test_the_doctor_names_what_is_wrong_in_the_configuration(
    jbtui: Jbtui, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JBTUI_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text('[app]\nlanguage = "fr"\nthemme = "dark"\n', encoding="utf-8")
    done = jbtui("doctor")
    assert "是不是 app.theme" in done.out
    assert "fr" in done.out
    (tmp_path / "config.toml").write_text('[app]\nlanguage = "en"\n', encoding="utf-8")
    assert "interface language  en" in jbtui("doctor").out.replace("Interface", "interface")
    assert jbtui("doctor", "--lang", "zh").out.startswith("  jbtui")
    (tmp_path / "config.toml").write_text("no toml [", encoding="utf-8")
    assert jbtui("locate", "db").code == 0


def test_the_doctor_lists_the_keys_that_can_be_changed(
    jbtui: Jbtui, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JBTUI_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text('[keys]\ncopy = "ctrl+y"\n', encoding="utf-8")
    found = {one["action"]: one for one in jbtui("doctor", "--keys", "--format", "json").json}
    assert found["copy"]["keys"] == ["Ctrl+Y"] and found["query"]["keys"] == ["/"]
    assert "Ctrl+Y" in jbtui("doctor", "--keys").out


def test_locate_names_every_place(jbtui: Jbtui, seed_index: Path, tmp_path: Path) -> None:
    assert jbtui("locate", "db").out == f"{seed_index}\n"
    for name in ("config", "cache", "last-copy"):
        assert jbtui("locate", name).out.strip()
    assert jbtui("locate", "moon").code == 2


def test_json_of_every_command_is_json(jbtui: Jbtui) -> None:
    for words in (["search", "江北"], ["metrics"], ["compare", "江北", "北仑"], ["show", "003"]):
        assert json.loads(jbtui(*words, "--format", "json").out)
