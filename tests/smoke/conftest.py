"""The program that is tried, and how it is called."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = "MEDIATEUR_A_ESSAYER"
DATA = "dossier"
LONGEST_S = 300


class Done(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


class Program:
    """The program, run in a folder; its data folder is `dossier` there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, given: str = "") -> Done:
        """Run it with these words; paths among them are relative to the folder."""
        named = os.environ.get(PROGRAMME)
        command = shlex.split(named) if named else [sys.executable, "-m", "mediateur"]
        settings = {"MEDIATEUR_DOSSIER": DATA, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
        source = {} if named else {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [*command, *words],
            input=given.encode(),
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, **settings, **source},
            timeout=LONGEST_S,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def good(self, *words: str, given: str = "") -> str:
        """Run it, see that it succeeds, and return what it said."""
        done = self(*words, given=given)
        assert done.status == 0, done
        return done.out


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program, in a folder of this test alone."""
    return Program(tmp_path)


@pytest.fixture(scope="module")
def shared_program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program, in a folder that the tests of a file share."""
    return Program(tmp_path_factory.mktemp("essai"))
