"""A file from another machine, opened: what it would bring is told, nothing changes without a yes; boxes too."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from mediateur import __main__ as door
from mediateur.cli import boxes
from tests.cli.calling import NBSP, encounters, refused, run


class Shown(list[tuple[str, bool]]):
    """The boxes that were shown: text and whether of a failure; each question is answered `answer`."""

    answer = False
    asked = ""

    def show(self, text: str, *, failed: bool) -> None:
        """Take note of a box."""
        self.append((text, failed))

    def ask(self, question: str) -> bool:
        """Answer a question."""
        self.asked = question
        return self.answer


@pytest.fixture
def carried(data_folder: Path, tmp_path: Path) -> Path:
    """Return the journal of another machine, with two encounters."""
    elsewhere, file = tmp_path / "autre", tmp_path / "journal.mediateur"
    run("journal", "ajouter", "--dossier", elsewhere, stdin="{}\n{}\n")
    assert run("journal", "echanger", file, "--dossier", elsewhere).status == 0
    run("journal", "ajouter", "--dossier", data_folder, stdin="{}\n")
    return file


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Return the boxes that a test shows."""
    shown = Shown()
    monkeypatch.setattr(boxes, "show", shown.show)
    monkeypatch.setattr(boxes, "ask", shown.ask)
    return shown


def start(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    """Start as Windows does from an icon: without any stream."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys, "argv", ["mediateur", *map(str, words)])
    return door.main()


def test_nothing_is_joined_where_nobody_can_answer(carried: Path, data_folder: Path) -> None:
    refused(run("ouvrir", carried), 2, "ajoutez --oui")
    assert encounters(data_folder) == 1
    assert (
        run("ouvrir", carried, "--oui").out
        == f"C’est fait{NBSP}: 2{NBSP}séances nouvelles, 0{NBSP}corrigée, 0{NBSP}déjà connue.\n"
    )
    assert encounters(data_folder) == 3


@pytest.mark.parametrize(("answer", "count", "told"), [(True, 3, "C’est fait"), (False, 1, "Rien n’a changé")])
def test_from_an_icon_a_box_asks_then_tells(
    answer: bool, count: int, told: str, carried: Path, data_folder: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.answer = answer
    assert start(monkeypatch, "ouvrir", carried) == 0
    assert f"2{NBSP}séances nouvelles" in shown.asked
    [(text, failed)] = shown
    assert told in text
    assert not failed
    assert encounters(data_folder) == count


def test_from_an_icon_a_failure_is_shown(shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert start(monkeypatch, "ouvrir", tmp_path / "absent.mediateur", "--oui") != 0
    [(text, failed)] = shown
    assert failed
    assert "absent.mediateur" in text


def test_what_is_said_while_all_goes_well_opens_no_box(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(monkeypatch, "--version") == 0
    assert shown == []
    assert isinstance(sys.stdout, io.StringIO)


def test_outside_windows_no_box_can_open() -> None:
    assert sys.platform == "win32" or not boxes.ask("Est-ce que")
