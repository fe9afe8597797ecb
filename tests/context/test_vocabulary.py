"""One pass tells of each pattern what a search for it alone would."""

from __future__ import annotations

import pytest

from jbtui.context.vocabulary import Vocabulary
from jbtui.knowledge import table


def test_patterns_are_named_by_what_they_mean_and_see_what_surrounds_them() -> None:
    events = Vocabulary({"G20|二十国集团": "G20|二十国集团", "大会": "党的十九大(?!以来)"})
    assert events.within("二十国集团峰会；党的十九大以来") == {"G20|二十国集团"}
    assert events.within("党的十九大以来，党的十九大") == {"大会"}


def test_a_pattern_may_begin_anyhow() -> None:
    events = Vocabulary(
        {"烟花": "台风烟花|[“‘]烟花[”’]", "地震": "(?:汶川|8[.]0级)地震", "镇": "新?镇海", "点": r"\.5"}
    )
    assert events.within("“烟花”之后，8.0级地震") == {"烟花", "地震"}
    assert events.within("镇海2.5") == {"镇", "点"}


def test_what_stands_inside_a_group_begins_nothing() -> None:
    events = Vocabulary({"通车": "大桥[^。|]{0,6}(?:通车|启用)|隧道贯通", "机场": r"机场\|(?:投运|通航)"})
    assert events.within("大桥下周启用") == {"通车"}
    assert events.within("通车的消息，隧道贯通") == {"通车"}
    assert events.within("机场|通航，启用") == {"机场"}
    assert set(events._begun_by) == {"大桥", "隧道贯通", "机场"}


@pytest.mark.parametrize("knowledge", ["known", "first"])
def test_events_begin_with_what_is_given_so_that_looking_for_them_is_quick(knowledge: str) -> None:
    for events in table("events").values():
        if isinstance(events, dict) and isinstance(events.get(knowledge), dict):
            assert not Vocabulary({event: event for event in events[knowledge]})._anyhow
