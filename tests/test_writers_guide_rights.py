"""docs/ecrire-un-droit.md holds: its example is proved, every rule is explained, its lists are the program's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mediateur.cli.words import parser
from mediateur.paths import resources
from mediateur.rights import proofs_names
from mediateur.rights.catalogue import GROUPS, Right, Where
from mediateur.rights.verdicts import Verdict
from mediateur.usecases.content.proving import prove_all
from tests.test_writers_guide import ROOT, rules

GUIDE = (ROOT / "docs" / "ecrire-un-droit.md").read_text(encoding="utf-8")
[(FILE, EXAMPLE)] = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def proved(root: Path, example: str) -> list[tuple[str, str, str]]:
    """Return what is wrong once the example is added to a copy of the content, as a reader would do it."""
    shutil.copytree(resources(), root)
    path = root / FILE
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{example}", encoding="utf-8")
    return [(problem.file, problem.place, problem.rule) for problem in prove_all(root).problems]


def test_the_example_is_proved_as_it_is_written(tmp_path: Path) -> None:
    assert proved(tmp_path / "essai", EXAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "rule"),
    [
        ("n'est pas établi", "est facile à trouver", "", "certitude"),
        ("article L. 1111-19", "article L. 1111-99", ", legal", "article-sans-source"),
        ("group: qui-voit", "group: urgence", "", "groupe-inconnu"),
        ("pathway: qui-voit-quoi", "pathway: ailleurs", "", "parcours-absent"),
        ('    - "qui a mon autorisation"\n', "", ", words", "nombre"),
    ],
)
def test_a_mistake_in_the_example_is_named_as_the_guide_says(
    tmp_path: Path, old: str, new: str, place: str, rule: str
) -> None:
    assert old in EXAMPLE
    found = proved(tmp_path / "essai", EXAMPLE.replace(old, new))
    assert (FILE, f"droit essai-liste-autorises{place}", rule) in found
    assert f"`{rule}`" in GUIDE


def test_every_rule_of_the_rights_is_explained_and_none_is_made_up() -> None:
    folder = ROOT / "mediateur" / "rights"
    named = {rule for path in folder.glob("*.py") for rule in rules(path.read_text(encoding="utf-8"))}
    named |= {f"{sort}-inconnu" for sort in proofs_names.UNKNOWN_NAMES}
    assert len(named) > 20
    table = GUIDE.partition("## 4.")[2].partition("## 5.")[0]
    first = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    assert {rule for cell in first for rule in re.findall(r"`(.+?)`", cell)} == named


def test_the_lists_of_the_guide_are_those_of_the_program() -> None:
    fields = set(re.findall(r"^\| `([a-z]+)` \| [^|]+ \|$", GUIDE.partition("## 2.")[2].partition("**Rien")[0], re.M))
    assert fields == set(Right.__struct_fields__)
    for name in (*GROUPS, *Verdict, *(where for where in Where if where is not Where.HELPLINE)):
        assert f"`{name}`" in GUIDE
    assert f'`"{Where.HELPLINE}"`' in GUIDE


def test_the_command_of_the_guide_is_understood_and_the_guides_lead_to_each_other() -> None:
    [command] = re.findall(r"^ *mediateur (verifier.*)$", GUIDE, re.MULTILINE)
    assert parser().parse_args(command.split()).command == "verifier"
    for other in ("docs/ecrire-un-parcours.md", "CONTRIBUTING.md", "docs/README.md"):
        assert "ecrire-un-droit.md" in (ROOT / other).read_text(encoding="utf-8")
