"""`sources check`: each fault gives exactly its own problem, at the right line; all faults are found in one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.briefs.corpus import check_corpus, corpus_sha256, load_corpus
from advisor.errors import CorpusError, InputError, Problem
from advisor.settings import PROJECT_ROOT

YOUR_DATA = "sources/openai-your-data.md"
DEEPSEEK = "sources/deepseek-privacy-policy.md"
LOGS = "## OpenAI keeps API abuse-monitoring logs, which can hold prompts and outputs, for up to 30 days by default"
LOGS_META = 'topic: retention-default | locator: "Data retention controls for abuse monitoring" | verified: full'
SELF_HOSTED = "assessments/self-hosted-deepseek.yaml"
OPENAI = "assessments/openai-api-default.yaml"


@dataclass(frozen=True)
class Fault:
    """One edit of a sound corpus, and the one problem it must give."""

    path: str
    old: str
    new: str
    message: str
    at: str
    """Text on the line that the problem names; `#3` is line 3, `again:` its second place, `#` any line."""


FAULTS = {
    "bad YAML in the front matter": Fault(
        YOUR_DATA, "publisher: OpenAI\n", "publisher: [OpenAI\n", "not valid YAML", "url: https"
    ),
    "bad YAML in a file of entries": Fault(
        "criteria.yaml", "  better: 'no'\n", "  better: 'no\n", "not valid YAML", "#"
    ),
    "a key of the front matter twice": Fault(
        YOUR_DATA,
        "publisher: OpenAI\n",
        "publisher: OpenAI\npublisher: Other\n",
        "'publisher' is given twice",
        "publisher: Other",
    ),
    "an unknown key": Fault(YOUR_DATA, "jurisdiction: [US]\n", "jurisdiktion: [US]\n", "jurisdiktion", "jurisdiktion"),
    "an unknown kind": Fault(YOUR_DATA, "kind: vendor-terms", "kind: rumour", "kind: Input should be", "kind: rumour"),
    "an unknown language": Fault(
        YOUR_DATA, "language: en", "language: de", "language: Input should be", "language: de"
    ),
    "no date": Fault(YOUR_DATA, "as_of: 2026-09\n", "", "as_of: Field required", "#2"),
    "an empty date": Fault(YOUR_DATA, "as_of: 2026-09\n", "as_of:\n", "as_of:", "as_of:"),
    "a month that does not exist": Fault(YOUR_DATA, "as_of: 2026-09", "as_of: 2026-13", "as_of:", "as_of: 2026-13"),
    "a day that does not exist": Fault(
        YOUR_DATA, "as_of: 2026-09", "as_of: 2026-02-30", "no day of the calendar", "as_of: 2026-02-30"
    ),
    "a date after the day of reading": Fault(
        YOUR_DATA, "published: null\n", "published: 2031-02-01\n", "published after it was read", "published: 2031"
    ),
    "an address that is none": Fault(YOUR_DATA, "url: https://dev", "url: ftp://dev", "url:", "url: ftp"),
    "an address with a blank in it": Fault(
        YOUR_DATA, "guides/your-data\n", "guides/your data> <b>\n", "url:", "url: https"
    ),
    "no interest": Fault(YOUR_DATA, "interest: Sells", "interest: ''\n# Sells", "interest:", "interest: ''"),
    "an unknown subject": Fault(
        DEEPSEEK, "subjects: [deepseek, gdpr]", "subjects: [deepseek, nobody]", "nobody is no entity", "subjects:"
    ),
    "an id that differs from the file's name": Fault(
        YOUR_DATA,
        "id: openai-your-data\n",
        "id: openai-our-data\n",
        "differs from the file's name",
        "id: openai-our-data",
    ),
    "no front matter": Fault(YOUR_DATA, "---\nid:", "id:", "starts with a line `---`", "#1"),
    "front matter without an end": Fault(
        YOUR_DATA, "subjects: [openai]\n---\n", "subjects: [openai]\n", "no closing line", "#1"
    ),
    "text before the first claim": Fault(
        YOUR_DATA,
        "subjects: [openai]\n---\n",
        "subjects: [openai]\n---\nStray words.\n",
        "belongs to no claim",
        "Stray words.",
    ),
    "a claim without an anchor": Fault(
        YOUR_DATA, f"{LOGS} {{#openai-api-30-day-abuse-logs}}", LOGS, "## The claim {#anchor}", LOGS
    ),
    "an anchor with capitals": Fault(
        "sources/edpb-opinion-28-2024.md",
        "{#edpb-opinion-28-2024-deployer-check}",
        "{#Deployer}",
        "'Deployer'",
        "{#Deployer}",
    ),
    "a claim without its line of facts": Fault(
        "sources/edpb-opinion-28-2024.md", "route: all |", "Route: all |", "no line `route:", "## The EU data"
    ),
    "an unknown fact": Fault(YOUR_DATA, LOGS_META, f"{LOGS_META} | colour: red", "colour", "colour: red"),
    "a fact twice": Fault(
        YOUR_DATA, LOGS_META, f"{LOGS_META} | verified: excerpt", "verified is given twice", "verified: excerpt"
    ),
    "a claim without a locator": Fault(
        YOUR_DATA,
        ' | locator: "Data retention controls for abuse monitoring"',
        "",
        "no locator",
        "topic: retention-default | verified",
    ),
    "a claim without a topic": Fault(
        YOUR_DATA, "topic: retention-default | locator: notes", "locator: notes", "no topic", "locator: notes"
    ),
    "a claim without a level of verification": Fault(
        YOUR_DATA,
        "locator: notes under /v1/responses | verified: full",
        "locator: notes under /v1/responses",
        "no verified",
        "locator: notes",
    ),
    "an unknown level of verification": Fault(
        YOUR_DATA,
        "notes under /v1/responses | verified: full",
        "notes under /v1/responses | verified: mostly",
        "verified: mostly is none of",
        "verified: mostly",
    ),
    "an unknown route": Fault(
        DEEPSEEK,
        "route: deepseek-api | topic: government-access",
        "route: deepseek-apl | topic: government-access",
        "route deepseek-apl does not exist",
        "deepseek-apl",
    ),
    "an unknown topic": Fault(
        DEEPSEEK,
        "route: deepseek-api | topic: government-access",
        "route: deepseek-api | topic: goverment-access",
        "topic goverment-access",
        "goverment-access",
    ),
    "a figure in the heading that the text lacks": Fault(
        YOUR_DATA,
        "for up to 30 days by default {",
        "for up to 45 days by default {",
        "figures that its text lacks: 45",
        "45 days",
    ),
    "a figure in a translated heading that the text lacks": Fault(
        YOUR_DATA,
        "ru: По умолчанию OpenAI до 30 дней",
        "ru: По умолчанию OpenAI до 31 дня",
        "in ru has figures that its text lacks: 31",
        LOGS,
    ),
    "a heading translated twice": Fault(
        YOUR_DATA, "zh: OpenAI默认", "ru: Ещё раз\nzh: OpenAI默认", "given twice in ru", "ru: Ещё раз"
    ),
    "a claim without a text": Fault(
        "sources/edpb-opinion-28-2024.md",
        "The opinion of the European",
        "disputed: The opinion of the European",
        "the claim has no text",
        "## The EU data",
    ),
    "a dead cross-reference": Fault(
        "sources/openai-nyt-data-demands.md",
        "superseded by: openai-nyt-data-demands#openai-nyt-order-ended",
        "superseded by: openai-nyt-data-demands#gone",
        "no such claim",
        "superseded by:",
    ),
    "a claim that supersedes itself": Fault(
        "sources/openai-nyt-data-demands.md",
        "superseded by: openai-nyt-data-demands#openai-nyt-order-ended",
        "superseded by: openai-nyt-data-demands#openai-nyt-preservation-order",
        "itself",
        "superseded by:",
    ),
    "a route whose id differs from the file's name": Fault(
        "routes/deepseek-api.yaml",
        "id: deepseek-api\n",
        "id: deepseek-apis\n",
        "differs from the file's name",
        "id: deepseek-apis",
    ),
    "a route of an unknown group": Fault(
        "routes/deepseek-api.yaml", "group: cn-api", "group: moon", "group:", "group: moon"
    ),
    "a route of an unknown vendor": Fault(
        "routes/deepseek-api.yaml", "vendor: deepseek\n", "vendor: deepsee\n", "deepsee", "vendor: deepsee"
    ),
    "a text that lacks a language": Fault(
        "routes/deepseek-api.yaml", "what:\n  en:", "what:\n  fr: x\n  en:", "what.fr", "  fr: x"
    ),
    "an entity twice": Fault(
        "entities.yaml", "- id: anthropic\n", "- id: openai\n", "openai is given twice", "again:- id: openai\n"
    ),
    "an unknown parent": Fault(
        "entities.yaml", "  parent: claude\n", "  parent: claudia\n", "claudia is no entity", "parent: claudia"
    ),
    "a parent that is a list": Fault(
        "entities.yaml", "  parent: claude\n", "  parent: [claude]\n", "parent:", "parent: [claude]"
    ),
    "entries that are no list": Fault("glossary.yaml", "- en:", "x:\n- en:", "holds a list of entries", "#1"),
    "a verdict without a citation": Fault(
        SELF_HOSTED,
        "  citations:\n  - deepseek-r1-readme#deepseek-r1-mit-licence\n",
        "",
        "needs a statement and citations",
        "licence:",
    ),
    "a citation that leads nowhere": Fault(
        OPENAI,
        "- openai-enterprise-privacy#openai-human-access-api",
        "- openai-enterprise-privacy#openai-human",
        "no such claim",
        "#openai-human",
    ),
    "a plain yes on a vendor's word alone": Fault(
        OPENAI,
        "data-leaves-perimeter:\n  verdict: 'no'",
        "data-leaves-perimeter:\n  verdict: 'yes'",
        "never a plain yes",
        "data-leaves-perimeter:",
    ),
    "a verdict on unverified claims alone": Fault(
        SELF_HOSTED,
        "- deepseek-r1-readme#deepseek-r1-mit-licence",
        "- edpb-opinion-28-2024#edpb-opinion-28-2024-deployer-check",
        "unverified claims alone",
        "licence:",
    ),
    "a statement with a figure that its claims lack": Fault(
        OPENAI,
        "verdict: partly\n  statement:\n    en: OpenAI states",
        "verdict: partly\n  statement:\n    en: In 77 cases OpenAI states",
        "figures not in the cited claims: 77",
        "en: In 77",
    ),
    "not in the corpus, yet cited": Fault(
        OPENAI,
        "verdict: not_in_corpus\n",
        "verdict: not_in_corpus\n  citations: [openai-your-data#openai-responses-default-store]\n",
        "not_in_corpus cannot have citations",
        "licence:",
    ),
    "an unknown verdict": Fault(SELF_HOSTED, "verdict: silent", "verdict: perhaps", "verdict", "verdict: perhaps"),
    "an assessment dated on no day": Fault(
        SELF_HOSTED,
        "verdict: silent",
        "verdict: silent\n  as_of: 2026-02-30",
        "no day of the calendar",
        "as_of: 2026-02-30",
    ),
    "a missing cell": Fault(
        OPENAI, "licence:\n  verdict: not_in_corpus\n", "", "criterion licence has no assessment", "#1"
    ),
    "a cell of an unknown criterion": Fault(
        OPENAI,
        "licence:\n  verdict: not_in_corpus\n",
        "licence:\n  verdict: not_in_corpus\nlicense:\n  verdict: not_in_corpus\n",
        "criterion license does not exist",
        "license:",
    ),
    "a cell twice": Fault(
        OPENAI,
        "licence:\n  verdict: not_in_corpus\n",
        "licence:\n  verdict: not_in_corpus\nlicence:\n  verdict: silent\n",
        "'licence' is given twice",
        "#",
    ),
}


def line_of(text: str, mark: str) -> int | None:
    """The line that a fault's mark stands on; None where any line will do."""
    if mark == "#":
        return None
    if mark[0] == "#" and mark[1:].isdigit():
        return int(mark[1:])
    wanted = mark.removeprefix("again:")
    start = text.index(wanted)
    if wanted != mark:
        start = text.index(wanted, start + 1)
    return text.count("\n", 0, start) + 1


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gives_one_problem(name: str, corpus_copy: Path) -> None:
    fault = FAULTS[name]
    path = corpus_copy / fault.path
    text = path.read_text(encoding="utf-8")
    assert fault.old in text, "the tiny corpus has changed under this test"
    broken = text.replace(fault.old, fault.new, 1)
    path.write_text(broken, encoding="utf-8")

    problems = check_corpus(corpus_copy)

    own = [problem for problem in problems if fault.message in problem.message]
    assert len(own) == 1, problems
    assert own[0].path == fault.path
    if (line := line_of(broken, fault.at)) is not None:
        assert own[0].line == line, problems
    assert all(is_consequence(problem, own[0]) for problem in problems if problem != own[0]), problems


