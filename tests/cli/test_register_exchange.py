"""« mediateur registre »: a list in, exports, the register handed over and taken over, from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import refused, run
from tests.usecases.register.offices import Office

LIST = "NOM;Prénom;Fonction\r\nFLIGNET;Cladro;Bénévole\r\nFlignet;CLADRO;Bénévole\r\nBRUNAL;Rivel;Astronaute\r\n"
PHRASE = "quatre mots sans lien"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    source = tmp_path / "liste.csv"
    source.write_text(LIST, encoding="utf-8-sig", newline="")
    return source


def test_a_list_comes_in_and_look_alikes_wait(tmp_path: Path, listed: Path) -> None:
    folder = ("--dossier", tmp_path / "donnees")
    trial = run(*folder, "registre", "importer", listed, "--essai")
    assert trial.status == 1
    told = trial.out.replace("\u00a0", " ")
    assert "Essai, rien n’est changé. À ajouter : 1. Déjà connus : 0. Laissés de côté : 1." in told
    assert not (tmp_path / "donnees").exists(), "a trial makes nothing"
    done = run(*folder, "registre", "importer", listed)
    told = done.out.replace("\u00a0", " ")
    assert "Ajoutés au registre : 1. Déjà connus : 0. Laissés de côté : 1." in told
    assert "Ligne 3 : ressemble à une autre ligne (même nom)." in told
    assert "Ligne 4, colonne « Rôle »" in told
    assert "Astronaute" not in told
    again = run(*folder, "registre", "importer", listed).out
    assert "Ajoutés au registre : 0. Déjà connus : 1. Laissés de côté : 1." in again.replace("\u00a0", " ")
    out = tmp_path / "registre.csv"
    assert run(*folder, "registre", "tableau", out, "--contenu", "mediateurs").status == 0
    assert "Cladro FLIGNET" in out.read_text("utf-8-sig")
    refused(run(*folder, "registre", "tableau", out), 1, "trop peu de médiateurs")
    refused(run(*folder, "registre", "tableau", out, "--contenu", "tout"), 2, "--contenu")


def test_a_register_goes_from_one_folder_to_another(tmp_path: Path, listed: Path) -> None:
    one, two, target = ("--dossier", tmp_path / "un"), ("--dossier", tmp_path / "deux"), tmp_path / "x.registre"
    run(*one, "registre", "importer", listed)
    refused(run(*one, "registre", "remettre", target, stdin=f"{PHRASE}\nautre phrase\n"), 1, "diffèrent")
    assert run(*one, "registre", "remettre", target, stdin=f"{PHRASE}\n{PHRASE}\n").status == 0
    refused(run(*two, "registre", "reprendre", target, "--oui", stdin="une autre phrase\n"), 1, "ne s’ouvre pas")
    trial = run(*two, "registre", "reprendre", target, "--essai", stdin=f"{PHRASE}\n")
    assert "1 médiateur" in trial.out.replace("\u00a0", " ")
    asked = run(*two, "registre", "reprendre", target, stdin=f"{PHRASE}\n")
    assert asked.status == 2
    assert f"mediateur registre reprendre {target} --oui" in " ".join(asked.err.split())
    assert not (tmp_path / "deux").exists(), "neither a trial nor a question makes anything"
    done = run(*two, "registre", "reprendre", target, "--oui", stdin=f"{PHRASE}\n")
    assert "1 médiateur" in done.out.replace("\u00a0", " ")
    again = run(*two, "registre", "reprendre", target, "--oui", stdin=f"{PHRASE}\n")
    assert "Rien de nouveau." in again.out


def test_a_list_may_bring_back_who_was_erased_and_the_trial_says_so(tmp_path: Path, listed: Path) -> None:
    office = Office(tmp_path / "donnees")
    office.register.people.erase(office.enrol("Médiateur 1").id, office.enrol("Médiateur 2").id)
    office.registry.close()
    told = run("--dossier", office.folder, "registre", "importer", listed, "--essai").out.replace("\u00a0", " ")
    assert "2 personnes ont été effacées de ce registre. Aucun nom n’en est gardé" in told
    assert "Médiateur 1" not in told
