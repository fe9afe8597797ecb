"""Whether time keeps in step with size, asked so that a busy machine cannot answer for the code."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 8  # how much more is given; linear work takes 8 times the time, a square law 64 times
BOUND = 32  # between the two, and nearer to neither
LEAST = 0.003  # seconds; below it a clock measures itself
TRIES = 4  # a neighbour's load passes, a square law stays


def keeps_in_step(work: Callable[[int], object], few: int) -> bool:
    """Whether `work(8 × few)` takes less than 32 times the processor's time of `work(few)` in one of four tries."""
    work(few)
    return any(_spent(work, TIMES * few) < BOUND * max(_spent(work, few), LEAST) for _ in range(TRIES))


def _spent(work: Callable[[int], object], size: int) -> float:
    """The processor's seconds of the quicker of two runs; the collector rests, it walks other tests' objects too."""
    was = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        return min(_once(work, size) for _ in range(2))
    finally:
        if was:
            gc.enable()


def _once(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
