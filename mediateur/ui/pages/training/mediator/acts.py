"""What is done to mediators from the register: entered, corrected, observed, attested, erased."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training import rules
from mediateur.training.register import Turn
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.training.mediator.card import PersonCard
from mediateur.ui.pages.training.mediator.enrol_dialog import EnrolDialog
from mediateur.ui.pages.training.mediator.form import PersonDialog
from mediateur.ui.pages.training.mediator.known import KnownDialog
from mediateur.ui.pages.training.mediator.observation import ObservationDialog, Observed
from mediateur.ui.pages.training.mediator.quiz import Passed, QuizResultDialog
from mediateur.ui.pages.training.mediator.turn import TurnDialog
from mediateur.usecases.register.giving import MissingError
from mediateur.usecases.register.people import Card, Details
from mediateur.usecases.register.register import Register

ENROLLED, CORRECTED = "Médiateur inscrit.", "Fiche corrigée."
OBSERVED, PASSED = "Observation enregistrée.", "Résultat ajouté."
ERASE, KEEP = "Effacer pour de bon", "Garder la fiche"
ERASES = french("Effacer {name} du registre ?")
FOR_GOOD = french(
    "Son nom, son contact, ses sessions, quiz, observations et attestations sont effacés de ce poste. Les totaux "
    "restent justes, sans son nom. Les copies du registre suivent, à la prochaine copie. On ne peut pas revenir en "
    "arrière."
)
PAPER = french("Une attestation déjà imprimée reste vérifiable jusqu'à sa fin : retirez-la d'abord si besoin.")
ERASED = french("Fiche effacée.")
GIVES, GIVE, LATER = french("Donner une attestation à {name} ?"), french("Donner l'attestation"), "Pas maintenant"
RENEWS, RENEW = french("Renouveler l'attestation de {name} ?"), "Renouveler"
VALID = french("Elle sera valable jusqu'au {until}. Une attestation donnée ne s'efface pas : elle se retire.")
TURNED = {
    Turn.SUSPENDED: "Attestation suspendue.",
    Turn.RESUMED: "Attestation rétablie.",
    Turn.WITHDRAWN: "Attestation retirée.",
}


class PersonActs(QObject):
    """The acts of the buttons of a card. `opened` once it shows a mediator, `changed` once the register is another.

    `erased` once the one in view left, `print_asked` carries the number of an attestation, `failed` a MediateurError,
    `save_asked` the text of what is held of her, `results_asked` the id and the name of whom a sheet of results is for.
    """

    opened = Signal()
    changed = Signal()
    erased = Signal()
    print_asked = Signal(str)
    failed = Signal(object)
    save_asked = Signal(str)
    results_asked = Signal(str, str)

    def __init__(self, register: Register, card: PersonCard, part: QWidget) -> None:
        super().__init__(part)
        self._register, self._part, self._shown = register, part, card
        self._card: Card | None = None
        for asked, act in (
            (card.certificate_asked, self.give),
            (card.print_asked, self.ask_print),
            (card.turn_asked, self.turn),
            (card.correction_asked, self.correct),
            (card.access_asked, self.show_access),
            (card.erasure_asked, self.ask_to_erase),
            (card.quiz_asked, self.add_quiz),
            (card.sheet_asked, self.ask_results),
            (card.observation_asked, self.observe),
        ):
            asked.connect(act)

    @property
    def today(self) -> dt.date:
        """The day."""
        return self._register.desk.today

    @property
    def person(self) -> tuple[str, str]:
        """The id and the name of the mediator in view."""
        return self._id, self._name

    @Slot(str)
    def open(self, person_id: str) -> None:
        """Show the card of a mediator; the next acts are done on it."""
        try:
            self._card = self._register.people.card(person_id)
            points = {point.id: point.text for point in self._register.proofs.points}
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._shown.show_card(self._card, self._register.rule, points, self.today)
        self.opened.emit()

    @Slot()
    def enrol(self) -> None:
        """Ask for a new mediator."""
        dialog = EnrolDialog(self._part.window(), self._enrol, self.today, self._register.people.alike)
        dialog.known_asked.connect(self.open)
        dialog.open_dialog(dialog.name)

    @Slot()
    def correct(self) -> None:
        """Ask for other details of the mediator in view."""
        if self._card is not None:
            dialog = PersonDialog(self._part.window(), self._correct, self.today, self._card.record.person)
            dialog.open_dialog(dialog.name)

    @Slot()
    def observe(self) -> None:
        """Ask what was observed."""
        if self._card is None:
            return
        try:
            points = self._register.proofs.points
        except MediateurError as error:
            self.failed.emit(error)
            return
        trainer = self._register.desk.preferences.current.mediator
        dialog = ObservationDialog(self._part.window(), self._observe, points, self._name, trainer, self.today)
        dialog.open_dialog(dialog.day)

    @Slot()
    def add_quiz(self) -> None:
        """Ask for the result of a quiz."""
        if self._card is not None:
            dialog = QuizResultDialog(self._part.window(), self._add_quiz, self._name, self.today)
            dialog.open_dialog(dialog.right)

    @Slot()
    def ask_results(self) -> None:
        """Ask for the sheet of results of the mediator in view."""
        if self._card is not None:
            self.results_asked.emit(*self.person)

    @Slot(object)
    def turn(self, turn: Turn) -> None:
        """Ask for the reason of a turn."""
        if self._card is not None and self._card.standing.last is not None:
            number = self._card.standing.last.number
            TurnDialog(self._part.window(), turn, number, self._name, partial(self._turn, turn)).open_dialog()

    @Slot()
    def give(self) -> None:
        """Ask before an attestation is given or renewed; say what is missing when it cannot be."""
        card = self._card
        if card is None:
            return
        if not (card.may_give or card.may_renew):
            self._refuse(card)
            return
        renews, rule = card.standing.renews, self._register.rule
        until = rules.issue(card.standing, card.record.person.id, rule, "", self.today).expires
        title = (RENEWS if renews else GIVES).format(name=self._name)
        text = VALID.format(until=long_date(until))
        dialog = confirm(self._part.window(), title, text, RENEW if renews else GIVE, LATER)
        dialog.accepted.connect(self._give)

    @Slot()
    def show_access(self) -> None:
        """Show everything that is held of the mediator in view."""
        if self._card is None:
            return
        try:
            text = self._register.privacy.access(self._card.record.person.id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        dialog = KnownDialog(self._part.window(), self._name, text)
        dialog.save_asked.connect(self.save_asked)
        dialog.open_dialog()

    @Slot()
    def ask_to_erase(self) -> None:
        """Ask before a mediator is erased."""
        if self._card is None:
            return
        paper = f" {PAPER}" if self._card.standing.last is not None else ""
        title = ERASES.format(name=self._name)
        confirm(self._part.window(), title, f"{FOR_GOOD}{paper}", ERASE, KEEP, danger=True).accepted.connect(
            self._erase
        )

    @Slot()
    def ask_print(self) -> None:
        """Ask for the paper of the newest attestation."""
        if self._card is not None and self._card.standing.last is not None:
            self.print_asked.emit(self._card.standing.last.number)

    @Slot(str)
    def tell_done(self, words: str) -> None:
        """Say what was done to the mediator in view, and show her card again."""
        toast(self._part.window(), words)
        self.changed.emit()
        self.open(self._id)

    @property
    def _name(self) -> str:
        return self._card.record.person.name if self._card is not None else ""

    @property
    def _id(self) -> str:
        return self._card.record.person.id if self._card is not None else ""

    def _refuse(self, card: Card) -> None:
        if card.standing.is_suspended:
            self.turn(Turn.RESUMED)
        else:
            missing = MissingError(card.missing)
            self._shown.explain(missing.happened, missing.remedy)

    def _enrol(self, details: Details) -> None:
        self._register.people.enrol(details)
        toast(self._part.window(), ENROLLED)
        self.changed.emit()

    def _correct(self, details: Details) -> None:
        self._register.people.correct(self._id, details)
        self.tell_done(CORRECTED)

    def _observe(self, seen: Observed) -> None:
        self._register.proofs.observe(self._id, seen.trainer, seen.right, seen.wrong, seen.day)
        self.tell_done(OBSERVED)

    def _add_quiz(self, passed: Passed) -> None:
        self._register.proofs.add_quiz(self._id, *passed)
        self.tell_done(PASSED)

    def _turn(self, turn: Turn, reason: str) -> None:
        giving = self._register.giving
        act = {Turn.SUSPENDED: giving.suspend, Turn.RESUMED: giving.resume, Turn.WITHDRAWN: giving.withdraw}[turn]
        act(self._id, reason)
        self.tell_done(TURNED[turn])

    @Slot()
    def _give(self) -> None:
        giving = self._register.giving
        try:
            renews = self._card is not None and self._card.standing.renews
            certificate = giving.renew(self._id) if renews else giving.give(self._id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self.tell_done(french(f"Attestation {certificate.number} donnée."))
        self.print_asked.emit(certificate.number)

    @Slot()
    def _erase(self) -> None:
        try:
            self._register.people.erase(self._id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._card = None
        toast(self._part.window(), ERASED)
        self.erased.emit()
        self.changed.emit()
