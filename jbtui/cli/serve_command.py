"""`jbtui serve`: the reading room in a browser on this machine."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys

from jbtui.cli import choosing
from jbtui.cli.opening import place
from jbtui.cli.output import print_text
from jbtui.cli.telling import tell
from jbtui.errors import Exit, MissingExtra
from jbtui.messages import _, language, say
from jbtui.serving.addresses import LOOPBACK, PORT, is_loopback, listen


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=choosing.count, default=PORT, metavar="N", help=_("端口，默认 %(default)s"))
    parser.add_argument(
        "--host", default=LOOPBACK, metavar="ADDRESS", help=_("地址，默认 %(default)s；别的地址还须加 --expose")
    )
    parser.add_argument("--expose", action="store_true", help=_("允许别的机器打开：得到网址的人都能以您的身份读写文件"))


def run(chosen: argparse.Namespace) -> int:
    listening = listen(chosen.host, chosen.port, exposed=chosen.expose)
    try:
        from jbtui.serving.server import RoomServer
    except ImportError as error:
        listening.close()
        what = _("在浏览器中阅览需要可选组件 textual-serve。")
        raise MissingExtra(what, _("请安装：pip install 'jbtui[web]'")) from error

    server = RoomServer(command(chosen), listening)
    if not is_loopback(chosen.host):
        tell(
            say(
                "警告：{host} 上的别的机器也能打开；传输没有加密，得到网址的人都能以您的身份读写文件。",
                host=chosen.host,
            )
        )
    print_text(say("阅览室开在 {address}", address=server.address))
    print_text(_("在浏览器中打开这个网址。Ctrl+C 关闭。"))
    sys.stdout.flush()
    server.run()
    return Exit.DONE


def command(chosen: argparse.Namespace) -> str:
    """The line that opens the reading room on this index in this language, for the shell."""
    named = ["--db", str(place(chosen).absolute())] if getattr(chosen, "db", None) else []
    words = [sys.executable, "-m", "jbtui", "--lang", language(), *named]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
