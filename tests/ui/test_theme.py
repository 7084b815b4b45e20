"""The colours of both themes can be read: contrast as WCAG 2.2 reckons it."""

from __future__ import annotations

import tomllib

import pytest

from advisor.settings import PROJECT_ROOT

THEME = tomllib.loads((PROJECT_ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
#: What is written on a primary button: `advisor/ui/assets/theme.css` sets it.
ON_PRIMARY = {"light": "#ffffff", "dark": "#14181d"}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_controls_can_be_read(theme: str) -> None:
    colours = THEME[theme]
    ground, second = colours["backgroundColor"], colours["secondaryBackgroundColor"]
    assert contrast(ON_PRIMARY[theme], colours["primaryColor"]) >= 4.5, "the words of a primary button"
    assert contrast(colours["primaryColor"], ground) >= 4.5, "a control, and the words of the one that is chosen"
    for name in ("textColor", "linkColor", "grayTextColor"):
        assert contrast(colours[name], ground) >= 4.5, name
        assert contrast(colours[name], second) >= 4.5, name
