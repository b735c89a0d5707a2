"""The simulator: never stuck, always the same, nothing secret left; what she types is hers."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.screens import FrameKind, ItemKind
from mediateur.training import imagined, simulator
from mediateur.training.exploring import explore
from mediateur.training.staging import Event, Kind, Stage, State, events_of, incident_of, page_of, to_click, to_fill
from tests.training.practised import DATA, NAMES, PATHWAYS, freely, next_event, played, staged

SECRETS = {text for invented in DATA.values() for text in (invented.value, invented.slip)}
NAMELESS = (Kind.GO, Kind.WAIT, Kind.CALL, Kind.HELP, Kind.STOP)
ANY_EVENT = st.builds(
    Event,
    st.sampled_from(Kind),
    st.sampled_from(["", "Continuer", "loupe", "Code provisoire", "Mot de passe", "clavier"]),
)


def spelt(state: State) -> str:
    """Return all that a state holds, as text."""
    return msgspec.json.encode(state).decode()


@given(st.sampled_from(NAMES), st.lists(st.integers(0, 50), max_size=80))
def test_any_play_goes_on_and_leaves_nothing_secret(name: str, picks: list[int]) -> None:
    on = staged(name)
    state = simulator.begin(on)
    for pick in picks:
        possible = events_of(on, state)
        if not possible:
            break
        assert possible[-1].kind is Kind.STOP
        state = simulator.after(on, state, possible[pick % len(possible)])
        assert page_of(on, state).alt
    over = simulator.after(on, state, Event(Kind.STOP))
    assert over.end
    assert events_of(on, over) == ()
    assert not [secret for secret in SECRETS if secret in spelt(over)]


@given(st.sampled_from(NAMES), st.lists(ANY_EVENT, max_size=40))
def test_an_event_that_means_nothing_there_changes_nothing(name: str, events: list[Event]) -> None:
    on = staged(name)
    state = simulator.begin(on)
    for event in events:
        after = simulator.after(on, state, event)
        meant = event._replace(name="") if event.kind in NAMELESS else event
        known = meant in events_of(on, state) or (event.kind is Kind.TYPE and event.name in to_fill(on, state))
        if not known:
            assert after == state
        state = after


@given(st.sampled_from(NAMES), st.lists(st.integers(0, 50), max_size=60))
def test_playing_again_gives_the_same(name: str, picks: list[int]) -> None:
    on, events = staged(name), []
    state = first = simulator.begin(on)
    for pick in picks:
        possible = events_of(on, state)
        if possible:
            events.append(possible[pick % len(possible)])
            state = simulator.after(on, state, events[-1])
    assert simulator.play(on, tuple(events)) == state
    assert simulator.begin(on) == first


@pytest.mark.parametrize("name", NAMES)
def test_every_state_leads_to_an_end_without_stopping(name: str) -> None:
    on = staged(name)
    explored = explore(on)
    assert explored.stuck == ()
    assert explored.scenes == {scene.id for scene in on.case.scenes}
    assert explored.incidents == {incident.id for incident in on.case.incidents}
    assert on.case.end in explored.ends
    for state in explored.states:
        if not state.end:
            assert simulator.after(on, state, Event(Kind.STOP)).end == on.pause


@pytest.mark.parametrize("name", sorted(PATHWAYS))
def test_any_pathway_can_be_practised_to_its_end(name: str) -> None:
    on = freely(name)
    assert [scene.step for scene in on.case.scenes] == [step.id for step in PATHWAYS[name].trunk]
    assert played(on, well=True).end in on.ends


def test_a_pathway_is_hindered_by_a_code_a_number_a_message_and_silence() -> None:
    names = {incident.id for incident in freely("activer-adulte").case.incidents}
    assert names == {"trois-elements-code", "trois-elements-numero", "se-connecter-message", "se-connecter-sms"}


def acting(name: str = "mauvais-numero") -> tuple[Stage, State]:
    """Return a case at its first page, once what was to be said is said."""
    on = staged(name)
    return on, simulator.after(on, simulator.begin(on), Event(Kind.SAY, "loupe"))


def filled(on: Stage, state: State) -> State:
    while label := next(iter(to_fill(on, state)), ""):
        state = simulator.after(on, state, Event(Kind.TYPE, label))
    return state


def test_a_hand_in_her_place_types_nothing_and_is_noted() -> None:
    on, state = acting()
    after = simulator.after(on, state, Event(Kind.REACH, "Numéro de série"))
    assert after.typed == state.typed == ()
    assert after.log[-1] == Event(Kind.REACH, "Numéro de série")
    assert [reply.text for reply in after.replies] == [simulator.HER_HANDS]


def test_a_page_with_an_empty_field_is_not_sent() -> None:
    on, state = acting()
    after = simulator.after(on, state, Event(Kind.POINT, "Continuer"))
    assert (after.scene, after.sent) == (state.scene, ())
    assert [reply.text for reply in after.replies] == [simulator.MISSING]


def test_a_wrong_number_is_refused_once_then_typed_again() -> None:
    on, state = acting()
    refused = simulator.after(on, filled(on, state), Event(Kind.POINT, "Continuer"))
    assert refused.incident == "numero-refuse"
    wrong = {typed.label: typed.value for typed in refused.typed}["Numéro de sécurité sociale"]
    assert wrong == DATA["Numéro de sécurité sociale"].slip
    again = simulator.after(on, refused, Event(Kind.DECIDE, "relire"))
    assert to_fill(on, again) == ("Numéro de sécurité sociale",)
    sent = simulator.after(on, filled(on, again), Event(Kind.POINT, "Continuer"))
    assert (sent.scene, sent.typed) == ("choisir", ())
    assert sent.sent[0].labels[0] == "Code provisoire"


def test_what_should_not_be_done_leaves_the_incident_open() -> None:
    on, state = acting()
    refused = simulator.after(on, filled(on, state), Event(Kind.POINT, "Continuer"))
    still = simulator.after(on, refused, Event(Kind.DECIDE, "clavier"))
    assert still.incident == "numero-refuse"
    assert Event(Kind.DECIDE, "clavier") not in events_of(on, still)


def test_another_link_is_a_detour() -> None:
    on, state = acting()
    after = simulator.after(on, state, Event(Kind.POINT, "Générer un nouveau code provisoire"))
    assert (after.scene, [reply.text for reply in after.replies]) == (state.scene, [simulator.DETOUR])


def test_two_clicks_one_after_the_other() -> None:
    on = staged("premiere-activation")
    state = simulator.play(on, (Event(Kind.SAY, "libre"), Event(Kind.GO), Event(Kind.SAY, "adresse"), Event(Kind.GO)))
    assert to_click(on, state) == "Activer Mon espace santé"
    state = simulator.after(on, state, Event(Kind.POINT, "Activer Mon espace santé"))
    assert (state.scene, to_click(on, state)) == ("commencer", "Commencer")
    assert simulator.after(on, state, Event(Kind.POINT, "Commencer")).scene == "trois-elements"


def test_a_silent_telephone_shows_nothing_then_the_invented_code() -> None:
    on = staged("sms-absent")
    state = simulator.play(
        on, (Event(Kind.SAY, "attendre-ensemble"), Event(Kind.POINT, "Générer un nouveau code provisoire"))
    )
    assert state.scene == "recevoir-code"
    assert shown_on_phone(on, state) == [imagined.NOTHING_YET]
    waiting = simulator.after(on, state, Event(Kind.TYPE, "Code provisoire"))
    assert incident_of(on, waiting) is not None
    arrived = simulator.after(on, waiting, Event(Kind.DECIDE, "partout"))
    assert shown_on_phone(on, arrived) == [f"Code provisoire\N{NO-BREAK SPACE}: {DATA['Code provisoire'].value}"]


def shown_on_phone(on: Stage, state: State) -> list[str]:
    panes = page_of(on, state).frames
    return [line.label for pane in panes if pane.kind is FrameKind.PHONE for line in pane.items]


def test_help_aims_at_what_comes_next() -> None:
    on, state = acting()
    helped = simulator.after(on, state, Event(Kind.HELP))
    aimed = [line.label for pane in page_of(on, helped).frames for line in pane.items if line.target]
    assert aimed == ["Code provisoire"]
    assert not [line for pane in page_of(on, state).frames for line in pane.items if line.target]


def test_what_is_typed_is_drawn_and_told() -> None:
    on, state = acting()
    page = page_of(on, simulator.after(on, state, Event(Kind.TYPE, "Code provisoire")))
    lines = [line for pane in page.frames for line in pane.items]
    assert [line.value for line in lines if line.label == "Code provisoire"] == [DATA["Code provisoire"].value]
    assert "Code provisoire, rempli." in page.alt
    assert "Numéro de série, vide." in page.alt
    assert lines[-1].kind is ItemKind.BUTTON


def test_a_password_is_never_written_on_the_page() -> None:
    on = staged("premiere-activation")
    state = simulator.begin(on)
    masked = set()
    for _ in range(60):
        if state.end:
            break
        lines = [line for pane in page_of(on, state).frames for line in pane.items if line.label == "Mot de passe"]
        masked |= {line.kind for line in lines if line.value}
        state = simulator.after(on, state, next_event(on, state, well=True))
    assert masked == {ItemKind.MASKED}
