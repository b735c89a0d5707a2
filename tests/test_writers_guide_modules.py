"""docs/ecrire-un-module.md holds: its example is proved, every field and every rule is explained, none is made up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from mediateur.paths import resources
from mediateur.pathways.library import load_library
from mediateur.training.modules import Module, Reflection, Section
from mediateur.training.proofs_modules import module_problems
from mediateur.training.proofs_questions import LEAST_QUESTIONS, question_problems
from mediateur.training.questions import Kind, Question
from mediateur.usecases.content.proving_training import around
from tests.test_writers_guide import ROOT, rules

GUIDE = (ROOT / "docs" / "ecrire-un-module.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
[(MODULE, LESSON), (QUESTIONS, QUESTION)] = EXAMPLES
NAME = Path(MODULE).stem
AROUND = around(load_library(resources()))


def proved(root: Path, lesson: str, question: str) -> set[tuple[str, str]]:
    """Return the file and the rule of each problem once the example is added, its question ten times over."""
    shutil.copytree(resources(), root, ignore=shutil.ignore_patterns("fonts"))
    (root / MODULE).write_text(lesson, encoding="utf-8")
    asked = [
        question.replace("essai-01", f"essai-{n:02}").replace("Essai :", f"Essai {n} :")
        for n in range(1, LEAST_QUESTIONS + 1)
    ]
    (root / QUESTIONS).write_text("".join(asked), encoding="utf-8")
    modules = {path.stem for path in (root / "training" / "modules").glob("*.yaml")}
    found = (*module_problems(root, AROUND), *question_problems(root, AROUND.facts.values(), modules))
    return {(problem.file, problem.rule) for problem in found if NAME in problem.file}


def test_the_example_is_proved_as_it_is_written(tmp_path: Path) -> None:
    assert proved(tmp_path / "essai", LESSON, QUESTION) == set()
    assert Path(QUESTIONS).stem == NAME


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("rank: 8", "rank: 9", "rang"),
        ("minutes: 8", "minutes: 20", "minutes"),
        ("pathway: activer-adulte", "pathway: ailleurs", "parcours-absent"),
        ("facts: [rien-garder]", "facts: [ailleurs]", "fait-inconnu"),
        ("right: [a]", "right: [d]", "reponse-inconnue"),
        ("right: [a]", "right: [a, b]", "bonne-reponse"),
        ("Un collègue", "Toutes les réponses", "reponse-en-bloc"),
        ("de l'essai.\"\n  facts: [elle-tape]", "de l'essai.\"\n  facts: []", "sans-fait"),
    ],
)
def test_a_mistake_in_the_example_is_named_as_the_guide_says(tmp_path: Path, old: str, new: str, rule: str) -> None:
    assert old in LESSON + QUESTION
    lesson, question = LESSON.replace(old, new), QUESTION.replace(old, new)
    assert rule in {found for _, found in proved(tmp_path / "essai", lesson, question)}
    assert f"`{rule}`" in GUIDE


def test_every_rule_is_explained_and_none_is_made_up() -> None:
    room = ROOT / "mediateur" / "training"
    table = GUIDE.partition("## 3.")[2]
    explained = {
        name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(.+?)`", row)
    }
    known: set[str] = set()
    for source in ("proofs_modules.py", "proofs_questions.py"):
        known |= set(rules((room / source).read_text(encoding="utf-8")))
    assert explained == known


def test_every_field_is_explained() -> None:
    names = {
        field.encode_name for kind in (Module, Section, Reflection, Question) for field in msgspec.structs.fields(kind)
    }
    assert [name for name in sorted(names) if f"`{name}`" not in GUIDE] == []
    assert [kind.value for kind in Kind if f"`{kind.value}`" not in GUIDE] == []
