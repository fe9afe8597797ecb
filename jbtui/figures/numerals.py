"""Reads numerals: plain digits, thousand separators, Chinese numerals such as 一千二百 or 二〇一八."""

from __future__ import annotations

DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "○": 0,
}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
# More digits than a double holds are a code, an account or noise, never a statistic.
MOST_DIGITS = 15


def number(written: str) -> float | None:
    """The value of digits with optional separators and decimals; None where it is too long to be a quantity."""
    plain = written.replace(",", "")
    if not plain or len(plain) > MOST_DIGITS:
        return None
    return float(plain)


def chinese(written: str) -> int | None:
    """The value of a Chinese numeral (十二, 一百零五, 三千万, 二〇一八); None where the characters form none."""
    if not written or len(written) > MOST_DIGITS:
        return None
    if all(c in DIGITS for c in written):
        return int("".join(str(DIGITS[c]) for c in written))
    total = section = digit = 0
    seen = False
    for c in written:
        if c in DIGITS:
            if digit and DIGITS[c]:
                return None
            digit, seen = DIGITS[c], True
        elif c in TENS:
            section += (digit or 1) * TENS[c]
            digit, seen = 0, True
        elif c in MYRIADS:
            low = (section + digit) or (0 if total else 1)
            total = (total + low) * MYRIADS[c] if c == "亿" else total + low * MYRIADS[c]
            section = digit = 0
            seen = True
        else:
            return None
    return total + section + digit if seen else None


def integer(written: str) -> int | None:
    """The integer that digits or a Chinese numeral write, None where neither."""
    if written.isdecimal():
        return int(written) if len(written) <= MOST_DIGITS else None
    return chinese(written)


def scale(written: str) -> int:
    """The factor of a run of 十百千万亿 behind digits: 万 is 10,000, 千万 10,000,000, 万亿 10 ** 12."""
    factor = 1
    for c in written:
        factor *= TENS.get(c) or MYRIADS[c]
    return factor
