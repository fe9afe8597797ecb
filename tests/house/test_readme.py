"""The README tells the truth: its commands run, its files exist, and it names every command and option there is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


JBTUI = [line for line in shell_lines() if line.startswith("jbtui ")]


@pytest.mark.parametrize("line", JBTUI)
def test_every_jbtui_command_of_the_readme_runs_as_written(line: str, seed_index: Path, in_folder: Path) -> None:
    beside = Path(sys.executable).parent
    if not (beside / "jbtui").exists():
        pytest.skip("jbtui is not installed beside this Python")
    shutil.copy(seed_index, in_folder / "index.db")
    done = subprocess.run(
        ["bash", "-c", line],
        env={
            "PATH": f"{beside}:/usr/bin:/bin",
            "JBTUI_DB": str(in_folder / "index.db"),
            "HOME": str(in_folder),
            "LANG": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or "-o" in line.split()


@pytest.mark.parametrize("line", [line for line in shell_lines() if line.startswith("make ")])
def test_every_make_command_of_the_readme_is_a_target(line: str) -> None:
    target = line.split()[1]
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_nothing_else_stands_in_a_shell_block() -> None:
    assert [line for line in shell_lines() if not line.startswith(("jbtui", "make "))] == []


def test_every_picture_and_file_that_the_readme_shows_exists() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert shown
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_the_readme_names_every_command() -> None:
    from jbtui.cli.parser import helps

    assert [name for name in helps() if f"jbtui {name}" not in README] == []


def test_the_readme_names_every_key_that_the_footer_shows() -> None:
    from jbtui.tui.keys import ACTIONS, display

    shown = [display(action.keys.split(",")[0]) for action in ACTIONS if action.shown]
    assert [key for key in shown if f"`{key}`" not in README] == []


def test_the_readme_has_every_setting_with_its_choices_and_no_other() -> None:
    from jbtui.settings import SETTINGS

    rows = dict(re.findall(r"^\| `((?:app|clipboard|keys)\.[^`]+)` \| ([^|]+) \|", README, re.MULTILINE))
    assert set(rows) == {one.name for one in SETTINGS} | {"keys.动作"}
    for one in SETTINGS:
        choices = one.choices or ("true", "false")
        assert re.findall(r"`([^`]+)`", rows[one.name]) == list(choices)


def test_the_configuration_in_the_readme_is_a_right_one(tmp_path: Path) -> None:
    from jbtui.tui import preferences

    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "config.toml"
    file.write_text(example, encoding="utf-8")
    found = preferences.load(file)
    assert found.notes == ()
    assert (found.theme, found.paths) == ("light", ("tmux", "osc52"))
    assert found.keys == {"copy": "ctrl+y", "query": "slash,ctrl+l"}
