"""What a hostile file is handed to: a journal, a register and a machine that hold something; and sound files."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from mediateur.journal import exchange_file, workshop
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay
from mediateur.journal.exchange import Closed, Gone, Sealed, Seen, Spot, canonical
from mediateur.journal.retention import closed, encode

if TYPE_CHECKING:
    from mediateur.app import App
    from mediateur.usecases.register.base import Desk

ORIGIN = "f" * 32
ENCOUNTER = Encounter(
    id="seance-1",
    when=HalfDay(dt.date(2026, 11, 23), Half.MORNING),
    mediator="Médiateur 2",
    pathway="activer-adulte",
    pathway_version=1,
    content_hash="",
    persons=1,
    outcomes=(Count(code="informee", n=1, detail=""),),
    obstacles=(),
    ages=(Count(code="soixante_dix_plus", n=1, detail=""),),
    place="lieu-1",
    place_type="lieu_activite",
    duration="30_60",
    autonomy="autonome",
    guides_printed=1,
    origin=ORIGIN,
)
_OLD = msgspec.structs.replace(ENCOUNTER, when=HalfDay(dt.date(2025, 9, 5), Half.MORNING))
MONTH = closed(ORIGIN, "2025-09", dt.date(2026, 10, 1), [_OLD])
TELLINGS = (
    Spot(id="lieu-1", name="Mairie", kind="lieu_activite", insee="35238"),
    Closed(origin=ORIGIN, month="2025-09", closed=dt.date(2026, 10, 1), encounters=1, totals=encode(MONTH.lines)),
    Sealed(id="seance-9", origin=ORIGIN, month="2025-09"),
    Gone(id="seance-8", origin=ORIGIN, revision=2),
    Seen(encounter=ENCOUNTER),
)


def filled_app(folder: Path) -> App:
    """Return a program whose journal holds an encounter."""
    from mediateur.app import App

    app = App(folder)
    store = app.open_store()
    with store.begin() as work:
        work.encounters.add(msgspec.structs.replace(ENCOUNTER, id="a" * 32, origin="", place=""), "une note")
        work.commit()
    app.exchange.fingerprint()
    app.preferences.change(scale=125)
    return app


def filled_desk(folder: Path) -> Desk:
    """Return the desk of a register that holds a mediator."""
    from mediateur.usecases.register.people import Details, People
    from tests.usecases.register.desks import open_desk

    desk = open_desk(folder)
    People(desk).enrol(Details("Médiateur 1", contact="a@exemple.org", territory="Isère"))
    return desk


def tellings() -> bytes:
    """Return the lines of an exchange file between the first and the last."""
    return b"".join(canonical(one) + b"\n" for one in TELLINGS)


def whole(lines: bytes, origin: str = ORIGIN) -> bytes:
    """Return lines as an exchange file whose digest is right, whatever they say."""
    from hashlib import sha256

    first = exchange_file.canonical_line(exchange_file.Header(format=1, origin=origin))
    body = first + lines
    footer = exchange_file.Footer(lines=lines.count(b"\n"), sha256=sha256(body).hexdigest())
    return body + exchange_file.canonical_line(footer)


def exchange() -> bytes:
    """Return a sound exchange file that nobody signed."""
    return b"".join(exchange_file.write(ORIGIN, TELLINGS))


@cache
def signed_exchange() -> bytes:
    """Return the exchange file of another machine, signed."""
    with TemporaryDirectory() as folder:
        app = filled_app(Path(folder) / "autre")
        target = Path(folder) / "sortie"
        app.exchange.write(target)
        app.close()
        return target.read_bytes()


@cache
def journal_copy() -> bytes:
    """Return a copy of a journal, as one may be handed back."""
    with TemporaryDirectory() as folder:
        app = filled_app(Path(folder) / "autre")
        copied = app.backups.make(Path(folder) / "copies").read_bytes()
        app.close()
        return copied


@cache
def register_copy() -> bytes:
    """Return a copy of a register that no password protects."""
    from mediateur.usecases.register.copies import Copies
    from tests.usecases.register.desks import close

    with TemporaryDirectory() as folder:
        desk = filled_desk(Path(folder) / "autre")
        copied = Copies(desk).make(Path(folder) / "copies").read_bytes()
        close(desk)
        return copied


@cache
def register_json() -> bytes:
    """Return a register as it is before it is compressed and locked."""
    from mediateur.training.handover import encode as encode_register
    from tests.usecases.register.desks import close
    from tests.usecases.register.desks import whole as held

    with TemporaryDirectory() as folder:
        desk = filled_desk(Path(folder) / "autre")
        snapshot = held(desk)
        close(desk)
    return zlib.decompress(encode_register(snapshot))


SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CSV = (
    "Date;Demi-journée;Personnes;Résultats;Durée;Lieu;Note\r\n"
    "23/11/2026;matin;2;informée;30 à 60;Mairie;rien\r\n24/11/2026;;1;;;;\r\n"
)
PEOPLE = "Nom complet;Contact;Territoire;Rôle;Formation déclarée le\r\nMédiateur 87;a@exemple.org;Isère;formateur;\r\n"


@cache
def workbook(sheet: bytes | None = None, strings: bytes | None = None) -> bytes:
    """Return a workbook, another first sheet or other shared strings in it."""
    from mediateur.journal.rows_files import Sheet, to_xlsx

    plain = to_xlsx(Sheet("Journal", ("Date", "Personnes"), (("23/11/2026", 2), ("x", "y")), ()))
    if sheet is None and strings is None:
        return plain
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as origin, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in origin.namelist():
            other = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings}.get(name)
            out.writestr(name, origin.read(name) if other is None else other)
    return target.getvalue()


def workbook_part(name: str) -> bytes:
    """Return a part of the sound workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as origin:
        return origin.read(name)


def answer(body: object, status: int = 200, **headers: str) -> bytes:
    """Return what a server answers, as `parsers` reads it: a status, headers, an empty line, a body."""
    named = {"etag": '"1764424800000"', "date": "Sun, 29 Nov 2026 10:00:00 GMT", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in named.items())
    return f"{status}\n{head}\n{json.dumps(body)}".encode()


@cache
def results() -> bytes:
    """Return a sheet of the results of another machine."""
    from mediateur.training.quiz import WHOLE

    with TemporaryDirectory() as folder:
        quizzes = filled_app(Path(folder) / "autre").quizzes
        attempt = quizzes.begin(WHOLE, 7)
        for asked in attempt.asked:
            attempt = quizzes.answer(attempt, asked.answers[:1])
        return quizzes.sheet()


def workshop_bytes() -> bytes:
    """Return a workshop that is being counted."""
    return workshop.encode(
        workshop.Workshop(
            id="a",
            mediator="Médiateur 1",
            when=ENCOUNTER.when,
            pathway="activer-adulte",
            presses=(workshop.Press(workshop.Tally.PRESENT, 2),),
        )
    )
