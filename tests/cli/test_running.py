"""How the command line behaves as a program: languages, usage errors, pipes, interrupts, terminals."""

from __future__ import annotations

import argparse
import ast
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jbtui import __version__
from jbtui.cli import running
from jbtui.cli.parser import helps
from jbtui.text.nearest import nearest
from tests.cli.conftest import Jbtui

HAN = re.compile("[\u3400-\u9fff]")


def _run(*words: str, db: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "jbtui", *words],
        env={**os.environ, "JBTUI_DB": str(db), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_bare_jbtui_without_a_terminal_prints_an_overview(seed_index: Path) -> None:
    done = _run(db=seed_index)
    assert done.returncode == 0
    assert "5 篇" in done.stdout
    assert all(f"{number:03}_" in done.stdout for number in range(5))
    assert "jbtui search" in done.stdout


def test_the_first_use_builds_the_index_from_the_bundled_articles(tmp_path: Path) -> None:
    done = _run("search", "六争攻坚", "--limit", "1", db=tmp_path / "new" / "jbtui.db")
    assert done.returncode == 0
    assert "六争攻坚" in done.stdout
    assert "第一次使用" in done.stderr


def test_a_reader_of_the_pipe_that_leaves_early_is_no_error(seed_index: Path) -> None:
    program = f"{sys.executable} -m jbtui export paragraphs | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program],
        env={**os.environ, "JBTUI_DB": str(seed_index)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert done.returncode == 0


def test_the_output_of_programs_is_utf8_whatever_the_locale(seed_index: Path) -> None:
    environment = {**os.environ, "JBTUI_DB": str(seed_index), "PYTHONIOENCODING": "latin-1"}
    for form in ("json", "csv", "table"):
        done = subprocess.run(
            [sys.executable, "-m", "jbtui", "search", "六争攻坚", "--format", form],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        if form != "table":
            assert "六争攻坚" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(("redirection", "code"), [(">/dev/full", 3), (">&-", 0)])
def test_standard_output_that_takes_nothing(seed_index: Path, redirection: str, code: int) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m jbtui search 六争攻坚 {redirection}"],
        env={**os.environ, "JBTUI_DB": str(seed_index)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_command_is_fast_because_it_loads_only_what_it_needs() -> None:
    program = (
        "import sys; from jbtui.cli import main; main(['--version'])\n"
        "heavy = {'textual', 'rich', 'jieba', 'rjieba', 'opencc', 'sqlite_utils', 'docx', 'xlsxwriter', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"jbtui {__version__}", "[]"]


def test_a_search_needs_no_textual(seed_index: Path) -> None:
    program = (
        "import sys; from jbtui.cli import main\n"
        f"main(['search', '六争攻坚', '--limit', '1', '--db', {str(seed_index)!r}])\n"
        "print(sorted({'textual', 'docx', 'xlsxwriter'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


# ---- usage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", [[], *([name] for name in helps())], ids=lambda word: " ".join(word) or "jbtui")
def test_help_is_in_the_language_chosen(jbtui: Jbtui, word: list[str]) -> None:
    chinese = jbtui(*word, "--help", db=None)
    assert (chinese.code, chinese.err) == (0, "")
    assert "用法：" in chinese.out
    english = jbtui(*word, "--help", "--lang", "en", db=None)
    assert english.out.startswith("usage: ")
    assert "optional arguments" not in chinese.out
    # What stays in Chinese are names to type: 江北, 六争攻坚.
    assert max((len(run) for run in re.findall("[\u3400-\u9fff]+", english.out)), default=0) <= 6


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["serch", "x"], "search"),
        (["六争攻坚"], "jbtui search 六争攻坚"),
        (["search"], "QUERY"),
        (["search", "x", "--sort", "relevence"], "relevance"),
        (["search", "x", "--limit", "许多"], "许多"),
        (["search", "x", "--limit", "-3"], "-3"),
        (["search", "x", "--year", "去年"], "去年"),
        (["search", "x", "--nosuch"], "--nosuch"),
        (["cite", "x", "--style", "apa"], "gbt7714"),
        (["export", "everything"], "paragraphs"),
        (["compare", "江北"], "北仑区"),
    ],
)
def test_wrong_usage_is_told_in_chinese(jbtui: Jbtui, words: list[str], said: str) -> None:
    done = jbtui(*words, db=None)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert "错误：" in done.err
    assert not re.search("invalid|required|expected|unrecognized", done.err)


def test_errors_are_english_when_asked(jbtui: Jbtui, tmp_path: Path) -> None:
    done = jbtui("search", "x", "--lang", "en", db=tmp_path / "none.db")
    assert done.err.startswith("Error: ")
    assert not HAN.search(done.err)


def test_every_word_of_argparse_that_a_user_meets_has_its_chinese() -> None:
    """New Pythons may say new things: those that begin a message to a user must be in the catalogue."""
    catalogue = Path(running.__file__).parents[1] / "locale" / "zh" / "LC_MESSAGES" / "argparse.po"
    known = catalogue.read_text(encoding="utf-8")
    said = [
        call.args[0].value
        for call in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
        and isinstance(call.args[0], ast.Constant)
    ]
    met = re.compile("usage|argument %|unrecognized|expected|the following|one of|not allowed")
    user = [text for text in said if isinstance(text, str) and met.match(text)]
    assert len(user) >= 8
    assert [text for text in user if f'"{text}"' not in known] == []


# ---- interrupts and streams ----------------------------------------------------------------------------------------


def test_ctrl_c_ends_quietly(jbtui: Jbtui, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "dispatch", interrupt)
    done = jbtui("locate", "db")
    assert (done.code, done.out) == (130, "")
    assert done.err == "已中断。\n"


def test_colour_is_left_out_where_it_is_not_wanted(seed_index: Path) -> None:
    """On a terminal: with NO_COLOR the marks are brackets, without it they are reverse video."""
    pty = pytest.importorskip("pty")
    shown = {}
    for no_color in ("", "1"):
        main_end, terminal = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": no_color}
        words = [sys.executable, "-m", "jbtui", "search", "十二连冠", "--limit", "1", "--db", str(seed_index)]
        with subprocess.Popen(words, stdout=terminal, stderr=subprocess.DEVNULL, env=environment) as process:
            os.close(terminal)
            read = b""
            while True:
                try:
                    part = os.read(main_end, 65536)
                except OSError:
                    break
                if not part:
                    break
                read += part
            process.wait(timeout=60)
        os.close(main_end)
        shown[no_color] = read.decode("utf-8", "replace")
    assert "\x1b[1;7m十二连冠" in shown[""]
    assert "【十二连冠】" in shown["1"]
    assert "\x1b[3" not in shown["1"]


# ---- nearest names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "known", "first"),
    [("北伦", ["江北区", "北仑区"], "北仑区"), ("serch", ["search", "show"], "search"), ("xyz", ["江北区"], None)],
)
def test_nearest(typed: str, known: list[str], first: str | None) -> None:
    assert next(iter(nearest(typed, known)), None) == first
