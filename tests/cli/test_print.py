"""`mediateur imprimer`: every form in every variant, and targets that refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Done, limited, posix, refused, run


def test_the_list_of_forms() -> None:
    done = run("imprimer", "--liste", "--json")
    forms = json.loads(done.out)
    assert [list(form) for form in forms] == [["id", "title", "variants", "languages", "qr", "shelf"]] * len(forms)
    ids = [form["id"] for form in forms]
    assert {"guide-activer-adulte", "preparer-revenir", "lettre-cloture", "memo-qui-voit-quoi"} <= set(ids)
    assert {"fiche-opposition", "fiche-fermeture", "fiche-bloquer"} <= set(ids)
    assert all(form["variants"] and "fr" in form["languages"] for form in forms)
    lines = run("imprimer", "--liste").out.splitlines()
    assert [line.split()[0] for line in lines] == [form["id"] for form in forms]


@pytest.mark.parametrize("variant", ["courant", "gros", "simplifie"])
@pytest.mark.parametrize("form", ["guide-activer-adulte", "preparer-revenir", "memo-qui-voit-quoi", "fiche-fermeture"])
def test_every_form_is_printed_in_every_variant(tmp_path: Path, form: str, variant: str) -> None:
    target = tmp_path / "feuille.pdf"
    target.write_bytes(b"une ancienne feuille")
    words = ("imprimer", form, "--variante", variant, "--langue", "fr", "-o", target)
    assert run(*words) == Done(0, "", "")
    assert target.read_bytes()[:5] == b"%PDF-"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["feuille.pdf"]


@posix
def test_a_target_that_refuses_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "dossier.pdf").mkdir()
    old = tmp_path / "ancien.pdf"
    old.write_bytes(b"une ancienne feuille")
    for target in (tmp_path / "absent" / "a.pdf", tmp_path / "dossier.pdf", Path("/dev/full")):
        done = run("imprimer", "preparer-revenir", "-o", target)
        refused(done, 1, f"Le fichier {target.name} ne s’écrit pas.", "Choisissez un dossier")
    refused(run("demo", old), 1, "Le dossier ancien.pdf ne s’écrit pas.")
    assert limited(2_000, "imprimer", "preparer-revenir", "-o", str(old)).status == 1
    assert old.read_bytes() == b"une ancienne feuille"
    assert {file.name for file in tmp_path.iterdir()} == {"dossier.pdf", "ancien.pdf"}


def test_several_forms_are_carried_to_a_folder(tmp_path: Path) -> None:
    done = run("imprimer", "--cle", str(tmp_path), "lettre-cloture", "memo-qui-voit-quoi", "--variante", "gros")
    names = ["Lettre de fermeture, gros caractères.pdf", "Qui peut voir quoi, gros caractères.pdf"]
    assert done.out.splitlines() == names
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".pdf") == sorted(names)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("imprimer", "--cle", str(tmp_path / "absente"), "lettre-cloture")
    refused(done, 1, "ne se laisse plus écrire")
