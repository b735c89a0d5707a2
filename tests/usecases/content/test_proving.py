"""Proving content: any reference that is wrong, and any file that is missing, is found and named."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from mediateur.content.problems import Problem
from mediateur.content.yaml_tree import tree
from mediateur.paths import resources
from mediateur.usecases.content.proving import prove_all

REFERENCES = frozenset(
    (
        *("screen", "step", "obstacle", "obstacles", "end", "after", "facts", "sources", "outcomes", "gains"),
        *("pause", "prepare", "icon", "symbols", "pathway", "kind", "use", "next", "finish", "onward", "fact"),
        *("choice", "letters", "readers", "kinds", "when", "needs", "group"),
    )
)
CLOSED = re.compile(r"frames|items")  # kinds of drawings are read as a closed list, tested apart
# So are the group and the kind of a form: a wrong one is told when its file is read.
OF_FORMS = (("group",), ("kind",))
OF_TRAINING = (("training/questions/", ("kind",)), ("training/cases/", ("when", "onward")))
# What is wrong there may hide behind another wrong name: changed apart, one sort of name at a time.
APART: tuple[tuple[str, frozenset[str]], ...] = (
    *(("situations/", frozenset((key,))) for key in ("pathway", "step", "obstacle", "end")),
    ("rights/visibilite", frozenset(("readers", "kinds", "when", "needs"))),
    ("rights/visibilite", frozenset(("facts", "icon"))),
    ("pathways/steps/", frozenset(("facts", "screen", "obstacle", "obstacles"))),
    ("pathways/steps/", frozenset(("step", "end"))),
    *(("training/cases/", frozenset((key,))) for key in ("pathway", "step", "end", "facts")),
)
ALONE = tuple({file for file, _ in APART})
SAMPLE, FEW = 12, 8


class Reference(NamedTuple):
    """Where a name is written that must exist elsewhere."""

    file: str
    way: tuple[str | int, ...]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that ships, to damage."""
    root = tmp_path / "contenu"
    shutil.copytree(resources(), root)
    return root


def content_files(root: Path) -> list[Path]:
    return [*sorted(root.rglob("*.yaml")), root / "cards.json"]


@cache
def parsed(suffix: str, text: str) -> Any:
    return json.loads(text) if suffix == ".json" else tree(text)


def shown(path: Path) -> Any:
    """Return what a file holds, to read only."""
    return parsed(path.suffix, path.read_text(encoding="utf-8"))


def load(path: Path) -> Any:
    """Return what a file holds, to change."""
    return deepcopy(shown(path))


def save(path: Path, raw: Any) -> None:
    path.write_text(json.dumps(raw) if path.suffix == ".json" else dumped(raw), encoding="utf-8")


