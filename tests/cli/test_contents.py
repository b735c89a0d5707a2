"""Packs from the command line, on the real content: made on one machine, taken by another, left again."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.paths import resources
from tests.cli.calling import NBSP, Done, refused, run, snapshot

PHRASE = "cheval pile agrafe correct\n"
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
BEFORE, AFTER = "La première connexion, pas à pas, carte Vitale en main.", "La première connexion, pas à pas."


def content(*words: str | Path, stdin: str = "") -> Done:
    return run("contenu", *words, stdin=stdin, env=NO_KEYRING)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pack that a coordination made, its trust list, and the fingerprint of its key."""
    folder = tmp_path_factory.mktemp("coordination")
    own, root = folder / "dossier", folder / "contenu"
    shutil.copytree(resources(), root)
    for name in ("pathways/activer-adulte.yaml", "cards.json"):
        file = root / name
        file.write_text(file.read_text(encoding="utf-8").replace(BEFORE, AFTER), encoding="utf-8")
    made = run(
        "attestation", "creer-cle", "Coordination 12", "--phrase", "--dossier", own, stdin=PHRASE, env=NO_KEYRING
    )
    (folder / "empreinte").write_text(re.findall(r"[0-9A-F]{4}(?:\s[0-9A-F]{4}){3}", made.out)[0])
    built = content(
        *("construire", folder / "p.contenu", "--version", "2026.12.1", "--contenu", root, "--phrase"),
        *("--changement", "Le résumé de l’activation est plus court.", "--dossier", own),
        stdin=PHRASE,
    )
    assert (built.status, built.err) == (0, ""), built
    assert f"Contenu 2026.12.1, prouvé et signé{NBSP}: p.contenu" in built.out
    run("attestation", "liste", folder / "l.confiance", "--phrase", "--dossier", own, stdin=PHRASE, env=NO_KEYRING)
    return folder


def test_a_pack_goes_from_one_machine_to_another_and_is_left_again(shared: Path, data_folder: Path) -> None:
    pack, told = shared / "p.contenu", (shared / "empreinte").read_text()
    refused(content("installer", pack, "--oui"), 1, "ne croit pas", told, "n’a pas changé")
    refused(content("croire", "0000 0000 0000 0000", "--liste", shared / "l.confiance"), 2, "rien n’est changé")
    assert "Coordination 12" in content("croire", told, "--liste", shared / "l.confiance").out
    before = snapshot(data_folder)
    asked = content("installer", pack)
    assert asked.status == 2
    assert "ajoutez --oui" in asked.err
    assert snapshot(data_folder) == before
    installed = content("installer", pack, "--oui")
    assert installed.status == 0, installed
    assert "Le résumé de l’activation est plus court." in installed.out
    assert f"Parcours changés{NBSP}: Activer Mon espace santé" in installed.out
    app = App(data_folder)
    assert app.content.pathway("activer-adulte").summary == AFTER
    listed = content("liste").out
    assert "2026.12.1" in listed
    assert f"Avant{NBSP}: le contenu livré avec Médiateur" in listed
    refused(content("installer", pack, "--oui"), 1, "déjà celui en service")
    assert "celui qui a été signé" in content("controler").out
    assert "livré avec Médiateur" in content("revenir").out
    refused(content("revenir"), 1, "pas de contenu d’avant")
    assert App(data_folder).content.pathway("activer-adulte").summary == BEFORE


def test_what_does_not_prove_is_not_signed(shared: Path, tmp_path: Path) -> None:
    root = tmp_path / "contenu"
    shutil.copytree(shared / "contenu", root)
    (root / "facts" / "acces.yaml").unlink()
    done = content(
        *("construire", tmp_path / "p.contenu", "--version", "2026.12.2", "--contenu", root, "--phrase"),
        *("--changement", "Rien.", "--dossier", shared / "dossier"),
        stdin=PHRASE,
    )
    refused(done, 1, "Les preuves ont trouvé", "Rien n’est écrit")
    assert not (tmp_path / "p.contenu").exists()


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        ((), 2, "mediateur contenu installer FICHIER"),
        (("installer", "absent.contenu"), 2, "ne se lit pas"),
        (("construire", "p.contenu", "--version", "demain", "--changement", "x"), 1, "année, mois, rang"),
        (("construire", "p.contenu", "--version", "2026.12.1"), 1, "Dites ce qui change"),
        (
            ("construire", "p.contenu", "--version", "2026.12.1", "--changement", "x", "--contenu", "nulle-part"),
            2,
            "pas",
        ),
        (("ne-plus-croire", "0000"), 2, "Aucune clé"),
        (("croire", "0000"), 1, "Aucune liste"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words: tuple[str, ...], status: int, part: str) -> None:
    refused(content(*words), status, part)


def test_in_practice_nothing_changes(shared: Path, data_folder: Path) -> None:
    done = run("--entrainement", "contenu", "installer", shared / "p.contenu", "--oui")
    assert done.status == 1
    assert not data_folder.exists() or json.dumps(sorted(snapshot(data_folder))) == "[]"
