"""« Lieux et postes » of the network: places that are silent, machines and their versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.network import Counter, Heard
from mediateur.ui.kit.buttons import QuietDangerButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.network.places_table import MachinesModel, PlacesModel, machines_table, places_table
from mediateur.usecases.coordination.words import short_name, silence, versions

FORGET, KEEP = "Oublier ce poste", "Le garder"
ASK = french("Oublier le poste {name} ?")
WHAT = french(
    "Tout ce que ce poste a envoyé sort de vos chiffres. Le serveur n'est pas changé : ce que le poste enverrait "
    "encore reviendrait. Fermez son compte d'abord."
)
CHOOSE = french("Choisissez d'abord un poste.")


class PlacesView(QWidget):
    """Two tables. `forget_asked` carries the mark of a machine, once somebody agreed."""

    forget_asked = Signal(str)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today, self._machines = today, tuple[Heard, ...]()
        self._chosen = ""
        self.silence, self.versions = Text("", max_chars=0), Text("", max_chars=0)
        self.place_rows, self.machine_rows = PlacesModel(today, self), MachinesModel(self)
        self.places, self.machines = places_table(self.place_rows), machines_table(self.machine_rows)
        self.forget = QuietDangerButton(FORGET, icon="trash-2")
        column, places, machines = Column(14, parent=self), Panel("surface"), Panel("surface")
        for part in (heading("Lieux silencieux", 2), self.silence, self.places):
            places.body.addWidget(part)
        for part in (heading("Postes et versions", 2), self.versions, self.machines):
            machines.body.addWidget(part)
        foot = FlowLayout(12)
        foot.addWidget(self.forget)
        machines.body.addLayout(foot)
        column.addWidget(places)
        column.addWidget(machines)
        self.forget.clicked.connect(self._ask)
        self.machines.removal_asked.connect(self._ask)
        self.setFocusProxy(self.places)

    def show_network(self, counters: Sequence[Counter], machines: Sequence[Heard]) -> None:
        """Show other places and machines."""
        self._machines = tuple(machines)
        self.silence.set_text(silence(counters, self._today))
        self.versions.set_text(versions(machines))
        self.place_rows.show_all(counters)
        self.machine_rows.show_all(machines)
        self.places.setVisible(bool(counters))
        for part in (self.machines, self.forget):
            part.setVisible(bool(machines))

    @Slot()
    def _ask(self) -> None:
        rank = self.machines.chosen()
        if rank < 0:
            self.versions.set_text(f"{versions(self._machines)} {CHOOSE}")
            self.machines.setFocus()
            return
        self._chosen = self._machines[rank].origin
        title = ASK.format(name=short_name(self._chosen))
        confirm(self.window(), title, WHAT, FORGET, KEEP, danger=True).accepted.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self.forget_asked.emit(self._chosen)
