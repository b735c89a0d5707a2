"""Details leave the journal, their figures stay; a report that was sent stays as it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mediateur.errors import MediateurError
from mediateur.journal.definitions import totals
from mediateur.journal.encounter import Encounter, Half, HalfDay
from mediateur.journal.months import month_of
from mediateur.journal.retention import added, headline, lines_of
from mediateur.store.opening import open_store
from mediateur.store.reports import Report
from mediateur.store.work import Store, Work
from tests.store.samples import all_bytes, ask, encounter

CLOSED = dt.date(2026, 12, 1)
SECRET = "Les mirabelles de la voisine"
DAYS = st.dates(dt.date(2025, 9, 15), dt.date(2025, 12, 15))


def held(number: int, day: dt.date, origin: str = "") -> Encounter:
    return replace(encounter(number), id=f"seance-{number}-{origin}", when=HalfDay(day, Half.MORNING), origin=origin)


def add(store: Store, *encounters: Encounter, note: str | None = None) -> None:
    with store.begin() as work:
        for each in encounters:
            work.encounters.add(each, note)
        work.commit()


def close(store: Store, month: str, origin: str = "") -> None:
    with store.begin() as work:
        work.retention.close(origin, month, CLOSED)
        work.commit()


def figures(work: Work) -> tuple[object, object]:
    lines = added(*(each.lines for each in work.retention.closed()), lines_of(work.encounters.all()))
    return lines, headline(lines)


@given(st.lists(st.tuples(DAYS, st.sampled_from(("", "poste2")))), st.lists(st.sampled_from(("2025-10", "2025-11"))))
def test_totals_before_are_those_of_closed_months_and_details_after(
    tmp_path_factory: pytest.TempPathFactory, days: list[tuple[dt.date, str]], months: list[str]
) -> None:
    store = open_store(tmp_path_factory.mktemp("journal"))
    try:
        made = [held(number, day, origin) for number, (day, origin) in enumerate(days)]
        half = len(made) // 2
        add(store, *made[:half])
        for month in (*months, "2025-10"):
            with store.begin() as work:
                before = figures(work)
                for origin in ("", "poste2"):
                    work.retention.close(origin, month, CLOSED)
                assert figures(work) == before
                assert month not in {each.month for each in work.retention.held()}
                work.commit()
        add(store, *made[half:])
        close(store, "2025-10")
        with store.begin() as work:
            assert figures(work) == (lines_of(made), totals(made))
    finally:
        store.close()


def test_a_closed_month_keeps_no_byte_of_its_notes_and_tells_what_it_held(store: Store) -> None:
    old = [held(number, dt.date(2025, 10, 1 + number % 28)) for number in range(60)]
    add(store, *old, note=SECRET)
    add(store, held(99, dt.date(2025, 11, 3)), note="Une autre note")
    assert SECRET.encode() in all_bytes(store.path.parent)
    close(store, "2025-10")
    assert SECRET.encode() not in all_bytes(store.path.parent)
    assert [row[0] for row in ask(store.path, "SELECT text FROM note")] == ["Une autre note"]
    assert ask(store.path, "SELECT id FROM encounter") == [("seance-99-",)]
    assert ask(store.path, "SELECT count(*) FROM tally WHERE encounter NOT IN (SELECT seq FROM encounter)") == [(0,)]
    assert set(ask(store.path, "SELECT id, month FROM sealed")) == {(each.id, "2025-10") for each in old}
    with store.begin() as work:
        [month] = work.retention.closed()
        assert (month.month, month.closed, month.encounters) == ("2025-10", CLOSED, 60)


def test_a_closed_month_keeps_no_byte_of_its_titles(store: Store) -> None:
    """Titles of all sizes that grow have SQLite balance its pages, and leave copies that only a new file is without."""
    made = [held(n, dt.date(2025, 10 + n % 2, 1)) for n in range(900)]
    with store.begin() as work:
        for n, each in enumerate(made):
            work.encounters.add(replace(each, title=f"Atelier-{n:04d}-"))
            other = n * 31 % (n + 1)
            work.encounters.replace(replace(made[other], title=(f"Atelier-{other:04d}-" * 60)[: 20 + n * 7919 % 661]))
        work.commit()
    close(store, "2025-10")
    left = all_bytes(store.path.parent)
    assert {n for n in range(900) if f"Atelier-{n:04d}-".encode() in left} == set(range(1, 900, 2))


def test_a_failure_closes_nothing(store: Store) -> None:
    add(store, held(1, dt.date(2025, 10, 1)), note=SECRET)
    with pytest.raises(InterruptedError), store.begin() as work:
        work.retention.close("", "2025-10", CLOSED)
        raise InterruptedError
    with store.begin() as work:
        assert (work.retention.closed(), len(work.encounters.all())) == ((), 1)
        assert work.encounters.note("seance-1-") == SECRET


def test_what_was_removed_is_in_no_total_and_leaves_a_tombstone(store: Store) -> None:
    add(store, held(1, dt.date(2025, 10, 1)), held(2, dt.date(2025, 10, 2)))
    ask(store.path, "UPDATE encounter SET removed_day = '2025-10-03', removed_half = 0 WHERE id = 'seance-1-'")
    close(store, "2025-10")
    with store.begin() as work:
        assert work.retention.closed()[0].lines == lines_of((held(2, dt.date(2025, 10, 2)),))
    assert ask(store.path, "SELECT id FROM tombstone") == [("seance-1-",)]
    assert ask(store.path, "SELECT id FROM sealed") == [("seance-2-",)]


def test_a_record_that_a_closed_month_holds_is_not_counted_again(store: Store) -> None:
    add(store, held(1, dt.date(2025, 10, 1)))
    close(store, "2025-10")
    add(store, held(1, dt.date(2025, 10, 1)))
    close(store, "2025-10")
    with store.begin() as work:
        assert work.retention.closed()[0].encounters == 1


def test_notes_expire_before_details(store: Store) -> None:
    add(store, held(1, dt.date(2025, 10, 1)), note=SECRET)
    add(store, held(2, dt.date(2025, 10, 9)), note="Une note récente")
    with store.begin() as work:
        assert work.retention.expire_notes(dt.date(2025, 10, 5)) == 1
        work.commit()
    assert SECRET.encode() not in all_bytes(store.path.parent)
    with store.begin() as work:
        assert [work.encounters.note(f"seance-{number}-") for number in (1, 2)] == [None, "Une note récente"]
        assert len(work.encounters.all()) == 2


def test_a_report_is_kept_as_it_was_sent(store: Store, tmp_path: Path) -> None:
    report = Report("bilan-1", dt.date(2026, 11, 29), "bilan", "Bilan de novembre")
    with store.begin() as work:
        work.reports.keep(*report, b"%PDF-1.7 un", b"figures")
        work.commit()
    with pytest.raises(MediateurError, match="déjà enregistré"), store.begin() as work:
        work.reports.keep(*report, b"%PDF-1.7 deux")
    store.backup(tmp_path / "copie.sqlite")
    with store.begin() as work:
        assert work.reports.all() == (report,)
        assert work.reports.get("bilan-1") == b"%PDF-1.7 un"
        assert work.reports.get("bilan-2") is None
        assert work.reports.figures() == (b"figures",)
    assert ask(tmp_path / "copie.sqlite", "SELECT pdf FROM report") == [(b"%PDF-1.7 un",)]
    assert month_of(report.day) == "2026-11"
