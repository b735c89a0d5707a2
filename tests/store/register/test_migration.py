"""A register of each version opens with its rows, in clear or encrypted; what fails leaves it as it was."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic import op
from sqlalchemy import inspect

from mediateur.errors import MediateurError
from mediateur.store.register import cipher, migration, password, registry, schema
from mediateur.store.register.registry import DATABASE
from mediateur.training.listing import Query
from mediateur.training.register import Status
from tests.store.register.build_fixture import ERASED, FOLDER
from tests.store.samples import ROOT
from tests.traces import traces
from tests.usecases.register.offices import Office

FIXTURES = sorted(FOLDER.glob("v*.sqlite"))
TODAY = dt.date.today()
SECRET = "l’été où l’on marche"
Plant = Callable[..., None]


def ask(path: Path, query: str, key: str = "") -> list[tuple[object, ...]]:
    with closing(cipher.connect(path, key)) as connection:
        return connection.execute(query).fetchall()


def made(path: Path, key: str = "") -> dict[str, object]:
    """Return all that a file's schema says, whatever the way in which it was written."""
    look = inspect(cipher.make_engine(path, key))
    tables: dict[str, object] = {
        table: (
            [{**column, "type": str(column["type"])} for column in look.get_columns(table)],
            look.get_pk_constraint(table),
            look.get_foreign_keys(table),
            look.get_unique_constraints(table),
            look.get_indexes(table),
            look.get_table_options(table),
        )
        for table in look.get_table_names()
    }
    return tables | {
        str(name): sql for name, sql in ask(path, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'", key)
    }


def put(fixture: Path, folder: Path, secret: str = "") -> Path:
    """Put a fixture in a data folder, encrypted if a password is given; return its path."""
    folder.mkdir(exist_ok=True)
    path = Path(shutil.copy(fixture, folder / DATABASE))
    if secret:
        password.convert(path, "", cipher.new_key(secret))
    return path


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Return a way to add steps to those of the program."""

    def add(*bodies: Callable[[], object]) -> None:
        steps = (*migration.steps(), *bodies)
        monkeypatch.setattr(migration, "steps", lambda: steps)
        for module in (migration, registry, schema):
            monkeypatch.setattr(module, "VERSION", str(len(steps) + 1))

    return add


def test_each_version_has_its_fixture() -> None:
    assert [file.stem for file in FIXTURES] == [f"v{number + 1}" for number in range(int(schema.VERSION))]
    assert len(migration.steps()) == int(schema.VERSION) - 1


@pytest.mark.parametrize("secret", ["", SECRET], ids=["in clear", "encrypted"])
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_version_opens_with_its_rows(fixture: Path, secret: str, tmp_path: Path, data_folder: Path) -> None:
    path = put(fixture, data_folder, secret)
    key = cipher.key_of(path, secret)
    today = Office(tmp_path / "neuf")
    today.enrol("Médiateur 9")
    for _ in ("first", "twice is harmless"):
        office = Office(data_folder)
        office.registry.unlock(secret)
        rows = office.register.people.page(Query()).rows
        assert [row.name for row in rows] == ["Médiateur 1", "Médiateur 2"]
        assert rows[0].position.status is Status.SUSPENDED
        card = office.register.people.card(rows[0].id)
        assert [one.number for one in card.record.certificates] == ["2026-0001"]
        assert len(card.record.quizzes) == len(card.record.observations) == len(card.record.attended) == 1
        whole = office.register.figures.dashboard().whole
        assert (whole.people, whole.erased, whole.trained) == (2, 1, 3)
        with office.registry.begin(office.register.rule) as work:
            assert list(work.erasure.announced()) == [rows[0].id]
            assert len(work.erasure.departed()) == 2
            assert len(work.shared.all()) == (fixture.stem != "v1")
        office.registry.close()
        assert made(path, key) == made(today.registry.path)
    assert ask(path, "SELECT value FROM about WHERE key = 'version'", key) == [(schema.VERSION,)]
    today.registry.close()
    office.registry.unlock(secret)
    assert office.enrol("Médiateur 9").number == 4, "that of the one who was erased is not given again"
    office.registry.close()


@pytest.mark.parametrize("secret", ["", SECRET], ids=["in clear", "encrypted"])
def test_an_older_one_is_copied_aside_with_its_own_protection(secret: str, data_folder: Path, tmp_path: Path) -> None:
    path = put(FIXTURES[0], data_folder, secret)
    before = made(path, cipher.key_of(path, secret))
    office = Office(data_folder)
    office.registry.unlock(secret)
    office.register.people.page(Query())
    office.registry.close()
    [copied] = (data_folder / "sauvegardes").iterdir()
    assert copied.name.endswith(f"-avant-migration-1-{TODAY.isoformat()}.sqlite")
    assert cipher.is_plain(copied) is not bool(secret)
    assert bool(traces(["Médiateur 1"], data_folder)) is not bool(secret)
    assert not traces([ERASED], data_folder)
    key = cipher.key_of(copied, secret)
    assert made(copied, key) == before
    assert ask(copied, "SELECT name FROM person ORDER BY name", key) == [("Médiateur 1",), ("Médiateur 2",)]
    office.registry.close()
    again = Office(data_folder)
    again.registry.unlock(secret)
    again.register.people.page(Query())
    assert [*copied.parent.iterdir()] == [copied], "once"
    again.registry.close()


@pytest.mark.parametrize("secret", ["", SECRET], ids=["in clear", "encrypted"])
def test_a_failure_in_the_middle_leaves_all_as_it_was(secret: str, data_folder: Path, plant: Plant) -> None:
    path = put(FIXTURES[0], data_folder, secret)
    key = cipher.key_of(path, secret)
    before = made(path, key), ask(path, "SELECT * FROM person", key)
    plant(lambda: op.drop_table("quiz"), lambda: [op.execute("DELETE FROM announced"), 1 // 0])
    for number in (1, 2):
        office = Office(data_folder)
        office.registry.unlock(secret)
        with pytest.raises(MediateurError) as caught:
            office.register.people.page(Query())
        assert str(caught.value) == (
            "Impossible de mettre le registre à jour\N{NO-BREAK SPACE}: une panne imprévue l’empêche. "
            "Rien n’y a changé, et une copie d’avant la mise à jour est dans le dossier "
            "«\N{NO-BREAK SPACE}sauvegardes\N{NO-BREAK SPACE}». Fermez Médiateur, rouvrez-le, puis réessayez."
        )
        office.registry.close()
        assert (made(path, key), ask(path, "SELECT * FROM person", key)) == before
        assert ask(path, "SELECT value FROM about WHERE key = 'version'", key) == [("1",)]
        assert len([*(data_folder / "sauvegardes").iterdir()]) == number, "each try keeps its copy"


def test_a_step_that_breaks_a_reference_is_undone(data_folder: Path, plant: Plant) -> None:
    path = put(FIXTURES[-1], data_folder)
    plant(lambda: op.execute("DELETE FROM session"))
    office = Office(data_folder)
    with pytest.raises(MediateurError) as caught:
        office.register.people.page(Query())
    assert "broken references in ['attendance']" in repr(caught.value.__cause__)
    assert ask(path, "SELECT count(*) FROM session") == [(1,)]


def test_rebuilding_a_table_deletes_nothing_that_refers_to_it(data_folder: Path, plant: Plant) -> None:
    path = put(FIXTURES[0], data_folder)

    def rebuild() -> None:
        with op.batch_alter_table("person", recreate="always") as table:
            table.alter_column("contact", new_column_name="reach")

    plant(rebuild)
    migration.upgrade(path, "", "1")
    assert ask(path, "SELECT count(*) FROM attendance") == [(2,)]
    assert ask(path, "SELECT reach FROM person WHERE number = 1") == [("06 39 98 00 01",)]


def test_two_windows_bring_it_forward_once(data_folder: Path) -> None:
    path = put(FIXTURES[0], data_folder)
    migration.upgrade(path, "", "1")
    migration.upgrade(path, "", "1")
    assert ask(path, "SELECT value FROM about WHERE key = 'version'") == [(schema.VERSION,)]


@pytest.mark.parametrize("version", ["99", "0", "neuf"])
def test_a_newer_one_is_refused_and_not_touched(version: str, data_folder: Path) -> None:
    path = put(FIXTURES[0], data_folder)
    ask(path, f"UPDATE about SET value = '{version}' WHERE key = 'version'")  # noqa: S608 - a word of this test
    before = path.read_bytes()
    with pytest.raises(MediateurError) as caught:
        Office(data_folder).register.people.page(Query())
    why = "il vient d’une version plus récente de Médiateur" if version == "99" else "n’est pas un registre"
    assert why in caught.value.happened
    assert caught.value.happened.count(".") == 1
    assert str(path) in caught.value.safe
    assert path.read_bytes() == before
    assert not (data_folder / "sauvegardes").exists()


def test_a_folder_that_takes_no_copy_stops_before_anything_changes(data_folder: Path) -> None:
    path = put(FIXTURES[0], data_folder)
    (data_folder / "sauvegardes").write_bytes(b"")
    with pytest.raises(MediateurError, match="Impossible de copier le registre"):
        Office(data_folder).register.people.page(Query())
    assert ask(path, "SELECT value FROM about WHERE key = 'version'") == [("1",)]


def test_alembic_waits_until_a_register_is_behind(data_folder: Path) -> None:
    put(FIXTURES[-1], data_folder)
    script = """
        import sys
        from pathlib import Path
        from mediateur.store.register.registry import Registry
        from mediateur.training.register import Rule
        with Registry(Path(sys.argv[1])).begin(Rule()) as work:
            assert work.people.territories() == ("Orne",)
        assert "alembic" not in sys.modules
        """
    command = [sys.executable, "-c", dedent(script), str(data_folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
