"""Pipes and encodings: whatever the command line is tied to, it answers or says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import NBSP, ROOT, Done, environment, posix, refused, run


@posix
def test_a_reader_that_leaves_early_is_no_failure_to_tell(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n" * 300)
    for words in ("journal lister", "journal exporter", "journal lister --json", "verifier --json", "--aide"):
        command = f"{sys.executable} -m mediateur {words} | true"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, cwd=ROOT, env=environment())
        assert done.stderr == b""
    done = subprocess.run(
        ["sh", "-c", f"yes '' | {sys.executable} -m mediateur journal verifier-notes | head -n 2"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(),
    )
    assert (done.stdout, done.stderr) == (b"ok\nok\n", b"")


@posix
def test_an_output_that_is_full_is_told(data_folder: Path) -> None:
    run("journal", "ajouter", stdin="{}\n")
    for words in ("journal lister", "journal exporter", "verifier", "imprimer --liste"):
        command = ["sh", "-c", f"{sys.executable} -m mediateur {words} > /dev/full"]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment())
        refused(Done(done.returncode, "", done.stderr.decode()), 1, "La réponse ne s’écrit pas jusqu’au bout")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=lambda env: ",".join(f"{name}={value}" for name, value in env.items()),
)
def test_accents_pass_whatever_the_locale(env: dict[str, str]) -> None:
    assert run("journal", "ajouter", stdin='{"mediateur": "Équipe ‑ œ"}\n', env=env).out == "1 séance enregistrée\n"
    assert json.loads(run("journal", "lister", "--json", env=env).out)[0]["Médiateur"] == "Équipe ‑ œ"
    refused(run("journal", "écouter", env=env), 2, f"{NBSP}n’est pas connu".strip(NBSP))


def test_a_closed_input_is_an_empty_one() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m mediateur journal ajouter <&-"], capture_output=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout.decode()) == (0, "0 séance enregistrée\n")
