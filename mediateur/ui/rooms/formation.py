"""The pages of « Formation »: learning, practising, quizzes, the register, attestations verified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands
    from mediateur.ui.pages.training.page import TrainingPage
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.usecases.register.figures import Reference


def training_page(window: Errands) -> QWidget:
    """Return « Formation », with what its cards open."""
    from mediateur.ui.pages.training.learning.modules import OWN, Offer
    from mediateur.ui.pages.training.learning.reader import Reading
    from mediateur.ui.pages.training.page import Opening, TrainingPage

    app = window.app
    play = Offer("message-square-quote", "S’exercer", "Des cas à jouer, à côté d’un site imaginé.", "Rien n’est compté")
    quiz = Offer(
        "list-checks", "Faire un quiz", "Des questions tirées au hasard, expliquées.", "Aucune note n’est publiée"
    )
    openings = {
        "exercice": Opening(play, lambda: _practice(window)),
        "quiz": Opening(quiz, lambda: _quiz(window, page)),
        OWN: Opening(None, lambda: _own_history(window)),
    }
    reading = Reading(app.rights, window.artist.schematic, app.printing.title_of)
    page = TrainingPage(app.lessons, app.preferences, reading, lambda: _follow(window), openings)
    page.pathway_asked.connect(window.start_pathway)
    page.form_asked.connect(window.print_form)
    page.module_asked.connect(window.print_module)
    page.verify_asked.connect(window.show_verification)
    page.prepare(app.prepare_register)
    return page


def _practice(window: Errands) -> QWidget:
    from mediateur.ui.pages.training.practice.page import PracticeView

    return PracticeView(window.app.cases, window.app.rights, window.app.preferences, window.artist.schematic)


def _quiz(window: Errands, page: TrainingPage) -> QWidget:
    from mediateur.ui.pages.training.quiz.page import QuizView

    app = window.app
    view = QuizView(app.quizzes, app.rights, app.lessons.modules)
    view.sheet_asked.connect(window.save_sheet)
    view.module_asked.connect(page.open_module)
    return view


def _own_history(window: Errands) -> QWidget:
    from mediateur.ui.pages.training.learning.history import HistoryView
    from mediateur.usecases.learning.own_history import own_history
    from mediateur.usecases.learning.quizzes import titles_of

    app = window.app
    view = HistoryView(
        lambda: own_history(app.lessons, app.cases, app.quizzes), lambda: titles_of(app.lessons.modules())
    )
    view.verify_asked.connect(window.show_verification)
    return view


def _follow(window: Errands) -> QWidget:
    from mediateur.ui.following import Following
    from mediateur.ui.pages.training.following.panel import FollowPart

    app = window.app
    file = str(app.register_file)
    part = FollowPart(app.register, file, lambda: _national(window), lambda: _success(window), app.reached)
    Following(window, part)
    return part


def _national(window: Errands) -> Sequence[Reference]:
    from mediateur.usecases.register.figures import national

    library = window.app.content.library()
    return national(library.facts, library.sources)


def _success(window: Errands) -> SuccessView:
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.usecases.learning.quizzes import titles_of

    app = window.app
    return SuccessView(app.quizzes, lambda: titles_of(app.lessons.modules()))


def verification_page(window: Errands) -> QWidget:
    """Return « Vérifier une attestation »."""
    from mediateur.ui.pages.training.verifying.page import VerifyPage
    from mediateur.usecases.network.standing import Standings

    app = window.app
    published = None if app.practice else app.trust_renewal.fetch
    page = VerifyPage(app.verification, app.organisations, published)
    page.show_network(joined=window.standings != Standings())
    page.back_asked.connect(window.show_training)
    return page
