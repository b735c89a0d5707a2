"""Copies hold no note, nothing that was deleted, and follow the journal; each version of them can take its place."""

from __future__ import annotations

import datetime as dt
import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.store import backups, files, restoring
from mediateur.store.opening import open_store
from mediateur.store.vault import Vault
from mediateur.store.work import Store
from tests.store.samples import MORNING, all_bytes, ask, draft, encounter, keep

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("v*.sqlite"))
TODAY = dt.date(2026, 11, 29)
OLDEST = dt.date(2025, 11, 29)
SECRET = "La personne aux mirabelles revient jeudi"


class Keeper:
    """A journal and its copies, as the program holds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: Store | None = None
        self.vault = Vault(folder, self.store, self.left)

    def store(self) -> Store:
        self.opened = self.opened or open_store(self.folder)
        return self.opened

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    @contextmanager
    def left(self) -> Iterator[None]:
        self.close()
        yield

    def add(self, *numbers: int, note: str | None = None) -> None:
        with self.store().begin() as work:
            for number in numbers:
                work.encounters.add(encounter(number), note)
            work.commit()

    def ids(self) -> set[str]:
        with self.store().begin() as work:
            return {kept.id for kept in work.encounters.all()}


@pytest.fixture
def keeper(data_folder: Path) -> Keeper:
    made = Keeper(data_folder)
    made.add(1, 2, 3)
    return made


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "clé" / "copies"


def test_a_copy_is_whole_but_for_its_notes(keeper: Keeper, copies: Path) -> None:
    keeper.add(*range(10, 40), note=SECRET)
    keep(keeper.store(), draft())
    made = keeper.vault.make(copies, TODAY)
    assert SECRET.encode() in all_bytes(keeper.folder)
    assert SECRET.encode() not in all_bytes(copies)
    assert [path.name for path in copies.iterdir()] == [made.name]
    for table in ("encounter", "tally", "draft", "content", "audit"):
        assert _rows(made, table) == _rows(keeper.store().path, table)
    assert ask(made, "PRAGMA integrity_check") == [("ok",)]
    assert ask(made, "PRAGMA journal_mode") == [("delete",)]
    assert [copy.path for copy in keeper.vault.copies(copies)] == [made]


def test_nothing_of_a_note_is_left_beside_the_journal(keeper: Keeper, copies: Path) -> None:
    keeper.vault.make(copies, TODAY)
    assert {path.name for path in keeper.folder.iterdir()} == {
        files.DATABASE,
        f"{files.DATABASE}-wal",
        f"{files.DATABASE}-shm",
    }


def test_what_is_deleted_waits_in_no_copy_and_leaves_those_made_before(keeper: Keeper, copies: Path) -> None:
    keeper.vault.make(copies, TODAY - dt.timedelta(days=1))
    path = keeper.store().path
    ask(path, "UPDATE encounter SET removed_day = '2026-11-29', removed_half = 0 WHERE id = 'seance-1'")
    made = keeper.vault.make(copies, TODAY)
    assert "seance-1" not in repr(_rows(made, "encounter"))
    ask(path, "INSERT INTO tombstone VALUES ('seance-1', '', 1)")
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    for copy in copies.iterdir():
        assert ask(copy, "SELECT id FROM encounter ORDER BY id") == [("seance-2",), ("seance-3",)]
        assert ask(copy, "SELECT count(*) FROM tally WHERE encounter NOT IN (SELECT seq FROM encounter)") == [(0,)]
        assert ask(copy, "SELECT id FROM tombstone") == [("seance-1",)]


def test_a_wrong_clock_takes_no_waiting_session_out_of_a_copy(keeper: Keeper, copies: Path) -> None:
    keep(keeper.store(), draft())
    wrong = TODAY + dt.timedelta(days=400)
    made = keeper.vault.make(copies, wrong)
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert len(_rows(made, "draft")) == 1
    aside = restoring.keep_aside(keeper.store().path, copies, wrong)
    assert aside is not None
    assert len(_rows(aside, "draft")) == 1
    keeper.vault.tidy({copies}, TODAY + dt.timedelta(days=32), OLDEST)
    assert [_rows(made, table) for table in ("draft", "content")] == [[], []]


def test_copies_follow_a_journal_that_can_only_be_read(keeper: Keeper, copies: Path) -> None:
    """Nothing can be made beside it: they are written anew from memory."""
    made, path = keeper.vault.make(copies, TODAY), keeper.store().path
    ask(path, "INSERT INTO tombstone VALUES ('seance-1', '', 1)")
    with keeper.store().begin() as work:
        live = backups.Live(path, work.machine.known_origin(), None)
    backups.tidy(copies, live, TODAY, OLDEST)
    assert ask(made, "SELECT id FROM encounter ORDER BY id") == [("seance-2",), ("seance-3",)]


def test_a_copy_that_cannot_be_replaced_follows_another_time(
    keeper: Keeper, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that is open."""
    made = keeper.vault.make(copies, TODAY)
    path, before = keeper.store().path, made.read_bytes()
    ask(path, "UPDATE encounter SET removed_day = '2026-11-29', removed_half = 0 WHERE id = 'seance-1'")
    ask(path, "INSERT INTO tombstone VALUES ('seance-1', '', 1)")
    opened: list[bool] = []

    def refuse(_: Path, target: Path) -> Path:
        opened.append(any(link.resolve() == target for link in Path("/proc/self/fd").iterdir()))
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(MediateurError):
            keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert opened == [False]
    assert made.read_bytes() == before
    assert [one.name for one in copies.iterdir()] == [made.name]
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert ask(made, "SELECT id FROM encounter ORDER BY id") == [("seance-2",), ("seance-3",)]
    assert made.read_bytes().count(b"seance-1") == 2, "in the table of what is gone, and in its index"


