"""textual-serve with a door: a page of our own that asks nothing of the web, and a key without which nothing answers.

Any page that a browser has open can send requests to this machine, and so can every other user of it. So the first page
is given out only with the key that was printed at the start; it sets a cookie, and all else answers to that cookie. The
page may load and contact nothing but the server itself.
"""

from __future__ import annotations

import hmac
import secrets
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from jbtui.messages import _, language
from jbtui.serving.addresses import url_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
"""The terminal in the page sets styles of its own; everything else comes from the server."""


class RoomServer(Server):  # type: ignore[misc]  # textual-serve is an extra that the type checker does not follow
    """Serves the command on a listening socket to whoever has the key."""

    def __init__(self, command: str, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__(
            command,
            host,
            port,
            title=_("区县报道阅览室"),
            public_url=url_of(listening),
            templates_path=Path(__file__).parent,
        )
        self.key = secrets.token_urlsafe(18)
        self._listening = listening
        self._cookie = f"jbtui-{port}"

    @property
    def address(self) -> str:
        """What to type into the browser."""
        return f"{self.public_url}/?key={self.key}"

    def run(self) -> None:
        """Serve until interrupted."""
        web.run_app(self._make_app(), sock=self._listening, print=None, access_log=None)

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._door)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the command has said where the room is."""

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        asked = request.query.get("key", "") if request.path == "/" else ""
        held = asked or request.cookies.get(self._cookie, "")
        if not hmac.compare_digest(held.encode(), self.key.encode()):
            raise web.HTTPForbidden(text=_("请用 jbtui serve 打印的完整网址打开。"))
        origin = request.headers.get("Origin")
        if origin and origin.partition("://")[2] != request.host:
            raise web.HTTPForbidden(text=_("请用 jbtui serve 打印的完整网址打开。"))
        response = await handler(request)
        if request.path == "/":
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["Referrer-Policy"] = "no-referrer"
            response.set_cookie(self._cookie, self.key, httponly=True, samesite="Strict")
        return response

    async def handle_index(self, request: web.Request) -> web.Response:
        words = {
            "language": language(),
            "title": self.title,
            "websocket": f"ws://{request.host}/ws",
            "ended": _("这一次阅览结束了。"),
            "again": _("再次打开"),
        }
        page: web.Response = aiohttp_jinja2.render_template("page.html", request, words)
        return page
