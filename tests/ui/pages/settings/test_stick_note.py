"""The stick: asked about when it comes into view, warned of when it may be read, never said encrypted when unsure."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediateur.journal.shelter import Shelter
from mediateur.ui import jobs
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.parts import FolderSection
from mediateur.ui.pages.settings.privacy_panel import PrivacyPanel
from mediateur.usecases.program.stick import ADVICE, Stick
from tests.ui.audit import clipped
from tests.ui.conftest import show
from tests.ui.driving import calm, said, settle, words
from tests.ui.pages.conftest import check_french


def answering(shelter: Shelter, asked: list[Path]) -> Stick:
    def answer(folder: Path) -> Shelter:
        asked.append(folder)
        return shelter

    return Stick(Path(__file__).parent / "absent" / "donnees", answer)


@pytest.mark.parametrize("shelter", Shelter)
def test_the_first_opening_warns_of_a_stick_that_is_not_known_to_be_encrypted(
    shelter: Shelter, theme: Theme, qtbot: QtBot
) -> None:
    asked: list[Path] = []
    panel = PrivacyPanel(Path("donnees"), answering(shelter, asked))
    assert asked == []
    show(panel, 900, 900)
    jobs.wait()
    settle()
    assert asked == [Path(__file__).parent]
    assert panel.stick.message.isVisible() is (shelter is not Shelter.ENCRYPTED)
    assert (ADVICE[shelter].title in words(panel)) is (shelter is not Shelter.ENCRYPTED)
    assert any(ADVICE[shelter].title in text for text in said()) is (shelter is not Shelter.ENCRYPTED)
    panel.hide()
    panel.show()
    jobs.wait()
    assert len(asked) == 1


@pytest.mark.parametrize("shelter", Shelter)
def test_reglages_says_it_quietly(shelter: Shelter, theme: Theme) -> None:
    theme.set(scale=2.0)
    section = FolderSection(Path("donnees"), answering(shelter, []))
    show(section, 1000, 3000)
    jobs.wait()
    calm(section)
    assert ADVICE[shelter].title in words(section)
    assert said() == []
    assert clipped(section) == []
    check_french(section)


def test_without_a_stick_nothing_is_asked_nor_shown(theme: Theme) -> None:
    for part in (PrivacyPanel(Path("donnees")), FolderSection(Path("donnees"))):
        show(part, 900, 900)
        assert part.stick.isHidden()