def test_a_closed_month_leaves_the_copies_made_before(keeper: Keeper, copies: Path) -> None:
    made = keeper.vault.make(copies, TODAY)
    path = keeper.store().path
    ask(path, "INSERT INTO month VALUES ('', '2026-11', '2027-12-01', 3, x'00')")
    ask(path, "INSERT INTO sealed SELECT id, '', '2026-11' FROM encounter")
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert ask(made, "SELECT count(*) FROM encounter") == [(0,)]
    assert ask(made, "SELECT month, encounters FROM month") == [("2026-11", 3)]


def test_old_copies_go_and_those_of_other_machines_stay(keeper: Keeper, copies: Path) -> None:
    for day in (dt.date(2025, 11, 28), OLDEST, TODAY):
        keeper.vault.make(copies, day)
    others = copies / "mediateur-0123abcd-2024-01-01.sqlite"
    mine = copies / "mon-fichier.sqlite"
    shared = copies / "avant-migration-0001-2025-01-01.sqlite"
    spare = keeper.vault.usual_folder / shared.name
    spare.parent.mkdir()
    for path in (others, mine, shared, spare):
        path.write_bytes(b"")
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert [copy.day for copy in keeper.vault.copies(copies)] == [TODAY, OLDEST]
    assert [path.exists() for path in (others, mine, shared, spare)] == [True, True, True, False]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_notes_of_the_copies_of_older_versions_go(keeper: Keeper, copies: Path, fixture: Path) -> None:
    keeper.vault.usual_folder.mkdir()
    spare = Path(shutil.copy(fixture, keeper.vault.usual_folder / "avant-migration-0001-2026-11-01.sqlite"))
    assert b"Revient jeudi." in spare.read_bytes()
    keeper.vault.tidy({copies}, TODAY, OLDEST)
    assert b"Revient jeudi." not in spare.read_bytes()
    assert ask(spare, "SELECT count(*) FROM encounter") == [(2,)]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_copy_of_each_version_can_take_the_place_of_the_journal(keeper: Keeper, fixture: Path) -> None:
    aside = keeper.vault.restore(fixture, MORNING)
    assert keeper.ids() == {"seance-1", "seance-2"}
    assert aside is not None
    assert ask(aside, "SELECT id FROM encounter ORDER BY id") == [("seance-1",), ("seance-2",), ("seance-3",)]
    assert ask(keeper.store().path, "SELECT record FROM audit WHERE action = 'restauration'") == [("journal",)]
    keeper.store().check()
    keeper.add(9)
    keeper.vault.restore(aside, MORNING)
    assert keeper.ids() == {"seance-1", "seance-2", "seance-3"}


def test_what_would_be_missing_is_told_before(keeper: Keeper, copies: Path) -> None:
    made = keeper.vault.make(copies, TODAY)
    assert keeper.vault.survey(made).told() == "Il ne manquerait rien."
    keeper.add(*range(4, 18))
    assert keeper.vault.survey(made).told() == "Il manquerait 14 séances du 23\N{NO-BREAK SPACE}novembre 2026."
    ask(keeper.store().path, "UPDATE encounter SET day = '2026-10-01' WHERE id = 'seance-4'")
    keep(keeper.store(), draft(1))
    assert keeper.vault.survey(made).told() == (
        f"Il manquerait 14 séances du 1er{NBSP}octobre au 23{NBSP}novembre 2026 et 1 séance en attente."
    )


