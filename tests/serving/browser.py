"""A headless Chromium driven through its DevTools protocol: enough to type, to look and to see whom a page talks to."""

from __future__ import annotations

import asyncio
import base64
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PATIENCE = 30.0
"""Seconds after which a test gives up waiting."""


def program() -> str | None:
    """The browser that is installed, if there is one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Tab:
    """One page."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._last = 0
        self.hosts: set[str] = set()
        """Whom the page sent something to, or tried to."""
        self.received = ""
        """What came through web sockets."""
        self.complaints: list[str] = []
        self._listening = asyncio.create_task(self._listen())

    async def do(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol, and its result."""
        self._last += 1
        answer = self._answers[self._last] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def _listen(self) -> None:
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told.get("result", told.get("error")))
                continue
            about = told.get("params", {})
            match told["method"]:
                case "Network.requestWillBeSent":
                    self._note(about["request"]["url"])
                case "Network.webSocketCreated":
                    self._note(about["url"])
                case "Network.webSocketFrameReceived":
                    frame = about["response"]
                    data = frame["payloadData"]
                    self.received += base64.b64decode(data).decode("utf-8", "replace") if frame["opcode"] == 2 else data
                case "Log.entryAdded":
                    self.complaints.append(about["entry"]["text"])
                case "Runtime.exceptionThrown":
                    self.complaints.append(str(about["exceptionDetails"]))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or url)

    async def open(self, url: str) -> None:
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self.do(f"{domain}.enable")
        await self.do("Page.navigate", url=url)

    async def until(self, text: str) -> None:
        """Wait until a text has come; fail where it does not in time."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while text not in self.received:
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError(f"{text!r} never came; the browser says {self.complaints}")
            await asyncio.sleep(0.05)

    async def commit(self, text: str) -> None:
        """Text as an input method commits it."""
        await self.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
        await self.do("Input.insertText", text=text)

    async def picture(self, holds: Callable[[bytes], bool]) -> bytes:
        """The page as PNG, once something holds of it: what came is painted a moment later. Fails where none does."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not holds(png := base64.b64decode((await self.do("Page.captureScreenshot"))["data"])):
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError(f"the page was never painted so; the browser says {self.complaints}")
            await asyncio.sleep(0.05)
        return png

    async def done(self) -> None:
        self._listening.cancel()
        await self._socket.close()


@asynccontextmanager
async def browser(folder: Path, *, size: tuple[int, int] = (1200, 700)) -> AsyncIterator[Tab]:
    """A tab of a browser with a profile of its own in the folder."""
    import aiohttp

    command = program()
    assert command, "look for the program first"
    process = await asyncio.create_subprocess_exec(
        command,
        *QUIET,
        f"--user-data-dir={folder}",
        f"--window-size={size[0]},{size[1]}",
        "--remote-debugging-port=0",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession(trust_env=False) as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                page = next(one for one in await listed.json() if one["type"] == "page")
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                tab = Tab(socket)
                yield tab
                await tab.done()
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    """The port that the browser writes down when it is ready."""
    for _attempt in range(int(PATIENCE / 0.1)):
        if file.is_file() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        await asyncio.sleep(0.1)
    raise AssertionError("the browser did not start")