def is_consequence(problem: Problem, cause: Problem) -> bool:
    """What follows from a file, claim or entry that could not be read: dead references to it, and nothing else."""
    consequences = (
        "no such claim",
        "is no entity",
        "does not exist",
        "no assessment",
        "neither a criterion",
        "is not made of",
        "figures not in the cited claims",
    )
    return problem != cause and any(words in problem.message for words in consequences)


def test_a_brief_that_cannot_be_read_accuses_nobody_else(corpus_copy: Path) -> None:
    """Citations of its claims are dead; that their figures "are not in the cited claims" cannot be known."""
    fault = FAULTS["an unknown kind"]
    path = corpus_copy / fault.path
    path.write_text(path.read_text(encoding="utf-8").replace(fault.old, fault.new, 1), encoding="utf-8")
    assert [
        problem for problem in check_corpus(corpus_copy) if "figures not in the cited claims" in problem.message
    ] == []


def test_a_line_that_is_not_utf8_is_named(corpus_copy: Path) -> None:
    path = corpus_copy / DEEPSEEK
    path.write_bytes(path.read_bytes().replace(b"DeepSeek Privacy Policy", b"DeepSeek \xe9 Policy", 1))
    assert Problem(DEEPSEEK, 3, "not UTF-8 text: save the file as UTF-8") in check_corpus(corpus_copy)