def test_what_must_outlive_the_journal_does(keeper: Keeper, copies: Path) -> None:
    keeper.add(4, note=SECRET)
    made = keeper.vault.make(copies, TODAY)
    path = keeper.store().path
    ask(path, "INSERT INTO report VALUES ('r', '2026-11-29', 'bilan', 'Novembre', x'255044', x'7B7D')")
    ask(path, "INSERT INTO tombstone VALUES ('seance-1', '', 1)")
    ask(path, "UPDATE encounter SET removed_day = '2026-11-29', removed_half = 0 WHERE id = 'seance-2'")
    with keeper.store().begin() as work:
        work.encounters.delete("seance-1")
        work.commit()
    keeper.vault.restore(made, MORNING)
    assert keeper.ids() == {"seance-3", "seance-4"}
    with keeper.store().begin() as work:
        assert work.encounters.note("seance-4") == SECRET
    assert ask(path, "SELECT title, figures FROM report") == [("Novembre", b"{}")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 4000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_copy_changes_nothing(keeper: Keeper, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "copie.sqlite"
    wrong.write_bytes(content)
    before = keeper.ids()
    for act in (keeper.vault.survey, lambda path: keeper.vault.restore(path, MORNING)):
        with pytest.raises(MediateurError, match="Impossible de reprendre cette sauvegarde"):
            act(wrong)
    assert keeper.ids() == before
    assert [*keeper.folder.glob("*.nouveau")] == []


def test_a_journal_that_another_program_has_open_is_not_replaced(keeper: Keeper, copies: Path) -> None:
    made = keeper.vault.make(copies, TODAY)
    other = open_store(keeper.folder)
    keep(other, draft(7))
    with pytest.raises(MediateurError, match="un autre programme l’utilise"):
        keeper.vault.restore(made, MORNING)
    other.close()
    with keeper.store().begin() as work:
        assert work.drafts.get(draft(7).id) == draft(7)


def test_a_damaged_journal_leaves_its_last_good_copy(keeper: Keeper, copies: Path) -> None:
    made = keeper.vault.make(copies, TODAY)
    bad = keeper.vault.make(copies, TODAY + dt.timedelta(days=1))
    bad.write_bytes(bad.read_bytes()[:5000])
    keeper.close()
    lost = keeper.folder / "mediateur-abime.sqlite"
    (keeper.folder / files.DATABASE).rename(lost)
    lost.write_bytes(b"\0" * 9000)
    found = keeper.vault.last_good(copies, lost)
    assert found is not None
    assert found[0].path == made
    assert (
        found[1].told() == "Il manquerait ce qui a été enregistré après le 23\N{NO-BREAK SPACE}novembre 2026 au matin."
    )


def test_a_damaged_journal_keeps_its_name_until_its_copy_has_it(
    keeper: Keeper, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = keeper.vault.make(copies, TODAY)
    keeper.close()
    path = keeper.folder / files.DATABASE
    content = bytearray(path.read_bytes())
    content[4096 * 4 : 4096 * 12] = b"\xa5" * 4096 * 8
    path.write_bytes(content)

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restoring, "_replace", end)
        keeper.vault.restore(made, MORNING)
    assert path.read_bytes() == content
    assert keeper.vault.restore(made, MORNING) is None
    assert keeper.ids() == {"seance-1", "seance-2", "seance-3"}
    aside = sorted(keeper.folder.glob("mediateur-abime-*.sqlite"))
    assert [file.read_bytes() for file in aside] == [content, content]


def test_a_full_or_missing_disk_is_told_and_leaves_the_older_copy(
    keeper: Keeper, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = keeper.vault.make(copies, TODAY)
    before = made.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MediateurError, match="Impossible de copier le journal"):
        keeper.vault.make(copies, TODAY)
    assert made.read_bytes() == before
    assert [*copies.iterdir()] == [made]


def _rows(path: Path, table: str) -> list[tuple[object, ...]]:
    return ask(path, f"SELECT * FROM {table}")  # noqa: S608 - a name of this test


def test_the_name_tells_the_machine_and_the_day() -> None:
    assert backups.name("0123abcd99", TODAY) == "mediateur-0123abcd-2026-11-29.sqlite"


def test_what_stopped_a_copy_is_told_where_the_disk_keeps_what_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object, **_how: object) -> None:
        raise OSError(errno.EIO, "n’efface plus")

    with pytest.raises(OSError, match="n’écrit plus"), backups.half_made(tmp_path / "copie", "travail"):
        monkeypatch.setattr(Path, "unlink", refuse)
        raise OSError(errno.EIO, "n’écrit plus")
