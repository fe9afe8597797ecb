"""Writes a comparison, a concordance or the tray to a file from the app, and says in one line where it stands."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jbtui import locations
from jbtui.errors import JbtuiError, QueryCancelled
from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content
from jbtui.tui.copying import Copied

if TYPE_CHECKING:
    from jbtui.compare import Comparison
    from jbtui.concordance import Concordance
    from jbtui.export.writing import Watch
    from jbtui.tray import Item
    from jbtui.tui.reader import Reader

FORMATS: tuple[tuple[str, str], ...] = (
    ("md", "Markdown"),
    ("docx", _("Word 文档，出处为脚注")),
    ("xlsx", _("Excel 表格")),
    ("csv", _("CSV 表格")),
)
"""Every format of a comparison: its suffix, and what it is called."""

TRAY_FORMATS: tuple[tuple[str, str], ...] = (
    ("md", "Markdown"),
    ("docx", _("Word 文档，出处为脚注")),
    ("csv", _("CSV 表格")),
    ("xlsx", _("Excel 表格")),
    ("bib", "BibTeX"),
    ("ris", "RIS"),
    ("json", "CSL-JSON"),
)
"""Every format of the tray: its suffix, and what it is called."""

CONCORDANCE_FORMATS: tuple[tuple[str, str], ...] = (
    ("csv", _("CSV 表格，一处一行")),
    ("xlsx", _("Excel 表格：语境、频次、搭配、词串各一张")),
    ("json", _("JSON，连同频次与搭配")),
)
"""Every format of a concordance: its suffix, and what it is called."""


def export_comparison(comparison: Comparison, suffix: str, folder: Path, watch: Watch) -> Copied:
    """Write the whole comparison into the folder; an older file of that name stays. Runs in a thread."""
    from jbtui.export.comparison import exportable
    from jbtui.export.writing import write

    name = say("对照 {left} {right}", left=comparison.left.label, right=comparison.right.label)
    target = free_name(folder, name, suffix)
    with _telling() as told:
        notes = write(exportable(comparison), suffix, target, watch)
        told.note = content.joined((say("整份对照已存为 {file}", file=locations.short(target)), *notes))
    return told.copied


def export_concordance(found: Concordance, suffix: str, folder: Path, watch: Watch) -> Copied:
    """Write the concordance into the folder; an older file of that name stays. Runs in a thread."""
    from jbtui.concordance import to_json
    from jbtui.export.concordance import exportable
    from jbtui.export.exporting import stream_to
    from jbtui.export.writing import write

    target = free_name(folder, say("语境 {query}", query=found.query), suffix)
    notes: tuple[str, ...] = ()
    with _telling() as told:
        if suffix == "json":
            with stream_to(target, suffix) as stream:
                for part in json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(to_json(found)):
                    watch.check()
                    stream.write(part)
        else:
            notes = write(exportable(found), suffix, target, watch)
        saved = count("{n:,} 处语境已存为 {file}", len(found.lines), file=locations.short(target))
        told.note = content.joined((saved, *notes))
    return told.copied


def export_tray(items: tuple[Item, ...], suffix: str, target: Path, reader: Reader, watch: Watch) -> Copied:
    """Write the tray to that file. Runs in a thread."""
    from jbtui.export.tray import write

    with _telling() as told:
        notes = write(reader.recognise(items), suffix, target, watch)
        told.note = content.joined(
            (count("{n:,} 条摘录已存为 {file}", len(items), file=locations.short(target)), *notes)
        )
    return told.copied


@dataclass(slots=True)
class _Told:
    """What is said in the end."""

    note: str = ""
    fault: bool = False

    @property
    def copied(self) -> Copied:
        return Copied(self.note, fault=self.fault)


@contextlib.contextmanager
def _telling() -> Iterator[_Told]:
    """What is said of a file that was written, stopped or refused."""
    told = _Told()
    try:
        yield told
    except QueryCancelled:
        told.note = _("已停下，没有留下文件")
    except JbtuiError as error:
        told.note, told.fault = content.joined((error.what, error.remedy)), True


def target(name: str, suffix: str) -> Path:
    """The file that a reader named: from the current folder, `~` being home; without a suffix it gets the format's."""
    file = Path(one_line(name).strip())
    with contextlib.suppress(RuntimeError):  # no such person: the name is a name
        file = file.expanduser()
    file = Path.cwd() / file
    return file if file.suffix else file.with_name(f"{file.name}.{suffix}")


def free_name(folder: Path, name: str, suffix: str) -> Path:
    """A file name that is not taken, harmless to every file system."""
    stem = re.sub(r'[\\/:*?"<>|\s]+', "-", one_line(name)).strip("-.")[:80]
    target = folder / f"{stem}.{suffix}"
    number = 2
    while target.exists():
        target = folder / f"{stem}-{number}.{suffix}"
        number += 1
    return target
