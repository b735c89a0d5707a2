"""Whatever goes wrong, nothing is lost, nothing is doubled, and what is told in the end is what was counted.

`make prove` tells a thousand of these stories.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mediateur.journal.network import Due
from mediateur.store import outbox as outboxes
from mediateur.store.opening import open_store
from mediateur.store.schema import outbox
from tests.network.fates import WEIGHTS, Fate
from tests.network.stories import Story, faults, figures

SEEDS, STEPS, MOST_SEEDS = 20, 60, 40


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    open_store(folder, "journal.sqlite").close()
    return folder / "journal.sqlite"


@pytest.fixture(scope="module")
def seen() -> set[Fate]:
    return set()


def told(seed: int, folder: Path, template: Path, change: Callable[[Story], None] = lambda _: None) -> Story:
    story = Story(seed, folder, template)
    change(story)
    story.tell(STEPS)
    story.end()
    return story


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_server_ends_by_saying_what_was_counted(seed: int, tmp_path: Path, template: Path, seen: set[Fate]) -> None:
    story = told(seed, tmp_path, template)
    found = faults(story) + figures(story)
    story.close()
    seen |= story.fates.seen
    assert not found


def test_all_that_can_happen_happened(seen: set[Fate]) -> None:
    assert seen == set(WEIGHTS)


def one_goes_wrong(tmp_path: Path, template: Path, change: Callable[[Story], None] = lambda _: None) -> bool:
    """Return whether one of some stories ends badly, that all end well otherwise."""
    for seed in range(MOST_SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        story = told(seed, folder, template, change)
        found = faults(story) + figures(story)
        story.close()
        if found:
            return True
    return False


def test_they_would_notice_a_server_that_looks_at_no_condition(tmp_path: Path, template: Path) -> None:
    def blind(story: Story) -> None:
        story.server.check_match = False

    assert one_goes_wrong(tmp_path, template, blind)


def test_they_would_notice_what_changes_while_it_is_sent(
    tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent(self: outboxes.Outbox, due: Due, etag: str) -> None:
        self._keep_held(due.key, etag, due.leaving)
        self._channel.write(outbox.delete().where(outbox.c.key == due.key))

    monkeypatch.setattr(outboxes.Outbox, "sent", sent)
    assert one_goes_wrong(tmp_path, template)
