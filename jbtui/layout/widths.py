"""How many terminal cells a text takes: Han characters and full-width marks two, all else one."""

from __future__ import annotations

import re

_NARROW = re.compile(
    "[^\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd\u22ef]"
)


def cells(text: str) -> int:
    """Printed width; quotes and dashes count as the full-width marks that Chinese print makes of them."""
    return 2 * len(text) - len(_NARROW.findall(text))  # of Chinese text few characters are narrow
