"""The journal as a file for a spreadsheet: whole, of its period, with what it says of itself, and without notes."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from mediateur.journal.encounter import Count
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.exports import Columns, Exports, Format, Wanted, in_words
from mediateur.usecases.sessions import Closing, Sessions
from tests.usecases.conftest import Clock

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def exports(store: Store, clock: Clock, sessions: Sessions, pathway: Pathway) -> Exports:
    """Return the exports of three sessions: two today, one the day before."""
    for hours, outcome, note in ((-24, "informee", ""), (0, "activee", "Rappeler le 34 22."), (5, "opposition", "")):
        clock.now = dt.datetime(2026, 11, 23, 9, 41) + dt.timedelta(hours=hours)
        session = sessions.begin(pathway, "=Médiateur 1")
        sessions.finish(session, Closing(outcomes=(Count(code=outcome, n=1),), note=note))
    return Exports(lambda: store, clock)


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
        ["Contenu", "Détail des séances"],
        ["Lignes", "3"],
        ["Usage", rows[-1]["Demi-journée"]],
    ]
    assert "Rappeler" not in table.decode()
    assert "activer-adulte" in exports.make({}).decode()


@pytest.mark.parametrize("columns", Columns)
def test_the_workbook_holds_the_period_and_says_so(exports: Exports, columns: Columns) -> None:
    data = exports.make({}, Wanted(Format.XLSX, columns, since=DAY, until=DAY))
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
