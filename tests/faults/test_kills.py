"""The real program killed at the calls by which it writes: what was acknowledged is there, and nothing by halves.

`make prove` kills it a thousand times, in every operation; here, a few dozens of times in those that write most.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.faults import kill_calls
from tests.faults.driver import OPERATIONS
from tests.faults.kill import Killer
from tests.faults.kill_nursery import Nursery
from tests.network.conftest import leave_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace est un outil de Linux")
KILLS = {"repondre": 10, "migrer-mediateur-v1": 9, "reprendre": 10, "sauvegarder": 9}


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    if why := kill_calls.why_not():
        leave_out(why)
    made = Nursery()
    yield made
    made.close()


@pytest.fixture(scope="module", params=KILLS)
def killer(request: pytest.FixtureRequest, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Killer:
    return Killer(nursery, OPERATIONS[request.param], tmp_path_factory.mktemp(request.param))


def test_what_was_acknowledged_is_there_and_nothing_by_halves(killer: Killer) -> None:
    kills = KILLS[killer.operation.name]
    assert killer.wrong_states() == []
    cut = [killer.at(call) for call in killer.chosen(kills - 1, 1)]
    cut.append(killer.after(killer.seconds / 3, opening=0.1))
    assert [one for one in cut if one.wrong] == []
    assert sum(one.is_cut for one in cut) >= kills - 2


@pytest.mark.parametrize("killer", ["repondre"], indirect=True)
def test_a_session_resumes_where_it_was_acknowledged(killer: Killer) -> None:
    answered = list(zip(killer.words, killer.states, strict=True))[1:-2]
    assert answered
    assert [state["séances"] for _, state in answered] == [[word] for word, _ in answered]
