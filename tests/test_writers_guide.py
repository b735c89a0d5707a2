"""docs/ecrire-un-parcours.md holds: its example is proved, its commands exist, its messages are those of the proofs."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.cli.words import parser
from mediateur.content.facts import CONFIDENCE_LABELS
from mediateur.content.problems import Problem
from mediateur.content.vocabulary import OBSTACLES, PATHWAY_GROUPS
from mediateur.paths import resources
from mediateur.usecases.content.proving import Report, prove_all, readable

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "ecrire-un-parcours.md").read_text(encoding="utf-8")
EXAMPLE = dict(re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
PROVING = ("content", "pathways")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the resources with the example of the guide, as a reader would make it."""
    root = tmp_path / "essai"
    shutil.copytree(resources(), root)
    for name, text in EXAMPLE.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(f"# {name}\n{text}", encoding="utf-8")
    return root


@pytest.fixture
def before() -> frozenset[Problem]:
    return frozenset(prove_all(resources()).problems)


def added(report: Report, before: frozenset[Problem]) -> list[Problem]:
    return [problem for problem in report.problems if problem not in before]


def test_the_example_is_proved_as_it_is_written(content: Path, before: frozenset[Problem]) -> None:
    assert len(EXAMPLE) == 5
    report = prove_all(content)
    assert added(report, before) == []
    [line] = [line for line in report.pathways if line["id"] == "essai-appeler"]
    assert line == {"id": "essai-appeler", "steps": 2, "answers": 4, "paths": 3}
    [reading] = [one for one in readable(report) if one.pathway == "essai-appeler"]
    assert reading.heard.initials == ()


def test_the_damage_that_the_guide_suggests_is_found_where_it_says(content: Path, before: frozenset[Problem]) -> None:
    path = content / "pathways" / "essai-appeler.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("step: appeler", "step: appelez"), encoding="utf-8")
    found = {(problem.file, problem.place, problem.rule) for problem in added(prove_all(content), before)}
    assert ("pathways/essai-appeler.yaml", "étape preparer-question, réponse prete", "suite-inconnue") in found


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("    facts: [usages-3422, cout-3422]", "    facts: []", "sans-fait"),
        ("screen: essai-appel", "screen: absent", "schema-absent"),
        ('"Oui, elle appelle", step: appeler', '"Oui, elle appelle"', "reponse-sans-suite"),
        ("group: comprendre", "group: rien", "groupe-inconnu"),
        ("  - use: informee", "  - use: inconnue", "partage-inconnu"),
        ("    question:", "   question:", "yaml"),
        ("minutes: 10", "minuttes: 10", "forme"),
    ],
)
def test_a_mistake_in_the_example_is_named_as_the_guide_says(
    content: Path, before: frozenset[Problem], old: str, new: str, rule: str
) -> None:
    path = content / "pathways" / "essai-appeler.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert rule in {problem.rule for problem in added(prove_all(content), before)}
    assert f"`{rule}`" in GUIDE


def rules(source: str) -> Iterator[str]:
    """Yield the rules that a file of proofs names: in a Problem, or in a place, a rule and a message that it yields."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Problem", "_problem"}:
            named = node.args[0 if len(node.args) == 2 else 2 : 3]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) in {2, 3}:
            parts = node.value.elts
            named = [parts[-2]] if isinstance(parts[-1], ast.Constant | ast.JoinedStr | ast.Name) else []
        else:
            continue
        yield from (one.value for one in named[:1] if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_rule_of_the_proofs_is_explained_and_none_is_made_up() -> None:
    sources = [
        path.read_text(encoding="utf-8") for room in PROVING for path in (ROOT / "mediateur" / room).glob("*.py")
    ]
    named = {rule for source in sources for rule in rules(source)}
    assert len(named) > 35
    table = GUIDE.partition("## 8.")[2].partition("## 9.")[0]
    explained = {
        rule for line in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for rule in re.findall(r"`(.+?)`", line)
    }
    assert named - explained == set()
    words = "\n".join(sources)
    made_up = {
        rule for rule in explained if f'"{rule}"' not in words and f'"{rule.removesuffix("-absent")}"' not in words
    }
    assert made_up == set()


def test_the_lists_of_the_guide_are_those_of_the_program() -> None:
    for name in (*PATHWAY_GROUPS, *OBSTACLES):
        assert f"`{name}`" in GUIDE
    for confidence, label in CONFIDENCE_LABELS.items():
        assert re.search(rf"^\| `{confidence}` \|.*\| {label} \|$", GUIDE, re.MULTILINE)


def test_the_commands_of_the_guide_are_understood() -> None:
    commands = re.findall(r"^ *mediateur (verifier.*)$", GUIDE, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        assert parser().parse_args(command.split()).command == "verifier"
