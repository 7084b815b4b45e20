"""The first sections of a memo: the buyer's situation, the rules that bind it, the must-haves; pure."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.decide.fact_words import fact_word
from advisor.decide.money import money
from advisor.decide.records import AppliedRule
from advisor.decide.rules import decides, waived_bars
from advisor.export.memo_records import Grid, Line, Part, Section, Sentence, Words
from advisor.export.memo_words import listed, number, parted
from advisor.export.memo_writing import Writing, words
from advisor.export.texts import verdict_text
from advisor.export.texts_memo import memo_text_or


def situation(writing: Writing) -> Iterator[Part]:
    """The profile in sentences; what is not known is not mentioned."""
    profile, language = writing.decision.profile, writing.language
    yield Section(writing.text("situation"))
    if profile.about:
        yield words([writing.plain("buyer", "about_us", text=" ".join(profile.about.split()))])
    yield words([*_who(writing), *_what(writing)])
    yield words(list(_means(writing)))
    steps = [fact_word("ready", step, language) for step in profile.ready]
    refused = [fact_word("unwilling", step, language) for step in profile.unwilling]
    wishes = [
        writing.plain("buyer", "our_needs", needs=_facts(writing, "needs", profile.needs)) if profile.needs else None,
        writing.plain("buyer", "our_steps", steps=listed(steps, language)) if steps else None,
        writing.plain("buyer", "our_refusals", steps=listed(refused, language, "or")) if refused else None,
        writing.plain("frame", "rest_unknown"),
    ]
    yield words(wishes)


def _facts(writing: Writing, field: str, values: tuple[str, ...]) -> str:
    language = writing.language
    if field in ("people_in", "established_in"):
        return _regions(writing, values)
    words = (memo_text_or(f"{field}:{value}", language, fact_word(field, value, language)) for value in values)
    return listed(words, language)


def _regions(writing: Writing, regions: tuple[str, ...]) -> str:
    return listed((writing.region(region) for region in regions), writing.language)


def _who(writing: Writing) -> Iterator[Sentence]:
    profile = writing.decision.profile
    sector = writing.text(f"sector:{profile.sector}") if profile.sector else ""
    regions = _regions(writing, profile.established_in)
    if sector and regions:
        yield writing.plain("buyer", "we_are", sector=sector, regions=regions)
    elif sector:
        yield writing.plain("buyer", "we_are_only", sector=sector)
    elif regions:
        yield writing.plain("buyer", "we_sit", regions=regions)
    if profile.government_contracts:
        contracts = _facts(writing, "government_contracts", profile.government_contracts)
        yield writing.plain("buyer", "our_contracts", contracts=contracts)


def _what(writing: Writing) -> Iterator[Sentence]:
    profile, language = writing.decision.profile, writing.language
    if profile.data:
        yield writing.plain("buyer", "our_data", data=_facts(writing, "data", profile.data))
    if profile.people_in:
        yield writing.plain("buyer", "our_people", regions=_regions(writing, profile.people_in))
    if profile.languages:
        named = [memo_text_or(f"language:{code}", language, code) for code in profile.languages]
        yield writing.plain("buyer", "our_languages", languages=listed(named, language))


def _means(writing: Writing) -> Iterator[Sentence]:
    profile, language = writing.decision.profile, writing.language
    if writing.has_volume:
        yield writing.plain(
            "buyer",
            "our_volume" if profile.latency else "our_volume_only",
            input=number(profile.input_tokens, language, 1),
            output=number(profile.output_tokens, language, 1),
            latency=_facts(writing, "latency", (profile.latency,)) if profile.latency else "",
        )
    else:
        yield writing.plain("buyer", "no_volume")
    if profile.accelerators:
        said = fact_word("accelerators", profile.accelerators, language)
        yield writing.plain("buyer", "our_accelerators", accelerators=said)
    if profile.people:
        yield writing.plain("buyer", "our_staff", people=fact_word("people", profile.people, language))
    if profile.budget is not None:
        yield writing.plain("buyer", "our_budget", budget=money(profile.budget, language))


def rules(writing: Writing) -> Iterator[Part]:
    """The rules that make a must-have or bar a route, with reason and source; the others by name; the must-haves."""
    yield Section(writing.text("rules"))
    if not writing.decision.rules:
        yield words([writing.plain("computed", "rules_none")])
    else:
        yield words([writing.plain("frame", "rules_intro")])
    deciding, others = deciding_rules(writing)
    for applied in deciding:
        yield _rule(writing, applied)
    if others:
        names = parted((applied.rule.name[writing.language] for applied in others), writing.language)
        key = "rules_others" if deciding else "rules_only_others"
        yield words([writing.plain("computed", key, names=names)])
    yield from _must_haves(writing)


def deciding_rules(writing: Writing) -> tuple[list[AppliedRule], list[AppliedRule]]:
    """The rules that change which routes come into question, and the others."""
    found: tuple[list[AppliedRule], list[AppliedRule]] = ([], [])
    for applied in writing.decision.rules:
        found[not decides(applied, writing.rulebook)].append(applied)
    return found


def rules_annex(writing: Writing) -> Iterator[Part]:
    """The other rules, each with its source, its reason and what it asks."""
    yield Section(writing.text("annex:rules"))
    _, others = deciding_rules(writing)
    if not others:
        yield words([writing.plain("computed", "annex_rules_none")])
    for applied in others:
        yield _rule(writing, applied, with_todo=True)


def _rule(writing: Writing, applied: AppliedRule, *, with_todo: bool = False) -> Words:
    todo = applied.rule.todo.get(writing.language, "") if with_todo else ""
    return words(
        [
            writing.citer.grounds(applied.rule.grounds),
            writing.plain("buyer", "because", facts=_because(writing, applied)) if applied.because else None,
            writing.plain("demand", "rule_todo", todo=todo) if todo else None,
        ],
        applied.rule.name[writing.language],
    )


def _because(writing: Writing, applied: AppliedRule) -> str:
    named = []
    for field, values in applied.because.items():
        words = _facts(writing, field, values)
        named.append(memo_text_or(f"because:{field}", writing.language, "{words}").format(words=words))
    return parted(named, writing.language)


def _must_haves(writing: Writing) -> Iterator[Part]:
    decision, language = writing.decision, writing.language
    yield Section(writing.text("must_haves_head"), 2)
    if not decision.must_haves:
        yield words([writing.plain("computed", "must_haves_none")])
    else:
        yield words([writing.plain("frame", "must_haves")])
        lines = []
        for must in decision.must_haves:
            who = [writing.rule(rule) for rule in must.rules] + ([writing.text("by_us")] if must.by_buyer else [])
            texts = (
                writing.criterion(must.criterion),
                writing.corpus.criteria[must.criterion].question[language],
                verdict_text(must.least, language),
                parted(who, language),
            )
            lines.append(Line(tuple((Sentence(text, "frame", bold=not place),) for place, text in enumerate(texts))))
        head = tuple(writing.text(f"col:{key}") for key in ("criterion", "question", "least", "who"))
        yield Grid(head, (4.2, 6.8, 2.0, 4.4), tuple(lines))
    if decision.profile.waived:
        lifted = (bar for applied in decision.rules for bar in waived_bars(applied, writing.rulebook))
        freed = dict.fromkeys(route for bar in lifted for route in bar.routes if route in writing.corpus.routes)
        yield words(
            [
                writing.plain("buyer", "waived", criteria=writing.criteria(decision.profile.waived)),
                writing.plain("buyer", "waived_bars", routes=writing.routes(freed)) if freed else None,
            ]
        )
