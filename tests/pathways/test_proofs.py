"""Each rule of the proofs fails on content that breaks it, and names the file, the place and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mediateur.pathways.graph import distinct_paths
from mediateur.pathways.library import load_library
from mediateur.pathways.proofs import prove
from tests.pathways import samples
from tests.pathways.samples import Raw, load_pathway

LEFT_OPEN = "encore-connectee"
Damage = Callable[[Raw], None]


def _rules(root: Path) -> set[str]:
    return {problem.rule for problem in prove(load_library(root))}


def test_the_sample_is_good(tmp_path: Path) -> None:
    assert prove(load_library(samples.write(tmp_path))) == ()


def test_who_leaves_the_site_or_will_resume_may_end(tmp_path: Path) -> None:
    raw = samples.pathway()
    raw["trunk"][0]["answers"][0]["enters"] = True
    raw["trunk"][1] |= {"leaves": True}
    assert _rules(samples.write(tmp_path, pathway=raw)) == set()
    raw["trunk"][1] |= {"leaves": False, "answers": [samples.ends_at("plus-tard", "oui"), *raw["trunk"][1]["answers"]]}
    places = [p.place for p in prove(load_library(samples.write(tmp_path, pathway=raw))) if p.rule == LEFT_OPEN]
    assert places == ["étape trois, réponse oui"]


def test_paths_are_counted_with_obstacles_collapsed(tmp_path: Path) -> None:
    # preparer 1; un: deux (trois 2 + obstacle 1 + retry's obstacle 1 = 4) + detour (trois 2 + fin 1 = 3) = 7;
    # the wish may also begin at the detour (3) or end at once (1).
    assert distinct_paths(load_pathway(samples.write(tmp_path), "essai")) == 1 + 7 + 3 + 1


def _set(*path: Any) -> Damage:
    *way, last, value = path

    def damage(raw: Raw) -> None:
        node: Any = raw
        for key in way:
            node = node[key]
        node[last] = value

    return damage


def _drop(*path: Any) -> Damage:
    *way, last = path

    def damage(raw: Raw) -> None:
        node: Any = raw
        for key in way:
            node = node[key]
        del node[last]

    return damage


PATHWAY_DAMAGES: list[tuple[str, Damage, str, str]] = [
    ("an answer to nowhere", _set("trunk", 0, "answers", 0, "step", "ailleurs"), "suite-inconnue", "étape un"),
    ("an answer to two places", _set("trunk", 0, "answers", 0, "end", "fini"), "reponse-sans-suite", "réponse oui"),
    ("an answer to no place", _drop("trunk", 0, "answers", 0, "step"), "reponse-sans-suite", "réponse oui"),
    ("an unknown end", _set("trunk", 2, "answers", 0, "end", "jamais"), "suite-inconnue", "étape trois"),
    ("two steps with one id", _set("branches", 0, "id", "deux"), "id-double", "étapes"),
    ("two answers with one id", _set("trunk", 0, "answers", 1, "id", "oui"), "id-double", "étape un"),
    ("an unreachable step", _set("branches", 0, "id", "perdu"), "etape-inaccessible", "étape perdu"),
    ("a loop", _set("branches", 0, "answers", 0, "step", "un"), "boucle", "étape"),
    ("a trunk that goes back", _set("trunk", 2, "answers", 0, samples.to("un")), "tronc", "étape trois"),
    ("a retry without end", _drop("trunk", 1, "answers", 2, "after"), "essai-compte", "réponse encore"),
    ("a missing text", _set("trunk", 1, "say", " "), "texte-vide", "étape deux"),
    ("no caution", _set("trunk", 1, "cautions", []), "texte-vide", "étape deux"),
    ("four actions", _set("trunk", 1, "do", ["a", "b", "c", "d"]), "texte-vide", "étape deux"),
    ("five obstacles", _set("trunk", 1, "obstacles", ["bloque"] * 5), "trop-d-obstacles", "étape deux"),
    ("the same text twice", _set("trunk", 1, "say", "Vous tapez un."), "texte-double", "étape deux, say"),
    ("a long sentence", _set("trunk", 0, "say", "mot " * 21 + "."), "phrase-longue", "étape un, say"),
    ("a long large-screen line", _set("trunk", 0, "show", "lines", ["mot " * 21]), "phrase-longue", "show"),
    ("an unknown fact", _set("trunk", 0, "facts", ["invente"]), "fait-inconnu", "étape un"),
    ("no fact", _set("trunk", 0, "facts", []), "sans-fait", "étape un"),
    ("an unknown schematic", _set("trunk", 0, "screen", "rien"), "schema-absent", "étape un"),
    ("an unknown obstacle", _set("trunk", 0, "obstacles", ["rien"]), "obstacle-absent", "étape un"),
    ("an end without result", _set("ends", 0, "outcomes", []), "fin-vide", "fin fini"),
    ("an end that prints nothing", _set("ends", 0, "prints", ""), "fin-vide", "fin fini"),
    ("an unknown result", _set("ends", 0, "outcomes", ["gagne"]), "resultat-inconnu", "fin fini"),
    ("an unknown gain", _set("trunk", 1, "answers", 0, "gains", ["gagne"]), "resultat-inconnu", "étape deux"),
    ("no « pas aujourd'hui »", _set("pause", "fini"), "pas-aujourdhui", "pause"),
    ("an unknown pause", _set("pause", "jamais"), "suite-inconnue", "pause"),
    ("an unknown triage target", _set("triage", "questions", 0, "options", 0, "step", "x"), "suite-inconnue", "triage"),
    ("an unused end", _set("trunk", 2, "answers", 0, "end", "plus-tard"), "fin-inaccessible", "fin fini"),
    ("one answer only", _drop("trunk", 0, "answers", 1), "nombre-de-reponses", "étape un"),
    ("an unknown source", _set("sources", ["ailleurs"]), "source-inconnue", "sources"),
    ("a wrong month", _set("verified", "mai 2024"), "date", "verified"),
    ("an unknown field", _set("couleur", "bleu"), "forme", ""),
    ("an unknown datum", _set("trunk", 0, "say", "Appelez le {inconnu}."), "fait-inconnu", "{inconnu}"),
    ("a wrong type", _set("minutes", "beaucoup"), "forme", "minutes"),
    ("a refusal by its group only", _set("group", "dire-non"), "refus", "en-tête"),
    ("a refusal by its id only", _set("id", "dire-non-a-temps"), "refus", "en-tête"),
    ("an unknown group", _set("group", "divers"), "groupe-inconnu", "en-tête"),
    ("no words for the search", _set("words", []), "texte-vide", "en-tête"),
    ("an unknown pathway after it", _set("ends", 0, "onward", ["ailleurs"]), "parcours-absent", "fin fini"),
    ("itself after it", _set("ends", 0, "onward", ["essai"]), "parcours-absent", "fin fini"),
    ("a need without step", _set("prepare", 0, {"text": "Une carte", "steps": []}), "sans-etape", "prepare 1"),
    ("a need of no step", _set("prepare", 0, {"text": "Une carte", "steps": ["x"]}), "suite-inconnue", "prepare 1"),
    ("an empty need", _set("prepare", 0, {"text": "", "steps": ["un"]}), "texte-vide", "en-tête"),
    ("a need that is a number", _set("prepare", 0, [1]), "forme", "prepare"),
    ("an end while connected", _set("trunk", 0, "answers", 0, "enters", True), LEFT_OPEN, "étape trois, réponse oui"),
    ("connected at an end", _set("trunk", 2, "answers", 0, "enters", True), LEFT_OPEN, "étape trois, réponse oui"),
    ("an unknown shared step", _set("trunk", 1, {"use": "commune"}), "partage-inconnu", "commune"),
]


@pytest.mark.parametrize(
    ("damage", "rule", "place"), [case[1:] for case in PATHWAY_DAMAGES], ids=[case[0] for case in PATHWAY_DAMAGES]
)
def test_a_damaged_pathway_is_found(tmp_path: Path, damage: Damage, rule: str, place: str) -> None:
    raw = samples.pathway()
    damage(raw)
    problems = [p for p in prove(load_library(samples.write(tmp_path, pathway=raw))) if p.rule == rule]
    assert problems
    assert any(place in problem.place for problem in problems)
    assert all(problem.file == "pathways/essai.yaml" and problem.message for problem in problems)


OBSTACLE_DAMAGES: list[tuple[str, Damage, str]] = [
    ("no way out", _set("exits", []), "sans-issue"),
    ("nothing to try", _set("tries", []), "sans-essai"),
    ("an unknown kind", _set("kind", "mystere"), "genre-inconnu"),
    ("an unknown fact", _set("tries", 0, "facts", ["invente"]), "fait-inconnu"),
    ("an empty text", _set("avoid", ""), "texte-vide"),
    ("two tries with one id", _set("tries", 1, "id", "regarder"), "id-double"),
    ("a long sentence", _set("say", "mot " * 21), "phrase-longue"),
]


@pytest.mark.parametrize(("damage", "rule"), [d[1:] for d in OBSTACLE_DAMAGES], ids=[d[0] for d in OBSTACLE_DAMAGES])
def test_a_damaged_obstacle_is_found_alone(tmp_path: Path, damage: Damage, rule: str) -> None:
    raw = samples.obstacle()
    damage(raw)
    problems = [p for p in prove(load_library(samples.write(tmp_path, obstacle=raw))) if p.rule == rule]
    assert problems
    assert all(problem.file == "pathways/obstacles/bloque.yaml" for problem in problems)


def test_an_exit_to_an_unknown_end_is_found(tmp_path: Path) -> None:
    raw = samples.obstacle()
    raw["exits"][0]["end"] = "jamais"
    assert "fin-absent" in _rules(samples.write(tmp_path, obstacle=raw))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"sources": []}, "fait-sans-source"),
        ({"sources": ["AILLEURS"]}, "source-inconnue"),
        ({"date": "hier"}, "date"),
        ({"confidence": "certain"}, "forme"),
        ({"id": "oisif"}, "fait-oisif"),
    ],
)
def test_a_damaged_fact_is_found(tmp_path: Path, change: Raw, rule: str) -> None:
    facts = samples.facts()
    facts[1] |= change
    assert rule in _rules(samples.write(tmp_path, facts=facts))


def test_a_schematic_has_one_target_and_its_icons_exist(tmp_path: Path) -> None:
    screen = {"id": "ecran", "alt": "Rien.", "symbols": ["absente"], "frames": [{"kind": "courrier"}]}
    assert {"cible", "icone-absente"} <= _rules(samples.write(tmp_path, screen=screen))


def test_a_key_written_twice_is_found(tmp_path: Path) -> None:
    root = samples.write(tmp_path)
    path = root / "pathways" / "essai.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "minutes: 12\n", encoding="utf-8")
    assert any("deux fois" in problem.message for problem in prove(load_library(root)))


def test_a_file_that_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    root = samples.write(tmp_path)
    (root / "screens" / "ecran.yaml").write_text("id: [", encoding="utf-8")
    problems = [p for p in prove(load_library(root)) if p.rule == "yaml"]
    assert [(p.file, p.place.startswith("ligne")) for p in problems] == [("screens/ecran.yaml", True)]