def test_an_anchor_given_twice_is_named_at_both_places(corpus_copy: Path) -> None:
    path = corpus_copy / YOUR_DATA
    text = path.read_text(encoding="utf-8").replace(
        "{#openai-responses-default-store}", "{#openai-api-30-day-abuse-logs}"
    )
    path.write_text(text, encoding="utf-8")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "{#openai-api-30-day-abuse-logs}" in line]
    problems = [problem for problem in check_corpus(corpus_copy) if "is given twice" in problem.message]
    assert [(problem.path, problem.line) for problem in problems] == [(YOUR_DATA, line) for line in lines]


def test_an_id_used_by_two_briefs_is_named(corpus_copy: Path) -> None:
    twin = corpus_copy / "sources" / "twin.md"
    twin.write_text((corpus_copy / "sources" / "edpb-opinion-28-2024.md").read_text(encoding="utf-8"), encoding="utf-8")
    messages = [str(problem) for problem in check_corpus(corpus_copy) if problem.path == "sources/twin.md"]
    assert any("also used by sources/edpb-opinion-28-2024.md" in message for message in messages)
    assert any("twin.md:2:" in message for message in messages)


@pytest.mark.parametrize("name", ["criteria.yaml", "entities.yaml", "assessments/deepseek-api.yaml"])
def test_a_missing_file_is_named(name: str, corpus_copy: Path) -> None:
    (corpus_copy / name).unlink()
    assert [problem for problem in check_corpus(corpus_copy) if problem.path == name and problem.line == 1]


