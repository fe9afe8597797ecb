"""The list of tasks a reader has, done from beginning to end at three sizes in both languages, each step pictured.

The pictures show the bundled articles as the rules read them today. Rules that read better change what they show:
`pytest tests/tui/test_tasks.py --snapshot-update` takes them anew, and the difference is there to be looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import bibtexparser
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.tasks import NOTE, SIZES, STEPS

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_stands_on_the_screen(
    language: str, seed_index: Path, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.tasks", language, str(seed_index)],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    screens = json.loads(done.stdout)
    assert list(screens) == ["x".join(map(str, size)) for size in SIZES]
    for size, steps in screens.items():
        assert list(steps) == [step.__name__ for step in STEPS]
        for step, drawn in steps.items():
            assert drawn == snapshot(name=f"{language} {size} {step}")
    for size in screens:
        work = tmp_path / size / "work"
        (document,), (references,) = list(work.glob("*.docx")), list(work.glob("*.bib"))
        with zipfile.ZipFile(document) as pack:
            assert NOTE in pack.read("word/document.xml").decode("utf-8")
        entries = bibtexparser.loads(references.read_text(encoding="utf-8")).entries
        assert len(entries) > 1 and NOTE in str(entries)
