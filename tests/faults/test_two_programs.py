"""Two programs at work on one data folder at the same time: the window, and a command. Nothing of either is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mediateur import settings
from mediateur.app import App
from mediateur.store import migration
from tests.faults.disk_picture import unsound
from tests.faults.operations import DATA, settled, with_journal
from tests.faults.operations_register import _enrol
from tests.faults.two_programs import TURNS, WRITTEN, counted
from tests.store.samples import ROOT, ask, encounter
from tests.store.test_schema import FIXTURES


def together(
    what: str, folder: Path, programs: int = 2, meanwhile: Callable[[], object] | None = None
) -> list[tuple[list[str], str]]:
    """Have programs do the same at the same time; return what each did, and what it was refused.

    `meanwhile` is done over and over until they end.
    """
    words = [sys.executable, "-m", "tests.faults.two_programs", what, str(folder)]
    begun = [
        subprocess.Popen(
            [*words, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
        )
        for number in range(programs)
    ]
    for program in begun:
        assert program.stdout is not None
        assert program.stdout.readline() == "prêt\n"
    for program in begun:
        assert program.stdin is not None
        program.stdin.write("va\n")
        program.stdin.flush()
    while meanwhile and any(program.poll() is None for program in begun):
        meanwhile()
    told = [program.communicate()[0] for program in begun]
    assert [program.returncode for program in begun] == [0] * programs
    return [tuple(json.loads(line)) for line in told]


def test_what_two_programs_record_at_once_is_all_there(tmp_path: Path) -> None:
    with_journal(tmp_path)
    before = {encounter(number).id for number in range(1, 13)}
    came = together("record", tmp_path / DATA)
    assert [refused for _, refused in came] == ["", ""]
    assert [len(done) for done, _ in came] == [TURNS, TURNS]
    app = App(tmp_path / DATA)
    rows = {row.id: row for row in app.journal.rows()}
    assert rows.keys() == before | {name for done, _ in came for name in done}
    assert {rows[name].persons for done, _ in came for name in done} == {9}
    drafts = ask(tmp_path / DATA / "mediateur.sqlite", "SELECT guides_printed FROM draft ORDER BY mediator")
    assert drafts == [(TURNS,), (TURNS,)]
    assert app.preferences.current.notes, "set before, by neither"
    assert len(app.backups.copies()) == 1
    app.close()
    assert unsound(tmp_path) == []


@pytest.mark.parametrize("fixture", [FIXTURES[0], FIXTURES[-2]], ids=lambda path: path.stem)
def test_an_older_journal_opened_by_two_programs_at_once_is_migrated_once(tmp_path: Path, fixture: Path) -> None:
    (tmp_path / DATA).mkdir()
    shutil.copy(fixture, tmp_path / DATA / "mediateur.sqlite")
    came = together("open_older", tmp_path / DATA, 3)
    assert any(not refused for _, refused in came)
    for done, refused in came:
        assert done == ["seance-2", "seance-1"] or refused.count(". ") >= 2, "what is refused is told"
    app = App(tmp_path / DATA)
    app.open_store()
    assert app.notice is None
    assert [row.id for row in app.journal.rows()] == ["seance-2", "seance-1"]
    app.close()
    assert ask(tmp_path / DATA / "mediateur.sqlite", "SELECT version_num FROM alembic_version") == [(migration.HEAD,)]
    assert unsound(tmp_path) == []


def test_settings_that_two_programs_write_at_once_are_always_one_whole_file(tmp_path: Path) -> None:
    settings.save(tmp_path, settings.USUAL)
    lengths = set[int]()

    def read() -> None:
        kept = settings.kept(tmp_path)
        assert kept is not None, "half a file"
        lengths.add(len(kept.data))

    assert together("set_often", tmp_path, 3, read) == [([str(WRITTEN)], "")] * 3
    assert lengths == {0, 60, 120}, "each was seen, and nothing between"
    assert [path.name for path in tmp_path.iterdir()] == [settings.FILE]


def test_no_two_attestations_bear_one_number(tmp_path: Path) -> None:
    app = settled(tmp_path)
    _enrol(app, 8)
    app.close()
    came = together("give", tmp_path / DATA)
    assert [refused for _, refused in came] == ["", ""]
    numbers = [number for done, _ in came for number in done]
    assert len(numbers) == len(set(numbers)) == 8


def test_a_copy_that_a_command_puts_back_beside_an_open_window_loses_nothing(tmp_path: Path) -> None:
    """Refused while something waits in the log of the journal; else the window finds the file that came."""
    with_journal(tmp_path)
    window = App(tmp_path / DATA)
    window.warm()
    [copy] = window.backups.copies()
    window.sessions.add(counted(501))
    command = [
        sys.executable,
        "-m",
        "mediateur",
        "--dossier",
        str(tmp_path / DATA),
        "restaurer",
        str(copy.path),
        "--oui",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1, done.stdout
    assert "un autre programme l’utilise" in done.stderr
    window.open_store().settle()
    ask(tmp_path / DATA / "mediateur.sqlite", "PRAGMA wal_checkpoint(TRUNCATE)")
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    window.sessions.add(counted(502))
    window.close()
    again = App(tmp_path / DATA)
    kept = {row.id for row in again.journal.rows()}
    again.close()
    assert "seance-502" in kept, "what was acknowledged after is in the journal that is in place"
    assert ("seance-501" in kept) == bool(done.returncode)
    assert unsound(tmp_path) == []
