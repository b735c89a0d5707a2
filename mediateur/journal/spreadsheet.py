"""A spreadsheet as encounters: which columns mean what, and for each line an encounter or what is wrong with it.

The id of a line is drawn from its own cells and from its rank among lines that say the same: a file imported again,
or longer by a few lines, brings only what is new, and a line changed since counts as another. Free text is kept only
in columns that say so and where the privacy guard lets it through; no other text of the file goes anywhere.

Lines that tell of a person each are one record: see `spreadsheet_persons`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from mediateur.content.vocabulary import UNKNOWN
from mediateur.journal.definitions import problems
from mediateur.journal.encounter import FIRST_DAY, Count, Encounter, Half, HalfDay, Kind
from mediateur.journal.privacy import Field, inspect
from mediateur.journal.spreadsheet_columns import BY_CODE, RESULT, Mapped, folded
from mediateur.journal.spreadsheet_line import Line, Part, Wrong, part_of
from mediateur.journal.spreadsheet_persons import together
from mediateur.journal.spreadsheet_values import NOTHING, Meant, code, codes, counts, day, duration, number, tally
from mediateur.journal.spreadsheet_words import Meanings, lines

MOST_LETTERS = 80
MOST_NOTE = 500
NO_MEANINGS: Meanings = MappingProxyType({})
V = TypeVar("V")
_OWN_ID = re.compile("[0-9a-f]{32}")


class Known(NamedTuple):
    """What lines may name, and what they do not say: folded titles → pathway and version, folded names → place."""

    pathways: Mapping[str, tuple[str, int]]
    places: Mapping[str, str]
    pathway: tuple[str, int]
    mediator: str
    today: dt.date
    notes: bool = False


class Plan(NamedTuple):
    """What a file would bring; `unkept` is how many free texts were left out."""

    lines: tuple[Line, ...]
    wrong: tuple[Wrong, ...]
    unkept: int


class _CellError(ValueError):
    """What is wrong in the cell of a field."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class _Cells:
    """The cells of one line by their field."""

    def __init__(self, row: Sequence[str], mapped: Mapped, meanings: Meanings) -> None:
        self.texts = {field: row[column] for column, field in mapped.items() if column < len(row)}
        self._meanings = meanings

    def meant(self, field: str) -> Meant:
        """Return what a person said that the words of a field mean."""
        return self._meanings.get(field, NOTHING)

    def read(self, field: str, reader: Callable[[str], V]) -> V:
        """Return what a cell holds as `reader` understands it; _CellError names its field."""
        try:
            return reader(self.texts.get(field, ""))
        except ValueError as error:
            raise _CellError(field, str(error)) from error

    def code(self, field: str, default: str) -> str:
        """Return the code of a list that a cell means; `default` where it says nothing."""
        found = self.read(field, lambda text: code(text, field, self.meant(field)))
        return default if found == UNKNOWN else found

    def codes(self, field: str) -> tuple[str, ...]:
        """Return the codes of a list in a cell, each once."""
        return self.read(field, lambda text: codes(text, field, self.meant(field)))

    def counts(self, field: str) -> tuple[Count, ...]:
        """Return the codes of a list in a cell, and how many of each."""
        return self.read(field, lambda text: counts(text, field, self.meant(field)))


def plan(
    rows: Sequence[Sequence[str]],
    first: int,
    mapped: Mapped,
    known: Known,
    meanings: Meanings = NO_MEANINGS,
    told: Callable[[int], object] = bool,
) -> Plan:
    """Return what the rows that follow the headers (at the position `first`) would bring. Nothing is changed.

    `told` is called before each line with how many are done; what it raises ends the reading.
    """
    kept, wrong, unkept, seen = [], [], 0, Counter[tuple[str, ...]]()
    for done, (place, row) in enumerate(lines(rows, first)):
        told(done)
        seen[tuple(row)] += 1
        try:
            line, dropped = _line(place, _Cells(row, mapped, meanings), _id(row, seen[tuple(row)]), known)
            kept.append(line)
            unkept += dropped
        except _CellError as error:
            wrong.append(Wrong(place, BY_CODE[error.field].label, str(error)))
        except ValueError as error:
            wrong.append(Wrong(place, "", str(error)))
    whole = together(kept)
    return Plan(whole.lines, tuple(sorted((*wrong, *whole.wrong))), unkept + whole.unkept)


