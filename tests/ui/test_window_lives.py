"""The life of a window: quitting, coming back, a folder that fails, a second program, a crash."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.paths import resources
from mediateur.pathways.events import Prepared, encode_events
from mediateur.store.files import DATABASE
from mediateur.ui import saving as saving_module
from mediateur.ui import window as window_module
from mediateur.ui.kit.theme import Theme
from mediateur.ui.kit.toast import Toast
from mediateur.ui.saving import Saving
from mediateur.ui.session_desk import TAKEN_BACK
from mediateur.ui.start import LOCK, take_lock
from mediateur.ui.window import STILL_SAVING, MainWindow
from tests.ui.driving import CTRL, KEY, Driver, cut_in, driven, rest, said, settle, words

REPOSITORY = Path(__file__).parents[2]


def test_quitting_parks_the_session_and_accueil_shows_its_pathway_and_half_day_only(hands: Driver) -> None:
    hands.begin()
    draft = hands.session.draft
    hands.window.desk.page.asked.emit("quitter")
    settle()
    [parked] = hands.app.sessions.parked()
    assert parked.id == draft.id
    shown = words(hands.window.home)
    assert "Activer Mon espace santé" in shown
    assert hands.app.sessions.resume(draft.id).draft.parked
    for hidden in (draft.id, draft.code, "Préparer"):
        assert hidden not in shown


def test_closing_the_window_parks_the_session(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme) as hands:
        hands.show()
        hands.begin()
    with driven(data_folder, theme) as hands:
        hands.show()
        assert len(hands.app.sessions.parked()) == 1
        hands.type("r")
        assert hands.walk.state.at == "preparer"


def test_a_code_brings_a_parked_session_back(hands: Driver) -> None:
    hands.begin()
    hands.forward()
    before = hands.session
    hands.key(KEY.Key_2, CTRL)
    page = hands.window.page("parcours")
    page.code_entered.emit(f" {before.draft.code.lower()} ")
    assert hands.session.walk == before.walk


def test_the_notice_of_a_session_is_gone_for_the_next_person_and_ctrl_z_still_takes_it_back(hands: Driver) -> None:
    hands.begin()
    saved = hands.session
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    assert len(hands.window.findChildren(Toast)) == 1
    hands.begin()
    assert hands.window.findChildren(Toast) == []
    other = hands.session.draft.id
    hands.window.go_home()
    hands.key(KEY.Key_Z, CTRL)
    assert hands.session == saved
    assert other in {parked.id for parked in hands.app.sessions.parked()}


def test_the_notice_goes_with_the_record_that_is_taken_back(hands: Driver) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Z, CTRL)
    assert hands.window.in_session
    [notice] = hands.window.findChildren(Toast)
    assert (notice.button, said()[-1]) == (None, TAKEN_BACK)


def test_an_undo_that_fails_can_be_tried_again(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.begin()
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    database = hands.app.folder / DATABASE
    database.rename(database.with_suffix(".ailleurs"))
    hands.key(KEY.Key_Z, CTRL)
    assert not hands.window.in_session
    assert "disparu" in said()[-1]
    database.with_suffix(".ailleurs").rename(database)
    hands.key(KEY.Key_Z, CTRL)
    assert hands.window.in_session


def test_going_back_from_an_end_says_in_place_that_it_was_not_kept(hands: Driver) -> None:
    hands.type("1311")
    hands.page.act(Prepared())
    assert (bool(hands.walk.state.end), hands.walk.state.at) == (True, "")
    database = hands.app.folder / DATABASE
    database.rename(database.with_suffix(".ailleurs"))
    hands.page.go_back()
    settle()
    assert hands.walk.state.end
    assert "disparu" in cut_in()[-1]
    assert "disparu" in words(hands.page)
    database.with_suffix(".ailleurs").rename(database)
    hands.page.go_back()
    assert not hands.walk.state.end


def test_guides_that_are_printed_late_are_counted_for_the_person_who_asked(hands: Driver) -> None:
    desk, sessions = hands.window.desk, hands.app.sessions
    hands.begin()
    first = hands.session.draft.id
    desk.count_guides(first, 1)
    hands.window.desk.page.asked.emit("quitter")
    settle()
    hands.begin()
    second = hands.session.draft.id
    desk.count_guides(first, 2)
    desk.count_guides(second, 4)
    assert [sessions.resume(draft).draft.guides_printed for draft in (first, second)] == [3, 4]
    hands.key(KEY.Key_Return, CTRL)
    hands.key(KEY.Key_Return, CTRL)
    assert not hands.window.in_session
    desk.count_guides(second, 8)
    assert [sessions.resume(first).draft.guides_printed, len(sessions.parked())] == [3, 1]


def test_guides_are_counted_wherever_the_visit_goes_on(hands: Driver) -> None:
    desk = hands.window.desk
    hands.begin()
    first = hands.session.draft.id
    desk.follow("dire-non")
    assert hands.session.draft.id != first
    desk.count_guides(first, 3)
    assert hands.session.draft.guides_printed == 3
    hands.key(KEY.Key_Return, CTRL)
    desk.count_guides(first, 2)
    hands.key(KEY.Key_Return, CTRL)
    assert not hands.window.in_session
    with hands.app.open_store().begin() as work:
        assert [one.guides_printed for one in work.encounters.all()] == [5]


def test_a_window_stays_when_a_file_could_not_be_saved(hands: Driver, tmp_path: Path) -> None:
    hands.show()
    saving = Saving(hands.window, tmp_path / "nulle-part" / "guide.pdf", lambda: b"papier")
    saving.failed.connect(hands.window.tell_refusal)
    assert not hands.window.close()
    assert hands.window.isVisible()
    assert "Le fichier guide.pdf ne s’enregistre pas." in said()[-1]
    Saving(hands.window, tmp_path / "guide.pdf", lambda: b"papier")
    assert hands.window.close()
    assert (tmp_path / "guide.pdf").read_bytes() == b"papier"


@pytest.mark.parametrize("folder", ["", "nulle-part"])
def test_a_window_that_waits_for_a_slow_stick_says_why_and_closes_by_itself(
    hands: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setattr(window_module, "LAST_MS", 10)
    monkeypatch.setattr(saving_module, "SLOW_MS", 0)
    released = threading.Event()
    hands.show()
    target = tmp_path / folder / "guide.pdf"
    Saving(hands.window, target, lambda: released.wait(10) and b"papier").failed.connect(hands.window.tell_refusal)
    assert not hands.window.close()
    QTest.qWait(50)
    assert said()[-1] == STILL_SAVING
    assert hands.window.isVisible()
    hands.begin()
    released.set()
    rest()
    assert hands.window.isVisible() is bool(folder)
    assert target.exists() is not bool(folder)
    if folder:
        assert "Le fichier guide.pdf ne s’enregistre pas." in said()[-1]


def test_a_session_that_cannot_begin_says_so_on_accueil(hands: Driver) -> None:
    database = hands.app.folder / DATABASE
    database.rename(database.with_suffix(".ailleurs"))
    hands.type("1")
    assert not hands.window.in_session
    assert "disparu" in said()[-1]
    database.with_suffix(".ailleurs").rename(database)
    hands.type("1")
    assert hands.window.in_session


def test_a_database_of_another_program_gets_a_page_of_its_own_and_stays_as_it_was(
    data_folder: Path, theme: Theme, qtbot: QtBot
) -> None:
    data_folder.mkdir()
    database = data_folder / DATABASE
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE recettes (nom TEXT)")
    before = database.read_bytes()
    app = App(data_folder)
    app.preferences.change(welcomed=True)
    window = MainWindow(app, theme)
    window.ready.connect(window.open_store)
    window.show()
    qtbot.waitUntil(lambda: window.shell.current_name == "panne")
    shown = words(window)
    assert "Le journal ne s’ouvre pas" in shown
    assert "Impossible d’ouvrir le journal" in shown
    assert "Il n’a pas été modifié" in shown
    assert str(data_folder) in shown
    assert len(cut_in()) == 1
    assert database.read_bytes() == before
    database.rename(data_folder / "garde.sqlite")
    with qtbot.waitSignal(window.store_ready):
        QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    assert window.shell.current_name == "accueil"
    window.close()


def test_one_window_per_data_folder(data_folder: Path, tmp_path: Path) -> None:
    lock = take_lock(data_folder)
    with pytest.raises(MediateurError) as caught:
        take_lock(data_folder)
    assert caught.value.happened == "Médiateur est déjà ouvert avec ce dossier de données."
    assert caught.value.safe
    assert caught.value.remedy
    take_lock(tmp_path / "autre").unlock()
    lock.unlock()
    take_lock(data_folder).unlock()


def test_a_lock_that_a_program_was_ended_making_is_taken_unless_it_is_held(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / LOCK).touch()
    lock = take_lock(data_folder)
    (data_folder / LOCK).write_bytes(b"")
    with pytest.raises(MediateurError):
        take_lock(data_folder)
    lock.unlock()


def test_a_second_program_on_the_same_folder_says_one_sentence(data_folder: Path) -> None:
    lock = take_lock(data_folder)
    done = subprocess.run(
        [sys.executable, "-m", "mediateur", "--dossier", str(data_folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Médiateur est déjà ouvert")
    assert "Traceback" not in done.stderr
    lock.unlock()


CRASHING = """
    import json, sys, time
    from pathlib import Path
    from mediateur.app import App
    from mediateur.paths import resources
    from mediateur.pathways.events import Prepared, encode_events
    from mediateur.ui.start import application, dress, take_lock
    from tests.ui.driving import Driver

    folder = Path(sys.argv[1])
    application()
    lock = take_lock(folder)
    app = App(folder)
    app.preferences.change(welcomed=True, reduced_motion=True)
    hands = Driver(app, dress(application(), app))
    hands.show()
    hands.begin()
    hands.reach("trois-elements")
    hands.type("b")
    hands.enter()
    hands.type("2")
    hands.type("2")
    kept = {"id": hands.session.draft.id, "events": encode_events(hands.walk.events).decode()}
    print(json.dumps(kept), flush=True)
    time.sleep(60)
