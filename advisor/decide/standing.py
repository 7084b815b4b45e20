"""What of a route's needs the buyer still has to see to, and which of them are met by renting; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from advisor.decide.must_haves import PERSONAL_DATA
from advisor.profile import ACCELERATORS, PEOPLE, Profile
from advisor.records import Corpus, Route
from advisor.rulebook import Need


def is_rented(need: Need, corpus: Corpus) -> bool:
    """Whether accelerators are meant that stand at a host: what the buyer owns is no part of such a route."""
    return need.word == "accelerators" and all(
        corpus.routes[route].group == "confidential" for route in need.routes if route in corpus.routes
    )


def with_means_for(route: Route, profile: Profile) -> Profile:
    """The buyer as a route sees it: machines of its own are none where the route runs on rented ones."""
    if route.group == "confidential" and profile.accelerators:
        return replace(profile, accelerators=ACCELERATORS[0])
    return profile


def may_rent_for_personal_data(route: Route, profile: Profile) -> bool:
    """Whether personal data would go to machines of the buyer's that may stand with somebody who rents them out."""
    return route.group == "self-hosted" and bool(PERSONAL_DATA & set(profile.data))


def outstanding(needs: Iterable[Need], profile: Profile, corpus: Corpus) -> tuple[Need, ...]:
    """The needs without the means that the buyer has already.

    Being ready for a step is not having taken it, so steps all stay, and so do means that are yet to be got.
    """
    return tuple(need for need in needs if is_rented(need, corpus) or not _at_hand(need, profile))


def _at_hand(need: Need, profile: Profile) -> bool:
    if need.kind != "means":
        return False
    scale, has = (ACCELERATORS, profile.accelerators) if need.word == "accelerators" else (PEOPLE, profile.people)
    return has in scale and need.least in scale and scale.index(has) >= scale.index(need.least)