def dumped(raw: Any) -> str:
    return str(yaml.dump(raw, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def references(node: Any, way: tuple[str | int, ...] = (), key: str = "") -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every reference of a file, those in braces included."""
    if isinstance(node, dict):
        for name, child in node.items():
            yield from references(child, (*way, name), name)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from references(child, (*way, index), key)
    elif isinstance(node, str) and node:
        named = key in REFERENCES and not (key == "prepare" and "triage" not in way)
        named &= key not in {"next", "finish"} or "trunk" in way or "branches" in way
        if re.search(r"\{[a-z0-9-]+\}", node) or (named and not (key == "kind" and CLOSED.search(str(way)))):
            yield way


def all_references(root: Path) -> list[Reference]:
    files = [(path, path.relative_to(root).as_posix()) for path in content_files(root)]
    found = [Reference(file, way) for path, file in files for way in references(shown(path))]
    return [one for one in found if not (one.file.startswith("forms/") and one.way in OF_FORMS) and not _listed(one)]


def _listed(one: Reference) -> bool:
    """Whether it is a word of training that names nothing elsewhere: a closed list too, or what a button says."""
    return any(one.file.startswith(folder) and key_of(one.way) in keys for folder, keys in OF_TRAINING)


def key_of(way: tuple[str | int, ...]) -> str:
    return next(key for key in reversed(way) if isinstance(key, str))


def owner(raw: Any, way: tuple[str | int, ...]) -> str:
    """Return the id of the step, end, fact, right, situation… that holds a reference; nothing for a whole file."""
    held, node = [], raw
    if isinstance(raw, dict) and "id" in raw and not {"trunk", "scenes"} & raw.keys():
        return str(raw["id"])
    for key in way:
        node = node[key]
        if isinstance(key, int) and isinstance(node, dict):
            held.append(str(node.get("id") or node.get("use") or ""))
    return next(filter(None, reversed(held) if {"plain", "scenes"} & {*way} else held), "")


def untold(root: Path, found: list[Reference]) -> list[tuple[Reference, str]]:
    """Change these references all at once; return those that no problem names in their file, at their owner."""
    changed = {f"absent-{number}": reference for number, reference in enumerate(found)}
    originals = {root / file: (root / file).read_text(encoding="utf-8") for file in {one.file for one in found}}
    raws = {file: load(root / file) for file in {one.file for one in found}}
    owners = {}
    for name, reference in changed.items():
        owners[name] = owner(raws[reference.file], reference.way)
        rename(raws[reference.file], reference.way, name)
    for file, raw in raws.items():
        save(root / file, raw)
    told: dict[tuple[str, str], str] = {}
    for problem in prove_all(root).problems:
        for name in named_in(problem):
            told[problem.file, name] = f"{told.get((problem.file, name), '')} {problem.place}"
    for path, text in originals.items():
        path.write_text(text, encoding="utf-8")
    places = {name: told.get((reference.file, name)) for name, reference in changed.items()}
    return [
        (changed[name], owners[name])
        for name, place in places.items()
        if place is None or (owners[name] not in place and name not in place)
    ]


def rename(raw: Any, way: tuple[str | int, ...], name: str) -> None:
    *before, last = way
    node = raw
    for key in before:
        node = node[key]
    node[last] = re.sub(r"\{[a-z0-9-]+\}", f"{{{name}}}", node[last], count=1) if "{" in node[last] else name


def test_every_reference_to_something_unknown_is_named_in_the_right_file_and_step(content: Path) -> None:
    """All references are changed, a seventh of them at a time; each message names the one it is about."""
    every = all_references(content)
    assert {way[-1] if isinstance(way[-1], str) else way[-2] for _, way in every} >= REFERENCES
    found = [reference for reference in every if not is_read_first(content, reference)]
    assert len(found) > 5000
    for part in range(7):
        assert untold(content, found[part::7]) == []
    assert prove_all(content).problems == ()


@pytest.mark.parametrize(("file", "keys"), APART, ids=[f"{file} {min(keys)}" for file, keys in APART])
def test_every_reference_that_may_hide_another_is_named_in_the_right_file_and_step(
    content: Path, file: str, keys: frozenset[str]
) -> None:
    every = [one for one in all_references(content) if one.file.startswith(file) and "{" not in at(content, one)]
    assert {key_of(one.way) for one in every} == {key for name, sort in APART if name == file for key in sort}
    assert untold(content, [one for one in every if key_of(one.way) in keys]) == []


def test_every_shared_part_and_datum_that_does_not_exist_is_named_in_the_right_file(content: Path) -> None:
    every = [one for one in all_references(content) if not one.file.startswith(ALONE)]
    parts = [one for one in every if key_of(one.way) == "use"]
    data = [one for one in every if "{" in at(content, one)]
    assert len(parts) > 100
    assert len(data) > 50
    by_file: dict[str, list[Reference]] = {}
    for one in parts:
        by_file.setdefault(one.file, []).append(one)
    for together in zip_longest(*by_file.values()):  # the first that is missing stops the reading of its file
        assert untold(content, [one for one in together if one]) == []
    told_apart = [one for one in data if one.file.startswith("translations/")]  # read once all else is right
    assert len(told_apart) > 40
    assert untold(content, [one for one in data if one not in told_apart]) == []
    assert untold(content, told_apart) == []


def at(root: Path, reference: Reference) -> str:
    """Return the name that is written at a reference."""
    node = shown(root / reference.file)
    for key in reference.way:
        node = node[key]
    return str(node)


def is_read_first(root: Path, reference: Reference) -> bool:
    """Return whether a wrong name there stops the reading of all content, or of its own table."""
    return reference.file.startswith(ALONE) or "use" in reference.way or "{" in at(root, reference)


def named_in(problem: Problem) -> list[str]:
    return re.findall(r"absent-\d+", f"{problem.place} {problem.message}")


def test_one_wrong_reference_is_enough(content: Path) -> None:
    found = all_references(content)
    chosen = random.Random(7)
    alone = [reference for reference in found if is_read_first(content, reference)]
    assert len(alone) > 500
    for reference in (*chosen.sample(found, FEW), *chosen.sample(alone, FEW)):
        path = content / reference.file
        text = path.read_text(encoding="utf-8")
        raw = load(path)
        rename(raw, reference.way, "absent-0")
        save(path, raw)
        assert any(problem.file == reference.file for problem in prove_all(content).problems), reference
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("screens/carte-vitale.yaml", "kind: carte-avec-photo", "kind: carte-perdue"),
        ("screens/connexion.yaml", "kind: masque", "kind: montre"),
        ("facts/activation.yaml", "confidence: fort", "confidence: certain"),
        ("pathways/activer-adulte.yaml", "prints: preparer", "prints: affiche"),
        ("facts/droits.yaml", 'date: "2022"', 'date: "hier"'),
        ("facts/sources.yaml", "- id: SP\n", "- id: AUTRE\n"),
        ("cards.json", '"minutes": 20', '"minutes": 21'),
        ("cards.json", '"title": "Activer son espace"', '"title": 4'),
        ("cards.json", '"title": "Activer son espace"', '"title": ""'),
        ("cards.json", '"id": "activer"', '"nom": "activer"'),
        ("pathways/activer-adulte.yaml", "retry: 2", "retry: 9"),
    ],
)
def test_a_wrong_code_is_found_in_its_file(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert file in {problem.file for problem in prove_all(content).problems}


def some_files(root: Path) -> list[Path]:
    """Return files of every folder, more of the folders that hold more."""
    found = content_files(root)
    folders = {path.parent: path for path in found}
    return [*folders.values(), *random.Random(11).sample(found, SAMPLE)]


# Nothing else cites these: the catalogue is what is there.
OPTIONAL = {"lexicon.yaml", "synonyms.yaml", "situations", "cases", "recopy", "registre-traitement.yaml"}
OPTIONAL |= {"notice-information.yaml", "notice-dsi.yaml"}


def test_any_missing_file_is_found(content: Path) -> None:
    for path in some_files(content):
        if OPTIONAL & {path.name, path.parent.name}:
            continue
        text = path.read_text(encoding="utf-8")
        path.unlink()
        problems = prove_all(content).problems
        whole = path.parent.name in {"facts", "droits"} or path.name == "cards.json"
        assert problems, path
        assert whole or any(path.stem in str(problem) for problem in problems), path
        path.write_text(text, encoding="utf-8")


def test_any_missing_picture_is_found(content: Path) -> None:
    named = set()
    for reference in all_references(content):
        if {"icon", "symbols"} & set(reference.way):
            named.add((reference.file, at(content, reference)))
    assert len({icon for _, icon in named}) > 15
    for file, icon in random.Random(5).sample(sorted(named), FEW):
        picture = content / "icons" / f"{icon}.svg"
        held = picture.read_bytes()
        picture.unlink()
        assert any(problem.file == file and icon in problem.message for problem in prove_all(content).problems)
        picture.write_bytes(held)


def test_damage_of_any_kind_to_any_file_is_told_and_names_it(content: Path) -> None:
    for number, path in enumerate(some_files(content)):
        text = path.read_bytes()
        damages = (b"", b"\xff\xfe\x00garbage", text[: len(text) // 2], text + b"\n- : [", b"[" * 9000)
        for damage in (damages[number % 5], damages[(number + 2) % 5]):
            path.write_bytes(damage)
            problems = prove_all(content).problems
            assert any(problem.file == path.relative_to(content).as_posix() for problem in problems), (path, damage[:9])
        path.write_bytes(text)


def test_two_files_that_claim_one_identity_are_both_named(content: Path) -> None:
    shutil.copy(content / "screens" / "connexion.yaml", content / "screens" / "copie.yaml")
    named = {problem.file for problem in prove_all(content).problems if problem.rule == "id-double"}
    assert named == {"screens/connexion.yaml", "screens/copie.yaml"}


def test_an_empty_folder_has_no_pathway_and_says_so(tmp_path: Path) -> None:
    report = prove_all(tmp_path)
    assert report.pathways == ()
    assert {"facts/sources.yaml", "cards.json"} <= {p.file for p in report.problems}


ONLY_A_WORD = """
- id: un-mot-seul
  text: "Un fait que seul le lexique cite."
  sources: [SP]
  confidence: fort
  date: "2022"
"""


def test_what_the_lexicon_cites_exists_and_is_not_idle(content: Path) -> None:
    facts, lexicon = content / "facts" / "droits.yaml", content / "lexicon.yaml"
    text = lexicon.read_text(encoding="utf-8")
    assert text.count("facts: [code-connexion]") == 1
    facts.write_text(facts.read_text(encoding="utf-8") + ONLY_A_WORD, encoding="utf-8")
    assert [(p.file, p.place, p.rule) for p in prove_all(content).problems] == [
        ("facts/droits.yaml", "un-mot-seul", "fait-oisif")
    ]
    lexicon.write_text(text.replace("facts: [code-connexion]", "facts: [un-mot-seul]"), encoding="utf-8")
    assert prove_all(content).problems == ()
    lexicon.write_text(text.replace("facts: [code-connexion]", "facts: [un-mot-absent]"), encoding="utf-8")
    assert [(p.file, p.place, p.rule) for p in prove_all(content).problems] == [
        ("facts/droits.yaml", "un-mot-seul", "fait-oisif"),
        ("lexicon.yaml", "mot code-de-connexion", "fait-inconnu"),
    ]


@pytest.mark.parametrize("file", ["lexicon.yaml", "rights/visibilite.yaml", "rights/droits/urgence.yaml"])
def test_no_fact_seems_idle_beside_what_cannot_be_read(content: Path, file: str) -> None:
    (content / file).write_text("- : [", encoding="utf-8")
    found = prove_all(content).problems
    assert {problem.file for problem in found} == {file}
    assert "fait-oisif" not in {problem.rule for problem in found}


@pytest.mark.parametrize("key", ["group", "kind"])
def test_a_closed_list_of_a_form_is_told_in_its_file(content: Path, key: str) -> None:
    path = content / "forms" / "lettre-cloture.yaml"
    raw = load(path)
    raw[key] = "absent-1"
    save(path, raw)
    told = [problem for problem in prove_all(content).problems if "absent-1" in problem.message]
    assert [(problem.file, problem.place, problem.rule) for problem in told] == [
        ("forms/lettre-cloture.yaml", key, "forme")
    ]
