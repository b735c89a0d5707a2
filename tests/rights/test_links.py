"""Where rights lead: the place exists, and speaks of the right; each proof fails on a catalogue that breaks it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from mediateur.content.problems import Problem
from mediateur.rights.catalogue import FOLDER, Right, load_catalogue
from mediateur.rights.proofs_links import link_problems
from mediateur.usecases.content.proving import destination
from tests.pathways.shipped import library
from tests.rights.table import ROOT

PATHWAYS = {pathway.id: destination(pathway) for pathway in library().pathways}
RIGHTS = load_catalogue(ROOT)
GROUP = "donnees-recours"


def _changed(folder: Path, right_id: str, **changes: object) -> tuple[Problem, ...]:
    """Return what is found once a right of the group leads elsewhere."""
    shutil.copytree(ROOT / FOLDER, folder / FOLDER)
    path = folder / FOLDER / f"{GROUP}.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(right for right in raw if right["id"] == right_id).update(changes)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return link_problems(folder, PATHWAYS)


def test_every_right_that_ships_opens_where_it_is_spoken_of() -> None:
    assert link_problems(ROOT, PATHWAYS) == ()
    places = {right.id: (right.pathway, right.step, right.obstacle) for right in RIGHTS}
    assert places["recherche"] == ("qui-voit-quoi", "recherche", "")
    assert places["donnees"] == ("documents", "corriger", "")
    assert places["deces"] == ("comprendre", "", "personne-decedee")
    told = next(told for told in library().situations if told.id == "personne-decedee")
    assert places["deces"] == (told.pathway, told.step, told.obstacle)


def test_a_pathway_that_does_not_exist_is_found() -> None:
    missing = [right.id for right in RIGHTS if right.pathway == "alerte"]
    found = link_problems(ROOT, {name: there for name, there in PATHWAYS.items() if name != "alerte"})
    assert [problem.place for problem in found] == [f"droit {name}" for name in missing] != []
    assert {problem.rule for problem in found} == {"parcours-absent"}


@pytest.mark.parametrize(
    ("right", "changes", "rule"),
    [
        ("recherche", {"step": "rechercher"}, "suite-inconnue"),
        ("recherche", {"step": "masquer"}, "parcours-muet"),
        ("recherche", {"pathway": "comprendre", "step": ""}, "parcours-muet"),
        ("recherche", {"facts": ["mandat"]}, "parcours-muet"),
        ("deces", {"obstacle": "decede"}, "obstacle-absent"),
        ("deces", {"obstacle": "fraude"}, "parcours-muet"),
        ("deces", {"pathway": "deces"}, "parcours-absent"),
    ],
)
def test_a_place_that_is_not_there_or_says_nothing_is_found(
    tmp_path: Path, right: str, changes: dict[str, object], rule: str
) -> None:
    found = _changed(tmp_path, right, **changes)
    assert [(problem.file, problem.place, problem.rule) for problem in found] == [
        (f"{FOLDER}/{GROUP}.yaml", f"droit {right}", rule)
    ]


def test_a_right_has_no_place_of_its_own_unless_it_names_one() -> None:
    named: list[Right] = [right for right in RIGHTS if right.step or right.obstacle]
    assert {right.id for right in named} >= {"recherche", "donnees", "deces"}
    assert not [right.id for right in named if right.step and right.obstacle]
