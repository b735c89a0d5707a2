"""« mediateur attestation »: three answers by exit status; a key, its sheet and its list on two machines."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mediateur.trust import credential, trust_list
from mediateur.trust.shelf import Shelf
from mediateur.trust.trust_list import Ended
from tests.cli.calling import NBSP, refused, run, snapshot
from tests.one_day import outside
from tests.trust.samples import FACTS, KEY, LIST, OWN, listed

PHRASE = "cheval pile agrafe correct"
TODAY = outside()
DAY = dt.timedelta(days=1)
# Nothing here may depend on the day of the test: what is signed is dated around it.
NOW = replace(FACTS, trained=TODAY - DAY, issued=TODAY - DAY, expires=TODAY + 700 * DAY)
LISTED = listed(key=replace(OWN, since=TODAY - 900 * DAY), day=TODAY - DAY)
# Without a keyring, whatever this machine has.
ALONE = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def trust(folder: Path, *ended: Ended) -> None:
    shelf = Shelf(folder)
    (publisher,) = LISTED.organisations
    whole = replace(LISTED, organisations=(replace(publisher, ended=ended),))
    shelf.keep(shelf.weigh(trust_list.write(whole, KEY), TODAY))


def test_in_practice_one_verifies_and_changes_nothing(data_folder: Path, tmp_path: Path) -> None:
    trust(data_folder)
    before, file = snapshot(data_folder), tmp_path / "liste.confiance"
    file.write_bytes(trust_list.write(LISTED, KEY))
    assert run("--entrainement", "attestation", "verifier", credential.write(NOW, KEY)).status == 0
    refused(run("--entrainement", "attestation", "importer-liste", file), 1, "Vous êtes en entraînement")
    made = ("--entrainement", "attestation", "creer-cle", "Organisme A", "--phrase")
    refused(run(*made, stdin=PHRASE, env=ALONE), 1, "Vous êtes en entraînement")
    assert snapshot(data_folder) == before


def test_the_three_answers_are_three_statuses(data_folder: Path) -> None:
    text = credential.write(NOW, KEY)
    unknown = run("attestation", "verifier", text)
    assert unknown.status == 4
    assert unknown.out.startswith("Cette attestation ne peut pas être vérifiée.\n")
    assert NOW.name not in unknown.out
    trust(data_folder)
    valid = run("attestation", "verifier", text)
    assert (valid.status, valid.err) == (0, "")
    assert valid.out.startswith("Attestation valable jusqu’au ")
    assert f"Nom{NBSP}: {NOW.name}" in valid.out
    assert "Liste consultée" in valid.out
    old = replace(NOW, trained=TODAY - 9 * DAY, issued=TODAY - 9 * DAY, expires=TODAY - 2 * DAY)
    over = run("attestation", "verifier", credential.write(old, KEY))
    assert over.status == 3
    assert over.out.startswith("Attestation expirée")
    damaged = run("attestation", "verifier", text[:-1])
    assert damaged.status == 4
    assert "incomplet" in damaged.out


def test_what_was_withdrawn_is_said_in_json_too(data_folder: Path) -> None:
    trust(data_folder, Ended(NOW.number, TODAY - DAY))
    done = run("attestation", "verifier", "--json", credential.write(NOW, KEY))
    assert done.status == 3
    told = json.loads(done.out)
    assert told["kind"] == "finie"
    assert told["headline"].startswith("Attestation retirée le ")


def test_a_file_is_verified_and_another_is_told(data_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "lettre.txt"
    other.write_text("bonjour", encoding="utf-8")
    done = run("attestation", "verifier", other)
    assert done.status == 4
    assert "ni une image ni un PDF" in done.out
    refused(run("attestation", "verifier", tmp_path / "absent.png"), 2, "MED1:")
    refused(run("attestation"), 2, "attestation verifier")


@pytest.fixture
def trainer(tmp_path: Path) -> Path:
    folder = tmp_path / "formateur"
    done = run("attestation", "creer-cle", "Organisme A", "--phrase", "--dossier", folder, stdin=PHRASE, env=ALONE)
    assert done.status == 0, done
    assert "fermé par votre phrase secrète" in done.out
    return folder


def test_a_key_goes_from_one_machine_to_those_that_verify(trainer: Path, data_folder: Path, tmp_path: Path) -> None:
    listed_file, sheet = tmp_path / "a.confiance", tmp_path / "feuille.pdf"
    made = run("attestation", "liste", listed_file, "--phrase", "--dossier", trainer, stdin=PHRASE, env=ALONE)
    assert made.status == 0, made
    paper = run("attestation", "feuille", sheet, "--phrase", "--dossier", trainer, stdin=PHRASE, env=ALONE)
    assert (paper.status, sheet.read_bytes()[:5]) == (0, b"%PDF-")
    told = run("attestation", "organismes", "--dossier", trainer, env=ALONE).out
    mark = told.partition("Clé ")[2].partition(",")[0]
    refused(run("attestation", "importer-liste", listed_file, env=ALONE), 2, "empreinte")
    refused(run("attestation", "importer-liste", listed_file, "--empreinte", "0000", env=ALONE), 2, "empreinte")
    brought = run("attestation", "importer-liste", listed_file, "--empreinte", mark, env=ALONE)
    assert brought.status == 0, brought
    assert run("attestation", "importer-liste", listed_file, env=ALONE).out.rstrip().endswith("déjà là.")
    assert "Organisme A" in run("attestation", "organismes", env=ALONE).out


def test_a_wrong_phrase_or_no_keyring_is_one_sentence(trainer: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.confiance"
    refused(
        run("attestation", "liste", file, "--phrase", "--dossier", trainer, stdin="autre phrase secrète", env=ALONE),
        1,
        "phrase secrète",
    )
    refused(run("attestation", "creer-cle", "B", "--dossier", tmp_path / "b", env=ALONE), 1, "trousseau")
    refused(run("attestation", "creer-cle", "B", "--phrase", "--dossier", trainer, stdin=PHRASE, env=ALONE), 1, "déjà")
    assert not file.exists()


def test_a_key_is_changed_then_taken_back_elsewhere(trainer: Path, tmp_path: Path) -> None:
    fresh = "table nuage violet marteau"
    done = run("attestation", "changer-cle", "--phrase", "--dossier", trainer, stdin=f"{PHRASE}\n{fresh}\n", env=ALONE)
    assert done.status == 0, done
    wrong = "\n".join(["0000 0000"] * 9)
    refused(run("attestation", "reprendre-cle", "A", "--dossier", tmp_path / "c", stdin=wrong, env=ALONE), 1, "ligne 1")


def test_nothing_is_written_without_a_key(data_folder: Path, tmp_path: Path) -> None:
    refused(run("attestation", "ecrire", tmp_path, env=ALONE), 1, "clé")
    assert LIST.edition > 0
