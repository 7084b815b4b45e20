"""Trains the reader (`advisor/index/reader.py`) and writes its file; takes about an hour on two cores.

    python -m tests.benchmarks.train_reader SQUAD2_DEV.json OUT.safetensors [--leave-out XQUAD/corpus.jsonl]

First on the development part of SQuAD 2.0 (Rajpurkar et al. 2018, CC BY-SA 4.0): half of its questions only seem to be
answered by their paragraph. Each paragraph is cut to the sentences around the answer, as our claims are short;
paragraphs of which XQuAD is made are left out. Then on our own questions (`questions.jsonl`): each was written to be
answered, or just not to be answered, by one claim; what the search finds for the latter takes part as well. Shards 5
and 6 of them are held back, and the area under the curve of these is printed.

Run by hand; no test needs it. The processor's bfloat16 is used, so two machines do not give the same bits.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy
import torch
from safetensors.torch import save_file
from torch import nn

from advisor.index.embedders import packaged_e5
from advisor.index.packed_e5 import PackedModel
from advisor.index.packed_torch import PackedTransformer
from advisor.index.reader import pair_ids, read_text
from advisor.records import Passage
from advisor.settings import Settings
from advisor.wiring import Advisor, build_advisor
from tests.benchmarks.calibrate_judge import area

QUESTIONS = Path(__file__).with_name("questions.jsonl")
HELD_BACK = (5, 6)
#: Rank of the low-rank matrices, and the lowest layer that is adapted.
_RANK, _FROM_LAYER = 16, 4
_BATCH, _EPOCHS, _RATES = 16, 2, (1e-3, 8e-4)
_WARM_UP = 0.06
#: How much finding an end of the answer counts beside knowing that there is one.
_ENDS = 0.25
#: Letters of a paragraph that is cut to what surrounds the answer.
_WINDOW = 560
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
#: How much a passage counts that was only found for a question, not written for it.
_FOUND, _FAR = 0.6, 0.5
#: Of SQuAD, how many questions take part in the second round, so that nothing is forgotten.
_KEPT = 1200


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with a text, as tokens."""

    ids: list[int]
    answered: float
    weight: float = 1.0
    span: tuple[int, int] | None = None
    """First and last token of the answer, where it is known."""


class LowRank(nn.Module):
    """A frozen linear map with a trained low-rank change (Hu et al. 2022)."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear.to(torch.bfloat16).requires_grad_(False)
        self.down = nn.Parameter(torch.randn(_RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, _RANK))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """The map's output, in half precision."""
        values = values.to(torch.bfloat16)
        changed: torch.Tensor = self.linear(values) + (values @ self.down.T.bfloat16()) @ self.up.T.bfloat16()
        return changed


class Network(nn.Module):
    """The packed model with low-rank changes in its upper layers and a head over the first token."""

    def __init__(self, packed: PackedModel) -> None:
        super().__init__()
        self.bert = PackedTransformer(packed)._network.requires_grad_(False)
        for part in self.bert.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        layers: Any = self.bert.encoder.layer
        for layer in layers[_FROM_LAYER:]:
            for holder, name in (
                (layer.attention.self, "query"),
                (layer.attention.self, "key"),
                (layer.attention.self, "value"),
                (layer.attention.output, "dense"),
                (layer.intermediate, "dense"),
                (layer.output, "dense"),
            ):
                setattr(holder, name, LowRank(getattr(holder, name)))
        size = self.bert.config.hidden_size
        self.pool, self.out, self.drop = nn.Linear(size, size), nn.Linear(size, 1), nn.Dropout(0.1)
        # Only for training: where the answer begins and ends. Whoever has to find it learns to read.
        self.ends = nn.Linear(size, 2)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Log-odds, shape (texts,), and of each token whether the answer begins or ends there, (texts, tokens, 2)."""
        with torch.autocast("cpu", torch.bfloat16):
            states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
            scores = self.out(self.drop(torch.tanh(self.pool(self.drop(states[:, 0])))))
            ends = self.ends(states)
        return scores.squeeze(-1).float(), ends.float().masked_fill(mask.unsqueeze(-1) == 0, -1e4)

    def trained(self) -> dict[str, torch.Tensor]:
        """What the reader's file holds: half precision, by the names that the reader looks for."""
        return {
            name.removeprefix("bert."): value.half().contiguous()
            for name, value in self.state_dict().items()
            if name.endswith((".down", ".up")) or name.startswith(("pool.", "out."))
        }


def squad(path: Path, left_out: Path | None, packed: PackedModel) -> list[Pair]:
    """The questions of a SQuAD 2.0 file, each with the sentences around its answer or what only seems to be one."""
    known = set()
    if left_out is not None:
        known = {_letters(json.loads(line)["text"]) for line in left_out.read_text(encoding="utf-8").splitlines()}
    pairs = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            if _letters(text) in known:
                continue
            for asked in paragraph["qas"]:
                answers = asked.get("plausible_answers" if asked["is_impossible"] else "answers") or []
                place = answers[0]["answer_start"] if answers else len(text) // 2
                told = around(text, place)
                ids = pair_ids(packed, asked["question"], told)
                answered = not asked["is_impossible"]
                span = _span(packed, ids, told, answers[0]["text"]) if answered else None
                pairs.append(Pair(ids, float(answered), span=span))
    return pairs


