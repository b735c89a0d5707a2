"""What screen readers are told of a session: each move once, and errors at once."""

from __future__ import annotations

from mediateur.ui.kit import announce
from tests.ui.driving import ALT, CTRL, KEY, Driver, cut_in, said


def test_a_step_is_announced_once_with_its_place(hands: Driver) -> None:
    hands.begin()
    announce.forget()
    hands.forward()
    assert said() == ["Oui, on commence, réponse 1 sur 4", "Étape 2 sur 10, Ouvrir le site officiel."]
    assert cut_in() == []


def test_a_resumed_session_is_announced_once(hands: Driver) -> None:
    hands.begin()
    hands.window.go_home()
    announce.forget()
    hands.type("r")
    assert said() == ["Étape 1 sur 10, Préparer ce qu’il faut."]


def test_resizing_says_nothing(hands: Driver) -> None:
    hands.begin()
    announce.forget()
    hands.window.resize(900, 690)
    hands.window.resize(1366, 690)
    assert said() == []


def test_going_back_and_changing_an_answer_names_what_is_dropped(hands: Driver) -> None:
    hands.begin()
    hands.reach("trois-elements")
    hands.key(KEY.Key_Left, ALT)
    assert said()[-1] == "Étape 3 sur 10, Commencer sur le site."
    hands.type("2")
    hands.enter()
    assert "Étape 3 sur 10" in said()[-1], "a branch keeps the number of the step that led there"


def test_the_end_and_the_record_are_announced(hands: Driver) -> None:
    hands.begin()
    hands.reach_end()
    assert said()[-1] == "L’espace est activé"
    hands.key(KEY.Key_Return, CTRL)
    assert said()[-1] == "Fin de la séance"
    hands.key(KEY.Key_Return, CTRL)
    assert said()[-1] == "Séance enregistrée. Rien de personnel n’a été gardé."
    assert cut_in() == []
