"""The core knows nothing of Textual: it serves the command line, scripts and a server as well."""

from __future__ import annotations

import subprocess
import sys

CORE = (
    "errors",
    "locations",
    "messages",
    "knowledge",
    "text",
    "records",
    "reading",
    "layout",
    "context",
    "figures",
    "store",
    "ingest",
    "search",
    "compare",
    "cite",
    "export",
    "clipboard",
    "cli",
)


def test_the_core_imported_in_a_fresh_process_brings_no_textual() -> None:
    program = (
        "import importlib, sys\n"
        f"for room in {CORE!r}: importlib.import_module('jbtui.' + room)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] == 'textual'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
