"""Reports: inside all is exact, what is shared is protected, frozen, and decides the next ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from mediateur.app import App
from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter, HalfDay
from mediateur.journal.statistics import Period
from mediateur.usecases.figures.bilans import Extent
from tests.forms import reading
from tests.journal.samples import PLAIN

MARCH = Period(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
SPRING = Period(dt.date(2026, 3, 1), dt.date(2026, 4, 30))
OVERLAPPING = Period(dt.date(2026, 3, 15), dt.date(2026, 4, 15))


def one(number: int, day: dt.date, code: str = "activee") -> Encounter:
    outcomes = (Count(code=code, n=1),)
    return msgspec.structs.replace(PLAIN, id=f"s{number}", when=HalfDay(day, PLAIN.when.half), outcomes=outcomes)


@pytest.fixture
def app(data_folder: Path) -> Iterator[App]:
    """Return the use cases of a journal: forty persons in March, two of whom closed; three in April."""
    opened = App(data_folder)
    with opened.open_store().begin() as work:
        for number in range(40):
            day = dt.date(2026, 3, 1 + number % 30)
            work.encounters.add(one(number, day, "cloture" if number < 2 else "activee"))
        for number in range(40, 43):
            work.encounters.add(one(number, dt.date(2026, 4, 2)))
        work.commit()
    yield opened
    opened.close()


def text(pdf: bytes) -> str:
    return " ".join(reading.lines(pdf)).replace(NBSP, " ")


def test_inside_figures_are_exact(app: App) -> None:
    told = text(app.bilans.inside(MARCH))
    assert "Usage interne" in told
    assert "40" in told
    assert "< 11" not in told
    assert app.sharing.sent() == ()


def test_what_is_shared_hides_two_closures_and_stands_on_one_page(app: App) -> None:
    pdf = app.bilans.shared(MARCH)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    told = text(pdf)
    assert "Usage interne" not in told
    assert "< 11" in told
    assert [sent.scope.last for sent in app.sharing.sent()] == [MARCH.until]


def test_the_territory_is_told_with_its_months_and_places(app: App) -> None:
    told = text(app.bilans.shared(MARCH, extent=Extent.TERRITORY))
    assert "Type de lieu, personnes touchées" in told
    assert "Parcours, personnes touchées" in told


def test_the_same_period_is_told_as_it_was_sent_even_after_a_correction(app: App) -> None:
    app.bilans.shared(MARCH)
    with app.open_store().begin() as work:
        work.encounters.delete("s5")
        work.commit()
    again = text(app.bilans.shared(MARCH))
    assert "40" in again
    assert len(app.sharing.sent()) == 1


def test_a_period_that_would_tell_three_persons_by_difference_is_refused(app: App) -> None:
    app.bilans.shared(MARCH)
    for period in (SPRING, OVERLAPPING):
        with pytest.raises(MediateurError) as caught:
            app.bilans.shared(period)
        assert caught.value.safe == "Rien n’a été écrit."
    assert len(app.sharing.sent()) == 1


def test_too_few_persons_are_refused(app: App) -> None:
    with pytest.raises(MediateurError):
        app.bilans.shared(Period(dt.date(2026, 4, 1), dt.date(2026, 4, 30)))
    assert app.sharing.sent() == ()


def test_practice_makes_no_report(data_folder: Path) -> None:
    practising = App(data_folder, practice=True)
    with pytest.raises(MediateurError):
        _ = practising.bilans
    practising.close()
