"""A filled questionnaire made by hand, with one cell of every kind; in three languages."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from types import MappingProxyType

from advisor.questionnaire.records import Cell, Filled, Item, Place, Questionnaire, Review, ReviewedCell
from advisor.records import Brief, Citation, Corpus, Entity, Language, Passage, Route, Source

ORIGINAL = b"the file as it was handed in"
#: What the data says in each language; no English in the other two, so that any left is ours.
WORDS: dict[Language, dict[str, str]] = {
    "en": {"route": "way", "question": "Is it kept for long?", "said": "It is so.", "section": "Law", "who": "Anna"},
    "ru": {"route": "путь", "question": "Долго ли хранят?", "said": "Это так.", "section": "Право", "who": "Анна"},
    "zh": {"route": "途径", "question": "是否长期保存？", "said": "确实如此。", "section": "法律", "who": "李伟"},
}
#: Quotes, titles and the like; they stay as they are in every language.
FOREIGN = ("Alpha", "Beta", "Gamma", "Delta", "Zeta.", "alpha", "beta", "gamma", "maker", "buyer")
WHEN = "2026-10-12T09:30:00Z"

SOURCES = {
    "terms": Source(
        "alpha",
        "Alpha Beta",
        "Gamma",
        "https://alpha.example/beta",
        None,
        "2026-09-01",
        "en",
        "vendor-terms",
        "Delta",
    ),
    "law": Source("beta", "Beta", "Delta", "https://beta.example/", "2024-05-02", "2026-09-01", "en", "court", "Gamma"),
    "own": Source("gamma", "Gamma", "", "file:gamma", None, "2026-09-01", "en", "vendor-terms", ""),
}
PASSAGES = {
    "terms": Passage("alpha#beta", SOURCES["terms"], "Alpha", "Alpha beta. Gamma Delta – 𝔘!  Zeta.", "Beta", "excerpt"),
    "law": Passage("beta#gamma", SOURCES["law"], "Beta", "Beta alpha.\nGamma.", "Delta", "full", snapshot=WHEN),
    "own": Passage("gamma#1", SOURCES["own"], "", "Gamma alpha.", "Beta", "full"),
}
TERMS = Citation(1, PASSAGES["terms"], 12, 28)
TERMS_TOO = Citation(2, PASSAGES["terms"], 0, 11)
LAW = Citation(2, PASSAGES["law"], 0, 18)
OWN = Citation(1, PASSAGES["own"], 0, 12)


def route(key: str, language: Language, vendor: str = "", operator: str = "") -> Route:
    names: dict[str, str] = {language: f"{WORDS[language]['route']} {key}"}
    return Route(key, names, "g", vendor, operator, (), names, names, names, names, names, ())


def routes(language: Language) -> tuple[Route, ...]:
    """Two of one vendor, one on own machines with a maker, one of nobody in particular."""
    return (
        route("alpha-1", language, "alpha", "alpha"),
        route("alpha-2", language, "alpha", "alpha"),
        route("beta-1", language, "beta", "buyer"),
        route("gamma-1", language),
    )


def question(number: int, language: Language, key: str = "", section: str = "") -> Item:
    text = f"{number}: {WORDS[language]['question']}"
    return Item(f"B{number}", text, "question", Place("", number, "B"), key, section)


def cell(item: int, on: str, verdict: str | None, language: Language, *citations: Citation, **more: object) -> Cell:
    values: dict[str, object] = {"basis": "criterion" if citations else "none", "strength": "fair"} | more
    said = WORDS[language]["said"]
    return Cell(f"B{item}", on, verdict=verdict, statement=said, citations=citations, **values)  # type: ignore[arg-type]


def filled(language: Language = "en") -> Filled:
    """Six questions, one of which has no cell on the last route; every verdict and state of review occurs."""
    words = WORDS[language]
    section = words["section"]
    items = (
        Item("B1", section, "header", Place("", 1, "B")),
        question(2, language, "S-1", section),
        question(3, language, "S-2", section),
        question(4, language, "", section),
        question(5, language),
        question(6, language),
        question(7, language),
    )
    keys = [one.id for one in routes(language)]
    asks = f"{words['question']} {words['said']}"
    cells = [
        cell(2, keys[0], "yes", language, TERMS, LAW, reasons=("vendor_only", "not_verified")),
        cell(2, keys[1], "no", language, LAW),
        cell(2, keys[2], "partly", language, TERMS, vendor_question=asks, reasons=("partly", "dated")),
        cell(2, keys[3], "conflict", language, TERMS_TOO, LAW, reasons=("conflict",)),
        cell(3, keys[0], "partly", language, TERMS, vendor_question=asks, reasons=("match_uncertain",)),
        cell(3, keys[1], "partly", language, TERMS, vendor_question=asks),
        cell(3, keys[2], "silent", language, OWN, reasons=("silent",)),
        cell(3, keys[3], "not_in_corpus", language, reasons=("not_in_corpus",)),
        cell(4, keys[0], "not_in_corpus", language, vendor_question=asks),
        cell(4, keys[1], None, language, LAW, basis="passages", reasons=("verdict_open",)),
        # About somebody else: nothing to ask of this vendor.
        cell(4, keys[2], "not_in_corpus", language),
        cell(4, keys[3], None, language, LAW, asks_openly=True),
        *(cell(5, key, None, language, basis="own_process", reasons=("own_process",)) for key in keys),
        cell(6, keys[0], "yes", language, TERMS),
        cell(6, keys[1], "silent", language, TERMS, vendor_question=asks),
        *(cell(6, key, "yes", language, LAW) for key in keys[2:]),
        *(cell(7, key, "yes", language, LAW) for key in keys[:3]),
    ]
    reviews = {
        ("B6", keys[0]): (Review("B6", keys[0], "approved", words["who"], WHEN),),
        ("B6", keys[1]): (
            Review("B6", keys[1], "commented", words["who"], "2026-10-12T09:10:00Z", comment=words["section"]),
            Review("B6", keys[1], "edited", words["who"], "2026-10-12T09:20:00Z", "no", f"{words['said']} 1"),
        ),
        ("B6", keys[2]): (
            Review("B6", keys[2], "approved", words["who"], "2026-10-12T09:00:00Z"),
            Review("B6", keys[2], "reopened", words["who"], WHEN),
        ),
    }
    return Filled(
        "run-1",
        Questionnaire("1.xlsx", "xlsx", hashlib.sha256(ORIGINAL).hexdigest(), items),
        routes(language),
        language,
        "c0" * 32,
        "2026-10-12T08:00:00Z",
        {one.key: ReviewedCell(one, reviews.get(one.key, ()), one.key == ("B7", keys[0])) for one in cells},
    )


def corpus() -> Corpus:
    """Knows both vendors, and the passages but the buyer's own."""
    entities = {
        key: Entity(key, "vendor", dict.fromkeys(("en", "ru", "zh"), name), ())
        for key, name in (("alpha", "Alpha"), ("beta", "Beta"))
    }
    briefs = tuple(Brief(SOURCES[key], (PASSAGES[key],), f"{key}.md") for key in ("terms", "law"))
    nothing: MappingProxyType[str, object] = MappingProxyType({})
    return Corpus(briefs, {}, {}, nothing, entities, (), "c1" * 32)  # type: ignore[arg-type]


