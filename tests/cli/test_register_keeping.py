"""« mediateur registre sauvegarder, restaurer »: copies made, listed and put back, from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.store.register.registry import DATABASE
from tests.cli.calling import NBSP, refused, run
from tests.usecases.register.offices import Office

SECRET = "quatre mots sans rapport"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office = Office(tmp_path / "donnees")
    office.certify(office.enrol("Médiateur 1"))
    office.registry.close()
    return office.folder


def test_a_copy_is_made_listed_and_put_back(folder: Path, tmp_path: Path) -> None:
    register = ("--dossier", folder, "registre")
    done = run(*register, "sauvegarder", tmp_path / "cle")
    [copy] = (tmp_path / "cle").iterdir()
    assert (done.status, str(copy) in done.out, "sous clé" in done.out) == (0, True, True)
    office = Office(folder)
    office.certify(office.enrol("Médiateur 2"))
    office.registry.close()
    asked = run(*register, "restaurer", copy)
    assert asked.status == 2
    assert "--oui" in asked.err
    back = run(*register, "restaurer", copy, "--oui")
    told = back.out.replace(NBSP, " ")
    assert "Il manquerait 1 médiateur, 1 session, 2 quiz ou pratiques observées et 1 attestation." in told
    assert "La copie a pris la place du registre." in told
    assert "1 médiateur\n" in run(*register, "liste").out.replace(NBSP, " ")
    [aside] = (folder / "sauvegardes").glob("registre-*-avant-restauration-*.sqlite")
    assert str(aside) in told
    refused(run(*register, "restaurer", tmp_path / "rien", "--oui"), 2, "pas de fichier")
    run(*register, "sauvegarder")
    assert run(*register, "sauvegarder", "--liste").out.count("\n") == 1


def test_a_damaged_register_is_told_and_its_newest_copy_offered(folder: Path) -> None:
    register = ("--dossier", folder, "registre")
    office = Office(folder)
    office.register.protect(SECRET, SECRET)
    office.register.copies.make()
    office.registry.close()
    (folder / DATABASE).write_bytes(b"")
    refused(run(*register, "liste"), 1, "mis de côté", "mediateur registre restaurer")
    refused(run(*register, "restaurer", "--oui", stdin="un faux mot\n"), 1, "n’ouvre pas")
    back = run(*register, "restaurer", "--oui", stdin=f"{SECRET}\n")
    assert back.status == 0, back
    assert "ne se lit pas" in back.out
    listed = run(*register, "liste", "--mot-de-passe", stdin=f"{SECRET}\n")
    assert "Médiateur 1" in listed.out.replace(NBSP, " ")


def test_without_a_copy_it_is_told(tmp_path: Path) -> None:
    refused(run("--dossier", tmp_path, "registre", "restaurer", "--oui"), 1, "pas de copie du registre")
    assert not (tmp_path / DATABASE).exists()
