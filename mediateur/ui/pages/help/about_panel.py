"""À propos: the version, what the program is made of, and the way to every licence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from mediateur import __version__
from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.help.texts import ACCESSIBILITY, CHANGES, LICENCES, WHAT_IT_IS

READ = "Lire toutes les licences"
UNREADABLE = french("Les licences ne se lisent pas ici. Réinstallez Médiateur.")


class AboutPanel(Panel):
    """The works by what they are for; a button opens the list of all parts, each with its text."""

    def __init__(self) -> None:
        super().__init__("surface")
        self.read = SecondaryButton(READ)
        self.body.addWidget(heading(f"Médiateur {__version__}", 2))
        self.body.addWidget(Text(WHAT_IT_IS))
        self.body.addWidget(Text(CHANGES))
        self.body.addWidget(Text(ACCESSIBILITY))
        self.body.addWidget(heading("Licences", 3))
        for work in LICENCES:
            row = Row(14)
            row.addWidget(Text(f"**{work.name}**{NBSP}: {work.what}", max_chars=0), 3)
            row.addWidget(Text(work.licence, max_chars=0), 2)
            self.body.addLayout(row)
        self.body.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        self.read.clicked.connect(self.open_licences)

    @Slot()
    def open_licences(self) -> None:
        """Gather the licences, then show them."""
        from mediateur.usecases.program import licences

        jobs.run(licences.parts, self._show, self)

    @Slot(object)
    def _show(self, outcome: jobs.Outcome) -> None:
        from mediateur.ui.pages.help.licences_dialog import LicencesDialog
        from mediateur.usecases.program.licences import materials

        if isinstance(outcome.error, OSError | ValueError | LookupError | MediateurError):
            toast(self.window(), UNREADABLE)
        elif outcome.error is not None:
            raise outcome.error
        else:
            dialog = LicencesDialog(self.window(), outcome.value, materials())  # type: ignore[arg-type]
            dialog.open_dialog(dialog.part)
