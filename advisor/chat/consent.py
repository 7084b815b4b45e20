"""Which hosts outside this machine may be sent to: each allowed by a person, or none at all.

`<home>/allowed-hosts.json` holds what the command line allowed for everybody: host → when. The environment may name
hosts too, and a visitor of the page allows one for the visit alone. A setting that forbids all egress wins over them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.chat.choice import Choice
from advisor.errors import AdvisorError, EgressForbidden
from advisor.files import replace_text
from advisor.ledger import now

NAME = "allowed-hosts.json"


@dataclass(frozen=True, slots=True)
class Consents:
    """The hosts that one home folder allows, and those that are given besides."""

    home: Path
    forbidden: bool = False
    """Whether the administrator forbids all egress, whatever was allowed."""
    given: frozenset[str] = frozenset()
    """Hosts that the environment allows, or this visitor for the visit."""

    def allowed(self) -> Mapping[str, str]:
        """Host → when it was allowed; a file that cannot be read allows nothing."""
        try:
            data = json.loads((self.home / NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return {str(host): str(when) for host, when in data.items()} if isinstance(data, dict) else {}

    def allow(self, host: str) -> None:
        """Remember that a host may be sent to, by everybody who uses this home folder.

        Raises:
            AdvisorError: it cannot be written down.
        """
        self._write({**self.allowed(), host: now()})

    def withdraw(self, host: str) -> None:
        """Forget it."""
        self._write({known: when for known, when in self.allowed().items() if known != host})

    def _write(self, hosts: Mapping[str, str]) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            replace_text(self.home / NAME, json.dumps(dict(hosts), indent=1, sort_keys=True))
        except OSError as error:
            raise AdvisorError(
                f"what is allowed cannot be written: {error.strerror or error}",
                where=str(self.home / NAME),
                remedy="Make the home folder writable.",
            ) from error

    def may_ask(self, choice: Choice) -> bool:
        """Whether a model may be asked now, without asking a person first."""
        if choice.on_this_machine:
            return True
        return not self.forbidden and (choice.host in self.given or choice.host in self.allowed())

    def require(self, choice: Choice) -> None:
        """Refuse a model that may not be asked.

        Raises:
            EgressForbidden: it is on another host, and that is not allowed.
        """
        if self.may_ask(choice):
            return
        if self.forbidden:
            raise EgressForbidden(
                f"nothing may be sent to {choice.host}: this installation forbids all egress (ADVISOR_EGRESS=forbid)",
                remedy="Use a model on this machine.",
            )
        raise EgressForbidden(
            f"{choice.host} has not been allowed yet",
            remedy=f"Allow it on the page, or with `python -m advisor egress --allow {choice.host}`.",
        )
