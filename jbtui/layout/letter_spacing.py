"""White space that the printed page did not show: letter-spaced runs, and gaps beside Han characters and marks.

`走 进 江 北 区` becomes `走进江北区`; a space between two Han words stays for now, since headlines have them, and
`settle` drops it where the text turns out to be running text.
"""

from __future__ import annotations

import re

_RARE_HAN = (
    ("\u2e80", "\u2fdf"),
    ("\u3005", "\u3007"),
    ("\u3400", "\u4dbf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""From where to where stand, beside the usual ideographs, rare ones, radicals and what stands for an ideograph."""
_RANGES = (range(0x3001, 0x3005), range(0x3008, 0x3020), range(0xFF01, 0xFF61), range(0xFFE0, 0xFFE7))
_MARKS = "".join(chr(code) for codes in _RANGES for code in codes) + "“”‘’…—⋯·"
_WIDE = frozenset(_MARKS)
"""Full-width marks, letters and figures."""
_BEGINNING, _ENDING, _UNITS = frozenset("%℃+±"), frozenset("%℃+"), frozenset("%‰℃")
"""What figures begin with and end with beside digits and Latin letters, and the units that are set apart from them."""
_OPENING, _CLOSING = frozenset("“《「『"), frozenset("”》」』")
_GAP = re.compile(" +")
_BLANKS = " \u3000\u00a0"
_BLANK = re.compile(f"[{_BLANKS}]")
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
    if sum(1 for token in text.split() if _is_single_han(token)) <= len(gaps) // 2:
        return text
    return re.sub(" +", lambda found: " " if len(found.group()) == gaps[0] else "  ", text)


def tidy(text: str) -> str:
    """No spaces between a Han character and a figure, nor around full-width marks; headline halves stay apart."""
    if " " not in text:
        return text
    return _GAP.sub(lambda gap: " " if _at_quote(*_sides(gap)) else "" if _beside(*_sides(gap)) else gap[0], text)


def settle(text: str) -> str:
    """Running text: no space beside a Han character at all."""
    if " " not in text:
        return text
    return "".join(part if _CREDITS.fullmatch(part) else _closed(part) for part in _CREDITS.split(text))


def _closed(text: str) -> str:
    return _GAP.sub(lambda gap: "" if _beside(*_sides(gap)) or all(map(_is_han, _sides(gap))) else gap[0], text)


def _sides(gap: re.Match[str]) -> tuple[str, str]:
    """The characters before and behind a gap, "" at an end of the text."""
    start, end = gap.span()
    return gap.string[start - 1 : start], gap.string[end : end + 1]


def _beside(before: str, behind: str) -> bool:
    """Whether a full-width mark has the gap beside it, or a figure or Latin word with Han characters on its other side,
    or a figure with its unit."""
    if before in _WIDE or behind in _WIDE:
        return True
    if _is_han(before):
        return behind in _BEGINNING or (behind.isascii() and behind.isalnum())
    if _is_han(behind):
        return before in _ENDING or (before.isascii() and before.isalnum())
    return before.isdecimal() and behind in _UNITS


def _at_quote(before: str, behind: str) -> bool:
    """Whether the gap sets Han characters apart from a quotation beside them."""
    return (_is_han(before) and behind in _OPENING) or (before in _CLOSING and _is_han(behind))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or any(first <= character <= last for first, last in _RARE_HAN)


def _is_letter(token: str) -> bool:
    """Whether the token is one Han character, Latin letter or digit with the marks beside it, or marks alone."""
    letter = ""
    for character in token:
        if (character.isalnum() or character == "_") and character not in _WIDE:
            if letter or not (character.isascii() or _is_han(character)):
                return False
            letter = character
    return letter != "_"


def _is_single_han(token: str) -> bool:
    return len(bare := token.strip(_MARKS)) == 1 and _is_han(bare)


def _close_runs(text: str) -> str:
    tokens = text.split(" ")
    out: list[str] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and _is_letter(tokens[end]):
            end += 1
        run = tokens[at:end]
        if len(run) >= _RUN and sum(1 for token in run if _is_single_han(token)) >= 2:
            # `王 涛 摄`: the last is a credit, not a letter of the name.
            if len(run) == _RUN and run[-1] in _CREDIT:
                out += ["".join(run[:-1]), run[-1]]
            else:
                out.append("".join(run))
            at = end
        elif len(run) == 2 and len(tokens) == 2 and all(_is_single_han(token) for token in run):
            out.append("".join(run))
            at = end
        else:
            end = max(end, at + 1)
            out += tokens[at:end]
            at = end
    return " ".join(out)
