"""The command line: a thin face on the core."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (see `jbtui.errors.Exit`; 130 after Ctrl+C)."""
    import sys

    from jbtui.cli.running import run

    return run(sys.argv[1:] if arguments is None else arguments)
