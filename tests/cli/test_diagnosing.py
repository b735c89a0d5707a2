"""`mediateur diagnostic`, where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from mediateur.store.migration import HEAD
from tests.cli.calling import NBSP, encounters, run


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
