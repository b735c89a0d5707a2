"""Which page is behind which entry: each is imported and made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands
    from mediateur.ui.pages.settings.content import ContentSection
    from mediateur.ui.pages.training.page import TrainingPage
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.usecases.register.figures import Reference


def make_page(name: str, window: Errands) -> QWidget:
    """Return the page of an entry, with its signals connected to the window."""
    return MAKERS[name](window)


def _failure(window: Errands) -> QWidget:
    from mediateur.ui.pages.shell.failure import FailurePage

    page = FailurePage()
    page.retry_asked.connect(window.open_store)
    page.folder_asked.connect(window.open_folder)
    return page


def _welcome(window: Errands) -> QWidget:
    from mediateur.ui.pages.welcome.page import WelcomePage

    app = window.app
    page = WelcomePage(app.preferences, app.places, window.theme, app.folder, app.stick)
    page.finished.connect(window.end_welcome)
    page.finished.connect(window.offer_tour)
    return page


def _pathways(window: Errands) -> QWidget:
    from mediateur.ui.pages.pathways.page import PathwaysPage

    page = PathwaysPage(window.app.content, window.app.search)
    page.chosen.connect(window.start_pathway)
    page.found.connect(window.open_found)
    page.code_entered.connect(window.resume_by_code)
    return page


def _rights(window: Errands) -> QWidget:
    from mediateur.ui.pages.rights.page import RightsPage

    page = RightsPage(window.app.rights, window.app.printing)
    page.pathway_asked.connect(window.start_right)
    page.show_asked.connect(window.show_placard)
    page.print_right_asked.connect(window.print_right)
    page.print_memo_asked.connect(window.print_memo)
    page.print_form_asked.connect(window.print_form)
    return page


def _print(window: Errands) -> QWidget:
    from mediateur.ui.pages.printing.page import PrintPage

    page = PrintPage(window.app.printing, window.app.places, window.app.preferences)
    page.session_asked.connect(window.desk.come_back)
    page.printed.connect(window.desk.count_guides)
    return page


def _workshop(window: Errands) -> QWidget:
    from mediateur.ui.pages.workshop.page import WorkshopPage

    app = window.app
    return WorkshopPage(app.workshops, app.content, app.places, app.preferences)


def _journal(window: Errands) -> QWidget:
    from mediateur.ui.pages.journal.acts import Tools
    from mediateur.ui.pages.journal.page import JournalPage

    app = window.app
    tools = Tools(app.journal, app.corrections, app.sessions, app.content, app.places, app.preferences)
    page = JournalPage(tools, retention=None if app.practice else app.retention)
    page.months_closed.connect(window.look_after)
    page.export_requested.connect(window.export_journal)
    page.import_requested.connect(window.import_journal)
    page.withdrawal_requested.connect(window.withdraw_import)
    page.recopy_requested.connect(window.show_recopy)
    return page


def _dashboard(window: Errands) -> QWidget:
    from mediateur.ui.pages.dashboard.page import DashboardPage
    from mediateur.ui.pages.dashboard.view import FiguresView

    view = FiguresView(window.app.statistics, window.app.sharing, practice=window.app.practice)
    view.report_asked.connect(window.save_report)
    return DashboardPage(view)


def _recopy(window: Errands) -> QWidget:
    from mediateur.ui.pages.recopy.page import RecopyPage

    return RecopyPage(window.app.recopying)


def _training(window: Errands) -> QWidget:
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


def _verify(window: Errands) -> QWidget:
    from mediateur.ui.pages.training.verifying.page import VerifyPage
    from mediateur.usecases.network.standing import Standings

    app = window.app
    published = None if app.practice else app.trust_renewal.fetch
    page = VerifyPage(app.verification, app.organisations, published)
    page.show_network(joined=window.standings != Standings())
    page.back_asked.connect(window.show_training)
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


def _contents(window: Errands) -> ContentSection:
    from mediateur.ui.pages.settings.content import ContentSection
    from mediateur.ui.pages.settings.content_fetch import FetchPanel
    from mediateur.ui.pages.settings.content_signers import SignersPanel

    app = window.app
    fetch = FetchPanel(app.fetching)
    section = ContentSection(app.packs, SignersPanel(app.content_trust, app.organisations), fetch, app.reviewed)
    section.changed.connect(window.take_content)
    fetch.agreed.connect(window.watch_content)
    return section


def _success(window: Errands) -> SuccessView:
    from mediateur.ui.pages.training.quiz.success_view import SuccessView
    from mediateur.usecases.learning.quizzes import titles_of

    app = window.app
    return SuccessView(app.quizzes, lambda: titles_of(app.lessons.modules()))


def _settings(window: Errands) -> QWidget:
    import datetime as dt

    from mediateur.ui.pages.network.sharing_section import make_section
    from mediateur.ui.pages.settings.page import SettingsPage

    app = window.app
    backups, retention = (None, None) if app.practice else (app.backups, app.retention)
    sharing = None if app.practice else make_section(app.network, dt.date.today())
    page = SettingsPage(
        app.preferences,
        app.places,
        app.content,
        window.theme,
        app.folder,
        backups=backups,
        retention=retention,
        stick=app.stick,
        contents=None if app.practice else _contents(window),
        sharing=sharing,
    )
    page.show_standings(window.standings)
    if sharing is not None:
        sharing.changed.connect(window.take_standings)
    page.months_closed.connect(window.look_after)
    page.changed.connect(window.take_settings)
    page.save_asked.connect(window.save_journal)
    page.restore_asked.connect(window.restore_journal)
    page.practice_asked.connect(window.practise)
    page.folder_asked.connect(window.open_folder)
    return page


def _network(window: Errands) -> QWidget:
    import datetime as dt

    from mediateur.ui.inviting import InvitationPaper
    from mediateur.ui.pages.dashboard.view import FiguresView
    from mediateur.ui.pages.network.accounts_view import AccountsView
    from mediateur.ui.pages.network.acts import NetworkActs
    from mediateur.ui.pages.network.page import NetworkPage
    from mediateur.ui.pages.network.places_view import PlacesView
    from mediateur.ui.pages.network.publishing_view import PublishingView

    app = window.app
    acts = NetworkActs(window, app.coordination)
    figures = FiguresView(app.network_statistics, app.network_sharing, network=app.coordination)
    today = dt.date.today()
    page = NetworkPage(acts, figures, (PlacesView(today), AccountsView(today, app.inviter), PublishingView()))
    page.report_asked.connect(window.save_network_report)
    paper = InvitationPaper(window)
    acts.print_asked.connect(paper.print)
    acts.paper_asked.connect(paper.keep)
    acts.file_asked.connect(paper.keep_file)
    paper.failed.connect(page.trouble.tell)
    return page


def _help(window: Errands) -> QWidget:
    from mediateur.ui.pages.help.news import NewsSection
    from mediateur.ui.pages.help.page import HelpPage
    from mediateur.ui.pages.help.tour_panel import TourPanel
    from mediateur.ui.pages.help.updates import UpdatesPanel
    from mediateur.ui.pages.shared.sections import Section

    app = window.app
    updates = UpdatesPanel(None if app.practice else app.updates)
    updates.page_asked.connect(window.open_page)
    tour = TourPanel()
    tour.asked.connect(window.begin_tour)
    more = (
        Section("premiers-pas", "route", "Premiers pas", tour),
        Section("nouveautes", "scroll-text", "Nouveautés", NewsSection(app.news)),
        Section("mises-a-jour", "download", "Mises à jour", updates),
    )
    return HelpPage(app.manual, more)


MAKERS: dict[str, Callable[[Errands], QWidget]] = {
    "panne": _failure,
    "bienvenue": _welcome,
    "parcours": _pathways,
    "droits": _rights,
    "imprimer": _print,
    "atelier": _workshop,
    "journal": _journal,
    "tableau": _dashboard,
    "a-recopier": _recopy,
    "formation": _training,
    "attestation": _verify,
    "reglages": _settings,
    "reseau": _network,
    "aide": _help,
}
