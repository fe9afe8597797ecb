"""Documents come newest first, whether they are dated one by one or found date by date."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.search import dates as under_test
from jbtui.search.dates import by_date
from tests.search.memory import MemoryPostings, make_article, make_paragraph

DATES = st.lists(st.sampled_from(["2017", "2019-02", "2019-11-03", "2020-11", "2022-10", ""]), max_size=30)


@pytest.mark.parametrize("few", [0, 5, 100])
@settings(deadline=None)
@given(DATES)
def test_newest_first_then_in_reading_order(few: int, found: list[str]) -> None:
    articles = [make_article(str(at), date=date or "2019") for at, date in enumerate(found)]
    articles = [one if date else replace(one, dating=None) for one, date in zip(articles, found, strict=True)]
    postings = MemoryPostings([(article, make_paragraph(article, 1, "六争攻坚")) for article in articles])
    newest = [*sorted({date for date in found if date}, reverse=True), ""]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(under_test, "FEW", few)
        ordered = list(by_date(postings, postings.everything()))
    assert ordered == sorted((newest.index(date), doc) for doc, date in enumerate(found))
