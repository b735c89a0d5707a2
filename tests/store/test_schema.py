"""The schema, its migrations, and the fixture file of each version."""

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
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from mediateur.errors import MediateurError
from mediateur.store import counting, files, migration
from mediateur.store.opening import make_engine, open_store
from tests.store.samples import ROOT, all_bytes, ask, draft, encounter, keep

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("v*.sqlite"))
Plant = Callable[..., None]

REBUILD = """
    with op.batch_alter_table("encounter", recreate="always") as table:
        table.alter_column("guides_printed", new_column_name="guides")
"""


def schema(path: Path) -> dict[str, object]:
    """Return all that a file's schema says, whatever the way in which it was written."""
    look = inspect(make_engine(path))
    tables: dict[str, object] = {
        table: {
            "columns": [{**column, "type": str(column["type"])} for column in look.get_columns(table)],
            "key": look.get_pk_constraint(table),
            "references": look.get_foreign_keys(table),
            "unique": look.get_unique_constraints(table),
            "checks": look.get_check_constraints(table),
            "indexes": look.get_indexes(table),
            "options": look.get_table_options(table),
        }
        for table in look.get_table_names()
    }
    triggers = ask(path, "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return tables | {str(name): sql for name, sql in triggers}


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Return a way to add migrations to those of the program, given the body of each."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migration.SCRIPTS, scripts)
    monkeypatch.setattr(migration, "SCRIPTS", scripts)

    def add(*bodies: str) -> None:
        for body in bodies:
            before, after = migration.HEAD, f"{int(migration.HEAD) + 1:04}"
            head = f"import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = '{after}', '{before}'\n"
            (scripts / "versions" / f"v{after}.py").write_text(f"{head}\n\ndef upgrade():\n    {body.strip()}\n")
            monkeypatch.setattr(migration, "HEAD", after)

    return add


def upgraded(path: Path) -> None:
    """Bring a file that is not opened to the schema of today, and keep its rollups as opening it does."""
    migration.upgrade(path, make_engine(path, foreign_keys=False), "0000")
    with closing(files.connect(path)) as connection:
        counting.keep(connection)


def first_schema(folder: Path) -> Path:
    """Put the fixture of the first schema in a data folder; return its path."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(FIXTURES[0], folder / files.DATABASE))


def test_all_migrations_make_the_schema_of_today(tmp_path: Path, data_folder: Path) -> None:
    migrated = tmp_path / "etapes.sqlite"
    files.private_file(migrated)
    upgraded(migrated)
    store = open_store(data_folder)
    assert schema(migrated) == schema(store.path)
    assert ask(migrated, "SELECT * FROM alembic_version") == ask(store.path, "SELECT * FROM alembic_version")
    store.close()


def test_the_head_is_that_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == migration.HEAD


def test_each_version_has_its_fixture() -> None:
    assert [file.stem for file in FIXTURES] == [f"v{number + 1}" for number in range(int(migration.HEAD))]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_version_opens_with_its_rows(fixture: Path, tmp_path: Path, data_folder: Path) -> None:
    data_folder.mkdir()
    shutil.copy(fixture, data_folder / files.DATABASE)
    today = open_store(tmp_path / "neuf")
    for _ in ("first", "twice is harmless"):
        store = open_store(data_folder)
        with store.begin() as work:
            assert work.drafts.all() == (draft(1),)
            assert work.encounters.all() == (encounter(2, place="mairie"), encounter(1))
            assert work.encounters.note("seance-1") == "Revient jeudi."
            assert [place.name for place in work.places.all()] == ["Mairie"]
            assert len(work.differences.all()) == 1
        store.check()
        assert schema(store.path) == schema(today.path)
        assert ask(store.path, "SELECT record FROM audit") == [("seance-1",), ("seance-2",)]
        store.close()
    today.close()


def test_an_older_file_is_copied_aside_then_migrated(data_folder: Path, plant: Plant) -> None:
    path = first_schema(data_folder)
    before = schema(path)
    plant("op.add_column('place', sa.Column('since', sa.Text))", "op.create_table('more', sa.Column('a', sa.Integer))")
    open_store(data_folder).close()
    copied = data_folder / "sauvegardes" / f"avant-migration-0001-{dt.date.today().isoformat()}.sqlite"
    assert [*copied.parent.iterdir()] == [copied]
    assert schema(copied) == before
    assert ask(copied, "SELECT count(*) FROM encounter") == [(2,)]
    assert "more" in schema(path)
    assert ask(path, "SELECT version_num FROM alembic_version") == [(migration.HEAD,)]
    open_store(data_folder).close()
    assert [*copied.parent.iterdir()] == [copied]


def test_a_failing_step_leaves_the_schema_as_it_was(data_folder: Path, plant: Plant) -> None:
    path = first_schema(data_folder)
    plant("op.create_table('more', sa.Column('a', sa.Integer))")
    open_store(data_folder).close()
    before = schema(path)
    plant("op.drop_table('place')\n    op.create_table('half', sa.Column('a', sa.Integer))\n    print(1 // 0)")
    with pytest.raises(MediateurError) as caught:
        open_store(data_folder)
    assert str(caught.value) == (
        "Impossible de mettre le journal à jour\N{NO-BREAK SPACE}: une panne imprévue l’empêche. "
        "L’étape qui a échoué n’a rien changé, et une copie d’avant la mise à jour est dans le dossier "
        "«\N{NO-BREAK SPACE}sauvegardes\N{NO-BREAK SPACE}». Fermez Médiateur, rouvrez-le, puis réessayez."
    )
    rules = {rule.name for rule in counting.rules()}
    assert schema(path) == {name: told for name, told in before.items() if name not in rules}
    assert ask(path, "SELECT version_num FROM alembic_version") == [(f"{int(migration.HEAD) - 1:04}",)]


def test_steps_before_the_failing_one_stay(data_folder: Path, plant: Plant) -> None:
    path = first_schema(data_folder)
    plant("op.create_table('more', sa.Column('a', sa.Integer))", "print(1 // 0)")
    with pytest.raises(MediateurError):
        open_store(data_folder)
    assert ask(path, "SELECT version_num FROM alembic_version") == [(f"{int(migration.HEAD) - 1:04}",)]


def test_rebuilding_a_table_deletes_nothing_that_refers_to_it(data_folder: Path, plant: Plant) -> None:
    path = first_schema(data_folder)
    plant(REBUILD)
    open_store(data_folder).close()
    assert ask(path, "SELECT text FROM note") == [("Revient jeudi.",)]
    assert ask(path, "SELECT count(*) FROM tally") == [(10,)]


def test_a_step_that_breaks_a_reference_is_undone(data_folder: Path, plant: Plant) -> None:
    path = first_schema(data_folder)
    plant("op.execute('DELETE FROM encounter')")
    with pytest.raises(MediateurError) as caught:
        open_store(data_folder)
    assert "broken references in ['note', 'tally']" in repr(caught.value.__cause__)
    assert ask(path, "SELECT count(*) FROM encounter") == [(2,)]
    assert ask(path, "SELECT version_num FROM alembic_version") == [(f"{int(migration.HEAD) - 1:04}",)]


def test_two_copies_of_one_day_are_both_kept(data_folder: Path, plant: Plant) -> None:
    first_schema(data_folder)
    plant("print(1 // 0)")
    for number in (1, 2):
        with pytest.raises(MediateurError):
            open_store(data_folder)
        assert len([*(data_folder / "sauvegardes").iterdir()]) == number


def test_a_newer_file_is_refused_and_not_touched(data_folder: Path) -> None:
    store = open_store(data_folder)
    keep(store, draft())
    with store.begin() as work:
        work.encounters.add(encounter())
        work.commit()
    aside = data_folder.with_name("copie")
    ask(store.path, "UPDATE alembic_version SET version_num = '9999'")
    shutil.copytree(data_folder, aside)
    store.close()
    ask_newer = aside / files.DATABASE
    assert (aside / f"{files.DATABASE}-wal").stat().st_size > 0
    before = {name: (aside / name).read_bytes() for name in (files.DATABASE, f"{files.DATABASE}-wal")}
    with pytest.raises(MediateurError) as caught:
        open_store(aside)
    assert caught.value.happened == (
        "Impossible d’ouvrir le journal\N{NO-BREAK SPACE}: il vient d’une version plus récente de Médiateur."
    )
    assert str(ask_newer) in caught.value.safe
    assert {name: (aside / name).read_bytes() for name in before} == before


def test_importing_the_room_loads_nothing_and_opening_loads_no_alembic(data_folder: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        import mediateur.store
        assert not {"sqlalchemy", "alembic"} & set(sys.modules), "light"
        from mediateur.store.opening import open_store
        for _ in range(2):
            open_store(Path(sys.argv[1])).close()
        assert "sqlalchemy" in sys.modules
        assert not {"alembic", "sqlalchemy.orm"} & set(sys.modules), "opened"
        """
    command = [sys.executable, "-c", dedent(script), str(data_folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all_bytes(data_folder)
