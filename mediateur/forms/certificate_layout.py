"""An attestation on one A4 page, landscape: a sober double frame, the facts, room for a stamp, and the code.

The head and the foot stand where the design puts them; between them, a long name takes smaller letters, then a
second line, and the words under it smaller ones too. No emblem of the State.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, Run, french, runs
from mediateur.forms import drawing, qr
from mediateur.forms.accessible import finish
from mediateur.forms.blocks import FINE, rule, write
from mediateur.forms.certificate import Printed
from mediateur.forms.design import Style, style_of
from mediateur.forms.page import mark
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.text import clean, require_drawable
from mediateur.forms.typeset import CAP_HEIGHT, Text
from mediateur.forms.variants import Variant
from mediateur.training.certificate import NO_DIPLOMA, length_words, rule_words

WIDTH, HEIGHT = landscape(A4)
LEFT, RIGHT = 31.4 * mm, WIDTH - 31.4 * mm
OUTER, INNER = 13.2 * mm, 15.2 * mm
HEAD, TITLE, FOOT = HEIGHT - 31.6 * mm, HEIGHT - 45.5 * mm, 32.5 * mm
LOGO_WIDTH, LOGO_HEIGHT, LOGO_TOP = 44 * mm, 28 * mm, HEIGHT - 49.5 * mm
SIDE, CODE_BOTTOM = 37 * mm, 38.5 * mm
STAMP_LEFT, STAMP_WIDTH, STAMP = 109 * mm, 108 * mm, 54 * mm
TITLE_SIZE, LEAD_SIZE, HEAD_SIZE = 34, 15, 15
NAME_SIZES, BODY_SIZES = (30, 26, 22, 19, 16), (15, 14, 13, 12, 11)
SMALL, LEGAL, STAMP_SIZES = 13, 11, (13, 12, 11, 10)
LEADING, TIGHT = 1.5, 1.25
NAME_GAP, RULE_GAP, BODY_GAP = 2.5 * mm, 3 * mm, 5 * mm
# The middle ends above the first of the dates.
FLOOR = 78 * mm

H1 = "Attestation de formation"
GIVEN = "Cette attestation est remise à"
LOGO = "Logo de l’organisme"
STAMP_LABEL = "Cachet et signature de l’organisme"
CODE_ALT = french(
    "Code à scanner : les faits de cette attestation, signés par l'organisme. Il se vérifie dans Médiateur."
)


def render(printed: Printed, *, colour: bool = True, resources: Path) -> bytes:
    """Return an attestation as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    style, root, buffer = style_of(Variant.COURANT, colour, resources), Node("Document"), BytesIO()
    canvas = TaggedCanvas(buffer, (WIDTH, HEIGHT))
    sheet = _Sheet(canvas, style, root, printed)
    sheet.draw()
    canvas.showPage()
    canvas.save()
    title = french(f"{H1}, n° {printed.number}")
    return finish(buffer.getvalue(), root, title, bookmarks=canvas.bookmarks)


