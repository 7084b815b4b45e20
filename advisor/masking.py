"""Personal data and chosen names behind placeholders, and back; pure.

Recognised are e-mail addresses, telephone numbers, IBANs and card numbers (both by their check digits), IP addresses,
and the names that the user lists. Each spelling gets a placeholder of its own, the same wherever it stands in one
request, so that a language model can write of it without knowing it. What is neither listed nor of such a form (a
person's name, an address) is not recognised.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

_LABELS = ("EMAIL", "IBAN", "CARD", "IPADDR", "PHONE", "NAME")
#: A fixed number of digits, so that a digit behind a masked name is not taken for a part of its placeholder.
_PLACEHOLDER = re.compile(rf"(?:{'|'.join(_LABELS)})_\d{{4}}", re.IGNORECASE)
_LONGEST = max(map(len, _LABELS)) + 5
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![\d])", r"(?![\d])"


def names_of(setting: str) -> tuple[str, ...] | None:
    """The names that a setting lists: `on` or `Acme;Jane Roe`; None where nothing is to be masked.

    >>> names_of("on"), names_of("Acme; Jane Roe"), names_of("off")
    ((), ('Acme', 'Jane Roe'), None)
    """
    names = tuple(dict.fromkeys(" ".join(name.split()) for name in setting.split(";") if name.strip()))
    if not names or names in (("off",), ("Off",), ("OFF",)):
        return None
    return tuple(name for name in names if name.lower() != "on")


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in re.sub(r"\D", "", number)]
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _iban(number: str) -> bool:
    plain = number.replace(" ", "")
    moved = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return 15 <= len(plain) <= 34 and int(moved) % 97 == 1


def _by_check_digits(test: Callable[[str], bool]) -> Callable[[str], int]:
    """The longest beginning that passes; another number may stand right behind it."""

    def length(text: str) -> int:
        ends = (end for end in range(len(text), 12, -1) if end == len(text) or not text[end].isalnum())
        return next((end for end in ends if test(text[:end])), 0)

    return length


def _address(text: str) -> int:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return 0
    return len(text)


#: A label, a pattern, and how much of what it finds is masked, in characters.
_PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], int]], ...] = (
    ("EMAIL", re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), len),
    (
        "IBAN",
        re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])", re.ASCII),
        _by_check_digits(_iban),
    ),
    (
        "CARD",
        re.compile(rf"{_NO_DIGIT_BEFORE}\d(?:[ -]?\d){{12,18}}{_NO_DIGIT_AFTER}", re.ASCII),
        _by_check_digits(_luhn),
    ),
    ("IPADDR", re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)", re.ASCII), _address),
    ("IPADDR", re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{3,39}(?![\w:])"), _address),
    ("PHONE", re.compile(r"(?<![\w+])\+\d(?:[ ().-]{0,2}\d){6,14}(?!\d)", re.ASCII), len),
    # Without the sign of a country only in the forms that nothing else has: Russian, American, Chinese.
    (
        "PHONE",
        re.compile(
            rf"{_NO_DIGIT_BEFORE}(?:8[ -]?\(?\d{{3}}\)?[ -]?\d{{3}}[ -]?\d{{2}}[ -]?\d{{2}}"
            rf"|\(?\d{{3}}\)?[ .-]\d{{3}}[.-]\d{{4}}|1[3-9]\d{{9}}|0\d{{2,3}}-\d{{7,8}}){_NO_DIGIT_AFTER}",
            re.ASCII,
        ),
        len,
    ),
)


@dataclass(slots=True)
class Mask:
    """The placeholders of one request.

    Args:
        names: what is masked besides the forms that are recognised; whatever their case.
        texts: all texts of the request: none of their own words is taken for a placeholder.
    """

    names: Sequence[str] = ()
    texts: Iterable[str] = ()
    _hidden: dict[str, str] = field(default_factory=dict)
    """Original → placeholder."""
    _shown: dict[str, str] = field(default_factory=dict)
    """Placeholder → original."""
    _taken: set[str] = field(default_factory=set)
    _listed: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        for text in self.texts:
            self._taken |= {match.upper() for match in _PLACEHOLDER.findall(text)}
        listed = sorted({name for name in self.names if name.strip()}, key=len, reverse=True)
        if listed:
            self._listed = re.compile("|".join(_spelling(name) for name in listed), re.IGNORECASE)

    @property
    def count(self) -> int:
        """How many things were masked."""
        return len(self._hidden)

    def hide(self, text: str) -> str:
        """The text with placeholders in place of what is recognised."""
        pieces: list[tuple[str, bool]] = [(text, False)]
        for label, pattern, length in _PATTERNS:
            pieces = self._masked(pieces, label, pattern, length)
        if self._listed is not None:
            pieces = self._masked(pieces, "NAME", self._listed, len)
        # What was recognised once is masked wherever it stands, also within a longer number or word.
        known = [re.escape(original) for original in sorted(self._hidden, key=len, reverse=True) if len(original) > 4]
        if known:
            pieces = self._masked(pieces, "NAME", re.compile("|".join(known)), len)
        return "".join(piece for piece, _ in pieces)

    def _masked(
        self, pieces: list[tuple[str, bool]], label: str, pattern: re.Pattern[str], length: Callable[[str], int]
    ) -> list[tuple[str, bool]]:
        """The pieces cut where the pattern matches; a piece that is a placeholder stays whole."""
        result: list[tuple[str, bool]] = []
        for piece, done in pieces:
            if done:
                result.append((piece, True))
                continue
            position = looked = 0
            while match := pattern.search(piece, looked):
                original = match.group()[: length(match.group())]
                placeholder = self._placeholder(original, label) if original else ""
                # What was found may begin too early: behind the number before it.
                looked = match.start() + 1
                if placeholder:
                    result += [(piece[position : match.start()], False), (placeholder, True)]
                    position = looked = match.start() + len(original)
            result.append((piece[position:], False))
        return result

    def _placeholder(self, original: str, label: str) -> str:
        if original not in self._hidden:
            free = (name for number in range(1, 10_000) if (name := f"{label}_{number:04}") not in self._taken)
            name = next(free, "")
            if not name:
                return ""
            self._taken.add(name)
            self._hidden[original] = name
            self._shown[name] = original
        return self._hidden[original]

    def reveal(self, text: str) -> str:
        """The text with the originals in place of the placeholders."""
        return _PLACEHOLDER.sub(lambda match: self._shown.get(match.group().upper(), match.group()), text)

    def waiting(self, text: str) -> int:
        """How many characters at the end of a text may be the beginning of a placeholder."""
        for length in range(min(_LONGEST, len(text)), 0, -1):
            tail = text[-length:].upper()
            if any(len(name) > length and name.startswith(tail) for name in self._shown):
                return length
        return 0


def _spelling(name: str) -> str:
    """A pattern for a name: its words may be parted by any white space; a short one must stand alone."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    return pattern if len(name) > 3 or not name.isascii() else rf"(?<!\w){pattern}(?!\w)"
