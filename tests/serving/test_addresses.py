"""Where the reading room is served: this machine alone, unless the reader says it twice."""

from __future__ import annotations

import re

import pytest

from jbtui.errors import UsageError
from jbtui.serving import addresses


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example", False),
    ],
)
def test_only_the_loopback_is_this_machine(host: str, here: bool) -> None:
    assert addresses.is_loopback(host) is here
    if not here:
        with pytest.raises(UsageError, match=re.escape(host)) as told:
            addresses.listen(host, 0, exposed=False)
        assert "--expose" in told.value.remedy


def test_another_address_is_taken_when_it_is_said_twice() -> None:
    with addresses.listen("0.0.0.0", 0, exposed=True) as server:
        assert addresses.url_of(server).startswith("http://127.0.0.1:")


def test_a_taken_port_is_told_with_the_way_out() -> None:
    with addresses.listen(addresses.LOOPBACK, 0, exposed=False) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)) as told:
            addresses.listen(addresses.LOOPBACK, port, exposed=False)
    assert "--port" in told.value.remedy


def test_a_port_that_cannot_be_is_told() -> None:
    with pytest.raises(UsageError, match="70000"):
        addresses.listen(addresses.LOOPBACK, 70000, exposed=False)
