"""Whether time keeps in step with size, asked so that a busy machine cannot answer for the code."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable, Iterator

TIMES = 8  # how much more is given; linear work takes 8 times the time, a square law 64 times
BOUND = 32  # between the two
LEAST = 0.003  # seconds; below it a clock measures itself
TRIES = 4  # a neighbour's load passes, a square law stays


def keeps_in_step(work: Callable[[int], object], few: int) -> bool:
    """Whether `work(8 × few)` takes less than 32 times the processor's time of `work(few)` in one of four tries.

    `work` must make its text of each size anew: no two runs are of one size, so that none finds the answers of another.
    """
    work(few)
    sizes = itertools.count(few + 1)
    return any(_quicker(work, sizes, TIMES) < BOUND * max(_quicker(work, sizes, 1), LEAST) for _ in range(TRIES))


def _quicker(work: Callable[[int], object], sizes: Iterator[int], times: int) -> float:
    """The processor's seconds of the quicker of two runs; the collector rests, it walks other tests' objects too."""
    was = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        return min(_once(work, times * next(sizes)) for _ in range(2))
    finally:
        if was:
            gc.enable()


def _once(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
