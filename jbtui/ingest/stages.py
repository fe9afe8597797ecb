"""One file through all stages of the text: read, laid out, understood, its figures extracted and corrected."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jbtui import figures
from jbtui.context import understand
from jbtui.errors import JbtuiError
from jbtui.figures.corrections import Correction
from jbtui.ingest.survey import Task
from jbtui.layout import lay_out
from jbtui.messages import say
from jbtui.reading import Skipped, read
from jbtui.store.batch import FileFacts, Reading
from jbtui.store.containers import SPACE


def read_file(task: Task, encoding: str | None) -> Reading | Skipped:
    """All that the index wants to know of a file, or why it cannot become an article."""
    path = Path(task.path)
    try:
        return _read(path, task, encoding)
    except JbtuiError as error:
        return Skipped(path, error.what)
    except Exception as error:
        # A text that a stage cannot cope with must not cost the reader all the others; it is named with the reason.
        return Skipped(path, say("处理时出错：{error}", error=f"{type(error).__name__}: {error}"))


def _read(path: Path, task: Task, encoding: str | None) -> Reading | Skipped:
    source = read(path, encoding=encoding)
    corrections = _corrections(path.parent, task.beside)
    articles = lay_out(source)
    if sum(len(laid.blocks) for laid in articles) > SPACE:
        return Skipped(path, say("超过 {n} 段，不是文章", n=SPACE))
    found = []
    for laid in articles:
        article, paragraphs = understand(laid, source)
        if paragraphs:
            extracted = figures.apply(figures.extract(article, paragraphs), corrections)
            found.append((article, paragraphs, extracted))
    if not found:
        return Skipped(path, say("没有找到正文"))
    facts = FileFacts(
        path=task.path,
        name=source.name,
        size=task.size,
        modified=task.modified,
        sha256=source.sha256,
        beside=task.beside,
        encoding=source.encoding,
        replacements=source.replacements,
    )
    return Reading(facts, tuple(found))


@lru_cache(maxsize=64)
def _corrections(folder: Path, _state: str) -> tuple[Correction, ...]:
    """The corrections of a folder; `_state` makes a changed file be read again."""
    return figures.load(folder)
