"""Leaving « Dire non » midway is never counted as activation or use, wherever it is left, whatever the pathway."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import msgspec
import pytest

from mediateur.journal.definitions import accompanied, activation_or_use, rights_exercised
from mediateur.pathways.events import Opened, Paused
from mediateur.pathways.walk import Walk
from mediateur.store.work import Store
from mediateur.usecases.recording.corrections import Corrections, Entry
from mediateur.usecases.recording.sessions import Session, Sessions, prefilled
from tests.journal.samples import PLAIN
from tests.pathways.shipped import shipped
from tests.pathways.test_shipped import ways_in

REFUSING = ("dire-non", "fermer", "opposer", "dire-non-enfant", "fermer-enfant")
STOPPED = [walk.then(Paused()) for walk in ways_in(shipped("dire-non")).values()]


@pytest.mark.parametrize("walk", STOPPED, ids=[walk.state.at for walk in STOPPED])
def test_a_refusal_left_midway_as_the_closing_proposes_it_is_no_use(walk: Walk) -> None:
    record = msgspec.structs.replace(PLAIN, pathway=walk.pathway.id, outcomes=prefilled(walk).outcomes)
    assert activation_or_use(record) == 0
    refused = bool(rights_exercised(record))
    use = activation_or_use(msgspec.structs.replace(record, pathway="activer-adulte"))
    assert use == accompanied(record) - refused


def session_at(sessions: Sessions, walk: Walk) -> Session:
    session = sessions.begin(walk.pathway, "Médiateur 1")
    for event in walk.events:
        session = sessions.act(session, event)
    return session


@pytest.mark.parametrize("name", ["activer-adulte", "activer-enfant"])
def test_a_refusal_inside_another_pathway_is_no_use_wherever_it_is_left(sessions: Sessions, name: str) -> None:
    walks = ways_in(shipped(name))
    left = {step: walk for step, walk in walks.items() if any(s in REFUSING for s in (*walk.finished, step))}
    assert left
    for step, walk in walks.items():
        done = sessions.finish(session_at(sessions, walk.then(Paused())), prefilled(walk.then(Paused()))).encounter
        assert done.refusing == (step in left), step
        assert activation_or_use(done) == (0 if step in left else accompanied(done)), step


def test_who_comes_back_from_a_refusal_to_activate_is_counted_again(sessions: Sessions) -> None:
    walk = ways_in(shipped("activer-adulte"))["opposer"]
    assert walk.refusing
    assert not walk.then(Opened("identite")).refusing


def test_a_correction_to_another_pathway_forgets_the_way_that_was_walked(store: Store, sessions: Sessions) -> None:
    walk = ways_in(shipped("activer-adulte"))["opposer"].then(Paused())
    done = sessions.finish(session_at(sessions, walk), prefilled(walk)).encounter
    corrections = Corrections(lambda: store, lambda: dt.datetime(2026, 11, 23, 18))
    entry = Entry(done.when, None, corrections.closing(done))
    longer = corrections.correct(
        done, entry._replace(closing=replace(entry.closing, duration="30_60")), "saisie", notes=False
    )
    assert longer.refusing
    other = corrections.correct(longer, entry._replace(pathway=shipped("messagerie")), "saisie", notes=False)
    assert (other.refusing, activation_or_use(other)) == (False, 1)


def test_what_is_recorded_of_it_is_enough(sessions: Sessions) -> None:
    session = sessions.begin(shipped("dire-non"), "Médiateur 1")
    for event in STOPPED[-1].events:
        session = sessions.act(session, event)
    saved = sessions.finish(session, prefilled(session.walk)).encounter
    assert (saved.pathway, activation_or_use(saved)) == ("dire-non", 0)
