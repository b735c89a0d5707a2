"""The attendance sheet of a session of training: printed before, signed on the day, ticked in the program after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, airy, letter, style_of
from mediateur.forms.fields import Abreast, BlankTable, WriteOn
from mediateur.forms.grid import Cell, Table
from mediateur.forms.legal import Dates
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.signing import Closing, Sign
from mediateur.forms.tagged import Node
from mediateur.forms.typeset import Text
from mediateur.forms.variants import Variant

TITLE = "Feuille de présence"
HALF_DAYS = 300
NAME, STRUCTURE, SIGNATURE = "Nom et prénom", "Structure", "Signature"
MORNING, AFTERNOON = french("Matin"), french("Après-midi")
BLANK_TITLE, BLANK_ROWS = french("Venus sans être inscrits"), 3
NOBODY = french("Personne n'est encore inscrit.")
TO_SIGN = french("Case à signer : {}, {}.")
TO_FILL = french("Tableau à remplir à la main : {}.")
WHOLE = french("Signez seulement les moments où vous êtes là. La session compte si elle est suivie en entier.")
AFTER = french("Après la session, cochez dans Médiateur les personnes venues du début à la fin.")
TRAINER_SIGNS = "Signature de la personne qui a formé"
REPLAY = french("Séance de rattrapage de celle du {}. Les deux comptent comme une seule.")
CLOSING = french("Le lieu écrit qui garde cette feuille, et quand elle est détruite.")
KEPT_BY, DESTROYED = "Gardée par", "Détruite le"
SIZE, SMALL = 12, 11
ROW, PAD, GAP = 13 * mm, 1 * mm, 3 * mm
# What a page holds under its number; the foot of the first page says more.
ROOM, FOOT = 236 * mm, 12 * mm


class Attendee(NamedTuple):
    """Somebody enrolled, by her number in the register."""

    number: int
    name: str
    structure: str = ""


class AttendanceSheet(NamedTuple):
    """A session and who is enrolled, in the order of printing; `replays` is the day of the one that it stands for."""

    title: str
    day: dt.date
    place: str
    trainer: str
    minutes: int
    people: tuple[Attendee, ...]
    seats: int = 0
    replays: dt.date | None = None


def render(sheet: AttendanceSheet, *, printed: dt.date, resources: Path) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1). Raises MediateurError when a name cannot be printed."""
    ways = airy(letter(style_of(Variant.COURANT, False, resources)))
    return compose(Titles("", f"{TITLE}, {sheet.title}"), (_laid(style, sheet, printed) for style in ways))


