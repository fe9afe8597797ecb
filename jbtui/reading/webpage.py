"""The blocks of text of a saved web page: headings marked as in Markdown, scripts and styles left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "nav"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"legend", "li", "main", "ol", "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"}
    | {"title", "tr", "ul"}
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")


def charset(data: bytes) -> str | None:
    """The encoding that the page's head declares."""
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def blocks(text: str) -> list[str]:
    """One line a block of text, in order; `h1` to `h6` are marked with `#`. Linear in the length of the page."""
    parser = _Blocks()
    parser.feed(text)
    # A tag that never ends is dropped, as browsers do: html.parser would look for its end from every `<` in it anew.
    if not parser.rawdata.startswith("<"):
        parser.close()
    parser.end_block()
    return parser.found


class _Blocks(HTMLParser):
    """Collects text between block tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._text: list[str] = []
        self._skipping: str | None = None
        self._depth = 0
        self._level = 0
        self._head_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            self._depth += tag == self._skipping
            return
        if tag in _SKIPPED:
            self.end_block()
            self._skipping, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.end_block()
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                self._level = int(tag[1])
            self._head_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._depth -= tag == self._skipping
            if not self._depth:
                self._skipping = None
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def end_block(self) -> None:
        text = _WHITE.sub(" ", "".join(self._text)).strip(" ")
        self._text.clear()
        # The head's title repeats the headline with the site's name; the page itself shows only the headline.
        if text and not self._head_title:
            self.found.append(f"{'#' * self._level} {text}" if self._level else text)
        self._level, self._head_title = 0, False
