"""Which page is behind which entry: each is imported and made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mediateur.ui.rooms.formation import training_page, verification_page
from mediateur.ui.rooms.network import network_page
from mediateur.ui.rooms.settings import settings_page

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands


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
    "formation": training_page,
    "attestation": verification_page,
    "reglages": settings_page,
    "reseau": network_page,
    "aide": _help,
}
