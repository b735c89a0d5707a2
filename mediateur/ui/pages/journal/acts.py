"""What is done to records from the page Journal: added, corrected, deleted, brought back, looked back on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Encounter
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.journal.history import HistoryDialog, moment
from mediateur.ui.pages.journal.rows import row_of
from mediateur.usecases.content.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Corrections
from mediateur.usecases.recording.rows import Journal
from mediateur.usecases.recording.sessions import Sessions
from mediateur.usecases.recording.twins import in_one_line

if TYPE_CHECKING:
    from mediateur.ui.pages.closing.entry import Known

FIRST_PATHWAY = "activer-adulte"
ADDED, CORRECTED = "Séance ajoutée.", "Correction enregistrée."
UNCORRECTED = "Correction annulée."
REMOVED, RESTORED = "Séance supprimée.", "Séance rétablie."
QUESTION = french("Supprimer cette séance ?")
WAY_BACK = "Vous pourrez la rétablir jusqu’à la fermeture du programme. Ensuite, elle est effacée pour de bon."
NO_TITLES = MediateurError(
    "Les parcours ne se lisent pas.", "Le journal est intact.", "Réinstallez le programme, puis réessayez."
)


class Tools(NamedTuple):
    """The use cases that records need."""

    journal: Journal
    corrections: Corrections
    sessions: Sessions
    content: Content
    places: Places
    preferences: Preferences


class JournalActs(QObject):
    """The acts of one window. `changed` once the journal is another; `failed` carries a MediateurError."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, tools: Tools, page: QWidget) -> None:
        super().__init__(page)
        self._tools, self._page = tools, page
        self._removed: list[str] = []
        self._asked = ""
        self._before: tuple[Encounter, str] | None = None
        self._last: Callable[[], None] | None = None

    @property
    def can_restore(self) -> bool:
        """Whether a deletion of this run of the program can be undone."""
        return bool(self._removed)

    def names(self) -> Names:
        """Return the titles of pathways and the names of places. Raises MediateurError."""
        places = {place.id: place.name for place in self._tools.places.all()}
        return Names(self._tools.content.titles(), places)

    @Slot()
    def add(self) -> None:
        """Ask for a session that was not led on this screen: today, this half-day, one person, the last pathway."""
        try:
            self._open_entry()
        except MediateurError as error:
            self.failed.emit(error)

    def correct(self, encounter_id: str) -> None:
        """Open a record to correct it."""
        from mediateur.ui.pages.closing.entry import CorrectionDialog

        try:
            encounter = self._tools.corrections.get(encounter_id)
            known, notes = self._known(), self._notes()
            self._before = encounter, self._tools.corrections.closing(encounter).note
            dialog = CorrectionDialog(self._page.window(), self._tools.corrections, known, encounter, notes)
        except MediateurError as error:
            self.failed.emit(error)
            return
        dialog.saved.connect(self._on_corrected)
        dialog.open_dialog(dialog.first)

    def ask_to_remove(self, encounter_id: str) -> None:
        """Ask before a record is deleted."""
        try:
            told = self._told(self._tools.corrections.get(encounter_id))
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._asked = encounter_id
        dialog = confirm(self._page.window(), QUESTION, f"{told} {WAY_BACK}", "Supprimer", "Garder", danger=True)
        dialog.accepted.connect(self._remove)

    def show_history(self, encounter_id: str) -> None:
        """Show what was corrected in a record."""
        try:
            encounter = self._tools.corrections.get(encounter_id)
            past = self._tools.corrections.history(encounter, self.names())
            told = self._told(encounter)
        except MediateurError as error:
            self.failed.emit(error)
            return
        HistoryDialog(self._page.window(), told, past).open_dialog()

    def undo(self) -> bool:
        """Take back what was done last, else bring back the last deletion; False when there is neither."""
        last, self._last = self._last, None
        if last is not None:
            last()
        elif self._removed:
            self.restore()
        else:
            return False
        return True

    @Slot()
    def restore(self) -> None:
        """Bring back what was deleted last."""
        if not self._removed:
            return
        try:
            self._tools.corrections.restore(self._removed[-1])
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._removed.pop()
        self._last = None
        toast(self._page.window(), RESTORED)
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        self._take_away(self._asked)

    @Slot()
    def _take_back(self) -> None:
        self.undo()

    def _take_away(self, encounter_id: str) -> None:
        try:
            self._tools.corrections.remove(encounter_id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._removed.append(encounter_id)
        self._last = None
        toast(self._page.window(), REMOVED, undo="Annuler").undone.connect(self.restore)
        self.changed.emit()

    def _open_entry(self) -> None:
        from mediateur.ui.pages.closing.entry import Asked, EntryDialog

        tools, settings = self._tools, self._tools.preferences.current
        known, latest = self._known(), tools.journal.latest()
        if not known.titles:
            raise NO_TITLES
        pathway = latest.pathway if latest and latest.pathway in known.titles else FIRST_PATHWAY
        asked = Asked(tools.corrections.now(), pathway, Closing(place=settings.place))
        window = self._page.window()
        dialog = EntryDialog(window, tools.corrections, known, asked, settings.mediator, self._notes())
        dialog.saved.connect(self._on_added)
        dialog.open_dialog(dialog.first)

    def _known(self) -> Known:
        from mediateur.ui.pages.closing.entry import Known

        names = self.names()
        mediators = self._tools.preferences.current.mediators
        return Known(names.pathways, names.places, self._tools.content.pathway, mediators)

    def _notes(self) -> Sessions | None:
        return self._tools.sessions if self._tools.preferences.current.notes else None

    def _told(self, encounter: Encounter) -> str:
        return f"{moment(encounter.when)}. {row_of(encounter, self.names()).pathway}."

    @Slot(object, bool)
    def _on_added(self, encounter: Encounter, noted: bool) -> None:
        from mediateur.ui.pages.closing.words import kept_words

        self._last = partial(self._take_away, encounter.id)
        told = kept_words(ADDED, noted=noted)
        toast(self._page.window(), told, undo="Annuler").undone.connect(self._take_back)
        self.changed.emit()

    @Slot(object)
    def _on_corrected(self, encounter: Encounter) -> None:
        if self._before is not None:
            self._last = partial(self._uncorrect, encounter, *self._before)
        doubled = in_one_line(self._tools.corrections.twins(encounter))
        toast(self._page.window(), f"{CORRECTED} {doubled}".strip(), undo="Annuler").undone.connect(self._take_back)
        self.changed.emit()

    def _uncorrect(self, after: Encounter, before: Encounter, note: str) -> None:
        try:
            self._tools.corrections.take_back(after, before, note)
        except MediateurError as error:
            self.failed.emit(error)
            return
        toast(self._page.window(), UNCORRECTED)
        self.changed.emit()
