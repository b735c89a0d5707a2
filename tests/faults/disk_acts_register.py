"""What is done with the register, and the opening of what older versions wrote, while a disk fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mediateur.app import App
from mediateur.paths import resources
from mediateur.store import migration
from mediateur.store.register import cipher
from mediateur.training.checklist import read_checklist
from mediateur.ui import saving
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.sessions import Plan
from tests.faults.disk_acts import Act, journal
from tests.faults.disk_picture import REGISTER
from tests.faults.operations import DATA, OUT, app_of, settled
from tests.store.test_schema import FIXTURES

PHRASE = "cheval pile agrafe correct"


@contextmanager
def opened(root: Path) -> Iterator[App]:
    """Give the program with its register open."""
    app = app_of(root)
    app.register.giving.ready()
    try:
        yield app
    finally:
        app.close()


@contextmanager
def unopened(root: Path) -> Iterator[App]:
    """Give the program before it opened anything."""
    app = app_of(root)
    try:
        yield app
    finally:
        app.close()


def with_register(root: Path) -> None:
    """Have a mediator who may be given an attestation, and the key of an organisation."""
    app = settled(root)
    register = app.register
    person = register.people.enrol(Details("Médiateur 1")).id
    training = register.sessions.create(Plan("Accompagner", register.desk.today, trainer="Formatrice", minutes=420))
    register.sessions.enrol(training.id, [person])
    register.sessions.tick(training.id, {person: True})
    register.proofs.add_quiz(person, 18, 20)
    register.proofs.observe(person, "Formatrice", frozenset(point.id for point in read_checklist(resources())), ())
    app.attesting.make_key("Organisme A", PHRASE)
    app.close()


def _attested(root: Path) -> None:
    with_register(root)
    app = app_of(root)
    _give(app, root)
    app.close()


def _give(app: App, _root: Path) -> None:
    app.register.giving.give(app.register.giving.ready().first[0])


def _write(app: App, root: Path) -> None:
    (one,) = app.attesting.standing()
    paper = app.attesting.attestation(one.certificate.number, PHRASE)
    saving.write(root / OUT / "attestation.pdf", paper.data)


def _write_all(app: App, root: Path) -> None:
    assert len([*app.attesting.write_all(root / OUT, PHRASE, lambda _done, _of: True)]) == 1


def count(root: Path, table: str) -> int:
    """Return how many rows a table of the register in clear has."""
    with closing(cipher.connect(root / DATA / REGISTER, "")) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of here


def _has_attestation(root: Path) -> bool:
    return [file.suffix for file in (root / OUT).iterdir()] == [".pdf"]


def _older(fixture: Path) -> Callable[[Path], None]:
    def prepare(root: Path) -> None:
        settled(root)
        shutil.copy(fixture, root / DATA / "mediateur.sqlite")

    return prepare


def _migrate(app: App, _root: Path) -> None:
    app.open_store()
    if app.notice is not None:
        raise app.notice


def _is_of_today(root: Path) -> bool:
    return bool(journal(root, "SELECT version_num FROM alembic_version") == migration.HEAD)


def _has_register_copy(folder: Path) -> bool:
    return len([*folder.glob("registre-*.sqlite")]) == 1


REGISTERED = (
    Act("délivrer une attestation", DATA, with_register, _give, lambda root: count(root, "certificate") == 1, opened),
    *(Act("écrire une attestation", where, _attested, _write, _has_attestation, opened) for where in (DATA, OUT)),
    Act("écrire toutes les attestations", OUT, _attested, _write_all, _has_attestation, opened),
    # The register draws the name that its copies bear when it is first copied, and the folder is known before.
    Act(
        "copier le registre",
        OUT,
        with_register,
        lambda app, root: app.register.copies.make(root / OUT),
        lambda root: _has_register_copy(root / OUT),
        opened,
        keeps=False,
    ),
    Act(
        "copier le registre chaque jour",
        DATA,
        with_register,
        lambda app, _: app.register.copies.make(),
        lambda root: _has_register_copy(root / DATA / "sauvegardes"),
        opened,
        keeps=False,
    ),
)
# A step of a migration lasts when the next one fails: what it reached is opened again.
OLDER = tuple(
    Act(
        f"mettre à jour le journal {fixture.stem}", DATA, _older(fixture), _migrate, _is_of_today, unopened, keeps=False
    )
    for fixture in FIXTURES[:-1]
)
