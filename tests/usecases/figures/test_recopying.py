"""« À recopier » on a real store: whose figures, of which days, in which forms."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Encounter, Half, HalfDay, Place
from mediateur.journal.periods import Grain
from mediateur.journal.recopy import Sheet
from mediateur.paths import resources
from mediateur.settings import renamed
from mediateur.store.work import Store
from mediateur.usecases.figures.recopying import USUAL, Recopying
from mediateur.usecases.preferences import Preferences
from tests.journal.test_recopy import met
from tests.usecases.conftest import Clock

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def recopying(store: Store, data_folder: Path, clock: Clock) -> Recopying:
    return Recopying(lambda: store, Preferences(data_folder), resources, clock)


def keep(store: Store, *encounters: Encounter) -> None:
    with store.begin() as work:
        work.places.put(Place(id="salle", name="Salle 2"))
        for encounter in encounters:
            work.encounters.add(encounter)
        work.commit()


def on(day: dt.date) -> HalfDay:
    return HalfDay(day, Half.MORNING)


def shown(recopying: Recopying, file: str, grain: Grain) -> tuple[Sheet, ...]:
    forms = {filed.file: filed.form for filed in recopying.forms().filed}
    return recopying.sheets(forms[file], recopying.periods(grain)[0])


def test_a_mediator_reports_hers_and_a_place_reports_everyones(recopying: Recopying, store: Store) -> None:
    keep(
        store,
        met(1, when=on(TODAY), persons=2),
        met(2, when=on(TODAY), persons=5, mediator="Médiateur 2"),
        met(3, when=on(TODAY), persons=9, origin="autre-poste"),
    )
    [mine] = shown(recopying, USUAL, Grain.DAY)
    assert mine.hint == "2\u00a0accompagnements"
    [everyone] = shown(recopying, "recopy/france-services.yaml", Grain.DAY)
    assert everyone.hint == "16\u00a0personnes"


def test_what_was_kept_under_a_label_that_was_renamed_is_still_ones_own(
    recopying: Recopying, store: Store, data_folder: Path
) -> None:
    keep(store, met(1, when=on(TODAY), persons=2), met(2, when=on(TODAY), persons=5, mediator="Médiateur 2"))
    preferences = recopying._preferences
    former = renamed(renamed({}, "Médiateur 1", "Accueil"), "Accueil", "Guichet")
    preferences.change(mediators=("Guichet", "Médiateur 2"), mediator="Guichet", former=former)
    [mine] = shown(recopying, USUAL, Grain.DAY)
    assert mine.hint == "2\u00a0accompagnements"
    assert Preferences(data_folder).current.former == {"Médiateur 1": "Guichet", "Accueil": "Guichet"}
    preferences.change(mediators=("Guichet", "Médiateur 1"))
    assert shown(recopying, USUAL, Grain.DAY) == ()
    assert renamed(former, "Guichet", "Médiateur 1") == {"Accueil": "Médiateur 1", "Guichet": "Médiateur 1"}


@pytest.mark.parametrize(("grain", "persons"), [(Grain.DAY, 1), (Grain.WEEK, 3), (Grain.MONTH, 7)])
def test_a_day_a_week_and_a_month_hold_their_days(
    recopying: Recopying, store: Store, grain: Grain, persons: int
) -> None:
    days = (TODAY, TODAY + dt.timedelta(days=6), TODAY.replace(day=1), TODAY - dt.timedelta(days=40))
    counts = (1, 2, 4, 8)
    keep(store, *(met(n, when=on(day), persons=count) for n, (day, count) in enumerate(zip(days, counts, strict=True))))
    sheets = shown(recopying, USUAL, grain)
    assert sum(int(sheet.hint.split("\u00a0")[0]) for sheet in sheets) == persons


def test_nothing_to_report_makes_no_paper_and_something_does(recopying: Recopying, store: Store) -> None:
    form, period = recopying.forms().filed[0].form, recopying.periods(Grain.WEEK)[0]
    assert recopying.sheets(form, period) == ()
    with pytest.raises(MediateurError, match="rien à imprimer"):
        recopying.paper(form, period, ())
    keep(store, met(1, when=on(TODAY)))
    assert recopying.paper(form, period, recopying.sheets(form, period)).startswith(b"%PDF")
