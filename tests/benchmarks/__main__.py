"""Run a benchmark by name: `python -m tests.benchmarks NAME …`; without a name, list them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> None:
    name, arguments = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    if name not in NAMES:
        sys.exit(f"usage: python -m tests.benchmarks {{{','.join(NAMES)}}} …")
    importlib.import_module(f"tests.benchmarks.{name}").main(arguments)


if __name__ == "__main__":
    main()
