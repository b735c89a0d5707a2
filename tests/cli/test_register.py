"""`mediateur registre`: the list, the figures, and all that is held of a mediator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import refused, run
from tests.one_day import outside
from tests.usecases.register.offices import Office

PASSWORD = "quatre mots sans rapport"


@pytest.fixture
def kept(data_folder: Path) -> Path:
    office = Office(data_folder, outside())
    office.certify(office.enrol("Médiateur 1", territory="Orne"))
    office.enrol("Médiateur 2")
    office.registry.close()
    return data_folder


def protect(folder: Path) -> None:
    office = Office(folder)
    office.register.protect(PASSWORD, PASSWORD)
    office.registry.close()


def test_the_list_and_the_figures_are_told(kept: Path) -> None:
    told = run("registre", "liste")
    assert told.out.splitlines()[-1] == "2 médiateurs"
    assert told.out.startswith(f"1 ; Médiateur 1 ; Ambassadeur ; Orne ; formé le {outside():%d/%m/%Y} ; attesté")
    found = json.loads(run("registre", "liste", "--json", "--situation", "valable").out)
    assert [(row["numero"], row["territoire"]) for row in found] == [(1, "Orne")]
    figures = json.loads(run("registre", "chiffres", "--json").out)
    assert figures["ensemble"] == {
        "inscrits": 2,
        "formes": 1,
        "attestes": 1,
        "actifs": 0,
        "en_formation": 1,
        "expires": 0,
        "formateurs": 0,
        "effaces": 0,
    }
    assert "Par territoire" in run("registre", "chiffres").out


def test_all_that_is_held_is_written(kept: Path, tmp_path: Path) -> None:
    target = tmp_path / "acces.txt"
    assert run("registre", "exporter", "1", "-o", target).status == 0
    assert "Nom\N{NO-BREAK SPACE}: Médiateur 1" in target.read_text()
    assert json.loads(run("registre", "exporter", "2", "--json").out)["Médiateur"]["Numéro"] == 2


def test_a_protected_register_asks_for_its_password(kept: Path) -> None:
    protect(kept)
    refused(run("registre", "liste"), 2, "--mot-de-passe")
    refused(run("registre", "liste", "--mot-de-passe", stdin="faux mot de passe\n"), 1, "n’ouvre pas le registre")
    assert run("registre", "liste", "--mot-de-passe", stdin=f"{PASSWORD}\n").out.endswith("2 médiateurs\n")


@pytest.mark.parametrize("verb", [("liste",), ("liste", "--json"), ("chiffres",), ("exporter", "1")])
def test_reading_where_there_is_no_register_makes_none(data_folder: Path, verb: tuple[str, ...]) -> None:
    refused(run("registre", *verb), 1, "Il n’y a pas encore de registre ici.")
    assert not [file for file in data_folder.rglob("*") if file.name.startswith("registre")]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("registre",), 2, "registre liste"),
        (("registre", "exporter", "9"), 2, "n° 9"),
        (("registre", "liste", "--role", "chef"), 2, "ambassadeur"),
        (("--entrainement", "registre", "liste"), 1, "entraînement"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(kept: Path, words: tuple[str, ...], status: int, told: str) -> None:
    refused(run(*words), status, told)
