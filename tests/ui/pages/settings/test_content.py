"""« Contenu » in Réglages: what is in force, another from a file, the one before, and who may sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from mediateur.content.text import french
from mediateur.content.version import BUILT_IN
from mediateur.errors import MediateurError
from mediateur.trust.content_keys import ContentKeys
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.content import ContentSection
from mediateur.ui.pages.settings.content_dialog import WeighedDialog
from mediateur.ui.pages.settings.content_fetch import FetchPanel
from mediateur.ui.pages.settings.content_signers import SignersPanel
from mediateur.ui.pages.training.verifying.trust import TrustDialog
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.content.fetching import ContentFetching, Newest
from mediateur.usecases.content.trust import ContentTrust
from mediateur.usecases.content.upkeep import Reviewed
from mediateur.usecases.preferences import Preferences
from tests.trust.samples import TODAY
from tests.ui.conftest import press, show, type_text
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.usecases.content.samples import Machine, signed
from tests.usecases.content.test_fetching import NOW, Source

LONG = 20_000
# What a test shows lives until what it began has ended.
KEPT: list[ContentSection] = []


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def nothing_under_way(qapp: QApplication) -> Iterator[None]:
    yield
    settle()
    KEPT.clear()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "dossier")


@pytest.fixture
def coming(tmp_path: Path) -> Path:
    file = tmp_path / "suivant.contenu"
    file.write_bytes(signed())
    return file


def section_of(machine: Machine, source: Source | None = None, *, is_past: bool = False) -> ContentSection:
    organisations = Organisations(machine.folder)
    trust = ContentTrust(ContentKeys(machine.folder), organisations, lambda: None)
    signers = SignersPanel(trust, organisations, lambda: TODAY)
    fetching = ContentFetching(lambda: source, machine.packs, Preferences(machine.folder), lambda: NOW)
    section = ContentSection(machine.packs, signers, FetchPanel(fetching), lambda: Reviewed("2027-02", is_past))
    KEPT.append(section)
    show(section, WIDTH, HEIGHT)
    section.refresh()
    settle()
    return section


def settle() -> None:
    """Wait for what was begun, and for what it begins in turn."""
    for _ in range(3):
        jobs.wait()
        QCoreApplication.processEvents()


def install(section: ContentSection, coming: Path, qtbot: QtBot) -> None:
    section.weigh(str(coming))
    qtbot.waitUntil(lambda: open_dialog_of(section) is not None, timeout=LONG)
    with qtbot.waitSignal(section.changed, timeout=LONG):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_the_section_is_accessible(machine: Machine, theme: Theme) -> None:
    section = section_of(machine)
    check_accessible(section, theme)
    check_french(section)


def test_it_says_that_the_own_content_is_in_force_and_offers_no_way_back(machine: Machine) -> None:
    section = section_of(machine)
    assert section.present.text() == french(f"En service : le contenu livré avec Médiateur ({BUILT_IN}).")
    assert section.review.text() == "À relire avant fin février 2027."
    assert not section.back.isVisible()
    assert not section.own.isVisible()


def test_a_pack_is_read_to_the_end_before_it_is_agreed_to(machine: Machine, coming: Path, qtbot: QtBot) -> None:
    section = section_of(machine)
    section.weigh(str(coming))
    assert section.waiting.isVisible()
    assert not section.install.isVisible()
    qtbot.waitUntil(lambda: open_dialog_of(section) is not None, timeout=LONG)
    dialog = open_dialog_of(section)
    assert isinstance(dialog, WeighedDialog)
    assert dialog.keep.hasFocus()
    check_french(dialog)
    dialog.keep.click()
    assert machine.packs.present().is_own
    assert section.install.isVisible()


def test_a_pack_is_installed_and_gone_back_from(machine: Machine, coming: Path, qtbot: QtBot) -> None:
    section = section_of(machine)
    install(section, coming, qtbot)
    assert "le contenu 2026.12.1 du 29\N{NO-BREAK SPACE}novembre 2026, signé par Coordination" in section.present.text()
    assert section.own.isVisible()
    assert not section.back.isVisible()
    coming.write_bytes(signed("2026.12.2"))
    install(section, coming, qtbot)
    assert section.back.isVisible()
    section.back.click()
    dialog = open_dialog_of(section)
    assert isinstance(dialog, ConfirmDialog)
    with qtbot.waitSignal(section.changed, timeout=LONG):
        dialog.yes.click()
    settle()
    assert str(machine.packs.present().version) == "2026.12.1"


def test_a_pack_that_is_refused_is_told_in_place(machine: Machine, coming: Path, qtbot: QtBot) -> None:
    section = section_of(machine)
    coming.write_bytes(b"autre chose")
    section.weigh(str(coming))
    qtbot.waitUntil(section.trouble.isVisible, timeout=LONG)
    settle()
    assert section.trouble.isVisible()
    assert open_dialog_of(section) is None
    assert section.install.isVisible()
    section.weigh(str(coming.with_name("absent")))
    qtbot.waitUntil(section.install.isVisible, timeout=LONG)
    assert section.trouble.isVisible()


def test_content_past_its_review_is_marked(machine: Machine, theme: Theme) -> None:
    section = section_of(machine, is_past=True)
    assert section.past.isVisible()
    assert not section.review.isVisible()
    check_accessible(section, theme)
    check_french(section)


def test_an_organisation_is_trusted_once_its_fingerprint_was_typed(
    machine: Machine, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    other = Organisations(tmp_path / "ailleurs")
    own = other.make("Coordination 12", "cheval pile agrafe correct", TODAY)
    file = tmp_path / "liste.confiance"
    file.write_bytes(other.publish("cheval pile agrafe correct", TODAY))
    section = section_of(machine)
    section.signers.weigh(str(file))
    qtbot.waitUntil(lambda: open_dialog_of(section) is not None, timeout=LONG)
    dialog = open_dialog_of(section)
    assert isinstance(dialog, TrustDialog)
    type_text(dialog.field, own.fingerprint)
    with qtbot.waitSignal(section.signers.changed):
        dialog.trust.click()
    assert [key.name for key in ContentKeys(machine.folder).all()] == ["Coordination 12"]
    check_accessible(section, theme)
    leave = next(b for b in section.findChildren(QAbstractButton) if "Coordination 12" in b.accessibleName())
    leave.click()
    asked = open_dialog_of(section)
    assert isinstance(asked, ConfirmDialog)
    asked.yes.click()
    assert ContentKeys(machine.folder).all() == ()


def test_where_no_network_was_joined_nothing_of_it_shows(machine: Machine) -> None:
    assert not section_of(machine).fetch.isVisible()


def test_a_content_is_looked_for_brought_and_proposed(machine: Machine, qtbot: QtBot, theme: Theme) -> None:
    source = Source(signed(), Newest("2026.12.1"))
    section = section_of(machine, source)
    assert section.fetch.isVisible()
    check_accessible(section, theme)
    check_french(section)
    assert not section.fetch.daily.isChecked()
    section.fetch.search.click()
    qtbot.waitUntil(section.fetch.take.isVisible, timeout=LONG)
    assert "2026.12.1" in section.fetch.told.text()
    section.fetch.take.click()
    qtbot.waitUntil(lambda: open_dialog_of(section) is not None, timeout=LONG)
    assert isinstance(open_dialog_of(section), WeighedDialog)
    assert machine.packs.present().is_own


def test_looking_by_itself_is_agreed_to(machine: Machine) -> None:
    section = section_of(machine, Source(b"", None))
    section.fetch.daily.click()
    assert Preferences(machine.folder).current.content_fetch
    section.fetch.daily.click()
    assert not Preferences(machine.folder).current.content_fetch


def test_what_hinders_is_told_in_place(machine: Machine, qtbot: QtBot) -> None:
    source = Source(b"", None)
    source.error = MediateurError("Le serveur ne répond pas.")
    section = section_of(machine, source)
    section.fetch.search.click()
    qtbot.waitUntil(section.trouble.isVisible, timeout=LONG)
    assert section.fetch.search.isVisible()
