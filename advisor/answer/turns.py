"""Turns of phrase by which a question tells what kind of answer it wants; pure."""

from __future__ import annotations

import re

#: Asks whether something is right as a whole, not for one fact.
BROAD = re.compile(
    r"\b(?:safe(?:ly)?|secure|trust(?:worthy)?|risky?|risks|dangerous|confidential)\b|"
    r"безопас|доверя|риск|опасн|安全|可信|风险|放心",
    re.IGNORECASE,
)
#: "May we use it?" asks about the routes as such, unless one claim (a licence, a ban) is what it turns on.
PERMISSION = re.compile(
    r"\b(?:okay|ok to use|allowed)\b|\b(?:may|can) we use\b|можно ли (?:использовать|пользоваться)|能用吗|可以用",
    re.IGNORECASE,
)
#: Asks for one fact, however few words it has.
FACT = re.compile(
    r"^\W*(?:who|when|what|which|how|where)\b|^\W*(?:кто|когда|что такое|сколько|где|как\w*)\b|"
    r"谁|何时|什么时候|是什么|多少",
    re.IGNORECASE,
)
#: Asks for every route: the short answer may be as long as there are routes.
ALL = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}(?:routes?|ways?|options?|clouds?|hosts?|services?)\b|"
    r"\b(?:each|every|compare|all (?:the )?(?:routes|ways|options))\b|"
    r"как\w+ (?:способ|вариант|облак)\w*|кажд\w+|сравни\w*|哪些|哪种|每种|各种|比较|对比",
    re.IGNORECASE,
)
