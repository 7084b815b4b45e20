"""Second step of a decision: the rules that apply, the recommendation, the ranking, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from advisor.decide.fact_words import in_a_row, said_of
from advisor.decide.fitted import corpus_of
from advisor.decide.records import AppliedRule, Decision
from advisor.decide.rules import cautions_on, decides, waived_bars
from advisor.records import Language
from advisor.ui.escape import block, plain, shortened
from advisor.ui.navigation import questionnaire_link
from advisor.ui.parts.grounded import draw_grounds
from advisor.ui.parts.headings import draw_heading
from advisor.ui.parts.problem import guarded
from advisor.ui.parts.verdict import badge
from advisor.ui.telling import Telling
from advisor.ui.views.decide_compare import draw_compare
from advisor.ui.views.decide_out import draw_ruled_out
from advisor.ui.views.decide_ranking import draw_ranking
from advisor.ui.views.decide_sure import draw_sure
from advisor.ui.words import word

if TYPE_CHECKING:
    from advisor import Advisor

#: How many of the ranked routes a questionnaire is put to from here.
_ASKED = 5
_NAMES_LENGTH = 160


def draw_result(decision: Decision, advisor: Advisor, language: Language) -> None:
    """The whole step, in the order in which a buyer needs it."""
    telling = Telling(decision, corpus_of(decision, advisor.corpus), advisor.rulebook, language)
    _rules(telling)
    _recommendation(telling)
    guarded(draw_ranking)(telling)
    guarded(draw_ruled_out)(telling)
    if len(decision.ranking) > 1:
        guarded(draw_sure)(telling)
    guarded(draw_compare)(telling, advisor)


# -- rules ------------------------------------------------------------------------------------------------------------
def _rules(telling: Telling) -> None:
    language = telling.language
    draw_heading(word("d_rules", language), 2)
    if not telling.decision.rules:
        st.caption(word("d_rules_none", language))
        return
    st.caption(word("d_rules_note", language))
    deciding = [applied for applied in telling.decision.rules if decides(applied, telling.rulebook)]
    others = [applied for applied in telling.decision.rules if applied not in deciding]
    _cards(deciding or others, telling)
    if deciding and others:
        folded = st.expander(word("d_rules_more", language, count=len(others)), key="decide_rules", on_change="rerun")
        if folded.open:
            with folded:
                _cards(others, telling)


def _cards(rules: Sequence[AppliedRule], telling: Telling) -> None:
    for place, column in enumerate(st.columns(2, gap="small")):
        with column:
            for applied in rules[place::2]:
                guarded(_rule)(applied, telling)


@st.fragment
def _rule(applied: AppliedRule, telling: Telling) -> None:
    """One rule: what it demands with its source, why it binds, what to do; a fragment, as a passage may be opened."""
    rule, language = applied.rule, telling.language
    with st.container(border=True, gap="xsmall", key=f"rule_{rule.id}"):
        draw_heading(rule.name.get(language, rule.id), 3)
        st.caption(plain(word("d_because", language, facts=telling.because(applied))))
        draw_grounds(rule.grounds, telling.corpus, language, f"rule_{rule.id}_quotes")
        todo = said_of(word("d_todo", language), rule.todo.get(language, ""), language)
        st.html(block(todo, language, size=".95rem"))
        _consequences(applied, telling)


def _consequences(applied: AppliedRule, telling: Telling) -> None:
    rule, language = applied.rule, telling.language
    badges = []
    for criterion, least in rule.demands.items():
        waived = criterion in telling.decision.profile.waived
        text = said_of(telling.criterion(criterion), word(f"least:{least}", language), language)
        if waived:
            text += f" ({word('d_set_aside', language)})"
        badges.append(badge(text, "rule", "gray" if waived else "blue"))
    if badges:
        st.caption(word("d_makes_musts", language))
        st.markdown(" ".join(badges))
    for bars, waived in ((rule.bars, False), (waived_bars(applied, telling.rulebook), True)):
        barred = [telling.route(route) for bar in bars for route in bar.routes if route in telling.corpus.routes]
        if barred:
            names = shortened(in_a_row(dict.fromkeys(barred), language), _NAMES_LENGTH)
            text = word("d_bars", language, routes=names) + (f" ({word('d_set_aside', language)})" if waived else "")
            # No badge: several names would not fit into one line of it.
            st.markdown(f":{'gray' if waived else 'red'}[:material/block: {plain(text)}]")


# -- recommendation ---------------------------------------------------------------------------------------------------
def _recommendation(telling: Telling) -> None:
    language = telling.language
    draw_heading(word("d_too_little_head" if telling.too_little else "d_recommendation", language), 2)
    with st.container(border=True, gap="xsmall", key="decide_recommendation"):
        said = telling.recommendation()
        if not said:
            nothing = "d_nothing_ranked" if telling.decision.must_haves else "d_nothing_open"
            st.html(block(word(nothing, language), language, size="1.08rem", weight=500))
            near = telling.nearest()
            if near:
                st.html(block(near, language))
            st.html(block(word("d_nothing_ranked_note", language), language))
            _hurdles(telling)
            return
        st.html(block(said[0], language, size="1.08rem", weight=500))
        if said[1:]:
            st.html(block(" ".join(said[1:]), language))
        _hurdles(telling)
        _cautions(telling)
        questionnaire_link([placed.route for placed in telling.decision.ranking[:_ASKED]], language)


def _hurdles(telling: Telling) -> None:
    said = telling.hurdles()
    if said:
        st.caption(plain(said))


def _cautions(telling: Telling) -> None:
    """What the rules say of the route in front, though they do not rule it out."""
    for placed in telling.leaders:
        for position, grounds in enumerate(cautions_on(placed.route, telling.decision.rules)):
            st.markdown(badge(word("d_caution", telling.language), "warning", "orange"))
            key = f"caution_first_{placed.route}_{position}"
            draw_grounds(grounds, telling.corpus, telling.language, key, (placed.route,))
