"""The file on a stick: one transaction, a trial first, a line in the audit, nothing by halves."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import LONGEST_PLACE, Half, HalfDay, Kind, Place
from mediateur.journal.retention import headline
from mediateur.journal.statistics import Period
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.usecases.exchange.imports import Exchange, Outcome, in_words
from mediateur.usecases.keeping.retention import Retention
from mediateur.usecases.preferences import Preferences
from tests.journal.samples import PLAIN
from tests.store.samples import ask
from tests.usecases.conftest import Clock


@pytest.fixture
def stick(tmp_path: Path, clock: Clock) -> Path:
    """Return the file of a machine of three encounters, one of them with a note."""
    target = tmp_path / "cle.mediateur"
    other = open_store(tmp_path / "autre")
    with other.begin() as work:
        work.places.put(Place(id="p", name="Mairie", phone="06 39 98 00 01"))
        for number in range(3):
            work.encounters.add(msgspec.structs.replace(PLAIN, id=f"s{number}", place="p"), "Une note." * (number == 1))
        work.commit()
    Exchange(lambda: other, clock).write(target)
    other.close()
    return target


@pytest.fixture
def exchange(store: Store, clock: Clock) -> Exchange:
    return Exchange(lambda: store, clock)


def dump(store: Store) -> list[str]:
    """Return every row of every table of the file."""
    with closing(sqlite3.connect(store.path)) as connection:
        return list(connection.iterdump())


def imports(store: Store) -> int:
    return len(ask(store.path, "SELECT * FROM audit WHERE action = 'import'"))


def test_a_trial_says_what_would_be_done_and_does_nothing(exchange: Exchange, store: Store, stick: Path) -> None:
    before = dump(store)
    said = exchange.read(stick, trial=True)
    assert said.outcome == Outcome(new=3, places=1, changes=4)
    assert dump(store) == before
    assert exchange.read(stick) == said
    assert said.signer.is_new
    assert imports(store) == 1


def test_reading_again_changes_nothing(exchange: Exchange, store: Store, stick: Path) -> None:
    exchange.read(stick)
    before = dump(store)
    again = exchange.read(stick)
    assert again.outcome == Outcome(known=3)
    assert not again.signer.is_new
    assert dump(store) == before
    assert "note" not in stick.read_text().lower()
    assert "06 39" not in stick.read_text()
    with store.begin() as work:
        assert {one.origin for one in work.encounters.all()} != {""}


def test_the_file_is_the_same_each_time_and_comes_back_without_effect(
    exchange: Exchange, store: Store, tmp_path: Path
) -> None:
    with store.begin() as work:
        work.encounters.add(PLAIN)
        work.commit()
    for name in ("un", "deux"):
        exchange.write(tmp_path / name)
    assert (tmp_path / "un").read_bytes() == (tmp_path / "deux").read_bytes()
    assert exchange.read(tmp_path / "un").outcome == Outcome(known=1)
    assert imports(store) == 0


@pytest.mark.parametrize("cut", [0, 1, 200, -1, -70])
def test_a_file_that_is_not_whole_changes_nothing(exchange: Exchange, store: Store, stick: Path, cut: int) -> None:
    before = dump(store)
    stick.write_bytes(stick.read_bytes()[:cut])
    with pytest.raises(MediateurError) as refused:
        exchange.read(stick)
    assert refused.value.safe == "Rien n’a été changé."
    assert dump(store) == before


@pytest.mark.parametrize(
    ("name", "insee", "told"),
    [
        ("Maison " * 40, "26362", (("Maison " * 40)[:LONGEST_PLACE], "26362")),
        ("Mairie", "0639980011 DUPONT", ("Mairie", "")),
        ("Mairie", "26362 VILLENEUVE", ("Mairie", "")),
    ],
)
def test_a_place_that_a_journal_kept_too_long_is_told_within_what_is_read(
    exchange: Exchange, store: Store, tmp_path: Path, clock: Clock, name: str, insee: str, told: tuple[str, str]
) -> None:
    """As journals of before the bounds hold some: whole where they were described, and the file comes back there."""
    other, file = open_store(tmp_path / "autre"), tmp_path / "cle"
    described = Place(id="p", name=name, insee=insee)
    with other.begin() as work:
        work.places.put(described)
        work.encounters.add(msgspec.structs.replace(PLAIN, place="p"))
        work.commit()
    theirs = Exchange(lambda: other, clock)
    theirs.write(file)
    assert exchange.read(file).outcome == Outcome(new=1, places=1, changes=2)
    assert exchange.read(file).outcome == Outcome(known=1)
    with store.begin() as work:
        assert [(one.name, one.insee) for one in work.places.all()] == [told]
    exchange.write(file)
    assert theirs.read(file).outcome == Outcome(known=1)
    with other.begin() as work:
        assert work.places.all() == (described,)
    other.close()


def test_what_cannot_be_opened_or_written_is_told(exchange: Exchange, tmp_path: Path) -> None:
    with pytest.raises(MediateurError, match="ne s’ouvre pas"):
        exchange.read(tmp_path / "absent")
    with pytest.raises(MediateurError, match="ne s’écrit pas"):
        exchange.write(tmp_path / "absent" / "cle")


OLD = HalfDay(dt.date(2025, 6, 10), Half.MORNING)
THEN = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def touched(store: Store, period: Period = THEN) -> int:
    with store.begin() as work:
        closed = sum(headline(month.lines).touched for month in work.retention.closed())
        return closed + sum(one.persons for one in work.encounters.all(*period))


def test_only_its_own_machine_closes_a_month_so_that_what_it_tells_later_stands(
    exchange: Exchange, store: Store, clock: Clock, tmp_path: Path
) -> None:
    """The other machine corrects a record and deletes one after they were read here, where months are then closed."""
    other = open_store(tmp_path / "autre")
    theirs, file = Exchange(lambda: other, clock), tmp_path / "cle"
    records = [msgspec.structs.replace(PLAIN, id=name, when=OLD) for name in ("r1", "r2")]
    with other.begin() as work:
        for one in records:
            work.encounters.add(one)
        work.commit()
    with store.begin() as work:
        work.encounters.add(msgspec.structs.replace(PLAIN, id="ici", when=OLD))
        work.commit()
    theirs.write(file)
    exchange.read(file)
    with other.begin() as work:
        work.encounters.replace(msgspec.structs.replace(records[0], persons=3, revision=2))
        work.encounters.remove("r2", OLD)
        work.erasure.purge()
        work.commit()
    here = Retention(lambda: store, Preferences(tmp_path / "a"), clock)
    there = Retention(lambda: other, Preferences(tmp_path / "b"), clock)
    due = here.announce()
    assert due is not None
    assert (due.months, due.encounters) == (("2025-06",), 1)
    here.close(due)
    exchange.write(tmp_path / "retour")
    theirs.read(tmp_path / "retour")
    theirs.write(file)
    exchange.read(file)
    assert touched(store) == touched(other) == 4
    late = there.announce()
    assert late is not None
    there.close(late)
    theirs.write(file)
    assert exchange.read(file).outcome.closed == 1
    with store.begin() as work:
        assert [one.id for one in work.encounters.all()] == []
        assert len(work.retention.closed()) == 2
    other.close()


def test_the_outcome_in_words() -> None:
    words = in_words(Outcome(new=12, corrected=3, known=40)).replace("\N{NO-BREAK SPACE}", " ")
    assert words == "12 séances nouvelles, 3 corrigées, 40 déjà connues."
    words = in_words(Outcome(new=1, deleted=1, closed=2)).replace("\N{NO-BREAK SPACE}", " ")
    assert words == (
        "1 séance nouvelle, 0 corrigée, 0 déjà connue, 1 supprimée, 2 remplacées par des totaux de mois clos."
    )
    words = in_words(Outcome(new=1, twins=("2026-11-23",))).replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith(
        "déjà connue. Un atelier ou événement semble compté deux fois (23 novembre 2026) : comparez dans le journal, "
        "puis supprimez ce qui est en double."
    )


def test_a_workshop_counted_on_two_machines_is_told_and_never_merged(
    exchange: Exchange, store: Store, clock: Clock, tmp_path: Path
) -> None:
    """The same room has another id on each machine, and the second mediator chose another theme."""
    workshop = msgspec.structs.replace(PLAIN, kind=Kind.WORKSHOP, persons=12)
    other = open_store(tmp_path / "autre")
    for held, name, theme in ((store, "ici", "comprendre"), (other, "labas", "messagerie")):
        with held.begin() as work:
            work.places.put(Place(id=name, name="Salle 2"))
            work.encounters.add(msgspec.structs.replace(workshop, id=name, place=name, pathway=theme))
            work.encounters.add(msgspec.structs.replace(PLAIN, id=f"seance-{name}", place=name))
            work.commit()
    Exchange(lambda: other, clock).write(tmp_path / "cle")
    other.close()
    day = (PLAIN.when.day.isoformat(),)
    assert exchange.read(tmp_path / "cle", trial=True).outcome.twins == day
    assert exchange.read(tmp_path / "cle").outcome.twins == day
    assert exchange.read(tmp_path / "cle").outcome.twins == ()
    assert touched(store, Period(PLAIN.when.day, PLAIN.when.day)) == 26
