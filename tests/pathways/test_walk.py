"""The walk: answers, branches, counted tries, obstacles, undo, and what is done and remains."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.pathways import events as w
from mediateur.pathways.events import AnyEvent, decode_events, encode_events
from mediateur.pathways.model import Pathway, content_hash, decode, encode
from mediateur.pathways.walk import Walk
from tests.pathways import samples
from tests.pathways.samples import load_pathway


@pytest.fixture(scope="module")
def pathway(tmp_path_factory: pytest.TempPathFactory) -> Pathway:
    return load_pathway(samples.write(tmp_path_factory.mktemp("contenu")), "essai")


def _started(pathway: Pathway, wish: str = "faire") -> Walk:
    return Walk(pathway).choose("souhait", wish).begin()


def test_the_wish_of_the_triage_leads(pathway: Pathway) -> None:
    assert _started(pathway).state.at == "un"
    assert _started(pathway, "detour").state.at == "detour"
    stopped = Walk(pathway).choose("souhait", "rien").begin()
    assert (stopped.state.end, stopped.to_bring) == ("plus-tard", ("Votre carte",))


def test_answers_lead_to_the_end_with_what_they_earned(pathway: Pathway) -> None:
    walk = _started(pathway).answer("oui").answer("oui").answer("oui")
    assert (walk.state.end, walk.done, walk.remaining) == ("fini", ("un", "deux", "trois"), ())
    assert walk.outcomes == ("code-demande", "activee")


def test_what_remains_follows_the_main_answers(pathway: Pathway) -> None:
    walk = _started(pathway).answer("oui")
    assert (walk.done, walk.remaining) == (("un",), ("deux", "trois"))
    assert walk.then(w.Paused()).remaining == ("deux", "trois")


def test_an_end_to_be_resumed_leaves_its_step_to_do(pathway: Pathway) -> None:
    walk = _started(pathway).answer("oui").answer("oui").answer("non")
    assert walk.state.end == "plus-tard"
    assert walk.remaining == ("trois",)


def test_changing_an_early_answer_keeps_what_makes_sense_and_names_what_it_drops(pathway: Pathway) -> None:
    walk = _started(pathway).answer("oui").answer("oui").answer("oui")
    changed = walk.then(w.Opened("un")).answer("par-detour")
    assert changed.state.dropped == ("deux",)
    assert changed.state.given == (("un", "par-detour"), ("trois", "oui"))
    assert changed.state.gains == ()


def test_an_early_step_that_fails_after_all_takes_back_what_followed_it(pathway: Pathway) -> None:
    walk = _started(pathway).answer("oui").answer("oui").then(w.Opened("deux"))
    for failed in (walk.answer("bloque").then(w.Paused()), walk.answer("encore")):
        assert "deux" not in failed.done
        assert "trois" not in failed.done
        assert "deux" in failed.state.dropped
        assert failed.state.gains == ()
    stopped = walk.answer("bloque").then(w.Paused())
    assert (stopped.done, stopped.remaining) == (("un",), ("deux", "trois"))


def test_who_has_done_no_step_is_informed_and_not_to_be_resumed(pathway: Pathway) -> None:
    assert Walk(pathway).outcomes == ("informee",)
    assert _started(pathway).then(w.Paused()).outcomes == ("informee",)
    assert _started(pathway).answer("oui").then(w.Paused()).outcomes == ("a-reprendre",)
    tried = _started(pathway).then(w.Hindered("bloque")).then(w.Tried("regarder", False)).then(w.Paused())
    assert tried.outcomes == ("a-reprendre",)


def test_what_follows_another_pathway_keeps_its_results_and_obstacles(pathway: Pathway) -> None:
    first = _started(pathway).then(w.Hindered("bloque")).then(w.Returned()).answer("oui").answer("oui").answer("oui")
    legacy = first.legacy
    assert legacy == w.Followed(("code-demande", "activee"), ("code_provisoire",))
    following = Walk(pathway).then(legacy)
    assert following.undo() == following
    done = following.choose("souhait", "faire").begin().answer("oui").then(w.Paused())
    assert done.outcomes == ("code-demande", "activee", "a-reprendre")
    assert done.obstacle_kinds == ("code_provisoire",)
    assert Walk.replay(pathway, decode_events(encode_events(done.events))) == done


def test_what_remains_to_do_is_not_taken_over(pathway: Pathway) -> None:
    assert _started(pathway).answer("oui").then(w.Paused()).legacy == w.Followed((), ())


def test_a_try_is_counted_then_becomes_an_obstacle(pathway: Pathway) -> None:
    walk = _started(pathway)
    for _ in range(2):
        walk = walk.answer("oui").answer("encore")
        assert (walk.state.at, walk.state.obstacle) == ("un", "")
    walk = walk.answer("oui").answer("encore")
    assert (walk.state.at, walk.state.obstacle, walk.state.met) == ("deux", "bloque", ("bloque",))


def test_an_obstacle_is_tried_in_order_and_always_has_a_way_out(pathway: Pathway) -> None:
    walk = _started(pathway).then(w.Hindered("bloque"))
    assert walk.live_try is not None
    assert walk.live_try.id == "regarder"
    walk = walk.then(w.Tried("regarder", False)).then(w.Tried("appeler", False))
    assert walk.live_try is None
    assert walk.then(w.Left("un-autre-jour")).state.end == "plus-tard"
    assert walk.then(w.Returned()).state.obstacle == ""


def test_a_solved_obstacle_comes_back_to_its_step_and_goes_on_where_it_was(pathway: Pathway) -> None:
    walk = _started(pathway).then(w.Hindered("bloque")).then(w.Tried("regarder", True))
    assert (walk.state.obstacle, walk.state.at) == ("", "un")
    again = walk.then(w.Hindered("bloque"))
    assert again.live_try is not None
    assert again.live_try.id == "appeler"


def test_a_step_may_be_opened_and_others_skipped(pathway: Pathway) -> None:
    walk = _started(pathway).then(w.Opened("trois"))
    assert walk.remaining == ("trois",)
    assert walk.answer("oui").done == ("trois",)


@pytest.mark.parametrize(
    "event", [w.Answered("un", "x"), w.Tried("regarder", True), w.Left("x"), w.Chosen("souhait", "x"), w.Opened("x")]
)
def test_a_senseless_act_is_refused(pathway: Pathway, event: AnyEvent) -> None:
    with pytest.raises((ValueError, KeyError)):
        _started(pathway).then(event)


def test_a_pathway_round_trips_and_its_hash_follows_its_content(pathway: Pathway) -> None:
    again = decode(encode(pathway))
    assert again == pathway
    assert content_hash(again) == content_hash(pathway)


@given(data=st.data())
@settings(max_examples=150)
def test_any_walk_can_be_undone_and_resumed(pathway: Pathway, data: st.DataObject) -> None:
    walk = Walk(pathway)
    for _ in range(data.draw(st.integers(0, 25))):
        choices = possible(walk)
        event = data.draw(st.sampled_from(choices))
        following = walk.then(event)
        assert following.undo() == walk
        assert set(following.done).isdisjoint(following.remaining)
        walk = following
    resumed = Walk.replay(decode(encode(pathway)), decode_events(encode_events(walk.events)))
    assert resumed.state == walk.state


def possible(walk: Walk) -> list[AnyEvent]:
    """Return every act that makes sense now."""
    questions = walk.pathway.triage.questions
    events: list[AnyEvent] = [w.Chosen(q.id, option.id) for q in questions for option in q.options]
    events += [w.Begun(), w.Prepared(), w.Paused()]
    events += [w.Opened(step.id) for step in walk.pathway.steps]
    if walk.step:
        events += [w.Answered(walk.step.id, answer.id) for answer in walk.step.answers]
        events += [w.Hindered(name) for name in walk.step.obstacles]
        events += [w.Differed(walk.step.id, "2026-11", "bouton")]
    if walk.obstacle:
        events += [w.Tried(a.id, solved) for a in walk.obstacle.tries for solved in (True, False)]
        events += [w.Returned(), *(w.Left(way.id) for way in walk.obstacle.exits)]
    return events
