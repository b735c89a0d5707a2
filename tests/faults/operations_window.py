"""What is done with the keyboard in the real window: answering, closing a session, counting a workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediateur.pathways.events import Answered, Begun, Chosen
from mediateur.usecases.recording.sessions import Session
from tests.faults.driver_window import Hands
from tests.faults.operations import READY, Acting, Operation, app_of, with_journal
from tests.ui.driving import CTRL, KEY, PATHWAY


def where(session: Session) -> str:
    """Return where a session stands, as its screen shows it."""
    state = session.walk.state
    return f"{len(session.walk.events)} {state.at} {state.obstacle} {state.end}"


def _answer(hands: Hands) -> Acting:
    hands.begin()
    yield READY
    for _ in range(3):
        hands.forward()
        yield where(hands.session)
    hands.key(KEY.Key_Z, CTRL)
    yield where(hands.session)
    hands.forward()
    yield where(hands.session)


def _at_its_end(root: Path) -> None:
    """Have a session that waits, of which all was answered."""
    with_journal(root)
    app = app_of(root)
    session = app.sessions.begin(app.content.pathway(PATHWAY), app.preferences.current.mediator)
    for question in session.walk.pathway.triage.questions:
        session = app.sessions.act(session, Chosen(question.id, question.options[0].id))
    session = app.sessions.act(session, Begun())
    while not session.walk.state.end:
        step = session.walk.step
        assert step is not None
        session = app.sessions.act(session, Answered(step.id, step.answers[0].id))
    app.sessions.park(session)
    app.close()


def _finish(hands: Hands) -> Acting:
    (parked,) = hands.app.sessions.parked()
    hands.window.resume(parked.id)
    hands.key(KEY.Key_Return, CTRL)
    assert hands.dialog
    yield READY
    hands.key(KEY.Key_Return, CTRL)
    hands.check_closed()
    yield "enregistrée"
    hands.window.desk.take_back()
    yield "annulée"


def _count(hands: Hands) -> Acting:
    hands.window.show_page("atelier")
    page: Any = hands.window.page("atelier")
    yield READY
    for digit in "1125":
        hands.type(digit)
        yield f"compté {[card.counter.value() for card in page.board.cards.values()]}"
    hands.key(KEY.Key_Z, CTRL)
    yield f"compté {[card.counter.value() for card in page.board.cards.values()]}"
    hands.key(KEY.Key_Return, CTRL)
    assert page.workshop is not None
    assert not page.workshop.presses, "not recorded"
    yield "enregistré"


WINDOW = (
    Operation("repondre", "répondre à une étape", with_journal, press=_answer),
    Operation("enregistrer", "enregistrer une séance", _at_its_end, press=_finish),
    Operation("atelier", "compter un atelier", with_journal, press=_count),
)