def hostile() -> Filled:
    """Texts that try to be markup, formulas, links or paths, and characters that no file can hold."""
    bad = "=cmd|'/C calc'!A0\x00\x0b<b>&amp;\ud800 [x](javascript:1) | `a` **b**\n- c\r\n;@SUM(1)"
    known = filled()
    item = replace(
        known.questionnaire.items[1],
        text=bad.replace("\ud800", ""),
        number="+1",
        section=bad,
        guidance=bad,
        options=(bad, "-1"),
    )
    source = replace(SOURCES["terms"], title=bad.replace("\ud800", ""), url="javascript:alert(1)", interest="@x")
    passage = replace(PASSAGES["terms"], id="../../x\\y:#<é>", source=source, locator="=1", text="=1+1\t\r\n@x")
    citation = Citation(1, passage, 0, len(passage.text))
    answered = replace(known.cells["B2", "alpha-1"].cell, statement=bad, vendor_question=bad, citations=(citation,))
    review = Review("B2", "alpha-1", "commented", bad, WHEN, comment=bad)
    cells = dict(known.cells) | {("B2", "alpha-1"): ReviewedCell(answered, (review,))}
    questionnaire = replace(known.questionnaire, name="../con\x00<>.xlsx", items=(item, *known.questionnaire.items[2:]))
    return replace(known, questionnaire=questionnaire, cells=cells)
