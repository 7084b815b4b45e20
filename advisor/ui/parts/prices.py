"""The prices behind a cost estimate: each with its range, date and source, or marked as assumed; all can be changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from advisor.briefs.prices import UNIT_NAMES, bounds_of
from advisor.decide.money import number
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Price
from advisor.ui import state
from advisor.ui.escape import plain
from advisor.ui.parts.citations import passage_row
from advisor.ui.parts.verdict import badge
from advisor.ui.words import named, word

Own = Mapping[str, tuple[float, float]]
"""The buyer's own figures by id of the price: low and high."""
Change = Callable[[Own], None]

#: Which kinds of prices stand together, in the order of the page.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "api": ("api-input", "api-output"),
    "machines": ("accelerator-rent", "accelerator-purchase", "power"),
    "people": ("people",),
    "load": ("throughput", "other"),
}
_PER_PAGE = 15
_MOST_DIGITS = 6
#: The two boxes of a price, with their labels.
_EDGES: Mapping[str, str] = {"low": "c_low", "high": "c_high"}


def draw_prices(
    prices: Sequence[Price], used: frozenset[str], profile: Profile, corpus: Corpus, language: str, change: Change
) -> None:
    """All prices, group by group, those that this estimate uses first; a group is drawn when it is opened.

    Args:
        prices: as the corpus has them.
        used: ids of those that the estimate rests on.
        profile: holds the buyer's own figures.
        corpus: for the passages.
        language: of the page.
        change: takes all of the buyer's figures, with one changed; called before the page is drawn anew.
    """
    known = {price.id for price in prices}
    own = {key: value for key, value in profile.prices.items() if key in known}
    if own:
        st.button(
            word("c_reset", language, count=len(own)),
            key="price_reset",
            icon=":material/restart_alt:",
            on_click=_reset,
            args=([price for price in prices if price.id in own], {}, change),
        )
    for group, kinds in _KINDS.items():
        found = sorted((p for p in prices if p.kind in kinds), key=lambda price: price.id not in used)
        if found:
            _group(group, found, used, own, corpus, language, change)


def _group(
    group: str,
    prices: Sequence[Price],
    used: frozenset[str],
    own: Own,
    corpus: Corpus,
    language: str,
    change: Change,
) -> None:
    counts = word("c_counts", language, used=sum(p.id in used for p in prices), total=len(prices))
    label = f"{named('cprice', group, language)} · {counts}"
    folded = st.expander(plain(label), key=f"prices_{group}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        key = f"prices_{group}_page"
        pages = -(-len(prices) // _PER_PAGE)
        first = (min(state.chosen(key, 1), pages) - 1) * _PER_PAGE
        for price in prices[first : first + _PER_PAGE]:
            _price(price, price.id in used, own, corpus, language, change)
        if pages > 1:
            st.pagination(pages, key=key)


def _price(price: Price, used: bool, own: Own, corpus: Corpus, language: str, change: Change) -> None:
    with st.container(border=True, gap="xsmall", key=f"price_{price.id}"):
        told, low_box, high_box = st.columns([4, 1.4, 1.4], gap="small")
        with told:
            st.markdown(f"**{plain(price.name.get(language, price.id))}**")
            _about(price, used, price.id in own, language)
        low, high = own.get(price.id, (price.low, price.high))
        for edge, value, box in zip(_EDGES, (low, high), (low_box, high_box), strict=True):
            with box:
                _box(price, edge, value, own, language, change)
        if _wrong(price):
            st.error(word("c_wrong_way", language), icon=":material/error:")
        if note := price.note.get(language, ""):
            st.caption(plain(note))
        passage_row(price.passages, corpus, language, f"price_{price.id}_sources")
        if price.id in own:
            st.button(
                word("c_reset_one", language),
                key=f"price_{price.id}_reset",
                icon=":material/undo:",
                type="tertiary",
                on_click=_reset,
                args=([price], {key: value for key, value in own.items() if key != price.id}, change),
            )


def _about(price: Price, used: bool, changed: bool, language: str) -> None:
    """Unit, what the corpus says and since when, and whether it is cited at all."""
    shown = word("c_corpus_says", language, range=range_of(price, language))
    date = word("c_as_of", language, date=price.as_of)
    st.caption(plain(f"{unit_of(price, language)} · {shown} · {date}"))
    badges = []
    if price.assumed:
        badges.append(badge(word("c_assumed", language), "edit_note", "orange"))
    if changed:
        badges.append(badge(word("c_yours", language), "person", "blue"))
    if not used:
        badges.append(badge(word("c_not_used", language), "remove", "gray"))
    if badges:
        st.markdown(" ".join(badges), help=word("c_assumed_note", language) if price.assumed else None)


def unit_of(price: Price, language: str) -> str:
    """The unit in words."""
    names = UNIT_NAMES.get(price.unit)
    return names.get(language, price.unit) if names else price.unit


def range_of(price: Price, language: str) -> str:
    """Its low and high; one figure where they are the same."""
    low, high = number(price.low, language), number(price.high, language)
    return low if low == high else f"{low} – {high}"


def _box(price: Price, edge: str, value: float, own: Own, language: str, change: Change) -> None:
    key = _key(price, edge)
    least, most = (float(bound) for bound in bounds_of(price.unit))
    state.seed(key, rounded(min(max(float(value), least), most), price))
    st.number_input(
        word(_EDGES[edge], language),
        min_value=least,
        max_value=most if math.isfinite(most) else None,
        step=_step(price),
        # The browser counts in binary: without a number of digits, 0.2 and a step more would read 0.30000000000000004.
        format=f"%.{digits(price)}f",
        key=key,
        on_change=_changed,
        args=(price, own, change),
    )


def _key(price: Price, edge: str) -> str:
    return state.field_key(f"price_{price.id}_{edge}")


def _step(price: Price) -> float:
    """A tenth of the figure's order of magnitude."""
    return 10.0 ** (math.floor(math.log10(price.high)) - 1) if price.high > 0 else 0.1


def digits(price: Price) -> int:
    """How many digits behind the point its boxes show: those of the corpus's figures, and one more than a step has."""
    step = _step(price)
    figures = (price.low, price.high, step / 10 if step < 1 else step)
    return max(len(f"{figure:.{_MOST_DIGITS}f}".rstrip("0").partition(".")[2]) for figure in figures)


def rounded(value: float, price: Price) -> float:
    """A figure of its boxes without what counting in binary leaves of it."""
    return round(value, digits(price))


def _given(price: Price) -> tuple[float, float] | None:
    """What stands in the two boxes; None before they are drawn."""
    low, high = (state.chosen(_key(price, edge), None) for edge in _EDGES)
    return None if low is None or high is None else (rounded(float(low), price), rounded(float(high), price))


def _wrong(price: Price) -> bool:
    given = _given(price)
    return given is not None and given[0] > given[1]


def _changed(price: Price, own: Own, change: Change) -> None:
    """Callback: hand on what stands in the boxes, unless it is the wrong way round; then it is said beside them."""
    given = _given(price)
    if given is None or given[0] > given[1]:
        return
    kept = {key: value for key, value in own.items() if key != price.id}
    if given != (price.low, price.high):
        kept[price.id] = given
    change(kept)


def _reset(prices: Sequence[Price], left: Own, change: Change) -> None:
    """Callback: take the corpus's figures for these prices."""
    for price in prices:
        state.set_choice(_key(price, "low"), float(price.low))
        state.set_choice(_key(price, "high"), float(price.high))
    change(left)
