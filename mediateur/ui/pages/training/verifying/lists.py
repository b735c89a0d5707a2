"""The organisations that this machine trusts, each with the date of its list, and a way to bring in another."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.training.certificate import day_words
from mediateur.trust.keys import fingerprint
from mediateur.trust.trust_list import TrustList
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all, empty
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading

TITLE = "Organismes de confiance de ce poste"
NONE = french("Aucun pour l'instant : demandez sa liste à l'organisme qui forme, puis importez-la.")
IMPORT, DISTRUST = "Importer une liste", "Ne plus faire confiance"
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
        self._rows, self._names = Column(10), dict[str, str]()
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

    def _row(self, listed: TrustList, *, is_own: bool) -> QWidget:
        row = QWidget()
        words = Column(2, parent=row)
        publisher = listed.publisher
        name = publisher.name.replace("*", "·")
        words.addWidget(Text(f"**{name}**{', organisme de ce poste' if is_own else ''}", max_chars=0))
        key = fingerprint(publisher.keys[-1].public).replace(" ", NBSP)
        others = len(listed.organisations) - 1
        more = f" Se porte garant de {others} autre{'s' if others > 1 else ''} organisme{'s' if others > 1 else ''}."
        told = f"Liste du {day_words(listed.day)}. Empreinte{NBSP}: {key}.{more if others else ''}"
        words.addWidget(Text(told, "note", "text_muted", max_chars=0))
        if not is_own:
            button = SecondaryButton(DISTRUST)
            button.setObjectName(publisher.root.hex())
            self._names[publisher.root.hex()] = publisher.name
            button.setAccessibleName(f"{DISTRUST}{NBSP}: {publisher.name}")
            button.clicked.connect(self._ask)
            act = FlowLayout(12)
            act.addWidget(button)
            words.addLayout(act)
        return row

    @Slot()
    def _ask(self) -> None:
        root = self.sender().objectName()
        self.distrust_asked.emit(root, self._names[root])
