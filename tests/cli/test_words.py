"""The words of the command line: help, version, wrong use, where data is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from mediateur import __version__
from tests.cli.calling import ENGLISH, NBSP, ROOT, Done, encounters, environment, refused, run


def test_the_help_of_every_command_is_in_french() -> None:
    for words in (
        "--aide",
        "-h",
        "--help",
        "demo -h",
        "verifier -h",
        "imprimer --aide",
        "journal -h",
        "journal lister -h",
    ):
        done = run(*words.split())
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(f"Utilisation{NBSP}: mediateur")
        assert "montrer cette aide" in done.out
        assert not ENGLISH.search(done.out), done.out


def test_the_version() -> None:
    assert run("--version") == Done(0, f"Médiateur {__version__}\n", "")


WRONG = [
    ("bidule", "« bidule » n’est pas connu"),
    ("--bidule", "« --bidule » n’est pas connu"),
    ("--vers", "« --vers » n’est pas connu"),
    ("journal", "lister, ajouter, exporter, echanger, importer, statistiques, bilan ou verifier-notes"),
    ("journal bidule", "« bidule » n’est pas connu"),
    ("journal lister entrop", "« entrop » n’est pas connu"),
    ("demo", "Il manque quelque chose"),
    ("--dossier", "Il manque quelque chose"),
    ("imprimer", "Donnez un guide, puis un fichier ou une imprimante"),
    ("imprimer guide-activer-adulte", "Donnez un guide, puis un fichier ou une imprimante"),
    ("imprimer bidule -o x.pdf", "« bidule » n’est pas une feuille connue"),
    ("imprimer preparer-revenir --variante falc -o x.pdf", "choisissez courant ou gros ou simplifie"),
    ("imprimer preparer-revenir --langue en -o x.pdf", "choisissez fr"),
    ("verifier --contenu nulle-part", "n’existe pas"),
    ("verifier --contenu README.md", "n’existe pas"),
]


@pytest.mark.parametrize(("words", "part"), WRONG, ids=[words for words, _ in WRONG])
def test_wrong_use_is_one_french_sentence(words: str, part: str) -> None:
    refused(run(*words.split()), 2, part.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»"))
    assert not (ROOT / "x.pdf").exists()


def test_the_data_folder_is_chosen_by_word_before_or_after_or_by_the_environment(
    data_folder: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "avant", tmp_path / "après é"
    run("--dossier", before, "journal", "ajouter", stdin="{}\n")
    run("journal", "ajouter", "--dossier", after, stdin="{}\n{}\n")
    assert (encounters(before), encounters(after)) == (1, 2)
    assert not data_folder.exists()
    run("journal", "ajouter", stdin="{}\n", env={"MEDIATEUR_DOSSIER": str(before)})
    assert encounters(before) == 2


def test_an_empty_folder_is_no_folder(tmp_path: Path) -> None:
    refused(run("journal", "lister", "--dossier", "", home=ROOT), 2, "Donnez un dossier")
    refused(run("imprimer", "--liste", "guide"), 2, "--liste")


@pytest.mark.parametrize("words", ["--version", "--aide"])
def test_nothing_heavy_is_loaded_to_say_a_version_or_a_help(words: str) -> None:
    script = """
        import sys
        from mediateur.cli import run
        run([sys.argv[1]])
        heavy = {"mediateur.app", "mediateur.cli.journal", "msgspec", "sqlalchemy", "PySide6", "reportlab", "yaml"}
        assert not heavy & set(sys.modules), sorted(heavy & set(sys.modules))
        """
    command = [sys.executable, "-c", dedent(script), words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
