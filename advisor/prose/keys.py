"""Keys by which a language model names its evidence, and their reading from what it wrote; pure.

A key is `[` nonce `-` number `]`, as in `[K7Q-2]`. The nonce is made anew for each request and stands nowhere in the
question or the evidence, so no passage can carry a working key and nothing that is quoted can be taken for one. All
other marks that look like citations (`[1]`, `【3†source】`, `[^2]`) are none: they are taken out and reported.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.briefs.sentences import sentence_spans

#: Letters and digits that cannot be taken for one another.
_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ23456789"
_NONCE_LENGTH = 3
#: Within a set of a pattern.
_OPEN, _CLOSE = "\\[\u3010\uff3b\u3014\u27e6", "\\]\u3011\uff3d\u3015\u27e7"
#: A bracket that holds next to nothing but letters, digits and marks: what models write where they mean a citation.
_GROUP = re.compile(rf"[{_OPEN}](?P<inside>[^{_OPEN}{_CLOSE}\n]{{0,80}})[{_CLOSE}](?:\([^()\s]{{0,200}}\))?")
_FOREIGN = re.compile(
    r"\s*(?:[\^#]?\d{1,4}(?:\s*[,;–\-:]\s*\d{1,4})*(?:\s*[†‡|:].*)?|(?:source|passage|evidence|citation|quote|ref|doc|"
    r"источник|фрагмент|цитата|来源|段落|证据|引文)s?[\s:#.]*[\w\-]*|[A-Z2-9]{2}\d-\d{1,4})\s*",
    re.IGNORECASE,
)
#: Stands for a mark that was taken out, until all are: a character that no text needs.
_TAKEN = "\ue000"
_SEPARATOR = re.compile(r"[\s,;、，；&+]+|\band\b|\bи\b|和")


def _folded(text: str) -> str:
    """Full-width letters, digits and dashes as plain ones, of the same length."""
    folded = "".join(
        plain if len(plain := unicodedata.normalize("NFKC", character)) == 1 else character for character in text
    )
    return folded.translate({0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text without its marks.

    `numbers`: the evidence that its keys name, from 1, in order, each once; `unknown`: marks that name nothing.
    """

    text: str
    numbers: tuple[int, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one request: for evidence 1 to `count`."""

    nonce: str
    count: int

    @classmethod
    def absent_from(cls, texts: Iterable[str], count: int) -> Keys:
        """Keys that stand in none of `texts`, whichever way they are written; the same for the same texts."""
        joined = _folded("\0".join(texts)).upper()
        for nonce in _nonces(joined):
            if nonce not in joined:
                return cls(nonce, count)
        raise AssertionError("a sequence of nonces never ends")

    def key(self, number: int) -> str:
        """The key of a piece of evidence, as the model is to write it."""
        return f"[{self.nonce}-{number}]"

    def read(self, text: str) -> Marked:
        """Take all marks out of a text: keys of ours, however they are bracketed, and marks that name nothing."""
        numbers: list[int] = []
        unknown: list[str] = []

        def group(match: re.Match[str]) -> str:
            inside = _folded(match["inside"]).replace(_TAKEN, " ")
            if not inside.strip(" .,;") and _TAKEN in match["inside"]:
                return _TAKEN
            parts = [part for part in _SEPARATOR.split(inside) if part]
            mine = [self._number(part) for part in parts]
            if parts and all(number is not None for number in mine):
                for part, number in zip(parts, mine, strict=True):
                    self._sort(part, number or 0, numbers, unknown)
                return _TAKEN
            if any(number is not None for number in mine) or _FOREIGN.fullmatch(inside):
                unknown.append(match.group().replace(_TAKEN, ""))
                return _TAKEN
            return match.group()

        taken = text.replace(_TAKEN, "")
        # A bracket within a bracket is found once the inner one is gone.
        for _ in range(8):
            before, taken = taken, _GROUP.sub(group, taken)
            if taken == before:
                break
        taken = taken.replace(_TAKEN, " ")
        bare = re.compile(rf"(?i)(?<![A-Z0-9])[{_OPEN}]*{self.nonce}\s?-\s?(\d+)[{_CLOSE}]*")
        folded = _folded(taken)
        pieces: list[str] = []
        position = 0
        for match in bare.finditer(folded):
            self._sort(match.group(), int(match[1]), numbers, unknown)
            pieces.append(taken[position : match.start()])
            position = match.end()
        pieces.append(taken[position:])
        left = " ".join(pieces)
        # Whatever of a nonce is left is the ruin of a key: it is never shown.
        if self.nonce in _folded(left).upper():
            unknown.append(self.nonce)
            left = re.sub(rf"(?i)\S*{self.nonce}\S*", " ", _folded(left))
        return Marked(_tidy(left), tuple(dict.fromkeys(numbers)), tuple(unknown))

    def _number(self, part: str) -> int | None:
        match = re.fullmatch(rf"(?i){self.nonce}-(\d{{1,4}})", part)
        return int(match[1]) if match else None

    def _sort(self, written: str, number: int, numbers: list[int], unknown: list[str]) -> None:
        if 1 <= number <= self.count:
            numbers.append(number)
        else:
            unknown.append(written)


def _nonces(seed: str) -> Iterator[str]:
    turn = 0
    while True:
        digest = hashlib.sha256(f"{turn}\0{seed}".encode()).digest()
        # It ends in a letter that no ordinary word has before a dash and a number, and holds a digit.
        yield "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[: _NONCE_LENGTH - 1]) + str(
            2 + digest[_NONCE_LENGTH] % 8
        )
        turn += 1


def _tidy(text: str) -> str:
    """One line, without the gaps and empty brackets that marks leave behind."""
    line = re.sub(r"\(\s*[,;]*\s*\)|`+\s*`+", " ", " ".join(text.split()))
    line = re.sub(r"\s+(?=[.,;:!?…。，；：！？)\]»”])", "", " ".join(line.split()))
    return re.sub(r"([.!?。！？])(?:\s*\1)+$", r"\1", line).strip()


def _is_only_marks(text: str, keys: Keys) -> bool:
    marked = keys.read(text)
    return not any(character.isalnum() for character in marked.text)


@dataclass(slots=True)
class SentenceStream:
    """Whole sentences from a text that arrives in pieces; a sentence takes the marks along that stand behind its stop.

    Nothing is given out before its end has arrived, so no half of a mark is ever seen.
    """

    keys: Keys
    cut: int = 1500
    """A text without any stop is cut after this many characters."""
    _waiting: str = ""

    def feed(self, piece: str) -> tuple[Marked, ...]:
        """The sentences that this piece completes."""
        self._waiting += piece
        return self._taken(final=False)

    def close(self) -> tuple[Marked, ...]:
        """What is left when the text has ended."""
        return self._taken(final=True)

    def _taken(self, *, final: bool) -> tuple[Marked, ...]:
        pieces = _pieces(self._waiting, self.keys)
        if final:
            ready, self._waiting = pieces, ""
        else:
            # The last piece may go on; a mark that belongs to the one before it may still be on its way.
            kept = 1
            while kept < len(pieces) and _may_be_marks(pieces[-kept]):
                kept += 1
            ready, waiting = pieces[:-kept], pieces[-kept:]
            self._waiting = "".join(waiting)
            if len(self._waiting) > self.cut:
                ready, self._waiting = [*ready, self._waiting], ""
        found = (self.keys.read(piece) for piece in ready)
        return tuple(marked for marked in found if marked.text or marked.numbers or marked.unknown)


def _may_be_marks(piece: str) -> bool:
    """Whether a piece, as far as it has arrived, may turn out to be nothing but marks."""
    start = piece.lstrip()
    return not start or start[0] in _OPEN + "(`*"


def _pieces(text: str, keys: Keys) -> list[str]:
    """A text cut behind its stops; marks behind a stop go with the sentence before. Nothing is lost."""
    starts = [start for start, _ in sentence_spans(text)]
    starts += [match.end() for match in re.finditer(r"\n+", text)]
    cuts = sorted({start for start in starts if 0 < start < len(text)})
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    joined: list[str] = []
    for piece in pieces:
        leading = re.match(rf"\s*(?:(?:[{_OPEN}]+[^{_OPEN}{_CLOSE}\n]{{0,80}}[{_CLOSE}]+)\s*)+", piece)
        end = leading.end() if joined and leading and _is_only_marks(leading.group(), keys) else 0
        if end:
            joined[-1] += piece[:end]
        if piece[end:]:
            joined.append(piece[end:])
    return joined
