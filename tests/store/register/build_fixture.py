"""Make the fixture file of today's register: `python -m tests.store.register.build_fixture`, once for each version.

The files of older versions are never made again: they are what those versions wrote.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import closing
from pathlib import Path

from mediateur.journal.disclosure import LEAST
from mediateur.journal.disclosure.keeping import encode
from mediateur.store.register import cipher
from mediateur.store.register.schema import VERSION
from mediateur.training.figures import Group
from mediateur.training.handover import Left
from mediateur.training.register import QuizKind, Role
from mediateur.usecases.register.sharing import shareable
from tests.usecases.register.offices import START, Office

FOLDER = Path(__file__).parent / "fixtures"
ERASED = "Médiateur effacé"


def fill(office: Office) -> None:
    """Write made-up rows in every table of a new register."""
    first = office.enrol("Médiateur 1", contact="06 39 98 00 01", structure="Mairie", territory="Orne")
    second = office.enrol("Médiateur 2", role=Role.TRAINER, last_declared=START)
    gone = office.enrol(ERASED, territory="Orne")
    office.certify(first, second, gone)
    office.register.giving.suspend(first.id, "absence")
    office.later(700)
    office.show(gone)
    office.register.proofs.add_quiz(gone.id, 10, 10, QuizKind.REFRESHER)
    office.register.giving.renew(gone.id)
    office.register.people.erase(gone.id)
    with office.registry.begin(office.register.rule) as work:
        work.erasure.announce([first.id], office.day + dt.timedelta(days=30))
        many = [Group("Orne", people=40, trained=20)]
        left = shareable([many, [Group("guichet", people=40, trained=20)]], office.day, LEAST).sent(office.day)
        work.shared.add([Left(office.day, encode(left).decode())])
        work.commit()


def build(to: Path) -> None:
    """Write the fixture `to`."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        fill(office)
        office.registry.close()
        with closing(cipher.connect(office.registry.path)) as origin:
            to.unlink(missing_ok=True)
            origin.execute("VACUUM INTO ?", (str(to),))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    build(FOLDER / f"v{VERSION}.sqlite")
