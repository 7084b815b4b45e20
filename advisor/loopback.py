"""Which addresses are this machine; pure.

A name is never believed: who decides what `localhost` resolves to (a file of hosts, a name server, a container's
network) decides where the words go. So an address by that name is turned into the number that it must mean before
anything is asked, and every other name counts as another host.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

_NUMBER = "127.0.0.1"
_SELF = (ip_address(_NUMBER), ip_address("::1"))


def is_loopback(host: str) -> bool:
    """Whether a host is one of the two numbers by which every system means itself; no name is, and no other number.

    The rest of 127.0.0.0/8 may be used for something else (macOS does not even answer there): it counts as elsewhere.
    """
    try:
        return ip_address(host) in _SELF
    except ValueError:
        return False


def pinned(url: str) -> str:
    """An address with 127.0.0.1 in place of `localhost`; any other as it is.

    An encrypted one stays too, as its certificate is for the name: it counts as another host.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() != "http" or (parts.hostname or "").rstrip(".") != "localhost":
        return url
    # All that stands before and behind the host is kept as it was written.
    before, at, place = parts.netloc.rpartition("@")
    port = place.partition(":")[2]
    return urlunsplit(parts._replace(netloc=f"{before}{at}{_NUMBER}" + (f":{port}" if port else "")))
