"""What leaves of the figures: the same whatever it is written on, frozen, decided beside all that left before."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.journal.query import Match, Query
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.store.work import Store
from mediateur.usecases.figures.exports import Columns, Format, Wanted
from mediateur.usecases.figures.sharing import settled, shareable, shared_goal
from tests.forms import reading
from tests.usecases.conftest import Clock
from tests.usecases.figures.shared_journal import APRIL, MARCH, YEAR, Office, fill, office

CROSSING = Period(dt.date(2026, 3, 15), dt.date(2026, 4, 15))


@pytest.fixture
def desk(store: Store, data_folder: Path, clock: Clock) -> Office:
    fill(store)
    return office(store, data_folder, clock)


def wanted(period: Period, form: Format = Format.CSV, **query: object) -> Wanted:
    return Wanted(form, Columns.SHAREABLE, Query(since=period.since, until=period.until, **query))  # type: ignore[arg-type]


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def figures(data: bytes) -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in lines(data)[1:] if len(row) == 3}


def text(pdf: bytes) -> str:
    return " ".join(" ".join(reading.lines(pdf)).split())


def test_totals_leave_without_a_session_nor_a_count_of_one_to_ten(desk: Office) -> None:
    found = figures(desk.exports.make({}, wanted(MARCH)))
    assert found["Les comptes, chacun avec sa définition", "Personnes touchées"] == "40"
    assert found["Les comptes, chacun avec sa définition", "Droits exercés"] == f"<{NBSP}11"
    assert not [n for n in found.values() if n.isdecimal() and 0 < int(n) < 11]
    assert not {name for table, name in found if "Médiateur" in name or "s5" in name}


def test_the_table_says_its_day_its_period_its_filters_and_what_was_done(desk: Office) -> None:
    asked = wanted(MARCH, place="mairie")._replace(filters=(("Lieu", "Mairie annexe"),))
    about = dict(row for row in lines(desk.exports.make({}, asked)) if len(row) == 2)
    assert about["Fait le"] == "23/11/2026"
    assert about["Période"] == "du 01/03/2026 au 31/03/2026"
    assert about["Filtres"] == f"Lieu{NBSP}: Mairie annexe"
    assert about["Protection"].startswith("Chiffres partageables")
    assert "Usage" not in about
    [sent] = desk.sharing.sent()
    assert sent.scope.places == ("mairie",)


def test_a_workbook_holds_the_same_totals(desk: Office) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(desk.exports.make({}, wanted(MARCH, Format.XLSX))))
    header, *rows = book.get_sheet_by_index(0).to_python()
    assert header == ["Tableau", "Ligne", "Nombre"]
    told = {(str(row[0]), str(row[1])): row[2] for row in rows}
    again = figures(desk.exports.make({}, wanted(MARCH)))
    assert {key: str(int(n) if isinstance(n, float) else n) for key, n in told.items()} == again


def test_a_report_and_a_table_of_the_same_days_are_the_same_figures_even_after_a_correction(
    desk: Office, store: Store
) -> None:
    desk.bilans.shared(MARCH)
    with store.begin() as work:
        work.encounters.delete("s5")
        work.commit()
    data = desk.exports.make({}, wanted(MARCH))
    assert figures(data)["Les comptes, chacun avec sa définition", "Personnes touchées"] == "40"
    assert "corrections faites depuis" in data.decode()
    assert len(desk.sharing.sent()) == 1


def test_a_table_is_decided_beside_a_report_and_a_report_beside_a_table(desk: Office) -> None:
    desk.bilans.shared(MARCH)
    with pytest.raises(MediateurError, match="recouvrent en partie"):
        desk.exports.make({}, wanted(CROSSING))
    with pytest.raises(MediateurError, match=r"(?i)moins de 11"):
        desk.exports.make({}, wanted(Period(MARCH.since, APRIL.until)))
    desk.exports.make({}, wanted(Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))))
    with pytest.raises(MediateurError):
        desk.bilans.shared(YEAR)
    assert len(desk.sharing.sent()) == 2


def test_what_would_leave_is_seen_without_leaving(desk: Office) -> None:
    desk.exports.check(wanted(MARCH))
    with pytest.raises(MediateurError) as caught:
        desk.exports.check(wanted(APRIL))
    assert caught.value.safe == "Rien n’a été écrit."
    assert desk.sharing.sent() == ()
    desk.bilans.shared(MARCH)
    assert desk.sharing.seen(desk.statistics.dashboard(CROSSING)).refused


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ({"outcome": "opposition"}, "pas avec un résultat"),
        ({"place_type": "domicile"}, "pas avec un type de lieu"),
        ({"words": (Match(pathways=("dire-non",)),)}, "pas avec une recherche"),
        ({"since": None}, "un début et une fin"),
    ],
)
def test_a_filter_that_figures_do_not_know_is_refused_with_a_sentence(
    desk: Office, query: dict[str, object], part: str
) -> None:
    asked = {"since": MARCH.since, "until": MARCH.until, **query}
    with pytest.raises(MediateurError, match=part):
        desk.exports.make({}, Wanted(columns=Columns.SHAREABLE, query=Query(**asked)))  # type: ignore[arg-type]
    assert desk.sharing.sent() == ()


def test_days_to_come_are_not_told_as_if_they_were_counted(desk: Office, clock: Clock) -> None:
    assert settled(YEAR, dt.date(2026, 11, 23)) == Period(YEAR.since, dt.date(2026, 11, 23))
    assert settled(MARCH, dt.date(2026, 11, 23)) == MARCH
    assert settled(MARCH, dt.date(2026, 2, 1)) == Period(MARCH.since, MARCH.since)
    assert "du 01/01/2026 au 23/11/2026" in desk.exports.make({}, wanted(YEAR)).decode()
    clock.advance(days=60)
    assert "au 31/12/2026" in desk.exports.make({}, wanted(YEAR)).decode()
    assert desk.exports.goes_on(Query(until=clock.now.date()))
    assert not desk.exports.goes_on(Query(until=clock.now.date() - dt.timedelta(1)))


def test_the_goal_is_told_by_shared_figures_alone_or_said_to_be_left_out(desk: Office) -> None:
    def told(period: Period, filters: Filters = EVERYTHING) -> str:
        board = desk.statistics.dashboard(period, filters)
        return shared_goal(board, desk.sharing.seen(board)).replace(NBSP, " ")

    assert told(MARCH) == ""
    desk.statistics.set_goal(400, 2026)
    whole = "Objectif de l’année 2026 : 400 personnes accompagnées pour activer ou utiliser."
    assert told(MARCH) == f"{whole} L’avancée n’est pas montrée : elle ferait connaître un petit groupe."
    assert told(YEAR).startswith(whole)
    assert "partie des séances" in told(MARCH, Filters(place="mairie"))
    assert "d’autres jours" in told(Period(dt.date(2025, 12, 1), MARCH.until))
    september = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    assert told(september) == f"{whole} Ces jours en comptent 15."
    for period in (MARCH, APRIL, YEAR, september):
        numbers = [int(word) for word in told(period).rstrip(".").split() if word.isdecimal()]
        assert all(n > 10 for n in numbers)
    assert "Ces jours en comptent 15." in text(desk.bilans.shared(september))
    assert "Ces jours en comptent 15." in desk.exports.make({}, wanted(september)).decode()


def test_weeks_of_closed_months_are_not_told_and_that_is_said(desk: Office, store: Store) -> None:
    with store.begin() as work:
        work.retention.close("", "2026-03", dt.date(2026, 11, 23))
        work.commit()
    found = lines(desk.exports.make({}, wanted(MARCH)))
    assert not [row for row in found if row and row[0].endswith("par semaine")]
    assert ["Personnes touchées, par mois", "mars 2026", "40"] in found
    assert any(row[:1] == ["Semaines"] and "mars 2026" in row[1] for row in found)
    choices = desk.statistics.choices(MARCH)
    assert {name for name, _ in choices.pathways} == {"activer-adulte", "dire-non", "messagerie"}
    assert [label for _, label in choices.places] == ["Mairie annexe", "Salle des Tilleuls"]
    assert desk.statistics.choices(APRIL).places == (("", "Non communiqué"),)


def test_what_is_shared_of_a_territory_is_of_its_places_alone(desk: Office) -> None:
    """A set of places is a scope: one that overlaps another in part is refused, one apart is not."""
    boards = {
        places: desk.statistics.dashboard(YEAR, Filters(places=frozenset(places)))
        for places in (("mairie",), ("ccas",), ("mairie", "ccas"), ())
    }
    scopes = {places: shareable(board).scope for places, board in boards.items()}
    assert scopes["mairie", "ccas"].places == ("ccas", "mairie")
    assert scopes["mairie",].within(scopes["mairie", "ccas"])
    assert scopes["mairie",].apart(scopes["ccas",])
    assert scopes[()].apart(scopes["mairie", "ccas"]), "a territory without a place is not everywhere"
    assert shareable(boards[()]).refused
