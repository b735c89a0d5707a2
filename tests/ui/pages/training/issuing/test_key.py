"""The key of the organisation in the whole window: taken back from its sheet, declared lost, each said first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.trust.judging import Valid
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.training.issuing.key_dialog import KeyDialog, MakeKeyDialog
from mediateur.ui.pages.training.issuing.key_lost import LostKeyDialog
from mediateur.ui.pages.training.issuing.key_restore import RestoreKeyDialog
from mediateur.usecases.attestations.organisation import OWN
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, words
from tests.ui.pages.training.following.test_window import PASSPHRASE, dialog_of, follow, ready, rest

NAME, FRESH = "Organisme d’essai", "cinq mots vraiment sans lien"


def made(hands: Driver) -> tuple[str, ...]:
    """Make a key; return the lines of its sheet."""
    hands.app.organisations.make(NAME, PASSPHRASE, dt.date.today())
    return hands.app.organisations.sheet(PASSPHRASE)


def lose_the_file(hands: Driver) -> None:
    own = hands.app.organisations.own()
    assert own is not None
    hands.app.organisations.safe.forget(hands.app.organisations.signing_key(PASSPHRASE).id)


def shown(hands: Driver) -> KeyDialog:
    follow(hands).keeping.key.click()
    dialog = dialog_of(hands, KeyDialog)
    assert isinstance(dialog, KeyDialog)
    return dialog


def restoring(hands: Driver) -> RestoreKeyDialog:
    dialog = dialog_of(hands, RestoreKeyDialog)
    assert isinstance(dialog, RestoreKeyDialog)
    return dialog


def losing(hands: Driver) -> LostKeyDialog:
    shown(hands).lose.click()
    dialog = dialog_of(hands, LostKeyDialog)
    assert isinstance(dialog, LostKeyDialog)
    return dialog


def type_lines(dialog: RestoreKeyDialog, lines: tuple[str, ...], phrase: str = FRESH) -> None:
    for field, line in zip(dialog.lines, lines, strict=True):
        field.setText(line)
    dialog.phrase.setText(phrase)
    dialog.again.setText(phrase)


def own_of(hands: Driver) -> tuple[str, str, str]:
    own = hands.app.organisations.own()
    assert own is not None
    return own.name, own.fingerprint, own.rest.name if own.rest is not None else ""


def test_a_key_is_typed_back_on_a_machine_that_has_none(hands: Driver) -> None:
    lines = made(hands)
    before = own_of(hands)
    lose_the_file(hands)
    (hands.app.folder / OWN).unlink()
    follow(hands).keeping.key.click()
    first = dialog_of(hands, MakeKeyDialog)
    assert isinstance(first, MakeKeyDialog)
    first.have_sheet.click()
    dialog = restoring(hands)
    assert hands.focus() is dialog.name
    dialog.save.click()
    assert dialog.name_row.error
    dialog.name.setText(NAME)
    type_lines(dialog, tuple(line.lower().replace(" ", "") for line in lines))
    hands.key(KEY.Key_Return, CTRL)
    dialog_of(hands, KeyDialog)
    assert own_of(hands) == before
    assert hands.app.organisations.signing_key(FRESH)
    assert any("Clé reprise" in words(toast) for toast in hands.window.findChildren(Toast))


def test_a_forgotten_passphrase_is_replaced_by_the_sheet(hands: Driver) -> None:
    lines = made(hands)
    shown(hands).restore.click()
    dialog = restoring(hands)
    assert not dialog.name_row.isVisible()
    assert hands.focus() is dialog.lines[0]
    type_lines(dialog, lines)
    dialog.save.click()
    dialog_of(hands, KeyDialog)
    assert hands.app.organisations.signing_key(FRESH)


def test_each_line_tells_its_own_mistake(hands: Driver) -> None:
    lines = made(hands)
    shown(hands).restore.click()
    dialog = restoring(hands)
    hands.type("7QK2 9M0D")
    hands.key(KEY.Key_Tab)
    assert "Ce n’est pas cette ligne" in dialog.rows[0].error
    type_lines(dialog, (*lines[:3], lines[4], lines[3], *lines[5:]))
    dialog.save.click()
    assert [bool(row.error) for row in dialog.rows].index(True) == 3
    assert hands.focus() is dialog.lines[3]
    assert hands.app.organisations.signing_key(PASSPHRASE)


def test_the_sheet_of_another_key_changes_nothing(hands: Driver, tmp_path: Path) -> None:
    old = made(hands)
    hands.app.organisations.roll_over(PASSPHRASE, PASSPHRASE, dt.date.today())
    before = own_of(hands)
    shown(hands).restore.click()
    dialog = restoring(hands)
    type_lines(dialog, old)
    dialog.save.click()
    rest()
    assert dialog.isVisible()
    assert "n’est pas celle de la clé en service" in words(dialog.trouble)
    assert own_of(hands) == before
    assert hands.app.organisations.signing_key(PASSPHRASE)


def test_what_follows_a_loss_is_said_and_understood_before_it_is_declared(hands: Driver, tmp_path: Path) -> None:
    made(hands)
    number = hands.app.register.giving.give(ready(hands)).number
    paper = hands.app.attesting.attestation(number, PASSPHRASE)
    file = tmp_path / "attestation.pdf"
    file.write_bytes(paper.data)
    assert isinstance(hands.app.verification.file(file, dt.date.today()), Valid)
    before = own_of(hands)
    dialog = losing(hands)
    assert "Toutes les attestations déjà signées cessent d’être valables." in words(dialog)
    hands.key(KEY.Key_Return, CTRL)
    assert dialog.old_row.error
    dialog.old.setText(PASSPHRASE)
    for field in (dialog.phrase, dialog.again):
        field.setText(FRESH)
    hands.key(KEY.Key_Return, CTRL)
    assert dialog.not_understood.isVisible()
    assert own_of(hands) == before
    dialog.understood.click()
    hands.key(KEY.Key_Return, CTRL)
    again = dialog_of(hands, KeyDialog)
    assert own_of(hands)[1] != before[1]
    assert own_of(hands)[1] in words(again)
    assert hands.app.organisations.signing_key(FRESH)
    assert not isinstance(hands.app.verification.file(file, dt.date.today()), Valid)
    file.write_bytes(hands.app.attesting.attestation(number, FRESH).data)
    assert isinstance(hands.app.verification.file(file, dt.date.today()), Valid)


def test_a_wrong_passphrase_or_a_key_that_is_not_here_changes_nothing(hands: Driver) -> None:
    made(hands)
    before = own_of(hands)
    dialog = losing(hands)
    dialog.old.setText("une autre phrase")
    for field in (dialog.phrase, dialog.again):
        field.setText(FRESH)
    dialog.understood.click()
    dialog.save.click()
    rest()
    assert "pas la phrase secrète" in words(dialog.trouble)
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None
    assert own_of(hands) == before
    lose_the_file(hands)
    dialog = losing(hands)
    assert not dialog.old_row.isVisible()
    for field in (dialog.phrase, dialog.again):
        field.setText(FRESH)
    dialog.understood.click()
    dialog.save.click()
    rest()
    assert "Retapez la feuille de secours" in words(dialog.trouble)
    assert own_of(hands)[:2] == before[:2]


def test_changing_the_key_says_what_to_do_when_somebody_took_it(hands: Driver) -> None:
    made(hands)
    shown(hands).change.click()
    assert "déclarez-la plutôt perdue" in words(hands.dialog)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_hold(hands: Driver, scale: float) -> None:
    hands.theme.set(scale=scale)
    made(hands)
    for opening, kind in (("restore", RestoreKeyDialog), ("lose", LostKeyDialog)):
        getattr(shown(hands), opening).click()
        dialog = dialog_of(hands, kind)
        assert isinstance(dialog, RestoreKeyDialog | LostKeyDialog)
        dialog.save.click()
        calm(hands.window)
        assert (*nameless(dialog), *small_targets(dialog), *clipped(dialog), *overflowing(dialog)) == ()
        hands.key(KEY.Key_Escape)
