"""Contrast of two colours, after WCAG 2.2 (relative luminance of sRGB)."""

from __future__ import annotations

import math


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of a colour written #RRGGBB."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21; the order of the colours does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def truncated(ratio: float) -> float:
    """Cut a ratio to two decimals, so that a threshold is never reached by rounding."""
    return math.floor(ratio * 100 + 1e-9) / 100


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
