"""Proving content: any reference that is wrong, and any file that is missing, is found and named."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from mediateur.content.problems import Problem
from mediateur.content.yaml_tree import tree
from mediateur.paths import resources
from mediateur.usecases.verify import verify

REFERENCES = frozenset(
    (
        *("screen", "step", "obstacle", "obstacles", "end", "after", "facts", "sources", "outcomes", "gains"),
        *("pause", "prepare", "icon", "symbols", "pathway", "kind", "use", "next", "finish", "onward", "fact"),
        *("choice", "letters"),
    )
)
CLOSED = re.compile(r"frames|items")  # kinds of drawings are read as a closed list, tested apart
# What is wrong there may hide behind another wrong name: tested apart.
ALONE = ("situations/", "rights/visibilite", "pathways/steps/")
SAMPLE = 40


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


def load(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else tree(text)


def save(path: Path, raw: Any) -> None:
    dump = json.dumps(raw) if path.suffix == ".json" else yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
    path.write_text(dump, encoding="utf-8")


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
    return [Reference(file, way) for path, file in files for way in references(load(path))]


def rename(raw: Any, way: tuple[str | int, ...], name: str) -> None:
    *before, last = way
    node = raw
    for key in before:
        node = node[key]
    node[last] = re.sub(r"\{[a-z0-9-]+\}", f"{{{name}}}", node[last], count=1) if "{" in node[last] else name


def test_every_reference_to_something_unknown_is_named_in_the_right_file(content: Path) -> None:
    """All references are changed, a seventh of them at a time; each message names the one it is about."""
    every = all_references(content)
    assert {way[-1] if isinstance(way[-1], str) else way[-2] for _, way in every} >= REFERENCES
    found = [reference for reference in every if not is_read_first(content, reference)]
    assert len(found) > 5000
    originals = {path: path.read_text(encoding="utf-8") for path in content_files(content)}
    for part in range(7):
        changed = {f"absent-{number}": found[number] for number in range(part, len(found), 7)}
        for file in {reference.file for reference in changed.values()}:
            raw = load(content / file)
            for name, reference in changed.items():
                if reference.file == file:
                    rename(raw, reference.way, name)
            save(content / file, raw)
        told = {(problem.file, name) for problem in verify(content).problems for name in named_in(problem)}
        missed = [reference for name, reference in changed.items() if (reference.file, name) not in told]
        assert missed == []
        for path, text in originals.items():
            path.write_text(text, encoding="utf-8")
    assert verify(content).problems == ()


def is_read_first(root: Path, reference: Reference) -> bool:
    """Return whether a wrong name there stops the reading of all content, or of its own table."""
    node = load(root / reference.file)
    for key in reference.way:
        node = node[key]
    return reference.file.startswith(ALONE) or "use" in reference.way or "{" in node


def named_in(problem: Problem) -> list[str]:
    return re.findall(r"absent-\d+", f"{problem.place} {problem.message}")


def test_one_wrong_reference_is_enough(content: Path) -> None:
    found = all_references(content)
    chosen = random.Random(7)
    alone = [reference for reference in found if is_read_first(content, reference)]
    assert len(alone) > 500
    for reference in (*chosen.sample(found, SAMPLE), *chosen.sample(alone, SAMPLE)):
        path = content / reference.file
        text = path.read_text(encoding="utf-8")
        raw = load(path)
        rename(raw, reference.way, "absent-0")
        save(path, raw)
        assert any(problem.file == reference.file for problem in verify(content).problems), reference
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
    assert file in {problem.file for problem in verify(content).problems}


def some_files(root: Path) -> list[Path]:
    """Return files of every folder, more of the folders that hold more."""
    found = content_files(root)
    folders = {path.parent: path for path in found}
    return [*folders.values(), *random.Random(11).sample(found, SAMPLE)]


OPTIONAL = {"lexicon.yaml", "situations"}


def test_any_missing_file_is_found(content: Path) -> None:
    for path in some_files(content):
        if OPTIONAL & {path.name, path.parent.name}:
            continue
        text = path.read_text(encoding="utf-8")
        path.unlink()
        problems = verify(content).problems
        whole = path.parent.name in {"facts", "droits"} or path.name == "cards.json"
        assert problems, path
        assert whole or any(path.stem in str(problem) for problem in problems), path
        path.write_text(text, encoding="utf-8")


def test_any_missing_picture_is_found(content: Path) -> None:
    named = set()
    for reference in all_references(content):
        if {"icon", "symbols"} & set(reference.way):
            node = load(content / reference.file)
            for key in reference.way:
                node = node[key]
            named.add((reference.file, node))
    assert len({icon for _, icon in named}) > 15
    for file, icon in random.Random(5).sample(sorted(named), 12):
        picture = content / "icons" / f"{icon}.svg"
        held = picture.read_bytes()
        picture.unlink()
        assert any(problem.file == file and icon in problem.message for problem in verify(content).problems)
        picture.write_bytes(held)


def test_damage_of_any_kind_to_any_file_is_told_and_names_it(content: Path) -> None:
    for number, path in enumerate(some_files(content)):
        text = path.read_bytes()
        damages = (b"", b"\xff\xfe\x00garbage", text[: len(text) // 2], text + b"\n- : [", b"[" * 9000)
        for damage in (damages[number % 5], damages[(number + 2) % 5]):
            path.write_bytes(damage)
            problems = verify(content).problems
            assert any(problem.file == path.relative_to(content).as_posix() for problem in problems), (path, damage[:9])
        path.write_bytes(text)


def test_two_files_that_claim_one_identity_are_both_named(content: Path) -> None:
    shutil.copy(content / "screens" / "connexion.yaml", content / "screens" / "copie.yaml")
    named = {problem.file for problem in verify(content).problems if problem.rule == "id-double"}
    assert named == {"screens/connexion.yaml", "screens/copie.yaml"}


def test_an_empty_folder_has_no_pathway_and_says_so(tmp_path: Path) -> None:
    report = verify(tmp_path)
    assert report.pathways == ()
    assert {"facts/sources.yaml", "cards.json", "themes/tokens.json", "fonts"} <= {p.file for p in report.problems}
