"""Search against its peers: the same paragraphs, the same 200 queries, one run.

    python -m tests.benchmarks search INDEX [--queries 200] [--only NAME] [--work FOLDER]

INDEX is a built index; the peers are built from its paragraphs. Printed for each: seconds to build, size relative to
the text, milliseconds to the first page (median, 95th percentile, worst), and the queries it finds nothing for though
the paragraphs hold them. For ours also the milliseconds of the processor, which a busy machine stretches less.
An index of the bundled articles is measured in the same way: `… search db/index.db --only ours`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from jbtui.search import Filters, search
from jbtui.store import open_index
from jbtui.text.folding import fold
from jbtui.words import cut
from tests.benchmarks.peers import Ask, Row, available

OURS = "ours"
SAMPLE = 3000
"""Paragraphs from which queries are drawn."""


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="search", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("index", type=Path)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--only", default="", help="ours alone (`ours`), or the peers whose name holds this")
    parser.add_argument("--work", type=Path, help="where the peers are built; a temporary folder by default")
    options = parser.parse_args(arguments)
    index = open_index(options.index)
    sample = list(islice(rows(index, step=max(1, len(index.postings.everything()) // SAMPLE)), SAMPLE))
    queries = draw(sample, options.queries)
    work = Path(tempfile.mkdtemp(prefix="bench-", dir=options.work))
    paragraphs = work / "paragraphs.tsv"
    size = dump(rows(index) if options.only != OURS else [], paragraphs)
    print(f"{len(index.postings.everything()):,} paragraphs, {size / 1e6:.0f} MB of text, {len(queries)} queries")
    print(f"{'':22}{'build s':>9}{'size':>7}{'p50':>9}{'p95':>9}{'worst':>9}{'missed':>8}")

    def ours(query: Ask) -> int:
        filters = Filters(
            districts=(query.district,) if query.district else (),
            years=((int(query.year), int(query.year)),) if query.year else (),
        )
        return len(search(index, " ".join(query.terms), filters, limit=50).hits)

    measure(OURS, ours, queries, options.index.stat().st_size / size if size else 0.0, 0.0)
    for peer in available():
        if options.only and options.only not in peer.name:
            continue
        folder = Path(tempfile.mkdtemp(dir=work))
        started = perf_counter()
        peer.build(dumped(paragraphs), folder)
        seconds = perf_counter() - started
        bytes_used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        measure(peer.name, peer.ask, queries, bytes_used / size, seconds)
        shutil.rmtree(folder)
    shutil.rmtree(work)


def dump(found: Iterable[Row], path: Path) -> int:
    """Write rows to a file, so that every peer reads the same at the same cost; gives the bytes of their texts."""
    size = 0
    with path.open("w", encoding="utf-8", errors="replace") as file:
        for row in found:
            text = " ".join(row.text.split())
            size += len(text.encode(errors="replace"))
            file.write(f"{row.number}\t{row.district}\t{row.year}\t{text}\n")
    return size


def dumped(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            number, district, year, text = line.rstrip("\n").split("\t")
            yield Row(int(number), district, year, text)


def measure(name: str, ask: Callable[[Ask], int], queries: Sequence[Ask], size: float, built: float) -> None:
    """Ask every query once after a warming one, and print the line, and a line for each kind of query."""
    ask(queries[0])
    times: list[tuple[float, Ask]] = []
    computing: list[float] = []
    missed = 0
    for query in queries:
        started, used = perf_counter(), thread_time()
        missed += not ask(query)
        times.append(((perf_counter() - started) * 1000, query))
        computing.append((thread_time() - used) * 1000)
    print(f"{name:22}{built:9.1f}{size:7.2f}{shown([t for t, _ in times])}{missed:8}", flush=True)
    if name == OURS:
        print(f"    {'processor':18}{'':16}{shown(computing)}", flush=True)
    for kind in dict.fromkeys(query.kind for query in queries):
        print(f"    {kind:18}{'':16}{shown([t for t, query in times if query.kind == kind])}", flush=True)


def shown(times: Sequence[float]) -> str:
    """Median, 95th percentile and worst, in milliseconds."""
    ordered = sorted(times)
    picked = (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])
    return "".join(f"{time:9.1f}" for time in picked)


def rows(index: Any, step: int = 1) -> Iterator[Row]:
    """Every `step`-th paragraph of the index."""
    numbers = iter(list(index.postings.everything())[::step])
    while group := list(islice(numbers, 2000)):
        for number, entry in index.postings.entries(group).items():
            district = next(iter(entry.paragraph.districts), entry.card.district or "")
            yield Row(number, district, (entry.card.date or "")[:4], entry.paragraph.text)


def draw(sample: Sequence[Row], number: int) -> list[Ask]:
    """Queries of every kind, drawn from the paragraphs so that each has an answer."""
    rng = random.Random(7)
    counted = Counter(word for row in sample for word in set(cut(fold(row.text))) if is_han(word))
    frequent = [word for word, _ in counted.most_common(400) if len(word) == 2][:100]
    rare = [word for word, count in counted.items() if count == 1 and len(word) >= 2]
    single = [one for one, _ in Counter(c for row in sample for c in fold(row.text) if is_han(c)).most_common(200)]
    kinds: list[tuple[str, float]] = [
        ("frequent word", 0.2),
        ("phrase of four", 0.2),
        ("rare word", 0.15),
        ("two terms", 0.15),
        ("three terms", 0.1),
        ("filtered", 0.15),
        ("single character", 0.05),
    ]
    made: list[Ask] = []
    for kind, share in kinds:
        for _ in range(round(number * share)):
            row = rng.choice([row for row in rng.sample(sample, 20) if len(words_of(row)) >= 3] or sample)
            match kind:
                case "frequent word":
                    made.append(Ask(kind, (rng.choice(frequent),)))
                case "phrase of four":
                    made.append(Ask(kind, (stretch(rng, row),)))
                case "rare word":
                    made.append(Ask(kind, (rng.choice(rare),)))
                case "two terms":
                    made.append(Ask(kind, tuple(rng.sample(words_of(row), 2))))
                case "three terms":
                    made.append(Ask(kind, tuple(rng.sample(words_of(row), 3))))
                case "filtered":
                    terms = tuple(rng.sample(words_of(row), rng.randint(1, 2)))
                    made.append(Ask(kind, terms, row.district or None, row.year or None))
                case _:
                    made.append(Ask(kind, (rng.choice(single),)))
    rng.shuffle(made)
    return made


def words_of(row: Row) -> list[str]:
    return sorted({word for word in cut(fold(row.text)) if len(word) >= 2 and is_han(word)})


def stretch(rng: random.Random, row: Row) -> str:
    """Four Han characters that stand together in the paragraph."""
    starts = [at for at in range(len(row.text) - 3) if is_han(row.text[at : at + 4])]
    at = rng.choice(starts) if starts else 0
    return row.text[at : at + 4]


def is_han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= character <= "\u9fff" for character in text)
