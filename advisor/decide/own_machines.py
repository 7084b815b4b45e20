"""What a model on one's own machines costs a year, and how many machines that takes; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from advisor.decide.price_book import (
    DRAW,
    ENERGY,
    LIFE,
    LOADED,
    NEEDED,
    OWNED,
    PEAK,
    PURCHASE,
    READS,
    RENT,
    SALARY,
    SPARE,
    STAFF,
    STAFF_MORE,
    WRITES,
    PriceBook,
)
from advisor.decide.records import CostLine, RouteCost
from advisor.profile import Profile
from advisor.rulebook import Price

HOURS_A_YEAR = 8_760
MONTHS_A_YEAR = 12
SECONDS_A_YEAR = HOURS_A_YEAR * 3_600
TOKENS = 1_000_000
SERVER = 8
"""Accelerators of one server."""


@dataclass(frozen=True, slots=True)
class _Size:
    """What one case (all that is favourable, or all that is not) takes."""

    accelerators: int
    """All that run."""
    owned: int
    """Of these, what the buyer has already."""
    servers: int

    @property
    def missing(self) -> int:
        return self.accelerators - self.owned


@dataclass(frozen=True, slots=True)
class OwnMachines:
    """All prices for one route on own machines, picked once: costs at another volume are then plain arithmetic.

    Sizing: accelerator-seconds of work a year ÷ seconds of a year = accelerators busy on average; times the peak over
    the mean (where answers cannot wait), divided by the share of capacity that a server may be loaded with at its peak;
    rounded up to whole copies of the model, plus spare copies. One copy runs even where nothing is asked.
    """

    route: str
    model: str
    needed: Price
    reads: Price
    writes: Price
    loaded: Price
    spare: Price
    peak: Price | None
    owned: Price | None
    rent: Price | None
    purchase: Price | None
    life: Price | None
    draw: Price
    energy: Price
    salary: Price
    staff: Price
    staff_more: Price
    owned_fixed: int

    @property
    def buys(self) -> bool:
        """Whether what is missing is bought, by the server, and not rented."""
        return self.purchase is not None

    def cost(self, input_tokens: float, output_tokens: float) -> RouteCost:
        """The yearly cost at a volume, in millions of tokens a month."""
        least = self._size(input_tokens, output_tokens, favourable=True)
        most = self._size(input_tokens, output_tokens, favourable=False)
        lines = [self._accelerators(least, most), self._power(least, most), self._people(least, most)]
        return RouteCost(
            self.route,
            "self-hosted",
            tuple(line for line in lines if line is not None),
            model=self.model,
            servers=(least.servers, most.servers),
        )

    def _size(self, input_tokens: float, output_tokens: float, *, favourable: bool) -> _Size:
        read, written = (input_tokens / _more(self.reads, favourable), output_tokens / _more(self.writes, favourable))
        busy = TOKENS * MONTHS_A_YEAR * (read + written) / SECONDS_A_YEAR
        if self.peak is not None:
            busy *= _less(self.peak, favourable)
        busy /= _more(self.loaded, favourable) / 100
        spare = math.ceil(_less(self.spare, favourable))
        # The smaller copy is not always the cheaper one: four accelerators of work take two copies of three.
        sizes = [
            (max(1, math.ceil(busy / per_copy)) + spare) * per_copy
            for per_copy in (math.ceil(self.needed.low), math.ceil(self.needed.high))
        ]
        running = min(sizes) if favourable else max(sizes)
        servers = math.ceil(running / SERVER)
        if self.buys:  # Whole servers are bought; single accelerators can be rented.
            running = servers * SERVER
        owned = self.owned_fixed if self.owned is None else math.floor(_more(self.owned, favourable))
        return _Size(running, min(running, owned), servers)

    def _accelerators(self, least: _Size, most: _Size) -> CostLine | None:
        # What is there already may be paid for or rented, a profile does not say which: it costs nothing at the low
        # end and a year's rent at the high end.
        rent = self.rent.high * HOURS_A_YEAR if self.rent is not None else 0.0
        if self.purchase is not None and self.life is not None:
            low = least.missing * self.purchase.low / self.life.high
            high = most.missing * self.purchase.high / self.life.low + most.owned * rent
            first = (self.purchase, self.life)
            return CostLine("accelerators", low, high, self._sizing(*first, *((self.rent,) if self.rent else ())))
        if self.rent is None:  # `own_machines` picks the one or the other
            return None
        low = least.missing * self.rent.low * HOURS_A_YEAR
        return CostLine("accelerators", low, most.accelerators * rent, self._sizing(self.rent))

    def _power(self, least: _Size, most: _Size) -> CostLine | None:
        # A rent has the power in it; not so for what is there already: leased machines may stand in the buyer's rooms.
        low_count = least.accelerators if self.buys else least.owned
        high_count = most.accelerators if self.buys else most.owned
        if not low_count and not high_count:
            return None
        # Where less is owned, less power is paid for, and more rent: the ends of the range may lie the other way round.
        low, high = sorted(
            (
                low_count * self.draw.low * HOURS_A_YEAR * self.energy.low,
                high_count * self.draw.high * HOURS_A_YEAR * self.energy.high,
            )
        )
        return CostLine("power", low, high, self._sizing(self.draw, self.energy))

    def _people(self, least: _Size, most: _Size) -> CostLine:
        low = (self.staff.low + self.staff_more.low * (least.servers - 1)) * self.salary.low
        high = (self.staff.high + self.staff_more.high * (most.servers - 1)) * self.salary.high
        return CostLine("people", low, high, self._sizing(self.salary, self.staff, self.staff_more))

    def _sizing(self, *first: Price) -> tuple[Price, ...]:
        also = (self.needed, self.reads, self.writes, self.peak, self.loaded, self.spare, self.owned)
        return (*first, *(price for price in also if price is not None))


def _less(price: Price, favourable: bool) -> float:
    """The end of a price of which less is better for the buyer."""
    return price.low if favourable else price.high


def _more(price: Price, favourable: bool) -> float:
    """The end of a price of which more is better for the buyer."""
    return price.high if favourable else price.low


def own_machines(profile: Profile, route: str, model: str, book: PriceBook) -> OwnMachines:
    """The prices of a model on own machines for this buyer.

    What the buyer has (`accelerators`, own or rented, whatever kind it is) costs nothing at the low end and rent at the
    high end; what is missing is rented, or bought where the buyer is ready to buy and not to rent. Where the profile
    does not say what there is, nothing is.

    Raises:
        NotPriced: the corpus lacks a price that it takes.
    """
    needed = book.needed(NEEDED, route, model)
    kind = needed.accelerator
    buys = "buy-accelerators" in profile.ready and "rent-accelerators" not in profile.ready
    cluster, has = profile.accelerators == "cluster", profile.accelerators in ("one-server", "cluster")
    return OwnMachines(
        route=route,
        model=model,
        needed=needed,
        reads=book.needed(READS, route, model, kind),
        writes=book.needed(WRITES, route, model, kind),
        loaded=book.needed(LOADED, route),
        spare=book.needed(SPARE, route),
        peak=None if profile.latency == "batch" else book.needed(PEAK, route),
        owned=book.needed(OWNED, route) if cluster else None,
        rent=book.needed(RENT, route, model, kind) if has or not buys else None,
        purchase=book.needed(PURCHASE, route, model, kind) if buys else None,
        life=book.needed(LIFE, route) if buys else None,
        draw=book.needed(DRAW, route, model, kind),
        energy=book.needed(ENERGY, route),
        salary=book.needed(SALARY, route),
        staff=book.needed(STAFF, route),
        staff_more=book.needed(STAFF_MORE, route),
        owned_fixed=SERVER if profile.accelerators == "one-server" else 0,
    )
