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
# Among how many schedules one at least must end badly, when nothing is looked at before it is written over.
MOST_BLIND = 12
# The same few sessions are corrected again and again: what arrives at the end tells of them as they were before.
LONG, CORRECTING, AT_THE_END = ("nothing",) * 8, (1, 12, 0, 0), (1000, 1000)


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


def test_a_schedule_ends_badly_where_nothing_is_looked_at_before_it_is_written_over(
    durable_network: Network, tmp_path: Path, template: Path
) -> None:
    """The same one ends well through a proxy that lets conditions pass."""
    for number in range(MOST_BLIND):
        folder = tmp_path / str(number)
        folder.mkdir()
        if found := _corrected(number, durable_network, folder / "aveugle", template, blind=True):
            assert any("not as it is now" in one or "too many" in one for one in found)
            assert _corrected(number, durable_network, folder / "voyant", template, blind=False) == []
            return
    pytest.fail(f"{MOST_BLIND} schedules without any condition all ended well: they see nothing")


def _corrected(number: int, network: Network, folder: Path, template: Path, *, blind: bool) -> list[str]:
    """Return what is wrong at the end of a schedule; a `blind` proxy drops every `If-Match`."""
    folder.mkdir()
    story = RealStory(number, network, folder, template)
    story.proxy.blind, story.habits, story.fates.lateness = blind, CORRECTING, AT_THE_END
    try:
        story.tell(LONG)
        story.end()
        return faults(story)  # type: ignore[arg-type]
    finally:
        story.close()
