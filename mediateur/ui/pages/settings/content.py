"""Réglages, « Contenu »: which content is in force, what it says of itself, another from a file, the one before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.pack import MOST_SIGNED, SUFFIX
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.settings.content_dialog import WeighedDialog
from mediateur.ui.pages.settings.content_fetch import FetchPanel
from mediateur.ui.pages.settings.content_signers import SignersPanel
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.content.upkeep import Reviewed, review_told

if TYPE_CHECKING:
    from mediateur.usecases.content.packs import ContentPacks, Installed

WHAT = french(
    "Les parcours, les droits, la formation, les documents à imprimer et les données comme les horaires du 34 22. Un "
    "contenu plus récent s'installe sans changer le programme."
)
INSTALL, BACK, OWN = "Installer un contenu…", "Revenir au contenu d’avant", "Revenir au contenu livré"
CHOOSE, PACKS = "Installer un contenu", (f"Contenus de Médiateur (*{SUFFIX})", "Tous les fichiers (*)")
PROVING = french("Ce contenu est lu et prouvé : quelques secondes.")
WORKING = french("Le contenu change : quelques secondes.")
IN_USE = french("Contenu {version} en service.")
KEEP = "Garder le contenu actuel"
STAYS = french("Une séance commencée reste sur son contenu. Vos données modifiées restent.")
UNREAD = MediateurError(french("Ce fichier ne se lit pas."), french("Le contenu en service n'a pas changé."))


class _Seen(NamedTuple):
    """What there is to show."""

    present: Installed
    before: Installed | None


class ContentSection(QWidget):
    """The content in force. `changed` once another is; `failed` carries a MediateurError.

    `reviewed` tells when the content in force is to be read again.
    """

    changed = Signal()

    def __init__(
        self, packs: ContentPacks, signers: SignersPanel, fetch: FetchPanel, reviewed: Callable[[], Reviewed]
    ) -> None:
        super().__init__()
        self._packs, self._reviewed = packs, reviewed
        self._own = self._busy = False
        self.signers, self.fetch, self.trouble = signers, fetch, Trouble()
        self.present, self.review = Text("", "libelle", "text_strong"), Text("")
        self.past = Message("warning", "")
        self._said, self.waiting = Column(6), Text("", "courant", "text_muted")
        self.install = SecondaryButton(INSTALL, icon="upload")
        self.back, self.own = SecondaryButton(BACK, icon="undo-2"), SecondaryButton(OWN, icon="undo-2")
        column = Column(14, parent=self)
        column.addWidget(self.trouble)
        column.addWidget(self._panel())
        column.addWidget(fetch)
        column.addWidget(signers)
        self.install.clicked.connect(self._choose)
        self.back.clicked.connect(self._ask_back)
        self.own.clicked.connect(self._ask_own)
        for part in (signers, fetch):
            part.failed.connect(self.trouble.tell)
        fetch.weighed.connect(self._propose)

    def refresh(self) -> None:
        """Show what is in force; it is read in a job."""
        if self._busy:
            return
        self.trouble.forget()
        self.signers.refresh()
        self.fetch.refresh()
        packs = self._packs
        jobs.run(lambda: _Seen(packs.present(), packs.before()), self._on_seen, self)

    @Slot(str)
    def weigh(self, chosen: str) -> None:
        """Read and prove a pack, in a job; it is installed once somebody agreed."""
        packs, path = self._packs, Path(chosen)

        def work() -> object:
            with path.open("rb") as file:
                return packs.weigh(file.read(MOST_SIGNED + 1))

        self._wait(PROVING)
        jobs.run_long(work, self._on_weighed, self)

    def _panel(self) -> Panel:
        panel = Panel("surface")
        panel.body.addWidget(heading("Contenu", 2))
        panel.body.addWidget(Text(WHAT))
        panel.body.addWidget(self.present)
        panel.body.addLayout(self._said)
        for widget in (self.review, self.past, self.waiting):
            panel.body.addWidget(widget)
        buttons = FlowLayout(12)
        add_all(buttons, (self.install, self.back, self.own))
        panel.body.addLayout(buttons)
        for hidden in (self.waiting, self.past, self.back, self.own):
            hidden.hide()
        return panel

    @Slot(object)
    def _on_seen(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome) and not self._busy:
            seen: Any = outcome.value
            self._show(seen)

    def _show(self, seen: _Seen) -> None:
        self.present.set_text(french(f"En service : {named(seen.present)}."))
        told = review_told(self._reviewed())
        self.review.set_text(told.title)
        self.review.setVisible(not told.is_past)
        self.past.set_content(told.title, told.text)
        self.past.setVisible(told.is_past)
        empty(self._said)
        if seen.present.changes:
            self._said.addWidget(IconLines(map(french, seen.present.changes), "message-square-text", "text_muted"))
        self.back.setVisible(seen.before is not None and not seen.before.is_own)
        self.own.setVisible(not seen.present.is_own)
        if seen.before is not None:
            self.back.setAccessibleDescription(named(seen.before))

    def _wait(self, words: str) -> None:
        """Say what is being done, and take the buttons away meanwhile."""
        self._busy = True
        self.trouble.forget()
        self.waiting.set_text(words)
        self.waiting.show()
        for button in (self.install, self.back, self.own):
            button.hide()
        announce(self, words)

    def _end(self) -> None:
        """Give the buttons back, and show what is in force now."""
        self._busy = False
        self.waiting.hide()
        self.install.show()
        self.refresh()

    @Slot()
    def _choose(self) -> None:
        choose_file(self, CHOOSE, PACKS).fileSelected.connect(self.weigh)

    @Slot(object)
    def _on_weighed(self, outcome: jobs.Outcome) -> None:
        self._end()
        if self._succeeded(outcome):
            self._propose(outcome.value)

    @Slot(object)
    def _propose(self, weighed: Any) -> None:  # noqa: ANN401 - what a signal carries
        dialog = WeighedDialog(self.window(), weighed)
        dialog.agreed.connect(self._install)
        dialog.open_dialog(dialog.keep)

    @Slot(object)
    def _install(self, weighed: Any) -> None:  # noqa: ANN401 - what a signal carries
        packs = self._packs
        self._wait(WORKING)
        jobs.run_long(lambda: packs.install(weighed), self._on_changed, self)

    @Slot()
    def _ask_back(self) -> None:
        self._confirm("au contenu d’avant", own=False)

    @Slot()
    def _ask_own(self) -> None:
        self._confirm("au contenu livré avec Médiateur", own=True)

    def _confirm(self, name: str, *, own: bool) -> None:
        self._own = own
        title = french(f"Revenir {name} ?")
        confirm(self.window(), title, STAYS, OWN if own else BACK, KEEP).accepted.connect(self._go_back)

    @Slot()
    def _go_back(self) -> None:
        packs, own = self._packs, self._own
        self._wait(WORKING)
        jobs.run_long(lambda: packs.go_back(to_own=own), self._on_changed, self)

    @Slot(object)
    def _on_changed(self, outcome: jobs.Outcome) -> None:
        self._end()
        if self._succeeded(outcome):
            installed: Any = outcome.value
            toast(self.window(), IN_USE.format(version=installed.version))
            self.changed.emit()
            self.install.setFocus()

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say why not. Raises what nobody foresaw."""
        error = UNREAD if isinstance(outcome.error, OSError) else outcome.error
        if isinstance(error, MediateurError):
            self.trouble.tell(error)
        elif error is not None:
            raise error
        return error is None


def named(installed: Installed) -> str:
    """Return a content in words."""
    if installed.is_own:
        return f"le contenu livré avec Médiateur ({installed.version})"
    if installed.day is None:
        return f"le contenu {installed.version}, dont la signature n’est plus reconnue"
    return f"le contenu {installed.version} du {long_date(installed.day)}, signé par {installed.signer}"
