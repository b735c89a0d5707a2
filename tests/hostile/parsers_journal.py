"""What comes towards the journal and the register: exchange files, spreadsheets, copies, a register, lines of JSON."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable
from functools import cache, partial

from mediateur.journal import changes, retention, workshop
from mediateur.journal.disclosure import Scope, Sent, keeping
from mediateur.paths import resources
from mediateur.pathways import model
from mediateur.pathways.events import decode_events, encode_events
from mediateur.pathways.library import load_library
from mediateur.pathways.walk import Walk
from mediateur.training import register
from tests.hostile import samples
from tests.hostile.parsers_content import JSON_WORDS
from tests.hostile.table import Ground, Parser

NOW = dt.datetime(2026, 11, 29, 10)
LINE_WORDS = (
    *(*JSON_WORDS, b'"what":"place"', b'"what":"month"', b'"what":"gone"', b'"what":"sealed"', b'"what":"end"', b"\n"),
    *(b'"totals":"AA=="', b'"here":true', b'"revision":0', b'"revision":99999999999', b'"origin":""', b"9999-12-31"),
)
CSV_WORDS = (b";", b",", b"\t", b'"', b'""', b"\r\n", b"31/02/2026", b"01/01/0001", b"=cmd|'/c x'!A1", b"1e9", b"\xe9")
SHEET_WORDS = (
    *(b'<c r="XFD1048576"><v>1</v></c>', b'<c t="s"><v>-1</v></c>', b'<c t="s"><v>99999999</v></c>', b'<row r="0">'),
    *(b'r="-1"', b'r="99999999"', b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"<![CDATA[x]]>", b"<?xml?>"),
    *(b't="d"', b't="e"', b"<v>1e308</v>", b"<v>NaN</v>", b"<v>-99999999999</v>", b"<is><t>", b"<f>1+1</f>", b's="7"'),
)


def _exchange(data: bytes, ground: Ground) -> None:
    """Join a file to the journal, then look at the journal as its pages do."""
    ground.app.exchange.read(ground.file(data))
    look(ground)


def look(ground: Ground) -> None:
    """Look at the whole journal: what was taken in must never stop it afterwards."""
    app = ground.app
    app.journal.rows()
    app.journal.months()
    app.journal.today()
    app.statistics.choices(app.statistics.last_month())
    year = app.statistics.last_month()._replace(since=dt.date(2022, 1, 1), until=dt.date(2026, 12, 31))
    app.sharing.seen(app.statistics.dashboard(year))
    app.workshops.current("Médiateur 1")
    for parked in app.sessions.parked():
        str(parked).encode()
    app.retention.announce()


def _lines(data: bytes, ground: Ground) -> None:
    """Do as `_exchange` with lines whose digest is right."""
    _exchange(samples.whole(data), ground)


def _stick(data: bytes, ground: Ground) -> None:
    """Do so in what a coordinator receives."""
    app = ground.app
    app.coordination.read_stick(ground.file(samples.whole(data)), "isere")
    app.coordination.machines()
    app.coordination.counters()
    app.network_statistics.dashboard(app.network_statistics.last_month())


def _table(data: bytes, ground: Ground) -> None:
    """Open a spreadsheet, show it, and bring its lines into the journal."""
    tables = ground.app.spreadsheets
    table = tables.open(ground.file(data))
    for column in range(min(table.width, 20)):
        tables.title(table, column)
        tables.samples(table, column)
    for column, field in table.mapped.items():
        if field in {"parcours", "lieu", "resultats", "duree", "ages"}:
            tables.words(table, column, field)
    _ = table.length
    plan = tables.plan(table, table.mapped)
    "\n".join(map(str, plan.wrong)).encode()
    tables.bring(plan)
    tables.remember(table, table.mapped)


def _sheet(data: bytes, ground: Ground) -> None:
    """Do so of a workbook of which one sheet is hostile."""
    _table(samples.workbook(sheet=data), ground)


def _strings(data: bytes, ground: Ground) -> None:
    """Do so of a workbook whose shared strings are."""
    _table(samples.workbook(strings=data), ground)


def _people(data: bytes, ground: Ground) -> None:
    """Open a list of mediators and bring it into the register."""
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.register.importing import RegisterImport

    imports = RegisterImport(ground.desk, Preferences(ground.folder))
    table = imports.open(ground.file(data))
    for column in range(min(table.width, 20)):
        imports.title(table, column)
        imports.samples(table, column)
        imports.words(table, column, "role")
    trial = imports.trial(imports.plan(table, table.mapped))
    imports.bring(trial, {})


def _handover(data: bytes, ground: Ground) -> None:
    """Take over the register of a colleague, as it is once its passphrase has opened it."""
    from mediateur.training.handover import BrokenError, decode
    from mediateur.usecases.register.base import refused
    from mediateur.usecases.register.handover import Handover, in_words

    try:
        theirs = decode(zlib.compress(data))
    except BrokenError as error:
        raise refused("Ce n’est pas un registre.", "Redemandez-le.") from error
    desk = Handover(ground.desk)
    in_words(desk.foresee(theirs).joined).encode()
    desk.take_over(theirs)
    _look_at_register(ground)


def _look_at_register(ground: Ground) -> None:
    with ground.desk.look() as work:
        work.people.all()
        work.people.records()


def _handover_file(data: bytes, ground: Ground) -> None:
    """Open a file of which nobody has the passphrase: it is refused before anything costly is done, or by it."""
    from mediateur.usecases.register.handover import Handover

    Handover(ground.desk).open(ground.file(data, "x.registre"), "une phrase au hasard")


def _restore(data: bytes, ground: Ground) -> None:
    """Go back to a copy that somebody gave, then look at the journal."""
    backups = ground.app.backups
    copy = ground.file(data, "mediateur-poste-2026-11-20.sqlite")
    backups.survey(copy)
    backups.restore(copy)
    look(ground)


def _restore_register(data: bytes, ground: Ground) -> None:
    """Go back to a copy of the register, then look at it."""
    from mediateur.usecases.register.copies import Copies

    copies = Copies(ground.desk)
    copy = ground.file(data, "registre-00000000-2026-11-20.sqlite")
    copies.is_protected(copy)
    copies.survey(copy)
    copies.restore(copy)
    _look_at_register(ground)


def _entry(data: bytes, ground: Ground) -> None:
    """Read a line of `mediateur journal ajouter`."""
    from mediateur.usecases.recording.entries import Known, read_entry

    known = Known(lambda: ground.app.content.pathways(), lambda: ())
    read_entry(data.decode("utf-8-sig", errors="replace"), known, "Médiateur 1", NOW)


def _results(data: bytes, ground: Ground) -> None:
    """Read a sheet of results and keep it."""
    quizzes = ground.app.quizzes
    quizzes.keep_results(quizzes.read_results(ground.file(data, "resultats.json")))
    quizzes.successes()


def _decoded(decode: Callable[[bytes], object], data: bytes, _ground: Ground) -> None:
    decode(data)


def _kept(name: str, module: str, decode: Callable[[bytes], object], *seeds: bytes) -> Parser:
    """Return what the database of this machine holds as bytes, which a copy that was tampered with brings back."""
    return Parser(
        f"base du poste, {name}", (module,), lambda: seeds, partial(_decoded, decode), (ValueError,), words=JSON_WORDS
    )


def _rule(data: bytes) -> object:
    return register.rule_from(data.decode("utf-8", "replace"))


_SENT = Sent(Scope(NOW.date(), NOW.date(), ("lieu-1",), ""), (), NOW.date())


@cache
def _shipped() -> model.Pathway:
    """Return the shortest of the shipped pathways."""
    return min(load_library(resources()).pathways, key=lambda one: len(one.steps))


def _replayed(data: bytes, _ground: Ground) -> None:
    """Take up a session where it was left, and show it."""
    walk = Walk.replay(_shipped(), decode_events(data))
    _ = walk.step, walk.route, walk.connected, walk.done, walk.outcomes, walk.obstacle_kinds, walk.live_try


def _begun() -> tuple[bytes, ...]:
    """Return the events of a session whose first question was answered."""
    walk = Walk(_shipped()).begin()
    step = walk.step
    assert step is not None
    return (encode_events(walk.answer(step.answers[0].id).events), encode_events(walk.events))


_EVENTS = b'[{"type":"Begun"},{"type":"Answered","step":"a","answer":"b"}]'
JOURNAL: tuple[Parser, ...] = (
    Parser(
        "échange, tel quel",
        ("mediateur.journal.exchange_file",),
        lambda: (samples.exchange(), samples.signed_exchange()),
        _exchange,
        keeps=True,
        words=LINE_WORDS,
    ),
    Parser(
        "échange, somme refaite",
        ("mediateur.journal.exchange_file", "mediateur.journal.retention"),
        lambda: (samples.tellings(),),
        _lines,
        keeps=True,
        words=LINE_WORDS,
    ),
    Parser(
        "échange reçu par un coordinateur",
        ("mediateur.journal.exchange_file", "mediateur.journal.retention"),
        lambda: (samples.tellings(),),
        _stick,
        keeps=True,
        words=LINE_WORDS,
    ),
    Parser(
        "tableur CSV",
        ("mediateur.journal.spreadsheet_csv",),
        lambda: (samples.CSV.encode(), samples.CSV.encode("cp1252"), samples.CSV.encode("utf-16")),
        _table,
        keeps=True,
        words=CSV_WORDS,
    ),
    Parser(
        "tableur XLSX, tel quel",
        ("mediateur.journal.spreadsheet_xlsx",),
        lambda: (samples.workbook(),),
        _table,
        keeps=True,
        words=(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x0e\x00", b"\x0c\x00", b"\x08\x00", b"\x09\x00"),
    ),
    Parser(
        "tableur XLSX, une feuille",
        ("mediateur.journal.spreadsheet_xlsx",),
        lambda: (samples.workbook_part("xl/worksheets/sheet1.xml"),),
        _sheet,
        keeps=True,
        words=SHEET_WORDS,
    ),
    Parser(
        "tableur XLSX, textes partagés",
        ("mediateur.journal.spreadsheet_xlsx",),
        lambda: (samples.workbook_part("xl/sharedStrings.xml"),),
        _strings,
        keeps=True,
        words=SHEET_WORDS,
    ),
    Parser(
        "liste de médiateurs",
        ("mediateur.journal.spreadsheet_csv",),
        lambda: (samples.PEOPLE.encode(),),
        _people,
        keeps=True,
        words=CSV_WORDS,
    ),
    Parser(
        "registre remis, ouvert",
        ("mediateur.training.handover",),
        lambda: (samples.register_json(),),
        _handover,
        keeps=True,
        words=JSON_WORDS,
    ),
    Parser(
        "registre remis, fermé",
        ("mediateur.training.handover",),
        lambda: (b"MEDREG1\n" + bytes(12), b"MEDREG1", b""),
        _handover_file,
        keeps=True,
    ),
    Parser(
        "sauvegarde du journal",
        ("mediateur.store.files",),
        lambda: (samples.journal_copy(),),
        _restore,
        keeps=True,
    ),
    Parser(
        "sauvegarde du registre",
        ("mediateur.store.register.cipher",),
        lambda: (samples.register_copy(),),
        _restore_register,
        keeps=True,
    ),
    Parser(
        "ligne de « journal ajouter »",
        ("mediateur.usecases.recording.entries",),
        lambda: (
            b'{"date": "2026-11-23", "resultats": {"informee": 2}, "ages": {"soixante_dix_plus": 1}, "note": "rien"}',
            b"{}",
        ),
        _entry,
        words=JSON_WORDS,
    ),
    Parser(
        "feuille de résultats",
        ("mediateur.training.results", "mediateur.store.learning.learning"),
        lambda: (samples.results(),),
        _results,
        keeps=True,
        words=JSON_WORDS,
    ),
    _kept("totaux d’un mois", "mediateur.journal.retention", retention.decode, retention.encode(samples.MONTH.lines)),
    _kept("atelier", "mediateur.journal.workshop", workshop.decode, samples.workshop_bytes()),
    _kept("correction", "mediateur.journal.changes", changes.from_canonical, changes.canonical(samples.ENCOUNTER)),
    _kept("chiffres partis", "mediateur.journal.disclosure.keeping", keeping.decode, keeping.encode(_SENT)),
    Parser(
        "base du poste, parcours d’une séance",
        ("mediateur.pathways.model",),
        lambda: (model.encode(_shipped()),),
        partial(_decoded, model.decode),
        (ValueError,),
        words=JSON_WORDS,
    ),
    Parser(
        "base du poste, séance reprise",
        ("mediateur.pathways.events",),
        _begun,
        _replayed,
        (ValueError, KeyError),
        words=(*JSON_WORDS, b'{"type":"Returned"}', b'{"type":"Tried","attempt":"a","solved":true}'),
    ),
    _kept("événements d’une séance", "mediateur.pathways.events", decode_events, _EVENTS, b"[]"),
    _kept("règle d’attestation", "mediateur.training.register", _rule, register.rule_text(register.Rule()).encode()),
)
