"""`mediateur verifier` for those who write content: readability, age of facts, maps."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import NBSP, refused, run
from tests.pathways import samples


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a small content folder, with a lexicon; what it lacks besides pathways is told, whatever is asked."""
    raw = samples.pathway()
    raw["trunk"][0]["say"] = "La CNIL et le DMP. Un administrateur."
    lexicon = {"terms": [{"id": "dmp", "words": ["DMP"], "text": "Un dossier.", "facts": ["fait-un"]}]}
    root = samples.write(tmp_path / "contenu", pathway=raw, more={"lexicon.yaml": lexicon})
    (root / "cards.json").write_text("[]", encoding="utf-8")
    return root


def asked(content: Path, *words: str | Path) -> str:
    """Return what is told besides the plain report, which stays as it is, and so does its status."""
    plain, done = run("verifier", "--contenu", content), run("verifier", "--contenu", content, *words)
    assert plain.out.splitlines()[-1].startswith("3 faits, ")
    assert (done.status, done.err) == (plain.status, "")
    assert done.out.startswith(plain.out)
    return done.out.removeprefix(plain.out)


def asked_json(content: Path, *words: str | Path) -> dict[str, Any]:
    """Return what the JSON holds besides the pathways and errors of the plain report."""
    plain = json.loads(run("verifier", "--contenu", content, "--json").out)
    told: dict[str, Any] = json.loads(run("verifier", "--contenu", content, "--json", *words).out)
    assert list(plain) == ["pathways", "errors"]
    assert {name: told.pop(name) for name in plain} == plain
    return told


def test_no_report_for_writers_makes_good_content_fail() -> None:
    words = ("--lisibilite", "--age", "1")
    assert run("verifier", *words).status == run("verifier").status


def test_readability_is_told_in_french_and_in_json(content: Path) -> None:
    told = asked(content, "--lisibilite")
    assert "Lisibilité de essai" in told
    assert "sigles : CNIL" in told
    assert "- pathways/essai.yaml, étape un, say (5 mots ; mots difficiles : administrateur ; sigles : CNIL)" in told
    [reading] = asked_json(content, "--lisibilite")["readability"]
    assert list(reading) == ["id", "heard", "read", "worst"]
    assert reading["heard"]["initials"] == ["CNIL"]
    assert reading["worst"][0]["place"] == "étape un, say"
    assert reading["worst"][0]["hard"] == ["administrateur"]


def test_old_facts_are_told_without_being_errors(content: Path) -> None:
    lines = asked(content, "--age", "2", "--au", "2026-11-23").splitlines()
    assert lines[:2] == ["", "3 faits de plus de 2 ans"]
    assert "facts/faits.yaml, fait-un (2024-05) : Un fait." in lines
    told = asked_json(content, "--age", "2", "--au", "2026-11-23")["old_facts"]
    assert [fact["id"] for fact in told] == ["fait-deux", "fait-un", "telephone"]
    assert asked_json(content, "--age", "2", "--au", "2026-04-30") == {"old_facts": []}


def test_maps_are_written_in_a_folder_that_is_made(content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cartes" / "ici"
    assert asked(content, "--carte", folder) == f"\n2 cartes dans {folder} : ouvrez index.html.\n"
    names = {path.name for path in folder.iterdir()}
    assert names == {"index.html", "essai-01-tronc.svg", "essai-02-detour.svg"}
    assert set(asked_json(content, "--carte", folder)["maps"]) == names


def test_content_with_errors_is_measured_and_drawn_all_the_same(content: Path, tmp_path: Path) -> None:
    path = content / "pathways" / "essai.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("step: deux", "step: absent"), encoding="utf-8")
    words = ("--lisibilite", "--age", "2", "--carte", tmp_path / "cartes", "--json")
    done = run("verifier", "--contenu", content, *words)
    report = json.loads(done.out)
    assert (done.status, done.err) == (1, "")
    assert list(report) == ["pathways", "errors", "readability", "old_facts", "maps"]
    assert "suite-inconnue" in {error["rule"] for error in report["errors"]}


def test_what_is_wrong_in_the_lexicon_is_an_error(content: Path) -> None:
    path = content / "lexicon.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fait-un", "fait-absent"), encoding="utf-8")
    done = run("verifier", "--contenu", content)
    assert done.status == 1
    assert "lexicon.yaml, mot dmp [fait-inconnu]" in done.out
    path.write_text("terms: [", encoding="utf-8")
    assert "lexicon.yaml" in run("verifier", "--contenu", content).out


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--age", "deux"), "n’est pas un nombre d’années"),
        (("--age", "-1"), "n’est pas un nombre d’années"),
        (("--age", "99999"), "n’est pas un nombre d’années"),
        (("--age", "2", "--au", "hier"), "--au attend un jour"),
        (("--age",), "Il manque quelque chose"),
        (("--carte",), "Il manque quelque chose"),
    ],
)
def test_wrong_words_are_told_in_one_sentence(content: Path, words: tuple[str, ...], part: str) -> None:
    refused(run("verifier", "--contenu", content, *words), 2, part)


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(content: Path, tmp_path: Path) -> None:
    plain = tmp_path / "fichier"
    plain.write_text("déjà là", encoding="utf-8")
    for folder in (plain, plain / "dessous"):
        told = refused(run("verifier", "--contenu", content, "--carte", folder), 2, "Les cartes ne s’écrivent pas")
        assert f"{folder}{NBSP}: choisissez un autre dossier." in told
    assert plain.read_text(encoding="utf-8") == "déjà là"
    if sys.platform == "linux":
        refused(run("verifier", "--contenu", content, "--carte", "/proc/cartes"), 2, "Les cartes ne s’écrivent pas")
