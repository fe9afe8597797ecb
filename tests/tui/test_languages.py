"""Every screen in both languages: nothing of the one shows in the other, and no sign of uncertain width."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

PROGRAM = """
import asyncio, json, sys
from jbtui import messages
messages.speak(sys.argv[1])
from tests.tui.driving import painted, settled
from tests.tui.shelf import Shelf
from jbtui.tui.app import ReadingRoom
from jbtui.tui.rooms import ROOMS
from jbtui.tui.preferences import Preferences

async def main():
    seen = {}
    app = ReadingRoom(open_reader=lambda: Shelf(volumes=()), preferences=Preferences(tour=True))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        seen["tour"] = painted(pilot)
        await pilot.press("escape", "escape")
        for name in ROOMS:
            await app.action_room(name)
            await settled(pilot)
            seen[name] = painted(pilot)
            for what, key in (("help", "f1"), ("commands", "ctrl+p")):
                await pilot.press(key)
                await settled(pilot)
                seen[f"{name} {what}"] = painted(pilot)
                await pilot.press("escape")
                await pilot.pause()
    print(json.dumps(seen))

asyncio.run(main())
"""
EXAMPLES = re.compile(
    "最多跑一次|六争攻坚|江北|项目|生产总值|攻坚|北仑|区:|年:|专项:|主题:|篇:|类:|单位:|甲|乙|词|亿元|万元|亩"
)
"""What a reader would type to search Chinese articles, in whatever language the app speaks."""


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What is painted, by language and by screen, in a process of its own: keys get their names at import."""
    found = {}
    for language in ("zh", "en"):
        home = str(tmp_path_factory.mktemp(language))
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, language],
            cwd=Path(__file__).parents[2],
            env={"PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        found[language] = json.loads(done.stdout)
    return found


def test_english_screens_show_no_chinese(screens: dict[str, dict[str, str]]) -> None:
    left = {name: re.findall("[\u3400-\u9fff]+", EXAMPLES.sub("", drawn)) for name, drawn in screens["en"].items()}
    assert {name: words for name, words in left.items() if words} == {}


def test_chinese_screens_show_no_english_sentence(screens: dict[str, dict[str, str]]) -> None:
    """Names of keys, formats and citation styles are the same everywhere; two words of English in a row are not."""
    sentence = re.compile(r"\b(?!Okabe)[a-z]{3,} [a-z]{2,}\b")
    left = {name: sentence.findall(drawn) for name, drawn in screens["zh"].items()}
    assert {name: words for name, words in left.items() if words} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sign_of_uncertain_width_in_our_own_chrome(screens: dict[str, dict[str, str]], language: str) -> None:
    left = {
        name: {one for one in drawn if unicodedata.east_asian_width(one) == "A"}
        for name, drawn in screens[language].items()
    }
    assert {name: signs for name, signs in left.items() if signs} == {}
    assert len(left) == 16