def duration(minutes: int) -> str:
    """Return a length of time: « 7 h », « 3 h 30 », « 45 minutes »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes}{NBSP}minutes"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def _laid(style: Style, sheet: AttendanceSheet, printed: dt.date) -> Laid:
    root = Node("Document")
    blocks = list(_opening(style, root, sheet))
    blocks += _people(style, root, sheet, sum(each.before + each.height(style.width) for each in blocks))
    blocks += [*_others(style, root, sheet), *_end(style, root)]
    return Laid(style, root, blocks, LetterFoot(style, root.add("Sect"), CLOSING, Dates(False, (), "", printed)))


def _opening(style: Style, root: Node, sheet: AttendanceSheet) -> Iterator[Block]:
    title = style.words(f"{TITLE}{NBSP}: {sheet.title}", style.sizes.heading + 2, bold=True, role="primary")
    yield Words(root.add("H1"), title, keeps=True)
    taught = f"**{long_date(sheet.day)}**, {duration(sheet.minutes)}"
    where = ". ".join(filter(None, (taught, sheet.place, sheet.trainer and f"Formation par {sheet.trainer}")))
    yield Words(root.add("P"), style.words(f"{where}.", SIZE), before=style.space(2 * mm))
    seats = f" pour {sheet.seats} places" if sheet.seats else ""
    enrolled = f"{len(sheet.people)}{NBSP}inscrit{'s' if len(sheet.people) > 1 else ''}{seats}."
    yield Words(root.add("P"), style.words(f"{enrolled} {WHOLE}", SMALL), before=style.space(1.5 * mm))
    if sheet.replays:
        again = style.words(REPLAY.format(long_date(sheet.replays)), SMALL)
        yield Words(root.add("P"), again, before=style.space(1.5 * mm))


def _people(style: Style, root: Node, sheet: AttendanceSheet, above: float) -> Iterator[Block]:
    """Yield the tables of those enrolled, each as long as a page holds; `above` is what the first page holds before."""
    if not sheet.people:
        yield Words(root.add("P"), style.words(NOBODY, SIZE, bold=True), before=GAP)
    rest: Sequence[Attendee] = sheet.people
    room = ROOM - FOOT - above - GAP
    while rest:
        fitting = _fitting(style, rest, sheet, room)
        yield _table(style, root.add("Table"), rest[:fitting], sheet)
        rest, room = rest[fitting:], ROOM


def _fitting(style: Style, people: Sequence[Attendee], sheet: AttendanceSheet, room: float) -> int:
    """Return how many rows a table of that height holds, one at least."""
    for count in range(1, len(people)):
        table = _table(style, Node("Table"), people[: count + 1], sheet)
        if table.height(style.width) > room:
            return count
    return len(people)


def _table(style: Style, node: Node, people: Sequence[Attendee], sheet: AttendanceSheet) -> Table:
    signs = moments(sheet.minutes)
    top = node.add("TR")
    heads = [Cell(top.add("TH", scope="Column"), _small(style, words, bold=True)) for words in (NAME, STRUCTURE)]
    heads += [Cell(top.add("TH", scope="Column"), _small(style, words, bold=True)) for words in signs]
    rows = [heads, *(_row(style, node.add("TR"), one, signs) for one in people)]
    return Table(style, rows, _shares(sheet), PAD, before=GAP, framed=ROW)


def _row(style: Style, row: Node, one: Attendee, signs: Sequence[str]) -> list[Cell]:
    name = Cell(row.add("TH", scope="Row"), style.words(one.name, SIZE, bold=True))
    cells = [name, Cell(row.add("TD"), _small(style, one.structure or "–"))]
    for sign in signs:
        cell = row.add("TD")
        cells.append(Cell(cell.add("P"), _small(style, ""), mark=cell.add("Figure", TO_SIGN.format(one.name, sign))))
    return cells


def _shares(sheet: AttendanceSheet) -> tuple[int, ...]:
    return (5, 4, 3, 3) if len(moments(sheet.minutes)) > 1 else (5, 4, 4)


def moments(minutes: int) -> tuple[str, ...]:
    """Return what is signed: once, or by half-day where a session lasts both."""
    return (MORNING, AFTERNOON) if minutes >= HALF_DAYS else (SIGNATURE,)


def _others(style: Style, root: Node, sheet: AttendanceSheet) -> Iterator[Block]:
    title = style.words(BLANK_TITLE, style.sizes.body, bold=True, role="primary")
    yield Words(root.add("H2"), title, before=style.space(6 * mm), keeps=True)
    labels = (NAME, STRUCTURE, *moments(sheet.minutes))
    words = [_small(style, label) for label in labels]
    figure = root.add("Figure", TO_FILL.format(", ".join(labels)))
    yield BlankTable(style, figure, words, _shares(sheet), BLANK_ROWS, before=2 * mm)


def _end(style: Style, root: Node) -> Iterator[Block]:
    told = Words(root.add("P"), style.words(AFTER, SIZE))
    sign = Sign(style, root.add("P"), _small(style, TRAINER_SIGNS))
    yield Closing(told, sign, 0.5, before=style.space(6 * mm))
    lines = [WriteOn(style, root.add("P"), _small(style, label)) for label in (KEPT_BY, DESTROYED)]
    yield Abreast(lines, before=style.space(2 * mm))


def _small(style: Style, text: str, *, bold: bool = False) -> Text:
    return style.words(text, SMALL, bold=bold)
