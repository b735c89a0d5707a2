"""The learners' file of each version opens with what it holds; it is copied before it changes, all or nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store.learning import file, schema
from mediateur.store.learning.file import NAME, PRACTICE
from mediateur.store.learning.learning import Learning
from tests.store.learning.build_fixture import ATTEMPT, FOLDER, LEARNER, PRACTISED, PROGRESS

FIXTURES = sorted(FOLDER.glob("v*.sqlite"))
MORE = "CREATE TABLE more (a TEXT);\n"


def put(folder: Path, fixture: Path = FIXTURES[0], name: str = NAME) -> Path:
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(fixture, folder / name))


def plant(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """Add versions to those of the program."""
    monkeypatch.setattr(file, "VERSIONS", (*schema.VERSIONS, *scripts))


def made(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())


def held(learning: Learning) -> tuple[object, ...]:
    return learning.progress(LEARNER)[PROGRESS.module], learning.attempts(LEARNER), learning.practised(LEARNER)


def test_each_version_has_its_fixture() -> None:
    assert [one.stem for one in FIXTURES] == [f"v{number + 1}" for number in range(len(schema.VERSIONS))]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_version_opens_with_what_it_holds(fixture: Path, data_folder: Path, tmp_path: Path) -> None:
    path = put(data_folder, fixture)
    assert held(Learning(data_folder)) == (PROGRESS, (ATTEMPT,), (PRACTISED,))
    fresh = Learning(tmp_path)
    fresh.keep_progress(LEARNER, PROGRESS)
    assert made(path) == made(fresh.file.path)


def test_an_older_file_is_copied_before_it_changes(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(data_folder)
    before = made(path)
    former = data_folder / "sauvegardes" / "apprentissage-avant-migration-0-2026-01-01.sqlite"
    former.parent.mkdir()
    former.write_bytes(b"")
    plant(monkeypatch, MORE)
    assert held(Learning(data_folder)) == (PROGRESS, (ATTEMPT,), (PRACTISED,))
    [copy] = former.parent.iterdir()
    assert copy.name == f"apprentissage-avant-migration-1-{dt.date.today().isoformat()}.sqlite"
    assert made(copy) == before
    assert "more" in {name for name, _ in made(path)}
    other = data_folder.parent / "autre"
    put(other, copy)
    assert held(Learning(other)) == (PROGRESS, (ATTEMPT,), (PRACTISED,)), "the copy can take its place"


def test_a_failure_in_the_middle_leaves_the_file_as_it_was(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(data_folder)
    before = path.read_bytes()
    plant(monkeypatch, MORE, "DROP TABLE progress;\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(MediateurError):
        Learning(data_folder).progress(LEARNER)
    assert path.read_bytes() == before
    assert len([*(data_folder / "sauvegardes").iterdir()]) == 1


def test_where_no_copy_can_be_made_nothing_changes(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(data_folder)
    before = path.read_bytes()
    (data_folder / "sauvegardes").write_bytes(b"")
    plant(monkeypatch, MORE)
    with pytest.raises(MediateurError, match="Impossible de copier le suivi de la formation"):
        Learning(data_folder).progress(LEARNER)
    assert path.read_bytes() == before


def test_practice_leaves_no_copy(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(data_folder, name=PRACTICE)
    plant(monkeypatch, MORE)
    assert Learning(data_folder, PRACTICE).progress(LEARNER)
    assert not (data_folder / "sauvegardes").exists()
