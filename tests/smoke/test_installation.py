"""The installation has all its parts: it says so itself, and each of its answers is held to what it must be."""

from __future__ import annotations

import json
import os
import re
import tomllib

import pytest

from tests.smoke.conftest import PROGRAMME, ROOT, Program

EXPECTED = {
    "python": r"3\.\d+\.\d+",
    "qt": r"Qt 6\.\d+\.\d+, (offscreen|windows)",
    "polices": r"3 fichiers, Atkinson Hyperlegible Next",
    "icones": r"\d{2,} dessinées",
    "images": "SVG dessiné",
    "francais": "Annuler",
    "pdf": r"\d pages, relues",
    "impression": r".*printersupport.*",
    "reseau": r"OpenSSL 3.*, \d{2,} autorités",
    "migrations": r"\d{4}",
    "journal": "pas encore de séance",
    "registre": r"SQLCipher 4\.\d+.*",
    "registre-de-ce-compte": "pas de registre",
    "attestations": "signée, imprimée, relue",
    "contenus": r"\d+ parcours et \d{3,} faits prouvés",
    "licences": r"\d{2,3} composants.*",
}


@pytest.fixture(scope="module")
def answer(shared_program: Program) -> dict[str, dict[str, object]]:
    """Return what the program found, by code."""
    done = shared_program("diagnostic", "--json")
    return {finding["id"]: finding for finding in json.loads(done.out)["findings"]}


def test_the_diagnosis_looks_at_everything(answer: dict[str, dict[str, object]]) -> None:
    assert list(answer) == list(EXPECTED)


@pytest.mark.parametrize("code", EXPECTED)
def test_each_part_is_there_and_works(code: str, answer: dict[str, dict[str, object]]) -> None:
    assert answer[code]["good"] is True, answer[code]
    assert re.fullmatch(EXPECTED[code], str(answer[code]["told"])), answer[code]


def test_looking_changes_nothing(answer: dict[str, dict[str, object]], shared_program: Program) -> None:
    assert list(shared_program.folder.iterdir()) == []


def test_its_version_is_that_of_the_project(program: Program) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert program.good("--version").strip() == f"Médiateur {project['version']}"


def test_a_bundle_carries_its_bill_of_materials(answer: dict[str, dict[str, object]]) -> None:
    bundled = PROGRAMME in os.environ
    assert ("nomenclature mediateur.cdx.json" in str(answer["licences"]["told"])) is bundled


def test_the_window_opens_and_closes(program: Program) -> None:
    assert program("--quitter-apres-affichage") == (0, "", "")
