"""The one place that loads a CrossEncoder of sentence-transformers; only from this machine."""

from __future__ import annotations

from typing import Any

from advisor.errors import ModelUnavailable


def cross_encoder(name: str, role: str, variable: str) -> Any:
    """A CrossEncoder that is already on this machine; nothing is fetched.

    Args:
        name: of the model, or its folder.
        role: what it is for, for the error.
        variable: the setting that names it, for the remedy.

    Raises:
        ModelUnavailable: there is none of that name.
    """
    try:
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return CrossEncoder(name, device="cpu", local_files_only=True)
    except (OSError, ValueError, ImportError) as error:
        remedy = f"Put the model on this machine first, or unset {variable} to do without."
        raise ModelUnavailable(f"{role} {name} cannot be loaded: {error}", remedy=remedy) from error
