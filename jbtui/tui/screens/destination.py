"""Where a file is written: asked as a format, then a name; one that is there goes only where the reader says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import App

from jbtui import locations
from jbtui.messages import _, say
from jbtui.tui import exporting
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog

Write = Callable[[str, Path], object]
"""What is to be done with the format's suffix and the file."""


def ask(app: App[int], name: str, formats: Sequence[tuple[str, str]], write: Write, left: Callable[[], object]) -> None:
    """Ask for the format and the file, and write it. `name` is proposed; `left` is told where an older file stays."""

    def chosen(suffix: str | None) -> None:
        if suffix:
            default = locations.short(exporting.free_name(Path.cwd(), name, suffix))
            title, called = _("存成哪个文件"), dict(formats)[suffix]
            app.push_screen(LineDialog(title, called, default), partial(named, suffix))

    def named(suffix: str, typed: str | None) -> None:
        if not typed or not typed.strip():
            return
        target = exporting.target(typed, suffix)
        if target.exists():
            choices = [("no", _("不，留着原有的")), ("yes", _("是，换成这份"))]
            title = say("{file} 已经有了，要替换吗", file=target.name)
            app.push_screen(Choice(title, choices), partial(answered, suffix, target))
        else:
            write(suffix, target)

    def answered(suffix: str, target: Path, answer: str | None) -> None:
        if answer == "yes":
            write(suffix, target)
        else:
            left()

    app.push_screen(Choice(_("导出成什么格式"), formats), chosen)
