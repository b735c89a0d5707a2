"""The import of a table: a trial changes nothing, twice the same file brings nothing more, deletions last."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.exchange import Gone, Outcome
from mediateur.settings import FILE
from mediateur.usecases.exchange.imports import join
from mediateur.usecases.exchange.tables import MOST_REMEMBERED, StoppedError
from mediateur.usecases.figures.exports import Columns, Format, Wanted

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


@pytest.mark.parametrize("kind", Format)
def test_the_columns_of_la_coop_bring_each_session_once(app: App, tmp_path: Path, kind: Format) -> None:
    """La Coop has a line for each person: a workshop of twelve is one record, known where it came from."""
    source, own = tmp_path / "atelier.csv", tmp_path / f"coop.{kind}"
    source.write_text("Date;Type;Personnes\n03/02/2026;Atelier;12\n04/02/2026;Séance;2\n", encoding="utf-8")
    bring(app, source)
    own.write_bytes(app.exports.make(app.content.titles(), Wanted(kind, Columns.COOP)))
    assert bring(app, own) == Outcome(known=2)
    elsewhere = App(tmp_path / "ailleurs")
    try:
        assert bring(elsewhere, own) == Outcome(new=2, changes=2)
        assert sorted((one.kind.value, one.persons) for one in elsewhere.journal.rows()) == [
            ("atelier", 12),
            ("individuel", 2),
        ]
    finally:
        elsewhere.close()


def test_the_ages_and_redirections_of_persons_add_up(app: App, tmp_path: Path) -> None:
    source = tmp_path / "coop.csv"
    head = "Date;Type;Participants;Structure de redirection;Tranche d’âge du bénéficiaire;ID CRA"
    rows = ("1/3;Administration;70 ans et plus", "2/3;Administration;70 ans et plus", "3/3;;40 à 59 ans")
    lines = [f"03/02/2026;Atelier collectif;{row};c0ffee-1" for row in rows]
    source.write_text("\n".join((head, *lines, "03/02/2026;Atelier collectif;1/1;;;c0ffee-2")), encoding="utf-8")
    assert bring(app, source) == Outcome(new=2, changes=2)
    together = max(app.journal.rows(), key=lambda one: one.persons)
    assert together.persons == 3
    assert {(count.code, count.n) for count in together.ages} == {
        ("soixante_dix_plus", 2),
        ("quarante_cinquante_neuf", 1),
    }
    assert [(count.code, count.n, count.detail) for count in together.outcomes] == [("orientee", 2, "administration")]


def test_a_person_whose_line_was_wrong_comes_in_once_it_is_mended(app: App, tmp_path: Path) -> None:
    source = tmp_path / "coop.csv"
    for age, outcome in (("zzz", Outcome()), ("", Outcome(new=1, changes=1)), ("", Outcome(known=1))):
        lines = [f"12/03/2026;Atelier collectif;{n}/3;{age if n == 2 else ''};CRA1" for n in (1, 2, 3)]
        head = "Date;Type;Participants;Tranche d’âge du bénéficiaire;ID CRA"
        source.write_text("\n".join((head, *lines)), encoding="utf-8")
        assert bring(app, source) == outcome
    assert [one.persons for one in app.journal.rows()] == [3]


def test_a_hostile_file_changes_nothing(app: App, tmp_path: Path) -> None:
    hostile = tmp_path / "x.xlsx"
    hostile.write_bytes(b"PK\x03\x04" + bytes(100))
    for source in (hostile, tmp_path / "absent.csv"):
        with pytest.raises(MediateurError) as refused:
            bring(app, source)
        assert refused.value.safe == "Rien n’a été changé."
    assert app.journal.rows() == ()


def test_an_import_goes_back_whole_and_what_was_there_before_stays(app: App, table: Path) -> None:
    bring(app, table)
    table.write_text(TABLE.replace("x", "3"), encoding="utf-8")
    opened = app.spreadsheets.open(table)
    plan = app.spreadsheets.plan(opened, opened.mapped)
    brought = app.spreadsheets.bring(plan)
    assert (brought.outcome.new, len(brought.ids)) == (1, 1)
    assert app.spreadsheets.take_back(brought.ids) == 1
    assert app.spreadsheets.take_back(brought.ids) == 0
    assert len(app.journal.rows()) == 2
    assert app.spreadsheets.bring(plan).outcome == Outcome(new=1, known=2, changes=1)


def test_an_import_stopped_on_its_way_keeps_nothing(app: App, table: Path) -> None:
    table.write_text("Date\n" + "03/02/2026\n" * 200, encoding="utf-8")
    opened = app.spreadsheets.open(table)
    asked: list[int] = []

    def going_on(done: int) -> bool:
        asked.append(done)
        return done < 100

    with pytest.raises(StoppedError):
        app.spreadsheets.plan(opened, opened.mapped, going_on=going_on)
    plan = app.spreadsheets.plan(opened, opened.mapped)
    with pytest.raises(StoppedError):
        app.spreadsheets.bring(plan, going_on=going_on)
    assert asked == [0, 50, 100] * 2
    assert app.journal.rows() == ()
    assert app.spreadsheets.bring(plan).outcome.new == 200


def test_columns_are_remembered_for_such_headers_and_no_word_of_the_file_is(app: App, table: Path) -> None:
    opened = app.spreadsheets.open(table)
    assert not opened.recalled
    app.spreadsheets.remember(opened, {0: "date", 1: "note"})
    again = App(app.folder).spreadsheets.open(table)
    assert (again.recalled, again.mapped) == (True, {0: "date", 1: "note"})
    kept = (app.folder / FILE).read_text(encoding="utf-8")
    assert "Personnes" not in kept
    assert "personnes" not in kept
    for number in range(MOST_REMEMBERED):
        table.write_text(f"Date;Colonne {number}\n03/02/2026;1\n", encoding="utf-8")
        app.spreadsheets.remember(app.spreadsheets.open(table), {0: "date"})
    table.write_text(TABLE, encoding="cp1252")
    assert not app.spreadsheets.open(table).recalled
    assert len(app.preferences.current.spreadsheets) == MOST_REMEMBERED


def test_a_damaged_memory_of_columns_is_no_obstacle(app: App, table: Path) -> None:
    opened = app.spreadsheets.open(table)
    app.spreadsheets.remember(opened, {0: "date"})
    [mark] = app.preferences.current.spreadsheets
    for told in ("0=canari", "x=date", "=", "date"):
        app.preferences.change(spreadsheets={mark: told})
        assert app.spreadsheets.open(table).mapped == opened.mapped
