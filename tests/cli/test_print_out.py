"""`mediateur imprimer … --imprimante`: a form goes to a printer, and what cannot come out is said in one sentence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.calling import NBSP, Done, posix, refused, run
from tests.cupsd import PrintServer, a3_only, needs_cups
from tests.traces import own_machine

FORM = "preparer-revenir"
OR_FILE = f"ou demandez le PDF{NBSP}: -o FICHIER au lieu de --imprimante.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((FORM, "--imprimante", "Accueil", "-o", "a.pdf"), "Choisissez"),
        ((FORM, "--imprimante", " "), "Donnez le nom d’une imprimante"),
        ((FORM, "--imprimante"), "Il manque quelque chose"),
        (("--imprimante", "Accueil"), "Donnez un guide"),
        ((FORM, "-o", "a.pdf", "--recto-verso"), "vont avec --imprimante NOM"),
        ((FORM, "-o", "a.pdf", "--exemplaires", "2"), "vont avec --imprimante NOM"),
        (("--imprimantes", FORM), "donnez-la seule"),
        (("absent", "--imprimante", "Accueil"), "n’est pas une feuille connue"),
        *(
            ((FORM, "--imprimante", "Accueil", f"--exemplaires={number}"), "un nombre de 1 à 99")
            for number in ("0", "-1", "100", "deux", "", "1" * 5000, "٣", "1.5")
        ),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    refused(run("imprimer", *words), 2, told)
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".pdf"] == []


def test_a_machine_without_printers_is_told() -> None:
    refused(run("imprimer", FORM, "--imprimante", "Accueil"), 1, OR_FILE)
    refused(run("imprimer", "--imprimantes"), 1, "Ce poste n’a aucune imprimante.", OR_FILE)
    assert json.loads(run("imprimer", "--imprimantes", "--json").out) == []


@posix
def test_without_queues_it_is_drawn_or_told(tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path)}
    refused(run("imprimer", FORM, "--imprimante", "Accueil", env=nowhere), 1, "Ce poste n’a aucune", OR_FILE)
    refused(run("imprimer", "--imprimantes", env=nowhere), 1, "Ce poste n’a aucune", OR_FILE)


@needs_cups
def test_a_form_comes_out_as_asked(print_server: PrintServer) -> None:
    assert run("imprimer", "--imprimantes") == Done(0, "Accueil\n", "")
    assert json.loads(run("imprimer", "--imprimantes", "--json").out) == ["Accueil"]
    words = ("imprimer", FORM, "--imprimante", "Accueil", "--exemplaires", "2", "--recto-verso", "--couleur")
    assert run(*words) == Done(0, "2 exemplaires envoyés à l’imprimante Accueil\n", "")
    [paper] = print_server.papers()
    assert "parer et revenir" in pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_bounded()
    assert print_server.jobs() == [("Préparer et revenir", "2", "two-sided-long-edge", "color", "A4")]


@needs_cups
def test_one_copy_on_one_side_in_black_is_the_usual_way(print_server: PrintServer) -> None:
    done = run("imprimer", FORM, "--imprimante", "Accueil")
    assert done == Done(0, "1 exemplaire envoyé à l’imprimante Accueil\n", "")
    assert len(print_server.papers()) == 1
    assert print_server.jobs() == [("Préparer et revenir", "1", "one-sided", "monochrome", "A4")]


@needs_cups
def test_what_cannot_come_out_is_told_with_the_file_instead(print_server: PrintServer, tmp_path: Path) -> None:
    print_server.add("Traceur", a3_only(tmp_path))
    print_server.add("Pause")
    print_server.pause("Pause")
    for name, told in {
        "Traceur": "n’a pas de papier A4",
        "Pause": "est en pause",
        "-o": "n’est pas là",
        "Acc\nueil": "« Acc ueil » n’est pas là".replace(" ", NBSP, 1).replace(" »", f"{NBSP}»"),
    }.items():
        refused(run("imprimer", FORM, f"--imprimante={name}"), 1, told, OR_FILE)
    assert print_server.papers() == []


@needs_cups
def test_what_is_drawn_comes_out_too(
    print_server: PrintServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = own_machine(tmp_path, monkeypatch)
    without_commands = {"PATH": str(tmp_path)}
    assert run("imprimer", "--imprimantes", env=without_commands) == Done(0, "Accueil\n", "")
    done = run("imprimer", FORM, "--imprimante", "Accueil", "--exemplaires", "2", env=without_commands)
    assert done == Done(0, "2 exemplaires envoyés à l’imprimante Accueil\n", "")
    assert len(print_server.papers()) == 1
    [job] = print_server.jobs()
    assert (job.name, job.copies, job.media) == ("Préparer et revenir", "2", "A4")
    assert [file for file in machine[-1].rglob("*") if file.is_file()] == []
    print_server.add("Traceur", a3_only(tmp_path))
    print_server.pause("Accueil")
    for name, told in {"Traceur": "n’a pas de papier A4", "Partie": "n’est pas là"}.items():
        refused(run("imprimer", FORM, "--imprimante", name, env=without_commands), 1, told, OR_FILE)
    assert os.environ["CUPS_SERVER"] == print_server.address
