"""An ingest that finds nothing to read does without what reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

STAGES = ("jbtui.layout", "jbtui.context", "jbtui.figures", "jbtui.ingest.digesting")
"""What reads articles: a quarter of a second to import."""
PROCESSES = ("multiprocessing", "concurrent.futures")
"""What only a large ingest needs."""
PROGRAM = f"""
import sys
from pathlib import Path
from jbtui.ingest import ingest
done = ingest([Path(sys.argv[1])], Path(sys.argv[2]))
print(done.read, done.unchanged, [name for name in {STAGES + PROCESSES} if name in sys.modules])
"""


def run(folder: Path) -> str:
    arguments = [sys.executable, "-c", PROGRAM, str(folder), str(folder / "index.db")]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.strip()


def test_where_nothing_changed_what_reads_articles_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("江北区深入推进六争攻坚，全区上下奋力争先。\n", "utf-8")
    assert run(tmp_path) == f"1 0 {list(STAGES)}"
    assert run(tmp_path) == "0 1 []"
