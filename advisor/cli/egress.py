"""`egress` of the command line: hosts, what was allowed, and the ledger of calls."""

from __future__ import annotations

import argparse
import json
import re
import sys

from advisor.chat.consent import Consents
from advisor.egress import egress_hosts, nothing_leaves
from advisor.errors import InputError
from advisor.ledger import Ledger
from advisor.settings import Settings


def run_egress(options: argparse.Namespace, settings: Settings) -> int:
    """List the hosts, allow or withdraw one, or show the ledger."""
    if options.allow or options.withdraw:
        _decide(options, settings)
    if options.ledger:
        return _ledger(options, settings)
    hosts = egress_hosts(settings)
    if options.format == "json":
        print(json.dumps([host.as_dict() for host in hosts], indent=1))
        return 0
    print("Nothing leaves this machine." if nothing_leaves(settings) else "Something can leave this machine:")
    for host in hosts:
        print(f"{'ON ' if host.enabled else 'off'} {host.purpose} ({host.host}): {host.sends}. Switch: {host.switch}")
    return 0


def _decide(options: argparse.Namespace, settings: Settings) -> None:
    consents = Consents(settings.home, settings.egress_forbidden)
    if options.withdraw:
        host = _host(options.withdraw)
        known = host in consents.allowed()
        consents.withdraw(host)
        print(f"{host}: {'no longer allowed' if known else 'was not allowed'}", file=sys.stderr)
    if options.allow:
        host = _host(options.allow)
        consents.allow(host)
        note = "; ADVISOR_EGRESS forbids it all the same" if settings.egress_forbidden else ""
        print(f"{host}: allowed for language models{note}", file=sys.stderr)


def _host(text: str) -> str:
    """`host` or `host:port` in small letters, also from a whole address.

    Raises:
        InputError: it is none.
    """
    host = re.sub(r"^https?://", "", text.strip().lower()).partition("/")[0]
    if not re.fullmatch(r"(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", host):
        raise InputError(f"{text!r} is no host", remedy="Write it as the list of `egress` does: api.example.org.")
    return host


def _ledger(options: argparse.Namespace, settings: Settings) -> int:
    ledger = Ledger(settings.home)
    calls, damaged = ledger.last()
    if options.format == "json":
        print(json.dumps([call.as_dict() for call in calls], ensure_ascii=False, indent=1))
    else:
        for call in calls:
            print(
                f"{call.when} {call.purpose}: {call.host} ({call.address or 'not contacted'}), {call.bytes_sent} bytes "
                f"sent, {call.bytes_received} received, {call.outcome}\n  {call.url}"
            )
        print(f"The last {len(calls)} call(s) of {ledger.path}" if calls else "No call has left this machine.")
    if damaged:
        print(f"advisor: {ledger.path}: {damaged} line(s) cannot be read and are not shown", file=sys.stderr)
    return 0
