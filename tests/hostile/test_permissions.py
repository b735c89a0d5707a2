"""Who may read what the program writes: nobody but the account that runs it, whatever the umask; no core is left."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur import log, paths
from mediateur.content import in_force
from mediateur.trust.account_secrets import AccountSecrets
from mediateur.trust.content_keys import ContentKey, ContentKeys
from tests.hostile import samples
from tests.hostile.table import Ground
from tests.trust.samples import KEY
from tests.usecases.content.samples import signed

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """Have files made readable and writable by everybody, as the laxest of machines would."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Return who may do what with each file and folder of a folder."""
    return {path.relative_to(folder).as_posix(): oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.rglob("*")}


def used(folder: Path) -> None:
    """Do what fills a data folder: work, settings, keys, lists, copies, a register, contents, a log and its trace."""
    ground = Ground(folder)
    app = ground.app
    log.start(ground.folder)
    trace = log.watch_crashes(ground.folder)
    app.backups.make()
    app.exchange.read(ground.file(samples.exchange()))
    app.coordination.territories()
    app.organisations.make("Organisme A", "quatre mots sans lien", samples.ENCOUNTER.when.day)
    ContentKeys(ground.folder).trust(ContentKey("Coordination", KEY.public))
    AccountSecrets(ground.folder, portable=True).keep("a", "un secret")
    ground.machine.take(signed())
    from mediateur.usecases.register.copies import Copies

    Copies(ground.desk).make()
    quizzes = app.quizzes
    quizzes.begin(next(iter(quizzes.bank())))
    app.close()
    ground.close()
    if trace:
        trace.close()


def test_no_other_account_reads_the_data_folder_nor_any_file_of_it(open_to_all: None, tmp_path: Path) -> None:
    """The texts of a content pack are published, and stand in a folder that is closed."""
    used(tmp_path)
    folder = tmp_path / "dossier"
    assert oct(stat.S_IMODE(folder.stat().st_mode)) == "0o700"
    found = modes(folder)
    published = {name for name in found if name.startswith(f"{in_force.FOLDER}/2026")}
    lax = {name: mode for name, mode in found.items() if mode not in {"0o600", "0o700"} and name not in published}
    assert lax == {}
    assert found[in_force.FOLDER] == "0o700"
    expected = {
        "mediateur.sqlite",
        "reglages.json",
        "mediateur.log",
        "arret-brutal.txt",
        "cles-de-contenu.json",
        "organisme.txt",
    }
    assert expected <= found.keys()
    folders = {name.partition("/")[0] for name in found if "/" in name}
    assert {"cles", "confiance", "sauvegardes", in_force.FOLDER} <= folders


def test_a_folder_that_was_there_may_be_open_and_its_files_are_closed(open_to_all: None, tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir(mode=0o777)
    used(tmp_path)
    lax = {name for name, mode in modes(tmp_path / "dossier").items() if mode not in {"0o600", "0o700"}}
    assert {name for name in lax if not name.startswith(in_force.FOLDER)} == set()


def test_what_is_private_is_so_from_its_first_byte(
    open_to_all: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can open the file that is being written, nor one that a failure has left."""
    seen = []

    def look(descriptor: int) -> None:
        seen.append(oct(stat.S_IMODE(os.fstat(descriptor).st_mode)))

    monkeypatch.setattr(os, "fsync", look)
    (tmp_path / "cle.0a1b2c3d.nouveau").write_text("laissé, lisible par tous")
    os.utime(tmp_path / "cle.0a1b2c3d.nouveau", (time.time() - paths.UNDER_WAY_SECONDS - 60,) * 2)
    paths.write_private(tmp_path / "cle", b"secret")
    assert seen == ["0o600"]
    assert modes(tmp_path) == {"cle": "0o600"}


def test_what_a_person_takes_out_follows_the_umask(open_to_all: None, tmp_path: Path) -> None:
    """A file that was asked for, in a folder that was chosen, is for whoever may read that folder."""
    paths.write_whole(tmp_path / "export.csv", b"a;b")
    assert modes(tmp_path) == {"export.csv": "0o666"}


FALL = "import os, signal, mediateur.__main__ as door\ndoor._leave_no_core()\nos.kill(os.getpid(), signal.SIGABRT)"


def test_a_fall_leaves_no_core(tmp_path: Path) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    done = subprocess.run(
        [sys.executable, "-c", FALL],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
    )
    assert done.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []
    limits = "import resource, sys, mediateur.__main__ as door\nsys.argv[1:] = ['--version']\n"
    limits += "door.main()\nprint(resource.getrlimit(resource.RLIMIT_CORE))"
    told = subprocess.run(
        [sys.executable, "-c", limits],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told.stdout.splitlines()[-1] == "(0, 0)"
