"""Files that come as data inside wheels: found by their package's file list, checked by SHA-256, never imported."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.files import sha256_of_file

#: Where `make install` puts these wheels: beside the environment's own packages, as one of them is made for one
#: platform and none is ever imported.
FOLDER = Path(sys.prefix) / "models"
_REMEDY = "Run `make install`, or the line for the models in the README."


def wheel_file(called: str, distribution: str, file: str, sha256: str, error: type[AdvisorError]) -> Path:
    """Path of a data file, after its digest was checked.

    Args:
        called: what the file is, as an error names it: "the model X", "the font Y".
        distribution: the pinned package.
        file: the file's name, wherever in the package it lies.
        sha256: the pinned digest, as hexadecimal digits.
        error: raised where the package is not installed, lacks the file, or holds another one.
    """
    # A folder of its own wins over the environment's packages.
    installed = next(iter(metadata.distributions(name=distribution, path=[str(FOLDER), *sys.path])), None)
    if installed is None:
        raise error(f"{called} is not installed", remedy=_REMEDY)
    paths = (Path(str(entry.locate())) for entry in installed.files or [])
    found = next((path for path in paths if path.name == file and path.is_file()), None)
    if found is None:
        raise error(f"the package {distribution} holds no {file}", remedy=_REMEDY)
    digest = sha256_of_file(found)
    if digest != sha256:
        raise error(
            f"{called} has SHA-256 {digest}, not the pinned {sha256}",
            where=str(found),
            remedy="Do not use it. Reinstall it: " + _REMEDY,
        )
    return found
