"""The three weights of Atkinson Hyperlegible Next, embedded in every document."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from svglib.fonts import register_font

from mediateur.errors import MediateurError

FAMILY = "Atkinson Hyperlegible Next"
REGULAR, SEMIBOLD, BOLD = "Atkinson", "Atkinson-SemiBold", "Atkinson-Bold"
_WEIGHTS = (("normal", REGULAR, "Regular"), ("600", SEMIBOLD, "SemiBold"), ("700", BOLD, "Bold"))

# Of two threads that come first, one would give ReportLab other fonts than those with which the other already draws.
_turn = Lock()


@cache
def register(folder: Path) -> frozenset[int]:
    """Make the fonts of `folder` known to ReportLab and to svglib, once; return the code points that they draw.

    Raises MediateurError when a font is missing or broken.
    """
    with _turn:
        for weight, name, file in _WEIGHTS:
            path = folder / f"AtkinsonHyperlegibleNext-{file}.ttf"
            known, _ = register_font(FAMILY, str(path), weight=weight, rlgFontName=name)
            if known is None:
                raise MediateurError(
                    "Une police d’écriture manque ou ne se lit pas.",
                    "Vos données ne sont pas touchées.",
                    "Réinstallez Médiateur.",
                    detail=str(path),
                )
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    regular = pdfmetrics.getFont(REGULAR)
    return frozenset(regular.face.charToGlyph) if isinstance(regular, TTFont) else frozenset()
