"""Each rule of the bank sees the question that breaks it, and no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from mediateur.content.facts import Confidence, Fact
from mediateur.training.proofs_questions import question_problems
from mediateur.training.questions import FOLDER, Kind, Question, load_bank, read_questions
from tests.training.samples import module, question

FACTS = tuple(
    Fact(id=id_, text="Un fait.", sources=("SP",), confidence=confidence, date="2022", value=value)
    for id_, confidence, value in [
        ("gratuit", Confidence.STRONG, ""),
        ("conduite", Confidence.CONDUCT, ""),
        ("repere", Confidence.LANDMARK, ""),
        ("conflit", Confidence.CONFLICT, ""),
        ("faible", Confidence.WEAK, ""),
        ("inconnu", Confidence.UNKNOWN, ""),
        ("horaires", Confidence.STRONG, "à 8 h"),
    ]
)


def write(root: Path, name: str, *questions: Question) -> None:
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_bytes(msgspec.yaml.encode(list(questions)))


def rules(root: Path, *modules: str) -> list[str]:
    return [problem.rule for problem in question_problems(root, FACTS, modules or ("alpha",))]


def test_a_sound_bank_has_no_problem(tmp_path: Path) -> None:
    write(tmp_path, "alpha", *module("alpha"))
    assert rules(tmp_path) == []
    assert load_bank(tmp_path) == {"alpha": module("alpha")}


def test_no_training_is_no_problem(tmp_path: Path) -> None:
    assert question_problems(tmp_path, FACTS, ()) == ()


BROKEN = [
    ("bonne-reponse", question(right="")),
    ("bonne-reponse", question(right="ab")),
    ("bonne-reponse", question(kind=Kind.MULTIPLE, right="a")),
    ("bonne-reponse", question(kind=Kind.MULTIPLE, right="abcd")),
    ("bonne-reponse", question(kind=Kind.ORDER, right="abc")),
    ("reponse-inconnue", question(right="z")),
    ("reponse-double", question(kind=Kind.MULTIPLE, right="aab")),
    ("nombre", question(answers={"a": "Oui", "b": "Non"})),
    ("nombre", question(kind=Kind.ORDER, right="ab", answers={"a": "Avant", "b": "Après"})),
    ("identifiant", question("Q1")),
    ("identifiant", question(right="A", answers={"A": "Un", "b": "Deux", "c": "Trois"})),
    ("sans-fait", question(facts=())),
    ("fait-inconnu", question(facts=("absent",))),
    *(("certitude", question(facts=("gratuit", name))) for name in ("repere", "conflit", "faible", "inconnu")),
    ("certitude", question(facts=("horaires",))),
    ("texte-vide", question(rationale=" ")),
    ("texte-double", question(answers={"a": "Un", "b": "un !", "c": "Trois"})),
    ("texte-double", question(rationale="Question q ?")),
    ("texte-double", question("autre", question="question ALPHA-3")),
    ("id-double", question("alpha-3", question="Autre chose ?")),
    ("reponse-en-bloc", question(answers={"a": "Un", "b": "Deux", "c": "Toutes ces réponses"})),
    ("reponse-en-bloc", question(answers={"a": "Un", "b": "Deux", "c": "Aucune de ces réponses"})),
    ("reponse-en-bloc", question(answers={"a": "Un", "b": "Deux", "c": "Les réponses a et b"})),
    ("phrase-longue", question(rationale=" ".join(["mot"] * 26) + ".")),
]


@pytest.mark.parametrize(("rule", "broken"), BROKEN)
def test_a_broken_question_is_told_with_its_rule(tmp_path: Path, rule: str, broken: Question) -> None:
    write(tmp_path, "alpha", *module("alpha"), broken)
    found = question_problems(tmp_path, FACTS, ("alpha",))
    assert rule in {problem.rule for problem in found}
    assert {problem.place.partition(",")[0] for problem in found} == {f"question {broken.id}"}
    assert {problem.file for problem in found} == {f"{FOLDER}/alpha.yaml"}


def test_conduct_is_sure_enough(tmp_path: Path) -> None:
    write(tmp_path, "alpha", *module("alpha"), question(facts=("conduite",)))
    assert rules(tmp_path) == []


def test_every_module_is_covered_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, "alpha", *module("alpha"))
    write(tmp_path, "gamma", *module("gamma", 9))
    assert rules(tmp_path, "alpha", "beta") == ["module-sans-question", "module-inconnu", "nombre"]


def test_ids_are_unique_over_all_files(tmp_path: Path) -> None:
    write(tmp_path, "alpha", *module("alpha"))
    write(tmp_path, "beta", *module("beta"), question("alpha-2", question="Autre chose ?"))
    assert rules(tmp_path, "alpha", "beta") == ["id-double"]


def test_a_file_that_cannot_be_read_comes_alone(tmp_path: Path) -> None:
    write(tmp_path, "alpha", *module("alpha"))
    (tmp_path / FOLDER / "beta.yaml").write_text("- id: x\n  kind: autre\n", encoding="utf-8")
    assert rules(tmp_path, "alpha", "beta") == ["forme"]
    assert [file.module for file in read_questions(tmp_path)[0]] == ["alpha"]


def test_the_command_proves_the_bank(tmp_path: Path) -> None:
    """What is wrong with the bank of the program is told by `mediateur verifier`, and a dead reference too."""
    from mediateur import paths
    from mediateur.usecases.content.proving import prove_all

    root = tmp_path / "resources"
    shutil.copytree(paths.resources(), root)
    file = next((root / FOLDER).glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("facts: [", "facts: [fait-mort, ", 1), encoding="utf-8")
    assert [(problem.file, problem.rule) for problem in prove_all(root).problems] == [
        (f"{FOLDER}/{file.name}", "fait-inconnu")
    ]
