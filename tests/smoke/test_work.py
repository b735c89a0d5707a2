"""The installed program does its work, each library it relies on included."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import xlsxwriter

from mediateur.store.files import DATABASE
from tests.smoke.conftest import DATA, ROOT, Program

FIXTURES = sorted((ROOT / "tests" / "store" / "fixtures").glob("*.sqlite"))
TWO = '{"date": "2026-02-03", "personnes": 2, "note": "Rappeler le 34 22."}\n{"date": "2026-03-03"}\n'
NAMED = '{"note": "Mme Canari, 06 39 98 12 34, FR76 3000 6000 0112 3456 7890 189"}\n'


def test_every_journal_of_an_older_version_is_brought_up_to_date(program: Program) -> None:
    assert len(FIXTURES) >= 3
    for fixture in FIXTURES:
        data = program.folder / fixture.stem
        data.mkdir()
        shutil.copy(fixture, data / DATABASE)
        with closing(sqlite3.connect(fixture)) as before:
            rows = before.execute("SELECT count(*) FROM encounter").fetchone()[0]
        listed = json.loads(program.good("journal", "lister", "--json", "--dossier", fixture.stem))
        assert len(listed) == rows > 0
        assert len(list(data.glob("sauvegardes/avant-migration-*"))) == (fixture != FIXTURES[-1])


def test_the_contents_are_proved(program: Program) -> None:
    assert json.loads(program.good("verifier", "--json"))["errors"] == []


def test_the_demonstration_plays_to_its_end(program: Program) -> None:
    program.good("demo", "jouee")
    made = {file.name for file in (program.folder / "jouee").iterdir()}
    assert {"guide.pdf", "guide-gros.pdf", "journal.csv", "02-accueil.png"} <= made
    assert [name for name in made if name.endswith("-aide.png")]


@pytest.mark.parametrize("form", ["guide-activer-adulte", "cartes-memo", "memo-qui-voit-quoi"])
def test_a_document_is_made(form: str, program: Program) -> None:
    program.good("imprimer", form, "-o", "feuille.pdf")
    assert (program.folder / "feuille.pdf").read_bytes().startswith(b"%PDF-")


def test_the_printers_are_asked_for(program: Program) -> None:
    done = program("imprimer", "--imprimantes")
    assert "imprimante" in done.out + done.err
    assert "panne imprévue" not in done.err


def test_the_journal_is_kept_counted_saved_and_carried(program: Program) -> None:
    program.good("journal", "ajouter", given=TWO)
    assert json.loads(program.good("journal", "statistiques", "--json", "--du", "2026-01-01", "--au", "2026-12-31"))
    program.good("journal", "exporter", "--format", "xlsx", "-o", "journal.xlsx")
    program.good("journal", "bilan", "--du", "2026-01-01", "--au", "2026-12-31", "bilan.pdf")
    program.good("journal", "echanger", "cle.mediateur")
    told = json.loads(program.good("journal", "importer", "--json", "cle.mediateur", "--dossier", "autre"))
    assert told["nouvelles"] == 2
    program.good("sauvegarder", "copies")
    copy = next((program.folder / "copies").glob("*.sqlite"))
    program.good("restaurer", "--oui", copy.relative_to(program.folder).as_posix())
    assert program.good("journal", "lister").endswith("2 séances\n")


def test_the_register_of_mediators_is_begun_by_a_list_and_counted(program: Program) -> None:
    none = program("registre", "chiffres")
    assert none.status == 1
    assert "pas encore de registre" in none.err
    (program.folder / "liste.csv").write_text("Nom;Prénom\nFLIGNET;Cladro\n", encoding="utf-8-sig")
    program.good("registre", "importer", "liste.csv")
    assert json.loads(program.good("registre", "chiffres", "--json"))["ensemble"]["inscrits"] == 1


def test_a_workbook_is_read(program: Program) -> None:
    with xlsxwriter.Workbook(program.folder / "carnet.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Personnes"])
        sheet.write_row(1, 0, ["03/02/2026", 2])
    assert json.loads(program.good("journal", "importer", "--json", "carnet.xlsx"))["nouvelles"] == 1


def test_a_note_that_names_someone_is_refused(program: Program) -> None:
    done = program("journal", "ajouter", given=NAMED)
    assert done.status == 1
    assert "nom" in done.err
    assert "telephone" in done.err


def test_what_is_kept_stays_in_its_folder(program: Program) -> None:
    program.good("journal", "ajouter", given=TWO)
    assert [path.name for path in Path(program.folder).iterdir()] == [DATA]
