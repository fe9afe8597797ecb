"""`jbtui locate`: where the index, the configuration, the cache and the last copy are."""

from __future__ import annotations

import argparse

from jbtui import locations
from jbtui.cli.opening import place
from jbtui.cli.output import print_text
from jbtui.errors import Exit

NAMES = ("db", "config", "cache", "last-copy", "seeds", "state")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=NAMES, metavar="NAME", help=" ".join(NAMES))


def run(chosen: argparse.Namespace) -> int:
    path = {
        "db": place(chosen),
        "config": locations.config(),
        "cache": locations.cache(),
        "last-copy": locations.last_copy(),
        "seeds": locations.seeds(),
        "state": locations.state(),
    }[chosen.name]
    print_text(str(path))
    return Exit.DONE
