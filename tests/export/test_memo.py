"""A memo says what its decision holds: verdict first, every reason, what is known apart from what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.decide.hurdles import hurdles
from advisor.decide.records import Decision, UnknownFlip
from advisor.export.memo import memo, written
from advisor.export.memo_records import Chart, Grid, Memo, Points, Section, Words
from advisor.export.texts_memo import memo_text
from advisor.profile import Profile
from advisor.records import LANGUAGES, Language
from advisor.rulebook import Bar, Caution
from advisor.ui.telling import Telling
from tests.export.decisions import bare, decision, nothing_admitted, rulebook, shipped, three

DECISIONS = {"bank": decision, "nothing admitted": nothing_admitted, "bare": bare}


def told(made: Decision, language: Language = "en") -> Memo:
    return memo(made, shipped(), rulebook(), language)


def text_of(one: Memo) -> str:
    whole = (*one.summary, *one.parts, *one.annex)
    labels = [item.label for part in whole if isinstance(part, Points) for item in part.items]
    heads = [part.text for part in whole if isinstance(part, Section)]
    return "\n".join([*(sentence.text for sentence in one.sentences()), *labels, *heads])


def section(one: Memo, key: str) -> list[object]:
    """The parts of a section, by the key of its heading."""
    heading = memo_text(key, one.language)
    parts = (*one.parts, *one.annex)
    start = next(i for i, part in enumerate(parts) if isinstance(part, Section) and part.text == heading)
    rest = parts[start + 1 :]
    end = next((i for i, part in enumerate(rest) if isinstance(part, Section) and part.level == 1), len(rest))
    return list(rest[:end])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", DECISIONS.values(), ids=DECISIONS)
def test_the_first_sentence_is_the_verdict(made, language: Language) -> None:
    one = told(made(), language)
    first = one.sentences()[0]
    assert first.bold
    winners = [placed.route for placed in made().ranking if placed.place == 1]
    if made().is_thin:
        assert first.text.startswith(memo_text("unstated", language, missing="|").split("|")[0])
        return
    for route in winners:
        assert shipped().routes[route].name[language] in first.text
    if not winners:
        assert first.text == memo_text("none", language)


@pytest.mark.parametrize("made", DECISIONS.values(), ids=DECISIONS)
def test_numbers_follow_the_reading_order_without_holes(made) -> None:
    one = told(made())
    seen = list(dict.fromkeys(citation.number for sentence in one.sentences() for citation in sentence.citations))
    assert seen == sorted(seen)
    assert [citation.number for citation in one.citations] == list(range(1, len(one.citations) + 1))
    assert set(seen) <= {citation.number for citation in one.citations}


def test_every_route_stands_in_the_memo_once_ranked_or_with_its_reasons() -> None:
    one, made = told(decision()), decision()
    tables = [part for part in section(one, "annex:out") if isinstance(part, Grid)]
    named = [sentence.text for table in tables for line in table.lines for sentence in line.cells[0]]
    names = {route: shipped().routes[route].name["en"] for route in shipped().routes}
    assert sorted(named) == sorted(names[out.route] for out in made.ruled_out)
    assert all(line.cells[1] for table in tables for line in table.lines), "no route is out without a reason"
    assert {placed.route for placed in made.ranking} | {out.route for out in made.ruled_out} == set(names)


def test_what_is_only_unknown_is_never_said_to_be_refused() -> None:
    one, made = told(decision()), decision()
    held = {shipped().routes[out.route].name["en"] for out in made.ruled_out if out.held_back}
    assert held
    first, second = (part for part in section(one, "annex:out") if isinstance(part, Grid))
    assert {sentence.text for line in second.lines for sentence in line.cells[0]} == held
    assert not held & {sentence.text for line in first.lines for sentence in line.cells[0]}


def test_a_statement_of_the_corpus_stands_once() -> None:
    for made in DECISIONS.values():
        texts = [s.text for s in told(made()).sentences() if s.kind == "cited" and len(s.text) > 90]
        repeated = {text for text in texts if texts.count(text) > 1}
        # A bar or a lacking means may hold for several routes; an assessment is said in full once.
        assert not repeated & {cell.statement["en"] for cell in shipped().assessments.values() if cell.statement}


def test_both_risks_have_a_part_of_their_own() -> None:
    parts = section(told(decision()), "risks")
    heads = [part.text for part in parts if isinstance(part, Section)]
    assert heads == [memo_text("risk_head:data-path", "en"), memo_text("risk_head:behaviour", "en")]
    assert sum(isinstance(part, Grid) for part in parts) == 2


def test_what_rules_ask_comes_before_what_to_ask_of_the_vendor() -> None:
    parts = section(told(decision()), "demands")
    todo, weak = (part for part in parts if isinstance(part, Points))
    assert [item.label for item in todo.items] == ["GDPR", "DORA"]
    assert all(sentence.kind == "demand" for item in (*todo.items, *weak.items) for sentence in item.sentences)
    leader = decision().ranking[0]
    partly = {shipped().criteria[share.criterion].name["en"] for share in leader.shares if share.worth < 1}
    assert {item.label for item in weak.items} <= partly


def test_an_assumed_price_is_marked() -> None:
    (table,) = (part for part in section(told(decision()), "annex:prices") if isinstance(part, Grid))
    assert len(table.lines) == 2
    assert all("assumption" in line.cells[1][0].text for line in table.lines)
    assert all(line.tints[1] == "mixed" for line in table.lines)


def test_a_price_of_our_own_is_called_ours() -> None:
    made = decision()
    mine = replace(made, profile=replace(made.profile, prices={"tokens": (1.0, 2.0)}))
    texts = [sentence.text for sentence in told(mine).sentences() if sentence.kind == "buyer"]
    assert any(memo_text("own_price", "en") in text for text in texts)


def test_contradicting_comparisons_are_an_open_question() -> None:
    made = bare()
    assert made.consistency is not None
    assert made.consistency > 0.1
    said = [s.text for part in section(told(made), "open") if isinstance(part, Words) for s in part.sentences]
    assert any("contradict each other" in text for text in said)
    assert "Saaty, 1980" in text_of(told(made))
    assert "Saaty" not in text_of(told(decision()))


def test_nothing_is_concluded_from_what_is_not_stated() -> None:
    text = text_of(told(bare()))
    assert memo_text("no_volume", "en") in text
    assert "None" not in text
    assert not [part for part in section(told(bare()), "cost") if isinstance(part, Grid | Chart)]


def test_how_soon_an_answer_must_come_is_told_only_where_it_is_stated() -> None:
    made = decision()
    silent = replace(made, profile=replace(made.profile, latency=""))
    assert "in seconds" not in "\n".join(s.text for s in told(silent).sentences() if s.kind == "buyer")
    assert memo_text("cost_pace", "en") in text_of(told(silent))
    stated = text_of(told(replace(made, profile=replace(made.profile, latency="batch"))))
    assert "with answers overnight" in stated
    assert memo_text("cost_pace", "en") not in stated


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caution_stands_on_the_first_page_and_names_its_routes(language: Language) -> None:
    made, first = decision(), decision().ranking[0].route
    applied = made.rules[0]
    caution = Caution((first,), applied.rule.grounds)
    warned = replace(made, rules=(replace(applied, rule=replace(applied.rule, cautions=(caution,))), *made.rules[1:]))
    one = told(warned, language)
    (points,) = (part for part in one.summary if isinstance(part, Points))
    assert points.items[0].label == memo_text("point:caution", language)
    name, said = points.items[0].sentences
    assert shipped().routes[first].name[language] in name.text
    assert said.text == applied.rule.grounds.statement[language]
    assert said.citations
    assert [placed.route for placed in warned.ranking] == [placed.route for placed in made.ranking]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_approves_the_memo_is_told_which_bar_was_waived(language: Language) -> None:
    made, applied = decision(), decision().rules[0]
    barring = replace(applied.rule, bars=(Bar(("deepseek-api",), applied.rule.grounds, "residency"),))
    book = replace(rulebook(), rules=(barring, *rulebook().rules[1:]))
    waived = replace(made, profile=replace(made.profile, waived=("residency",)))
    text = text_of(memo(waived, shipped(), book, language))
    name = shipped().routes["deepseek-api"].name[language]
    assert memo_text("waived_bars", language, routes=f"«{name}»" if language == "ru" else name) in text


def test_what_would_admit_a_route_names_where_the_step_leads() -> None:
    made = decision()
    steps = [out for out in made.ruled_out if out.steps]
    text = text_of(told(made))
    for out in steps:
        for need in out.steps:
            if need.leads_to:
                assert f"it then counts as {shipped().routes[need.leads_to].name['en']}" in text


def test_a_sentence_that_its_quotes_do_not_hold_is_left_out_and_told() -> None:
    made = decision()
    applied = made.rules[0]
    said = "It costs 987654 euros."
    false = three(said, said, said)
    rule = replace(applied.rule, grounds=replace(applied.rule.grounds, statement=false))
    one = told(replace(made, rules=(replace(applied, rule=rule), *made.rules[1:])))
    assert "987654" not in text_of(one)
    assert len(one.refused) == 1
    assert "987654" in one.refused[0]
    assert not told(made).refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_states_nothing_gets_no_recommendation(language: Language) -> None:
    made = bare()
    assert made.is_thin
    one = told(made, language)
    texts = [sentence.text for sentence in one.sentences()]
    assert memo_text("unstated_todo", language) in texts
    assert memo_text("rank_general", language) in texts
    for placed in made.ranking:
        name = shipped().routes[placed.route].name[language]
        verdicts = {memo_text(key, language, route=name) for key in ("first", "first_fair", "first_barely")}
        assert not verdicts & set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_states_only_a_region_gets_no_recommendation_and_is_told_what_is_missing(language: Language) -> None:
    made = replace(decision(), profile=Profile("Cabinet Martin", established_in=("eu",)))
    first = told(made, language).sentences()[0].text
    missing = [memo_text(f"missing:{one}", language) for one in ("data", "sector", "must-haves")]
    assert [one for one in missing if one not in first] == []
    assert memo_text("missing:region", language) not in first


def summary_text(made: Decision) -> str:
    return "\n".join(sentence.text for sentence in told(made).sentences()[:12])


def leading(made: Decision, part: float, near: float = 0.5) -> Decision:
    """With one leader, first in this part of all weightings, and the second in the rest."""
    behind = (replace(one, place=one.place + 1, value=one.value - 0.02) for one in made.ranking[1:])
    made = replace(made, ranking=(made.ranking[0], *behind))
    first, second = (placed.route for placed in made.ranking[:2])
    shares = {first: (part,), second: (1 - part,)}
    return replace(made, robustness=replace(made.robustness, acceptability=shares, near={first: near}))


def test_a_first_place_that_is_not_firm_is_not_recommended() -> None:
    made = leading(decision(), 0.31)
    text = summary_text(made)
    second = shipped().routes[made.ranking[1].route].name["en"]
    assert "We recommend" not in text
    assert "is in front, but not firmly" in text
    assert f"{second} is as good a choice if" in text
    assert "By our weights we recommend" in summary_text(leading(decision(), 0.31, near=0.95))
    assert summary_text(leading(decision(), 0.7, near=0.95)).startswith("We recommend")


@pytest.mark.parametrize(("part", "near"), [(0.31, 0.5), (0.31, 0.95), (0.7, 0.95), (0.9, 0.3)])
def test_page_and_memo_call_the_same_figures_equally_firm(part: float, near: float) -> None:
    made = leading(decision(), part, near)
    level = Telling(made, shipped(), rulebook(), "en").firmness()
    said = {
        key: memo_text(key, "en", **dict.fromkeys(_FIRM_VALUES, "|")).split("|")[0] for key in ("firm", "fair", "close")
    }
    assert [key for key, opening in said.items() if opening in summary_text(made)] == [level]


_FIRM_VALUES = ("leader", "weightings", "near", "share", "rival", "other")


def test_a_hair_is_no_firm_lead() -> None:
    made = leading(decision(), 0.9, near=0.99)
    first, second = made.ranking[:2]
    level = replace(made, ranking=(first, replace(second, value=first.value - 0.001), *made.ranking[2:]))
    assert "in front, but not firmly" in summary_text(level)
    assert "We recommend" in summary_text(made)


def test_contradicting_comparisons_are_told_on_the_first_page() -> None:
    for ratio, said in ((0.12, "somewhat"), (0.35, "strongly"), (8.11, "drawn by lot")):
        text = text_of(told(replace(decision(), consistency=ratio)))
        assert said in summary_text(replace(decision(), consistency=ratio))
        assert "limit of 0.1" in text or "ratio, 0.1," in text
        assert str(ratio) not in text
    assert "contradict" not in summary_text(replace(decision(), consistency=0.05))


def test_means_at_hand_are_not_asked_for_before_signing() -> None:
    made = decision()
    needs = rulebook().needs
    leader = replace(made.ranking[0], needs=(needs[0],))
    ranked = (leader, *made.ranking[1:])
    has = replace(made, ranking=ranked)
    lacks = replace(has, profile=replace(made.profile, accelerators="none", ready=("rent-accelerators",)))
    # The bank's data are personal, and nobody said whose the machines are.
    own = replace(has, ranking=(replace(leader, route="self-hosted-qwen"), *made.ranking[1:]))
    assert memo_text("before_none", "en") not in text_of(told(own))
    assert memo_text("rented_contract", "en") in text_of(told(own))
    assert memo_text("before_rules", "en") in text_of(told(has))
    assert memo_text("rented_contract", "en") not in text_of(told(has))
    assert "Accelerators: one server of eight" in text_of(told(lacks))


def test_the_nearest_route_is_named_only_where_it_is_near() -> None:
    made = nothing_admitted()
    far = replace(made, ruled_out=tuple(out for out in made.ruled_out if len(out.reasons) > 2 and not out.steps))
    assert far.ruled_out
    assert "Nearest to it" not in text_of(told(far))
    one = replace(far.ruled_out[0], reasons=far.ruled_out[0].reasons[:1])
    assert "Nearest to it" in text_of(told(replace(far, ruled_out=(one, *far.ruled_out[1:]))))


def test_the_nearest_route_is_told_in_the_same_words_on_the_page() -> None:
    made = nothing_admitted()
    near = replace(made, ruled_out=(replace(made.ruled_out[0], reasons=made.ruled_out[0].reasons[:1]),))
    for language in LANGUAGES:
        said = Telling(near, shipped(), rulebook(), language).nearest()
        assert said
        assert said in [sentence.text for sentence in told(near, language).sentences()]


def test_no_must_haves_are_never_said_to_be_met() -> None:
    free = replace(decision(), must_haves=())
    assert "must-haves are set" in text_of(told(free))
    for made in (free, replace(free, ranking=free.ranking[:1]), replace(free, ranking=())):
        text = text_of(told(made))
        assert "meet all must-haves" not in text
        assert "all our must-haves" not in text


def points_of(made: Decision) -> dict[str, Words]:
    """The points of the first page by the keys of their labels."""
    (points,) = (part for part in told(made).summary if isinstance(part, Points))
    keys = {memo_text(f"point:{key}", "en"): key for key in ("for", "against", "before", "change", "out", "ahead")}
    return {keys[item.label]: item for item in points.items if item.label in keys}


def test_only_what_is_met_in_full_is_praise_and_whatever_is_not_has_a_counterpoint() -> None:
    criteria = {one.name["en"]: one.id for one in shipped().criteria.values()}
    for placed in decision().ranking[:4]:
        made = replace(decision(), ranking=(replace(placed, place=1),))
        shares = {share.criterion: share for share in made.ranking[0].shares}
        found = points_of(made)
        praised = [shares[criteria[one.text]] for one in found["for"].sentences if one.kind == "cited"]
        assert praised
        assert all(share.worth == 1 for share in praised)
        blamed = [one.text.partition(":")[0] for one in found["against"].sentences if one.kind in ("cited", "gap")]
        assert all(shares[criteria[name]].worth < 1 for name in blamed)
        less = [share for share in shares.values() if share.weight > 0 and share.worth < 1]
        assert bool(blamed) == bool(less)
        assert max(less, key=lambda share: share.weight * (1 - share.worth) * (not share.unknown)).criterion in {
            criteria[name] for name in blamed
        }


def test_nothing_to_arrange_is_never_said_beside_a_caution_or_a_rule_that_asks() -> None:
    made = decision()
    leader = replace(made.ranking[0], needs=(), route="self-hosted-qwen")
    plain = replace(made, ranking=(leader, *made.ranking[1:]), rules=(), profile=replace(made.profile, data=()))
    assert points_of(plain)["before"].sentences[0].text == memo_text("before_none", "en")
    asking = replace(plain, rules=made.rules)
    assert memo_text("before_none", "en") not in text_of(told(asking))
    assert memo_text("before_rules", "en") in text_of(told(asking))
    caution = Caution((leader.route,), made.rules[0].rule.grounds)
    silent = replace(made.rules[0].rule, todo=three("", "", ""), cautions=(caution,))
    cautioned = replace(plain, rules=(replace(made.rules[0], rule=silent),))
    assert [one.text for one in points_of(cautioned)["before"].sentences] == [memo_text("before_caution", "en")]


def test_the_highest_hurdles_stand_on_the_first_page() -> None:
    made = decision()
    found = hurdles(made)
    said = points_of(made)["out"].sentences[-1].text
    assert shipped().criteria[found[0].must_have.criterion].name["en"] in said
    assert f"({len(found[0].routes)}" in said
    counted = {one.must_have.criterion: 0 for one in found}
    for out in made.ruled_out:
        for criterion in {reason.must_have.criterion for reason in out.reasons if reason.must_have is not None}:
            counted[criterion] += 1
    assert counted == {one.must_have.criterion: len(one.routes) for one in found}
    assert hurdles(replace(made, ruled_out=())) == ()


def test_what_would_change_the_result_is_a_sentence_of_its_own() -> None:
    made = decision()
    flip = UnknownFlip(made.ranking[1].route, "licence", "yes", also=("exit", "contract"))
    (said,) = points_of(replace(made, weight_flips=(), unknown_flips=(flip,)))["change"].sentences
    assert said.text.startswith(shipped().routes[flip.route].name["en"])
    assert "with the answers on “Exit and portability” and “Contract terms” in its favour" in said.text


def test_a_route_that_a_rule_cautions_of_is_put_forward_with_the_caution() -> None:
    made = decision()
    flip = UnknownFlip(made.ranking[1].route, "licence", "yes")
    caution = Caution((flip.route,), made.rules[0].rule.grounds)
    rule = replace(made.rules[0], rule=replace(made.rules[0].rule, cautions=(caution,)))
    cautioned = replace(made, weight_flips=(), unknown_flips=(flip,), rules=(rule,))
    assert "(caution: GDPR)" in points_of(cautioned)["change"].sentences[0].text
    assert "(caution: GDPR)" in Telling(cautioned, shipped(), rulebook(), "en").unknown_flip(0)


def test_one_is_not_told_as_many() -> None:
    made = decision()
    one = replace(made, rules=made.rules[:1], ruled_out=tuple(o for o in made.ruled_out if not o.held_back)[:1])
    text = text_of(told(one)).replace("\u00a0", " ")
    assert "1 rule bears on us" in text
    assert "1 falls short of a must-have" in text
    only = text_of(told(replace(one, ranking=made.ranking[:1]))).replace("\u00a0", " ")
    assert "1 route meets all must-haves" in only


def test_what_a_source_is_silent_on_is_never_a_bold_reason() -> None:
    for made in (decision(), nothing_admitted()):
        tables = [part for part in section(told(made), "annex:out") if isinstance(part, Grid)]
        bold = [s.text for table in tables for line in table.lines for s in line.cells[1] if s.bold]
        assert bold
        assert not [text for text in bold if "silent" in text]


def test_rented_machines_are_said_to_be_rented() -> None:
    need = replace(rulebook().needs[0], id="rented", routes=("confidential-hosting",))
    writing = written(decision(), shipped(), rulebook(), "en")[1]
    assert writing.need(need) == "rented accelerators: one server of eight"
    assert writing.need(rulebook().needs[0]) == "accelerators: one server of eight"


def test_what_costs_more_than_the_budget_is_told_beside_the_first_place() -> None:
    made = decision()
    dear = replace(made, ranking=tuple(replace(one, over_budget=True) for one in made.ranking))
    assert "Even at the lowest prices on record it costs more than our budget of $150k a year." in summary_text(dear)
    assert "Even at the lowest prices" not in summary_text(
        replace(made, ranking=tuple(replace(one, over_budget=False) for one in made.ranking))
    )


def test_who_only_says_what_is_ours_waits_for_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page asks for such sentences at every run; reading all names takes a twentieth of a second each time."""
    monkeypatch.setattr("advisor.export.memo_citing.NameFinder", lambda _: pytest.fail("names were read"))
    telling = Telling(decision(), shipped(), rulebook(), "en")
    assert telling.recommendation()
    assert telling.hurdles()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_routes_that_share_the_first_place_is_true_and_the_same_on_the_page(language: Language) -> None:
    made = decision()
    first, other = made.ranking[:2]
    twin = replace(first, route=other.route)
    alike = replace(made, ranking=(first, twin, *made.ranking[2:]))
    weighed = [share for share in first.shares if share.weight > 0]
    up = next(share for share in weighed if share.worth < 1)
    down = next(share for share in weighed if share.worth > 0 and share is not up)
    moved = {
        up.criterion: replace(up, worth=1.0, verdict="yes"),
        down.criterion: replace(down, worth=0.0, verdict="no"),
    }
    apart = replace(twin, shares=tuple(moved.get(share.criterion, share) for share in twin.shares))
    unlike = replace(made, ranking=(first, apart, *made.ranking[2:]))
    same = memo_text("level_same", language)
    for one, is_same in ((alike, True), (unlike, False)):
        text = " ".join(sentence.text for sentence in told(one, language).sentences()[:12])
        assert (same in text) == is_same
        page = " ".join(Telling(one, shipped(), rulebook(), language).recommendation())
        assert (same in page) == is_same
    name = shipped().criteria[up.criterion].name[language]
    page = Telling(unlike, shipped(), rulebook(), language).recommendation()[1]
    assert name in page
    assert page in [sentence.text for sentence in told(unlike, language).sentences()]


def test_a_rival_of_those_who_share_the_first_place_is_named() -> None:
    made = decision()
    first, twin, third = (replace(one, place=1 if place < 2 else 3) for place, one in enumerate(made.ranking[:3]))
    shares = {one.route: (part, 0.0, 0.0) for one, part in ((first, 0.3), (twin, 0.3), (third, 0.4))}
    robust = replace(made.robustness, acceptability=shares, near={first.route: 0.4, twin.route: 0.4})
    text = summary_text(replace(made, ranking=(first, twin, third), robustness=robust))
    assert "one of them comes first in 80% of cases" in text
    assert "in 60%" in text
    assert f"{shipped().routes[third.route].name['en']} (40%)" in text


def test_where_more_criteria_weigh_alike_than_are_named_the_memo_says_how_many() -> None:
    made = decision()
    names = list(made.weights)
    assert len(names) >= 8
    even = replace(made, weights=dict.fromkeys(names, 1 / len(names)))
    assert f"; {len(names) - 5} more weigh as much as the last of these" in text_of(told(even))
    few = replace(made, weights=dict.fromkeys(names, 0.0) | dict.fromkeys(names[:5], 0.2))
    assert "more weigh as much" not in text_of(told(few))
