"""`--entrainement` : another journal, from which nothing is exported."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calling import encounters, refused, run, snapshot

SESSION = '{"parcours": "activer-adulte", "resultats": ["activee"], "date": "2026-11-23"}\n'


def test_what_is_added_in_practice_is_in_practice_only(data_folder: Path) -> None:
    assert run("journal", "ajouter", "--dossier", data_folder, stdin=SESSION).status == 0
    before = snapshot(data_folder)
    for words in (("--entrainement", "journal", "ajouter"), ("journal", "ajouter", "--entrainement")):
        assert run(*words, "--dossier", data_folder, stdin=SESSION).status == 0
    listed = run("journal", "lister", "--entrainement", "--dossier", data_folder)
    assert listed.out.endswith("2 séances\n")
    after = snapshot(data_folder)
    assert {name: data for name, data in after.items() if "entrainement.sqlite" not in name} == before
    assert encounters(data_folder) == 1


def test_nothing_of_practice_comes_out(data_folder: Path) -> None:
    refused(run("journal", "exporter", "--entrainement", "--dossier", data_folder), 1, "Vous êtes en entraînement")
    for words in (("sauvegarder",), ("restaurer", Path(__file__), "--oui")):
        refused(run("--entrainement", *words, "--dossier", data_folder), 1, "Vous êtes en entraînement")
