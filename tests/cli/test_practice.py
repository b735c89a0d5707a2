"""`--entrainement` : another journal, from which nothing is exported."""

from __future__ import annotations

import json
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
    shared = ("journal", "exporter", "--partageable", "--entrainement")
    refused(run(*shared, "--dossier", data_folder), 1, "Vous êtes en entraînement")
    for words in (("sauvegarder",), ("restaurer", Path(__file__), "--oui")):
        refused(run("--entrainement", *words, "--dossier", data_folder), 1, "Vous êtes en entraînement")


def test_the_journal_of_practice_never_takes_the_place_of_the_journal(data_folder: Path) -> None:
    assert run("journal", "ajouter", "--dossier", data_folder, stdin=SESSION).status == 0
    assert run("journal", "ajouter", "--entrainement", "--dossier", data_folder, stdin=SESSION * 3).status == 0
    practice = data_folder / "entrainement.sqlite"
    refused(run("restaurer", practice, "--oui", "--dossier", data_folder), 1, "ce fichier vient de l’entraînement")
    assert encounters(data_folder) == 1


def test_the_journal_of_practice_is_not_exchanged(data_folder: Path, tmp_path: Path) -> None:
    assert run("journal", "ajouter", "--entrainement", "--dossier", data_folder, stdin=SESSION).status == 0
    file = tmp_path / "entrainement.mediateur"
    words = ("--entrainement", "journal", "echanger", file, "--dossier", data_folder)
    refused(run(*words), 1, "Vous êtes en entraînement")
    assert not file.exists()


def test_figures_of_practice_say_what_they_are(data_folder: Path) -> None:
    told = run("journal", "statistiques", "--entrainement", "--dossier", data_folder).out
    assert told.startswith("Chiffres d’entraînement.")
    assert "ne rejoignent ni le journal" in told
    answer = json.loads(run("journal", "statistiques", "--json", "--entrainement", "--dossier", data_folder).out)
    assert answer["entrainement"] is True
    assert "entraînement" not in run("journal", "statistiques", "--dossier", data_folder).out
