"""Export as the command line and the app ask for it: what, in which format, to a file or a stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from jbtui.errors import UsageError
from jbtui.export.atomic import text_file
from jbtui.export.corpus import Corpus, Record, What, document, records, table
from jbtui.export.csv_writer import ENCODING, write_csv
from jbtui.export.docx_writer import write_docx
from jbtui.export.markdown_writer import write_markdown
from jbtui.export.xlsx_writer import write_xlsx
from jbtui.messages import _, say

BOM = "\ufeff"


class Format(StrEnum):
    """A file format; the value is the name on the command line."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    DOCX = "docx"

    @property
    def binary(self) -> bool:
        return self in (Format.XLSX, Format.DOCX)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    records: int | None
    """None for documents, which are made of passages rather than records."""
    notes: tuple[str, ...] = ()
    """What the format could not hold, ready to show."""


def export(index: Corpus, what: What | str, form: Format | str, out: Path | TextIO | None = None) -> Exported:
    """Write articles, paragraphs or metrics to a file (whole or not at all), a stream, or standard output.

    Raises UsageError for a binary format without a file, MissingExtra, NotWritten.
    """
    what, form = What(what), Format(form)
    if form.binary:
        if not isinstance(out, Path):
            raise UsageError(
                say("{format} 不能写到屏幕上。", format=form.value), say("请加 -o 文件名.{format}", format=form.value)
            )
        return _binary(index, what, form, out)
    with stream_to(out, form) as stream:
        if form is Format.JSONL:
            return Exported(write_jsonl(records(index, what), stream))
        if form is Format.CSV:
            return Exported(write_csv(table(index, what), stream))
        write_markdown(document(index, what), stream)
        return Exported(None)


def _binary(index: Corpus, what: What, form: Format, out: Path) -> Exported:
    if form is Format.DOCX:
        write_docx(document(index, what), out)
        return Exported(None)
    titles = {What.ARTICLES: _("篇目"), What.PARAGRAPHS: _("段落"), What.METRICS: _("指标")}
    return Exported(*write_xlsx([(titles[what], table(index, what))], out))


def write_jsonl(stream_of_records: Iterable[Record], stream: TextIO) -> int:
    """One JSON object on one line each; returns the number of lines."""
    count = 0
    for record in stream_of_records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        count += 1
    return count


@contextmanager
def stream_to(out: Path | TextIO | None, form: Format | str) -> Iterator[TextIO]:
    """The stream to write text to; CSV gets its byte order mark unless a person is looking."""
    marked = form == Format.CSV
    if isinstance(out, Path):
        with text_file(out, encoding=ENCODING if marked else "utf-8") as stream:
            yield stream
        return
    stream = out if out is not None else sys.stdout
    if marked and not stream.isatty():
        stream.write(BOM)
    yield stream
