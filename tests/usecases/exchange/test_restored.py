"""A journal that goes back to a copy stays the machine that colleagues know, and goes on knowing them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Place
from mediateur.store import restoring
from mediateur.store.opening import open_store
from mediateur.trust.keys import new_key
from mediateur.trust.sealed import Purpose, seal
from mediateur.usecases.exchange.imports import Exchange
from tests.store.network_samples import joined
from tests.store.samples import MORNING
from tests.usecases.exchange.test_signing import incoming_of, resigned


class Post:
    """A machine: its journal, its copy, what it tells and hears."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.copy, self.stick = folder, folder / "copie.sqlite", folder / "cle.mediateur"
        self.store = open_store(folder)
        self.exchange = Exchange(lambda: self.store)

    def name(self) -> str:
        """Return the id of its journal, drawn as a daily copy draws it."""
        with self.store.begin() as work:
            origin = work.machine.origin()
            work.commit()
        return origin

    def describe(self, place: Place) -> None:
        with self.store.begin() as work:
            work.places.put(place)
            work.commit()

    def place(self) -> str:
        """Return the name of the only place."""
        with self.store.begin() as work:
            [place] = work.places.all()
        return place.name

    def strike(self, statement: str) -> None:
        """Close the journal and do that to its file."""
        self.store.close()
        with closing(sqlite3.connect(self.store.path)) as file, file:
            file.execute(statement)

    def restore(self, copy: Path | None = None) -> None:
        self.store.close()
        restoring.restore(self.store.path, copy or self.copy, MORNING)
        self.store = open_store(self.folder)


@pytest.fixture
def here(tmp_path: Path) -> Post:
    """A machine whose copy was made before it exchanged anything, as those of the first days are."""
    made = Post(tmp_path / "ici")
    made.name()
    made.store.backup(made.copy)
    return made


@pytest.fixture
def there(tmp_path: Path) -> Post:
    """A colleague, who tells of a place."""
    made = Post(tmp_path / "la-bas")
    made.describe(Place(id="p", name="Mairie"))
    made.exchange.write(made.stick)
    return made


def forge(post: Post) -> None:
    """Sign its file by another key."""
    key = new_key()
    resigned(post.stick, key.public, seal(incoming_of(post.stick).digest, key, Purpose.JOURNAL))


def test_colleagues_know_a_machine_again_after_it_went_back_to_a_copy(here: Post, there: Post) -> None:
    here.exchange.write(here.stick)
    there.exchange.read(here.stick)
    before = here.exchange.fingerprint()
    here.restore()
    assert here.exchange.fingerprint() == before
    here.exchange.write(here.stick)
    assert not there.exchange.read(here.stick).signer.is_new


def test_so_does_a_copy_that_had_no_name_yet(tmp_path: Path) -> None:
    here = Post(tmp_path / "ici")
    here.store.backup(here.copy)
    name, before = here.name(), here.exchange.fingerprint()
    here.restore()
    assert (here.name(), here.exchange.fingerprint()) == (name, before)


def test_a_machine_that_was_met_stays_known_so_that_nobody_passes_for_it(here: Post, there: Post) -> None:
    here.exchange.read(there.stick)
    here.restore()
    assert not here.exchange.read(there.stick).signer.is_new
    forge(there)
    with pytest.raises(MediateurError, match="n’est pas signé par lui"):
        here.exchange.read(there.stick)


def test_of_two_keys_the_one_by_which_it_was_met_is_kept(here: Post) -> None:
    """As after a version that lost the key: going back to a copy of before is what mends it."""
    known = here.exchange.fingerprint()
    here.store.backup(here.copy)
    here.strike("UPDATE machine SET value = hex(zeroblob(32)) WHERE key = 'signing-seed'")
    here.store = open_store(here.folder)
    assert here.exchange.fingerprint() != known
    here.restore()
    assert here.exchange.fingerprint() == known


def test_the_copy_of_another_machine_takes_neither_the_key_nor_whom_it_met(here: Post, there: Post) -> None:
    other = Post(here.folder.parent / "ailleurs")
    name = other.name()
    other.store.backup(other.copy)
    here.exchange.read(there.stick)
    before = here.exchange.fingerprint()
    with here.store.begin() as work:
        work.link.join(joined()._replace(called="Vallée de l’Exemple"))
        work.commit()
    here.restore(other.copy)
    assert here.name() == name
    assert here.exchange.fingerprint() != before
    assert here.exchange.read(there.stick, trial=True).signer.is_new
    with here.store.begin() as work:
        work.link.join(joined())
        state = work.link.state()
    assert state and state.called == ""


def test_what_else_is_damaged_does_not_make_another_machine_of_it(here: Post) -> None:
    before = here.exchange.fingerprint()
    here.strike("DROP TABLE tombstone")
    here.restore()
    assert here.exchange.fingerprint() == before


@pytest.mark.parametrize("is_own", [True, False])
def test_a_place_that_came_in_a_file_is_still_corrected_by_the_next(here: Post, there: Post, is_own: bool) -> None:
    other = Post(here.folder.parent / "ailleurs")
    other.name()
    other.store.backup(other.copy)
    here.exchange.read(there.stick)
    here.restore(None if is_own else other.copy)
    there.describe(Place(id="p", name="Médiathèque"))
    there.exchange.write(there.stick)
    here.exchange.read(there.stick)
    assert here.place() == "Médiathèque"


def test_a_place_that_the_copy_describes_is_its_own(here: Post, there: Post) -> None:
    other = Post(here.folder.parent / "ailleurs")
    other.describe(Place(id="p", name="Chez nous"))
    other.store.backup(other.copy)
    here.exchange.read(there.stick)
    here.restore(other.copy)
    there.describe(Place(id="p", name="Médiathèque"))
    there.exchange.write(there.stick)
    here.exchange.read(there.stick)
    assert here.place() == "Chez nous"


def test_a_territory_is_called_what_the_journal_last_heard(here: Post) -> None:
    for called in ("Vallée", "Vallée de l’Exemple"):
        with here.store.begin() as work:
            work.link.join(joined()._replace(called=called))
            work.commit()
        if called == "Vallée":
            here.store.backup(here.copy)
    here.restore()
    with here.store.begin() as work:
        state = work.link.state()
    assert state and state.called == "Vallée de l’Exemple"
