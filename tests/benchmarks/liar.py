"""How many false sentences pass the gate: true ones of the corpus, each falsified in known ways; no model, no index.

    python -m tests.benchmarks.liar [--half fit|held|all] [--language en] [--show 5]

A small model is clumsy and caught by its clumsiness. A fluent liar is not: it says what the passage says but for one
word. So each claim and each sentence of the corpus is turned false by one change of one class, with the key of the
passage that it came from (or, for "key", with that of another passage about the same party). The untouched sentences
tell how many true ones pass. Passages fall into two halves by a digest of their id: rules of the gate are worked on
with the half `fit` and measured on the half `held`.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from advisor.briefs.corpus import load_corpus
from advisor.briefs.names import NameFinder
from advisor.briefs.sentences import sentence_spans
from advisor.prose.gate import Gate
from advisor.prose.keys import Marked
from advisor.records import LANGUAGES, Corpus, Language, Passage, Statement
from advisor.settings import PROJECT_ROOT

#: Fewer characters say nothing that could be falsified.
_SHORTEST = 25

Lie = Callable[[str, "Truth", "Liar"], str]


@dataclass(frozen=True, slots=True)
class Truth:
    """A sentence that its passage holds."""

    text: str
    passage: Passage
    language: Language


@dataclass(frozen=True, slots=True)
class Found:
    """A falsified sentence and what the gate said: "passed", or why it was struck."""

    kind: str
    said: str
    truth: Truth
    fate: str


def half_of(passage: Passage) -> str:
    """Which half a passage belongs to, for good."""
    return "fit" if hashlib.sha256(passage.id.encode()).digest()[0] % 2 else "held"


def truths(corpus: Corpus, language: Language) -> Iterator[Truth]:
    """The claims of a language, and the sentences of the passages that are written in it."""
    for passage in corpus.passages:
        texts = [passage.heading_in(language)] if language in {*passage.headings, passage.source.language} else []
        if passage.source.language == language:
            texts += [passage.text[start:end] for start, end in sentence_spans(passage.text)]
        for text in dict.fromkeys(" ".join(text.split()) for text in texts):
            if len(text) >= _SHORTEST:
                yield Truth(text if text[-1] in ".。!?" else f"{text}.", passage, language)


def _swap(*pairs: tuple[str, str]) -> Lie:
    """The first word of a list that a text holds, in another one's place."""
    compiled = [(re.compile(pattern), new) for pattern, new in pairs]

    def lie(text: str, truth: Truth, liar: Liar) -> str:
        return next((pattern.sub(new, text, count=1) for pattern, new in compiled if pattern.search(text)), "")

    return lie


_YEAR = r"(?:19|20)\d\d"


def _figure(text: str, truth: Truth, liar: Liar) -> str:
    for match in re.finditer(r"(?<![\w.,-])\d{1,3}(?:[.,]\d+)*(?![\w-])", text):
        new = re.sub(r"\d", lambda digit: str((int(digit.group()) + 3) % 10 or 7), match.group(), count=1)
        return text[: match.start()] + new + text[match.end() :]
    return ""


def _date(text: str, truth: Truth, liar: Liar) -> str:
    match = re.search(rf"\b({_YEAR})\b", text)
    return text[: match.start()] + str(int(match[1]) - 1) + text[match.end() :] if match else ""


def _vendor(text: str, truth: Truth, liar: Liar) -> str:
    for mention in liar.names.find(text):
        entity = liar.corpus.entities[mention.entity]
        if entity.type == "vendor":
            other = liar.another_vendor(mention.entity, truth)
            return text[: mention.start] + other + text[mention.end :]
    return ""


def _roles(text: str, truth: Truth, liar: Liar) -> str:
    """Two parties in each other's place."""
    found = [m for m in liar.names.find(text) if liar.corpus.entities[m.entity].type in ("vendor", "host", "model")]
    for first, second in pairwise(found):
        if first.entity != second.entity and first.end < second.start:
            one, two = text[first.start : first.end], text[second.start : second.end]
            return text[: first.start] + two + text[first.end : second.start] + one + text[second.end :]
    return ""


def _merged(text: str, truth: Truth, liar: Liar) -> str:
    other = liar.neighbour(truth)
    if other is None:
        return ""
    halves = re.split(r"[,，;；:：] ?", text), re.split(r"[,，;；:：] ?", other.text)
    joint = {"en": ", and ", "ru": ", и ", "zh": "，并且"}[truth.language]
    return halves[0][0].rstrip(".。") + joint + halves[1][-1].strip()


