"""Leaving « Dire non » midway is never counted as activation or use, wherever it is left."""

from __future__ import annotations

import msgspec
import pytest

from mediateur.journal.definitions import accompanied, activation_or_use
from mediateur.pathways.events import Paused
from mediateur.pathways.walk import Walk
from mediateur.usecases.sessions import Sessions, prefilled
from tests.journal.samples import PLAIN
from tests.pathways.shipped import shipped
from tests.pathways.test_shipped import ways_in

STOPPED = [walk.then(Paused()) for walk in ways_in(shipped("dire-non")).values()]


@pytest.mark.parametrize("walk", STOPPED, ids=[walk.state.at for walk in STOPPED])
def test_a_refusal_left_midway_as_the_closing_proposes_it_is_no_use(walk: Walk) -> None:
    record = msgspec.structs.replace(PLAIN, pathway=walk.pathway.id, outcomes=prefilled(walk).outcomes)
    assert activation_or_use(record) == 0
    assert activation_or_use(msgspec.structs.replace(record, pathway="activer-adulte")) == accompanied(record)


def test_what_is_recorded_of_it_is_enough(sessions: Sessions) -> None:
    session = sessions.begin(shipped("dire-non"), "Médiateur 1")
    for event in STOPPED[-1].events:
        session = sessions.act(session, event)
    saved = sessions.finish(session, prefilled(session.walk)).encounter
    assert (saved.pathway, activation_or_use(saved)) == ("dire-non", 0)
