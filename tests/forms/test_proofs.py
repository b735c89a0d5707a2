"""The written forms that ship are sound, each proof fails on a form that breaks it, and the guide names each rule."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mediateur import paths
from mediateur.content.problems import Problem
from mediateur.forms import proofs
from mediateur.forms.names import MEMO
from mediateur.forms.written import FOLDER, load_form
from mediateur.rights.catalogue import LETTERS
from tests.forms.conftest import WRITTEN, library

Raw = dict[str, Any]
Damage = Callable[[Raw], object]
ROOT = paths.resources()
FORM = "lettre-cloture"
GUIDE = (Path(__file__).parents[2] / "docs" / "ecrire-une-feuille.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^```yaml\n# forms/(\S+)\.yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
STEP = {"title": "Ouvrez", "text": "Ouvrez le site.", "screen": "nulle-part"}
CODE = {"block": "qr", "address": False}
TABLE = {"block": "tableau", "columns": [{"label": "Prénom", "share": 1}], "rows": 3}


def found(root: Path, *letters: str) -> tuple[Problem, ...]:
    facts, screens = {fact.id for fact in library().facts}, {screen.id for screen in library().screens}
    return proofs.form_problems(root, facts, screens, letters)


def content(folder: Path, raw: Raw, name: str = FORM) -> Path:
    """Return a content folder with this form alone."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / "icons").symlink_to(ROOT / "icons")
    (folder / FOLDER / f"{name}.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def shipped() -> Raw:
    raw: Raw = yaml.safe_load((ROOT / FOLDER / f"{FORM}.yaml").read_text(encoding="utf-8"))
    return raw


def put(**values: object) -> Damage:
    return lambda raw: raw.update(values)


def add(*blocks: object) -> Damage:
    return lambda raw: raw["body"].extend(blocks)


def first(*blocks: object) -> Damage:
    return lambda raw: raw["body"].__setitem__(slice(0, 0), blocks)


def test_what_ships_is_sound() -> None:
    assert found(ROOT, *(set(LETTERS) - {MEMO})) == ()


DAMAGES: list[tuple[str, Damage, str]] = [
    ("another id", put(id="lettre-autre"), "nom-de-fichier"),
    ("a poster's words in a letter", add({"block": "grand", "text": "Non."}), "affiche"),
    ("a code in a letter", add({"block": "qr"}), "affiche"),
    ("a code without its address", put(kind="affiche", body=[CODE]), "adresse"),
    ("a reserved id", put(id="guide-cloture"), "nom-reserve"),
    ("an empty title", put(title=" "), "texte-vide"),
    ("an empty label", add({"block": "cases", "boxes": [{"id": "vide", "label": ""}]}), "texte-vide"),
    ("a long sentence", add({"block": "texte", "text": "mot " * 21 + "."}), "phrase-longue"),
    ("a long closing", put(closing="mot " * 21 + "."), "phrase-longue"),
    ("a long title of a frame", lambda raw: raw["body"][0].update(title="mot " * 21), "phrase-longue"),
    ("no words to ask for it", put(words=[]), "nombre"),
    ("two subjects", add({"block": "objet", "text": "Objet : un autre"}), "titre"),
    ("a sheet with a subject", put(kind="feuille", closing=""), "titre"),
    ("a heading before the subject", first({"block": "titre", "text": "Avant"}), "titre-avant"),
    ("a titled frame before it", lambda raw: raw["body"][0].update(title="Avant"), "titre-avant"),
    ("a letter to cut", put(grid={"columns": 2, "rows": 2}), "planche"),
    ("a poster with a closing", put(kind="affiche"), "lettre"),
    ("a new page in a letter", add({"block": "page"}, {"block": "texte", "text": "Suite."}), "page"),
    ("an empty page", put(kind="feuille", closing="", body=[{"block": "page"}]), "page"),
    ("no version", put(variants=[]), "variantes"),
    ("a version twice", put(variants=["gros", "gros"]), "variantes"),
    ("a field twice", add({"block": "champ", "id": "nom", "label": "Encore"}), "double"),
    ("nothing to fill", put(body=[{"block": "objet", "text": "Objet : rien"}]), "sans-champ"),
    ("a field without line", add({"block": "champ", "id": "rien", "label": "Rien", "lines": 0}), "lignes"),
    ("a table without row", add({**TABLE, "rows": 0}), "lignes"),
    ("a column without width", add({**TABLE, "columns": [{"label": "Prénom", "share": 0}]}), "lignes"),
    ("no fact", put(facts=[]), "sans-fait"),
    ("an unknown fact", put(facts=["invente"]), "fait-inconnu"),
    ("an unknown schematic", add({"block": "etapes", "lines": [STEP]}), "schema-absent"),
    ("an unknown icon", put(icon="licorne"), "icone-absente"),
    (
        "an unknown icon of a list",
        add({"block": "liste", "lines": [{"icon": "licorne", "text": "Un."}]}),
        "icone-absente",
    ),
    ("an unknown picture", add({"block": "texte", "text": "Un.", "icons": ["licorne"]}), "icone-absente"),
    ("an explanation without picture", add({"block": "texte", "text": "Un.", "small": True}), "images"),
    ("one picture for two sentences", add({"block": "texte", "text": "Un. Deux.", "icons": ["info"]}), "images"),
    ("an unknown key", put(couleur="bleu"), "forme"),
    ("an unknown block", add({"block": "dessin"}), "forme"),
]


@pytest.mark.parametrize(("damage", "rule"), [case[1:] for case in DAMAGES], ids=[case[0] for case in DAMAGES])
def test_a_damaged_form_is_found(tmp_path: Path, damage: Damage, rule: str) -> None:
    raw = shipped()
    damage(raw)
    problems = found(content(tmp_path, raw))
    assert rule in {problem.rule for problem in problems}
    assert all(problem.message and problem.file == f"{FOLDER}/{FORM}.yaml" for problem in problems)


def test_a_letter_that_a_right_sends_to_must_exist(tmp_path: Path) -> None:
    problems = found(content(tmp_path, shipped()), FORM, "lettre-perdue")
    assert [(one.file, one.rule) for one in problems] == [("forms/lettre-perdue.yaml", "fichier-absent")]


def rules() -> set[str]:
    """Return the ids of the rules, as the source of the proofs yields them."""
    tree = ast.parse(inspect.getsource(proofs))
    told = [node.value.elts[1] for node in ast.walk(tree) if isinstance(node, ast.Yield) and _is_triple(node)]
    told += [node.args[2] for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_problem(node)]
    return {node.value for node in told if isinstance(node, ast.Constant)}


def _is_triple(node: ast.Yield) -> bool:
    return isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3


def _is_problem(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "Problem"


def test_every_rule_is_broken_once_above() -> None:
    assert rules() == {rule for _, _, rule in DAMAGES} - {"forme"} | {"fichier-absent"}


def test_the_guide_explains_every_rule_and_block() -> None:
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE))
    blocks = set(re.findall(r'tag="([a-z]+)"', (Path(inspect.getfile(load_form))).read_text(encoding="utf-8")))
    assert explained == rules() | blocks | {"forme"}


def test_the_example_of_the_guide_is_proved_as_it_is_written(tmp_path: Path) -> None:
    assert EXAMPLE
    assert EXAMPLE[1] not in WRITTEN
    assert found(content(tmp_path, yaml.safe_load(EXAMPLE[2]), EXAMPLE[1])) == ()
