"""A register handed over for real: whole in an empty one, twice changes nothing, refused when it is not as it left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings

from mediateur.errors import MediateurError
from mediateur.training.handover import Snapshot, encode
from mediateur.training.register import Person
from mediateur.training.taking_over import join
from mediateur.trust import locked
from mediateur.usecases.register import whole as register_whole
from mediateur.usecases.register.base import Desk
from mediateur.usecases.register.handover import Handover, in_words
from mediateur.usecases.register.people import Details, People
from mediateur.usecases.register.sessions import Plan, TrainingSessions
from mediateur.usecases.register.whole import GoingOn, StoppedError
from tests.training.registers import registers, written
from tests.usecases.register.desks import close, open_desk, whole

PASSPHRASE = "quatre mots sans lien"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "un")
    yield made
    close(made)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "deux")
    yield made
    close(made)


def filled(desk: Desk) -> Snapshot:
    """Enter some mediators, one of whom leaves after she was trained."""
    people, sessions = People(desk), TrainingSessions(desk)
    one = people.enrol(Details("Médiateur 1", contact="a@exemple.org", territory="Isère"))
    gone = people.enrol(Details("Médiateur 2"))
    session = sessions.create(Plan("Accompagner", dt.date(2026, 11, 1), place="Salle 2"))
    sessions.enrol(session.id, [one.id, gone.id])
    sessions.tick(session.id, {one.id: True, gone.id: True})
    people.erase(gone.id)
    return whole(desk)


def test_it_is_taken_over_whole_and_a_second_time_changes_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    first = filled(desk)
    assert first.departed
    target = tmp_path / Handover(desk).name
    assert Handover(desk).hand_over(target, PASSPHRASE, PASSPHRASE) == 1
    assert "diateur" not in target.read_bytes().decode("latin-1")
    theirs = Handover(other).open(target, PASSPHRASE)
    assert whole(other) == Snapshot()
    joined = Handover(other).take_over(theirs)
    assert in_words(joined).replace("\u00a0", " ") == "1 médiateur, 1 session et 1 présence."
    assert whole(other) == first
    assert not Handover(other).foresee(theirs).joined.changes
    assert in_words(Handover(other).take_over(theirs)) == "Rien de nouveau."
    assert whole(other) == first
    assert People(other).enrol(Details("Médiateur 3")).number == 3 - 1


def test_stopped_anywhere_it_writes_nothing_and_changes_nothing(
    desk: Desk, other: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_whole, "AT_ONCE", 1)
    first, target, steps = filled(desk), tmp_path / "un.registre", list[tuple[int, int]]()
    People(other).enrol(Details("Médiateur 9"))
    before = whole(other)

    def count(done: int, wanted: int) -> bool:
        steps.append((done, wanted))
        return True

    def hand_over(going_on: GoingOn) -> object:
        return Handover(desk).hand_over(target, PASSPHRASE, PASSPHRASE, going_on)

    with pytest.raises(StoppedError):
        hand_over(lambda _done, _wanted: False)
    assert not target.exists()
    hand_over(count)
    theirs = Handover(other).open(target, PASSPHRASE)
    assert theirs == first
    for most in range(4):
        with pytest.raises(StoppedError):
            Handover(other).take_over(theirs, (), lambda done, _wanted, most=most: done < most)  # type: ignore[misc]
        assert whole(other) == before
    steps.clear()
    Handover(other).take_over(theirs, (), count)
    assert [done for done, _ in steps] == [1, 2, 3]
    assert steps[-1] == (3, 3)
    assert len(whole(other).people) == 2


@settings(max_examples=12, deadline=None)
@given(registers(), registers())
def test_the_store_becomes_what_was_foreseen(ours: Snapshot, theirs: Snapshot) -> None:
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        handover = Handover(desk)
        handover.take_over(ours)
        assert _sorted(whole(desk)) == _sorted(ours)
        taken = {one.key for one in join(ours, theirs).conflicts if one.may_take}
        handover.take_over(theirs, taken)
        now = whole(desk)
        expected = written(ours, join(ours, theirs, taken))
        assert _sorted(now) == _sorted(expected)
        handover.take_over(theirs, taken)
        assert whole(desk) == now
        close(desk)


def test_a_wrong_passphrase_or_a_changed_file_changes_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    filled(desk)
    target = tmp_path / "x.registre"
    Handover(desk).hand_over(target, PASSPHRASE, PASSPHRASE)
    data = target.read_bytes()
    for passphrase, bad in (
        ("une autre phrase", data),
        (PASSPHRASE, data[:-1]),
        (PASSPHRASE, data[:40]),
        (PASSPHRASE, data[:200] + bytes([data[200] ^ 1]) + data[201:]),
        (PASSPHRASE, b"PK\x03\x04" + data),
        (PASSPHRASE, b""),
        (PASSPHRASE, locked.lock(b"x", PASSPHRASE, locked.REGISTER)),
        (PASSPHRASE, locked.lock(encode(Snapshot(version=2)), PASSPHRASE, locked.REGISTER)),
    ):
        target.write_bytes(bad)
        with pytest.raises(MediateurError) as told:
            Handover(other).open(target, passphrase)
        assert told.value.safe
    with pytest.raises(MediateurError):
        Handover(other).open(tmp_path / "absent", PASSPHRASE)
    assert whole(other) == Snapshot()


def test_a_passphrase_is_long_and_typed_twice(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "x.registre"
    for passphrase, again in (("court", "court"), (PASSPHRASE, PASSPHRASE.upper())):
        with pytest.raises(MediateurError):
            Handover(desk).hand_over(target, passphrase, again)
    assert not target.exists()


def test_a_folder_that_takes_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(MediateurError, match="ne s’écrit pas"):
        Handover(desk).hand_over(tmp_path / "absent" / "x.registre", PASSPHRASE, PASSPHRASE)


def test_who_looks_like_somebody_here_is_named_and_nobody_is_merged(desk: Desk) -> None:
    People(desk).enrol(Details("Cladro Flignet"))
    theirs = Snapshot(
        people=(
            Person(id="b" * 32, number=1, name="FLIGNET Cladro", entered=dt.date(2026, 3, 2)),
            Person(id="c" * 32, number=2, name="Rivel Brunal", entered=dt.date(2026, 3, 2)),
        )
    )
    foreseen = Handover(desk).foresee(theirs)
    assert [(pair.known.name, pair.brought.name) for pair in foreseen.alike] == [("Cladro Flignet", "FLIGNET Cladro")]
    Handover(desk).take_over(theirs)
    assert [one.number for one in whole(desk).people] == [1, 2, 3]
    assert {one.name for one in whole(desk).people} == {"Cladro Flignet", "FLIGNET Cladro", "Rivel Brunal"}


def _sorted(one: Snapshot) -> Snapshot:
    """Return a register whose parts stand in one order, and whose mediators bear no number."""
    parts = {
        "people": sorted((msgspec.structs.replace(each, number=0) for each in one.people), key=lambda each: each.id),
        "sessions": sorted(one.sessions, key=lambda each: each.id),
        "attendances": sorted(one.attendances, key=lambda each: (each.person, each.session)),
        "observations": sorted(one.observations, key=lambda each: each.id),
        "quizzes": sorted(one.quizzes, key=lambda each: each.id),
        "certificates": sorted(one.certificates, key=lambda each: each.number),
        "events": sorted(one.events, key=lambda each: each.id),
    }
    return msgspec.structs.replace(one, **{name: tuple(part) for name, part in parts.items()})
