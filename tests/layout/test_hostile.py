"""Whatever the text: no crash, nothing lost, every line range in the file, time in step with size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.layout import lay_out
from tests.growth import keeps_in_step
from tests.layout.helpers import source

ALPHABET = "江北区争新的，。、；：“”（）《》…—■#*- 　\n\n1289.%a图摄记者▲一年"


def shown(text: str) -> Counter[str]:
    """The characters that a page shows, marks and spaces aside."""
    return Counter(character for character in text if character.isalnum() or character in "，。、；：《》")


@given(st.text(ALPHABET, max_size=300))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_or_invented(text: str) -> None:
    blocks = [block for article in lay_out(source(text)) for block in article.blocks]
    kept, whole = shown("".join(block.text for block in blocks)), shown(text)
    # A number alone on its line may be the ornament of the headline under it, and is then no part of its text.
    ornaments = Counter({"一": sum(set(shown(line)) == {"一"} for line in text.splitlines())})
    assert not kept - whole
    assert not whole - kept - ornaments


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_line_ranges_lie_in_the_file_and_no_block_is_empty(text: str) -> None:
    count = len(text.split("\n"))
    for article in lay_out(source(text)):
        for block in article.blocks:
            assert block.text
            assert block.lines
            assert all(1 <= first <= last <= count for first, last in block.lines)


@pytest.mark.parametrize(
    ("text", "few"),
    [
        (lambda n: "江北围绕高质量发展，" * n, 12_500),
        (lambda n: "“" * n, 60_000),
        (lambda n: "（" * n + "）" * n, 40_000),
        (lambda n: "江 北 " * n, 25_000),
        (lambda n: "江" * n, 125_000),
        (lambda n: "\n" * n, 25_000),
        (lambda n: "\n".join(f"## 第{i}个标题" for i in range(n)), 1_250),
        (lambda n: "\n\n".join(f"争出新速度{i}\n\n江北完成投资12亿元。" for i in range(n)), 375),
        (lambda n: "\n\n".join(f"江北围绕目标{i}，" for i in range(n)), 625),
        (lambda n: "\n".join("江北围绕一流的政务服务环境高地打造高质" for _ in range(n)), 1_250),
    ],
    ids=["long line", "quotes", "brackets", "spaces", "fill", "empty", "headings", "sections", "open ends", "wraps"],
)
def test_time_keeps_in_step_with_size(text: Callable[[int], str], few: int) -> None:
    assert keeps_in_step(lambda times: lay_out(source(text(times))), few)
