"""The bundled articles as an index in memory."""

from __future__ import annotations

import pytest

from tests.search.memory import MemoryIndex, seeds


@pytest.fixture(scope="package")
def articles() -> MemoryIndex:
    return seeds()
