"""« Suivre » in the whole window: reached by the keyboard, then a key, a signed attestation, the list, the access."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from mediateur.training.figures import Target
from mediateur.training.register import REASONS, Turn
from mediateur.trust.judging import Valid
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.kit.theme import Theme, current
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.ui.pages.training.following.tools import FIGURES, KEEPING, SESSIONS
from mediateur.ui.pages.training.home import TrainingHome
from mediateur.ui.pages.training.issuing.key_dialog import KeyDialog, MakeKeyDialog
from mediateur.ui.pages.training.issuing.phrase_dialog import PhraseDialog
from mediateur.ui.pages.training.sessions.sheet_dialog import SheetDialog
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.sessions import Plan
from tests import big_register
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, driven, settle, words
from tests.ui.saved import only, save_into
from tests.ui.test_accessibility import SHAPES, audit, shape

PASSPHRASE = "quatre mots sans lien"


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where everything is saved."""
    return save_into(tmp_path / "sorties", monkeypatch)


def follow(hands: Driver) -> FollowPart:
    """Go to « Suivre » and let it read."""
    hands.key(KEY.Key_8, CTRL)
    home = hands.window.findChild(TrainingHome)
    assert home is not None
    home.tabs.setFocus()
    hands.key(KEY.Key_Right)
    rest()
    part = home.follow
    assert isinstance(part, FollowPart)
    return part


def rest() -> None:
    for _ in range(6):
        jobs.wait()
        settle()


def dialog_of(hands: Driver, kind: type[Dialog]) -> Dialog:
    rest()
    dialog = open_dialog_of(hands.window)
    assert isinstance(dialog, kind), f"{type(dialog).__name__} is open"
    return dialog


def ready(hands: Driver) -> str:
    """Enter a mediator to whom nothing is missing; return her id."""
    register, today = hands.app.register, dt.date.today()
    person = register.people.enrol(Details("Médiateur 1"))
    session = register.sessions.create(Plan("Formation initiale", today))
    register.sessions.enrol(session.id, [person.id])
    register.sessions.tick(session.id, {person.id: True})
    register.proofs.add_quiz(person.id, 19, 20)
    register.proofs.observe(person.id, "Formateur 1", [point.id for point in register.proofs.points], [])
    return person.id


def make_key(hands: Driver) -> None:
    made = dialog_of(hands, MakeKeyDialog)
    assert isinstance(made, MakeKeyDialog)
    made.name.setText("Organisme d’essai")
    made.phrase.setText(PASSPHRASE)
    made.again.setText("autre chose")
    made.save.click()
    assert made.again_row.error
    made.again.setText(PASSPHRASE)
    made.save.click()


def sign(hands: Driver) -> None:
    asked = dialog_of(hands, PhraseDialog)
    assert isinstance(asked, PhraseDialog)
    asked.phrase.setText(PASSPHRASE)
    asked.go.click()


@pytest.mark.parametrize("known", [True, False], ids=["rempli", "vide"])
def test_the_keyboard_stays_in_the_register_that_is_opened_then_closed(hands: Driver, known: bool) -> None:
    register = hands.app.register
    if known:
        register.people.enrol(Details("Rivel Brunal"))
    register.protect(PASSPHRASE, PASSPHRASE)
    register.lock()
    part = follow(hands)
    assert not part.isAncestorOf(hands.focus()), "it is not taken from where it is"
    while hands.focus() is not part.locked.password:
        hands.key(KEY.Key_Tab)
    hands.type(PASSPHRASE)
    hands.enter()
    rest()
    assert (part.people if known else part.first_use).isAncestorOf(hands.focus())
    part.tools.choose(KEEPING)
    part.tools.changed.emit()
    part.keeping.lock.setFocus()
    hands.key(KEY.Key_Space)
    rest()
    assert hands.focus() is part.locked.password
    [closed] = hands.window.findChildren(Toast)
    assert closed.isVisible()
    hands.type(PASSPHRASE)
    hands.enter()
    rest()
    assert hands.window.findChildren(Toast) == [], "it is not said closed over what is open"


def test_only_what_is_in_view_is_made_at_the_opening_and_the_rest_is_whole_when_it_comes(hands: Driver) -> None:
    ready(hands)
    part = follow(hands)
    later = ("first_use", "locked", "sessions", "figures", "keeping", "person", "session")
    assert not any(part.has(name) for name in later)
    assert not part.people.filters.findChildren(QComboBox)
    for view, words_of_it in ((FIGURES, "1 en formation"), (KEEPING, "Sans mot de passe"), (SESSIONS, "1 session")):
        part.tools.segments.set_value(view)
        part.tools.changed.emit()
        rest()
        assert words_of_it in words(part).replace("\N{NO-BREAK SPACE}", " ")


def test_a_first_mediator_is_entered_by_the_keyboard_alone(hands: Driver) -> None:
    part = follow(hands)
    assert part.first_use.isVisible()
    part.first_use.begin.setFocus()
    hands.key(KEY.Key_N, CTRL)
    hands.type("Médiateur 12")
    hands.key(KEY.Key_Return, CTRL)
    rest()
    assert part.people.isVisible()
    assert "Médiateur inscrit." in words(hands.window)


