"""The design tokens: colours, type, measures, read once from resources/themes/tokens.json."""

# Annotations are values here: those that are texts, a NamedTuple compiles one by one, at each start of the program.

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

LIGHT, DARK, HIGH_CONTRAST = "clair", "sombre", "contraste"
THEMES = (LIGHT, DARK, HIGH_CONTRAST)


class TextStyle(NamedTuple):
    """A style of the typographic scale, in px at 100 %; `floor` is the least size when the text must fit."""

    size: float
    line_height: float
    weight: int
    tabular: bool
    floor: float


class Pair(NamedTuple):
    """Two roles that may be used one on the other, and what the file says of their contrast."""

    foreground: str
    background: str
    foreground_hex: str
    background_hex: str
    ratio: float
    use: str
    threshold: float
    level: str


class Focus(NamedTuple):
    """The focus ring, in px: gap, thickness, thickness in high contrast."""

    gap: float
    width: float
    width_high_contrast: float


class Paper(NamedTuple):
    """What paper asks: sizes of text in points by variant (courant, gros_caracteres, falc), lengths in mm."""

    body: Mapping[str, float]
    titles: Mapping[str, tuple[float, float]]
    legal: float
    legal_large: float
    label: float
    label_large: float
    line_height: float
    margins: Mapping[str, tuple[float, ...]]
    qr: Mapping[str, Any]
    disc: Mapping[str, float]


class Tokens(NamedTuple):
    """All tokens. Lengths are px at 100 %, to be multiplied by the text size that the reader chose."""

    themes: Mapping[str, Mapping[str, str]]
    pairs: Mapping[str, tuple[Pair, ...]]
    scale: Mapping[str, TextStyle]
    user_screen: Mapping[str, TextStyle]
    family: str
    fallback: tuple[str, ...]
    text_sizes: tuple[int, ...]
    spacing: Mapping[str, int]
    dimensions: Mapping[str, Any]
    radii: Mapping[str, int]
    strokes: Mapping[str, float]
    focus: Focus
    icons: Mapping[str, str]
    printing: Paper
    inks: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the themes, in the order in which they are offered."""
        return tuple(self.themes)

    def theme(self, name: str) -> Mapping[str, str]:
        """Return the colours (#RRGGBB) of a theme by role; KeyError when there is no such theme."""
        return self.themes[name]

    def paper(self, colour: bool = False) -> Mapping[str, str]:
        """Return the colours of a printed picture, by the roles that drawings use.

        In black and white (the default) nothing is said by colour: the target is a thick black ring.
        Colour only changes what bears `primary` (discs, titles), as the design of printed pages asks.
        """
        return _paper_ink(self.inks, "accent_couleur" if colour else "accent_noir_et_blanc")


def load(path: Path) -> Tokens:
    """Read the tokens; OSError, ValueError or KeyError when the file is missing or is not what it should be."""
    data = json.loads(path.read_text(encoding="utf-8"))
    type_, focus = data["typographie"], data["focus"]
    return Tokens(
        themes=MappingProxyType({name: _theme(data["themes"][name]) for name in THEMES}),
        pairs=MappingProxyType({name: tuple(Pair(*row) for row in data["contrastes"][name]) for name in THEMES}),
        scale=_styles(type_["echelle"]),
        user_screen=_styles(type_["ecran_usager"]),
        family=type_["famille"],
        fallback=tuple(type_["repli"]),
        text_sizes=tuple(type_["echelles_utilisateur_pct"]),
        spacing=MappingProxyType(data["espacement"]["echelle"]),
        dimensions=MappingProxyType(data["dimensions"]),
        radii=MappingProxyType(data["rayons"]),
        strokes=MappingProxyType(data["traits"]),
        focus=Focus(focus["ecart"], focus["epaisseur"], focus["contraste_eleve_epaisseur"]),
        icons=MappingProxyType(data["icones"]["carte"]),
        printing=_printing(data["impression"]),
        inks=MappingProxyType({key: value for key, value in data["impression"].items() if isinstance(value, str)}),
    )


def _theme(colours: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({**colours, "draw_button": colours["draw_line"]})


def _styles(styles: Mapping[str, Mapping[str, Any]]) -> Mapping[str, TextStyle]:
    return MappingProxyType(
        {
            name: TextStyle(
                style["px"], style["interligne"], style["graisse"], style.get("tnum", False), style.get("min_px", 0)
            )
            for name, style in styles.items()
        }
    )


def _printing(printing: Mapping[str, Any]) -> Paper:
    return Paper(
        body=MappingProxyType({key: size for key, size in printing["corps_pt"].items() if "_min" not in key}),
        titles=MappingProxyType({key: tuple(sizes) for key, sizes in printing["titres_pt"].items()}),
        legal=printing["corps_pt"]["mentions_min"],
        legal_large=printing["corps_pt"]["mentions_gros_min"],
        label=printing["corps_pt"]["libelle_schema_min"],
        label_large=printing["corps_pt"]["libelle_schema_gros_min"],
        line_height=printing["interligne"],
        margins=MappingProxyType({key: tuple(sides) for key, sides in printing["marges_mm"].items()}),
        qr=MappingProxyType(printing["qr"]),
        disc=MappingProxyType(printing["pastille_etape_mm"]),
    )


def _paper_ink(inks: Mapping[str, str], accent: str) -> Mapping[str, str]:
    black, text, white, line = inks["encre"], inks["texte"], inks["papier"], inks["filet"]
    primary = inks[accent]
    return MappingProxyType(
        {
            "bg_surface": white,
            "text_strong": black,
            "text_body": text,
            "text_muted": inks["secondaire"],
            "primary": primary,
            "on_primary": white,
            "primary_soft": white,
            "on_primary_soft": primary,
            "border_subtle": line,
            "target": black,
            "on_target": white,
            "draw_line": black,
            "draw_button": inks["aplat_bouton_schema"],
            "draw_fill": white,
            "draw_soft": line,
            "draw_bg": white,
            "chart_1": primary,
            "chart_suppressed": inks["secondaire"],
        }
    )