def _exception(text: str, truth: Truth, liar: Liar) -> str:
    tail = {
        "en": ", except for enterprise customers.",
        "ru": ", кроме корпоративных клиентов.",
        "zh": "，但企业客户除外。",
    }[truth.language]
    return text.rstrip(".。") + tail


#: Class → what is done to a sentence; empty where it cannot be.
LIES: Mapping[str, Lie] = {
    "figure": _figure,
    "date": _date,
    "vendor": _vendor,
    "roles": _roles,
    "negation dropped": _swap(
        (r"\b(do|does|did|is|are|was|were|may|can|has|have|will) not\b", r"\1"),
        (r"\bcannot\b", "can"),
        (r"\b[Nn]o (?!later|less|more|longer)", ""),
        (r"\bnever\b", ""),
        (r"\bне (?!только|более|менее|позднее)", ""),
        (r"[不未没](?!仅|超过|少于|晚于|得|同|足)", ""),
    ),
    "negation added": _swap(
        (r"\b(is|are|was|were|may|can|has|have|will|must)\b(?! not| no\b|not)", r"\1 not"),
        (r"(?<![а-я])(может|могут|должен|должны|хранит|обязан[а-я]*)(?![а-я])", r"не \1"),
        (r"(?<!不)(可以|可|会|须|要求|保留|适用)", r"不\1"),
    ),
    "modality": _swap(
        (r"\b(?:may|can|could|might)\b(?! not)", "must"),
        (r"(?<![а-я])может(?![а-я])", "должен"),
        (r"(?<![а-я])могут(?![а-я])", "должны"),
        (r"可以|可能|有权", "必须"),
    ),
    "modality weakened": _swap(
        (r"\b(?:must|shall)\b(?! not)", "may"),
        (r"(?<![а-я])должен(?![а-я])", "может"),
        (r"(?<![а-я])должны(?![а-я])", "могут"),
        (r"必须|应当|须", "可以"),
    ),
    "quantifier": _swap(
        (r"\b(?:some|most|several|many|certain|nearly all|a few)\b", "all"),
        (r"(?<![а-я])некоторы[а-я]+(?![а-я])", "все"),
        (r"(?<![а-я])(?:большинство|почти все)(?![а-я])", "все"),
        (r"部分|多数|某些|一些", "全部"),
    ),
    "only dropped": _swap(
        (r"\b(?:only|solely|exclusively) ", ""),
        (r"(?<![а-я])(?:только|исключительно) ", ""),
        (r"仅|只", ""),
    ),
    "unit": _swap(
        (r"(?<=\d )days\b", "hours"),
        (r"(?<=\d )hours\b", "days"),
        (r"(?<=\d )months\b", "years"),
        (r"(?<=\d )years\b", "months"),
        (r"(?<=\d )GB\b", "TB"),
        (r"(?<=\d )billion\b", "million"),
        (r"(?<=\d )%", " per mille"),
        (r"(?<=\d )дн(?:ей|я)", "часов"),
        (r"(?<=\d )месяц[а-я]*", "лет"),
        (r"(?<=\d)天", "小时"),
        (r"(?<=\d)年(?!\d)", "个月"),
        (r"(?<=\d)个月", "年"),
        (r"(?<=\d) ?亿", " 万"),
        (r"(?<=\d)B\b", "M"),
    ),
    "bound": _swap(
        (r"\b[Uu]p to\b", "at least"),
        (r"\bat least\b", "at most"),
        (r"\bmore than\b", "less than"),
        (r"\bless than\b", "more than"),
        (r"\bwithin (?=\d)", "after "),
        (r"(?<![а-я])не более", "не менее"),
        (r"(?<![а-я])не менее", "не более"),
        (r"(?<![а-я])более (?=\d)", "менее "),
        (r"(?<![а-я])до (?=\d)", "от "),
        (r"最多|不超过", "至少"),
        (r"至少|超过", "最多"),
    ),
    "relation": _swap(
        (r"\bbefore\b", "after"),
        (r"\bafter\b", "before"),
        (r"\bwithout\b", "with"),
        (r"\boutside\b", "inside"),
        (r"\binside\b", "outside"),
        (r"\bfrom\b", "to"),
        (r"\band\b", "or"),
        (r"(?<![а-я])после(?![а-я])", "до"),
        (r"(?<![а-я])без(?![а-я])", "с"),
        (r"(?<![а-я])из(?![а-я])", "в"),
        (r"之后", "之前"),
        (r"之前", "之后"),
        (r"以外|之外", "以内"),
    ),
    "exception dropped": _swap(
        (r",? (?:unless|except|save|provided that|as long as)\b[^.;]*", ""),
        (r",? (?:кроме|за исключением|если|при условии)[^.;]*", ""),
        (r"，?(?:除非|但[^，。]{2,20}除外)[^。；]*", ""),
    ),
    "exception": _exception,
    "merged": _merged,
    "key": lambda text, truth, liar: text,
}