def test_an_attestation_is_given_signed_and_verified(hands: Driver, target: Path) -> None:
    person = ready(hands)
    part = follow(hands)
    part.acts.open(person)
    part.person.give.click()
    confirmed = dialog_of(hands, ConfirmDialog)
    assert isinstance(confirmed, ConfirmDialog)
    confirmed.yes.click()
    make_key(hands)
    sign(hands)
    offered = dialog_of(hands, SheetDialog)
    assert isinstance(offered, SheetDialog)
    offered.keep.click()
    rest()
    assert only(target).read_bytes().startswith(b"%PDF")
    pdf = only(target)
    assert isinstance(hands.app.verification.file(pdf, dt.date.today()), Valid)


def test_what_was_withdrawn_is_in_the_list_that_is_given(hands: Driver, target: Path) -> None:
    person = ready(hands)
    register = hands.app.register
    number = register.giving.give(person).number
    register.giving.withdraw(person, next(iter(REASONS[Turn.WITHDRAWN])))
    part = follow(hands)
    part.key_asked.emit()
    make_key(hands)
    shown = dialog_of(hands, KeyDialog)
    assert isinstance(shown, KeyDialog)
    own = hands.app.organisations.own()
    assert own is not None
    assert own.fingerprint in words(shown)
    shown.publish.click()
    sign(hands)
    rest()
    listed = hands.app.organisations.weigh(only(target).read_bytes(), dt.date.today()).listed
    assert [end.number for end in listed.publisher.ended] == [number]


def test_a_wrong_passphrase_is_told_on_the_page(hands: Driver) -> None:
    person = ready(hands)
    hands.app.organisations.make("Organisme d’essai", PASSPHRASE, dt.date.today())
    number = hands.app.register.giving.give(person).number
    part = follow(hands)
    part.print_asked.emit(number)
    asked = dialog_of(hands, PhraseDialog)
    assert isinstance(asked, PhraseDialog)
    asked.go.click()
    assert asked.row.error
    asked.phrase.setText("une autre phrase")
    asked.go.click()
    rest()
    assert part.trouble.isVisible()


def test_what_is_held_of_a_mediator_is_written_where_one_chooses(hands: Driver, target: Path) -> None:
    person = ready(hands)
    follow(hands).save_asked.emit(hands.app.register.privacy.access(person))
    rest()
    assert "Médiateur 1" in only(target).read_text(encoding="utf-8")


def test_in_practice_there_is_no_register(data_folder: Path, theme: Theme) -> None:
    with driven(data_folder, theme, practice=True) as other:
        other.show()
        other.window.show_page("formation")
        home = other.window.findChild(TrainingHome)
        assert home is not None
        home.tabs.setCurrentIndex(1)
        rest()
        assert not isinstance(home.follow, FollowPart)
        assert home.trouble.isVisible()


@pytest.mark.parametrize("name", list(SHAPES))
def test_the_part_holds_in_every_shape_of_the_window(hands: Driver, name: str) -> None:
    ready(hands)
    part = follow(hands)
    shape(hands, name)
    rest()
    calm(hands.window)
    assert part.people.isVisible()
    assert audit(hands.window) == {}


@pytest.mark.parametrize("dress", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("height", [690, 720, 768])
@pytest.mark.parametrize("goal", [0, 4000])
def test_a_filled_register_holds_without_scrolling_the_page(
    hands: Driver, data_folder: Path, dress: str, height: int, goal: int
) -> None:
    big_register.build(data_folder, big_register.Size(96, 12, 300, 300))
    hands.app.register.set_target(Target(goal, None))
    hands.theme.set(dress)
    hands.window.resize(1366, height)
    part = follow(hands)
    calm(hands.window)
    home, table = hands.window.findChild(TrainingHome), part.people.table
    assert home is not None
    assert home.scroller.lacking == 0
    assert part.people.renewals.more.isVisible()
    line, room = table.rowHeight(0), table.viewport().height()
    assert room % line < room // line, "no part of a line is in view"
    assert line < 1.5 * current().dimension("ligne_tableau")
    assert audit(hands.window) == {}


@pytest.mark.parametrize("scale", [1.1, 1.25, 1.4, 1.49])
def test_every_column_is_whole_at_every_text_size_before_the_page_is_stacked(
    hands: Driver, data_folder: Path, scale: float
) -> None:
    big_register.build(data_folder, big_register.Size(96, 12, 300, 300))
    hands.app.register.set_target(Target(120, dt.date(2027, 6, 30)))
    hands.theme.set(scale=scale)
    hands.window.resize(1366, 690)
    part = follow(hands)
    calm(hands.window)
    table, home = part.people.table, hands.window.findChild(TrainingHome)
    assert home is not None
    assert table.horizontalScrollBar().maximum() == 0
    assert not any(table.cuts(row) for row in range(5))
    home.scroller.verticalScrollBar().setValue(home.scroller.verticalScrollBar().maximum())
    calm(hands.window)
    assert audit(hands.window) == {}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_of_the_key_hold(hands: Driver, scale: float) -> None:
    hands.theme.set(scale=scale)
    part = follow(hands)
    part.key_asked.emit()
    for kind in (MakeKeyDialog, KeyDialog):
        dialog = dialog_of(hands, kind)
        calm(hands.window)
        assert (*nameless(dialog), *small_targets(dialog), *clipped(dialog), *overflowing(dialog)) == ()
        if kind is MakeKeyDialog:
            make_key(hands)
