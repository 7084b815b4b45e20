"""The section of a memo on how firm the result is; pure."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.export.memo_records import Chart, Part, Points, Section, Sentence, Words
from advisor.export.memo_words import counted, listed, points, share
from advisor.export.memo_writing import Writing, number_form, words
from advisor.export.texts import verdict_text

_ROUTES, _FLIPS = 4, 6
#: Below this share a first place is not worth a word.
_LEAST = 0.01


def sensitivity(writing: Writing) -> Iterator[Part]:
    """Shares of first places, and the changes of a weight or an unknown that turn the result."""
    decision, language = writing.decision, writing.language
    if not decision.ranking:
        return
    yield Section(writing.text("sensitivity"))
    weightings = counted(decision.robustness.samples, "weighting", language)
    yield words([writing.plain("computed", "sens_intro", weightings=weightings), _shares(writing)])
    yield Chart("acceptability", writing.text("chart:acceptability"))
    yield Section(writing.text("weights_head"), 2)
    yield from _flips(writing, [_weight(writing, place) for place in range(len(decision.weight_flips))], "weight")
    if decision.must_have_flips:
        yield Section(writing.text("must_haves_head"), 2)
        yield words([writing.plain("computed", "flips_must")])
        yield Points(tuple(Words((_must(writing, place),)) for place in range(len(decision.must_have_flips))))
    yield Section(writing.text("unknowns_head"), 2)
    yield from _flips(writing, [_unknown(writing, place) for place in range(len(decision.unknown_flips))], "unknown")


def _shares(writing: Writing) -> Sentence:
    language = writing.language
    first = sorted(
        ((routes[0], route) for route, routes in writing.decision.robustness.acceptability.items() if routes),
        key=lambda pair: (-pair[0], pair[1]),
    )
    said = [
        writing.text("brackets", text=writing.named(route), note=share(part, language))
        for part, route in first[:_ROUTES]
        if part >= _LEAST
    ]
    return writing.plain("computed", "sens_firsts", list=listed(said, language))


def _weight(writing: Writing, place: int) -> str:
    flip, language = writing.decision.weight_flips[place], writing.language
    return writing.text(
        "flip_weight",
        criterion=writing.criterion(flip.criterion),
        weight=share(flip.weight, language),
        needed=share(flip.needed, language),
        winner=writing.put_forward(flip.winner),
    )


def _must(writing: Writing, place: int) -> Sentence:
    flip = writing.decision.must_have_flips[place]
    return writing.plain(
        "computed",
        "flip_must",
        criterion=writing.text("quoted_name", name=writing.criterion(flip.must_have.criterion)),
        winner=writing.put_forward(flip.winner),
        value=points(flip.value, writing.language),
    )


def _unknown(writing: Writing, place: int) -> str:
    flip = writing.decision.unknown_flips[place]
    said = writing.text(
        "flip_unknown",
        route=writing.put_forward(flip.route),
        criterion=writing.criterion(flip.criterion),
        verdict=verdict_text(flip.verdict, writing.language),
    )
    if flip.also:
        said = writing.text("flip_also", said=said, also=writing.criteria(flip.also))
    return said


def _flips(writing: Writing, said: list[str], what: str) -> Iterator[Part]:
    if not said:
        yield words([writing.plain("computed", f"no_flip_{what}")])
        return
    yield words([writing.plain("computed", "flips_weights" if what == "weight" else "flips_unknown")])
    yield Points(tuple(Words((Sentence(text + writing.text("stop"), "computed"),)) for text in said[:_FLIPS]))
    if len(said) > _FLIPS:
        rest = len(said) - _FLIPS
        yield words([writing.plain("computed", f"more_flips_{number_form(rest)}", count=rest)])
