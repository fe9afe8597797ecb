"""Colours that can be read: every pair that stands on the screen has contrast, and no theme speaks by colour alone."""

from __future__ import annotations

import re

import pytest
from textual.color import Color

from jbtui import settings
from jbtui.tui import theme
from jbtui.tui.screens.figures import FigureRoom
from jbtui.tui.widgets.facet_list import FacetList
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import painted, part, type_text, until

PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "chosen-ground"),
    ("foreground", "chosen-ground-dim"),
    ("foreground", "head-ground"),
    ("hit", "hit-ground"),
    ("figure", "surface"),
    ("primary", "surface"),
    ("accent", "surface"),
    ("accent", "head-ground"),
    ("error", "background"),
    ("success", "background"),
    ("head-active-text", "head-active"),
)
"""(text, ground) of what a reader must read: 4.5 to 1 by WCAG."""
ASIDES = (("quiet", "surface"), ("quiet", "background"), ("quiet", "head-ground"))
"""What is said beside it: 3 to 1 at least; 4.5 where contrast is what the theme is for."""


def colour(name: str, of: str) -> Color:
    one = next(each for each in theme.OWN if each.name == name)
    return Color.parse(one.variables.get(of) or getattr(one, of, None) or theme.ROLES[of])


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2."""

    def light(shown: Color) -> float:
        parts = [part / 255 for part in shown.rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("name", [one.name for one in theme.OWN if one.name != "ansi"])
def test_texts_stand_out_from_their_ground(name: str) -> None:
    least = 7.0 if name == "contrast" else 4.5
    found = {pair: round(contrast(colour(name, pair[0]), colour(name, pair[1])), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}
    least = 4.5 if name == "contrast" else 3.0
    found = {pair: round(contrast(colour(name, pair[0]), colour(name, pair[1])), 2) for pair in ASIDES}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_the_configuration_offers_these_themes() -> None:
    assert tuple(theme.NAMES) == settings.THEMES


def test_the_terminals_own_theme_has_no_colour_of_ours() -> None:
    assert all(re.fullmatch("ansi_[a-z_]+|none", value) for value in theme.ANSI.variables.values())


async def test_without_colour_everything_is_still_said(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: greys alone; what is chosen, ticked, open and marked is said by signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3 and part(pilot, FacetList).option_count)
        await pilot.press("enter", "f", "j", "space")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 2)
        drawn = painted(pilot)
        assert "[1 检索]" in drawn and "[x]" in drawn and ">" in drawn
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(app.screen, FigureRoom))
        assert "[2 指标]" in painted(pilot)
        filters = [type(one).__name__ for one in app._filters]
        assert "Monochrome" in filters
