"""A closed month under one filter: what its totals do not tell is not shown, is said, and keeps nothing back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.content.text import NBSP
from mediateur.journal.query import Query
from mediateur.journal.statistics import EVERYTHING, Filters, Period
from mediateur.store.work import Store
from mediateur.usecases.figures.bilans import Extent
from mediateur.usecases.figures.exports import Columns, Format, Wanted
from mediateur.usecases.figures.statistics import comparisons
from tests.forms import reading
from tests.usecases.conftest import Clock
from tests.usecases.figures.shared_journal import APRIL, MARCH, YEAR, Office, fill, office

PATHWAY, PLACE = Filters(pathway="messagerie"), Filters(place="mairie")
TERRITORY = Filters(places=frozenset(("mairie", "ccas")))
ALONE = pytest.mark.parametrize("filters", [PATHWAY, PLACE, TERRITORY], ids=["pathway", "place", "territory"])
UNTOLD = {"droits", "obstacles", "ages", "autonomie", "types-de-lieu"}
SAID = f"Pour un parcours, un lieu ou un territoire choisi, ne sont plus connus{NBSP}: les droits exercés"


@pytest.fixture
def desk(store: Store, data_folder: Path, clock: Clock) -> Office:
    """Return the use cases of a journal of which March is closed."""
    fill(store)
    with store.begin() as work:
        work.retention.close("", "2026-03", dt.date(2026, 11, 23))
        work.commit()
    return office(store, data_folder, clock)


def text(pdf: bytes) -> str:
    return " ".join(" ".join(reading.lines(pdf)).split())


@ALONE
def test_what_the_month_does_not_tell_is_not_shown_and_that_is_said(desk: Office, filters: Filters) -> None:
    board, whole = (desk.statistics.dashboard(YEAR, some) for some in (filters, EVERYTHING))
    other = "lieux" if filters.pathway else "parcours"
    assert {table.id for table in whole.tables} - {table.id for table in board.tables} == {*UNTOLD, other}
    assert [cell.code for cell in board.table("comptes").cells] == ["touchees", "accompagnees", "usage", "espaces"]
    assert [cell.code for cell in board.table("a-part").cells] == ["estimees"]
    for table in board.tables:
        assert table.total in (None, sum(cell.n for cell in table.cells)), table.id
    assert board.lacking.narrowed == ("2026-03",)
    assert board.warnings[0].startswith("Les détails de mars 2026 sont devenus des totaux.")
    assert SAID in board.warnings[0]
    assert (whole.lacking.narrowed, whole.warnings) == ((), ())


def test_what_both_count_of_a_pathway_of_activation_is_told_and_of_a_place_is_not(desk: Office) -> None:
    assert desk.statistics.dashboard(YEAR, Filters(pathway="activer-adulte")).conversion
    assert desk.statistics.dashboard(YEAR, PLACE).conversion is None


@pytest.mark.parametrize("period", [MARCH, APRIL], ids=["closed", "after the closed one"])
def test_rights_alone_are_not_compared_and_that_is_said(desk: Office, period: Period) -> None:
    board = desk.statistics.dashboard(period, Filters(place="mairie"))
    assert [change.code for change in board.changes] == ["touchees", "accompagnees", "usage", "espaces"]
    assert comparisons(board)[-1].startswith(f"Droits exercés{NBSP}: pas de comparaison")
    assert "Droits exercés : pas de comparaison" in text(desk.bilans.inside(period, PLACE)).replace(NBSP, " ")
    everything = desk.statistics.dashboard(period)
    assert [change.code for change in everything.changes][-1] == "droits"
    assert "pas de comparaison" not in " ".join(comparisons(everything))


@ALONE
def test_such_figures_leave_and_say_what_they_lack(desk: Office, filters: Filters) -> None:
    desk.sharing.check(desk.statistics.dashboard(YEAR, filters))
    shared = desk.sharing.seen(desk.statistics.dashboard(YEAR, filters))
    assert not {table.id for table in shared.tables} & UNTOLD
    assert all(cell.n is None or not 0 < cell.n < 11 for table in shared.tables for cell in table.cells)
    for extent in Extent:
        for made in (desk.bilans.inside, desk.bilans.shared):
            told = text(made(YEAR, filters, extent)).replace(NBSP, " ")
            assert SAID.replace(NBSP, " ") in told, (extent, made)
            assert "Autonomie" not in told, (extent, made)


@pytest.mark.parametrize("form", list(Format))
def test_an_export_of_such_figures_says_what_it_lacks(desk: Office, form: Format) -> None:
    query = Query(since=YEAR.since, until=YEAR.until, pathway="messagerie")
    made = desk.exports.make({}, Wanted(form, Columns.SHAREABLE, query))
    if form is Format.CSV:
        assert SAID in made.decode("utf-8-sig")
        assert "Autonomie" not in made.decode("utf-8-sig")
    [sent] = desk.sharing.sent()
    assert sent.scope.only == "messagerie"


@pytest.mark.parametrize("first", [EVERYTHING, PLACE], ids=["everything first", "the place first"])
def test_figures_with_fewer_tables_leave_beside_those_with_all(desk: Office, first: Filters) -> None:
    for filters in (first, PLACE if first is EVERYTHING else EVERYTHING):
        desk.bilans.shared(MARCH, filters)
    assert len(desk.sharing.sent()) == 2
