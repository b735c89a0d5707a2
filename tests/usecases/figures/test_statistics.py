"""The dashboard: its tables, what is never mixed, the period before, the goal of the year; and the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.app import App
from mediateur.cli.figures import as_json
from mediateur.content.text import NBSP
from mediateur.journal.closed_counts import Unknown
from mediateur.journal.definitions import totals
from mediateur.journal.encounter import Count, Encounter, HalfDay, Kind, Place
from mediateur.journal.query import Query
from mediateur.journal.statistics import Filters, Period, count, figures, together
from mediateur.journal.tables import FIRST, NOT_TOLD, Names, apart, tables
from mediateur.usecases.figures.statistics import Change, Conversion, compared, comparisons, described
from tests.journal.samples import PLAIN, TODAY, varied_encounters

ALL_DAYS = Period(dt.date.min, dt.date.max)
NOBODY = Names({}, {})


def one(number: int = 0, **changes: object) -> Encounter:
    """Return an activation, with changes."""
    usual = {"id": f"s{number}", "outcomes": (Count(code="activee", n=1),), "autonomy": "autonome"}
    return msgspec.structs.replace(PLAIN, **{**usual, **changes})


@pytest.fixture
def app(data_folder: Path) -> Iterator[App]:
    """Return the use cases of a data folder."""
    opened = App(data_folder)
    yield opened
    opened.close()


def keep(app: App, *encounters: Encounter) -> None:
    """Keep some encounters."""
    with app.open_store().begin() as work:
        for encounter in encounters:
            work.encounters.add(encounter)
        work.commit()


@given(st.lists(varied_encounters(), max_size=8))
def test_the_figures_are_those_of_the_definitions(encounters: list[Encounter]) -> None:
    whole, old = count(encounters, ALL_DAYS).whole, totals(encounters)
    assert (whole.touched, whole.accompanied, whole.activated) == (old.touched, old.accompanied, old.activated)
    assert (whole.estimated, whole.activation_or_use) == (old.estimated, old.activation_or_use)


@given(st.lists(varied_encounters(), max_size=8))
def test_tables_of_persons_add_up_to_their_headline(encounters: list[Encounter]) -> None:
    made = tables(count(encounters, ALL_DAYS), NOBODY)
    headline = {cell.code: cell.n for cell in made[0].cells}
    for table in made:
        if table.total is not None:
            assert sum(cell.n for cell in table.cells) == table.total == headline[table.of], table.id
        assert all(cell.n >= 0 for cell in table.cells), table.id
        assert len({cell.code for cell in table.cells}) == len(table.cells), table.id


@given(st.lists(varied_encounters(), max_size=6), st.lists(varied_encounters(), max_size=6))
def test_parts_add_up(some: list[Encounter], others: list[Encounter]) -> None:
    parts = [count(some, ALL_DAYS), count(others, ALL_DAYS)]
    assert together(parts) == count(some + others, ALL_DAYS)


def test_different_persons_are_spoken_of_only_where_all_were_asked() -> None:
    asked, not_asked = one(first_visits=1), one()
    assert FIRST in {cell.code for cell in apart(figures(asked)).cells}
    assert FIRST not in {cell.code for cell in apart(count([asked, not_asked], ALL_DAYS).whole).cells}
    assert FIRST not in {cell.code for cell in apart(figures(one(kind=Kind.EVENT, persons=40))).cells}


def test_an_event_is_in_its_own_figure_alone() -> None:
    event = one(kind=Kind.EVENT, persons=40, outcomes=(), ages=(Count(code="soixante_dix_plus", n=12),))
    made = {table.id: table for table in tables(count([event], ALL_DAYS), NOBODY)}
    assert {cell.code: cell.n for cell in made["a-part"].cells} == {"declarees": 0, "estimees": 40}
    assert all(cell.n == 0 for name in ("comptes", "ages", "types-de-lieu", "formes") for cell in made[name].cells)


def test_a_period_beside_the_one_before_it(app: App) -> None:
    period = Period(TODAY - dt.timedelta(6), TODAY)
    assert period.before == Period(TODAY - dt.timedelta(13), TODAY - dt.timedelta(7))
    old = one(9, when=HalfDay(TODAY - dt.timedelta(7), PLAIN.when.half))
    keep(app, one(1), one(2), old)
    changes = app.statistics.dashboard(period).changes
    assert [(change.n, change.before) for change in changes] == [(2, 1), (2, 1), (2, 1), (2, 1), (0, 0)]
    told = comparisons(app.statistics.dashboard(period))[0]
    assert told == f"Personnes touchées{NBSP}: 2, contre 1 les 7{NBSP}jours d’avant (1 de plus)."
    assert compared(Change("x", "Droits exercés", 3, 3), "la veille") == (
        f"Droits exercés{NBSP}: 3, contre 3 la veille (autant)."
    )


def test_what_goes_on_is_compared_with_the_same_days(app: App) -> None:
    """On 23 November, a year is not compared with the whole of the one before, nor a month with other days."""
    days = ((0, TODAY), (1, dt.date(2025, 11, 23)), (2, dt.date(2025, 11, 24)), (3, dt.date(2026, 10, 24)))
    keep(app, *(one(number, when=HalfDay(day, PLAIN.when.half)) for number, day in days))
    app.statistics._clock = lambda: dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    year = app.statistics.dashboard(Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert (year.changes[0].n, year.changes[0].before) == (2, 1)
    assert comparisons(year)[0].endswith(
        "2, contre 1 du 1er\N{NO-BREAK SPACE}janvier au 23\N{NO-BREAK SPACE}novembre 2025 (1 de plus)."
    )
    month = app.statistics.dashboard(Period(TODAY.replace(day=1), TODAY))
    assert (month.changes[0].n, month.changes[0].before) == (1, 0)
    assert comparisons(month)[0].endswith("1, contre 0 du 1er au 23\N{NO-BREAK SPACE}octobre 2026 (1 de plus).")


def test_filters_keep_what_they_name(app: App) -> None:
    keep(app, one(1), one(2, pathway="dire-non", outcomes=(Count(code="cloture", n=1),)))
    board = app.statistics.dashboard(Period(dt.date(2020, 1, 1), TODAY), Filters(pathway="dire-non"))
    assert {cell.code: cell.n for cell in board.table("droits").cells}["cloture"] == 1
    assert board.table("comptes").cells[0].n == 1
    titles = app.content.titles()
    assert app.statistics.choices(Period(TODAY, TODAY)) == (
        tuple(sorted(((name, titles[name]) for name in ("activer-adulte", "dire-non")), key=lambda pair: pair[1])),
        (("", NOT_TOLD),),
    )


def test_the_goal_counts_activation_or_use_of_its_year_whatever_the_period(app: App) -> None:
    app.statistics.set_goal(400, 2026)
    keep(app, one(1), one(2, when=HalfDay(dt.date(2025, 12, 31), PLAIN.when.half)))
    assert app.statistics.dashboard(Period(TODAY, TODAY)).goal == (2026, 400, 1)


def test_a_conversion_is_told_only_where_both_are_known(app: App) -> None:
    keep(app, one(1, pathway="messagerie", outcomes=(Count(code="usage-appris", n=1),)))
    assert app.statistics.dashboard(Period(TODAY, TODAY)).conversion is None
    keep(app, one(2), one(3, outcomes=(Count(code="a-reprendre", n=1),)))
    assert app.statistics.dashboard(Period(TODAY, TODAY)).conversion == (1, 2)
    assert Conversion(20, 29).percent is None
    assert Conversion(20, 30).percent == 67


def test_a_chart_in_words(app: App) -> None:
    keep(app, one(1))
    told = described(app.statistics.dashboard(Period(TODAY, TODAY)).table("autonomie"))
    assert told.startswith(f"Autonomie des personnes accompagnées{NBSP}: Avec guidage, 0{NBSP};")
    assert told.endswith(f"Total{NBSP}: 1.")


def test_the_command_line_gives_the_figures_of_the_page(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    from mediateur.cli import run

    keep(app, one(1), one(2, pathway="dire-non", outcomes=(Count(code="cloture", n=1),)))
    words = ["journal", "statistiques", "--du", "2026-11-01", "--au", "2026-11-30"]
    assert run([*words, "--json"]) == 0
    board = app.statistics.dashboard(Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30)))
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(as_json(board)))
    assert run(words) == 0
    assert f"Personnes touchées{NBSP}: 2\n" in capsys.readouterr().out
    assert run(["journal", "statistiques", "--du", "hier"]) == 2
    assert run(["journal", "statistiques", "--du", "2026-11-02", "--au", "2026-11-01"]) == 2


def test_a_month_that_was_closed_still_counts(app: App) -> None:
    """A year is told the same after the details of a month were replaced by totals."""
    day = dt.date(2024, 5, 14)
    keep(app, *(one(number, when=HalfDay(day, PLAIN.when.half)) for number in range(3)), one(9))
    year = Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    before = app.statistics.dashboard(year)
    with app.open_store().begin() as work:
        work.retention.close("", "2024-05", dt.date(2026, 11, 23))
        work.commit()
    after = app.statistics.dashboard(year)
    assert after.table("comptes").cells[0].n == 3
    for table in ("comptes", "a-part", "droits", "obstacles", "ages", "autonomie", "parcours", "lieux", "mois"):
        assert after.table(table) == before.table(table)


def closed_autumn(app: App, elsewhere: str = "", other: str = "activer-adulte") -> None:
    """Keep ten activations in each of two months, whose details are then replaced, and five later.

    One of each closed month took place `elsewhere`, on an `other` pathway.
    """
    days = [dt.date(2025, month, 1 + 2 * rank) for month in (9, 10) for rank in range(10)]
    later = [dt.date(2025, 12, 1 + rank) for rank in range(5)]
    at = {0: elsewhere, 10: elsewhere}
    whens = [HalfDay(day, PLAIN.when.half) for day in days + later]
    with app.open_store().begin() as work:
        if elsewhere:
            work.places.put(Place(id=elsewhere, name=elsewhere))
        work.commit()
    on = dict.fromkeys(at, other)
    for number, when in enumerate(whens):
        keep(app, one(number, when=when, place=at.get(number, ""), pathway=on.get(number, "activer-adulte")))
    with app.open_store().begin() as work:
        for month in ("2025-09", "2025-10"):
            work.retention.close("", month, dt.date(2026, 11, 23))
        work.commit()


def test_the_journal_tells_which_months_are_totals_now(app: App) -> None:
    closed_autumn(app)
    with app.open_store().begin() as work:
        every = work.pages.overview(Query())
        later = work.pages.overview(Query(since=dt.date(2025, 11, 1)))
        october = work.pages.overview(Query(since=dt.date(2025, 10, 1), until=dt.date(2025, 10, 31)))
    assert (every.sessions, every.closed) == (5, ("2025-09", "2025-10"))
    assert (later.sessions, later.closed) == (5, ())
    assert (october.sessions, october.closed) == (0, every.closed)  # nothing is listed: all that is not is named


CUT = Period(dt.date(2025, 9, 10), dt.date(2025, 12, 31))
LACKS = "Il manque septembre 2025 à ces chiffres"


def test_a_period_that_cuts_a_closed_month_says_so_wherever_its_figures_are(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    from mediateur.cli import run

    closed_autumn(app)
    board = app.statistics.dashboard(CUT)
    assert board.table("comptes").cells[0].n == 15
    assert board.lacking.cut == ("2025-09",)
    assert board.changes == ()
    assert comparisons(board)[0].startswith("Pas de comparaison")
    for more in ([], ["--partageable"]):
        for form in ([], ["--json"]):
            assert run(["journal", "statistiques", "--du", "2025-09-10", "--au", "2025-12-31", *more, *form]) == 0
            assert LACKS in capsys.readouterr().out, (more, form)
    assert LACKS in text_of(app.bilans.inside(CUT))
    whole = app.statistics.dashboard(Period(dt.date(2025, 9, 1), CUT.until))
    assert (whole.table("comptes").cells[0].n, whole.warnings) == (25, ())


def text_of(pdf: bytes) -> str:
    """Return the words of the first page of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(str(document[0].get_textpage().get_text_bounded()).split())


