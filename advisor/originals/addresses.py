"""Which addresses may be contacted: web addresses of public machines, nothing inside this network.

A name is looked up once, what it stands for is checked, and the connection goes to exactly that: a name that leads
elsewhere a moment later (DNS rebinding) gains nothing. Each redirect goes through the same gate.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from advisor.errors import FetchRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]

#: Where clouds keep the credentials of a machine. Never contacted, whatever is allowed.
_METADATA = frozenset(
    ipaddress.ip_address(text)
    for text in ("169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254")
)
_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
#: All that `--allow-private` opens.
PRIVATE: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10", "::1/128", "fc00::/7")
)
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?")


@dataclass(frozen=True, slots=True)
class Target:
    """A web address that may be contacted, and the machines it was checked for."""

    url: str
    """The address without its fragment, in ASCII."""
    scheme: str
    host: str
    """Name or number of the host in ASCII, without brackets."""
    port: int
    addresses: tuple[str, ...]
    """Where to connect, in this order; never empty."""


def fault_of(address: Address, allowed: Sequence[Network] = ()) -> str:
    """Why an address may not be contacted; empty when it may.

    Args:
        address: a number.
        allowed: networks that may be contacted although they are not public.
    """
    inner = _inner(address)
    if address in _METADATA or inner in _METADATA:
        return "is where a cloud keeps the credentials of its machines"
    if inner.is_multicast or address.is_multicast:
        return "is a multicast address"
    if inner.is_unspecified or address.is_unspecified:
        return "is no address of a machine"
    if any(candidate.version == network.version and candidate in network for candidate in (address, inner)
           for network in allowed):  # fmt: skip
        return ""
    if inner.is_loopback:
        return "is this machine itself"
    if inner.is_link_local:
        return "is a link-local address"
    if not (address.is_global and inner.is_global):
        return "is a private or reserved address"
    return ""


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for (mapped, NAT64, 6to4, Teredo); else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _EMBEDDING) or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host as numbers, by the system's own look-up and its time limit.

    Raises:
        OSError: there is no such host, or the look-up failed.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides where a call may go.

    Args:
        allowed: networks that may be contacted although they are not public.
        resolve: host and port to addresses.
    """

    allowed: tuple[Network, ...] = ()
    resolve: Resolve = resolved

    def target(self, url: str) -> Target:
        """The checked form of a web address.

        Raises:
            FetchRefused: it may not be contacted.
            OSError: its host cannot be found.
        """
        scheme, host, port, plain = parsed(url)
        try:
            numbers = [host] if _is_number(host) else list(self.resolve(host, port))
        except UnicodeError as error:
            raise FetchRefused("the host has an impossible name", where=url) from error
        if not numbers:
            raise OSError(f"no address is known for {host}")
        for number in numbers:
            # One inner address among public ones is reason enough: an honest host has none.
            if fault := fault_of(ipaddress.ip_address(number), self.allowed):
                raise FetchRefused(
                    f"{host} {fault}" if host == number else f"{host} leads to {number}, which {fault}",
                    where=url,
                    remedy="Only public addresses are contacted; for a source on your own network add --allow-private.",
                )
        return Target(plain, scheme, host, port, tuple(numbers))


def parsed(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and the address without fragment, all in ASCII; pure.

    Raises:
        FetchRefused: it is no plain web address.
    """
    if re.search(r"[\x00-\x20\x7f]", url):
        raise FetchRefused("the address holds blanks or control characters", where=url)
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise FetchRefused(f"no valid address ({error})", where=url) from error
    if parts.scheme not in ("http", "https"):
        raise FetchRefused(f"{parts.scheme or 'no scheme'} is not http or https", where=url)
    if "@" in parts.netloc:
        raise FetchRefused("the address holds a user name or a password", where=url)
    if "\\" in url:
        raise FetchRefused("the address holds a backslash", where=url)
    try:
        ascii_host = host if _is_number(host) else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchRefused("the host has an impossible name", where=url) from error
    if not _is_number(ascii_host) and not _NAME.fullmatch(ascii_host):
        raise FetchRefused("the host has an impossible name", where=url)
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    default = 443 if parts.scheme == "https" else 80
    place = shown if port in (None, default) else f"{shown}:{port}"
    path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    return parts.scheme, ascii_host, port or default, f"{parts.scheme}://{place}{path}"


def _quoted(text: str) -> str:
    return quote(text, safe="%/:?#[]@!$&'()*+,;=-._~|")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
