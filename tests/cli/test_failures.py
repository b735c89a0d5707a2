"""When things break: what happened, what is safe, what to do, and no trace of what was typed."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from mediateur.paths import resources
from mediateur.store import files
from tests.cli.calling import NBSP, ROOT, Done, encounters, environment, limited, posix, refused, run, snapshot


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a program whose content is damaged."""
    home = tmp_path / "programme"
    shutil.copytree(ROOT / "mediateur", home / "mediateur", ignore=shutil.ignore_patterns("__pycache__", "ui"))
    shutil.copytree(resources(), home / "resources")
    (home / "resources" / "pathways" / "activer-adulte.yaml").write_text("id: [", encoding="utf-8")
    return home


def test_damaged_content_is_told_and_the_journal_can_still_be_read(broken: Path, tmp_path: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    for words in (("imprimer", "preparer-revenir", "-o", tmp_path / "x.pdf"), ("journal", "ajouter")):
        message = refused(
            run(*words, stdin="{}\n", home=broken), 1, "pathways/activer-adulte.yaml", "mediateur verifier"
        )
        assert "intacts" in message or "Séances enregistrées avant elle" in message
    assert run("verifier", home=broken).status == 1
    assert run("journal", "lister", home=broken).out.splitlines()[-1] == "1 séance"
    assert "activer-adulte" in run("journal", "exporter", home=broken).out


READING = (("journal", "lister"), ("journal", "exporter"))


@pytest.mark.parametrize("damage", ["newer", "foreign", "folder", "file"])
def test_a_journal_that_cannot_be_used_is_told_and_left_as_it_is(data_folder: Path, damage: str) -> None:
    path = data_folder / files.DATABASE
    run("journal", "ajouter", stdin="{}\n")
    if damage == "folder":
        path.unlink()
        path.mkdir()
    elif damage == "file":
        shutil.rmtree(data_folder)
        data_folder.write_bytes(b"un fichier")
    else:
        changes = {"newer": "UPDATE alembic_version SET version_num = '9999'", "foreign": "DROP TABLE alembic_version"}
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(changes[damage])
            connection.commit()
    before = snapshot(data_folder)
    for words in (*READING, ("journal", "ajouter")):
        refused(run(*words, stdin="{}\n"), 1, f"Impossible d’ouvrir le journal{NBSP}:", ". ")
    assert snapshot(data_folder) == before


@pytest.mark.parametrize("damage", [b"", b"rien de lisible" * 500])
def test_a_damaged_journal_is_kept_and_told_and_a_new_one_taken(data_folder: Path, damage: bytes) -> None:
    run("journal", "ajouter", stdin="{}\n")
    (data_folder / files.DATABASE).write_bytes(damage)
    done = run("journal", "ajouter", stdin="{}\n")
    assert (done.status, done.out) == (0, "1 séance enregistrée\n")
    assert done.err.count("\n") == 1
    [aside] = data_folder.glob("mediateur-abime-*.sqlite")
    assert aside.read_bytes() == damage
    assert f"a mis de côté et en a ouvert un neuf. L’ancien fichier est gardé tel qu’il était{NBSP}: «" in done.err
    assert str(aside) in done.err
    assert run("journal", "lister").err == ""


def test_a_damaged_journal_is_told_of_even_when_the_command_fails(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / files.DATABASE).write_bytes(b"")
    done = run("journal", "ajouter", stdin='{"lieu": "inconnu"}\n')
    assert done.status == 1
    first, second = done.err.splitlines()
    assert first.startswith("Le journal était vide ou abîmé")
    assert second.startswith("Ligne 1")


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_read_only_folder_is_told_and_what_is_recorded_stays(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    data_folder.chmod(0o500)
    before = snapshot(data_folder)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [*drop, sys.executable, "-m", "mediateur", "journal", "ajouter"]
    done = subprocess.run(command, input=b"{}\n", capture_output=True, check=False, cwd=ROOT, env=environment())
    listed = subprocess.run([*command[:-1], "lister"], capture_output=True, check=False, cwd=ROOT, env=environment())
    data_folder.chmod(0o700)
    assert (listed.returncode, listed.stdout.decode().splitlines()[-1]) == (0, "1 séance")
    assert listed.stderr.decode().startswith(f"Rien ne peut être enregistré pour l’instant{NBSP}: le dossier est en ")
    message = refused(Done(done.returncode, done.stdout.decode(), done.stderr.decode()), 1, "lecture seule")
    assert str(data_folder) in message
    assert snapshot(data_folder) == before
    assert run("journal", "lister").out.splitlines()[-1] == "1 séance"


@posix
def test_a_full_disk_is_told_and_what_was_recorded_stays(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    done = limited(250_000, "journal", "ajouter", stdin='{"personnes": 2}\n' * 3000)
    message = refused(
        done, 1, "Ligne ", f"Impossible d’enregistrer{NBSP}: le disque ", "Séances enregistrées avant elle"
    )
    told = int(re.sub(r".*avant elle\D+(\d+)\..*", r"\1", message, flags=re.DOTALL))
    assert told >= 5
    assert encounters(data_folder) == told + 1
    assert run("journal", "lister").out.splitlines()[-1] == f"{told + 1} séances"


@posix
def test_the_log_of_a_failure_that_nobody_foresaw_holds_nothing_that_was_typed(data_folder: Path) -> None:
    """A canary is in the note, in the mediator and in the message of the error itself."""
    script = """
    import sys
    from mediateur import cli
    from mediateur.usecases.recording import entries
    planted = "def fail(line, *_):\\n    raise ZeroDivisionError(line)"
    exec(compile(planted, "/comptes/jean canari/Mes documents/essai.py", "exec"))
    entries.read_entry = fail
    sys.exit(cli.run(["journal", "ajouter"]))
    """
    line = '{"note": "Mme Canari 06 39 98 12 34", "mediateur": "Canari"}\n'
    command = [sys.executable, "-c", dedent(script)]
    done = subprocess.run(command, input=line.encode(), capture_output=True, check=False, cwd=ROOT, env=environment())
    refused(Done(done.returncode, done.stdout.decode(), done.stderr.decode()), 1, "panne imprévue", "mediateur.log")
    log = (data_folder / "mediateur.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert re.search(r"^  mediateur/cli/journal_commands\.py:\d+ in _journal_add$", log, re.MULTILINE)
    assert re.search(r"^  essai\.py:2 in fail$", log, re.MULTILINE)
    assert str(ROOT) not in log
    assert not re.search(r"canari|06 39|\d\d:\d\d", log, re.IGNORECASE)


def test_no_refusal_leaves_a_trace_of_what_was_typed(data_folder: Path) -> None:
    for line in (
        '{"note": "Mme Canari 06 39 98 12 34"}',
        '{"mediateur": "Mme Canari"}',
        '{"lieu": "chez Canari"}',
        "Canari",
    ):
        assert run("journal", "ajouter", stdin=f"{{}}\n{line}\n").status == 1
    held = b"".join(file.read_bytes() for file in data_folder.rglob("*") if file.is_file())
    assert held
    assert b"anari" not in held
    assert b"06 39" not in held


NO_SCREEN = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.skipif(sys.platform != "linux", reason="ailleurs, il y a toujours un écran")
def test_without_a_screen_the_window_says_what_to_do(data_folder: Path) -> None:
    done = run("--quitter-apres-affichage", "--dossier", data_folder, env=NO_SCREEN)
    refused(done, 1, "ne trouve pas d’écran", "mediateur demo")


def test_resources_that_are_missing_are_told_as_such(tmp_path: Path) -> None:
    lacking = tmp_path / "programme"
    shutil.copytree(ROOT / "mediateur", lacking / "mediateur", ignore=shutil.ignore_patterns("__pycache__"))
    done = run("imprimer", "guide-activer-adulte", "-o", tmp_path / "guide.pdf", home=lacking)
    assert "ne s’écrit pas jusqu’au bout" not in done.err
    assert (done.status, done.out) == (1, "")