class Liar:
    """Falsifies sentences and has the gate judge them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.names = corpus, NameFinder(corpus.entities)
        self._vendors = sorted(key for key, entity in corpus.entities.items() if entity.type == "vendor")
        self._about: dict[tuple[str, Language], list[Truth]] = defaultdict(list)

    def another_vendor(self, key: str, truth: Truth) -> str:
        """The name of the vendor behind this one."""
        place = self._vendors.index(key)
        return self.corpus.entities[self._vendors[(place + 1) % len(self._vendors)]].name[truth.language]

    def learn(self, every: Sequence[Truth]) -> None:
        """Note what each party's passages are."""
        for truth in every:
            for key in sorted(truth.passage.lead_entities):
                self._about[key, truth.language].append(truth)

    def neighbour(self, truth: Truth) -> Truth | None:
        """A sentence of another passage about the same party; None where there is none."""
        for key in sorted(truth.passage.lead_entities):
            others = [one for one in self._about[key, truth.language] if one.passage.id != truth.passage.id]
            if others:
                return others[hashlib.sha256(truth.text.encode()).digest()[0] % len(others)]
        return None

    def judged(self, kind: str, truth: Truth) -> Found | None:
        """A sentence falsified and judged; None where it cannot be falsified so."""
        said = " ".join(LIES[kind](truth.text, truth, self).split())
        evidence: tuple[Passage, ...] = (truth.passage,)
        if kind in ("key", "merged"):
            other = self.neighbour(truth)
            if other is None:
                return None
            evidence = (other.passage,) if kind == "key" else (truth.passage, other.passage)
        elif not said or said == truth.text:
            return None
        return Found(kind, said, truth, self.fate(said, evidence, truth.language))

    def fate(self, said: str, evidence: tuple[Passage, ...], language: Language) -> str:
        """ "passed", or why the gate strikes a sentence with the keys of all this evidence."""
        gate = Gate(evidence, self.corpus, self.names, language)
        found = gate.check(Marked(said, tuple(range(1, len(evidence) + 1)), ()))
        return "passed" if isinstance(found, Statement) else found.reason


def measured(corpus: Corpus, languages: Sequence[Language], half: str, every: int = 1) -> tuple[list[Found], float]:
    """All falsified sentences of a half with their fates, and the share of the true ones that pass.

    Args:
        corpus: whose sentences are falsified.
        languages: of the sentences.
        half: "fit", "held" or "all".
        every: 3 takes every third sentence.
    """
    liar = Liar(corpus)
    known = [truth for language in languages for truth in truths(corpus, language)]
    liar.learn(known)
    chosen = [truth for truth in known if half in ("all", half_of(truth.passage))][::every]
    passed = [truth for truth in chosen if liar.fate(truth.text, (truth.passage,), truth.language) == "passed"]
    found = [one for truth in passed for kind in LIES if (one := liar.judged(kind, truth)) is not None]
    return found, len(passed) / len(chosen) if chosen else 0.0


def main() -> int:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("fit", "held", "all"), default="fit")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--every", type=int, default=1, help="3: every third sentence")
    parser.add_argument("--show", type=int, default=0, help="how many of each class that passed are printed")
    options = parser.parse_args()
    corpus = load_corpus(PROJECT_ROOT / "corpus")
    languages: Sequence[Language] = options.language or LANGUAGES
    found, share = measured(corpus, languages, options.half, options.every)
    print(f"true sentences that pass: {share:.1%}")
    for kind in LIES:
        of = [one for one in found if one.kind == kind]
        passed = [one for one in of if one.fate == "passed"]
        by = {lang: f"{sum(o.truth.language == lang for o in passed)}/{sum(o.truth.language == lang for o in of)}"
              for lang in languages}  # fmt: skip
        print(f"{kind:18} {len(passed):4} of {len(of):5} pass  {by}")
        for one in passed[: options.show]:
            print(f"      {one.said}\n   «  {one.truth.text}")
    passed_all = sum(one.fate == "passed" for one in found)
    print(f"all {passed_all} of {len(found)} pass ({passed_all / max(1, len(found)):.2%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
