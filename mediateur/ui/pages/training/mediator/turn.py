"""Suspending, restoring or withdrawing an attestation: a reason from a list, and what it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import REASONS, Turn
from mediateur.ui.kit.buttons import DangerButton, PrimaryButton, PushButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.ui.pages.shared.trouble import Trouble

LEAVE = "Ne rien changer"
TITLES = {
    Turn.SUSPENDED: french("Suspendre l'attestation"),
    Turn.RESUMED: french("Rétablir l'attestation"),
    Turn.WITHDRAWN: french("Retirer l'attestation"),
}
VERBS = {Turn.SUSPENDED: "Suspendre", Turn.RESUMED: "Rétablir", Turn.WITHDRAWN: "Retirer"}
MEANS = {
    Turn.SUSPENDED: french(
        "L'attestation {number} ne compte plus jusqu'à ce que vous la rétablissiez. Sa date de fin ne change pas."
    ),
    Turn.RESUMED: french("L'attestation {number} compte de nouveau, jusqu'à sa date de fin."),
    Turn.WITHDRAWN: french(
        "L'attestation {number} est retirée pour de bon. Pour en donner une autre, il faut une nouvelle formation, "
        "sauf si elle a été donnée par erreur."
    ),
}
WHY = "Motif"
IN_LISTS = french("Les postes qui vérifient l'apprendront par la prochaine liste que vous leur donnez.")


class TurnDialog(Dialog):
    """`keep` is called with the code of a reason; what it raises is told in place."""

    def __init__(self, window: QWidget, turn: Turn, number: str, name: str, keep: Callable[[str], None]) -> None:
        super().__init__(window, TITLES[turn], name, 560)
        self._keep = keep
        self.reasons = Options(WHY, tuple(Option(code, words) for code, words in REASONS[turn].items()))
        make: type[PushButton] = DangerButton if turn is Turn.WITHDRAWN else PrimaryButton
        self.yes, leave, self.trouble = make(VERBS[turn]), SecondaryButton(LEAVE), Trouble()
        self.body.addWidget(Text(MEANS[turn].format(number=number)))
        self.body.addWidget(self.reasons)
        self.body.addWidget(Text(IN_LISTS, "note", "text_muted"))
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.yes)
        self.set_action(self.yes)
        self.yes.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _try(self) -> None:
        try:
            self._keep(str(self.reasons.value()))
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()
