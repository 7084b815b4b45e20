"""The gate: what may be contacted."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import FetchRefused
from advisor.originals.addresses import PRIVATE, Gate, fault_of, parsed

PUBLIC = "93.184.216.34"
INNER = [
    *("127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.1.1", "0.0.0.0"),  # noqa: S104 - refused
    *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1"),
    *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "::7f00:1", "240.0.0.1"),
]


def gate(*addresses: str, allowed: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()) -> Gate:
    return Gate(allowed, lambda _host, _port: list(addresses))


@pytest.mark.parametrize("number", INNER)
def test_inner_addresses_are_refused_by_number_and_by_name(number: str) -> None:
    shown = f"[{number}]" if ":" in number else number
    with pytest.raises(FetchRefused):
        Gate().target(f"http://{shown}/")
    with pytest.raises(FetchRefused):
        gate(number).target("http://brief.example/")
    with pytest.raises(FetchRefused):
        gate(PUBLIC, number).target("http://brief.example/")


@pytest.mark.parametrize("number", ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254"])
def test_where_a_cloud_keeps_credentials_is_refused_whatever_is_allowed(number: str) -> None:
    with pytest.raises(FetchRefused, match="credentials"):
        gate(number, allowed=PRIVATE).target("http://brief.example/")


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "::1", "::ffff:192.168.0.1"])
def test_private_addresses_can_be_allowed(number: str) -> None:
    assert gate(number, allowed=PRIVATE).target("http://brief.example/").addresses == (number,)


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "017700000001", "localhost", "LOCALHOST."])
def test_odd_spellings_of_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises((FetchRefused, OSError)):
        Gate().target(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "//a.example/", "http:///x", "http://"),
        *(
            "https://user:password@a.example/",
            "http://user@a.example/",
            "http://a.example\\@b.example/",
            "http://[::1/",
        ),
        *("http://a.example:99999/", "http://a b.example/", "http://a.example/\r\nHost: b", "http://a..example/"),
        "http://" + "a" * 64 + ".example/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        gate(PUBLIC).target(url)


def test_a_target_is_in_ascii_and_without_fragment() -> None:
    target = gate(PUBLIC).target("HTTPS://Пример.РФ:443/закон?a=б#часть")
    assert target.url == "https://xn--e1afmkfd.xn--p1ai/%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD?a=%D0%B1"
    assert (target.scheme, target.port, target.addresses) == ("https", 443, (PUBLIC,))
    assert gate(PUBLIC).target("http://a.example/x%20y?q=%2F").url == "http://a.example/x%20y?q=%2F"


@given(st.ip_addresses(v=4))
def test_an_address_is_public_in_every_disguise_or_in_none(number: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(f"::ffff:{number}")
    nat64 = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + int(number))
    assert bool(fault_of(number)) == bool(fault_of(mapped)) == bool(fault_of(nat64))
    if not fault_of(number):
        assert number.is_global
        assert not number.is_multicast


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        scheme, host, _, plain = parsed("http://" + text)
    except FetchRefused:
        return
    assert scheme == "http"
    assert (host + plain).isascii()
    assert parsed(plain)[:3] == parsed("http://" + text)[:3]
