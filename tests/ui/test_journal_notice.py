"""What opening the journal has to tell, on Accueil: a damaged one set aside, one that can only be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.store import opening
from mediateur.store.files import DATABASE
from mediateur.ui.kit.theme import Theme
from mediateur.ui.window import MainWindow
from tests.ui.driving import cut_in, said, words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def app(data_folder: Path) -> App:
    """Return the use cases of a folder with one session that waits."""
    app = App(data_folder)
    app.preferences.change(welcomed=True)
    app.sessions.begin(app.content.pathway("activer-adulte"), "Médiateur 1")
    app.close()
    return app


def opened(app: App, theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(app, theme)
    window.ready.connect(window.open_store)
    with qtbot.waitSignal(window.store_ready):
        window.show()
    return window


def test_a_sound_journal_has_nothing_to_tell(app: App, theme: Theme, qtbot: QtBot) -> None:
    window = opened(app, theme, qtbot)
    assert "Séances en attente" in words(window)
    assert "abîmé" not in words(window)
    assert cut_in() == []
    window.close()


def test_a_damaged_journal_is_told_on_accueil_and_work_goes_on(app: App, theme: Theme, qtbot: QtBot) -> None:
    (app.folder / DATABASE).write_bytes(b"")
    window = opened(app, theme, qtbot)
    assert window.shell.current_name == "accueil"
    assert "Le journal était vide ou abîmé" in words(window)
    assert "L’ancien fichier est gardé" in words(window)
    assert len(cut_in()) == 1
    window.start_pathway("activer-adulte")
    assert window.in_session
    window.show_page("accueil")
    assert "Le journal était vide ou abîmé" in words(window), "it stays in view as long as the window is open"
    assert len(cut_in()) == 1, "but is announced once"
    window.close()


def test_a_journal_that_can_only_be_read_shows_what_it_holds_until_it_can_be_written(
    app: App, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(opening, "_try_to_write", full)
        window = opened(app, theme, qtbot)
        assert f"Rien ne peut être enregistré pour l’instant{NBSP}: le disque est plein." in words(window)
        assert "Séances en attente" in words(window)
        window.show_page("journal")
        window.start_pathway("activer-adulte")
        assert not window.in_session
        assert said()[-1].startswith(f"Impossible d’enregistrer{NBSP}: le disque est plein.")
    window.show_page("accueil")
    assert "Rien ne peut être enregistré" not in words(window)
    window.start_pathway("activer-adulte")
    assert window.in_session
    window.close()
