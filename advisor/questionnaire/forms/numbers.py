"""The number that a question carries in its own text: `1.2.3`, `a)`, `Q7:`, `SEC-4`, `（三）`; pure."""

from __future__ import annotations

import re

#: With a sign after it, or of several parts, or led by letters: what nobody would write without numbering.
_NUMBER = re.compile(
    r"(?P<number>"
    r"(?:(?:question|frage|вопрос|q|в|№|問題|问题|问|题)\s?(?:no\.?|nr\.?|№)?\s?\d{1,4}(?:\.\d{1,3}){0,4}[a-z]?(?=[\s.:)、：\-–—]))"
    r"|\(?\d{1,4}(?:[.-]\d{1,3}){1,6}[a-z]?\)?(?=[\s.:)、：])"
    r"|[（(]\d{1,4}[a-z]?[)）]|\d{1,4}[a-z]?(?=[.)、:：．](?!\d))|[（(][一二三四五六七八九十百]{1,4}[)）]|[一二三四五六七八九十]{1,3}(?=[、．.])"
    r"|[（(]?(?:[a-z]|[ivx]{1,5})[)）]|(?-i:[A-ZА-Я]|[a-zа-я]|[IVX]{1,5})(?=\.\s)"
    r"|(?-i:[A-Z]{1,6}\d{0,2}(?:[-–._&][A-Z]{1,6}){0,3})[-–._ ]?\d{1,4}(?:[.-]\d{1,4}){0,4}[a-z]?(?=[\s.:)：\-–—])"
    r")(?P<sign>[.):、：．]{0,2})(?P<gap>\s*[-–—:]\s+|\s*)(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"\s*(?:[-*+•–—·▪◦‣●○■□»›✓✔➢➤▶►o\uf0b7\uf0a7\uf0d8\uf0fc](?=\s)|[•▪◦‣●■➢➤▶►\uf0b7\uf0a7\uf0d8\uf0fc])\s*"
)
#: Words that are written with a number, and would be taken for letters before one.
_NO_KEY = re.compile(
    r"(?:ISO|IEC|SOC|NIST|AES|TLS|SSL|SHA|RSA|GDPR|HTTP|SP|COVID|FIPS|EN|BS|DIN|ГОСТ|PCI|ART|RFC|CIS|MD|RTO|RPO|PII|SLA|AI|GPT|P|T)\b",
    re.IGNORECASE,
)


def split_number(text: str) -> tuple[str, str]:
    """The number a text begins with, as it stands there, and the rest of the text; an empty number where it has none.

    `1.2 Do you…` gives `1.2`, `Q7: …` gives `Q7`, `2024 revenue` and `ISO 27001 certified?` have none.
    """
    text = text.strip()
    match = _NUMBER.match(text)
    if match is None:
        return "", text
    number, sign, gap = match["number"], match["sign"], match["gap"]
    rest = text[match.end() :]
    if _NO_KEY.match(number) or not (sign or gap or number.endswith((")", "）"))):
        return "", text
    if re.fullmatch(r"\d{4}", number) and number.startswith(("19", "20")) and not sign:
        return "", text
    # "z. B.", "e. g."
    if len(number) == 1 and re.match(r"[^\W\d]\.", rest):
        return "", text
    # A date, an amount, a version: more digits, or a unit, follow.
    if re.match(r"[\d%]", rest) and not gap:
        return "", text
    if not re.search(r"[^\W_]", rest):
        return "", text
    return number.strip("()（）") if not re.search(r"[a-zа-я]", number, re.IGNORECASE) else number.strip(
        "()（） "
    ), rest


def without_bullet(text: str) -> tuple[bool, str]:
    """Whether a text begins with a bullet, and the text without it."""
    match = _BULLET.match(text)
    if match is None or not re.search(r"[^\W_]", text[match.end() :]):
        return False, text.strip()
    return True, text[match.end() :].strip()
