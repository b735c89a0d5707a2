"""What is to be done now, under the situation: something to say, an incident to settle, or acts on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from mediateur.content.text import french
from mediateur.training.cases import mixed
from mediateur.training.staging import Event, Kind, Reply, Stage, State, incident_of, moment_of, onward_of, to_fill
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import FlowLayout, Row, empty
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.session.blocks import quoted

SAY, DECIDE, ACT = french("Que dites-vous ?"), french("Que faites-vous ?"), french("Sur la page")
ORDER = french("Choix dans l'ordre n° {} : rejouer le cas en donne un autre.")
SHOW_HER = french("Montrez sur la page où cliquer : la personne clique.")
HER_TURN = french("À elle de taper. Elle vous attend.")
SHE_TYPES, SHE_CHOOSES = french("La personne tape : {}"), french("La personne choisit : {}")
TOOLS = ((Kind.WAIT, "Attendre un peu", "hourglass"), (Kind.CALL, french("Appeler le 34 22 avec elle"), "phone"))
WHERE = (Kind.HELP, french("Où cliquer ?"), "mouse-pointer-click")
SIGNS = {"site": "globe", "personne": "message-square-quote", "note": "info"}


class _Choice(AnswerButton):
    """One of the things to say or to do: its digit, its words over as many lines as they need."""

    row_height = 46

    def __init__(self, digit: int, label: str, event: Event) -> None:
        super().__init__(digit, label)
        self.event_made = event
        self.setCheckable(False)

    def rest_weight(self) -> int:
        """Return the weight of a sentence: it is read, not scanned."""
        return 400


class _Act(PrimaryButton):
    """What the person does next, in as many lines as it needs."""

    wraps = True

    def __init__(self, event: Event, label: str, trailing: str = "") -> None:
        super().__init__(label, trailing=trailing)
        self.event_made = event


class _Tool(SecondaryButton):
    """Something else that one may do."""

    wraps = True

    def __init__(self, event: Event, label: str, icon: str) -> None:
        super().__init__(label, icon=icon)
        self.event_made = event


class PracticePanel(Panel):
    """The choices and acts of now. `happened` carries an Event."""

    happened = Signal(object)

    def __init__(self) -> None:
        super().__init__("surface", 16)
        self.choices: tuple[_Choice, ...] = ()
        self.acts: dict[Kind, _Act | _Tool] = {}

    def show_state(self, on: Stage, state: State) -> None:
        """Show what may be said or done now."""
        empty(self.body)
        self.choices, self.acts = (), {}
        self._show_replies(state.replies)
        moment, incident = moment_of(on, state), incident_of(on, state)
        if moment is not None:
            events = [(saying.text, Event(Kind.SAY, saying.id)) for saying in mixed(moment.sayings, on.order)]
            self._ask(SAY, moment.ask, [(quoted(text), event) for text, event in events], on.order)
        elif incident is not None:
            ways = [way for way in mixed(incident.ways, on.order) if way.id not in state.tried]
            said = quoted(incident.person) if incident.person and not state.tried else ""
            self._say(said)
            self._ask(DECIDE, incident.ask, [(way.label, Event(Kind.DECIDE, way.id)) for way in ways], on.order)
        elif not state.end:
            self._act(on, state)

    def choose(self, digit: int) -> bool:
        """Take the choice of a digit; False when none bears it."""
        if 1 <= digit <= len(self.choices):
            self.choices[digit - 1].click()
            return True
        return False

    @property
    def first(self) -> QWidget | None:
        """What the keyboard should be on: the first choice, or what the person does next."""
        if self.choices:
            return self.choices[0]
        return next((self.acts[kind] for kind in (Kind.TYPE, Kind.GO) if kind in self.acts), None)

    @property
    def stops(self) -> Sequence[QWidget]:
        """The controls, in the order of Tab."""
        return (*self.choices, *self.acts.values())

    def _show_replies(self, replies: Iterable[Reply]) -> None:
        for reply in replies:
            self._say(quoted(reply.text) if reply.by == "personne" else reply.text, SIGNS[reply.by])

    def _say(self, text: str, sign: str = SIGNS["personne"]) -> None:
        if text:
            box = QWidget()
            row = Row(10, (0, 0, 0, 4), parent=box)
            row.addWidget(Icon(sign, "primary", 20, "consigne"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(text, "consigne", "text_strong", max_chars=0), 1)
            self.body.addWidget(box)

    def _ask(self, title: str, question: str, choices: Sequence[tuple[str, Event]], order: int) -> None:
        self.body.addWidget(heading(title, 3, "primary"))
        self.body.addWidget(Text(question, "courant", max_chars=0))
        self.choices = tuple(_Choice(digit, label, event) for digit, (label, event) in enumerate(choices, 1))
        for choice in self.choices:
            choice.clicked.connect(self._on_button)
            self.body.addWidget(choice)
        if len(choices) > 1:
            self.body.addWidget(Text(ORDER.format(order), "note", "text_muted", max_chars=0))

    def _act(self, on: Stage, state: State) -> None:
        waiting, onward = to_fill(on, state), onward_of(on, state)
        self.body.addWidget(heading(ACT, 3, "primary"))
        if waiting:
            chosen = waiting[0] == on.case.scene(state.scene).chosen
            self._hint(HER_TURN)
            label = (SHE_CHOOSES if chosen else SHE_TYPES).format(waiting[0])
            self._add(self.body, _Act(Event(Kind.TYPE, waiting[0]), label))
        elif onward:
            self._add(self.body, _Act(Event(Kind.GO), onward, trailing="arrow-right"))
        else:
            self._hint(SHOW_HER)
        box = QWidget()
        tools = FlowLayout(8, box)
        for kind, label, sign in (*TOOLS, WHERE):
            self._add(tools, _Tool(Event(kind), label, sign))
        self.body.addWidget(box)

    def _hint(self, text: str) -> None:
        self.body.addWidget(Text(text, "courant", max_chars=0))

    def _add(self, layout: QLayout, button: _Act | _Tool) -> None:
        button.clicked.connect(self._on_button)
        self.acts[button.event_made.kind] = button
        layout.addWidget(button)

    @Slot()
    def _on_button(self) -> None:
        button = self.sender()
        if isinstance(button, _Choice | _Act | _Tool):
            self.happened.emit(button.event_made)
