"""How long each step of answering took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

_STAGES = ("understand", "find", "judge", "write", "check")


@dataclass(slots=True)
class Clock:
    """Adds up the milliseconds of each stage of one question."""

    spent: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_STAGES, 0.0))
    started: float = field(default_factory=time.perf_counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of a block of code."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] += (time.perf_counter() - begin) * 1000

    def reading(self) -> MappingProxyType[str, float]:
        """Milliseconds by stage, and their total since the start."""
        total = (time.perf_counter() - self.started) * 1000
        rounded = {name: round(value, 2) for name, value in self.spent.items()}
        return MappingProxyType(rounded | {"total": round(total, 2)})
