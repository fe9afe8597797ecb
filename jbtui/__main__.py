"""Lets `python -m jbtui` do what `jbtui` does."""

from __future__ import annotations

import sys

from jbtui.cli import main

if __name__ == "__main__":
    sys.exit(main())
