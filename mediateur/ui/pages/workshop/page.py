"""Atelier collectif: six large counters, one digit each, kept at each press; an event is an estimate, and says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.workshop import Fields, Tally, Workshop, hints
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.confirm import ConfirmDialog, confirm
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.theme import px
from mediateur.ui.kit.toast import Toast, dismiss_done, toast
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.dates import short_half_day
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.workshop.board import CounterBoard
from mediateur.ui.pages.workshop.details import Details
from mediateur.ui.pages.workshop.fields import WorkshopFields
from mediateur.ui.pages.workshop.foot import WorkshopFoot
from mediateur.ui.pages.workshop.head import SUBTITLES, WorkshopHead
from mediateur.ui.pages.workshop.twin import ask_about_twin
from mediateur.usecases.content.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.workshops import SavedWorkshop, TwinError, Workshops

USUAL_PATHWAY = "activer-adulte"
SMALL = 480
STARTED, AGAIN = french("Le comptage commencé est repris :"), french("Recommencer à zéro")
LEFT = french("Rien n'est enregistré. Les compteurs restent à l'écran.")


class WorkshopPage(ColumnPage):
    """The page of counters. What is on screen is always what is on the disk."""

    def __init__(
        self,
        workshops: Workshops,
        content: Content,
        places: Places,
        preferences: Preferences,
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        super().__init__()
        self.setAccessibleName("Atelier collectif")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._workshops, self._content, self._places = workshops, content, places
        self._preferences, self._clock = preferences, clock
        self.workshop: Workshop | None = None
        self._saved: SavedWorkshop | None = None
        self.head, self.fields, self.board = WorkshopHead(), WorkshopFields(), CounterBoard()
        self._day = dt.date.min
        self.details = Details(workshops.check)
        self.trouble, self.notice = Trouble(), Message("info", "", button=AGAIN)
        self.foot = WorkshopFoot()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Take up what this mediator counts; begin anew where nothing is."""
        mediator, now = self._preferences.current.mediator, self._clock()
        self._day = now.date()
        self.fields.offer(self._content.titles(), self._places.all(), now)
        kept = self._workshops.current(mediator)
        resumed = kept is not None and (self.workshop is None or kept.id != self.workshop.id)
        if kept is None:
            kept = self._workshops.new(mediator, self._usual_pathway(), self._preferences.current.place)
        self.trouble.forget()
        self.notice.setVisible(resumed)
        if resumed:
            self.notice.set_content(f"{STARTED} {short_half_day(kept.when)}.")
        self._show(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit adds one to its counter."""
        if not self._count_digit(event):
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count the digits that a list would look for among its lines."""
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._count_digit(event)

    @Slot(result=bool)
    def undo(self) -> bool:
        """Take back the last press; just after a recording, take that back; False when there is nothing."""
        if self.workshop is not None and self.workshop.presses:
            last = self.workshop.presses[-1].tally
            self._act(self._workshops.undo)
            self._tell(last)
            return True
        if self._saved is None:
            return False
        saved = self._saved
        if self._act(lambda _: self._workshops.take_back(saved)):
            self._saved = None
            announce(self, french("Enregistrement annulé. Les compteurs sont revenus."))
        return True

    @Slot()
    def finish(self) -> None:
        """Record the workshop."""
        if self.details.title.look():
            self._record(another=False)
        else:
            self._unfold()
            self.details.title.edit.setFocus()

    @Slot(object, int)
    def press(self, tally: Tally, by: int = 1) -> None:
        """Change a counter; it shows the change once it is kept. What was left in view overnight is of the new day."""
        another = self.workshop is not None and self.workshop.mediator != self._preferences.current.mediator
        if (another or self._day != self._clock().date()) and not self._take_up():
            return
        self._act(lambda workshop: self._workshops.press(workshop, tally, by))
        if not self.board.cards[tally].counter.hasFocus():
            self._tell(tally)

    def arrange(self, shape: Adaptation) -> None:
        """Leave less room around the counters of a small window."""
        self.board.set_small(small=self.window().width() < px(SMALL))
        self.foot.set_narrow(narrow=shape.narrow)

    def _count_digit(self, event: QKeyEvent) -> bool:
        return self._preferences.current.digits and self.board.count_digit(event, self.focusWidget())

    def _take_up(self) -> bool:
        """Refresh the page, or say why not; return whether it was."""
        try:
            self.refresh()
        except MediateurError as error:
            self.trouble.tell(error)
            return False
        return True

    def _act(self, act: Callable[[Workshop], Workshop]) -> bool:
        """Do something to the workshop, or say why not; the screen shows what is kept. Return whether it was done."""
        if self.workshop is None:
            return False
        try:
            self._show(act(self.workshop))
        except MediateurError as error:
            self._show(self.workshop)
            self.trouble.tell(error)
            return False
        self.trouble.forget()
        dismiss_done(self.window())
        return True

    def _show(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.head.show_kind(workshop.kind)
        self.fields.show_workshop(workshop)
        self.details.show_workshop(workshop)
        self.board.show_workshop(workshop)
        self.foot.show_kind(workshop.kind)
        self.foot.show_hints(hints(workshop))

    def _tell(self, tally: Tally) -> None:
        if self.workshop is not None:
            self.board.tell(tally, self.workshop)

    def _record(self, *, another: bool) -> None:
        if self.workshop is None:
            return
        try:
            pathway = self._content.pathway(self.workshop.pathway)
            saved = self._workshops.save(self.workshop, pathway, another=another)
        except TwinError as error:
            asked = ask_about_twin(self.window(), error)
            asked.accepted.connect(self._record_another)
            asked.refused.connect(self._leave_twin)
        except MediateurError as error:
            self.trouble.tell(error)
            self.scroller.verticalScrollBar().setValue(0)
        else:
            self._recorded(saved)

    def _recorded(self, saved: SavedWorkshop) -> None:
        self._saved, self.workshop = saved, None
        self._fold()
        self._take_up()
        done: Toast = toast(self.window(), _told(saved.encounter), "Annuler")
        done.undone.connect(self.undo)
        self.setFocus()

    @Slot()
    def _record_another(self) -> None:
        self._record(another=True)

    @Slot()
    def _leave_twin(self) -> None:
        self.notice.set_content(LEFT)
        self.notice.show()
        announce(self, LEFT)

    @Slot()
    def _ask_to_restart(self) -> None:
        question = french("Effacer ces compteurs ?")
        asked: ConfirmDialog = confirm(
            self.window(), question, "Rien ne sera compté.", "Effacer", "Garder", danger=True
        )
        asked.accepted.connect(self._restart)

    @Slot()
    def _restart(self) -> None:
        if self.workshop is not None:
            try:
                self._workshops.discard(self.workshop)
            except MediateurError as error:
                self.trouble.tell(error)
                return
        self.workshop = None
        self._take_up()
        announce(self, french("Compteurs effacés. Rien n'est compté."))

    @Slot(object)
    def _fill(self, fields: Fields) -> None:
        self._act(lambda workshop: self._workshops.change(workshop, **fields))

    @Slot(object)
    def _change_kind(self, kind: Kind) -> None:
        self._fill(Fields(kind=kind))
        announce(self, SUBTITLES[kind])

    @Slot()
    def _toggle_details(self) -> None:
        if self.details.isHidden():
            self._unfold()
        else:
            self._fold()

    def _fold(self) -> None:
        self.details.hide()
        self.head.unfold.point(up=False)

    def _unfold(self) -> None:
        self.details.show()
        self.head.unfold.point(up=True)
        self.details.title.edit.setFocus()
        self.scroller.reveal(self.details)

    def _usual_pathway(self) -> str:
        titles = self._content.titles()
        return USUAL_PATHWAY if USUAL_PATHWAY in titles else next(iter(titles), "")

    def _build(self) -> None:
        self.notice.hide()
        for part in (self.head, self.trouble, self.notice, self.fields, self.board, self.details):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.outer.addWidget(self.foot)

    def _connect(self) -> None:
        self.head.kind.changed.connect(self._change_kind)
        self.head.unfold.clicked.connect(self._toggle_details)
        self.fields.filled.connect(self._fill)
        self.details.filled.connect(self._fill)
        self.foot.undo.clicked.connect(self.undo)
        self.foot.save.clicked.connect(self.finish)
        self.board.asked.connect(self.press)
        for box in self.fields.boxes:
            box.installEventFilter(self)
        if self.notice.button is not None:
            self.notice.button.clicked.connect(self._ask_to_restart)


def _told(encounter: Encounter) -> str:
    several = "s" if encounter.persons > 1 else ""
    if encounter.kind is Kind.EVENT:
        return f"Événement enregistré. Estimation{NBSP}: {encounter.persons}{NBSP}personne{several}."
    return f"Atelier enregistré. {encounter.persons}{NBSP}personne{several} touchée{several}."
