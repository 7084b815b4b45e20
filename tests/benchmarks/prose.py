"""What a language model writes over the gold questions, and what of it the gate lets through.

    python -m tests.benchmarks.prose [--count 60] [--llm PROVIDER:MODEL --url http://127.0.0.1:8080/v1]

Without --llm the small model of the tests is served on loopback. For each question the model's sentences are counted:
kept, struck (by reason), and false though kept. A kept sentence counts as false where a figure or a name of it stands
in none of the passages that it cites; this look is made anew here, so that the gate cannot vouch for itself. Kept
sentences are printed with their quotes: whether they say the same is for a person to judge.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections import Counter

from advisor.evaluation.cases import load_cases
from advisor.prose.paste import Step
from advisor.records import Answer, Statement
from advisor.settings import PROJECT_ROOT, Settings
from advisor.wiring import Advisor, build_advisor, language_model
from tests.answer.invariants import figures, figures_vouched_for
from tests.prose.small_model import served


def false_figures(statement: Statement) -> set[str]:
    """Figures of a sentence that stand in none of its passages."""
    proof = [
        str(text or "")
        for citation in statement.citations
        for text in (
            citation.passage.text,
            *citation.passage.headings.values(),
            citation.passage.heading,
            citation.passage.source.title,
        )
    ]
    return figures(statement.text) - figures_vouched_for(proof)


def strange_names(statement: Statement, advisor: Advisor) -> set[str]:
    """Parties of a sentence that its passages do not name."""
    names = advisor.answerer.searcher.understanding.names
    known = {entity for citation in statement.citations for entity in citation.passage.entities}
    return {
        key
        for key in names.ids(statement.text) - names.with_parents(known)
        if advisor.corpus.entities[key].type in ("vendor", "model", "host")
    }


def own_sentences(answer: Answer, extract: Answer) -> list[Statement]:
    """What the model wrote and the gate kept."""
    if answer.written_by.mode != "llm":
        return []
    before = {statement.text for statement in extract.statements}
    return [s for s in answer.statements if s.kind == "short" and s.verdict is None and s.text not in before]


def run(advisor: Advisor, questions: list[str]) -> int:
    """Ask, print, count; the exit status is 1 where a false sentence was kept."""
    writer = advisor.writer()
    assert writer is not None, "no model is set"
    outcomes: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    kept = struck = false = 0
    for number, question in enumerate(questions, 1):
        began = time.monotonic()
        extract = advisor.ask(question)
        step = Step(extract, 0)
        for step in advisor.written(extract, writer):
            if step.outcome is not None:
                outcomes[step.outcome] += 1
        for whole, before in zip(step.answer.parts or (step.answer,), extract.parts or (extract,), strict=True):
            for statement in own_sentences(whole, before):
                wrong = false_figures(statement) | strange_names(statement, advisor)
                kept, false = kept + 1, false + bool(wrong)
                quotes = " | ".join(citation.quote for citation in statement.citations)
                print(f"{'FALSE' if wrong else 'kept '} {statement.text}\n      « {quotes}", flush=True)
            for found in whole.struck:
                struck += 1
                reasons[found.reason] += 1
                print(f"  struck ({found.reason}: {found.detail}) {found.text}", flush=True)
        print(f"{number}/{len(questions)} {step.outcome} {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
    print(f"questions {len(questions)}, kept {kept}, struck {struck}, false though kept {false}")
    print(f"outcomes {dict(outcomes)}; struck for {dict(reasons)}")
    return 1 if false else 0


def main() -> int:
    """Parse the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--llm", default="")
    parser.add_argument("--url", default="")
    options = parser.parse_args()
    cases = [case for case in load_cases(PROJECT_ROOT / "tests" / "gold" / "answerable.yaml") if not case.history]
    questions = [case.question for case in cases][: options.count]
    home = Settings.from_environment().home
    with contextlib.ExitStack() as stack:
        llm, url = options.llm, options.url
        if not llm:
            llm, url = "llama.cpp:smollm2-135m-instruct", stack.enter_context(served()).url
        settings = Settings(home=home, llm=llm, llm_url=url)
        language_model(settings)  # says what is wrong before the index is opened
        return run(build_advisor(settings), questions)


if __name__ == "__main__":
    sys.exit(main())
