"""Fonts that come as data inside wheels: found by their package's file list, checked by SHA-256, never imported.

Two of one family: what stands in Latin and Cyrillic letters and what stands in Chinese characters look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from advisor.errors import FontUnavailable
from advisor.wheels import wheel_file


@dataclass(frozen=True, slots=True)
class PackagedFont:
    """A font file inside a pinned wheel; `family` is its name within it."""

    family: str
    distribution: str
    version: str
    file: str
    sha256: str
    licence: str


LATIN = PackagedFont(
    family="Source Sans 3",
    distribution="fontpkg-source-sans-3",
    version="3.52",
    file="SourceSans3[wght].ttf",
    sha256="042fe2cc0b933e328410d7acbd0aa6a1873dca5aef81875f4bc214b08825c7b9",
    licence="OFL-1.1",
)
CHINESE = PackagedFont(
    family="Noto Sans CJK SC",
    distribution="manimgx-fonts-cjk",
    version="2026.9.26.post1",
    file="NotoSansCJK-VF.otf.ttc",
    sha256="d3d8256cdec8dbcb3552284bc6b20c734dd60c2ee9df83b5758e34807c4bac32",
    licence="OFL-1.1",
)
FONTS = (LATIN, CHINESE)


@lru_cache(maxsize=8)
def locate_font(font: PackagedFont) -> Path:
    """Path of a font's file, after its digest was checked.

    Raises:
        FontUnavailable: the wheel is not installed, lacks the file, or the file is not the pinned one.
    """
    return wheel_file(f"the font {font.family}", font.distribution, font.file, font.sha256, FontUnavailable)
