"""`mediateur journal`: sessions added, listed and exported, notes judged."""

from __future__ import annotations

import csv
import io
import json
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import NBSP, ROOT, Done, encounters, environment, note_texts, posix, refused, run
from tests.one_day import outside


def test_sessions_are_added_listed_and_exported(data_folder: Path, tmp_path: Path) -> None:
    entry = {
        "date": "2026-02-03",
        "demi_journee": "matin",
        "mediateur": "=1+1",
        "resultats": {"activee": 2, "orientee": 1},
        "personnes": 2,
        "obstacles": ["carte"],
        "ages": {"soixante_dix_plus": 2},
        "duree": "30_60",
        "note": "Rappeler le 34 22.",
    }
    added = run("journal", "ajouter", stdin=f"{{}}\n\n{json.dumps(entry)}\r\n{{}}")
    assert added == Done(0, "3 séances enregistrées\n", "")
    listed = run("journal", "lister")
    assert listed.out.splitlines()[-1] == "3 séances"
    assert "03/02/2026, matin" in listed.out
    told = json.loads(run("journal", "lister", "--json").out)
    assert [row["Date"] for row in told] == [f"{outside():%d/%m/%Y}"] * 2 + ["03/02/2026"]
    assert told[2]["Médiateur"] == "=1+1"
    target = tmp_path / "journal.csv"
    assert run("journal", "exporter", "-o", target) == Done(0, "", "")
    exported = run("journal", "exporter").out.encode()
    assert exported == target.read_bytes()
    assert exported.startswith(b"\xef\xbb\xbfDate;")
    table = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert table[3]["Date"] == "À propos de cet export"
    assert table[2]["Médiateur"] == "'=1+1"
    assert (table[2]["Espace activé"], table[2]["Orientée ailleurs"], table[2]["Personnes"]) == ("2", "1", "2")
    assert "Rappeler" not in exported.decode() + json.dumps(told) + listed.out
    assert note_texts(data_folder) == ["Rappeler le 34 22."]


def test_an_empty_input_adds_nothing_and_is_no_failure() -> None:
    assert run("journal", "ajouter") == Done(0, "0 séance enregistrée\n", "")
    assert run("journal", "lister") == Done(0, "0 séance\n", "")
    assert json.loads(run("journal", "lister", "--json").out) == []
    assert run("journal", "exporter").out.split("\r\n")[1] == ""


def test_a_period_is_exported_in_the_columns_of_la_coop(tmp_path: Path) -> None:
    lines = ({"date": "2026-02-03", "personnes": 2, "type_lieu": "domicile"}, {"date": "2026-03-03"})
    run("journal", "ajouter", stdin="\n".join(map(json.dumps, lines)))
    target = tmp_path / "coop.csv"
    done = run("journal", "exporter", "--colonnes", "coop", "--du", "2026-02-01", "--au", "2026-02-28", target)
    assert done == Done(0, "", "")
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Participants"] for row in rows[:2]] == ["1/2", "2/2"]
    assert ["Période", "du 01/02/2026 au 28/02/2026"] in [list(row.values())[:2] for row in rows]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--format", "ods"], "choisissez csv ou xlsx"),
        (["--colonnes", "toutes"], "choisissez interne ou coop ou partageable"),
        (["--du", "hier"], "--du attend un jour"),
        (["--du", "2026-03-01", "--au", "2026-02-01"], "--du vient après --au"),
        (["-o", "a.csv", "b.csv"], "un seul fichier"),
    ],
)
def test_an_export_that_means_nothing_is_refused(words: list[str], part: str) -> None:
    refused(run("journal", "exporter", *words), 2, part)


