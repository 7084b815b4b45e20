"""Prices and technical figures for the cost estimate, from the data of `prices.yaml`; every fault becomes a problem.

A price that cites claims must find both its figures in them. One that no claim gives says `assumed: true`, and is shown
as an assumption wherever it is used.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from advisor.briefs.cited import cited_passages
from advisor.briefs.located import Located, validated
from advisor.briefs.schema import IsoDate, Slug, Trilingual
from advisor.errors import Problem
from advisor.profile import READY
from advisor.records import Localized, Passage
from advisor.rulebook import Price, PriceKind

#: By kind of price: the units it may have. A kind and a unit together say what the cost estimate does with the figure.
UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "api-input": ("USD per million tokens",),
        "api-output": ("USD per million tokens",),
        "accelerator-rent": ("USD per accelerator and hour",),
        "accelerator-purchase": ("USD per accelerator",),
        "power": ("USD per kWh", "kW per accelerator"),
        "people": ("USD per person and year", "people", "people per further server"),
        "throughput": ("input tokens per second and accelerator", "output tokens per second and accelerator"),
        "other": (
            "accelerators",
            "accelerators owned",
            "spare copies",
            "peak to mean",
            "percent of capacity",
            "percent on top",
            "years",
        ),
    }
)

#: Each unit as a reader sees it.
UNIT_NAMES: Mapping[str, Localized] = MappingProxyType(
    {
        english: MappingProxyType({"en": english, "ru": russian, "zh": chinese})
        for english, russian, chinese in (
            ("USD per million tokens", "долл. за млн токенов", "美元/百万词元"),
            ("USD per accelerator and hour", "долл. за ускоритель в час", "美元/加速卡·小时"),
            ("USD per accelerator", "долл. за ускоритель", "美元/加速卡"),
            ("USD per kWh", "долл. за кВт·ч", "美元/千瓦时"),
            ("kW per accelerator", "кВт на ускоритель", "千瓦/加速卡"),
            ("USD per person and year", "долл. на сотрудника в год", "美元/人·年"),
            ("people", "штатных единиц", "人（全职）"),
            ("people per further server", "штатных единиц на каждый следующий сервер", "人（全职）/每增一台服务器"),
            (
                "input tokens per second and accelerator",
                "входных токенов в секунду на ускоритель",
                "输入词元/秒·加速卡",
            ),
            (
                "output tokens per second and accelerator",
                "выходных токенов в секунду на ускоритель",
                "输出词元/秒·加速卡",
            ),
            ("accelerators", "ускорителей", "张加速卡"),
            ("accelerators owned", "собственных ускорителей", "张自有加速卡"),
            ("spare copies", "запасных экземпляров модели", "个备用模型副本"),
            ("peak to mean", "пиковая нагрузка к средней", "峰值负载与平均负载之比"),
            ("percent of capacity", "% мощности", "%（占容量）"),
            ("percent on top", "% надбавки", "%（附加费）"),
            ("years", "лет", "年"),
        )
    }
)

#: A number of a text; the digits of a name such as H100 or V4 are none.
_NUMBER = re.compile(r"(?<![A-Za-z\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])")

#: Units of which there is no more, or no less, than these: beyond them the estimate would divide by nothing.
_BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "percent of capacity": (1, 100),
        "peak to mean": (1, 1_000),
        "years": (0.5, 50),
        "accelerators": (1, 10_000),
        "input tokens per second and accelerator": (0.001, 1e9),
        "output tokens per second and accelerator": (0.001, 1e9),
    }
)

Amount = Annotated[float, Field(allow_inf_nan=False, strict=True)]


class PriceEntry(BaseModel):
    """One entry of `prices.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    kind: PriceKind
    name: Trilingual
    unit: str
    low: Amount
    high: Amount
    as_of: IsoDate
    routes: list[Slug] = []
    model: str = ""
    accelerator: str = ""
    citations: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+#[a-z0-9.-]+$")]] = []
    assumed: bool = False
    note: Trilingual | None = None
    step: str = ""


def prices_of(
    located: Located,
    passages: Mapping[str, Passage],
    routes: Collection[str],
    problems: list[Problem],
    unread: Collection[str] = (),
) -> tuple[Price, ...]:
    """The prices of the file, in its order.

    Args:
        located: the data of `prices.yaml`.
        passages: all claims by id.
        routes: ids of all routes.
        problems: takes what is wrong.
        unread: ids of briefs that cannot be read; citations of them are not called dead.
    """
    if not isinstance(located.data, list):
        problems.append(Problem(located.path, 1, "the file is a list of prices"))
        return ()
    found: dict[str, Price] = {}
    for position, data in enumerate(located.data):
        entry = validated(PriceEntry, data, located, problems, position)
        if entry is None:
            continue
        if entry.id in found:
            problems.append(Problem(located.path, located.line(position, "id"), f"the id {entry.id} is given twice"))
            continue
        cited = cited_passages(entry.citations, located, (position,), passages, unread, problems, entry.id)
        _check(position, entry, cited, routes, located, problems)
        found[entry.id] = _price(entry, cited)
    return tuple(found.values())


def bounds_of(unit: str) -> tuple[float, float]:
    """The least and the greatest value that a price of this unit may have, whoever gives it."""
    return _BOUNDS.get(unit, (0, 1e12))


def shown(value: float, unit: str) -> str:
    """A figure as sources write it, in English: cents for what is paid by the token, the hour or the kilowatt-hour.

    What is cited is found again in the passage in this form, digit by digit.
    """
    if unit in ("USD per million tokens", "USD per accelerator and hour", "USD per kWh"):
        return f"{value:,.2f}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def _check(
    position: int,
    entry: PriceEntry,
    cited: list[Passage],
    routes: Collection[str],
    located: Located,
    problems: list[Problem],
) -> None:
    def found(message: str, *keys: str | int) -> None:
        problems.append(Problem(located.path, located.line(position, *keys), f"{entry.id}: {message}"))

    if entry.unit not in UNITS[entry.kind]:
        found(f"the unit of a price of kind {entry.kind} is one of: {'; '.join(UNITS[entry.kind])}", "unit")
    if entry.low > entry.high:
        found("low is greater than high", "low")
    least, most = bounds_of(entry.unit)
    for name, value in (("low", entry.low), ("high", entry.high)):
        if not least <= value <= most:
            found(f"{name} must lie between {least:g} and {most:g}", name)
    for place, route in enumerate(entry.routes):
        if route not in routes:
            found(f"route {route} does not exist", "routes", place)
    if entry.step and entry.step not in READY:
        found(f"the step {entry.step} is none of: {', '.join(READY)}", "step")
    if entry.step and entry.unit != "percent on top":
        found("only a price of the unit percent on top comes with a step", "step")
    if entry.kind.startswith("api-") and not entry.routes:
        found("a price of an API names the routes it holds for", "kind")
    if entry.assumed and entry.citations:
        found("what cites a claim is no assumption: remove `assumed` or the citations", "assumed")
    if entry.assumed and entry.note is None:
        found("an assumption needs a note that says what it is based on", "assumed")
    if not entry.assumed and not entry.citations:
        found("a price without citations must say `assumed: true`")
    if cited and len(cited) == len(entry.citations):  # What a claim that cannot be read holds, nobody knows.
        held = frozenset[float]().union(*(amounts(passage.text) for passage in cited))
        for name, value in (("low", entry.low), ("high", entry.high)):
            if value not in held:
                found(f"{name}: the figure {value:g} does not stand in the cited claims", name)


def amounts(text: str) -> frozenset[float]:
    """The numbers that stand in a text, as numbers: `1.20` is 1.2, `250,000` is 250000."""
    return frozenset(float(number.replace(",", "")) for number in _NUMBER.findall(text))


def _price(entry: PriceEntry, cited: list[Passage]) -> Price:
    return Price(
        id=entry.id,
        kind=entry.kind,
        name=entry.name.localized(),
        unit=entry.unit,
        low=entry.low,
        high=entry.high,
        as_of=entry.as_of,
        passages=tuple(cited),
        routes=tuple(entry.routes),
        model=entry.model,
        accelerator=entry.accelerator,
        assumed=entry.assumed,
        note=entry.note.localized() if entry.note else MappingProxyType({}),
        step=entry.step,
    )
