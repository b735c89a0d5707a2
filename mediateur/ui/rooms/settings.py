"""« Réglages », with its sections that not every machine has: sharing, content packs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands
    from mediateur.ui.pages.settings.content import ContentSection


def settings_page(window: Errands) -> QWidget:
    """Return « Réglages »."""
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
