"""From bytes to text: which encoding a file is in, decided by evidence and never by the locale.

In this order: the byte order mark; the NUL pattern of UTF-16; strict UTF-8; then lenient decodes of UTF-8, GB18030 and
Big5, of which the one with the most common characters wins. GBK and GB2312 are read as GB18030, which contains them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from jbtui import knowledge
from jbtui.errors import UnreadableSource
from jbtui.messages import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROLS = 0.02
_FEW_CONTROLS = 8
_MIN_COMMON = 0.25
"""Chinese prose scores above 0.6 in its own encoding and below 0.15 in a wrong one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and how many characters could not be read."""

    text: str
    encoding: str
    replacements: int


def decode(data: bytes, *, encoding: str | None = None, name: str = "") -> Decoded:
    """The text of the bytes; `encoding` forces one.

    Raises UnreadableSource for an unknown encoding name, binary data, and bytes that no known encoding makes sense of.
    """
    if encoding:
        return _forced(data, encoding, name)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _lenient(data, marked)
    utf16 = _utf16_without_mark(data)
    if utf16:
        return _lenient(data, utf16)
    if _binary(data[:_SAMPLE]):
        raise UnreadableSource(say("{name} 是二进制文件，不是文本", name=name), say("请先转换为文本再导入。"))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _likeliest(data, name)


def _forced(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        found = codecs.lookup(encoding).name
        return _lenient(data, "gb18030" if found in ("gbk", "gb2312") else found)
    except (LookupError, UnicodeError) as error:
        raise UnreadableSource(
            say("{name} 无法按编码 {encoding} 读取", name=name, encoding=encoding),
            say("可用的编码如 utf-8、gb18030、big5、utf-16。"),
        ) from error


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows as NULs at only the even or only the odd places: the high bytes of its ASCII characters."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not even and not odd:
        return None
    if odd and even * 20 < odd:
        candidate = "utf-16-le"
    elif even and odd * 20 < even:
        candidate = "utf-16-be"
    else:
        return None
    text = sample.decode(candidate, "replace")
    return candidate if _score(text) > _MIN_COMMON or _mostly_ascii(text) else None


def _binary(sample: bytes) -> bool:
    """NULs, or more control characters than a text picks up from a terminal or a faulty export."""
    controls = len(_CONTROLS.findall(sample.decode("latin-1")))
    return b"\0" in sample or controls > max(_FEW_CONTROLS, _MAX_CONTROLS * len(sample))


def _mostly_ascii(text: str) -> bool:
    return sum(character.isascii() and character.isprintable() for character in text) > 0.8 * len(text)


def _likeliest(data: bytes, name: str) -> Decoded:
    sample = data[:_SAMPLE]
    scores = {candidate: _score(sample.decode(candidate, "replace")) for candidate in ("utf-8", "gb18030", "big5hkscs")}
    best = max(scores, key=lambda candidate: scores[candidate])
    if scores[best] < _MIN_COMMON:
        raise UnreadableSource(
            say("{name} 的编码无法辨认", name=name),
            say("若知道它的编码，请用 --encoding 指明，例如 --encoding gb18030。"),
        )
    return _lenient(data, "big5" if best == "big5hkscs" and _strict(data, "big5") else best)


def _strict(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@cache
def _common() -> frozenset[str]:
    table = knowledge.table("marks_encoding")
    return frozenset(table["simplified"] + table["traditional"] + table["marks"])


def _score(text: str) -> float:
    """The share of common characters among the non-ASCII ones; undecodable bytes weigh against it."""
    others = [character for character in text if not character.isascii()]
    if not others:
        return 0.0
    common = _common()
    return sum(1 if character in common else -2 if character == "\ufffd" else 0 for character in others) / len(others)
