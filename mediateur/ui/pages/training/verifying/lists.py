"""The organisations that this machine trusts, each with the date of its list, and a way to bring in another."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.trust.keys import fingerprint
from mediateur.trust.trust_list import TrustList
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all, empty
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.trusted_row import TrustedRow, fingerprint_words

TITLE = "Organismes de confiance de ce poste"
NONE = french("Aucun pour l'instant : demandez sa liste à l'organisme qui forme, puis importez-la.")
IMPORT = "Importer une liste"
ASK = french("Demander celle du coordinateur")


class ListsPanel(Panel):
    """The lists. `import_asked`; `distrust_asked` carries the root of a publisher, in hexadecimal, and its name.

    `network_asked` wants the list that a coordinator publishes: its button is there once a network was joined.
    """

    import_asked = Signal()
    network_asked = Signal()
    distrust_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("surface")
        self._rows = Column(10)
        self.bring = SecondaryButton(IMPORT, icon="download")
        self.bring.clicked.connect(self.import_asked)
        self.body.addWidget(heading(TITLE, 2))
        self.body.addLayout(self._rows)
        self.ask = SecondaryButton(ASK, icon="globe")
        self.ask.clicked.connect(self.network_asked)
        self.ask.hide()
        foot = FlowLayout(12)
        add_all(foot, (self.bring, self.ask))
        self.body.addLayout(foot)

    def show_lists(self, lists: tuple[TrustList, ...], own: bytes = b"") -> None:
        """Show the lists; that of this machine's organisation (`own`, its root) cannot be left."""
        empty(self._rows)
        if not lists:
            self._rows.addWidget(Text(NONE, "courant", "text_muted"))
        for listed in lists:
            self._rows.addWidget(self._row(listed, is_own=listed.publisher.root == own))

    def _row(self, listed: TrustList, *, is_own: bool) -> TrustedRow:
        publisher = listed.publisher
        others = len(listed.organisations) - 1
        more = f" Se porte garant de {others} autre{'s' if others > 1 else ''} organisme{'s' if others > 1 else ''}."
        key = fingerprint_words(fingerprint(publisher.keys[-1].public))
        told = f"Liste du {long_date(listed.day)}. {key}{more if others else ''}"
        row = TrustedRow(publisher.name, publisher.root, told, is_own=is_own)
        row.left.connect(self.distrust_asked)
        return row
