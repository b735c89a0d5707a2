"""« Réseau », for coordinators: the places that share, the figures they make together, what is published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands


def network_page(window: Errands) -> QWidget:
    """Return « Réseau »."""
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