def _id(row: Sequence[str], rank: int) -> str:
    content = "\x1f".join((*row, str(rank)))
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _line(position: int, cells: _Cells, name: str, known: Known) -> tuple[Line, int]:
    """Return a line and how many of its texts are left out. ValueError when it cannot be kept."""
    title, note = cells.texts.get("titre", ""), cells.texts.get("note", "")
    kept_title = title if len(title) <= MOST_LETTERS and _is_innocent(title, Field.TITLE) else ""
    kept_note = note if known.notes and len(note) <= MOST_NOTE and _is_innocent(note, Field.NOTE) else ""
    part = _part(cells)
    if part:
        name = _id((cells.texts["identifiant"],), 0)
    encounter = _encounter(cells, _own_id(cells) or name, kept_title, known)
    if faults := problems(encounter):
        raise ValueError(faults[0].rstrip("."))
    return Line(position, encounter, kept_note, part), (kept_title != title) + (kept_note != note)


def _part(cells: _Cells) -> Part | None:
    """Return which person of a record a line tells of, « 2/3 », where it says of which record."""
    return cells.read("personnes", part_of) if cells.texts.get("identifiant") else None


def _own_id(cells: _Cells) -> str:
    """Return the id that our own export gives to an encounter: read again, it is known."""
    own = cells.texts.get("identifiant", "")
    return own if _OWN_ID.fullmatch(own) else ""


def _is_innocent(text: str, field: Field) -> bool:
    return not (text and inspect(text, field=field).blocking)


def _encounter(cells: _Cells, name: str, title: str, known: Known) -> Encounter:
    kind = Kind(cells.code("type", Kind.INDIVIDUAL))
    people = "estimation" if cells.texts.get("estimation") else "personnes"
    pathway, version = cells.read("parcours", lambda text: _pathway(text, known, cells.meant("parcours")))
    helped = cells.read("aidees", number) if kind is Kind.WORKSHOP else 0
    return Encounter(
        id=name,
        when=_when(cells, known.today),
        mediator=known.mediator,
        pathway=pathway,
        pathway_version=version,
        content_hash="",
        persons=1 if _part(cells) else cells.read(people, lambda text: number(text, 1)),
        outcomes=tuple(_outcomes(cells)),
        obstacles=cells.codes("obstacles"),
        ages=cells.counts("ages"),
        place=cells.read("lieu", lambda text: _place(text, known, cells.meant("lieu"))),
        place_type=cells.code("type_lieu", UNKNOWN),
        duration=cells.read("duree", lambda text: duration(text, cells.meant("duree"))),
        autonomy=cells.code("autonomie", UNKNOWN),
        guides_printed=cells.read("guides", number),
        kind=kind,
        helped=helped,
        title=title if kind is Kind.WORKSHOP else "",
        equipment=cells.codes("materiel"),
        first_visits=cells.read("premieres", lambda text: number(text) if text else None),
        declared_later=cells.read("declarees", number),
        refusing=folded(cells.texts.get("refus", "")) == "oui",
    )


def _when(cells: _Cells, today: dt.date) -> HalfDay:
    """Return the half-day of a line: the morning where the file does not say."""
    found = cells.read("date", day)
    if not FIRST_DAY <= found <= today:
        raise _CellError("date", f"une date de {FIRST_DAY.year} à aujourd’hui est attendue")
    return HalfDay(found, Half(cells.code("demi_journee", Half.MORNING)))


def _pathway(text: str, known: Known, meant: Meant) -> tuple[str, int]:
    name = folded(meant.get(folded(text), text))
    if name and name not in known.pathways:
        raise ValueError("le titre d’un parcours est attendu")
    return known.pathways[name] if name else known.pathway


def _place(text: str, known: Known, meant: Meant) -> str:
    name = folded(text)
    if name in meant:
        return meant[name]
    if name and name not in known.places:
        raise ValueError("ce lieu n’est pas déclaré dans Réglages")
    return known.places[name] if name else ""


def _outcomes(cells: _Cells) -> Iterator[Count]:
    """Yield the results of a line: those of the text column, and those that have a column each."""
    found = Counter({count.code: count.n for count in cells.counts("resultats") if count.code != UNKNOWN})
    for field in [name for name in cells.texts if name.startswith(RESULT)]:
        found[field.removeprefix(RESULT)] += cells.read(field, tally)
    details = {"orientee": cells.counts("ou"), "impossible": cells.counts("pourquoi")}
    for what, listed in details.items():
        found[what] = max(found[what], sum(detail.n for detail in listed))
    for what, n in found.items():
        rest = n
        for detail in details.get(what, ()):
            yield Count(code=what, n=detail.n, detail=detail.code)
            rest -= detail.n
        if rest > 0:
            yield Count(code=what, n=rest)
