"""Which address the reading room is served on: this machine alone, unless the reader says more than once."""

from __future__ import annotations

import errno
import ipaddress
import socket

from jbtui.errors import UsageError
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line

LOOPBACK = "127.0.0.1"
PORT = 8000


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int, *, exposed: bool) -> socket.socket:
    """A socket that listens there. Raises UsageError for an address beyond this machine without `exposed`."""
    if not is_loopback(host) and not exposed:
        raise UsageError(
            say("{host} 不是本机地址：别的机器也能打开，并以您的身份读写文件。", host=one_line(host)),
            _("确要如此，再加 --expose；否则去掉 --host。"),
        )
    address = LOOPBACK if host == "localhost" else host
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.socket(family, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((address, port))
        server.listen()
    except (OSError, OverflowError) as error:
        server.close()
        where = f"{one_line(host)}:{port}"
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise UsageError(
                say("{where} 已有别的程序在用。", where=where), _("用 --port 换一个端口，如 --port 0 任选一个。")
            ) from error
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(say("不能在 {where} 上提供服务：{error}", where=where, error=why)) from error
    return server


def url_of(server: socket.socket) -> str:
    """The address to type into a browser on this machine; for every address at once, the loopback one."""
    host, port = server.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = LOOPBACK
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
