"""The journal as a file for a spreadsheet: whole, of its period, with what it says of itself, and without notes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import msgspec
import pytest
from python_calamine import CalamineWorkbook

from mediateur.content.text import NBSP
from mediateur.journal.encounter import Count
from mediateur.journal.query import PAGE, Query
from mediateur.paths import resources
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.content.library import Content
from mediateur.usecases.figures.exports import Columns, Exports, Format, Wanted, in_words
from mediateur.usecases.figures.sharing import Sharing
from mediateur.usecases.figures.statistics import Statistics
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Closing, Sessions
from tests.journal.samples import PLAIN
from tests.usecases.conftest import Clock

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def exports(store: Store, clock: Clock, sessions: Sessions, pathway: Pathway, data_folder: Path) -> Exports:
    """Return the exports of three sessions: two today, one the day before."""
    for hours, outcome, note in ((-24, "informee", ""), (0, "activee", "Rappeler le 34 22."), (5, "opposition", "")):
        clock.now = dt.datetime(2026, 11, 23, 9, 41) + dt.timedelta(hours=hours)
        session = sessions.begin(pathway, "=Médiateur 1")
        sessions.finish(session, Closing(outcomes=(Count(code=outcome, n=1),), note=note))
    preferences = Preferences(data_folder)
    statistics = Statistics(lambda: store, Content(resources(), preferences), preferences, clock)
    return Exports(lambda: store, statistics, Sharing(lambda: store, clock), clock)


def test_the_csv_reads_back_whole_and_holds_no_note(exports: Exports, pathway: Pathway) -> None:
    table = exports.make({pathway.id: pathway.title})
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Date"] for row in rows[:3]] == ["23/11/2026", "23/11/2026", "22/11/2026"]
    assert {row["Parcours"] for row in rows[:3]} == {pathway.title}
    assert {row["Médiateur"] for row in rows[:3]} == {"'=Médiateur 1"}
    assert [row["Espace activé"] for row in rows[:3]] == ["0", "1", "0"]
    assert [list(row.values())[:2] for row in rows[3:]] == [
        ["À propos de cet export", None],
        ["Fait le", "23/11/2026"],
        ["Période", "tout le journal"],
        ["Filtres", "aucun"],
        ["Contenu", "Détail des séances"],
        ["Lignes", "3"],
        ["Usage", rows[-1]["Demi-journée"]],
    ]
    assert "Rappeler" not in table.decode()
    assert "activer-adulte" in exports.make({}).decode()


@pytest.mark.parametrize("columns", [Columns.INTERNAL, Columns.COOP])
def test_the_workbook_holds_the_period_and_says_so(exports: Exports, columns: Columns) -> None:
    data = exports.make({}, Wanted(Format.XLSX, columns, Query(since=DAY, until=DAY)))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    header, *rows = book.get_sheet_by_index(0).to_python()
    assert header[0] == "Date"
    assert [row[0] for row in rows] == [DAY]
    about = dict(row[:2] for row in book.get_sheet_by_index(1).to_python())
    assert about["Période"] == "du 22/11/2026 au 22/11/2026"
    assert about["Lignes"] == "1"
    assert b"Rappeler" not in data


def test_a_period_in_words() -> None:
    assert [in_words(*ends) for ends in ((None, None), (DAY, None), (None, DAY), (DAY, DAY))] == [
        "tout le journal",
        "depuis le 22/11/2026",
        "jusqu’au 22/11/2026",
        "du 22/11/2026 au 22/11/2026",
    ]


def test_the_filters_of_the_page_narrow_the_table_and_are_said_in_it(exports: Exports) -> None:
    wanted = Wanted(query=Query(outcome="opposition"), filters=(("Résultat", "Opposition"), ("Lieu", "Mairie")))
    rows = list(csv.reader(io.StringIO(exports.make({}, wanted).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[0] for row in rows[1:] if len(row) > 2] == ["23/11/2026"]
    about = dict(row[:2] for row in rows if len(row) == 2)
    assert about["Filtres"] == f"Résultat{NBSP}: Opposition{NBSP}; Lieu{NBSP}: Mairie"
    assert about["Lignes"] == "1"


def test_more_sessions_than_a_page_are_all_exported(store: Store, exports: Exports) -> None:
    with store.begin() as work:
        for number in range(2 * PAGE + 3):
            work.encounters.add(msgspec.structs.replace(PLAIN, id=f"s{number}"))
        work.commit()
    about = exports.make({}).decode().split("Lignes;")[1]
    assert about.startswith(str(2 * PAGE + 6))
