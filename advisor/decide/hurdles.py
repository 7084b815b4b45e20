"""Which must-haves keep out the most routes; pure."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.decide.records import Decision, MustHave


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A must-have and the routes that do not take it, shown to fall short or not shown to reach it."""

    must_have: MustHave
    routes: tuple[str, ...]
    alone: tuple[str, ...]
    """Those of them that nothing else keeps out."""


def hurdles(decision: Decision) -> tuple[Hurdle, ...]:
    """The must-haves that keep out any route, the highest hurdle first."""
    found = [_hurdle(decision, must_have) for must_have in decision.must_haves]
    return tuple(sorted((one for one in found if one.routes), key=lambda one: (-len(one.routes), -len(one.alone))))


def _hurdle(decision: Decision, must_have: MustHave) -> Hurdle:
    falls = [out for out in decision.ruled_out if any(reason.must_have == must_have for reason in out.reasons)]
    alone = [out.route for out in falls if len(out.reasons) == 1]
    return Hurdle(must_have, tuple(out.route for out in falls), tuple(alone))
