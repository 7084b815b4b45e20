"""Rules, needs and presets of a corpus folder: what is read, and that each fault is told once, with file and line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.answer.check import fault
from advisor.answer.evidence import Words
from advisor.answer.write import Draft, numbered
from advisor.briefs.corpus import check_corpus, load_corpus
from advisor.briefs.folder import corpus_files, corpus_sha256
from advisor.briefs.names import NameFinder
from advisor.briefs.rulebook import load_rulebook, read_rulebook
from advisor.errors import CorpusError
from advisor.records import Corpus
from advisor.rulebook import Grounds, Rulebook
from advisor.settings import PROJECT_ROOT

TINY = load_corpus(PROJECT_ROOT / "tests" / "data" / "corpus")
RULES = """\
- id: cloud-act-orders
  law: cloud-act
  name: {en: Orders, ru: Требования, zh: 命令}
  when:
    - data: [personal]
      established_in: [eu]
      unless: {people_in: [us]}
    - data: [health]
  statement:
    en: A provider must hand over data that it controls.
    ru: Провайдер обязан выдать данные, которые контролирует.
    zh: 服务商须交出其控制的数据。
  citations: [lexbuild-18-usc-2713#cloud-act-2713]
  demands: {training-use: yes, licence: partly}
  bars:
    - routes: [cn-api, all-self-hosted, openai-api-default]
      statement: {en: Not these., ru: Не эти., zh: 不可。}
      citations: [deepseek-privacy-policy#deepseek-policy-training]
  weighs: {government-access: 2.5}
  todo: {en: Ask., ru: Спросить., zh: 询问。}
"""
NEEDS = """\
- id: zero-retention
  routes: [anthropic-api-default]
  kind: step
  word: zero-retention
  leads_to: openai-api-default
  statement: {en: By sales., ru: Через отдел продаж., zh: 经销售。}
  citations: [anthropic-api-data-retention#anthropic-zdr-scope]
- id: machines
  routes: [self-hosted]
  kind: means
  word: accelerators
  least: one-server
  statement: {en: Machines., ru: Машины., zh: 机器。}
  citations: [deepseek-r1-readme#deepseek-r1-mit-licence]
"""
PRESET = """\
title: {en: Mill, ru: Мельница, zh: 磨坊}
data: [personal]
must_haves: {training-use: yes}
"""


def folder_of(path: Path, rules: str = RULES, needs: str = NEEDS, preset: str = PRESET) -> Path:
    (path / "profiles").mkdir(exist_ok=True)
    (path / "rules.yaml").write_text(rules, "utf-8")
    (path / "needs.yaml").write_text(needs, "utf-8")
    (path / "profiles" / "mill.yaml").write_text(preset, "utf-8")
    return path


def test_a_rule_is_read_with_all_its_parts(tmp_path: Path) -> None:
    (rule,) = load_rulebook(folder_of(tmp_path), TINY).rules
    first, second = rule.conditions
    assert (first.facts, first.unless) == (
        {"data": frozenset({"personal"}), "established_in": frozenset({"eu"})},
        {"people_in": frozenset({"us"})},
    )
    assert second.facts == {"data": frozenset({"health"})}
    assert rule.demands == {"training-use": "yes", "licence": "partly"}
    assert rule.weighs == {"government-access": 2.5}
    assert rule.grounds.statement["ru"].startswith("Провайдер")
    assert [passage.id for passage in rule.grounds.passages] == ["lexbuild-18-usc-2713#cloud-act-2713"]


def test_routes_may_be_named_by_kind_by_the_words_of_claims_and_by_id(tmp_path: Path) -> None:
    ((bar,),) = (rule.bars for rule in load_rulebook(folder_of(tmp_path), TINY).rules)
    assert bar.routes == ("deepseek-api", "self-hosted-deepseek", "openai-api-default")


def test_needs_and_presets_are_read(tmp_path: Path) -> None:
    rulebook = load_rulebook(folder_of(tmp_path), TINY)
    step, means = rulebook.needs
    assert (step.kind, step.word, step.leads_to) == ("step", "zero-retention", "openai-api-default")
    assert (means.routes, means.least) == (("self-hosted-deepseek",), "one-server")
    title, profile = rulebook.presets["mill"]
    assert (title["zh"], profile.name, profile.must_haves) == ("磨坊", "Mill", {"training-use": "yes"})


def test_a_corpus_without_these_files_has_an_empty_rulebook(tmp_path: Path) -> None:
    assert load_rulebook(tmp_path, TINY) == Rulebook()


@dataclass(frozen=True)
class Fault:
    """One edit of sound files, and the one problem it must give."""

    file: str
    old: str
    new: str
    line: int
    said: str


FAULTS = {
    "a law that is no entity": Fault("rules", "law: cloud-act", "law: magna-carta", 2, "law magna-carta is no entity"),
    "a fact that no profile has": Fault("rules", "- data: [health]", "- mood: [good]", 8, "mood is no fact"),
    "an unknown word of a fact": Fault("rules", "[health]", "[gossip]", 8, "data: gossip is none of public"),
    "a fact without a word": Fault("rules", "[health]", "[]", 8, "data: no word is given"),
    "an unknown word that hinders": Fault("rules", "people_in: [us]", "people_in: [usa]", 7, "usa is none of eu"),
    "hindrances as a list": Fault("rules", "unless: {people_in: [us]}", "unless: [us]", 7, "unless: give facts"),
    "a condition without facts": Fault("rules", "- data: [health]", "- {}", 8, "would bind nobody"),
    "no condition": Fault("rules", "when:\n", "when: []\n  other:\n", 4, "at least 1 item"),
    "a dead citation": Fault("rules", "#cloud-act-2713]", "#cloud-act-2714]", 13, "no such claim"),
    "a dead citation of a bar": Fault("rules", "#deepseek-policy-training", "#nothing", 18, "no such claim"),
    "a waiver of nothing": Fault(
        "rules",
        "    - routes: [cn-api",
        "    - waiver: charm\n      routes: [cn-api",
        16,
        "criterion charm does not exist",
    ),
    "a demand on nothing": Fault("rules", "licence: partly", "charm: partly", 14, "criterion charm does not exist"),
    "a demand of nothing": Fault("rules", "licence: partly", "licence: silent", 14, "'yes' or 'partly'"),
    "a weight of nothing": Fault("rules", "government-access: 2", "charm: 2", 19, "criterion charm does not exist"),
    "a weight off the scale": Fault("rules", "access: 2.5", "access: 25", 19, "less than or equal to 10"),
    "a route that is none": Fault("rules", "[cn-api, ", "[moon-api, ", 16, "route moon-api does not exist"),
    "a figure out of nowhere": Fault("rules", "must hand over", "must within 77 days hand over", 10, "claims: 77"),
    "a figure in one language": Fault("rules", "交出", "在77天内交出", 12, "figures not in the cited claims: 77"),
    "a figure in the advice": Fault("rules", "Ask.", "Ask within 77 days.", 20, "figures not in the cited claims: 77"),
    "a missing language": Fault("rules", ", zh: 询问。", "", 20, "todo.zh: Field required"),
    "an unknown key": Fault("rules", "todo:", "memo: x\n  todo:", 20, "memo: Extra inputs"),
    "no list": Fault("rules", "- id", "rules:\n- id", 1, "the file holds a list of entries"),
    "bad YAML": Fault("rules", "law: cloud-act", "law: [cloud-act", 3, "not valid YAML"),
    "a step that is none": Fault("needs", "word: zero-retention", "word: prayer", 4, "prayer is none of dpa"),
    "a step with a least": Fault("needs", "word: zero-retention", "word: dpa\n  least: x", 5, "a step has none"),
    "means that are none": Fault("needs", "word: accelerators", "word: luck", 11, "luck is none of accelerators"),
    "means without a least": Fault("needs", "least: one-server", "least: none", 12, "none is none of one-server"),
    "a way to nowhere": Fault(
        "needs", "leads_to: openai-api-default", "leads_to: moon", 5, "route moon does not exist"
    ),
    "an id twice": Fault("needs", "id: machines", "id: zero-retention", 8, "the id zero-retention is given twice"),
    "a preset without a title": Fault("profiles/mill", PRESET.splitlines()[0], "name: Mill", 1, "title in three"),
    "a preset with an unknown word": Fault("profiles/mill", "[personal]", "[gossip]", 2, "'gossip' is none of"),
}


@pytest.mark.parametrize("fault_", FAULTS.values(), ids=FAULTS)
def test_each_fault_gives_its_own_problem_at_its_line(fault_: Fault, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    path = folder / f"{fault_.file}.yaml"
    text = path.read_text("utf-8")
    assert fault_.old in text
    path.write_text(text.replace(fault_.old, fault_.new, 1), "utf-8")
    problems = read_rulebook(folder, TINY)[1]
    assert [(problem.path, problem.line) for problem in problems][:1] == [(f"{fault_.file}.yaml", fault_.line)]
    assert fault_.said in problems[0].message
    with pytest.raises(CorpusError):
        load_rulebook(folder, TINY)


def test_unverified_claims_alone_may_inform_but_bind_nobody(tmp_path: Path) -> None:
    unverified = next(p for p in TINY.passages if p.verified == "unverified")
    binding = RULES.replace("lexbuild-18-usc-2713#cloud-act-2713", unverified.id)
    (problem,) = read_rulebook(folder_of(tmp_path, rules=binding), TINY)[1]
    assert (problem.line, problem.message[:23]) == (13, "unverified claims alone")
    lines = binding.splitlines(keepends=True)
    (tmp_path / "rules.yaml").write_text("".join([*lines[:13], *lines[18:]]), "utf-8")
    assert load_rulebook(tmp_path, TINY).rules[0].demands == {}


def test_a_citation_of_a_brief_that_cannot_be_read_is_not_called_dead(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, rules=RULES.replace("lexbuild-18-usc-2713#", "broken-brief#"))
    assert len(read_rulebook(folder, TINY)[1]) == 1
    assert read_rulebook(folder, TINY, unread={"broken-brief"})[1] == []


def test_the_check_of_the_corpus_reads_these_files_and_its_digest_counts_them(corpus_copy: Path) -> None:
    before = corpus_sha256(corpus_copy)
    folder_of(corpus_copy)
    assert check_corpus(corpus_copy) == []
    assert corpus_sha256(corpus_copy) != before
    assert {corpus_copy / "rules.yaml", corpus_copy / "profiles" / "mill.yaml"} <= set(corpus_files(corpus_copy))
    (corpus_copy / "needs.yaml").write_text(NEEDS.replace("step", "leap"), "utf-8")
    shutil.copy(corpus_copy / "rules.yaml", corpus_copy / "profiles" / "mill.md")
    assert [(problem.path, problem.line) for problem in check_corpus(corpus_copy)] == [
        ("needs.yaml", 3),
        ("profiles/mill.md", 1),
    ]


# -- what ships --------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(PROJECT_ROOT / "corpus")


@pytest.fixture(scope="module")
def rulebook(corpus: Corpus) -> Rulebook:
    return load_rulebook(PROJECT_ROOT / "corpus", corpus)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_every_sentence_of_the_rulebook_passes_the_gate_of_answers(
    language: str, corpus: Corpus, rulebook: Rulebook
) -> None:
    names = NameFinder(corpus.entities)
    all_grounds: dict[str, Grounds] = {rule.id: rule.grounds for rule in rulebook.rules}
    all_grounds |= {f"{rule.id} bar": bar.grounds for rule in rulebook.rules for bar in rule.bars}
    all_grounds |= {need.id: need.grounds for need in rulebook.needs}
    refused = {}
    for where, grounds in all_grounds.items():
        (statement,) = numbered([Draft(grounds.statement[language], "evidence", grounds.passages)], Words(()))
        if reason := fault(statement, corpus, names):
            refused[where] = reason
    assert refused == {}


def test_no_demand_of_a_rule_leaves_a_buyer_without_any_route(corpus: Corpus, rulebook: Rulebook) -> None:
    enough = {"yes": {"yes"}, "partly": {"yes", "partly"}}
    for rule in rulebook.rules:
        barred = {route for bar in rule.bars for route in bar.routes}
        left = [
            route
            for route in corpus.routes
            if route not in barred
            and all(corpus.assessments[route, one].verdict in enough[least] for one, least in rule.demands.items())
        ]
        assert len(left) >= 2, rule.id


def test_no_route_that_a_step_leads_to_lacks_the_same_step_as_its_own_need(rulebook: Rulebook) -> None:
    for step in rulebook.needs:
        if step.leads_to and step.word in ("zero-retention", "regional-processing"):
            own = {need.word for need in rulebook.needs if step.leads_to in need.routes and not need.leads_to}
            assert step.word in own or step.leads_to == "alibaba-model-studio-international", step.id
