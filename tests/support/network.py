"""No test speaks to anything but this machine."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any


class OutsideNetwork(RuntimeError):
    pass


def _is_here(family: int, address: Any) -> bool:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True  # unix sockets and the like
    host = address[0]
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False  # a name: whatever it resolves to, a test should not ask


def block() -> None:
    """Refuse connections to any but loopback addresses, for the rest of this process."""

    def guarded(original: Any) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if not _is_here(self.family, address):
                raise OutsideNetwork(f"a test tried to reach {address!r}")
            return original(self, address)

        return connect

    original_sendto = socket.socket.sendto

    def sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        if not _is_here(self.family, rest[-1]):
            raise OutsideNetwork(f"a test tried to reach {rest[-1]!r}")
        return original_sendto(self, data, *rest)

    original_lookup = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_here(socket.AF_INET, (name,)):
            raise OutsideNetwork(f"a test tried to look up {name!r}")
        return original_lookup(host, *rest, **named)

    socket.socket.connect = guarded(socket.socket.connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded(socket.socket.connect_ex)  # type: ignore[method-assign]
    socket.socket.sendto = sendto  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = getaddrinfo
