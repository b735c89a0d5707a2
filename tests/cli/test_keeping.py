"""Copies from the command line: made, listed, taken back after saying what would be missing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calling import NBSP, encounters, refused, run, snapshot

NOTE = "Pense aux confitures de mirabelles"
SESSION = f'{{"parcours": "activer-adulte", "resultats": ["activee"], "date": "2026-11-23", "note": "{NOTE}"}}\n'


def add(folder: Path, times: int = 1) -> None:
    assert run("journal", "ajouter", "--dossier", folder, stdin=SESSION * times).status == 0


def test_a_copy_is_made_listed_and_taken_back(data_folder: Path, tmp_path: Path) -> None:
    add(data_folder, 2)
    saved = run("sauvegarder", tmp_path / "clé", "--dossier", data_folder)
    [copy] = (tmp_path / "clé").iterdir()
    assert saved.out == f"Sauvegarde faite et vérifiée{NBSP}: {copy}\nElle ne contient aucune note.\n"
    assert NOTE.encode() in (data_folder / "mediateur.sqlite").read_bytes()
    assert NOTE.encode() not in copy.read_bytes()
    add(data_folder)
    done = run("restaurer", copy, "--oui", "--dossier", data_folder)
    assert done.status == 0, done
    assert done.out.splitlines()[0] == "Il manquerait 1 séance du 23\N{NO-BREAK SPACE}novembre 2026."
    assert "est gardé, sans ses notes" in done.out
    assert encounters(data_folder) == 2
    [aside] = (data_folder / "sauvegardes").iterdir()
    assert run("restaurer", aside, "--oui", "--dossier", data_folder).status == 0
    assert encounters(data_folder) == 3


def test_the_copy_of_the_day_goes_to_the_folder_of_the_settings(data_folder: Path) -> None:
    add(data_folder)
    for _ in range(2):
        assert run("sauvegarder", "--dossier", data_folder).status == 0
    listed = run("sauvegarder", "--liste", "--dossier", data_folder)
    [line] = listed.out.splitlines()
    assert line.endswith(str(next((data_folder / "sauvegardes").iterdir())))


def test_a_damaged_journal_is_told_with_the_way_back(data_folder: Path) -> None:
    add(data_folder)
    run("sauvegarder", "--dossier", data_folder)
    [copy] = (data_folder / "sauvegardes").iterdir()
    (data_folder / "mediateur.sqlite").write_bytes(b"")
    told = run("journal", "lister", "--dossier", data_folder)
    assert "Le journal était vide ou abîmé" in told.err
    assert told.err.endswith(f"mediateur restaurer {copy}\n")
    assert run("restaurer", copy, "--oui", "--dossier", data_folder).status == 0
    assert encounters(data_folder) == 1


def test_nothing_changes_without_a_yes_or_with_a_wrong_file(data_folder: Path, tmp_path: Path) -> None:
    add(data_folder)
    run("sauvegarder", tmp_path, "--dossier", data_folder)
    [copy] = tmp_path.glob("mediateur-*.sqlite")
    before = snapshot(data_folder)
    asked = run("restaurer", copy, "--dossier", data_folder)
    assert (asked.status, asked.out) == (2, "Il ne manquerait rien.\n")
    assert "ajoutez --oui" in asked.err
    refused(run("restaurer", tmp_path / "rien", "--oui", "--dossier", data_folder), 2, "Il n’y a pas de fichier ici")
    wrong = tmp_path / "photo.sqlite"
    wrong.write_bytes(b"GIF89a" * 1000)
    refused(run("restaurer", wrong, "--oui", "--dossier", data_folder), 1, "Impossible de reprendre cette sauvegarde")
    assert snapshot(data_folder) == before
