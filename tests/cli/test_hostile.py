"""Nothing in an article or on the command line may act on the terminal, whatever the command and format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Jbtui

BODY = (
    "某某区全年实现地区生产总值520.6亿元\x1b[31m，同比增长9.7%\x1b]52;c;5rOo5YWl\x07。[/foo]与[@click=app.quit]x[/]"
    "都是文字，=1+1也是，\u202e不倒排\u202c，\x9b2J不清屏。\n"
)
COMMANDS = [
    *(("search", "地区生产总值", "--format", form) for form in ("table", "json", "jsonl", "csv", "md")),
    *(("metrics", "--format", form) for form in ("table", "json", "csv", "md")),
    *(("export", what, "--format", form) for what in ("articles", "paragraphs", "metrics") for form in ("csv", "md")),
    *(("kwic", "地区生产总值", "--format", form) for form in ("table", "json", "csv", "md")),
    ("show", "evil", "--repairs", "--ids"),
    ("show", "evil", "--format", "md"),
    ("search", "\x1b[31m地区生产总值\x07", "--format", "md"),
    ("search", "x", "--limit", "\x1b]52;c;x\x07"),
    ("search", "x", "--district", "\x1b[2J"),
    ("\x9b2J",),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index of one article that tries everything."""
    from jbtui.ingest import ingest

    folder = tmp_path_factory.mktemp("hostile")
    name = "evil[red]\x1b[2J.txt"
    (folder / name).write_text("某某区\x1b[2J跑出[/bold]新速度\n\n" + BODY, encoding="utf-8")
    ingest([folder], folder / "hostile.db")
    yield folder / "hostile.db"


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(" ".join(words)))
def test_no_command_lets_a_control_character_through(jbtui: Jbtui, hostile: Path, words: tuple[str, ...]) -> None:
    done = jbtui(*words, db=hostile)
    forbidden = {"\x1b", "\x07", "\x9b", "\x9d", "\u202e", "\u202c"}
    assert not forbidden & set(done.out + done.err)
    assert "Traceback" not in done.err


def test_markup_is_text(jbtui: Jbtui, hostile: Path) -> None:
    assert "[/foo]与[@click=app.quit]x[/]" in jbtui("show", "evil", db=hostile).out
    found = jbtui("search", "地区生产总值", "--format", "json", db=hostile).json["hits"][0]
    assert "[/foo]与[@click=app.quit]x[/]" in found["text"]
    assert "[/foo]与[@click=app.quit]x[/]" in jbtui("cite", found["paragraph"], db=hostile).out
