"""An export that is watched: it says how far it is, and where it is stopped nothing is left on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from jbtui.errors import QueryCancelled
from jbtui.export import writing
from jbtui.export.document import Block, Cell, Heading, Table
from jbtui.export.writing import Exportable, Watch, write

FORMS = ("csv", "md", "xlsx", "docx")
ROWS = 40


def matter(rows: int = ROWS) -> Exportable:
    def table() -> Table:
        cells: Iterator[Sequence[Cell]] = ([f"第{n}行"] for n in range(rows))
        return Table(("行",), cells)

    def document() -> Iterable[Block]:
        return [Heading("行"), table()]

    return Exportable(table, document, lambda: [("行", table())])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_says_how_far_it_is(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "EVERY", 0)
    told: list[int] = []
    target = tmp_path / f"out.{form}"
    assert write(matter(), form, target, Watch(told.append)) == ()
    assert target.stat().st_size and [file.name for file in tmp_path.iterdir()] == [target.name]
    assert told == list(range(1, len(told) + 1)) and len(told) >= ROWS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("after", [0, 7, ROWS + 2])
def test_one_that_is_stopped_leaves_nothing_and_the_older_file_as_it_was(
    form: str, after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle, and when all rows are written and only the packing is left."""
    monkeypatch.setattr(writing, "EVERY", 0)
    told: list[int] = []
    target = tmp_path / f"out.{form}"
    target.write_text("前一份", encoding="utf-8")
    # Documents count their heading and table as well, so that all the rest is packing after the last row.
    last = ROWS + 2 if form in ("md", "docx") else ROWS
    watch = Watch(told.append, lambda: len(told) >= min(after, last))
    with pytest.raises(QueryCancelled):
        write(matter(), form, target, watch)
    assert [file.name for file in tmp_path.iterdir()] == [target.name]
    assert target.read_text(encoding="utf-8") == "前一份"


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")  # nothing is printed over the app
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_packing_is_stopped_at_any_of_its_steps(form: str, tmp_path: Path) -> None:
    """A library packs in one go; where that takes long, the reader need not wait for its end."""
    target = tmp_path / f"out.{form}"
    steps = Steps()
    write(matter(), form, target, Watch(is_stopped=steps))
    target.unlink()
    last = ROWS + 2 if form == "docx" else ROWS
    packing = range(last + 1, steps.asked)
    assert len(packing) > 10
    for stop in (packing[0], packing[len(packing) // 2], packing[-1]):
        with pytest.raises(QueryCancelled):
            write(matter(), form, target, Watch(is_stopped=Steps(stop)))
        assert list(tmp_path.iterdir()) == [], stop
    write(matter(), form, target)
    assert target.exists()


class Steps:
    """How often it was asked whether to stop; it is to stop at one of them."""

    def __init__(self, stop: int | None = None) -> None:
        self.asked, self._stop = 0, stop

    def __call__(self) -> bool:
        self.asked += 1
        return self._stop is not None and self.asked >= self._stop
