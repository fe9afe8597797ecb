"""One function that makes any text harmless to a terminal; used at import and again at display.

Removed: C0 and C1 controls (with whole ESC sequences and OSC payloads), DEL, bidirectional controls, zero-width and
interlinear format characters, lone surrogates, the byte order mark. Tabs and exotic spaces become plain spaces.
"""

from __future__ import annotations

import re

# A terminal swallows these whole: OSC/DCS/APC/PM strings up to their terminator, CSI with its parameters.
_SEQUENCES = re.compile(
    "(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"
    "|\x1b[ -/]*[0-~]?"
)
_SPACES = re.compile("[\t\x0b\x0c\u1680\u2000-\u200a\u202f\u205f]")
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SUSPECT = re.compile(f"{_SPACES.pattern}|{_FORBIDDEN.pattern}|[\u2028\u2029]")


def clean(text: str) -> str:
    """The text without anything that could act on a terminal. Line feeds stay; `clean(clean(x)) == clean(x)`."""
    if not _SUSPECT.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SEQUENCES.sub("", text)
    text = _SPACES.sub(" ", text)
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The cleaned text on one line, for titles, cells and messages."""
    return " ".join(clean(text).split("\n"))