def test_the_journal_goes_to_another_machine_on_a_stick(tmp_path: Path) -> None:
    stick, other = tmp_path / "cle.mediateur", {"MEDIATEUR_DOSSIER": str(tmp_path / "autre")}
    run("journal", "ajouter", stdin='{"note": "Rappeler le 34 22."}\n{}\n')
    written = run("journal", "echanger", stick)
    assert written.status == 0
    assert "Rappeler" not in stick.read_text()
    tried = run("journal", "importer", "--essai", stick, env=other)
    assert tried.out.startswith(f"Essai, rien n’est changé{NBSP}: 2{NBSP}séances nouvelles")
    assert run("journal", "lister", env=other).out == "0 séance\n"
    told = json.loads(run("journal", "importer", "--json", stick, env=other).out)
    assert (told["nouvelles"], told["connues"], told["essai"], told["poste_nouveau"]) == (2, 0, False, True)
    assert told["empreinte"] in written.out
    for known in (other, {}):
        again = run("journal", "importer", stick, env=known).out
        assert f"2{NBSP}déjà connues.\nIl est signé par le même poste que la fois d’avant.\n" in again
    stick.write_bytes(stick.read_bytes()[:-40])
    refused(run("journal", "importer", stick, env=other), 1, "incomplet ou a été modifié", "Rien n’a été changé.")
    refused(run("journal", "importer", tmp_path / "absent"), 1, "ne s’ouvre pas")


def test_a_table_is_imported_and_its_wrong_lines_are_told(tmp_path: Path) -> None:
    table = tmp_path / "carnet.CSV"
    table.write_text("Date;Personnes\n03/02/2026;2\n03/02/2026;Mme Canari\n", encoding="utf-8")
    tried, done = run("journal", "importer", "--essai", table), run("journal", "importer", table)
    assert done.status == 1
    first, second = done.out.splitlines()
    assert first == f"1{NBSP}séance nouvelle, 0{NBSP}corrigée, 0{NBSP}déjà connue."
    assert second.startswith(f"Ligne 3, colonne «{NBSP}Personnes{NBSP}»{NBSP}: un nombre entier")
    assert tried.out == f"Essai, rien n’est changé{NBSP}: {done.out}"
    assert json.loads(run("journal", "importer", "--json", table).out)["connues"] == 1
    assert run("journal", "lister").out.endswith("1 séance\n")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (b'{"note": "Mme Canari, 06 39 98 12 34"}', f"Ligne 3 (nom, telephone){NBSP}: Cette note contient"),
        (b"{personnes: 2}", "ce n’est pas du JSON"),
        (b'{"prenom": "Canari"}', f"champ inconnu{NBSP}: prenom"),
        (b'{"date": "2126-01-01"}', "la date est dans le futur"),
        (b'{"parcours": "canari"}', f"parcours inconnu{NBSP}: canari"),
        (b'{"obstacles": ["gagnee"]}', "ne connaît pas"),
        (b'{"lieu": "nulle-part"}', "lieu inconnu"),
        (b'{"personnes": 0}', "au moins une personne"),
        (b'{"note": "d\xe9j\xe0"}', "pas un texte en UTF-8"),
    ],
)
def test_a_refused_line_is_numbered_and_those_before_it_stay(data_folder: Path, line: bytes, part: str) -> None:
    done = run("journal", "ajouter", stdin=b'{}\n{"personnes": 2}\n' + line + b"\n{}\n")
    message = refused(done, 1, "Ligne 3", part, f"Séances enregistrées avant elle{NBSP}: 2.")
    assert "06 39" not in message
    assert encounters(data_folder) == 2
    assert note_texts(data_folder) == []


def test_a_health_word_is_kept_with_a_warning(data_folder: Path) -> None:
    done = run("journal", "ajouter", stdin='{"note": "Elle a parlé de son diabète."}\n')
    assert (done.status, done.out) == (0, "1 séance enregistrée\n")
    assert done.err == f"Ligne 1{NBSP}: Cette note semble parler de santé. Gardez seulement ce qui sert à l’accueil.\n"
    assert len(note_texts(data_folder)) == 1


