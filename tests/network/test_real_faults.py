"""Thirty schedules of faults on the real servers: nothing lost, nothing doubled. `make prove` plays them all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediateur.store.opening import open_store
from tests.network.network import Network
from tests.network.real_stories import DISTURBANCES, RealStory
from tests.network.stories import faults

ALL, USUAL = 30, 3


def schedule(number: int) -> tuple[str, ...]:
    """Return what happens in a schedule: three disturbances, in another order in each round."""
    turn, start = number // len(DISTURBANCES), 3 * number
    return tuple(DISTURBANCES[(start + place * (turn + 1)) % len(DISTURBANCES)] for place in range(3))


def test_the_usual_schedules_hold_each_disturbance() -> None:
    for played in (USUAL, ALL):
        assert {one for number in range(played) for one in schedule(number)} == set(DISTURBANCES)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    open_store(folder, "journal.sqlite").close()
    return folder / "journal.sqlite"


@pytest.mark.parametrize("number", range(ALL if os.environ.get("MEDIATEUR_TOUT_PROUVER") else USUAL))
def test_the_server_ends_by_saying_what_was_counted(
    number: int, durable_network: Network, tmp_path: Path, template: Path
) -> None:
    story = RealStory(number, durable_network, tmp_path, template)
    try:
        story.tell(schedule(number))
        story.end()
        assert faults(story) == []  # type: ignore[arg-type]
        assert story.proxy.away == []
    finally:
        story.close()
