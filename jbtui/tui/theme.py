"""How the rooms are coloured: four themes of our own and the terminal's colours, roles named by meaning."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from jbtui.messages import _

ROLES: Mapping[str, str] = {
    "hit": "#f2c14e",
    "hit-ground": "#4a3a12",
    "figure": "#7fc8a9",
    "quiet": "#8b94a3",
    "head-ground": "#262c36",
    "head-active": "#35507a",
    "head-active-text": "#ffffff",
    "chosen-ground": "#2b3a52",
    "chosen-ground-dim": "#242a34",
}
"""What the roles are where a theme does not say: the dark theme's."""


def _theme(name: str, *, dark: bool, base: tuple[str, str, str, str], colours: Mapping[str, str]) -> Theme:
    """A theme of a foreground, background, surface and panel; `colours` gives accents and roles."""
    foreground, background, surface, panel = base
    accents = ("primary", "secondary", "accent", "warning", "error", "success")
    return Theme(
        name=name,
        dark=dark,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        variables={role: colour for role, colour in colours.items() if role not in accents},
        **{accent: colours[accent] for accent in accents},  # type: ignore[arg-type]
    )


def _scrollbar(thumb: str, ground: str) -> dict[str, str]:
    return {
        "scrollbar": thumb,
        "scrollbar-hover": thumb,
        "scrollbar-active": thumb,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


DARK = _theme(
    "dark",
    dark=True,
    base=("#d9dde4", "#12151a", "#191d24", "#262c36"),
    colours={
        "primary": "#7aa7e8",
        "secondary": "#8fb6d9",
        "accent": "#f2c14e",
        "warning": "#e8a54b",
        "error": "#ef7b72",
        "success": "#7fc8a9",
        **ROLES,
        **_scrollbar("#3b4452", "#191d24"),
    },
)
LIGHT = _theme(
    "light",
    dark=False,
    base=("#24211c", "#ece7dc", "#faf7f0", "#ded7c8"),
    colours={
        "primary": "#1f4e86",
        "secondary": "#2f6177",
        "accent": "#8f2f12",
        "warning": "#8a5200",
        "error": "#a3211c",
        "success": "#1d6a4a",
        "hit": "#7a1f08",
        "hit-ground": "#f6dfa4",
        "figure": "#1d6a4a",
        "quiet": "#6c665a",
        "head-ground": "#ded7c8",
        "head-active": "#1f4e86",
        "head-active-text": "#ffffff",
        "chosen-ground": "#cfdcec",
        "chosen-ground-dim": "#e9e3d6",
        **_scrollbar("#bdb4a2", "#faf7f0"),
    },
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    base=("#ffffff", "#000000", "#000000", "#2b2b2b"),
    colours={
        "primary": "#66d9ff",
        "secondary": "#ffffff",
        "accent": "#ffff00",
        "warning": "#ffcc00",
        "error": "#ff8080",
        "success": "#66ff99",
        "hit": "#000000",
        "hit-ground": "#ffff00",
        "figure": "#66ff99",
        "quiet": "#d0d0d0",
        "head-ground": "#2b2b2b",
        "head-active": "#ffffff",
        "head-active-text": "#000000",
        "chosen-ground": "#00408c",
        "chosen-ground-dim": "#2b2b2b",
        **_scrollbar("#ffffff", "#2b2b2b"),
    },
)
OKABE_ITO = _theme(
    "okabe-ito",
    dark=True,
    base=("#f0f0f0", "#101010", "#181818", "#2a2a2a"),
    colours={
        "primary": "#56b4e9",
        "secondary": "#cc79a7",
        "accent": "#f0e442",
        "warning": "#e69f00",
        "error": "#ff8c42",  # vermilion #d55e00 lightened: 4.5:1 on the ground
        "success": "#2fc79a",  # bluish green #009e73 lightened for the same reason
        "hit": "#f0e442",
        "hit-ground": "#3d3a08",
        "figure": "#56b4e9",
        "quiet": "#a8a8a8",
        "head-ground": "#2a2a2a",
        "head-active": "#0072b2",
        "head-active-text": "#ffffff",
        "chosen-ground": "#0b3d5c",
        "chosen-ground-dim": "#262626",
        **_scrollbar("#4a4a4a", "#181818"),
    },
)
ANSI = Theme(
    name="ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        # Only pairs that hold whatever the terminal calls its colours, on dark and on light ground.
        "hit": "ansi_black",
        "hit-ground": "ansi_yellow",
        "figure": "ansi_green",
        "quiet": "ansi_cyan",
        "head-ground": "ansi_default",
        "head-active": "ansi_blue",
        "head-active-text": "ansi_bright_white",
        "chosen-ground": "ansi_bright_black",
        "chosen-ground-dim": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        **_scrollbar("ansi_white", "ansi_default"),
    },
)
"""The sixteen colours of the terminal itself."""
OWN = (DARK, LIGHT, CONTRAST, OKABE_ITO, ANSI)
NAMES: Mapping[str, str] = {
    DARK.name: _("暗色"),
    LIGHT.name: _("亮色"),
    CONTRAST.name: _("高对比"),
    OKABE_ITO.name: _("色弱友好 (Okabe-Ito)"),
    ANSI.name: _("终端自己的颜色"),
}
"""Every theme that is offered, by the name that config.toml has for it, and what it is called."""
