"""One file to a SourceText, by its suffix: text, Markdown, saved web page, Word, PDF."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from jbtui.errors import UnreadableSource
from jbtui.messages import say
from jbtui.reading import front_matter, stated
from jbtui.reading.bounded import read_bytes, shown
from jbtui.reading.decoding import Decoded, decode
from jbtui.reading.hints import layout_hints
from jbtui.records import SourceText, StatedFact
from jbtui.text.cleaning import clean

MAX_LINE = 1_000_000
"""Characters. The longest paragraph of a newspaper has a few thousand; a million is a dump without line ends."""
MAX_LINES = 100_000
"""With text. A year of a daily's front pages has a tenth of this; more is a list or a dump, and would take minutes."""
_TEXT = re.compile(r"\w")


def read(path: Path, *, encoding: str | None = None) -> SourceText:
    """The file, decoded, cleaned and cut into numbered lines, with what is stated of it beside the text.

    Raises UnreadableSource where it cannot become an article, MissingExtra for a .pdf without the extra, KnowledgeError
    where a sidecar or corpus file beside it is damaged.
    """
    data = read_bytes(path)
    name = shown(Path(path.name))
    lines, decoded, facts = _lines(path, data, name, encoding)
    lines = tuple(line for raw in lines for line in clean(raw).split("\n"))
    if not any(_TEXT.search(line) for line in lines):
        raise UnreadableSource(say("{name} 不含文字", name=name), say("请检查来源，或删去该文件。"))
    if max(map(len, lines)) > MAX_LINE:
        raise UnreadableSource(
            say("{name} 有一行超过 {limit} 字，不是文章", name=name, limit=MAX_LINE), say("请按段落换行后再导入。")
        )
    written = sum(1 for line in lines if line)
    if written > MAX_LINES:
        raise UnreadableSource(
            say("{name} 有 {n} 行，上限 {limit} 行", name=name, n=written, limit=MAX_LINES),
            say("请拆成单篇文章再导入。"),
        )
    return SourceText(
        path=path,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        lines=lines,
        stated=(*stated.beside(path), *facts),
        hints=layout_hints(stated.load(stated.sidecar(path)), stated.sidecar(path).name),
    )


def companion_names(name: str) -> tuple[str, ...]:
    """What files in its folder are called that change what is read of an article file: its sidecar, the corpus file."""
    return f"{os.path.splitext(name)[0]}{stated.SIDECAR}", stated.CORPUS  # noqa: PTH122  # asked of ten thousands


def _lines(
    path: Path, data: bytes, name: str, encoding: str | None
) -> tuple[tuple[str, ...], Decoded, tuple[StatedFact, ...]]:
    # What reads a format is imported with the first file of it: most are plain text.
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from jbtui.reading import word

        return tuple(word.paragraphs(data, name)), Decoded("", "utf-8", 0), ()
    if suffix == ".pdf":
        from jbtui.reading import portable

        return tuple(portable.lines(data, name)), Decoded("", "utf-8", 0), ()
    if suffix in (".html", ".htm", ".xhtml"):
        from jbtui.reading import webpage

        decoded = decode(data, encoding=encoding or _borne_out(webpage.charset(data), data), name=name)
        return tuple(webpage.blocks(decoded.text)), decoded, ()
    decoded = decode(data, encoding=encoding, name=name)
    lines: tuple[str, ...] = tuple(clean(decoded.text).split("\n"))
    if suffix in (".md", ".markdown"):
        table, lines = front_matter.split(lines)
        return lines, decoded, stated.facts(table, "front matter")
    return lines, decoded, ()


def _borne_out(declared: str | None, data: bytes) -> str | None:
    """A page's own word on its encoding, where the bytes bear it out."""
    if declared is None:
        return None
    try:
        data.decode("gb18030" if declared.lower() in ("gbk", "gb2312") else declared)
    except (LookupError, UnicodeDecodeError):
        return None
    return declared
