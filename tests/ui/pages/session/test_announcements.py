"""What screen readers are told of a session: each move once, and errors at once."""

from __future__ import annotations

from mediateur.ui.kit import announce
from tests.ui.driving import ALT, CTRL, KEY, Driver, cut_in, said


def test_a_step_is_announced_once_with_its_place(hands: Driver) -> None:
    hands.begin()
    first, second = hands.walk.pathway.trunk[:2]
    announce.forget()
    hands.forward()
    assert said() == [
        f"{first.answers[0].label}, réponse 1 sur {len(first.answers)}",
        f"Étape 2 sur {len(hands.walk.pathway.trunk)}, {second.title}.",
    ]
    assert cut_in() == []


def test_a_resumed_session_is_announced_once(hands: Driver) -> None:
    hands.begin()
    hands.window.go_home()
    announce.forget()
    hands.type("r")
    assert said() == [f"Étape 1 sur {len(hands.walk.pathway.trunk)}, {hands.walk.pathway.trunk[0].title}."]


def test_resizing_says_nothing(hands: Driver) -> None:
    hands.begin()
    announce.forget()
    hands.window.resize(900, 690)
    hands.window.resize(1366, 690)
    assert said() == []


def test_going_back_and_branching_say_where_one_is(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    hands.key(KEY.Key_Left, ALT)
    assert said()[-1].startswith("Étape 3 sur ")
    hands.type("2")
    hands.enter()
    assert hands.walk.state.at not in {step.id for step in hands.walk.pathway.trunk}
    assert said()[-1].startswith("Étape 3 sur "), "a branch keeps the number of the step that led there"


def test_the_end_and_the_record_are_announced(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    assert said()[-1] == hands.walk.pathway.end(hands.walk.state.end).title
    hands.key(KEY.Key_Return, CTRL)
    assert said()[-1] == "Fin de la séance"
    hands.key(KEY.Key_Return, CTRL)
    assert said()[-1] == "Séance enregistrée. Rien de personnel n’a été gardé."
    assert cut_in() == []
