"""What each route costs a year at the buyer's volume, when own machines pay off, and the prices that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from types import MappingProxyType

import streamlit as st

from advisor.charts import Band, Range, band_chart, range_chart
from advisor.decide.cost import against_budget, used
from advisor.decide.leanings import DOUBTFUL_VOLUME
from advisor.decide.money import SCALES, money, money_range, number
from advisor.decide.records import BreakEven, CostLine, Decision, RouteCost
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Rulebook
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.prices import Change, Own, draw_prices
from advisor.ui.words import named, word

_PAIR, _ALL = "cost_pair", "cost_all"
_WAYS = ("api", "self-hosted")
_WAY_BADGES = {"api": "blue", "self-hosted": "orange"}
_LINES = ("input-tokens", "output-tokens", "accelerators", "power", "people")


def draw_costs(
    decision: Decision, corpus: Corpus, rulebook: Rulebook, language: str, *, change: Change | None = None
) -> None:
    """Costs, break-even and prices.

    Args:
        decision: has the costs, and in its profile the buyer's own prices.
        corpus: for names and passages.
        rulebook: has the prices as the corpus gives them.
        language: of the page.
        change: takes the buyer's own prices when one was changed; without it they go into the visitor's profile.
    """
    st.markdown(plain(word("c_lead", language)))
    _volume(decision.profile, language)
    known: Sequence[RouteCost] = sorted(
        (cost for cost in decision.costs if cost.lines), key=lambda cost: (cost.low + cost.high, cost.route)
    )
    if known and _tokens(decision.profile):
        draw_heading(word("c_by_route", language), 2)
        known = _wanted(known, decision, language)
        for key in notes_for(known, decision.profile):
            st.caption(plain(word(key, language)))
        _chart(known, corpus, language)
        _table(known, decision, corpus, language)
    _without_price(decision, corpus, language)
    if decision.break_evens:
        draw_heading(word("c_break_even", language), 2)
        _break_even(decision, corpus, language)
    if rulebook.prices:
        draw_heading(word("c_prices", language), 2)
        st.caption(word("c_prices_note", language))
        ids = frozenset(price.id for price in used(decision.costs))
        draw_prices(rulebook.prices, ids, decision.profile, corpus, language, change or _keep)


def _keep(own: Own) -> None:
    """Put the buyer's figures into the visitor's profile; the page then works everything out anew."""
    profile = state.profile()
    if profile is not None:
        state.keep_profile(replace(profile, prices=MappingProxyType(dict(own))))


def _tokens(profile: Profile) -> float:
    return profile.input_tokens + profile.output_tokens


def _volume(profile: Profile, language: str) -> None:
    if not _tokens(profile):
        st.info(word("c_no_volume", language), icon=":material/info:")
        return
    told = (number(profile.input_tokens, language), number(profile.output_tokens, language))
    st.caption(plain(word("c_volume", language, input=told[0], output=told[1])))
    if _tokens(profile) >= DOUBTFUL_VOLUME:
        st.warning(word("field_doubt:tokens", language), icon=":material/warning:")


def _name(cost: RouteCost, corpus: Corpus, language: str) -> str:
    name = corpus.routes[cost.route].name.get(language, cost.route)
    return f"{name} · {cost.model}" if cost.model else name


def _wanted(costs: Sequence[RouteCost], decision: Decision, language: str) -> Sequence[RouteCost]:
    """The routes that are ranked; all of them where the reader wants to see what is ruled out as well."""
    ranked = {placed.route for placed in decision.ranking}
    shown = [cost for cost in costs if cost.route in ranked]
    if not shown or len(shown) == len(costs):
        return costs
    everything = st.toggle(word("c_all_routes", language), key=_ALL, persist_state="session")
    return costs if everything else shown


def notes_for(costs: Sequence[RouteCost], profile: Profile) -> tuple[str, ...]:
    """Keys of the sentences that say how to read the ends of these ranges."""
    has = profile.accelerators in ("one-server", "cluster")
    notes = {
        "c_span": any(len(cost.models) > 1 for cost in costs),
        "c_there": has and any(cost.way == "self-hosted" for cost in costs),
        "c_pace": not profile.latency and any(cost.way == "self-hosted" for cost in costs),
    }
    return tuple(key for key, applies in notes.items() if applies)


# -- by route ---------------------------------------------------------------------------------------------------------
def _chart(costs: Sequence[RouteCost], corpus: Corpus, language: str) -> None:
    met = [way for way in _WAYS if any(cost.way == way for cost in costs)]
    st.markdown(" ".join(f":{_WAY_BADGES[way]}-badge[■ {plain(named('cway', way, language))}]" for way in met))
    ranges = [
        Range(_name(cost, corpus, language), cost.low, cost.high, money_range(cost.low, cost.high, language), cost.way)
        for cost in costs
    ]
    chart = range_chart(ranges, SCALES.get(language, SCALES["en"]), _WAYS)
    st.altair_chart(chart, key="cost_chart", alt=word("c_chart_alt", language))


def _table(costs: Sequence[RouteCost], decision: Decision, corpus: Corpus, language: str) -> None:
    """The parts of each cost; the same figures as in the chart, for those who read or copy them."""
    with st.expander(word("c_parts", language), key="cost_parts", expanded=True):
        lines = [name for name in _LINES if any(line.what == name for cost in costs for line in cost.lines)]
        servers = any(cost.servers[1] for cost in costs)
        heads = [word("c_total", language), *(named("cline", name, language) for name in lines)]
        if servers:
            heads.append(word("c_servers", language))
        head = "".join(f'<th scope="col" style="{_HEAD}">{escape(text)}</th>' for text in heads)
        rows = "".join(_row(cost, lines, servers, decision, corpus, language) for cost in costs)
        corner = f'<th scope="col" style="{_NAME}">{escape(word("route", language))}</th>'
        label = escape(word("c_parts", language), quote=True)
        st.html(
            f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{label}">'
            f'<table style="border-collapse:collapse;font-size:.88rem"><thead><tr>{corner}{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )


def _row(
    cost: RouteCost, lines: Sequence[str], servers: bool, decision: Decision, corpus: Corpus, language: str
) -> str:
    by_name: dict[str, CostLine] = {line.what: line for line in cost.lines}
    total = f"<b>{_range_html(cost.low, cost.high, language)}</b>"
    reach = against_budget(cost, decision.profile.budget)
    if reach:
        key = "c_over_budget" if reach == "exceeds" else "c_may_exceed"
        total += f"<br>▲ {escape(word(key, language))}"
    cells = [total]
    for name in lines:
        line = by_name.get(name)
        cells.append(_range_html(line.low, line.high, language) if line else "–")
    if servers:
        few, many = cost.servers
        cells.append(f"{few} – {many}" if few != many else str(few) if many else "–")
    name = escape(_name(cost, corpus, language))
    filled = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row" style="{_NAME}">{name}</th>{filled}</tr>'


def _range_html(low: float, high: float, language: str) -> str:
    """A range that a narrow screen may break between its amounts, never within one."""
    amounts = dict.fromkeys((money(low, language), money(high, language)))
    return " – ".join(f'<span style="white-space:nowrap">{escape(amount)}</span>' for amount in amounts)


def _without_price(decision: Decision, corpus: Corpus, language: str) -> None:
    unknown = [cost for cost in decision.costs if cost.way == "unknown"]
    if unknown:
        names = "; ".join(corpus.routes[cost.route].name.get(language, cost.route) for cost in unknown)
        st.caption(plain(word("c_unknown", language, count=len(unknown), routes=names)))


_LINE = "border-bottom:1px solid rgba(128,128,128,.35)"
_HEAD = f"text-align:right;font-weight:500;padding:.25rem .4rem;vertical-align:bottom;{_LINE}"
_NAME = f"text-align:left;font-weight:500;padding:.25rem .6rem .25rem 0;min-width:7rem;max-width:18rem;{_LINE}"
_CELL = f"text-align:right;padding:.25rem .4rem;font-variant-numeric:tabular-nums;{_LINE}"


# -- break-even -------------------------------------------------------------------------------------------------------
@st.fragment
def _break_even(decision: Decision, corpus: Corpus, language: str) -> None:
    """The curve of one pair; a fragment, so that another pair is drawn without working anything out."""
    place = 0
    if len(decision.break_evens) > 1:
        place = st.selectbox(
            word("c_pair", language),
            range(len(decision.break_evens)),
            format_func=lambda at: pair_name(decision.break_evens[at], decision, corpus, language),
            key=_PAIR,
        )
    else:
        st.markdown(plain(pair_name(decision.break_evens[0], decision, corpus, language)))
    pair = decision.break_evens[min(place, len(decision.break_evens) - 1)]
    tokens = _tokens(decision.profile)
    bands = [
        Band(
            _band_name(*side, decision, corpus, language),
            [(x, low, high) for x, (low, high) in zip(pair.volumes, points, strict=True)],
        )
        for side, points in zip(_sides(pair), (pair.api_costs, pair.own_costs), strict=True)
    ]
    marks = ((tokens, "c_rule_you"), (pair.low, "c_rule_low"), (pair.high, "c_rule_high"))
    rules = [(float(at), word(key, language)) for at, key in marks if at]
    axes = (word("c_tokens_axis", language), word("c_cost_axis", language))
    chart = band_chart(bands, *axes, SCALES.get(language, SCALES["en"]), rules)
    st.altair_chart(chart, key="cost_break_even", alt=word("c_band_alt", language))
    st.markdown(plain(even_text(pair, tokens, language)))


def _sides(pair: BreakEven) -> tuple[tuple[str, str], tuple[str, str]]:
    """Route and model that are called, and that run on own machines."""
    return (pair.api, pair.api_model), (pair.own, pair.own_model)


def _band_name(route: str, model: str, decision: Decision, corpus: Corpus, language: str) -> str:
    """Short, for the legend of a narrow screen: the choice above or the line below names the routes in full."""
    cost = next(cost for cost in decision.costs if cost.route == route)
    return f"{named('cway', cost.way, language)}: {model or corpus.routes[route].name.get(language, route)}"


def pair_name(pair: BreakEven, decision: Decision, corpus: Corpus, language: str) -> str:
    """Both sides with their models; a route that is not ranked is said to be ruled out."""
    ranked = {placed.route for placed in decision.ranking}
    api, own = (
        " · ".join(
            part
            for part in (
                corpus.routes[route].name.get(language, route),
                model,
                "" if route in ranked else word("c_compared_only", language),
            )
            if part
        )
        for route, model in _sides(pair)
    )
    return word("c_pair_of", language, api=api, own=own)


def even_text(pair: BreakEven, tokens: float, language: str) -> str:
    """Where the two cross, in words; `tokens`: the buyer's millions a month, 0 where not known."""
    if pair.low is None:
        text = word("c_even_none", language)
    elif pair.high is None:
        text = word("c_even_low", language, low=_rounded(pair.low, language))
    else:
        low, high = _rounded(pair.low, language), _rounded(pair.high, language)
        text = word("c_even_both", language, low=low, high=high)
    yours = word("c_even_you", language, volume=number(tokens, language)) if tokens else ""
    return f"{text} {yours}".strip() if language != "zh" else text + yours


def _rounded(tokens: float, language: str) -> str:
    """Two significant figures: the curve does not hold more."""
    return number(float(f"{tokens:.2g}"), language)
