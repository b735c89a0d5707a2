"""« Reprendre une feuille de résultats… » on the card of a mediator, in the whole window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.app import App
from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.training.quiz import REFRESHER, WHOLE
from mediateur.training.register import QuizKind
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.usecases.register.people import Details
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import Driver, calm, said, words
from tests.ui.pages.training.following.test_people import spaced
from tests.ui.pages.training.following.test_window import dialog_of, follow, rest
from tests.ui.pages.training.quiz.test_quiz import answer_all


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[App]:
    made = App(tmp_path / "autre")
    yield made
    made.close()


def sheet(elsewhere: App, file: Path, *quizzes: str) -> Path:
    """Have quizzes passed on another machine; return the sheet of their results."""
    for quiz in quizzes:
        answer_all(elsewhere.quizzes, elsewhere.quizzes.begin(quiz, 3))
    file.write_bytes(elsewhere.quizzes.sheet())
    return file


def on_card(hands: Driver, name: str = "Médiateur 5") -> tuple[FollowPart, str]:
    """Open the card of a new mediator."""
    person = hands.app.register.people.enrol(Details(name)).id
    part = follow(hands)
    part.acts.open(person)
    return part, person


def choose(hands: Driver, part: FollowPart, file: Path) -> None:
    """Press the button, and choose a file in the dialog of the system."""
    part.person.sheet.click()
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.close()
    rest()


def test_a_sheet_is_shown_then_kept_once(hands: Driver, elsewhere: App, tmp_path: Path) -> None:
    part, person = on_card(hands)
    file = sheet(elsewhere, tmp_path / "feuille.json", WHOLE, REFRESHER, next(iter(elsewhere.quizzes.bank())))
    for told in ("2 résultats ajoutés.", "Rien de nouveau : le registre a déjà ces résultats."):
        choose(hands, part, file)
        asked = dialog_of(hands, ConfirmDialog)
        assert isinstance(asked, ConfirmDialog)
        assert "Feuille de « Médiateur 1 »." in spaced(words(asked))
        assert french(f"Quiz complet du {long_date(dt.date.today())} : 20 sur 20.") in words(asked)
        asked.yes.click()
        rest()
        assert told in [spaced(text) for text in said()]
        kept = hands.app.register.people.card(person).record.quizzes
        assert sorted((one.kind, one.right, one.out_of) for one in kept) == sorted(
            [(QuizKind.WHOLE, 20, 20), (QuizKind.REFRESHER, 10, 10)]
        )
    assert spaced(words(part.person)).count("20 sur 20, réussi.") == 1
    assert len(hands.app.learners.attempts()) == 3


def test_nothing_is_kept_before_it_is_confirmed(hands: Driver, elsewhere: App, tmp_path: Path) -> None:
    part, person = on_card(hands)
    choose(hands, part, sheet(elsewhere, tmp_path / "feuille.json", WHOLE))
    asked = dialog_of(hands, ConfirmDialog)
    assert isinstance(asked, ConfirmDialog)
    asked.no.click()
    rest()
    assert hands.app.register.people.card(person).record.quizzes == ()
    assert hands.app.learners.attempts() == ()


def test_what_is_refused_is_told_beside_the_button(hands: Driver, elsewhere: App, tmp_path: Path) -> None:
    part, _ = on_card(hands)
    trouble = part.person.sheet_trouble
    module = sheet(elsewhere, tmp_path / "module.json", next(iter(elsewhere.quizzes.bank())))
    wrong = tmp_path / "autre.json"
    wrong.write_text("{}", encoding="utf-8")
    for file, reason in ((module, "ni quiz complet"), (tmp_path / "absent.json", "ne s’ouvre pas"), (wrong, "")):
        part.person.sheet_trouble.forget()
        choose(hands, part, file)
        assert open_dialog_of(hands.window) is None
        assert trouble.isVisible()
        assert reason in words(trouble)
    part.acts.open(part.acts.person[0])
    assert not trouble.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_and_the_question_hold(hands: Driver, elsewhere: App, tmp_path: Path, scale: float) -> None:
    hands.theme.set(scale=scale)
    part, _ = on_card(hands)
    choose(hands, part, tmp_path / "absent.json")
    calm(hands.window)
    assert (*nameless(part.person), *small_targets(part.person), *clipped(part.person)) == ()
    choose(hands, part, sheet(elsewhere, tmp_path / "feuille.json", WHOLE, REFRESHER))
    asked = dialog_of(hands, ConfirmDialog)
    calm(hands.window)
    assert (*nameless(asked), *small_targets(asked), *clipped(asked), *overflowing(asked)) == ()
