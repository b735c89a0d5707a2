"""Attestations: given in a register that a password protects, signed, written; and the register's own copies."""

from __future__ import annotations

from pathlib import Path

from mediateur.app import App
from mediateur.paths import resources, write_whole
from mediateur.training.checklist import read_checklist
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.sessions import Plan
from tests.faults.operations import DATA, OUT, READY, SOURCE, Acting, Operation, app_of, settled

PASSWORD, PHRASE, ORGANISATION = "une longue phrase", "cheval pile agrafe correct", "Organisme A"


def unlocked(root: Path) -> App:
    """Return the program with its register open."""
    app = app_of(root)
    app.register.unlock(PASSWORD)
    return app


def _with_register(root: Path) -> None:
    """Have a protected register with mediators who may be given attestations, and the key of an organisation."""
    app = settled(root)
    _enrol(app, 3)
    app.register.protect(PASSWORD, PASSWORD)
    app.register.copies.make()
    app.attesting.make_key(ORGANISATION, PHRASE)
    app.close()


def _enrol(app: App, number: int) -> None:
    register = app.register
    people = [register.people.enrol(Details(f"Médiateur {rank}")).id for rank in range(1, number + 1)]
    training = register.sessions.create(Plan("Accompagner", register.desk.today, trainer="Formatrice", minutes=420))
    register.sessions.enrol(training.id, people)
    register.sessions.tick(training.id, dict.fromkeys(people, True))
    points = frozenset(point.id for point in read_checklist(resources()))
    for person in people:
        register.proofs.add_quiz(person, 18, 20)
        register.proofs.observe(person, "Formatrice", points, ())


def _attest(root: Path) -> Acting:
    app = unlocked(root)
    first, *others = app.register.giving.ready().first
    yield READY
    number = app.register.giving.give(first).number
    yield f"donnée {number}"
    paper = app.attesting.attestation(number, PHRASE)
    write_whole(root / OUT / paper.name, paper.data)
    yield f"écrite {paper.name}"
    app.register.giving.give_all(others)
    yield "données à tous"
    (root / OUT / "toutes").mkdir()
    for file in app.attesting.write_all(root / OUT / "toutes", PHRASE, lambda _done, _of: True):
        yield f"écrite {file.parent.name}/{file.name}"


def _with_older_copy(root: Path) -> None:
    """Have a copy of the register, and a register that moved on since."""
    _with_register(root)
    (copy,) = (root / DATA / "sauvegardes").glob("registre-*.sqlite")
    copy.rename(root / SOURCE / "copie.sqlite")
    app = unlocked(root)
    app.register.giving.give(app.register.giving.ready().first[0])
    app.register.people.erase(app.register.giving.ready().first[0])
    app.close()


def _restore(root: Path) -> Acting:
    app = unlocked(root)
    yield READY
    app.register.copies.restore(root / SOURCE / "copie.sqlite")
    yield "repris"
    app.register.copies.make(root / OUT)
    yield "copié"


def _protect(root: Path) -> Acting:
    app = app_of(root)
    app.register.copies.daily()
    yield READY
    app.register.protect(PASSWORD, PASSWORD)
    yield "protégé"


def _in_clear(root: Path) -> None:
    app = settled(root)
    _enrol(app, 2)
    app.close()


BESIDE = (
    Operation("reprendre-registre", "reprendre une copie du registre", _with_older_copy, _restore),
    Operation("proteger-registre", "mettre un mot de passe au registre", _in_clear, _protect),
)
REGISTER = (Operation("attester", "délivrer une attestation", _with_register, _attest), *BESIDE)
