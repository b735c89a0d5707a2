"""The register as files: its mediators, the label of its structures, figures to share, the sheet of a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.journal.disclosure import Sent, SharedTable
from mediateur.journal.disclosure.keeping import decode, encode
from mediateur.journal.rows_files import Sheet, to_csv, to_plain_csv, to_xlsx
from mediateur.training import export_rows
from mediateur.training.figures import grouped
from mediateur.training.handover import Left
from mediateur.training.listing import Query, Sort
from mediateur.usecases.register import sharing as register_sharing
from mediateur.usecases.register.base import Desk, refused

MOST = 1_000_000


class Contents(StrEnum):
    """What is written: each mediator, the structures to be labelled, or figures that name nobody."""

    FIGURES = "chiffres"
    PEOPLE = "mediateurs"
    LABEL = "label"


class Format(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


class Wanted(NamedTuple):
    """What to export; `query` narrows the mediators, never the figures."""

    contents: Contents
    format: Format = Format.CSV
    query: Query = Query()


NAMES = {Contents.FIGURES: "chiffres-formation", Contents.PEOPLE: "registre", Contents.LABEL: "label-lieux"}
INSIDE = french("Des noms et des contacts : à garder dans la structure, et à effacer quand ce n'est plus utile.")
OWED = french("Le registre ne connaît ni l'adresse ni le SIRET des lieux : ces colonnes sont à compléter.")
OF_A_PLACE = french("Ce label dit qu'une équipe a été formée. Il ne porte ni nom ni date de fin.")
TOO_FEW = french("Il y a trop peu de médiateurs pour partager des chiffres sans désigner quelqu'un.")
NOBODY = french("Aucune structure n'a de médiateur dont l'attestation est valable.")
NOTE_THEM = french("Notez la structure des médiateurs attestés, puis recommencez.")
NOTHING = french("Rien n'est écrit.")
PROTECTED = french(
    "Aucun nombre de 1 à {} médiateurs n'apparaît ni ne se déduit, de cet export ou de ceux d'avant : les petits "
    "groupes sont réunis, puis cachés. Les personnes effacées depuis restent comptées."
)
SAME = french(
    "Ce sont les derniers chiffres partagés, tels qu'ils sont partis. Trop peu a changé depuis : la différence "
    "désignerait quelqu'un."
)


class RegisterExports:
    """The exports of the register. Every act raises MediateurError, and nothing is written then."""

    def __init__(self, desk: Desk, resources: Path) -> None:
        self._desk, self._resources = desk, resources

    def make(self, wanted: Wanted) -> bytes:
        """Return a file. Raises MediateurError where there is nothing to write, or where it may not leave."""
        makers: Mapping[Contents, Callable[[Wanted], Sheet]] = {
            Contents.FIGURES: self._figures,
            Contents.PEOPLE: self._people,
            Contents.LABEL: self._label,
        }
        sheet = makers[wanted.contents](wanted)
        if wanted.format is Format.XLSX:
            return to_xlsx(sheet)
        return to_plain_csv(sheet) if wanted.contents is Contents.LABEL else to_csv(sheet)

    def name(self, wanted: Wanted) -> str:
        """Return what the file is called."""
        return f"{NAMES[wanted.contents]}-{self._desk.today.isoformat()}.{wanted.format}"

    def attendance(self, session_id: str) -> bytes:
        """Return the attendance sheet of a session as a tagged PDF."""
        from mediateur.forms.attendance import AttendanceSheet, Attendee, render

        with self._desk.begin() as work:
            session = work.sessions.get(session_id)
            if session is None:
                raise refused("Cette session n’est plus dans le registre.", "Rouvrez la liste des sessions.")
            first = work.sessions.get(session.replays) if session.replays else None
            enrolled = work.sessions.enrolled(session_id)
        sheet = AttendanceSheet(
            session.title,
            session.day,
            session.place,
            session.trainer,
            session.minutes,
            tuple(Attendee(one.number, one.name, one.structure) for one in enrolled),
            session.seats,
            first.day if first else None,
        )
        return render(sheet, printed=self._desk.today, resources=self._resources)

    def _people(self, wanted: Wanted) -> Sheet:
        with self._desk.begin() as work:
            known = {person.id: person for person in work.people.all()}
            lines = work.people.page(wanted.query, self._desk.today, 0, MOST).rows
        rows = tuple(export_rows.people((known[line.id], line) for line in lines))
        about = (*self._about("Médiateurs du registre"), ("Lignes", str(len(rows))), ("Usage", INSIDE))
        return Sheet("Registre", export_rows.HEADER, rows, about)

    def _label(self, _wanted: Wanted) -> Sheet:
        with self._desk.begin() as work:
            lines = work.people.page(Query(sort=Sort.NAME), self._desk.today, 0, MOST).rows
        found = export_rows.places(lines, self._desk.today)
        if not found.rows:
            raise MediateurError(NOBODY, NOTHING, NOTE_THEM)
        about = (
            *self._about(f"Structures à signaler{NBSP}: {export_rows.LABEL}"),
            ("Colonnes", f"Standard national des lieux de médiation numérique{NBSP}: {export_rows.SOURCE}"),
            ("À compléter", OWED),
            ("Sens", OF_A_PLACE),
            ("Sans structure", f"{found.homeless} médiateurs attestés n’ont pas de structure notée"),
        )
        return Sheet("Lieux", export_rows.STANDARD, found.rows, about)

    def _figures(self, _wanted: Wanted) -> Sheet:
        day, threshold = self._desk.today, self._desk.preferences.policy.threshold
        with self._desk.begin() as work:
            cells = work.figures.cells(day)
            axes = [grouped(cells, lambda cell: cell.territory), grouped(cells, lambda cell: cell.role)]
            sent = tuple(decode(left.figures.encode()) for left in work.shared.all())
            found = register_sharing.shareable(axes, day, threshold, sent)
            tables, of = found.tables, day
            if found.refused or not axes[0]:
                tables, of = _latest(sent)
            elif not found.frozen:
                work.shared.add((Left(day, encode(found.sent(day)).decode()),))
                work.commit()
        rows = tuple((line.table, line.label, *line.counts) for line in register_sharing.lines(tables))
        about = (
            *self._about("Chiffres à partager"),
            ("Chiffres du", long_date(of)),
            ("Protection", PROTECTED.format(threshold - 1)),
            *([("Déjà partagés", SAME)] if of != day else []),
        )
        return Sheet("Chiffres", ("Tableau", "Ligne", *register_sharing.COLUMNS), rows, about)

    def _about(self, contents: str) -> tuple[tuple[str, str], ...]:
        return (("Fait le", long_date(self._desk.today)), ("Contenu", contents))


def _latest(sent: Sequence[Sent]) -> tuple[tuple[SharedTable, ...], dt.date]:
    """Return the figures that left last, and their day. MediateurError where none ever did."""
    if not sent:
        raise MediateurError(TOO_FEW, NOTHING, french("Gardez-les pour vous, ou attendez d'être plus nombreux."))
    return sent[-1].tables, sent[-1].day
