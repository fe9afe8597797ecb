"""What an ingest says while it runs and at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jbtui.reading import Skipped


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come. Bytes are of the source files, the measure of time left."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    seconds: float
    """Since the start."""
    current: str = ""
    """The name of a file just read, where it is known."""

    @property
    def seconds_left(self) -> float | None:
        """At the pace so far; None before there is one."""
        if not self.bytes_done or self.seconds < 0.5:
            return None
        return self.seconds * (self.bytes_total - self.bytes_done) / self.bytes_done


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did, and what the index holds afterwards."""

    read: int
    """Files read now, new and changed."""
    unchanged: int
    changed: int
    """Of those read, the ones that the index knew before."""
    removed: int
    """Files that vanished from their folder."""
    skipped: tuple[Skipped, ...]
    articles: int
    """In the index now; so the next two."""
    paragraphs: int
    figures: int
    seconds: float
    notes: tuple[str, ...] = ()
    """What a reader should know of files that were read: characters that could not be decoded."""
