"""The packed model's file: its weights are widened rightly, and a damaged one is refused."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import ModelUnavailable
from advisor.index.packaged import E5_SMALL, locate
from advisor.index.packed_e5 import PackedRows, read_packed, widened

BLOCKS = st.lists(
    st.tuples(
        st.floats(-2, 2, width=16),
        st.lists(st.integers(-8, 7), min_size=32, max_size=32),
    ),
    min_size=1,
    max_size=4,
)


def packed(blocks: list[tuple[float, list[int]]]) -> bytes:
    """`Q4_0` as ggml describes it, written down the other way round."""
    result = b""
    for scale, weights in blocks:
        nibbles = [weight + 8 for weight in weights]
        result += numpy.float16(scale).tobytes()
        result += bytes(low | high << 4 for low, high in zip(nibbles[:16], nibbles[16:], strict=True))
    return result


@given(BLOCKS)
def test_packed_weights_come_back(blocks: list[tuple[float, list[int]]]) -> None:
    data = numpy.frombuffer(packed(blocks), numpy.uint8)
    expected = [numpy.float32(numpy.float16(scale)) * weight for scale, weights in blocks for weight in weights]
    assert widened(data) == pytest.approx(expected)
    rows = PackedRows(data, 32)
    assert rows[[len(blocks) - 1]][0] == pytest.approx(expected[-32:])
    assert rows[:].shape == (len(blocks), 32)


@pytest.mark.parametrize("kept", [0, 3, 40, 100, 5000, 5_000_000])
def test_a_file_cut_short_is_refused_by_name(kept: int, tmp_path: Path) -> None:
    with locate(E5_SMALL).open("rb") as stream:
        beginning = stream.read(kept)
    path = tmp_path / "model.bin"
    path.write_bytes(beginning)
    with pytest.raises(ModelUnavailable, match="cannot be read") as caught:
        read_packed(path)
    assert str(path) in str(caught.value)


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelUnavailable, match="does not begin as expected"):
        read_packed(path)
