"""An index of one article in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jbtui.records import Article, Figure, Kind, Paragraph
from tests.cite.samples import ARTICLE, FIGURE, PARAGRAPH

TITLE = replace(PARAGRAPH, id="abcdefghij-TITLES", position=1, number=None, kind=Kind.TITLE, text=ARTICLE.title)
HEADING = replace(
    PARAGRAPH, id="abcdefghij-HEADIN", position=2, number=None, kind=Kind.HEADING, level=1, text="争强服务创新样板区"
)
CAPTION = replace(PARAGRAPH, id="abcdefghij-CAPTIO", position=3, number=None, kind=Kind.CAPTION, text="宁波音乐港")
GROWTH = replace(FIGURE, id="abcdefghij-KLMNOP.24", start=24, end=28, quote="9.7%", number="9.7", unit="%", value=9.7)


@dataclass
class SmallCorpus:
    """What export reads of an index."""

    one: Article = ARTICLE
    body: Paragraph = PARAGRAPH
    level: Figure = FIGURE

    def articles(self) -> tuple[Article, ...]:
        return (self.one,)

    def paragraphs(self, article_id: str) -> tuple[Paragraph, ...]:
        assert article_id == self.one.id
        return (TITLE, HEADING, CAPTION, self.body)

    def figures(self, *, article: str) -> tuple[Figure, ...]:
        assert article == self.one.id
        return (self.level, GROWTH)
