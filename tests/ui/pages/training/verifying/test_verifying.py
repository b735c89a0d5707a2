"""« Vérifier une attestation » in the real window: a text, a scanner, a file, a list; nothing stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from mediateur import paths
from mediateur.content.text import NBSP
from mediateur.training.register import Certificate, Person, Rule
from mediateur.trust import credential, trust_list
from mediateur.trust.keys import fingerprint
from mediateur.trust.shelf import Shelf
from mediateur.trust.trust_list import Ended
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.verifying.answer import SIGNED
from mediateur.ui.pages.training.verifying.page import NOTHING, VerifyPage
from mediateur.ui.pages.training.verifying.trust import DIFFERS, TrustDialog
from mediateur.usecases.attestations.certificates import Attested, Certificates
from mediateur.usecases.attestations.verdict_words import CANNOT, NO_LISTS
from mediateur.usecases.practising import PracticeError
from tests.traces import traces
from tests.trust.samples import CODE, FACTS, KEY, LIST, ORGANISATION, TODAY, listed
from tests.ui.driving import Driver, driven, said, settle, words
from tests.ui.pages.conftest import check_french
from tests.ui.test_accessibility import THEMES, audit, shape

VALID = f"Attestation valable jusqu’au 19{NBSP}novembre 2028."


@pytest.fixture
def lists(data_folder: Path) -> Shelf:
    """Return the lists of the machine, with that of an organisation."""
    return trusting(data_folder, LIST)


def trusting(folder: Path, listed: trust_list.TrustList) -> Shelf:
    shelf = Shelf(folder)
    shelf.keep(shelf.weigh(trust_list.write(listed, KEY), TODAY))
    return shelf


@pytest.fixture
def page(hands: Driver) -> VerifyPage:
    return opened(hands)


def opened(hands: Driver) -> VerifyPage:
    hands.window.show_verification()
    settle()
    page = hands.window.page("attestation")
    assert isinstance(page, VerifyPage)
    page.today = lambda: TODAY
    return page


def rest() -> None:
    jobs.wait()
    settle()


def test_the_text_of_a_code_is_answered(lists: Shelf, hands: Driver, page: VerifyPage) -> None:
    page.field.setText(CODE)
    page.verify.click()
    rest()
    assert page.answer.headline.text() == VALID
    shown = words(page.answer)
    for told in (FACTS.name, FACTS.number, FACTS.title, SIGNED, "Organisme A", f"25{NBSP}novembre 2026"):
        assert told in shown
    assert VALID in said()[-1]
    assert page.field.text() == ""


def test_a_hand_scanner_types_from_anywhere_and_ends_with_enter(lists: Shelf, hands: Driver, page: VerifyPage) -> None:
    for _ in range(2):
        page.back.setFocus()
        hands.type(CODE)
        hands.enter()
        rest()
        assert page.answer.headline.text() == VALID
        assert page.field.text() == ""


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        (Ended(FACTS.number, LIST.day), f"Attestation retirée le 25{NBSP}novembre 2026."),
        (Ended(FACTS.number, LIST.day, trust_list.Turned.SUSPENDED), "Attestation suspendue le"),
    ],
)
def test_what_was_taken_back_is_told_with_its_day(data_folder: Path, hands: Driver, ended: Ended, told: str) -> None:
    trusting(data_folder, listed(ended))
    page = opened(hands)
    page.field.setText(CODE)
    page.verify.click()
    rest()
    assert page.answer.headline.text().startswith(told)


def test_what_cannot_be_verified_shows_no_fact(hands: Driver, page: VerifyPage) -> None:
    page.field.setText(CODE)
    page.verify.click()
    rest()
    assert page.answer.headline.text() == CANNOT
    assert FACTS.name not in words(page.answer)
    assert SIGNED not in words(page.answer)
    assert NO_LISTS in words(page.answer)


def test_nothing_to_verify_is_said_in_place(hands: Driver, page: VerifyPage) -> None:
    page.verify.click()
    settle()
    assert page.row.error == NOTHING
    assert page.field.hasFocus()


def pdf(tmp_path: Path) -> Path:
    rule = Rule()
    given = Certificate(
        number=FACTS.number,
        person="1",
        issued=FACTS.issued,
        trained=FACTS.trained,
        title=FACTS.title,
        minutes=FACTS.minutes,
        expires=FACTS.expires,
        rule=rule,
    )
    person = Person(id="1", number=1, name=FACTS.name, entered=FACTS.issued)
    file = tmp_path / "attestation.pdf"
    file.write_bytes(Certificates("Organisme A", KEY, paths.resources()).pdf(Attested(given, person)))
    return file


def test_a_file_is_dropped_or_opened(lists: Shelf, hands: Driver, page: VerifyPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf(tmp_path)))])
    plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *plain))
    rest()
    assert page.answer.headline.text() == VALID
    page.verify_file(tmp_path / "absent.pdf")
    rest()
    assert page.answer.isHidden()
    assert page.trouble.isVisible()
    (tmp_path / "lettre.txt").write_text("MED1:", encoding="utf-8")
    page.verify_file(tmp_path / "lettre.txt")
    rest()
    assert page.answer.headline.text() == CANNOT
    assert page.trouble.isHidden()


def test_nothing_stays_of_what_was_verified(
    lists: Shelf, hands: Driver, page: VerifyPage, data_folder: Path, tmp_path: Path
) -> None:
    hands.type(CODE)
    hands.enter()
    rest()
    hands.window.show_page("journal")
    settle()
    assert FACTS.name not in words(page)
    page.verify_file(pdf(tmp_path))
    rest()
    assert FACTS.name not in words(page), "an answer that comes late is not shown"
    assert traces((FACTS.name, FACTS.number, CODE[:40]), data_folder) == []


def test_an_unknown_organisation_is_trusted_by_its_fingerprint(hands: Driver, page: VerifyPage, tmp_path: Path) -> None:
    file = tmp_path / "liste.confiance"
    file.write_bytes(trust_list.write(LIST, KEY))
    page._trusting.weigh(str(file))
    rest()
    dialog = hands.dialog
    assert isinstance(dialog, TrustDialog)
    assert dialog.field.hasFocus()
    dialog.field.setText("0000 0000 0000 0000")
    dialog.trust.click()
    assert dialog.row.error == DIFFERS
    assert "Organisme A" not in words(page.lists)
    assert fingerprint(KEY.public) not in words(dialog), "what is to be asked for is not shown"
    dialog.field.setText(fingerprint(KEY.public).lower())
    dialog.trust.click()
    settle()
    assert "Organisme A" in words(page.lists)
    page.field.setText(CODE)
    page.verify.click()
    rest()
    assert page.answer.headline.text() == VALID


def test_a_list_is_renewed_without_a_question_and_an_older_one_refused(
    lists: Shelf, hands: Driver, page: VerifyPage, tmp_path: Path
) -> None:
    newer = replace(listed(Ended(FACTS.number, LIST.day)), edition=8)
    file = tmp_path / "liste.confiance"
    file.write_bytes(trust_list.write(newer, KEY))
    page._trusting.weigh(str(file))
    rest()
    assert lists.of(ORGANISATION.root) == newer
    file.write_bytes(trust_list.write(LIST, KEY))
    page._trusting.weigh(str(file))
    rest()
    assert page.trouble.isVisible()
    assert lists.of(ORGANISATION.root) == newer


def test_an_organisation_is_trusted_no_more_after_a_question(lists: Shelf, hands: Driver, page: VerifyPage) -> None:
    page.lists.distrust_asked.emit(ORGANISATION.root.hex(), "Organisme A")
    dialog = hands.dialog
    assert isinstance(dialog, ConfirmDialog)
    dialog.yes.click()
    settle()
    assert lists.lists() == ()
    assert "Organisme A" not in words(page.lists)


def test_in_practice_one_verifies_and_the_lists_do_not_change(
    lists: Shelf, data_folder: Path, theme: Theme, tmp_path: Path
) -> None:
    file = tmp_path / "liste.confiance"
    file.write_bytes(trust_list.write(replace(LIST, edition=LIST.edition + 1), KEY))
    with driven(data_folder, theme, practice=True) as hands:
        hands.show()
        page = opened(hands)
        page.field.setText(CODE)
        page.verify.click()
        rest()
        assert page.answer.headline.text() == VALID
        for change in (
            lambda: page._trusting.weigh(str(file)),
            page.lists.import_asked.emit,
            lambda: page.lists.distrust_asked.emit(ORGANISATION.root.hex(), "Organisme A"),
        ):
            page.trouble.forget()
            change()
            rest()
            assert str(PracticeError()).partition(".")[0] in words(page.trouble)
            assert open_dialog_of(hands.window) is None
    assert lists.lists() == (LIST,)


def test_one_goes_back_to_formation(hands: Driver, page: VerifyPage) -> None:
    page.back.click()
    settle()
    assert hands.window.shell.current_name == "formation"


@pytest.mark.parametrize(("dress", "size"), THEMES)
def test_it_holds_at_every_size(lists: Shelf, hands: Driver, dress: str, size: str) -> None:
    hands.theme.set(dress)
    shape(hands, size)
    page = opened(hands)
    hands.type(CODE)
    hands.enter()
    rest()
    assert page.answer.isVisible()
    assert audit(hands.window) == {}


def test_it_speaks_french(lists: Shelf, hands: Driver, page: VerifyPage) -> None:
    hands.type(credential.PREFIX)
    hands.enter()
    rest()
    check_french(page)
