"""What a language model writes over the gold questions, and what of it the gate lets through.

    python -m tests.benchmarks.prose [--count 60] [--out FILE.jsonl] [--threads 1] [--tokens 256]
                                     [--llm PROVIDER:MODEL --url http://127.0.0.1:8080/v1]

Without --llm the small model of the tests is served on loopback. For each question the model's sentences are counted:
kept, struck (by reason), and false though kept. A kept sentence counts as false where a figure or a name of it stands
in none of the passages that it cites; this look is made anew here, so that the gate cannot vouch for itself. Kept
sentences are printed with their quotes: whether they say the same is for a person to judge.

A weak model forgets the keys, and a sentence without one is struck before its meaning is looked at. So each of these is
checked a second time as if it named all evidence: what would have been kept then is counted apart ("with all keys").

With --out each question's result is a line of that file, and questions that stand there are not asked again: a run that
was broken off goes on where it stopped. One thread is the default: two threads of llama.cpp wait for each other in
a busy loop, so that on a machine whose cores are taken one question can last as long as the whole list.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from advisor.chat.langchain_models import LangChainModel, Patience
from advisor.evaluation.cases import load_cases
from advisor.prose.gate import Gate
from advisor.prose.keys import Marked
from advisor.prose.paste import Step
from advisor.prose.writer import ProseWriter, evidence_of
from advisor.records import Answer, Statement, Struck
from advisor.settings import PROJECT_ROOT, Settings
from advisor.wiring import Advisor, build_advisor, language_model
from tests.answer.invariants import figures, figures_vouched_for
from tests.prose.small_model import served

#: A machine that is at something else as well reads long evidence slowly; seconds.
_PATIENCE = Patience(600.0, 1200.0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that the model wrote. `fate`: "kept", or why it was struck."""

    text: str
    fate: str
    detail: str = ""
    quotes: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    """Figures and names of a kept sentence that stand in none of its passages."""
    forgiven: str = ""
    """For a sentence without a usable key: its fate had it named all evidence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question."""

    question: str
    outcome: str
    seconds: float
    tokens: tuple[int, int]
    sentences: tuple[Sentence, ...]


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


def _judged(statement: Statement, advisor: Advisor) -> Sentence:
    wrong = tuple(sorted(false_figures(statement) | strange_names(statement, advisor)))
    return Sentence(statement.text, "kept", quotes=tuple(c.quote for c in statement.citations), wrong=wrong)


def _struck(found: Struck, gate: Gate, advisor: Advisor) -> list[Sentence]:
    """A struck sentence; one without a usable key also as if it had named all evidence."""
    if found.reason not in ("no_key", "unknown_key"):
        return [Sentence(found.text, found.reason, found.detail)]
    again = gate.check(Marked(found.text, tuple(range(1, len(gate.evidence) + 1)), ()))
    if isinstance(again, Struck):
        return [Sentence(found.text, found.reason, again.detail, forgiven=again.reason)]
    return [replace(_judged(again, advisor), fate=found.reason, forgiven="kept")]


def ask(advisor: Advisor, writer: ProseWriter, question: str) -> Asked:
    """Have one question answered in the model's words."""
    began = time.monotonic()
    extract = advisor.ask(question)
    step = Step(extract, 0)
    outcomes = []
    for step in advisor.written(extract, writer):
        outcomes += [step.outcome] if step.outcome is not None else []
    sentences: list[Sentence] = []
    for whole, before in zip(step.answer.parts or (step.answer,), extract.parts or (extract,), strict=True):
        gate = Gate(evidence_of(before), advisor.corpus, writer.names, before.language)
        sentences += [_judged(statement, advisor) for statement in own_sentences(whole, before)]
        sentences += [sentence for found in whole.struck for sentence in _struck(found, gate, advisor)]
    by = step.answer.written_by
    return Asked(question, " ".join(outcomes), round(time.monotonic() - began, 1), by.tokens, tuple(sentences))


def summary(asked: Sequence[Asked]) -> Mapping[str, object]:
    """All counts over the questions asked."""
    every = [sentence for one in asked for sentence in one.sentences]
    kept = [sentence for sentence in every if sentence.fate == "kept"]
    forgiven = [sentence for sentence in every if sentence.forgiven]
    return {
        "questions": len(asked),
        "outcomes": dict(Counter(one.outcome for one in asked)),
        "sentences": len(every),
        "kept": len(kept),
        "false though kept": sum(bool(sentence.wrong) for sentence in kept),
        "struck for": dict(Counter(sentence.fate for sentence in every if sentence.fate != "kept")),
        "with all keys": dict(Counter(sentence.forgiven for sentence in forgiven)),
        "false with all keys": sum(bool(s.wrong) for s in forgiven if s.forgiven == "kept"),
        "tokens in, out": (sum(one.tokens[0] for one in asked), sum(one.tokens[1] for one in asked)),
        "seconds": round(sum(one.seconds for one in asked)),
    }


def load(path: Path | None) -> list[Asked]:
    """The results of a run that was broken off; a line that was cut off is left out."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path is not None and path.exists() else []:
        with contextlib.suppress(json.JSONDecodeError):
            data = json.loads(line)
            told = [
                Sentence(**{**one, "quotes": tuple(one["quotes"]), "wrong": tuple(one["wrong"])})
                for one in data["sentences"]
            ]
            found.append(Asked(**{**data, "tokens": tuple(data["tokens"]), "sentences": tuple(told)}))
    return found


def _tell(one: Asked, number: int, of: int) -> None:
    for sentence in one.sentences:
        fate = "FALSE" if sentence.wrong else sentence.fate
        print(f"{fate:12} {sentence.forgiven:8} {sentence.detail:.40} | {sentence.text}", flush=True)
        for quote in sentence.quotes:
            print(f"             « {quote}", flush=True)
    print(f"{number}/{of} {one.outcome} {one.seconds} s: {one.question}", file=sys.stderr, flush=True)


def run(advisor: Advisor, questions: Sequence[str], out: Path | None) -> int:
    """Ask, print, count; the exit status is 1 where a false sentence was kept."""
    writer = advisor.writer()
    assert writer is not None, "no model is set"
    if isinstance(writer.model, LangChainModel):
        writer = replace(writer, model=replace(writer.model, patience=_PATIENCE))
    done = [one for one in load(out) if one.question in questions]
    known = {one.question for one in done}
    for question in questions:
        if question in known:
            continue
        one = ask(advisor, writer, question)
        done.append(one)
        _tell(one, len(done), len(questions))
        # A question that failed is asked again by the next run.
        if out is not None and "failed" not in one.outcome:
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
    for name, value in (counts := summary(done)).items():
        print(f"{name}: {value}")
    return 1 if counts["false though kept"] else 0


def main() -> int:
    """Parse the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=256, help="that the small model writes at the most")
    parser.add_argument("--llm", default="")
    parser.add_argument("--url", default="")
    options = parser.parse_args()
    cases = [case for case in load_cases(PROJECT_ROOT / "tests" / "gold" / "answerable.yaml") if not case.history]
    questions = [case.question for case in cases][: options.count]
    home = Settings.from_environment().home
    with contextlib.ExitStack() as stack:
        llm, url = options.llm, options.url
        if not llm:
            server = stack.enter_context(served(threads=options.threads, tokens=options.tokens))
            llm, url = "llama.cpp:smollm2-135m-instruct", server.url
        settings = Settings(home=home, llm=llm, llm_url=url)
        language_model(settings)  # says what is wrong before the index is opened
        return run(build_advisor(settings), questions, options.out)


if __name__ == "__main__":
    sys.exit(main())
