"""The best assignment of rows to columns: which continuation goes to which open end, all of them weighed together."""

from __future__ import annotations

from collections.abc import Sequence


def best(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row its column, so that the sum is greatest; a row whose pairs are worth nothing stays alone.

    The Hungarian method with one spare column a row; time grows with rows² × columns.
    """
    rows = len(worth)
    columns = len(worth[0]) + rows if rows else 0
    cost = [[-max(value, 0.0) for value in row] + [0.0] * rows for row in worth]
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        _place(row, cost, owner, by_row, by_column)
    found: list[int | None] = [None] * rows
    for column in range(1, columns + 1):
        row = owner[column] - 1
        if row >= 0 and column <= columns - rows and worth[row][column - 1] > 0:
            found[row] = column - 1
    return found


def _place(
    row: int, cost: Sequence[Sequence[float]], owner: list[int], by_row: list[float], by_column: list[float]
) -> None:
    """One more row placed; those before it make room along the cheapest path."""
    columns = len(by_column) - 1
    least, came_from = [float("inf")] * (columns + 1), [0] * (columns + 1)
    seen = [False] * (columns + 1)
    owner[0], at = row, 0
    while owner[at]:
        seen[at] = True
        here, step, following = owner[at], float("inf"), 0
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            reduced = cost[here - 1][column - 1] - by_row[here] - by_column[column]
            if reduced < least[column]:
                least[column], came_from[column] = reduced, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                by_row[owner[column]] += step
                by_column[column] -= step
            else:
                least[column] -= step
        at = following
    while at:
        owner[at] = owner[came_from[at]]
        at = came_from[at]
