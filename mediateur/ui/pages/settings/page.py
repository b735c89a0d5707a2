"""Réglages: each change is kept at once, told quietly, and undone by choosing again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.policy import Policy
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.network.sharing_section import SharingSection
from mediateur.ui.pages.settings.content import ContentSection
from mediateur.ui.pages.settings.data import DataSection
from mediateur.ui.pages.settings.keeping import BackupsSection, PeriodsSection, PracticeSection
from mediateur.ui.pages.settings.mediators import MediatorsSection
from mediateur.ui.pages.settings.parts import DisplaySection, FolderSection, NotesSection
from mediateur.ui.pages.settings.place_form import PlaceForm
from mediateur.ui.pages.settings.privacy import PrivacySection
from mediateur.ui.pages.settings.rules import RulesSection
from mediateur.ui.pages.settings.updates import UpdatesSection
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.ui.pages.shared.sections import Section, SectionedPage
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.content.library import Content
from mediateur.usecases.keeping.backups import Backups
from mediateur.usecases.keeping.retention import Retention
from mediateur.usecases.network.standing import Standings
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.stick import Stick

NOTHING_FIXED = Policy()
AT_ONCE = french("Chaque réglage est gardé dès que vous le changez.")
# The pages of the manual for the sections that have their own.
TOPICS = {
    "sauvegardes": "sauvegardes",
    "conservation": "vie-privee",
    "contenu": "contenus",
    "notes": "vie-privee",
    "vie-privee": "vie-privee",
    "partage": "partager",
    "entrainement": "entrainement",
}
SHARING = "partage"
PLACE_HINT = french("Imprimé en bas des guides, pour que la personne sache où revenir.")


class SettingsPage(SectionedPage):
    """All settings. `changed` tells that something else is in force; `folder_asked`, to open the data folder.

    `save_asked`, `restore_asked` (a path) and `practice_asked` are for the window; `months_closed` tells that
    details are gone. Without `backups`, as in practice, what is kept is not shown; nor is the content without
    `contents`. Without `sharing`, no invitation is taken; with it, « Partage » stands among the sections once there is
    something to share with, or an invitation.
    """

    changed = Signal()
    folder_asked = Signal()
    save_asked = Signal()
    restore_asked = Signal(object)
    practice_asked = Signal()
    months_closed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        places: Places,
        content: Content,
        theme: Theme,
        folder: Path,
        today: Callable[[], dt.date] = dt.date.today,
        backups: Backups | None = None,
        retention: Retention | None = None,
        stick: Stick | None = None,
        contents: ContentSection | None = None,
        sharing: SharingSection | None = None,
    ) -> None:
        super().__init__("Réglages", AT_ONCE)
        self.keeper = Keeper(preferences)
        self.display = DisplaySection(self.keeper, theme)
        self.place = PlaceForm(places, with_insee=True)
        self.mediators = MediatorsSection(self.keeper)
        self.notes = NotesSection(self.keeper)
        self.data = DataSection(self.keeper, content, today)
        self.folder, self._on_stick = FolderSection(folder, stick), stick is not None
        self.backups = BackupsSection(self.keeper, backups) if backups else None
        self.periods, self.practice = PeriodsSection(self.keeper, retention), PracticeSection()
        self.updates, self.contents = UpdatesSection(self.keeper), contents
        self.sharing = sharing
        self._standings = Standings()
        self.privacy = PrivacySection(on_stick=self._on_stick, may_share=sharing is not None)
        self.trouble = Trouble()
        self.body.insertWidget(1, self.trouble)
        self._connect()
        self.set_sections(self._sections())
        self.mediators.anchor = self.data.anchor = self.names[-1]
        self.refresh()

    @property
    def help_topic(self) -> str:
        """Which page of the manual tells about the section in view."""
        return TOPICS.get(self.section, "reglages")

    def refresh(self) -> None:
        """Show what is in force. The place, which needs the journal, waits until its section is in view."""
        for part in (self.display, self.mediators, self.notes, self.periods, self.updates):
            part.refresh()
        self._on_shown(self.section)

    @Slot(object)
    def show_standings(self, standings: Standings) -> None:
        """Say where what is counted goes, and offer « Partage » where it is shared."""
        self._standings = standings
        self.privacy.show_standing(standings.journal)
        if self.sharing is not None:
            self.offer(SHARING, offered=self._shares or self.section == SHARING)
            if self.section == SHARING:
                self.scroller.verticalScrollBar().setValue(0)

    @property
    def _shares(self) -> bool:
        return self._standings != Standings()

    def read_invitation(self, file: Path) -> None:
        """Read an invitation from its file."""
        self.take_invitation()
        if self.sharing is not None:
            self.sharing.read_file(file)

    @Slot()
    def leave_invitation(self) -> None:
        """Go back to where an invitation was asked for."""
        self.show_section("vie-privee")
        self.privacy.invited.setFocus()

    @Slot()
    def take_invitation(self) -> None:
        """Show where an invitation is read."""
        if self.sharing is not None:
            self.offer(SHARING, offered=True)
            self.show_section(SHARING)
            self.sharing.take_invitation()
            self.sharing.setFocus()

    def arrange(self, shape: Adaptation) -> None:
        """Lay the sections out for a shape of the window."""
        super().arrange(shape)
        self.place.stack(shape.narrow)

    def _sections(self) -> tuple[Section, ...]:
        place = Panel("surface")
        place.body.addWidget(heading("Lieu d’accueil", 2))
        place.body.addWidget(Text(PLACE_HINT, "courant", "text_muted"))
        place.body.addWidget(self.place)
        return (
            Section("affichage", "type", "Affichage", self.display),
            Section("lieu", "map-pin", "Lieu d’accueil", place),
            Section("mediateurs", "users", "Médiateurs", self.mediators),
            Section("notes", "pencil", "Notes", self.notes),
            *self._keeping(),
            Section("donnees", "refresh-cw", "Données modifiables", self.data),
            *self._contents(),
            *self._updating(),
            Section("dossier", "folder", "Dossier des données", self.folder),
            Section("vie-privee", "lock", "Vie privée", self.privacy),
            *((Section(SHARING, "share-2", "Partage", self.sharing),) if self.sharing is not None else ()),
            *self._rules(),
        )

    def _rules(self) -> tuple[Section, ...]:
        policy = self.keeper.policy
        if policy == NOTHING_FIXED:
            return ()
        return (Section("regles", "shield-check", "Administrateur", RulesSection(policy)),)

    def _contents(self) -> tuple[Section, ...]:
        if self.contents is None:
            return ()
        return (Section("contenu", "book-open", "Contenu", self.contents),)

    def _updating(self) -> tuple[Section, ...]:
        if self.backups is None:
            return ()
        return (Section("mises-a-jour", "download", "Mises à jour", self.updates),)

    def _keeping(self) -> tuple[Section, ...]:
        if self.backups is None:
            return ()
        return (
            Section("sauvegardes", "save", "Sauvegardes", self.backups),
            Section("conservation", "clock", "Conservation", self.periods),
            Section("entrainement", "graduation-cap", "S’entraîner", self.practice),
        )

    def _connect(self) -> None:
        self.practice.asked.connect(self.practice_asked)
        self.privacy.invitation_asked.connect(self.take_invitation)
        if self.backups is not None:
            self.backups.save_asked.connect(self.save_asked)
            self.backups.restore_asked.connect(self.restore_asked)
        if self.periods.due is not None:
            self.periods.due.closed.connect(self.months_closed)
            self.periods.due.failed.connect(self._on_failed)
        self.place.keep_as_typed()
        self.place.kept.connect(self._on_place_kept)
        self.keeper.kept.connect(self._on_kept)
        self.folder.open_asked.connect(self.folder_asked)
        self.shown.connect(self._on_shown)
        if self.sharing is not None:
            self.sharing.changed.connect(self.show_standings)
            self.sharing.left.connect(self.leave_invitation)
        for part in (self.keeper, self.place, self.data):
            part.failed.connect(self._on_failed)

    @Slot(str)
    def _on_shown(self, section_id: str) -> None:
        self.subtitle.set_text(AT_ONCE)
        if section_id == "lieu":
            self.place.refresh()
        elif section_id == "donnees":
            self.data.refresh()
        elif section_id == "sauvegardes" and self.backups is not None:
            self.backups.refresh()
        elif section_id == "contenu" and self.contents is not None:
            self.contents.refresh()
        elif section_id == "conservation":
            self.periods.look()
        elif section_id == SHARING and self.sharing is not None and self._shares:
            self.sharing.refresh()
        if self.sharing is not None and section_id != SHARING:
            self.offer(SHARING, offered=self._shares)

    @Slot(str)
    def _on_kept(self, what: str) -> None:
        told = french(f"Gardé : {what}.")
        self.trouble.forget()
        self.subtitle.set_text(told)
        announce(self, told)
        self.changed.emit()

    @Slot()
    def _on_place_kept(self) -> None:
        self._on_kept("lieu d’accueil")

    @Slot(object)
    def _on_failed(self, error: MediateurError) -> None:
        self.subtitle.set_text(AT_ONCE)
        self.trouble.tell(error)
