"""Forms that are written in YAML: letters, sheets, posters, slips to cut. One file of resources/forms, one form."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values
from mediateur.forms.variants import Variant

FOLDER = "forms"


class Kind(StrEnum):
    """What a form is: it decides its margins, its header and its foot."""

    # Sent, or kept by the place: without our address and without a code.
    LETTER = "lettre"
    SHEET = "feuille"
    POSTER = "affiche"
    SLIPS = "planche"


class Group(StrEnum):
    """Where a form stands in the catalogue."""

    RIGHTS = "droits"
    WORKSHOP = "atelier"
    COUNTER = "guichet"


class Side(StrEnum):
    """Which part of the width a block takes."""

    FULL = "pleine"
    RIGHT = "droite"


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from a form."""


class _Block(_Value, frozen=True, tag_field="block"):
    """Base of the pieces of a form; the key `block` of the file says which one."""


class Subject(_Block, frozen=True, tag="objet"):
    """What a letter is about: its only title. `first` makes it the large title at the head of a paper."""

    text: str
    first: bool = False


class Heading(_Block, frozen=True, tag="titre"):
    """A heading inside a form."""

    text: str


class Paragraph(_Block, frozen=True, tag="texte"):
    """A paragraph. `small` is for what only explains: its `icons`, one for each sentence, show in the easy version."""

    text: str
    side: Side = Side.FULL
    small: bool = False
    icons: tuple[str, ...] = ()


class Giant(_Block, frozen=True, tag="grand"):
    """Words of a poster, readable from two metres; `first` are the largest. An icon stands above these, or beside."""

    text: str
    first: bool = False
    icon: str = ""


class Bar(_Block, frozen=True, tag="filet"):
    """A short thick rule between the words of a poster."""


class Line(_Value, frozen=True):
    """A line of a list, with the name of its icon."""

    icon: str
    text: str


class Things(_Block, frozen=True, tag="liste"):
    """A list, each line with its icon."""

    lines: tuple[Line, ...]


class Stage(_Value, frozen=True):
    """A numbered step; `screen` is the id of a schematic."""

    title: str
    text: str
    screen: str = ""


class Stages(_Block, frozen=True, tag="etapes"):
    """Numbered steps."""

    lines: tuple[Stage, ...]


class Field(_Block, frozen=True, tag="champ"):
    """Something to write by hand, or for someone who cannot: dotted lines after a label.

    What is `own` is never dictated: only the person types it.
    """

    id: str
    label: str
    lines: int = 1
    side: Side = Side.FULL
    own: bool = False


class FieldRow(_Block, frozen=True, tag="champs"):
    """Fields that share a line."""

    fields: tuple[Field, ...]
    side: Side = Side.FULL


class Box(_Value, frozen=True):
    """A box to tick, and what may be written under it."""

    id: str
    label: str
    field: Field | None = None


class Boxes(_Block, frozen=True, tag="cases"):
    """Boxes to tick, one to a line, or `abreast` on one line."""

    boxes: tuple[Box, ...]
    abreast: bool = False


class Signature(_Block, frozen=True, tag="signature"):
    """Frames to sign in, side by side: always by hand."""

    labels: tuple[str, ...] = ("Signature",)


class Column(_Value, frozen=True):
    """A column of a table to fill: its label, and its share of the width."""

    label: str
    share: int = 1


class Table(_Block, frozen=True, tag="tableau"):
    """A table to fill by hand, with numbered rows."""

    columns: tuple[Column, ...]
    rows: int


class Code(_Block, frozen=True, tag="qr"):
    """The official address as a code, and in clear beside it; a sheet has it at its foot.

    `text` stands beside the code; `address` is false where the title says the address; `place` adds who can help.
    """

    text: str = ""
    address: bool = True
    place: bool = False


Plain = (
    Subject | Heading | Paragraph | Giant | Bar | Things | Stages | Field | FieldRow | Boxes | Signature | Table | Code
)


class NewPage(_Block, frozen=True, tag="page"):
    """What follows begins a page."""


class Frame(_Block, frozen=True, tag="cadre"):
    """Blocks in a frame."""

    blocks: tuple[Plain, ...]
    title: str = ""


Block = Plain | Frame | NewPage


class Grid(_Value, frozen=True):
    """How many times a slip stands on its page."""

    columns: int
    rows: int


class WrittenForm(_Value, frozen=True):
    """A form. `summary` says when to give it; `closing` are the last small sentences of a letter.

    `facts` are what it rests on; `words` how people ask for it; `grid` how slips stand on their page. `free` puts
    under the title the three sentences that leave the person free; `personal` tells that what is written in it is
    about one person (it may be filled on screen, and then only printed).
    """

    id: str
    title: str
    kind: Kind
    group: Group
    icon: str
    summary: str
    facts: tuple[str, ...]
    words: tuple[str, ...]
    body: tuple[Block, ...]
    closing: str = ""
    variants: tuple[Variant, ...] = tuple(Variant)
    grid: Grid = Grid(columns=1, rows=1)
    free: bool = False
    personal: bool = False


class FiledForm(NamedTuple):
    """A form and the file that it was read from (relative to the content folder)."""

    file: str
    form: WrittenForm


def read_forms(root: Path) -> tuple[tuple[FiledForm, ...], tuple[Problem, ...]]:
    """Return the forms of a content folder that can be read, by name of file, and the problems of the others."""
    filed: list[FiledForm] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        try:
            filed.append(FiledForm(path.relative_to(root).as_posix(), read_values(path, WrittenForm, root)))
        except ContentError as error:
            problems += error.problems
    return tuple(filed), tuple(problems)


def load_form(root: Path, form_id: str) -> WrittenForm:
    """Return one form. Raises ContentError when it is missing or damaged."""
    return read_values(root / FOLDER / f"{form_id}.yaml", WrittenForm, root)


def pieces(form: WrittenForm) -> Iterator[Plain]:
    """Yield the pieces of a form in order, those in frames too."""
    for block in form.body:
        if isinstance(block, Frame):
            yield from block.blocks
        elif not isinstance(block, NewPage):
            yield block


def parts(form: WrittenForm) -> tuple[tuple[Plain | Frame, ...], ...]:
    """Return the blocks of a form, those that begin a page apart from those before."""
    found: list[list[Plain | Frame]] = [[]]
    for block in form.body:
        if isinstance(block, NewPage):
            found.append([])
        else:
            found[-1].append(block)
    return tuple(tuple(part) for part in found)


def fields(form: WrittenForm) -> Iterator[Field | Box]:
    """Yield what may be written or ticked in a form, in order."""
    for piece in pieces(form):
        if isinstance(piece, Field):
            yield piece
        elif isinstance(piece, FieldRow):
            yield from piece.fields
        elif isinstance(piece, Boxes):
            for box in piece.boxes:
                yield box
                if box.field:
                    yield box.field


def has_code(form: WrittenForm) -> bool:
    """Tell whether a form carries the QR code of the official address: at its foot, or among its pieces."""
    return form.kind is Kind.SHEET or any(isinstance(piece, Code) for piece in pieces(form))
