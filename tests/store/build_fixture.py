"""Make the fixture file of today's schema: `python -m tests.store.build_fixture`, once for each version.

The files of older versions are never made again: they are what those versions wrote.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from mediateur.journal.encounter import Place
from mediateur.store import migration
from mediateur.store.opening import open_store
from tests.store.samples import MORNING, draft, encounter


def build(to: Path) -> None:
    """Write made-up rows in every table of a new journal, and copy it to `to`."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        with store.begin() as work:
            work.places.put(Place(id="mairie", name="Mairie", address="1 place du Marché", phone="06 39 98 00 01"))
            work.encounters.add(encounter(1), "Revient jeudi.")
            work.encounters.add(encounter(2, place="mairie"))
            work.drafts.put(draft(1))
            work.differences.add("activer-adulte", "connexion", "2026-11", "bouton")
            for number in (1, 2):
                work.audit.append("ajout", MORNING, f"seance-{number}")
            work.commit()
        store.close()
        with closing(sqlite3.connect(store.path)) as origin, closing(sqlite3.connect(to)) as target:
            origin.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")


if __name__ == "__main__":
    build(Path(__file__).parent / "fixtures" / f"v{int(migration.HEAD)}.sqlite")
