"""`mediateur diagnostic`, where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from mediateur.store.migration import HEAD
from mediateur.store.register.registry import DATABASE
from mediateur.store.register.schema import VERSION
from tests.cli.calling import NBSP, encounters, run
from tests.usecases.register.offices import Office


def test_a_journal_that_cannot_be_read_is_told_and_left_as_it_is(data_folder: Path) -> None:
    data_folder.mkdir()
    journal = data_folder / "mediateur.sqlite"
    journal.write_bytes(b"ceci n'est pas un journal" * 100)
    done = run("diagnostic", "--json")
    assert done.status == 1
    answer = json.loads(done.out)
    assert answer["good"] is False
    assert [finding["id"] for finding in answer["findings"] if not finding["good"]] == ["journal"]
    assert [file.name for file in data_folder.iterdir()] == [journal.name]
    assert journal.read_bytes().startswith(b"ceci")


def test_all_is_told_in_french_and_nothing_is_changed(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    done = run("diagnostic")
    assert done.status == 0, done
    lines = done.out.splitlines()
    assert lines[-1] == "Tout est en place."
    assert f"oui - Journal de ce compte{NBSP}: révision {HEAD}" in lines
    assert all(line.startswith("oui - ") for line in lines[1:-1])
    assert encounters(data_folder) == 1


def told_of_the_register() -> tuple[bool, str]:
    found = {finding["id"]: finding for finding in json.loads(run("diagnostic", "--json").out)["findings"]}
    return found["registre-de-ce-compte"]["good"], found["registre-de-ce-compte"]["told"]


def test_the_register_is_told_and_a_copy_is_offered_for_a_damaged_one(data_folder: Path) -> None:
    assert told_of_the_register() == (True, "pas de registre")
    assert not data_folder.exists()
    office = Office(data_folder)
    office.enrol("Médiateur 1")
    office.register.copies.make()
    office.registry.close()
    before = sorted(data_folder.rglob("*"))
    assert told_of_the_register() == (
        True,
        f"version {VERSION}, sans mot de passe, dernière copie le 12\N{NO-BREAK SPACE}mars 2026",
    )
    assert sorted(data_folder.rglob("*")) == before
    (data_folder / DATABASE).write_bytes(b"")
    assert told_of_the_register()[0] is False
    run("registre", "liste")
    good, told = told_of_the_register()
    assert not good
    assert "mis de côté" in told
    assert told.endswith("Copie du 12\N{NO-BREAK SPACE}mars 2026 : mediateur registre restaurer.")
