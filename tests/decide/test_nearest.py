"""Which route is nearest where nothing is admitted: what the buyer can mend comes before what others refuse."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from advisor.decide.nearest import nearest
from advisor.decide.records import Decision
from advisor.profile import Profile
from advisor.records import Corpus
from advisor.rulebook import Rulebook
from tests.decide.made import binding, corpus_of, criterion, decided, need

CRITERIA = [criterion("c"), criterion("d"), criterion("e"), criterion("f")]
MACHINES = Rulebook(needs=(need("machines", ["own", "own-too"], "accelerators", least="one-server"),))
BUYER = Profile("buyer", accelerators="none", must_haves=MappingProxyType({"c": "yes", "d": "yes", "e": "yes"}))


def near(corpus: Corpus, profile: Profile = BUYER, rulebook: Rulebook = MACHINES) -> list[str]:
    made: Decision = decided(corpus, profile, rulebook)
    assert not made.ranking
    return [one.route for one in nearest(made, corpus)]


def test_what_lacks_only_machines_is_nearer_than_what_its_terms_deny() -> None:
    rows = {"api": ["yes", "yes", "no", "yes"], "own": ["yes", "yes", "yes", "no"]}
    assert near(corpus_of(CRITERIA, rows)) == ["own"]


def test_what_the_buyer_can_mend_alone_is_nearer_than_what_waits_for_somebodys_answer() -> None:
    rows = {"asked": ["yes", "yes", "silent", "yes"], "own": ["yes", "yes", "yes", "no"]}
    assert near(corpus_of(CRITERIA, rows)) == ["own"]


def test_what_waits_for_an_answer_is_nearer_than_what_is_denied() -> None:
    rows = {"asked": ["yes", "silent", "silent", "no"], "denied": ["yes", "yes", "no", "yes"]}
    assert near(corpus_of(CRITERIA, rows)) == ["asked"]


def test_fewer_reasons_are_nearer_and_many_are_not_near_at_all() -> None:
    rows = {"a-far": ["no", "no", "yes", "yes"], "near": ["yes", "no", "yes", "yes"]}
    assert near(corpus_of(CRITERIA, rows)) == ["near"]
    assert near(corpus_of(CRITERIA, {"far": ["no", "no", "no", "yes"]})) == []


def test_what_a_rule_forbids_is_put_forward_nowhere_unless_the_buyer_can_waive_it() -> None:
    rows = {"barred": ["yes", "yes", "yes", "yes"], "denied": ["yes", "yes", "no", "yes"]}
    alone = {"barred": rows["barred"]}
    forbidden, waivable = (Rulebook(rules=(binding(["barred"], waiver),)) for waiver in ("", "f"))
    assert near(corpus_of(CRITERIA, rows), rulebook=forbidden) == ["denied"]
    assert near(corpus_of(CRITERIA, alone), rulebook=forbidden) == []
    assert near(corpus_of(CRITERIA, alone), rulebook=waivable) == ["barred"]


def test_what_a_kind_of_route_excludes_is_further_off_than_what_a_vendor_denies() -> None:
    criteria = [criterion("data-leaves-perimeter"), *CRITERIA]
    rows = {"api": ["no", "yes", "yes", "yes", "yes"], "own": ["yes", "no", "no", "yes", "yes"]}
    buyer = replace(BUYER, accelerators="", must_haves={**BUYER.must_haves, "data-leaves-perimeter": "yes"})
    assert near(corpus_of(criteria, rows), buyer, Rulebook()) == ["own"]


def test_the_alphabet_parts_nothing() -> None:
    rows = {"own": ["yes", "yes", "yes", "no"], "own-too": ["yes", "yes", "yes", "yes"]}
    assert near(corpus_of(CRITERIA, rows)) == ["own-too"]
    rows["own"] = rows["own-too"]
    assert near(corpus_of(CRITERIA, rows)) == ["own", "own-too"]


def test_a_signature_is_nearer_than_machines_unless_it_was_refused() -> None:
    book = Rulebook(
        needs=(
            *MACHINES.needs,
            need("approval", ["api"], "zero-retention", leads_to="zdr"),
            need("in-place", ["zdr"], "baa"),
        )
    )
    rows = {"api": ["no", "yes", "yes", "yes"], "zdr": ["yes", "yes", "yes", "no"], "own": ["yes", "yes", "yes", "yes"]}
    refusing = replace(BUYER, unwilling=("baa",), data=("health",), people_in=("us",))
    assert near(corpus_of(CRITERIA, rows), refusing, book) == ["own"]
