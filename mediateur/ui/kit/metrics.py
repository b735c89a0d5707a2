"""Lengths and type sizes at the text size that the reader chose."""

from __future__ import annotations

from math import floor

from mediateur.pictures.tokens import Tokens

SLOW_STYLES = frozenset({"titre_1", "titre_2", "chiffre", "compteur"})
SLOW_GROWTH = (52 / 30 - 1) / (2.0 - 1.0)


class Metrics:
    """The tokens' measures times the reader's scale (1.0 to 2.0); every answer is in px."""

    def __init__(self, tokens: Tokens, scale: float) -> None:
        self.tokens, self.scale = tokens, scale
        self._lengths: dict[float, int] = {}

    def px(self, value: float) -> int:
        """Return a length of the 100 % design at this scale, at least 1 when it is not 0."""
        known = self._lengths.get(value)
        if known is None:
            known = self._lengths[value] = max(1, round(value * self.scale)) if value else 0
        return known

    def space(self, step: int) -> int:
        """Return a step of the spacing scale; KeyError when the step is not one of the tokens."""
        return self.px(self.tokens.spacing[str(step)])

    def dimension(self, name: str) -> int:
        """Return a named dimension, such as « commande »; KeyError when unknown."""
        return self.px(self.tokens.dimensions[name])

    def radius(self, name: str) -> int:
        """Return a named corner radius; KeyError when unknown."""
        return self.px(self.tokens.radii[name])

    def stroke(self, name: str) -> int:
        """Return a named stroke width in whole px, so that it is crisp; strokes grow half as fast as text."""
        return max(1, floor(self.tokens.strokes[name] * (1 + (self.scale - 1) / 2)))

    def growth(self, style: str) -> float:
        """Return the factor of a type style: big titles grow less than text (52 px for titre_1 at 200 %)."""
        return 1 + (self.scale - 1) * (SLOW_GROWTH if style in SLOW_STYLES else 1)

    def font_px(self, style: str) -> int:
        """Return the size of a type style."""
        return round(self.tokens.scale[style].size * self.growth(style))

    def line_height(self, style: str) -> int:
        """Return the line height of a type style."""
        return round(self.tokens.scale[style].line_height * self.growth(style))