def test_assessments_of_no_route_are_named(corpus_copy: Path) -> None:
    (corpus_copy / "assessments" / "moon.yaml").write_text("licence:\n  verdict: silent\n", encoding="utf-8")
    assert check_corpus(corpus_copy) == [Problem("assessments/moon.yaml", 1, "the route moon does not exist")]


@pytest.mark.parametrize(
    "name", ["sources/note.markdown", "routes/extra.yml", "sources/more/hidden.md", "assessment/x.yaml"]
)
def test_a_file_that_nobody_reads_is_named(name: str, corpus_copy: Path) -> None:
    """A brief saved under a wrong name would be missing from every answer without a word."""
    path = corpus_copy / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("id: x\n", encoding="utf-8")
    assert [problem for problem in check_corpus(corpus_copy) if problem.path == name]


def test_all_problems_are_found_in_one_run(corpus_copy: Path) -> None:
    """Faults in different files and claims; a later one must not hide behind an earlier one."""
    names = [
        "an unknown kind",
        "an unknown subject",
        "a dead cross-reference",
        "an unknown parent",
        "a route of an unknown group",
        "a verdict without a citation",
        "a figure in the heading that the text lacks",
        "not in the corpus, yet cited",
        "an unknown route",
    ]
    for name in names:
        fault = FAULTS[name]
        path = corpus_copy / fault.path
        path.write_text(path.read_text(encoding="utf-8").replace(fault.old, fault.new, 1), encoding="utf-8")
    problems = check_corpus(corpus_copy)
    # The kind of the source is wrong, so its claims are not looked at: that one is found in the second run.
    hidden = {"a figure in the heading that the text lacks"}
    missed = [
        name for name in names if name not in hidden and not any(FAULTS[name].message in p.message for p in problems)
    ]
    assert missed == []
    assert problems == sorted(problems)
    with pytest.raises(CorpusError) as caught:
        load_corpus(corpus_copy)
    assert set(caught.value.problems) == set(problems)
    assert "sources check" in caught.value.remedy


