"""A wrong reference in a shared step is told once, in the file of that step; a wrong row of a situation, in its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mediateur.content.problems import Problem
from mediateur.paths import resources
from mediateur.pathways.library import Library, load_library
from mediateur.pathways.proofs import prove
from mediateur.pathways.sharing import STEPS
from mediateur.pathways.situations import ROWS
from tests.pathways.shipped import library

WRONG = "nulle-part"
LEADING = ("step", "end")
REFERENCES = [
    (file.name, answer["id"], key)
    for file in sorted((resources() / STEPS).glob("*.yaml"))
    for answer in yaml.safe_load(file.read_text(encoding="utf-8"))["answers"]
    for key in LEADING
    if key in answer
]


def beside(folder: Path, changed: str) -> Path:
    """Return a content folder whose files are those that ship, but for the folder of one, which may be changed."""
    for path in resources().rglob("*"):
        there = folder / path.relative_to(resources())
        if path.is_dir():
            there.mkdir(parents=True, exist_ok=True)
        elif path.relative_to(resources()).as_posix() == changed:
            there.write_bytes(path.read_bytes())
        else:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.symlink_to(path)
    return folder


def problems(root: Path) -> tuple[Problem, ...]:
    """Return what is found beside what other content, left out here, rests on."""
    found: Library = load_library(root)
    return tuple(problem for problem in prove(found) if problem.rule != "fait-oisif")


@pytest.mark.parametrize(("name", "answer", "key"), REFERENCES, ids=["-".join(found) for found in REFERENCES])
def test_a_wrong_reference_of_a_shared_step_is_told_in_its_file(
    tmp_path: Path, name: str, answer: str, key: str
) -> None:
    file = f"{STEPS}/{name}"
    root = beside(tmp_path, file)
    raw = yaml.safe_load((root / file).read_text(encoding="utf-8"))
    next(known for known in raw["answers"] if known["id"] == answer)[key] = WRONG
    (root / file).write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    found = problems(root)
    assert {(problem.file, problem.rule) for problem in found} == {(file, "suite-inconnue")}
    assert all(problem.place.endswith(f", réponse {answer}") for problem in found)
    assert all(WRONG in problem.message and f"« {key} »" in problem.message for problem in found)


def test_shared_steps_have_holes_to_fill() -> None:
    assert {use.shared_file for use in library().uses if use.filled} >= {f"{STEPS}/se-connecter.yaml"}
    assert all(not use.idle for use in library().uses)


def test_a_row_that_no_table_has_is_told(tmp_path: Path) -> None:
    file = "situations/alerte.yaml"
    root = beside(tmp_path, file)
    raw = yaml.safe_load((root / file).read_text(encoding="utf-8"))
    raw[0]["about"] = ["6.9"]
    (root / file).write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    found = problems(root)
    place = f"situation {raw[0]['id']}"
    assert [(problem.file, problem.place, problem.rule) for problem in found] == [(file, place, "tableau-inconnu")]


def test_no_row_is_idle() -> None:
    assert {row for told in library().situations for row in told.about} == set(ROWS)
