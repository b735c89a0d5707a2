"""docs/ecrire-un-cas.md holds: its example is proved, every field and every rule is explained, none is made up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from mediateur.paths import resources
from mediateur.training.cases import Case, Incident, Invented, Moment, Point, Saying, Scene, Way, When
from mediateur.training.proofs_cases import case_problems
from tests.test_writers_guide import ROOT, rules
from tests.training.practised import PATHWAYS
from tests.training.test_cases import FACTS

GUIDE = (ROOT / "docs" / "ecrire-un-cas.md").read_text(encoding="utf-8")
[(FILE, EXAMPLE)] = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def proved(root: Path, example: str) -> list[tuple[str, str, str]]:
    """Return what is wrong once the example is added to a copy of the cases, as a reader would do it."""
    shutil.copytree(resources() / "training", root / "training")
    (root / FILE).write_text(example, encoding="utf-8")
    return [(problem.file, problem.place, problem.rule) for problem in case_problems(root, FACTS, PATHWAYS)]


def test_the_example_is_proved_as_it_is_written(tmp_path: Path) -> None:
    assert proved(tmp_path / "essai", EXAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "rule"),
    [
        ("pathway: activer-adulte", "pathway: ailleurs", "", "parcours-absent"),
        ("step: trois-elements", "step: ailleurs", "elements", "suite-inconnue"),
        ("by: [calmement]", "by: [clavier]", "conduct 2", "conduite-sans-preuve"),
        ("facts: [elle-tape, rien-garder]", "facts: []", "a-ma-place", "sans-source"),
        ("right: false", "right: true", "elements", "tout-juste"),
    ],
)
def test_a_mistake_in_the_example_is_named_as_the_guide_says(
    tmp_path: Path, old: str, new: str, place: str, rule: str
) -> None:
    assert old in EXAMPLE
    assert (FILE, place, rule) in proved(tmp_path / "essai", EXAMPLE.replace(old, new))
    assert f"`{rule}`" in GUIDE


def test_every_rule_is_explained_and_none_is_made_up() -> None:
    source = (ROOT / "mediateur" / "training" / "proofs_cases.py").read_text(encoding="utf-8")
    table = GUIDE.partition("## 3.")[2]
    explained = {
        name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(.+?)`", row)
    }
    assert explained == set(rules(source))


def test_every_field_is_explained() -> None:
    kinds = (Case, Scene, Moment, Saying, Way, Incident, Point, Invented)
    names = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)}
    lacking = [name for name in sorted(names) if f"`{name}`" not in GUIDE]
    assert lacking == []
    assert [when.value for when in When if f"`{when.value}`" not in GUIDE] == []
