"""A print service that does not answer: the window goes on, and what happened is said in the end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediateur.printers import cups
from mediateur.ui import jobs
from mediateur.ui.printing import find_printers, print_direct
from tests.cli.calling import posix
from tests.ui.driving import Driver

pytestmark = posix
LONG_MS = 60_000


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder where the commands of CUPS are looked for first."""
    folder = tmp_path / "commandes"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    for name in ("lp", "lpstat", "lpoptions"):
        _command(folder, name, "exit 0")
    return folder


def _command(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_the_window_goes_on_while_a_queue_thinks(hands: Driver, qtbot: QtBot, commands: Path, tmp_path: Path) -> None:
    asked, answer = tmp_path / "demande", tmp_path / "reponse"
    os.mkfifo(answer)
    _command(commands, "lpstat", f"touch '{asked}'; [ \"$1\" != -e ] || exec cat '{answer}'")
    printout = print_direct(b"%PDF-1.7", "Mon guide", 3, hands.window, printer="Accueil")
    qtbot.waitUntil(asked.exists, timeout=LONG_MS)
    hands.window.show_page("droits")
    hands.window.show_page("journal")
    with qtbot.waitSignal(printout.printed, timeout=LONG_MS) as told:
        answer.write_text("Accueil\n")
    assert told.args == [3]


def test_papers_are_shown_while_a_queue_thinks(hands: Driver, qtbot: QtBot, commands: Path, tmp_path: Path) -> None:
    asked, answer = tmp_path / "demande", tmp_path / "reponse"
    os.mkfifo(answer)
    _command(commands, "lpstat", f"touch '{asked}'; exec cat '{answer}'")
    hands.window.show_page("imprimer")
    page = hands.window.page("imprimer")
    qtbot.waitUntil(lambda: asked.exists() and bool(page.pdf), timeout=LONG_MS)
    assert page.ways.can_print, "nothing is said of printers before they answered"
    answer.write_text("")
    qtbot.waitUntil(lambda: not page.ways.can_print, timeout=LONG_MS)


def test_what_a_printer_lacks_is_told_beside_its_name(hands: Driver, qtbot: QtBot, commands: Path) -> None:
    said = "printer Accueil is idle.  enabled since today\\n\\tAlerts: toner-low-warning media-empty-error\\n"
    _command(commands, "lpstat", f"[ \"$1\" = -e ] && echo Accueil || printf '{said}'")
    hands.window.show_page("imprimer")
    box = hands.window.page("imprimer").options.printers
    qtbot.waitUntil(lambda: box.itemText(1) == "Accueil (plus de papier)", timeout=LONG_MS)


def test_a_queue_that_never_answers_is_left(
    hands: Driver, qtbot: QtBot, commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "ANSWER_SECONDS", 0.1)
    _command(commands, "lpstat", "exec sleep 60")
    printout = print_direct(b"%PDF-1.7", "Mon guide", 1, hands.window, printer="Accueil")
    with qtbot.waitSignal(printout.failed, timeout=LONG_MS) as told:
        pass
    assert [error.happened for error in told.args] == ["L’imprimante ne répond pas."]
    search = find_printers(hands.window)
    with qtbot.waitSignal(search.found, timeout=LONG_MS) as found:
        pass
    assert found.args == [()]
    jobs.wait()


def test_a_queue_that_refuses_in_the_end_is_told(hands: Driver, qtbot: QtBot, commands: Path) -> None:
    _command(commands, "lpstat", "echo Accueil")
    _command(commands, "lp", "cat >/dev/null; echo en panne >&2; exit 1")
    printout = print_direct(b"%PDF-1.7", "Mon guide", 1, hands.window, printer="Accueil")
    with qtbot.waitSignal(printout.failed, timeout=LONG_MS) as told:
        pass
    assert [(error.happened, error.detail) for error in told.args] == [("L’imprimante ne répond pas.", "en panne")]
