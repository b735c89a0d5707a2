"""The place of help: its form rows, and the slip that guides bear at their foot, redrawn as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import LONGEST_PLACE, Place
from mediateur.journal.privacy import Field
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.text import heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.settings.place_slip import Slip
from mediateur.usecases.free_text import refusal
from mediateur.usecases.places import Places, wrong_insee

CHOSEN_FOR_YOU = french("Lieux et adresses fixés par votre administrateur.")
NEEDED = french("Écrivez le nom du lieu : il est imprimé en tête de ce bloc.")
NOT_ONES_OWN = french("Numéro d'accueil, pas un numéro personnel.")


class PlaceField(FormRow):
    """A row that holds one line of text."""

    def __init__(self, label: str, example: str, hint: str = "", optional: bool = True) -> None:
        self.edit = LineEdit(french(f"Exemple : {example}"))
        super().__init__(label, self.edit, hint, optional)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.edit.text().strip()


class PlaceForm(QWidget):
    """The rows of a place beside its slip. `kept` tells that it was kept, `failed` carries a MediateurError."""

    kept = Signal()
    failed = Signal(object)

    def __init__(self, places: Places, with_insee: bool = False) -> None:
        super().__init__()
        self.setAccessibleName("Lieu d’accueil")
        self._places = places
        self.name = PlaceField("Nom du lieu", "France Services, salle 2", optional=False)
        self.name.edit.setMaxLength(LONGEST_PLACE)
        self.address = PlaceField("Adresse", "12 rue de l'Exemple, Villeneuve")
        self.hours = PlaceField("Jours et heures", "du lundi au vendredi")
        self.phone = PlaceField("Téléphone du lieu", "01 99 00 12 34", NOT_ONES_OWN)
        self.insee = PlaceField("Code commune", "26362", french("Code INSEE, pour les comptes. Il n'est pas imprimé."))
        if not with_insee:
            self.insee.hide()
        self.choice = ComboBox()
        self.choice_row = FormRow("Lieu", self.choice, CHOSEN_FOR_YOU)
        self.rows = (self.name, self.address, self.hours, self.phone, self.insee)
        self._watched = (
            (self.name, Field.PLACE, "Le nom du lieu"),
            *((row, Field.CONTACT, "Ce texte") for row in (self.address, self.hours, self.phone)),
        )
        self.slip = Slip()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._kept_values = self.values
        self._fix(places.fixed)

    def _fix(self, fixed: tuple[Place, ...]) -> None:
        """Offer the places that an administrator described: their words, which cannot be changed, are on the slip."""
        self.choice_row.setVisible(bool(fixed))
        self.choice.set_options([(place.id, place.name) for place in fixed])
        self.choice.chosen.connect(self._choose)
        for row in self.rows if fixed else ():
            row.hide()

    @Slot(object)
    def _choose(self, place_id: str) -> None:
        try:
            self._places.use(place_id)
        except MediateurError as error:
            self.failed.emit(error)
        else:
            self.kept.emit()
        self.refresh()

    @property
    def first(self) -> QWidget:
        """What the keyboard meets first."""
        return self.choice if self._places.fixed else self.name.edit

    @property
    def values(self) -> tuple[str, str, str, str, str]:
        """What is typed: name, address, hours, phone, INSEE code."""
        name, address, hours, phone, insee = (row.value for row in self.rows)
        return name, address, hours, phone, insee.upper()

    def refresh(self) -> None:
        """Show the place in use, or empty rows."""
        try:
            shown = self._places.current() or Place(id="", name="")
        except MediateurError as error:
            self.failed.emit(error)
            return
        self.choice.set_value(shown.id)
        kept = (shown.name, shown.address, shown.hours, shown.phone, shown.insee)
        for row, value in zip(self.rows, kept, strict=True):
            row.edit.setText(value)
            row.clear_error()
        self._kept_values = self.values

    @Slot()
    def keep(self) -> bool:
        """Keep what is typed if it changed; False when something is wrong, which is then said in place."""
        if self.values == self._kept_values:
            return True
        if wrong := self._wrong():
            row, message = wrong
            row.set_error(message)
            return False
        name, address, hours, phone, insee = self.values
        try:
            self._places.keep(name, address, hours, phone, insee)
        except MediateurError as error:
            self.failed.emit(error)
            return False
        self._kept_values = self.values
        self.kept.emit()
        return True

    def keep_as_typed(self) -> None:
        """Keep each row as soon as it is left, for a page without a button that goes on."""
        for row in self.rows:
            row.edit.editingFinished.connect(self.keep)

    def stack(self, narrow: bool) -> None:
        """Put the slip under the rows when there is no room beside them."""
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._columns.setSpacing(px(18 if narrow else 40))

    def _wrong(self) -> tuple[PlaceField, str] | None:
        if not self.name.value and any(self.values):
            return self.name, NEEDED
        for row, field, subject in self._watched:
            if told := refusal(row.value, field, subject):
                return row, french(told)
        if told := wrong_insee(self.values[4]):
            return self.insee, told
        return None

    def _build(self) -> None:
        fields, side = Column(12), Column(6)
        fields.addWidget(self.choice_row)
        for row in self.rows:
            fields.addWidget(row)
            row.edit.textChanged.connect(self._draw)
            row.edit.textChanged.connect(row.clear_error)
        fields.addStretch(1)
        side.addWidget(heading("Sur le guide", 3))
        side.addWidget(self.slip)
        side.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(fields, 5)
        self._columns.addLayout(side, 3)
        self.stack(False)

    @Slot()
    def _draw(self) -> None:
        self.slip.show_lines(self.values[:4])
