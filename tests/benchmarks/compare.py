"""How long comparisons of a large index take: `python -m tests.benchmarks compare INDEX [SIDE SIDE]…`."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time

from jbtui import words
from jbtui.compare import compare, parse_side
from jbtui.store import open_index

PAIRS = (
    "江北",
    "北仑",
    "鄞州",
    "慈溪",
    "江北@六争攻坚",
    "海曙@六争攻坚",
    "江北@2018",
    "北仑@2018",
    "江北@2018",
    "江北@2020",
)


def main(arguments: list[str]) -> None:
    if not arguments or len(arguments) % 2 == 0:
        sys.exit("usage: python -m tests.benchmarks compare INDEX [SIDE SIDE]…")
    sides = arguments[1:] or PAIRS
    words.load()
    with open_index(Path(arguments[0])) as index:
        print(index.counts())
        for left, right in zip(sides[::2], sides[1::2], strict=True):
            started, used = perf_counter(), process_time()
            found = compare(index, parse_side(left), parse_side(right))
            shared = sum(row.shared for row in found.rows)
            seconds = f"{perf_counter() - started:6.3f} s, of it {process_time() - used:6.3f} s computing"
            print(f"{left} – {right}: {seconds}; {len(found.rows)} rows, {shared} shared")