@dataclass
class _Sheet:
    """The page being drawn."""

    canvas: TaggedCanvas
    style: Style
    root: Node
    printed: Printed

    def draw(self) -> None:
        """Draw all, in the order of reading."""
        self._frames()
        self._head()
        self._middle()
        self._dates()
        self._stamp()
        self._code()
        self._foot()

    def _frames(self) -> None:
        with self.canvas.artifact():
            self.canvas.setStrokeColor(HexColor(self.style.ink["primary"]))
            for inset, stroke, round_ in ((OUTER, 1.2, 3 * mm), (INNER, FINE, 2 * mm)):
                self.canvas.setLineWidth(stroke)
                self.canvas.roundRect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, round_)

    def _head(self) -> None:
        picture = mark(self.style)
        drawing.decoration(self.canvas, picture, LEFT, HEAD + picture.height / 2)
        baseline = HEAD - HEAD_SIZE * CAP_HEIGHT / 2
        with self.canvas.artifact():
            self._text("Médiateur", HEAD_SIZE, bold=True).draw(
                self.canvas, LEFT + picture.width + 3 * mm, baseline + HEAD_SIZE, WIDTH
            )
        number = self._text(french(f"Attestation n° {self.printed.number}"), HEAD_SIZE)
        left = RIGHT - number.natural_width
        write(self.canvas, self.root.add("P"), number, left, baseline + HEAD_SIZE, WIDTH)

    def _middle(self) -> None:
        title = self._text(H1, TITLE_SIZE, bold=True, role="primary", leading=TIGHT)
        top = write(self.canvas, self.root.add("H1"), title, LEFT, TITLE, RIGHT - LEFT)
        top = write(self.canvas, self.root.add("P"), self._text(GIVEN, LEAD_SIZE), LEFT, top - 3 * mm, RIGHT - LEFT)
        width = RIGHT - LEFT - LOGO_WIDTH - 8 * mm
        name = self._name(width)
        top = write(self.canvas, self.root.add("P"), name, LEFT, top - NAME_GAP, width) - RULE_GAP
        rule(self.canvas, self.style, LEFT, top, width)
        top -= BODY_GAP
        body = self._body(width, top - FLOOR)
        write(self.canvas, self.root.add("P"), body, LEFT, top, width)
        self._logo()

    def _name(self, width: float) -> Text:
        """Return the name in the largest letters that one line holds, else the smallest, on several."""
        sizes = [self._text(self.printed.name, size, bold=True, leading=TIGHT) for size in NAME_SIZES]
        return next((text for text in sizes if text.natural_width <= width), sizes[-1])

    def _body(self, width: float, room: float) -> Text:
        """Return the words under the name, in the largest letters that leave the dates free."""
        length = length_words(self.printed.minutes)
        title = Run(f"«{NBSP}{clean(self.printed.title)}{NBSP}»", True)
        asked = rule_words(self.printed.asked)
        demanded = f" Il fallait{NBSP}: {asked}." if asked else ""
        parts = (
            Run("qui a suivi en entier la session ", False),
            title,
            Run(f", d’une durée de {length}.{demanded}", False),
        )
        texts = [self._runs(parts, size, LEADING if size > BODY_SIZES[-1] else TIGHT) for size in BODY_SIZES]
        return next((text for text in texts if text.height(width) <= room), texts[-1])

    def _logo(self) -> None:
        left = RIGHT - LOGO_WIDTH
        with self.canvas.artifact():
            self.canvas.setLineWidth(FINE)
            self.canvas.setStrokeColor(HexColor(self.style.ink["text_muted"]))
            self.canvas.setDash(3, 2)
            self.canvas.roundRect(left, LOGO_TOP - LOGO_HEIGHT, LOGO_WIDTH, LOGO_HEIGHT, 2 * mm)
            self.canvas.setDash()
        words = self._text(LOGO, LEGAL, role="text_muted")
        start = left + (LOGO_WIDTH - words.natural_width) / 2
        write(self.canvas, self.root.add("P"), words, start, LOGO_TOP - LOGO_HEIGHT / 2 + LEGAL / 2, LOGO_WIDTH)

    def _dates(self) -> None:
        told = (
            ("Session suivie le", self.printed.trained),
            ("Attestation remise le", self.printed.issued),
            ("Attestation valable jusqu’au", self.printed.expires),
        )
        top = CODE_BOTTOM + 3 * 11.6 * mm
        for label, day in told:
            top = write(self.canvas, self.root.add("P"), self._label(label), LEFT, top, STAMP_LEFT - LEFT)
            text = self._text(long_date(day), SMALL, bold=True, leading=TIGHT)
            top = write(self.canvas, self.root.add("P"), text, LEFT, top, STAMP_LEFT - LEFT) - 1.6 * mm

    def _stamp(self) -> None:
        rule(self.canvas, self.style, STAMP_LEFT, STAMP, STAMP_WIDTH, stroke=1)
        top = STAMP - 1.5 * mm
        top = write(self.canvas, self.root.add("P"), self._label(STAMP_LABEL), STAMP_LEFT, top, STAMP_WIDTH)
        sizes = [self._text(self.printed.organisation, size, bold=True, leading=TIGHT) for size in STAMP_SIZES]
        room = top - FOOT
        name = next((text for text in sizes if text.height(STAMP_WIDTH) <= room), sizes[-1])
        write(self.canvas, self.root.add("P"), name, STAMP_LEFT, top, STAMP_WIDTH)

    def _code(self) -> None:
        modules = qr.credential_matrix(self.printed.code)
        figure = self.root.add("Figure", CODE_ALT)
        drawing.qr_code(self.canvas, figure, modules, RIGHT - SIDE, CODE_BOTTOM + SIDE, SIDE)

    def _foot(self) -> None:
        rule(self.canvas, self.style, LEFT, FOOT, RIGHT - LEFT)
        told = (
            f"**{NO_DIPLOMA}** Le carré contient les faits ci-dessus, signés. Il se vérifie sans internet dans "
            f"Médiateur, rubrique Formation. Clé de l’organisme{NBSP}: {self.printed.fingerprint.replace(' ', NBSP)}."
        )
        write(self.canvas, self.root.add("P"), self._runs(runs(told), LEGAL, TIGHT), LEFT, FOOT - 3 * mm, RIGHT - LEFT)

    def _label(self, words: str) -> Text:
        return self._text(words, SMALL, role="text_muted", leading=TIGHT)

    def _text(
        self, words: str, size: float, *, bold: bool = False, role: str = "text_body", leading: float = LEADING
    ) -> Text:
        return self._runs((Run(words, bold),), size, leading, role)

    def _runs(self, parts: tuple[Run, ...], size: float, leading: float, role: str = "text_body") -> Text:
        shown = tuple(Run(_whole(part.text), part.bold) for part in parts)
        require_drawable("".join(part.text for part in shown), self.style.drawable)
        return Text(shown, size, size * leading, self.style.ink[role])


def _whole(text: str) -> str:
    """Return text cleaned, the spaces at its ends kept: they part it from its neighbours."""
    start, end = text[:1] == " ", text[-1:] == " "
    return f"{' ' if start else ''}{clean(text)}{' ' if end else ''}"
