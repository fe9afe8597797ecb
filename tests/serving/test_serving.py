"""The server: a key at the door, nothing asked of the web, and a real browser that finds a passage."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jbtui.serving import addresses
from tests.serving.browser import browser, program

if TYPE_CHECKING:
    from aiohttp import ClientSession

pytest.importorskip("textual_serve", reason="the web extra is not installed")


# ---- the server ----------------------------------------------------------------------------------------------------


@contextmanager
def serving(db: Path, home: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that `jbtui serve` prints, while it runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jbtui", "--db", str(db), "serve", "--port", "0", *options],
        env={**os.environ, "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        said = process.stdout.readline()
        found = re.search(r"http://\S+", said)
        assert found, (said, process.stderr and process.stderr.read())
        yield found[0], process
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture
def address(seed_index: Path, tmp_path: Path) -> Iterator[str]:
    with serving(seed_index, tmp_path) as (url, _process):
        yield url


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    import aiohttp

    async with aiohttp.ClientSession(trust_env=False, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def test_nothing_answers_without_the_key(address: str, client: ClientSession) -> None:
    root = address.partition("/?")[0]
    for path in ("/", "/?key=guess", "/ws", "/static/js/textual.js", "/download/x", "/ws?key=" + address.split("=")[1]):
        async with client.get(root + path) as refused:
            assert refused.status == 403


async def test_the_key_opens_a_page_that_asks_nothing_of_the_web(address: str, client: ClientSession) -> None:
    async with client.get(address) as page:
        text = await page.text()
        assert page.status == 200
        assert set(re.findall(r"(?:https?|wss?)://([^/\"':]+)", text)) == {"127.0.0.1"}
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        cookie = page.headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    async with client.get(address.partition("/?")[0] + "/static/js/textual.js") as script:
        assert script.status == 200


async def test_a_page_of_another_site_is_refused(address: str, client: ClientSession) -> None:
    root = address.partition("/?")[0]
    async with client.get(address):
        pass
    for origin in ("http://evil.example", "http://127.0.0.1:1", "null"):
        async with client.get(f"{root}/ws", headers={"Origin": origin}) as refused:
            assert refused.status == 403


def test_it_listens_on_the_loopback_only(address: str) -> None:
    port = int(re.findall(r":(\d+)/", address)[0])
    own = _own_address()
    if own is None:
        pytest.skip("this machine has no address but the loopback")
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(2)
        other.connect((own, port))


def _own_address() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; asks which address would be used
        except OSError:
            return None
        host = str(probe.getsockname()[0])
    return None if addresses.is_loopback(host) else host


def test_an_exposed_address_is_warned_of(seed_index: Path, tmp_path: Path) -> None:
    with serving(seed_index, tmp_path, "--host", "0.0.0.0", "--expose") as (_url, process):
        assert process.stderr
        assert "警告" in process.stderr.readline()


# ---- a browser -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(program() is None, reason="no Chromium here")
async def test_a_query_in_a_browser_finds_its_passage(address: str, tmp_path: Path) -> None:
    async with browser(tmp_path / "profile") as tab:
        await tab.open(address)
        await tab.until("全部段落")
        before = await tab.picture(_is_drawn_on)
        await tab.commit("十二连冠")
        await tab.until("1 段")
        await tab.until("争强服务")  # the article beside the results
        await tab.picture(lambda after: after != before and _is_drawn_on(after))
        assert tab.hosts == {"127.0.0.1"}
        assert [line for line in tab.complaints if "WebGL" not in line] == []


def _is_drawn_on(png: bytes) -> bool:
    """Whether more stands on the page than a plain ground."""
    return len(set(_rows(png))) > 20


def _rows(png: bytes) -> list[bytes]:
    """The rows of a PNG, still filtered: equal rows of a plain ground are equal bytes."""
    width = int.from_bytes(png[16:20], "big")
    data, at = b"", 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    raw = zlib.decompress(data)
    channels = 4 if png[25] == 6 else 3
    step = width * channels + 1
    return [raw[start : start + step] for start in range(0, len(raw), step)]