def test_notes_are_judged_a_line_each_in_order() -> None:
    notes = {
        "Rappeler le 34 22": "ok",
        "": "ok",
        "Appeler le 06 39 98 12 34": "telephone",
        "Elle a parlé de son diabète": "avertissement: sante",
        "   ": "ok",
        "Mme Canari, canari@exemple.fr": "e-mail, nom",
        "le 23/11/2026, salle 204": "ok",
    }
    done = run("journal", "verifier-notes", stdin="\ufeff" + "\r\n".join(notes))
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == list(notes.values())
    garbage = run("journal", "verifier-notes", stdin=b"\xff\xfe\x00\n" + bytes(range(128, 256)) + b"\n\xe9t\xe9")
    assert (garbage.status, garbage.err, garbage.out.count("\n")) == (0, "", 3)
    assert run("journal", "verifier-notes") == Done(0, "", "")


@posix
def test_a_note_is_answered_before_the_next_is_given() -> None:
    command = [sys.executable, "-m", "mediateur", "journal", "verifier-notes"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment()
    ) as process:
        assert process.stdin
        assert process.stdout
        for note, answer in ((b"06 39 98 12 34\n", b"telephone\n"), (b"salle 204\n", b"ok\n")):
            process.stdin.write(note)
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 60)[0], "aucune réponse"
            assert process.stdout.readline() == answer


def sessions(day: str, count: int, **more: object) -> str:
    return "".join(json.dumps({"date": day, "resultats": ["activee"], **more}) + "\n" for _ in range(count))


def test_totals_are_exported_to_share_and_decided_beside_what_left(tmp_path: Path) -> None:
    run("journal", "ajouter", stdin=sessions("2026-02-03", 30) + sessions("2026-03-03", 3))
    target, month = tmp_path / "partage.csv", ("--du", "2026-02-01", "--au", "2026-02-28")
    assert run("journal", "exporter", "--partageable", *month, target) == Done(0, "", "")
    told = target.read_text("utf-8-sig")
    assert told.startswith("Tableau;Ligne;Nombre")
    assert "Personnes touchées;30" in told
    assert "2026-02-03" not in told
    assert "03/02/2026" not in told
    again = run("journal", "exporter", "--colonnes", "partageable", *month).out
    assert "corrections faites depuis" in again
    wider = ("--du", "2026-02-01", "--au", "2026-03-31")
    refused(run("journal", "exporter", "--partageable", *wider), 1, "moins de 11")
    refused(run("journal", "exporter", "--partageable", "--du", "2026-02-01"), 1, "un début et une fin")
    lines = run("journal", "statistiques", "--partageable", *wider).out
    assert "moins de 11" in lines
    nobody = run("journal", "statistiques", "--partageable", "--du", "2026-04-01", "--au", "2026-04-30").out
    assert "Aucune personne touchée" in nobody
    pdf = tmp_path / "bilan.pdf"
    assert run("journal", "bilan", "--partageable", *month, pdf).status == 0
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_figures_that_are_printed_to_share_are_decided_beside_what_left(form: tuple[str, ...]) -> None:
    """Two periods that overlap would tell by their difference what neither shows."""
    run("journal", "ajouter", stdin=sessions("2026-02-03", 45) + sessions("2026-02-27", 3))
    shared = ("journal", "statistiques", "--partageable", *form, "--du", "2026-02-01")
    whole, most = run(*shared, "--au", "2026-02-28").out, run(*shared, "--au", "2026-02-26").out
    assert "48" in whole
    assert "moins de 11" in most
    assert "45" not in most
    again = run(*shared, "--au", "2026-02-28").out
    assert "corrections faites depuis" in again
    assert "48" in again


@pytest.mark.parametrize("verb", ["exporter", "statistiques"])
def test_sharing_is_explained_in_the_help(verb: str) -> None:
    told = " ".join(run("journal", verb, "--aide").out.split())
    assert "--partageable" in told
    assert "tel quel" in told or "tels quels" in told