def _span(packed: PackedModel, ids: Sequence[int], text: str, answer: str) -> tuple[int, int] | None:
    """The tokens of an answer within those of question and text; None where they were cut off."""
    start = text.find(answer)
    offsets = packed.tokenizer.encode(text.translate(packed.characters), add_special_tokens=False).offsets
    inside = [place for place, (first, last) in enumerate(offsets) if last > start and first < start + len(answer)]
    # Between two separators after the question the text begins.
    begins = list(ids).index(packed.special[1]) + 2
    if start < 0 or not inside or begins + inside[-1] >= len(ids) - 1:
        return None
    return begins + inside[0], begins + inside[-1]


def around(text: str, place: int) -> str:
    """Whole sentences about a place in a text, as many as fit."""
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    first = max(number for number, cut in enumerate(cuts[:-1]) if cut <= place)
    last, draw = first + 1, random.Random(place + len(text))
    while True:
        more = [
            (start, end)
            for start, end in ((first - 1, last), (first, last + 1))
            if start >= 0 and end < len(cuts) and cuts[end] - cuts[start] <= _WINDOW
        ]
        if not more:
            return text[cuts[first] : cuts[last]].strip()
        first, last = draw.choice(more)


def own(advisor: Advisor, packed: PackedModel) -> tuple[list[Pair], list[Pair]]:
    """Our own questions: those to train on, with what the search finds for them, and those held back."""
    searcher = advisor.answerer.searcher
    draw = random.Random(7)
    training: list[Pair] = []
    held_back: list[Pair] = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)

        def pair(passage: Passage, answered: float, weight: float, row: dict[str, Any] = row) -> Pair:
            return Pair(pair_ids(packed, row["question"], read_text(passage, row["lang"])), answered, weight)

        answered = float(row["kind"] == "answered")
        claim = pair(searcher.index.passages[row["claim"]], answered, 1.0)
        if row["shard"] in HELD_BACK:
            held_back.append(claim)
            continue
        training.append(claim)
        found = [hit.passage for hit in searcher.search(searcher.understanding.query(row["question"]), 16)]
        others = [passage for passage in found if passage.id != row["claim"] and not passage.is_original]
        if not answered:
            training += [pair(passage, 0.0, _FOUND) for passage in others[:2]]
        elif len(others) > 9:
            # What stands next to the right claim may be its twin; further down there is no answer.
            training.append(pair(draw.choice(others[8:14]), 0.0, _FAR))
    return training, held_back


def fit(network: Network, pairs: Sequence[Pair], rate: float, fill: int) -> None:
    """Train for a few epochs: AdamW, a warm-up, then a rate that falls to nothing."""
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01)
    draw = random.Random(1)
    steps = list(chain.from_iterable(_batches(pairs, draw) for _ in range(_EPOCHS)))
    network.train()
    for step, batch in enumerate(steps):
        share = step / len(steps)
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, share / _WARM_UP) * (1 - share)
        labels = torch.tensor([pair.answered for pair in batch])
        scores, ends = network(*_padded(batch, fill))
        losses = nn.functional.binary_cross_entropy_with_logits(
            scores, labels, torch.tensor([pair.weight for pair in batch])
        )
        known = [(number, pair.span) for number, pair in enumerate(batch) if pair.span is not None]
        for end in (0, 1) if known else ():
            asked = ends[[number for number, _ in known], :, end]
            right = torch.tensor([span[end] for _, span in known])
            losses = losses + _ENDS * nn.functional.cross_entropy(asked, right)
        optimiser.zero_grad()
        losses.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        if step % 50 == 0:
            print(f"step {step} of {len(steps)}: loss {losses.item():.3f}", flush=True)


def read(network: Network, pairs: Sequence[Pair], fill: int) -> numpy.ndarray[Any, numpy.dtype[numpy.float64]]:
    """Log-odds of each pair."""
    network.eval()
    with torch.inference_mode():
        return numpy.concatenate([network(*_padded(batch, fill))[0].double().numpy() for batch in _cut(pairs, 32)])


def _batches(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Sequence[Pair]]:
    """Batches of texts about as long as each other, in random order."""
    order = draw.sample(range(len(pairs)), len(pairs))
    found = []
    for some in _cut(order, _BATCH * 40):
        found += list(_cut(sorted((pairs[place] for place in some), key=lambda pair: len(pair.ids)), _BATCH))
    draw.shuffle(found)
    yield from found


def _cut(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (values[start : start + size] for start in range(0, len(values), size))


def _padded(batch: Sequence[Pair], fill: int) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(pair.ids) for pair in batch)
    ids = torch.full((len(batch), longest), fill)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    for number, pair in enumerate(batch):
        ids[number, : len(pair.ids)] = torch.tensor(pair.ids)
        mask[number, : len(pair.ids)] = 1
    return ids, mask


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)[:80]


def main() -> None:
    """Train in two rounds, print what is held back, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("squad", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", type=Path)
    chosen = parser.parse_args()
    torch.manual_seed(0)
    packed = packaged_e5().packed
    fill = packed.special[2]
    network = Network(packed)
    public = squad(chosen.squad, chosen.leave_out, packed)
    training, held_back = own(build_advisor(Settings.from_environment()), packed)
    fit(network, public, _RATES[0], fill)
    fit(network, [*training, *random.Random(5).sample(public, min(_KEPT, len(public)))], _RATES[1], fill)
    labels = numpy.array([pair.answered for pair in held_back])
    print(f"held back: area under the curve {area(read(network, held_back, fill), labels):.3f}")
    save_file(network.trained(), chosen.out)


if __name__ == "__main__":
    main()
