"""Shared steps and ends are written once, and what is wrong in one is found in its own file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mediateur.pathways.library import load_library
from mediateur.pathways.proofs import prove
from tests.pathways import samples
from tests.pathways.samples import Raw, ends_at, load_pathway, step, to

STEP_FILE, END_FILE = "pathways/steps/commune.yaml", "pathways/ends/merci.yaml"


def shared_step(**changes: Any) -> Raw:
    return step("commune", {"id": "oui", "label": "Oui", "step": "suite"}, ends_at("fin"), **changes)


def using(root: Path, shared: Raw | None = None, **use: Any) -> Path:
    """Write the sample with a shared step in the place of its second, and a shared end."""
    raw = samples.pathway()
    del raw["trunk"][1]
    raw["trunk"].insert(1, {"use": "commune", "next": "trois", "finish": "merci", **use})
    raw["trunk"][0]["answers"][0]["step"] = "commune"
    raw["ends"].append({"use": "merci"})
    more = {STEP_FILE: shared or shared_step(), END_FILE: samples.end("merci", "informee")}
    return samples.write(root, pathway=raw, more=more)


def test_a_shared_step_leads_where_the_pathway_says(tmp_path: Path) -> None:
    root = using(tmp_path)
    assert prove(load_library(root)) == ()
    pathway = load_pathway(root, "essai")
    assert [answer.step or answer.end for answer in pathway.step("commune").answers] == ["trois", "merci"]
    assert pathway.end("merci").title == "Fin merci"


def test_a_key_beside_use_replaces_that_of_the_shared_step(tmp_path: Path) -> None:
    pathway = load_pathway(using(tmp_path, question="Et maintenant ?"), "essai")
    assert pathway.step("commune").question == "Et maintenant\N{NO-BREAK SPACE}?"
    assert pathway.step("commune").title == "Titre commune"


def test_a_shared_step_may_stand_at_two_places_under_two_names(tmp_path: Path) -> None:
    raw = samples.pathway()
    raw["trunk"][0]["answers"].append({"id": "autre", "label": "Autre", "step": "encore"})
    raw["trunk"].insert(1, {"use": "commune", "next": "deux", "finish": "fini"})
    raw["trunk"][0]["answers"][0]["step"] = "commune"
    raw["branches"].append({"use": "commune", "id": "encore", "next": "deux", "finish": "plus-tard"})
    root = samples.write(tmp_path, pathway=raw, more={STEP_FILE: shared_step()})
    assert prove(load_library(root)) == ()
    assert load_pathway(root, "essai").step("encore").say == "Vous tapez commune."
    raw["branches"][-1] |= {"next": "nulle-part", "facts": []}
    found = {(p.file, p.place, p.rule) for p in prove(load_library(samples.write(tmp_path, pathway=raw)))}
    assert ("pathways/essai.yaml", "étape encore, réponse oui", "suite-inconnue") in found
    assert ("pathways/essai.yaml", "étape encore", "sans-fait") in found


def test_a_wrong_next_is_found_in_the_pathway(tmp_path: Path) -> None:
    problems = [p for p in prove(load_library(using(tmp_path, next="nulle-part"))) if p.rule == "suite-inconnue"]
    assert [(p.file, p.place) for p in problems] == [("pathways/essai.yaml", "étape commune, réponse oui")]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"facts": ["invente"]}, "fait-inconnu"),
        ({"screen": "absent"}, "schema-absent"),
        ({"obstacles": ["absent"]}, "obstacle-absent"),
        ({"say": "mot " * 21}, "phrase-longue"),
        ({"answers": [ends_at("ailleurs"), ends_at("fini", "oui")], "next": "", "finish": ""}, "suite-inconnue"),
    ],
)
def test_what_is_wrong_beside_use_is_found_in_the_pathway(tmp_path: Path, given: Raw, rule: str) -> None:
    problems = [p for p in prove(load_library(using(tmp_path, **given))) if p.rule == rule]
    assert problems
    assert {p.file for p in problems} == {"pathways/essai.yaml"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"facts": ["invente"]}, "fait-inconnu"),
        ({"screen": "absent"}, "schema-absent"),
        ({"obstacles": ["absent"]}, "obstacle-absent"),
        ({"say": "mot " * 21}, "phrase-longue"),
        ({"answers": [ends_at("ailleurs"), to("suite"), ends_at("fin", "enfin")]}, "suite-inconnue"),
        ({"couleur": "bleu"}, "forme"),
        ({"id": "autrement"}, "nom-de-fichier"),
    ],
)
def test_what_is_wrong_in_a_shared_step_is_found_in_its_own_file(tmp_path: Path, change: Raw, rule: str) -> None:
    problems = [p for p in prove(load_library(using(tmp_path, shared_step(**change)))) if p.rule == rule]
    assert problems
    assert {p.file for p in problems} == {STEP_FILE}


def test_what_is_wrong_in_a_shared_end_is_found_in_its_own_file(tmp_path: Path) -> None:
    root = using(tmp_path)
    samples.write_file(root, END_FILE, samples.end("merci", "invente"))
    assert [p.file for p in prove(load_library(root)) if p.rule == "resultat-inconnu"] == [END_FILE]


def test_a_shared_part_that_no_pathway_uses_is_idle(tmp_path: Path) -> None:
    root = samples.write(tmp_path, more={STEP_FILE: shared_step(), END_FILE: samples.end("merci", "informee")})
    assert {(p.file, p.rule) for p in prove(load_library(root))} == {
        (STEP_FILE, "etape-oisive"),
        (END_FILE, "fin-oisive"),
    }


def test_a_way_out_brings_its_shared_end_and_an_anytime_obstacle_is_in_every_pathway(tmp_path: Path) -> None:
    anytime = samples.obstacle() | {"id": "partout", "anytime": "true"}
    anytime["exits"] = [{"id": "merci", "label": "Dire merci", "end": "merci"}]
    more = {"pathways/obstacles/partout.yaml": anytime, END_FILE: samples.end("merci", "informee")}
    root = samples.write(tmp_path, more=more)
    assert prove(load_library(root)) == ()
    pathway = load_pathway(root, "essai")
    assert pathway.obstacle("partout").anytime
    assert pathway.end("merci").outcomes == ("informee",)


def test_an_end_takes_the_words_of_its_pathway(tmp_path: Path) -> None:
    raw = samples.pathway()
    raw["ends"][0] = {"use": "fini", "next": "C'est l'heure de partir."}
    pathway = load_pathway(
        samples.write(tmp_path, pathway=raw, more={"pathways/ends/fini.yaml": samples.end("fini", "activee")}), "essai"
    )
    assert pathway.end("fini").next == "C’est l’heure de partir."


def test_a_next_that_no_answer_takes_is_found(tmp_path: Path) -> None:
    answers = [{"id": "oui", "label": "Oui", "step": "trois"}, ends_at("fini")]
    problems = prove(load_library(using(tmp_path, answers=answers)))
    assert {(p.file, p.place, p.rule) for p in problems} == {("pathways/essai.yaml", "étape commune", "suite-inutile")}
    assert [p.message.split()[1] for p in problems] == ["trois", "merci"]


def test_a_shared_step_that_lost_its_way_is_named_rather_than_the_pathways_that_use_it(tmp_path: Path) -> None:
    lost = shared_step(answers=[to("nulle-part"), ends_at("fin")])
    found = [(p.file, p.rule) for p in prove(load_library(using(tmp_path, lost)))]
    assert (STEP_FILE, "suite-inconnue") in found
    assert "suite-inutile" not in {rule for _, rule in found}
