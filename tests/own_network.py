"""A network whose only way out is a tunnel that this process holds: whatever leaves is read, packet by packet.

    unshare --net --mount python -m tests.own_network < cases.json

Runs commands one after the other and prints, for each, how it ended and where its packets were bound. Everything is
made with system calls, as a fresh machine may lack `ip` and `mount`.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

NAME = b"way-out"
_HERE, _HERE_6 = "192.0.2.2", "2001:db8::2"
#: Asked for the address of every name; it lies behind the tunnel and never answers.
NAME_SERVER = "192.0.2.53"
_SET_FLAGS, _SET_ADDRESS, _SET_MASK, _ADD_ROUTE, _INDEX = 0x8914, 0x8916, 0x891C, 0x890B, 0x8933
_MAKE_TUNNEL, _TUN, _NO_HEADER = 0x400454CA, 0x0001, 0x1000
_UP_AND_RUNNING = 0x1 | 0x40
_BIND = 4096
_PROTOCOLS = {6: "tcp", 17: "udp"}
_ICMP_6, _HOP_BY_HOP = 58, 0
#: Exit status where no such network can be made.
NO_NETWORK = 77


def _up(name: bytes) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sH14x", name, _UP_AND_RUNNING))


def _address(text: str) -> bytes:
    return struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(text))


def way_out() -> int:
    """Make the tunnel and lead everything there; what leaves is read from the handle that is returned.

    Raises:
        OSError: the system has no tunnels, or this process may not make one.
    """
    handle = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(handle, _MAKE_TUNNEL, struct.pack("16sH22x", NAME, _TUN | _NO_HEADER))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for request, value in ((_SET_ADDRESS, _HERE), (_SET_MASK, "255.255.255.0")):
            fcntl.ioctl(control, request, struct.pack("16s", NAME) + _address(value) + bytes(8))
        _up(b"lo")
        _up(NAME)
        anywhere = _address("0.0.0.0")  # noqa: S104
        device = ctypes.create_string_buffer(NAME)
        route = struct.pack(
            "@L16s16s16sHhLPhPLLH", 0, anywhere, anywhere, anywhere, 1, 0, 0, 0, 0, ctypes.addressof(device), 0, 0, 0
        )
        fcntl.ioctl(control, _ADD_ROUTE, route)
        (index,) = struct.unpack_from("i", fcntl.ioctl(control, _INDEX, struct.pack("16s24x", NAME)), 16)
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as control:
            fcntl.ioctl(
                control, _SET_ADDRESS, socket.inet_pton(socket.AF_INET6, _HERE_6) + struct.pack("Ii", 64, index)
            )
            fcntl.ioctl(control, _ADD_ROUTE, bytes(48) + struct.pack("@IHHILIi", 0, 0, 0, 1, 0, 1, index))
    except OSError:
        pass  # A machine without IPv6: nothing can leave by it.
    return handle


def ask_names_behind_the_tunnel() -> None:
    """Have names looked up by `NAME_SERVER` alone, for the processes of this mount namespace.

    Raises:
        OSError: this process may not mount, or the system has no `resolv.conf`.
    """
    # Services that look names up for others (systemd-resolved, nscd) are reached by sockets in /run, which no network
    # namespace cuts.
    _mount("none", "/run", "tmpfs", 0)
    _put(Path("/etc/resolv.conf"), f"nameserver {NAME_SERVER}\noptions timeout:1 attempts:1\n")
    if Path("/etc/nsswitch.conf").exists():
        _put(Path("/etc/nsswitch.conf"), "hosts: files dns\n")


def _put(path: Path, text: str) -> None:
    real = path.resolve()
    if real.is_relative_to("/run"):
        real.parent.mkdir(parents=True, exist_ok=True)
        real.write_text(text, encoding="utf-8")
        return
    mine = Path("/run") / path.name
    mine.write_text(text, encoding="utf-8")
    _mount(str(mine), str(real), "", _BIND)


def _mount(source: str, target: str, kind: str, flags: int) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(source.encode(), target.encode(), kind.encode() or None, flags, None):
        raise OSError(ctypes.get_errno(), f"{target} cannot be mounted")


def left(handle: int) -> list[str]:
    """Where the packets were bound that left since the last look, each place once, in order."""
    places: list[str] = []
    while True:
        try:
            packet = os.read(handle, 65536)
        except BlockingIOError:
            return list(dict.fromkeys(filter(None, places)))
        places.append(bound_for(packet))


def bound_for(packet: bytes) -> str:
    """Protocol, address and port of a packet; empty for what a kernel sends of itself over IPv6."""
    if packet[0] >> 4 == 6:
        protocol, address, payload = packet[6], socket.inet_ntop(socket.AF_INET6, packet[24:40]), packet[40:]
        if protocol in (_ICMP_6, _HOP_BY_HOP):  # it looks for neighbours and routers
            return ""
        address = f"[{address}]"
    else:
        protocol, address, payload = packet[9], socket.inet_ntoa(packet[16:20]), packet[4 * (packet[0] & 15) :]
    if protocol not in _PROTOCOLS:
        return f"protocol {protocol} {address}"
    return f"{_PROTOCOLS[protocol]} {address}:{struct.unpack_from('!H', payload, 2)[0]}"


def run(case: dict[str, Any], handle: int) -> dict[str, Any]:
    """How one command ended, and where its packets were bound."""
    left(handle)
    done = subprocess.run(
        [sys.executable, *case["arguments"]],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | case["environment"],
        check=False,
    )
    return {"status": done.returncode, "out": done.stdout, "errors": done.stderr[-3000:], "left": left(handle)}


def main() -> int:
    """Read cases, run them, print what was seen."""
    cases: dict[str, dict[str, Any]] = json.load(sys.stdin)
    try:
        handle = way_out()
        ask_names_behind_the_tunnel()
    except OSError as error:
        print(f"no network with a watched way out can be made here: {error}", file=sys.stderr)
        return NO_NETWORK
    print(json.dumps({name: run(case, handle) for name, case in cases.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