"""


@pytest.fixture
def crashed(data_folder: Path) -> dict[str, str]:
    """Drive the program to an obstacle in a process of its own, and cut it there; return what it had kept."""
    program = [sys.executable, "-c", textwrap.dedent(CRASHING), str(data_folder)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(program, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert (data_folder / LOCK).exists(), "the lock of a program that was cut is left behind"
    kept: dict[str, str] = json.loads(line)
    return kept


@pytest.mark.usefixtures("machine_time")
def test_after_a_crash_the_program_resumes_exactly_there_whatever_the_content_became(
    crashed: dict[str, str], data_folder: Path, theme: Theme, tmp_path: Path
) -> None:
    changed = tmp_path / "contenu"
    shutil.copytree(resources(), changed)
    pathway = changed / "pathways" / "activer-adulte.yaml"
    text = pathway.read_text(encoding="utf-8")
    title = "Saisir les trois éléments"
    assert title in text
    pathway.write_text(text.replace(title, "Saisir autre chose"), encoding="utf-8")
    take_lock(data_folder).unlock()
    with driven(data_folder, theme, changed) as hands:
        hands.show()
        assert "Activer Mon espace santé" in words(hands.window.home)
        hands.type("r")
        assert hands.session.draft.id == crashed["id"]
        assert encode_events(hands.walk.events).decode() == crashed["events"]
        assert hands.walk.state.obstacle == "code-perdu"
        assert len(hands.walk.state.tried) == 2
        hands.key(KEY.Key_Escape)
        assert title in words(hands.stage)
        hands.window.go_home()
        hands.begin()
        hands.reach("trois-elements")
        assert "Saisir autre chose" in words(hands.stage)
