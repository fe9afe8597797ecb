"""Files are dealt out so that every process gets as many groups, and none of them more than it can hold."""

from __future__ import annotations

import random

import pytest

from jbtui.ingest import workers
from jbtui.ingest.digesting import groups
from jbtui.ingest.survey import Task


def tasks_of(sizes: list[int]) -> list[Task]:
    return [Task(str(number), size, 0, "") for number, size in enumerate(sizes)]


@pytest.mark.parametrize("jobs", [2, 3, 4])
@pytest.mark.parametrize("megabytes", [2, 31, 33, 64, 485])
def test_every_process_gets_as_many_groups(jobs: int, megabytes: int) -> None:
    chance = random.Random(megabytes)
    tasks = tasks_of([chance.randrange(1_000, 39_000) for _ in range(megabytes * 50)])
    most = workers.group_size(sum(task.size for task in tasks), jobs)
    dealt = list(groups(tasks, most))
    sizes = [sum(task.size for task in group) for group in dealt]
    assert [task for group in dealt for task in group] == tasks
    assert len(dealt) % jobs == 0
    assert max(sizes) <= workers.SHARE / jobs + 39_000
    assert max(sizes) < 1.2 * min(sizes)


def test_a_group_ends_with_the_file_that_reaches_the_next_multiple_of_its_size() -> None:
    dealt = list(groups(tasks_of([5, 50, 5, 5, 1]), 10))
    assert [[task.size for task in group] for group in dealt] == [[5, 50], [5], [5, 1]]
