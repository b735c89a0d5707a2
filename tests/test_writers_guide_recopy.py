"""docs/ecrire-un-formulaire-a-recopier.md holds: its example is proved, its rules and its lists are the program's."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from mediateur.cli.words import parser
from mediateur.content.text import french
from mediateur.journal.recopy_forms import OWN, FormLine, RecopyForm, Value, read_forms
from mediateur.paths import resources
from mediateur.usecases.content.proving import prove_all
from mediateur.usecases.figures.recopying import Recopying
from mediateur.usecases.preferences import Preferences
from tests.test_writers_guide import ROOT, rules
from tests.ui.fakes import MemoryStore

GUIDE = (ROOT / "docs" / "ecrire-un-formulaire-a-recopier.md").read_text(encoding="utf-8")
[(FILE, EXAMPLE)] = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def write(folder: Path, text: str, name: str = FILE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_example_is_proved_and_offered_as_it_is_written(tmp_path: Path) -> None:
    folder = write(tmp_path, EXAMPLE)
    assert prove_all(resources(), folder).problems == ()
    store = MemoryStore()
    forms = Recopying(lambda: store, Preferences(folder), resources, dt.datetime.now).forms()
    assert forms.filed[0].file == "recopy/la-coop.yaml"
    assert FILE in [filed.file for filed in forms.filed]
    assert forms.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "rule"),
    [
        ("value: espaces-actives", "value: espaces", "lines, n° 4, value", "forme"),
        ('label: "Mois"', 'label: ""', "ligne 1", "libelle-vide"),
        ("outcome: opposition", "outcome: refus", "ligne 5, Ont dit non", "code-inconnu"),
        ("soignant: autre", "soignant: ailleurs", "ligne 9, Envoyées ailleurs", "code-inconnu"),
        ("value: date}", "value: date, text: x}", "ligne 1, Mois", "une-seule-source"),
        ('"Mois"', '"Service"', "ligne 2, Service", "libelle-double"),
    ],
)
def test_a_mistake_is_named_and_the_form_is_not_offered(
    tmp_path: Path, old: str, new: str, place: str, rule: str
) -> None:
    assert old in EXAMPLE
    folder = write(tmp_path, EXAMPLE.replace(old, new, 1))
    [problem] = prove_all(resources(), folder).problems
    assert (problem.file, problem.place, problem.rule) == (FILE, place, rule)
    assert f"`{rule}`" in GUIDE
    filed, wrong = read_forms(folder, OWN)
    assert filed == ()
    assert wrong == (problem,)
    assert problem.message == french(problem.message)


@pytest.mark.parametrize("text", ["lines: [", "title: x", "- a", "\x00", "title: x\nlines: {}\n", "x" * 1_000_001])
def test_a_hostile_file_is_told_and_nothing_else_stops(tmp_path: Path, text: str) -> None:
    folder = write(write(tmp_path, EXAMPLE), text, f"{OWN}/autre.yaml")
    filed, [problem] = read_forms(folder, OWN)
    assert [one.file for one in filed] == [FILE]
    assert problem.file == f"{OWN}/autre.yaml"


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, EXAMPLE, f"{OWN}/mien.yml")
    [problem] = prove_all(resources(), folder).problems
    assert (problem.file, problem.rule) == (f"{OWN}/mien.yml", "nom-de-fichier")


def test_the_rules_and_the_lists_of_the_guide_are_those_of_the_program() -> None:
    source = (ROOT / "mediateur" / "journal" / "recopy_forms.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {value.value for value in Value}
    table = GUIDE.partition("## 3.")[2]
    assert set(re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)) == named
    assert set(rules(source)) <= named
    for name in (*Value, *RecopyForm.__struct_fields__, *FormLine.__struct_fields__):
        assert f"`{name}`" in GUIDE


def test_the_command_of_the_guide_is_understood_and_the_guides_lead_to_it() -> None:
    [command] = re.findall(r"^ *mediateur (verifier.*)$", GUIDE, re.MULTILINE)
    assert parser().parse_args(command.split()).command == "verifier"
    for other in ("CONTRIBUTING.md", "docs/README.md"):
        assert "ecrire-un-formulaire-a-recopier.md" in (ROOT / other).read_text(encoding="utf-8")
