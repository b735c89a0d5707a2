"""The modules that ship are sound, and each of their proofs fails on a module that breaks it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mediateur.content.problems import ContentError
from mediateur.content.text import french
from mediateur.paths import resources
from mediateur.training.modules import FOLDER, cited_facts, load_modules, module_named, read_modules
from mediateur.training.proofs_modules import module_problems, module_texts
from mediateur.usecases.content.proving import prove_all
from mediateur.usecases.content.proving_training import around
from tests.pathways.shipped import library

Raw = dict[str, Any]
Damage = Callable[[Raw], None]
ROOT = resources()
MODULES = load_modules(ROOT)
DAMAGED = "posture"
AROUND = around(library())


def _copy(folder: Path) -> Path:
    shutil.copytree(ROOT / FOLDER, folder / FOLDER)
    (folder / "icons").symlink_to(ROOT / "icons")
    return folder


def _damaged(folder: Path, damage: Damage) -> Path:
    """Write a copy of the modules in which one is damaged."""
    path = _copy(folder) / FOLDER / f"{DAMAGED}.yaml"
    raw: Raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    damage(raw)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def _set(*path: Any) -> Damage:
    """Put a value at a place of the module."""
    *way, last, value = path

    def damage(raw: Raw) -> None:
        node: Any = raw
        for key in way:
            node = node[key]
        node[last] = value

    return damage


def _found(root: Path) -> set[tuple[str, str]]:
    """Return the place and the rule of each problem."""
    problems = module_problems(root, AROUND)
    return {(problem.place.removeprefix(f"module {DAMAGED}"), problem.rule) for problem in problems}


def _mute(raw: Raw) -> None:
    """Lead to a pathway that says nothing of the section."""
    raw["sections"][0] |= {"facts": ["trois-postures"], "pathway": "carnet-enfant"}


def test_the_modules_that_ship_have_no_problem() -> None:
    assert module_problems(ROOT, AROUND) == ()


def test_every_subject_has_its_module_and_each_can_be_read_in_a_quarter_of_an_hour() -> None:
    asked = "ce-que-c-est posture activer choisir vie-privee fraude atelier"
    assert " ".join(module.id for module in MODULES) == asked
    assert all(5 <= len(module.sections) <= 10 and 8 <= module.minutes <= 15 for module in MODULES)
    assert all(section.say and section.avoid for module in MODULES for section in module.sections)


def test_refusing_is_as_well_served_as_activating() -> None:
    yes, no = (module_named(MODULES, name) for name in ("activer", "choisir"))
    assert no.minutes >= yes.minutes
    assert abs(len(no.sections) - len(yes.sections)) <= 1
    assert {section.pathway for section in no.sections} >= {"dire-non", "qui-voit-quoi"}


JUDGING = re.compile(r"\b(refus|échecs?|patiente?s?|assurée?s?|cliente?s?|fra(?:gile|gilité)s?)\b|!|—|\.\.\.", re.I)
BARE_CODE = re.compile(r"\b(?:le|ce|votre|son) code\b(?! provisoire| de connexion| pénal)", re.I)


def test_no_text_judges_shouts_or_says_a_code_in_short() -> None:
    texts = [(module.id, place, text) for module in MODULES for place, text in module_texts(module)]
    assert len(texts) > 400
    assert [found for found in texts if JUDGING.search(found[2])] == []
    taught = [found for found in texts if "avoid" not in found[1] and "deux-codes" not in found[1]]
    assert [found for found in taught if BARE_CODE.search(found[2])] == []
    assert [found for found in texts if french(found[2]) != found[2] or "'" in found[2]] == []


def test_what_is_cited_counts_as_used() -> None:
    """A fact that only a module cites is not left aside by the proof of idle facts."""
    assert len(cited_facts(MODULES)) > 80
    assert prove_all(ROOT).problems == ()


LONG = "Une phrase qui dépasse la limite de vingt mots parce que chacun de ses mots compte un de plus que le précédent."


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (_set("id", "autre"), ("module autre", "nom-de-fichier")),
        (_set("rank", 9), ("", "rang")),
        (_set("minutes", 25), ("", "minutes")),
        (_set("minutes", 0), ("", "minutes")),
        (_set("aims", ["Un seul but."]), (", aims", "nombre")),
        (_set("words", []), (", words", "nombre")),
        (_set("icon", "licorne"), ("", "icone-absente")),
        (lambda raw: raw["sections"].__delitem__(slice(4, None)), (", sections", "nombre")),
        (_set("sections", 1, "id", "faire-avec"), (", section faire-avec", "id-double")),
        (_set("sections", 0, "title", " "), (", section faire-avec, title", "texte-vide")),
        (_set("sections", 0, "say", LONG), (", section faire-avec, say", "phrase-longue")),
        (_set("sections", 0, "say", "Tapez {gratuit}."), (", section faire-avec, say", "accolade")),
        (_set("summary", "La posture : faire avec"), (", summary", "texte-double")),
        (_set("sections", 0, "text", ["Un.", "Deux.", "Trois.", "Quatre."]), (", section faire-avec, text", "nombre")),
        (_set("sections", 0, "text", []), (", section faire-avec", "texte-vide")),
        (_set("sections", 0, "facts", []), (", section faire-avec, facts", "nombre")),
        (_set("sections", 0, "facts", ["fait-invente"]), (", section faire-avec", "fait-inconnu")),
        (_set("sections", 0, "screen", "ecran-invente"), (", section faire-avec", "schema-absent")),
        (_set("sections", 0, "pathway", "parcours-invente"), (", section faire-avec", "parcours-absent")),
        (_mute, (", section faire-avec", "parcours-muet")),
        (_set("sections", 0, "form", "feuille-inventee"), (", section faire-avec", "feuille-absente")),
        (_set("sections", 4, "text", 1, "C'est elle qui agit."), (", section a-la-place", "certitude")),
    ],
)
def test_a_damaged_module_is_found(tmp_path: Path, damage: Damage, found: tuple[str, str]) -> None:
    assert found in _found(_damaged(tmp_path, damage))


def test_a_section_without_words_for_the_person_is_found(tmp_path: Path) -> None:
    def silence(raw: Raw) -> None:
        del raw["sections"][0]["say"], raw["sections"][0]["avoid"]

    assert (", section faire-avec", "sans-parole") in _found(_damaged(tmp_path, silence))


def test_a_module_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    def close(raw: Raw) -> None:
        for section in raw["sections"]:
            section.pop("pathway", None)
            section.pop("form", None)

    assert ("", "sans-suite") in _found(_damaged(tmp_path, close))


def test_a_rank_that_serves_twice_is_found(tmp_path: Path) -> None:
    assert ("", "rang") in _found(_damaged(tmp_path, _set("rank", 1)))


def test_a_list_that_is_too_short_is_found(tmp_path: Path) -> None:
    root = _copy(tmp_path)
    for module in MODULES[5:]:
        (root / FOLDER / f"{module.id}.yaml").unlink()
    assert "fichier-absent" in {problem.rule for problem in module_problems(root, AROUND)}


def test_a_module_that_cannot_be_read_is_told_and_leaves_the_others(tmp_path: Path) -> None:
    root = _damaged(tmp_path, _set("sections", 0, "couleur", "bleu"))
    filed, problems = read_modules(root)
    assert len(filed) == len(MODULES) - 1
    assert [(problem.rule, problem.place) for problem in problems] == [("forme", "sections, faire-avec")]
    assert "couleur" in problems[0].message
    with pytest.raises(ContentError):
        load_modules(root)


def test_a_folder_without_modules_is_allowed(tmp_path: Path) -> None:
    assert module_problems(tmp_path, AROUND) == ()