def test_a_wrong_head_does_not_hide_faults_in_the_claims_below(corpus_copy: Path) -> None:
    for name in ("an unknown kind", "a figure in the heading that the text lacks", "an unknown level of verification"):
        fault = FAULTS[name]
        path = corpus_copy / fault.path
        path.write_text(path.read_text(encoding="utf-8").replace(fault.old, fault.new, 1), encoding="utf-8")
    messages = " ".join(problem.message for problem in check_corpus(corpus_copy))
    assert "kind: Input should be" in messages
    assert "verified: mostly" in messages


def test_no_corpus_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no corpus found") as caught:
        check_corpus(tmp_path)
    assert "--corpus" in caught.value.remedy


def test_the_digest_changes_with_every_file_and_name(corpus_copy: Path) -> None:
    before = corpus_sha256(corpus_copy)
    assert before == corpus_sha256(corpus_copy)
    for name in (YOUR_DATA, "glossary.yaml", SELF_HOSTED, "routes/deepseek-api.yaml"):
        path = corpus_copy / name
        path.write_bytes(path.read_bytes() + b"\n")
        after = corpus_sha256(corpus_copy)
        assert after != before
        before = after
    (corpus_copy / YOUR_DATA).rename(corpus_copy / "sources" / "renamed.md")
    assert corpus_sha256(corpus_copy) != before


def test_the_tiny_corpus_is_sound_and_rich_enough(tiny_corpus: Path) -> None:
    assert check_corpus(tiny_corpus) == []
    corpus = load_corpus(tiny_corpus)
    assert len(corpus.briefs) >= 12
    assert len(corpus.passages) >= 25
    assert (len(corpus.routes), len(corpus.criteria)) == (4, 5)
    assert len(corpus.assessments) == 20
    assert {a.verdict for a in corpus.assessments.values()} == {
        "yes",
        "no",
        "partly",
        "silent",
        "conflict",
        "not_in_corpus",
    }
    assert {p.verified for p in corpus.passages} == {"full", "excerpt", "unverified"}
    assert any(p.disputed for p in corpus.passages)
    assert any(p.superseded_by for p in corpus.passages)
    assert {b.source.language for b in corpus.briefs} == {"en", "ru"}


def test_the_corpus_that_ships_is_sound() -> None:
    folder = PROJECT_ROOT / "corpus"
    assert check_corpus(folder) == []
    corpus = load_corpus(folder)
    assert len(corpus.passages) >= 120
    assert len(corpus.briefs) >= 45
    assert len(corpus.routes) >= 10
    assert len(corpus.criteria) >= 12
    assert len(corpus.assessments) == len(corpus.routes) * len(corpus.criteria)
