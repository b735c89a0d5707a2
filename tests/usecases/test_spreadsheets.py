"""The import of a table: a trial changes nothing, twice the same file brings nothing more, deletions last."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.exchange import Gone, Outcome
from mediateur.usecases.exports import Columns, Format, Wanted
from mediateur.usecases.imports import join

TABLE = "Date;Personnes;Résultats\n03/02/2026;1;Espace activé\n03/02/2026;1;Espace activé\n04/02/2026;x;\n"


@pytest.fixture
def app(data_folder: Path) -> App:
    return App(data_folder)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    source = tmp_path / "carnet.csv"
    source.write_text(TABLE, encoding="cp1252")
    return source


def bring(app: App, source: Path, *, trial: bool = False) -> Outcome:
    opened = app.spreadsheets.open(source)
    return app.spreadsheets.bring(app.spreadsheets.plan(opened, opened.mapped), trial=trial).outcome


def test_the_same_file_twice_brings_nothing_more(app: App, table: Path) -> None:
    assert bring(app, table, trial=True) == Outcome(new=2, changes=2)
    assert app.journal.rows() == ()
    assert bring(app, table) == Outcome(new=2, changes=2)
    assert bring(app, table) == Outcome(known=2)
    table.write_text(TABLE.replace("x", "3"), encoding="utf-8")
    assert bring(app, table) == Outcome(new=1, known=2, changes=1)
    assert sorted(one.persons for one in app.journal.rows()) == [1, 1, 3]
    assert {one.mediator for one in app.journal.rows()} == {"Médiateur 1"}


def test_what_was_deleted_does_not_come_back(app: App, table: Path) -> None:
    bring(app, table)
    first = app.journal.rows()[0]
    with app.open_store().begin() as work:
        join(work, iter([Gone(id=first.id, origin=work.merging.origin(), revision=1)]))
        work.commit()
    assert bring(app, table) == Outcome(known=2)
    assert len(app.journal.rows()) == 1


@pytest.mark.parametrize("kind", Format)
def test_ones_own_export_brings_nothing(app: App, table: Path, tmp_path: Path, kind: Format) -> None:
    bring(app, table)
    own = tmp_path / f"journal.{kind}"
    own.write_bytes(app.exports.make(app.content.titles(), Wanted(kind, Columns.INTERNAL)))
    opened = app.spreadsheets.open(own)
    plan = app.spreadsheets.plan(opened, opened.mapped)
    assert plan.wrong == ()
    assert app.spreadsheets.bring(plan).outcome == Outcome(known=2)


def test_a_hostile_file_changes_nothing(app: App, tmp_path: Path) -> None:
    hostile = tmp_path / "x.xlsx"
    hostile.write_bytes(b"PK\x03\x04" + bytes(100))
    for source in (hostile, tmp_path / "absent.csv"):
        with pytest.raises(MediateurError) as refused:
            bring(app, source)
        assert refused.value.safe == "Rien n’a été changé."
    assert app.journal.rows() == ()
