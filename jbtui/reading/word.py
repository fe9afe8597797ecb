"""The paragraphs of a .docx file, through zipfile and ElementTree alone, guarded against bombs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

from jbtui.errors import UnreadableSource
from jbtui.messages import say

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
MAX_XML = 64 * 1024 * 1024
MAX_RATIO = 200
"""Word's own XML packs about 10 to 1; a bomb packs 1000 to 1."""
_HEADING = re.compile(r"^(?:heading|标题)?\s*([1-6])$", re.IGNORECASE)
_TITLES = frozenset({"title", "标题", "a3"})


def paragraphs(data: bytes, name: str) -> list[str]:
    """One line a paragraph, headings marked with `#`.

    Raises UnreadableSource for what is no .docx, for a zip or entity bomb, and for a document without text.
    """
    xml = _document(data, name)
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise UnreadableSource(say("{name} 内含实体声明，不予读取", name=name), say("请用文字处理软件另存后再导入。"))
    found: list[str] = []
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(xml)):
            if element.tag == f"{_W}p":
                found.extend(_lines(element))
                element.clear()
    except ElementTree.ParseError as error:
        raise UnreadableSource(
            say("{name} 的内容已损坏：{error}", name=name, error=error), say("请用文字处理软件另存后再导入。")
        ) from error
    return found


def _document(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entry = archive.getinfo(_DOCUMENT)
            if entry.file_size > MAX_XML or entry.file_size > MAX_RATIO * max(entry.compress_size, 1024):
                raise UnreadableSource(say("{name} 解压后过大，疑为压缩炸弹", name=name), say("请检查该文件的来源。"))
            with archive.open(entry) as file:
                xml = file.read(MAX_XML + 1)
    except KeyError as error:
        raise UnreadableSource(say("{name} 不是 Word 文档", name=name), say("请另存为 .docx 或 .txt。")) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableSource(
            say("{name} 不是完好的 .docx 文件", name=name), say("请另存为 .docx 或 .txt。")
        ) from error
    if len(xml) > MAX_XML:
        raise UnreadableSource(say("{name} 解压后过大，疑为压缩炸弹", name=name), say("请检查该文件的来源。"))
    return xml


def _lines(paragraph: ElementTree.Element) -> list[str]:
    parts: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
    lines = [line for line in "".join(parts).split("\n") if line.strip()]
    level = _level(paragraph)
    return [f"{'#' * level} {line.strip()}" for line in lines] if level else lines


def _level(paragraph: ElementTree.Element) -> int:
    """The level of a heading style: 0 for none; a document's title and its first headings are 1 and 2."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name in _TITLES:
        return 1
    numbered = _HEADING.match(name)
    return int(numbered.group(1)) if numbered else 0
