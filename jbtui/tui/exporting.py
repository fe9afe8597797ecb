"""Writes a comparison, a concordance or the tray to a file from the app, and says in one line where it stands."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jbtui.errors import JbtuiError
from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui.copying import Copied

if TYPE_CHECKING:
    from jbtui.compare import Comparison
    from jbtui.concordance import Concordance
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


def export_comparison(comparison: Comparison, suffix: str, folder: Path) -> Copied:
    """Write the whole comparison into the folder; an older file of that name stays. Runs in a thread."""
    name = say("对照 {left} {right}", left=comparison.left.label, right=comparison.right.label)
    target = free_name(folder, name, suffix)
    try:
        _write(comparison, suffix, target)
    except JbtuiError as error:
        return Copied("  ".join((error.what, error.remedy)), fault=True)
    return Copied(say("整份对照已存为 {file}", file=target))


def export_concordance(found: Concordance, suffix: str, folder: Path) -> Copied:
    """Write the concordance into the folder; an older file of that name stays. Runs in a thread."""
    from jbtui.concordance import to_json
    from jbtui.export.concordance import concordance_table, sheets
    from jbtui.export.csv_writer import write_csv
    from jbtui.export.exporting import stream_to
    from jbtui.export.xlsx_writer import write_xlsx

    target = free_name(folder, say("语境 {query}", query=found.query), suffix)
    try:
        if suffix == "xlsx":
            write_xlsx(sheets(found), target)
        else:
            with stream_to(target, suffix) as stream:
                if suffix == "csv":
                    write_csv(concordance_table(found), stream)
                else:
                    json.dump(to_json(found), stream, ensure_ascii=False, indent=1)
    except JbtuiError as error:
        return Copied("  ".join((error.what, error.remedy)), fault=True)
    return Copied(count("{n:,} 处语境已存为 {file}", len(found.lines), file=target))


def export_tray(items: tuple[Item, ...], suffix: str, target: Path, reader: Reader) -> Copied:
    """Write the tray to that file. Runs in a thread."""
    from jbtui.export.tray import write

    try:
        notes = write(reader.recognise(items), suffix, target)
    except JbtuiError as error:
        return Copied("  ".join((error.what, error.remedy)), fault=True)
    return Copied("  ".join((count("{n:,} 条摘录已存为 {file}", len(items), file=target), *notes)))


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


def _write(comparison: Comparison, suffix: str, target: Path) -> None:
    from jbtui.export.comparison import comparison_document, comparison_sheets, comparison_table
    from jbtui.export.csv_writer import write_csv
    from jbtui.export.docx_writer import write_docx
    from jbtui.export.exporting import stream_to
    from jbtui.export.markdown_writer import write_markdown
    from jbtui.export.xlsx_writer import write_xlsx

    if suffix == "docx":
        write_docx(comparison_document(comparison), target)
    elif suffix == "xlsx":
        write_xlsx(comparison_sheets(comparison), target)
    else:
        with stream_to(target, suffix) as stream:
            if suffix == "csv":
                write_csv(comparison_table(comparison), stream)
            else:
                write_markdown(comparison_document(comparison), stream)
