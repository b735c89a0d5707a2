"""The last lines of every page: what the drawings are worth, and the dates."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from reportlab.lib.colors import HexColor

from mediateur.content.dates import source_date
from mediateur.content.review import past_month
from mediateur.content.text import NBSP
from mediateur.content.translations import IN_FRENCH, Phrases
from mediateur.forms import fonts
from mediateur.forms.design import Style
from mediateur.forms.tagged import PAGINATION, Node, TaggedCanvas

Parts = tuple[str, str]
SOURCES, EDITED = f"Sources les plus récentes{NBSP}: {{month}}", "Édité en {month}"
PAST, PAST_BRIEF = f"À relire depuis fin {{month}}{NBSP}: vérifiez sur le site officiel.", "À relire depuis fin {month}"
DRAWN = f"Dessins simplifiés{NBSP}: le site peut avoir changé."
DRAWN_WITH_YEARS = f"Dessins simplifiés, repères vus en {{years}}{NBSP}: le site peut avoir changé."
MONTH = f"{{month}}{NBSP}{{year}}"
UNREVIEWED, AND = "Traduction non relue.", "et"


class Dates(NamedTuple):
    """What the legal lines say.

    `drawn` tells whether the site is drawn; `seen` the years of the landmarks drawn; `verified` the month of the
    newest source, or nothing for a paper that cites none; `printed` the day of printing. `review` is the month before
    whose end the makers of the content will have read it again, if they say.
    """

    drawn: bool
    seen: tuple[str, ...]
    verified: str
    printed: dt.date
    review: str = ""

    @property
    def past(self) -> str:
        """The month (YYYY-MM) before whose end this was to be read again, once it has ended; else nothing."""
        return past_month(self.verified, self.review, self.printed)

    def last(self) -> Parts:
        """Return the only line of what has one: the sources, or that they are to be read again; and the date."""
        sources, edited = self.lines()[-1]
        return (PAST_BRIEF.format(month=source_date(self.past)) if self.past else sources), edited

    def lines(self, phrases: Phrases = IN_FRENCH) -> tuple[Parts, ...]:
        """Return the legal lines, each with its left and its right part."""
        sources = phrases.say(SOURCES, month=self._month(self.verified, phrases)) if self.verified else ""
        dates = sources, phrases.say(EDITED, month=self._month(self.printed.isoformat(), phrases))
        years = f" {phrases.say(AND)} ".join(self.seen)
        drawn = phrases.say(DRAWN_WITH_YEARS, years=years) if self.seen else phrases.say(DRAWN)
        past = ((phrases.say(PAST, month=self._month(self.past, phrases)), ""),) if self.past else ()
        unread = () if phrases.reviewed else ((phrases.say(UNREVIEWED), ""),)
        return (*unread, *past, *(((drawn, ""),) if self.drawn else ()), dates)

    @staticmethod
    def _month(year_month: str, phrases: Phrases) -> str:
        month, space, year = source_date(year_month).partition(NBSP)
        return phrases.say(MONTH, month=phrases.say(month), year=year) if space else month


def line_height(style: Style) -> float:
    """Return the height of a small line."""
    return style.sizes.legal * style.leading


def draw_lines(canvas: TaggedCanvas, style: Style, lines: tuple[Parts, ...], top: float, section: Node | None) -> None:
    """Write small lines under `top`, as paragraphs of `section`, or as furniture of the page where there is none."""
    left, right = style.margins.left, style.margins.left + style.width
    for index, (start, end) in enumerate(lines):
        baseline = top - style.sizes.legal - index * line_height(style)
        for text, x, write in ((start, left, canvas.drawString), (end, right, canvas.drawRightString)):
            if text:
                with canvas.content(section.add("P")) if section else canvas.artifact(PAGINATION):
                    canvas.setFillColor(HexColor(style.ink["text_muted"]))
                    canvas.setFont(fonts.REGULAR, style.sizes.legal)
                    write(x, baseline, text)
