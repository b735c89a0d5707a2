"""The program's own fonts: loaded once, then asked for by style."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from mediateur.pictures.tokens import TextStyle, Tokens

_loaded: set[Path] = set()


def load(folder: Path) -> int:
    """Load the TTF files of a folder, each once per process; return how many are loaded."""
    for path in sorted(folder.glob("*.ttf")):
        if path not in _loaded and QFontDatabase.addApplicationFont(str(path)) >= 0:
            _loaded.add(path)
    return len(_loaded)


def build(tokens: Tokens, style: TextStyle, size: int, weight: int | None = None) -> QFont:
    """Return the font of a style at `size` px; tabular figures where the style asks for them."""
    font = QFont([tokens.family, *tokens.fallback])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight or style.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
