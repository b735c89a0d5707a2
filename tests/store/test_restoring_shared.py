"""A copy that takes the place of a shared journal: what differs is sent again, and nothing is lost or doubled."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mediateur.journal.arriving import received
from mediateur.journal.encounter import Encounter
from mediateur.journal.exchange import Seen, state
from mediateur.journal.leaving import Told
from mediateur.store import restoring
from mediateur.store.opening import open_store
from mediateur.store.work import Work
from tests.journal.samples import PLAIN
from tests.store.network_samples import Shelf, joined, send_all
from tests.store.samples import MORNING


class Machine:
    """A shared journal, its server, and one copy."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.copy, self.shelf = folder / "poste", folder / "copie.sqlite", Shelf()
        self.store = open_store(self.folder)

    def do(self, *acts: object) -> None:
        with self.store.begin() as work:
            for act in acts:
                act(work)  # type: ignore[operator]
            work.commit()

    def send(self) -> int:
        with self.store.begin() as work:
            return send_all(work, self.shelf)

    def restore(self, *, lost: bool = False) -> None:
        self.store.close()
        if lost:
            self.store.path.unlink()
        restoring.restore(self.store.path, self.copy, MORNING)
        self.store = open_store(self.folder)

    def shown(self) -> dict[str, tuple[int, int]]:
        """Return the persons and the revision of each encounter that the server holds."""
        held = (one for _, one in self.shelf.held.values())
        return {one.about: (one.persons, one.revision) for one in held if isinstance(one, Told)}

    def believed(self) -> dict[str, int]:
        """Return the persons of each encounter, to whoever read all that was ever held."""
        told = state(one for record in self.shelf.ever for one in received(record).tellings)
        return {one.encounter.id: one.encounter.persons for one in told.values() if isinstance(one, Seen)}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Three encounters sent and copied; then one is corrected, one deleted, one more kept, and all is sent."""
    made = Machine(tmp_path)
    made.do(lambda work: work.link.join(joined()), *(adds(number) for number in (1, 2, 3)))
    made.send()
    made.store.backup(made.copy)
    made.do(adds(4), corrects(1), deletes(2))
    made.send()
    assert made.shown() == {"seance-1": (9, 2), "seance-3": (1, 1), "seance-4": (2, 1)}
    return made


def encounter(number: int) -> Encounter:
    return msgspec.structs.replace(PLAIN, id=f"seance-{number}", when=MORNING, persons=number % 3 + 1)


def adds(number: int) -> object:
    return lambda work: work.encounters.add(encounter(number))


def corrects(number: int) -> object:
    def act(work: Work) -> None:
        before = encounter(number)
        work.encounters.replace(msgspec.structs.replace(before, persons=9, revision=2))

    return act


def deletes(number: int) -> object:
    def act(work: Work) -> None:
        work.encounters.remove(encounter(number).id, MORNING)
        work.erasure.purge()

    return act


def test_what_differs_is_sent_again_and_believed(machine: Machine) -> None:
    machine.restore()
    assert machine.send() == 1
    expected = {"seance-1": 2, "seance-3": 1, "seance-4": 2}
    assert {name: persons for name, (persons, _) in machine.shown().items()} == expected
    assert machine.believed() == expected
    assert machine.send() == 0


def test_where_the_journal_was_lost_the_server_is_asked_what_it_holds(machine: Machine) -> None:
    """What was deleted after the copy was made is in it again: nothing says any more that it was."""
    machine.restore(lost=True)
    machine.send()
    expected = {"seance-1": 2, "seance-2": 3, "seance-3": 1, "seance-4": 2}
    assert {name: persons for name, (persons, _) in machine.shown().items()} == expected
    assert machine.believed() == expected
    ever = len(machine.shelf.ever)
    machine.do(corrects(3))
    machine.send()
    assert len(machine.shelf.ever) == ever + 1
    assert machine.believed()["seance-3"] == 9


def test_a_journal_that_left_since_stays_apart(machine: Machine) -> None:
    machine.do(lambda work: work.link.leave())
    machine.restore()
    with machine.store.begin() as work:
        assert work.link.state() is None
        assert work.outbox.waiting() == 0


def test_a_copy_from_before_it_was_shared_keeps_the_name_of_the_machine(tmp_path: Path) -> None:
    made = Machine(tmp_path)
    made.do(adds(1))
    made.store.backup(made.copy)
    made.do(lambda work: work.link.join(joined()))
    made.send()
    made.restore()
    assert made.send() == 0
    assert len(made.shelf.held) == 1


def test_the_copy_of_another_machine_is_joined_to_nothing(machine: Machine, tmp_path: Path) -> None:
    other = Machine(tmp_path / "autre")
    other.do(lambda work: work.machine.origin(), adds(7))
    other.store.backup(machine.copy)
    other.store.close()
    machine.restore()
    with machine.store.begin() as work:
        assert work.link.state() is None
        assert work.outbox.waiting() == 0
