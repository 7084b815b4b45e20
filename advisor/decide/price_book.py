"""Which price holds for what: the corpus's prices with the buyer's own in their place; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from advisor.briefs.prices import bounds_of
from advisor.profile import Profile
from advisor.rulebook import Price, PriceKind

#: Kind and unit together say what a figure does in the estimate.
Role = tuple[PriceKind, str]

INPUT: Role = ("api-input", "USD per million tokens")
OUTPUT: Role = ("api-output", "USD per million tokens")
ON_TOP: Role = ("other", "percent on top")
NEEDED: Role = ("other", "accelerators")
OWNED: Role = ("other", "accelerators owned")
SPARE: Role = ("other", "spare copies")
PEAK: Role = ("other", "peak to mean")
LOADED: Role = ("other", "percent of capacity")
LIFE: Role = ("other", "years")
RENT: Role = ("accelerator-rent", "USD per accelerator and hour")
PURCHASE: Role = ("accelerator-purchase", "USD per accelerator")
ENERGY: Role = ("power", "USD per kWh")
DRAW: Role = ("power", "kW per accelerator")
SALARY: Role = ("people", "USD per person and year")
STAFF: Role = ("people", "people")
STAFF_MORE: Role = ("people", "people per further server")
READS: Role = ("throughput", "input tokens per second and accelerator")
WRITES: Role = ("throughput", "output tokens per second and accelerator")


Steps = Mapping[str, Collection[str]]
"""By route: the words of the steps that this buyer has to take for it."""


class NotPriced(LookupError):
    """No price of the corpus says this; a route that needs it has no estimate."""


@dataclass(frozen=True, slots=True)
class PriceBook:
    """The prices that hold for one buyer."""

    prices: tuple[Price, ...]
    listed: tuple[Price, ...]
    """The same as the corpus has them."""
    steps: Steps = field(default_factory=lambda: MappingProxyType({}))

    def of(self, role: Role) -> tuple[Price, ...]:
        """All prices of this role, in the order of the corpus."""
        kind, unit = role
        return tuple(price for price in self.prices if price.kind == kind and price.unit == unit)

    def maybe(self, role: Role, route: str, model: str = "", accelerator: str = "") -> Price | None:
        """The price that fits most closely, or None: for the model before for the route before in general."""
        fitting = [
            price
            for price in self.of(role)
            if (not price.routes or route in price.routes)
            and (not price.step or price.step in self.steps.get(route, ()))
            and price.model in ("", model)
            and (not accelerator or price.accelerator in ("", accelerator))
        ]
        # `max` keeps the first of equals, so the order of the file decides.
        return max(fitting, key=_closeness, default=None)

    def needed(self, role: Role, route: str, model: str = "", accelerator: str = "") -> Price:
        """Like `maybe`.

        Raises:
            NotPriced: none fits.
        """
        found = self.maybe(role, route, model, accelerator)
        if found is None:
            raise NotPriced(role)
        return found

    def models(self, role: Role, route: str) -> tuple[str, ...]:
        """The models for which a route has prices of this role, the cheapest (or smallest) first.

        The figures of the corpus decide on the order: a buyer who puts in a price shall not find another model.
        """
        own = [price for price in self.listed if (price.kind, price.unit) == role and route in price.routes]
        return tuple(dict.fromkeys(price.model for price in sorted(own, key=lambda price: price.low + price.high)))


def price_book(profile: Profile, prices: Iterable[Price], steps: Steps = MappingProxyType({})) -> PriceBook:
    """The prices of the corpus, with the figures that the buyer gave in place of theirs, held within `bounds_of`."""
    listed = tuple(prices)
    return PriceBook(tuple(_own(profile, price) for price in listed), listed, steps)


def family(model: str) -> str:
    """The family that a model's name begins with, in small letters: `DeepSeek-V4-Pro` is of `deepseek`."""
    found = re.match(r"[a-z]+(?:-oss)?", model.lower())
    return found.group() if found else ""


def chosen(profile: Profile, models: Sequence[str]) -> tuple[str, ...]:
    """Which of a route's models are reckoned with: the largest for a buyer who needs top capability, else all."""
    return tuple(models[-1:] if "top-capability" in profile.needs else models)


def _own(profile: Profile, price: Price) -> Price:
    given = profile.prices.get(price.id)
    if given is None:
        return price
    least, most = bounds_of(price.unit)  # nothing is divided by a throughput of zero
    return replace(price, low=min(max(least, min(given)), most), high=min(max(least, *given), most))


def _closeness(price: Price) -> tuple[bool, bool, bool]:
    return bool(price.model), bool(price.routes), bool(price.accelerator)
