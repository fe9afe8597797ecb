"""White space that the printed page did not show: letter-spaced runs, and gaps beside Han characters and marks.

`走 进 江 北 区` becomes `走进江北区`; a space between two Han words stays for now, since headlines have them, and
`settle` drops it where the text turns out to be running text.
"""

from __future__ import annotations

import re

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = "\u3001-\u3004\u3008-\u301f\uff01-\uff60\uffe0-\uffe6“”‘’…—⋯·"
_TOKEN = re.compile(rf"[{_WIDE}\W]*[{HAN}A-Za-z0-9０-９Ａ-Ｚａ-ｚ]?[{_WIDE}\W]*")
_SINGLE_HAN = re.compile(rf"[{_WIDE}]*[{HAN}][{_WIDE}]*")
_BLANKS = " \u3000\u00a0"
_BLANK = re.compile(f"[{_BLANKS}]")
_BESIDE = re.compile(
    rf"(?<=[{HAN}{_WIDE}]) +(?=[0-9A-Za-z%℃±+（])|(?<=[0-9A-Za-z%℃+]) +(?=[{HAN}{_WIDE}])"
    rf"|(?<=[{_WIDE}]) +| +(?=[{_WIDE}])|(?<=\d) +(?=[%％‰℃])"
)
_QUOTE = re.compile(rf"(?<=[{HAN}]) +(?=[“《「『])|(?<=[”》」』]) +(?=[{HAN}])")
_BETWEEN = re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])")
_CREDITS = re.compile(r"([（(][^（）()]{0,60}(?:记者|記者|通讯员|通訊員|摄|攝|供图|供圖|文/)[^（）()]{0,60}[）)])")
"""Names in brackets keep their spaces, which part one name from the next."""
_DIGITS = re.compile(r"(?<![\d.]\s)\d(?: [\d.]){2,}(?![\d.])")
"""A number set digit by digit."""
_GLUED_DIGITS = re.compile(r"(?<=[^\s\d.])\d(?: [\d.])+(?![\d.])")
"""The same, begun at the end of a word: 办结3 1 9 8 件."""
_RUN = 3
"""So many single characters in a row, each set off by a space, are letter spacing and no words."""
_CREDIT = frozenset("摄文图绘攝圖繪撰")


def close_up(text: str) -> tuple[str, bool]:
    """The text with letter-spaced runs closed, and whether there were any. Other spaces become single plain ones."""
    if not any(map(text.__contains__, _BLANKS)):
        return text, False
    text = _narrowed(_BLANK.sub(" ", text).strip(" "))
    before = len(text)
    text = _GLUED_DIGITS.sub(_unspaced, text)
    closed = "  ".join(_close_runs(part) for part in re.split(" {2,}", text)) if "  " in text else _close_runs(text)
    closed = _DIGITS.sub(_unspaced, closed)
    changed = len(closed) < before
    return re.sub(" {2,}", " ", closed), changed


def _unspaced(found: re.Match[str]) -> str:
    return found.group().replace(" ", "")


def _narrowed(text: str) -> str:
    """Letters set apart by several blanks, set apart by one; wider gaps between them stay as gaps between words."""
    gaps = sorted(map(len, re.findall(" +", text)))
    if len(gaps) < _RUN or gaps[0] == 1 or gaps[len(gaps) // 2] != gaps[0]:
        return text
    if sum(1 for token in text.split() if _SINGLE_HAN.fullmatch(token)) <= len(gaps) // 2:
        return text
    return re.sub(" +", lambda found: " " if len(found.group()) == gaps[0] else "  ", text)


def tidy(text: str) -> str:
    """No spaces between a Han character and a figure, nor around full-width marks; headline halves stay apart."""
    if " " not in text:
        return text
    kept = _QUOTE.sub("\x00", text)
    kept = _BESIDE.sub("", kept)
    return kept.replace("\x00", " ")


def settle(text: str) -> str:
    """Running text: no space beside a Han character at all."""
    if " " not in text:
        return text
    return "".join(part if _CREDITS.fullmatch(part) else _closed(part) for part in _CREDITS.split(text))


def _closed(text: str) -> str:
    return _BETWEEN.sub("", _QUOTE.sub("", _BESIDE.sub("", text)))


def _close_runs(text: str) -> str:
    tokens = text.split(" ")
    out: list[str] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _TOKEN.fullmatch(tokens[end]):
            end += 1
        run = tokens[at:end]
        if len(run) >= _RUN and sum(1 for token in run if _SINGLE_HAN.fullmatch(token)) >= 2:
            # `王 涛 摄`: the last is a credit, not a letter of the name.
            if len(run) == _RUN and run[-1] in _CREDIT:
                out += ["".join(run[:-1]), run[-1]]
            else:
                out.append("".join(run))
            at = end
        elif len(run) == 2 and len(tokens) == 2 and all(_SINGLE_HAN.fullmatch(token) for token in run):
            out.append("".join(run))
            at = end
        else:
            end = max(end, at + 1)
            out += tokens[at:end]
            at = end
    return " ".join(out)
