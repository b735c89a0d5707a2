"""« Exporter… »: what to tell of the journal, in which file; what cannot leave is said before a file is named."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.journal.query import Query
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.figures.exports import Columns as Contents
from mediateur.usecases.figures.exports import Exports, Format, Wanted

TITLE, NEXT, LEAVE = "Exporter le journal", "Choisir le fichier", "Annuler"
EXCHANGE = "echange"
CONTENTS = (
    Option(
        Contents.SHAREABLE,
        french("À partager : des totaux"),
        french("Aucun nombre de 1 à 10 personnes. Ce qui part est gardé tel quel, et la suite en tient compte."),
    ),
    Option(
        Contents.INTERNAL,
        french("Pour la structure : une ligne par séance"),
        french("Chiffres exacts, sans note ni nom. Ne les transmettez pas tels quels."),
    ),
    Option(
        Contents.COOP,
        french("Pour La Coop : ses colonnes"),
        french("Chiffres exacts, une ligne par accompagnement. À garder dans la structure."),
    ),
    Option(
        EXCHANGE,
        french("Pour un autre poste : le journal entier"),
        french("Un fichier signé, sans note, à porter sur une clé. L'autre poste le réunit au sien par « Importer… »."),
    ),
)
FORMATS = (
    Option(Format.CSV, "CSV", "Pour tout tableur."),
    Option(Format.XLSX, "Classeur XLSX", "Pour LibreOffice Calc ou Excel."),
)
NOT_OVER = french("Cette période n'est pas finie : partagés maintenant, ses chiffres resteraient incomplets.")
NOTHING, LATER = "Rien n’a été écrit.", french("Choisissez un mois passé dans le journal, ou le détail interne.")
WIDE, COLUMN = 860, 360


class ExportDialog(Dialog):
    """The journal as its page filters it (`query`, `filters` in words). `asked` carries what to export (Wanted).

    `exchange_asked` is for the whole journal, as another machine reads it.
    """

    asked = Signal(object)
    exchange_asked = Signal()

    def __init__(self, window: QWidget, query: Query, filters: tuple[tuple[str, str], ...], exports: Exports) -> None:
        self._query, self._exports = query, exports
        self._filters = filters
        super().__init__(window, TITLE, told(filters), WIDE)
        self.contents, self.formats = Options("Ce qui est écrit", CONTENTS), Options("Fichier", FORMATS)
        self.trouble = Trouble()
        self.keep, leave = PrimaryButton(NEXT, icon="file-down", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        columns = Columns(2, COLUMN, (28, 12))
        columns.addWidget(self.contents)
        columns.addWidget(self.formats)
        self.body.addLayout(columns)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.keep)
        self.set_action(self.keep)
        self.contents.changed.connect(self._on_contents)
        leave.clicked.connect(self.close_dialog)
        self.keep.clicked.connect(self._ask)

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        contents, form = Contents(str(self.contents.value())), Format(str(self.formats.value()))
        narrowed = self._filters[1:]  # the period has a line of its own in the file
        return Wanted(form, contents, self._query, narrowed)

    @Slot()
    def _on_contents(self) -> None:
        self.trouble.forget()
        self.formats.setEnabled(self.contents.value() != EXCHANGE)

    @Slot()
    def _ask(self) -> None:
        if self.contents.value() == EXCHANGE:
            self.close_dialog()
            self.exchange_asked.emit()
            return
        wanted = self.wanted
        try:
            self._check(wanted)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()
        self.asked.emit(wanted)

    def _check(self, wanted: Wanted) -> None:
        if wanted.columns is Contents.SHAREABLE and self._exports.goes_on(self._query):
            raise MediateurError(NOT_OVER, NOTHING, LATER)
        self._exports.check(wanted)


def told(filters: tuple[tuple[str, str], ...]) -> str:
    """Return « Période : novembre 2026. Lieu : Mairie. »."""
    return " ".join(f"{name}{NBSP}: {value}." for name, value in filters)
