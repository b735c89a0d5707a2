"""The look of what is printed: sizes, inks and measures of each variant, and the texts that they give.

Sources: the design tokens (resources/themes/tokens.json, « impression »), and the page frames of the design.
All lengths are points.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from weakref import WeakValueDictionary

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from mediateur.content.screens import Screen
from mediateur.content.text import Run, plain, runs
from mediateur.content.translations import FRENCH, IN_FRENCH, Phrases, load_phrases
from mediateur.forms import fonts, watching
from mediateur.forms.text import clean, require_drawable, tied
from mediateur.forms.typeset import Text
from mediateur.forms.variants import Variant
from mediateur.paths import dress
from mediateur.pictures import schematic, tokens
from mediateur.pictures.icons import Icons
from mediateur.pictures.svg import Picture

PAGE_WIDTH, PAGE_HEIGHT = A4
TITLE_LEADING = 1.2
# The shares of white that a document may keep, from the roomiest; sizes of text and leadings never change.
AIRS = (1.0, 0.7, 0.4)
# Texts already cut into lines, while the document that is being laid out holds them.
_TEXTS: WeakValueDictionary[Hashable, Text] = WeakValueDictionary()


class Sizes(NamedTuple):
    """Sizes of text and measures of a variant.

    `lead` is the width of the column of discs and icons; `pictures` the widths that a schematic may have beside
    text or below it (it may be as wide as the page there).
    """

    body: float
    title: float
    heading: float
    step: float
    legal: float
    header: float
    label: float
    number: float
    disc: float
    icon: float
    lead: float
    pictures: tuple[float, ...]
    qr: float


class Margins(NamedTuple):
    """Margins of a page."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, eq=False)
class Style:
    """A variant in an ink: what every block asks to know its sizes and its look. One value for each (`style_of`).

    `air` is the share that is kept of the whites between things; `phrases` what to say in the language of the paper.
    """

    variant: Variant
    sizes: Sizes
    margins: Margins
    letter_margins: Margins
    leading: float
    ink: Mapping[str, str]
    icons: Icons
    drawable: frozenset[int]
    air: float = 1
    phrases: Phrases = IN_FRENCH

    def space(self, white: float) -> float:
        """Return a white between things, as high as the style's air allows."""
        return white * self.air

    def say(self, text: str, **values: object) -> str:
        """Return a text of ours in the language of the paper, its `{names}` replaced by values."""
        return self.phrases.say(text, **values)

    @property
    def width(self) -> float:
        """The width between the margins."""
        return PAGE_WIDTH - self.margins.left - self.margins.right

    def words(
        self, text: str, size: float = 0, *, bold: bool = False, role: str = "text_body", leading: float = 0
    ) -> Text:
        """Return content text (`**bold**` marks) in that size, its lines `leading` sizes apart.

        By default the size is the body's, and lines stand as the design asks.
        """
        key = (self.sizes.body, self.leading, self.drawable, text, size, bold, self.ink[role], leading)
        known = _TEXTS.get(key)
        if known is None:
            whole = tied(clean(text))
            shown = (Run(plain(whole), True),) if bold else runs(whole)
            known = _TEXTS[key] = self._text(shown, size or self.sizes.body, role, leading)
        return known

    def typed(self, text: str) -> Text:
        """Return text that somebody typed: every character stands for itself."""
        return self._text((Run(clean(text), False),), self.sizes.body, "text_body")

    def schematic(self, screen: Screen, width: float) -> Picture:
        """Return a schematic `width` wide, its labels at least as large as the variant asks."""
        ink = tuple(self.ink[role] for role in schematic.ROLES)
        return _drawn(_Look(self.sizes.label, self.air, ink, self.icons.folder, self.drawable), screen, width)

    def icon(self, name: str, size: float) -> Picture:
        """Return a decorative icon in the ink of text."""
        return Picture(self.icons.svg(name, self.ink["text_strong"], size), size, size, "")

    def _text(self, shown: tuple[Run, ...], size: float, role: str, leading: float = 0) -> Text:
        require_drawable("".join(run.text for run in shown), self.drawable)
        # Titles stand closer than the body's text.
        usual = self.leading if size <= self.sizes.body else TITLE_LEADING
        return Text(shown, size, size * (leading or usual), self.ink[role])


class _Look(NamedTuple):
    """All that a schematic takes from a style: styles that share it share their drawings, black or in colour."""

    label: float
    air: float
    ink: tuple[str, ...]
    icons: Path
    drawable: frozenset[int]


@lru_cache(maxsize=2048)
def _drawn(look: _Look, screen: Screen, width: float) -> Picture:
    watching.go_on()
    words = [word for frame in screen.frames for word in (frame.caption, frame.address)]
    words += [item.label for frame in screen.frames for item in frame.items]
    require_drawable(clean(" ".join(words)), look.drawable)
    ink = dict(zip(schematic.ROLES, look.ink, strict=True))
    return schematic.draw(screen, ink, width=width, text=look.label, air=look.air, icons=Icons(look.icons))


@cache
def style_of(variant: Variant, colour: bool, resources: Path, language: str = FRENCH.code) -> Style:
    """Return the style of a variant; in black and white unless `colour`. Raises MediateurError without its files."""
    design = tokens.load(dress(resources, "themes") / "tokens.json")
    return Style(
        variant,
        _sizes(variant, design.printing),
        Margins(*(side * mm for side in design.printing.margins["guide"])),
        Margins(*(side * mm for side in design.printing.margins["lettre"])),
        design.printing.line_height,
        design.paper(colour),
        Icons(dress(resources, "icons")),
        fonts.register(dress(resources, "fonts")),
        phrases=load_phrases(resources, language),
    )


@cache
def letter(style: Style) -> Style:
    """Return the style with the margins of a letter."""
    return replace(style, margins=style.letter_margins)


@cache
def airy(style: Style) -> tuple[Style, ...]:
    """Return the style with each share of white that may be tried, from the roomiest."""
    return tuple(replace(style, air=air) for air in AIRS)


def _sizes(variant: Variant, paper: tokens.Paper) -> Sizes:
    if variant is Variant.GROS:
        return _large(paper)
    title, step = paper.titles["courant"]
    disc = paper.disc["courant"] * mm
    small = Sizes(
        body=paper.body["courant"],
        title=title,
        heading=18,
        step=step,
        legal=paper.legal,
        header=13,
        label=paper.label,
        number=18,
        disc=disc,
        icon=18,
        lead=disc + 4.6 * mm,
        pictures=(66 * mm, 90 * mm),
        qr=paper.qr["guide_mm"] * mm,
    )
    if variant is Variant.COURANT:
        return small
    return small._replace(
        body=paper.body["falc"], title=28, heading=20, step=19, label=11, icon=12 * mm, lead=17 * mm, disc=12 * mm
    )


def _large(paper: tokens.Paper) -> Sizes:
    title, step = paper.titles["gros_caracteres"]
    disc = paper.disc["gros_caracteres"] * mm
    return Sizes(
        body=paper.body["gros_caracteres"],
        title=title,
        heading=step,
        step=step,
        legal=paper.legal_large,
        header=18,
        label=paper.label_large,
        number=28,
        disc=disc,
        icon=26,
        lead=disc + 6 * mm,
        pictures=(98 * mm, 112 * mm),
        qr=paper.qr["gros_mm"] * mm,
    )