def test_a_pathway_and_a_place_together_say_what_closed_months_do_not_know(app: App) -> None:
    closed_autumn(app, "ccas", "messagerie")
    period = Period(dt.date(2025, 9, 1), dt.date(2025, 12, 31))
    board = app.statistics.dashboard(period, Filters(pathway="activer-adulte", place=""))
    assert board.table("comptes").cells[0].n == 5
    assert board.lacking.crossed == ("2025-09", "2025-10")
    assert board.warnings[0].startswith("Il manque septembre 2025 à octobre 2025 à ces chiffres")
    assert app.statistics.dashboard(period, Filters(pathway="dire-non", place="")).warnings == ()


def test_a_filter_that_leaves_nothing_out_of_a_closed_month_asks_for_no_more_than_the_month(app: App) -> None:
    closed_autumn(app)
    period = Period(dt.date(2025, 9, 1), dt.date(2025, 12, 31))
    board = app.statistics.dashboard(period, Filters(pathway="activer-adulte", place=""))
    assert (board.lacking, board.tables) == (Unknown(), app.statistics.dashboard(period).tables)


def test_the_weeks_of_closed_months_are_not_invented(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    from mediateur.cli import run

    closed_autumn(app)
    for more in ([], ["--partageable"]):
        run(["journal", "statistiques", "--du", "2025-09-01", "--au", "2025-12-31", "--json", *more])
        told = json.loads(capsys.readouterr().out)
        assert "mois" in {table["id"] for table in told["tableaux"]}
        assert not {table["id"] for table in told["tableaux"]} & {"semaines", "semaines-accompagnees"}


def test_json_speaks_french_and_gives_the_share_of_the_page(app: App) -> None:
    app.statistics.set_goal(400, 2026)
    keep(app, *(one(number) for number in range(30)))
    told = as_json(app.statistics.dashboard(Period(TODAY, TODAY)))
    assert told["conversion"] == {"espaces_actives": 30, "accompagnees": 30, "pourcentage": 100}
    assert told["objectif"] == {"annee": 2026, "cible": 400, "atteint": 30}
