"""Whatever goes wrong, nothing is lost, nothing is doubled, and what is told in the end is what was counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.store.opening import open_store
from tests.network.stories import Story, faults

SEEDS, STEPS = 60, 60


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modele")
    open_store(folder, "journal.sqlite").close()
    return folder / "journal.sqlite"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_server_ends_by_saying_what_was_counted(seed: int, tmp_path: Path, template: Path) -> None:
    story = Story(seed, tmp_path, template)
    story.tell(STEPS)
    story.end()
    told = faults(story)
    story.close()
    assert not told
