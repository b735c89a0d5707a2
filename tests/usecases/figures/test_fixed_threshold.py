"""The threshold of sharing that an administrator raised, in the figures, on paper, and in the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.statistics import Period
from mediateur.usecases.figures.sharing import shareable
from tests.store.samples import encounter

PERSONS = 13


def held(folder: Path, threshold: int | None, rules: Path) -> App:
    rules.parent.mkdir(exist_ok=True)
    rules.write_text(json.dumps({} if threshold is None else {"seuil_partage": threshold}), encoding="utf-8")
    app = App(folder)
    for number in range(PERSONS):
        app.sessions.add(replace(encounter(number), obstacles=(), outcomes=encounter(1).outcomes))
    return app


def whole(app: App) -> Period:
    days = [row.when.day for row in app.journal.rows()]
    return Period(min(days), max(days))


@pytest.fixture(params=[None, 11, 20, 200])
def threshold(request: pytest.FixtureRequest) -> Iterator[int | None]:
    yield request.param


def test_nothing_is_shared_below_the_threshold_in_force(data_folder: Path, rules: Path, threshold: int | None) -> None:
    app = held(data_folder, threshold, rules)
    board = app.statistics.dashboard(whole(app))
    assert board.threshold == (threshold or 11)
    shared = shareable(board)
    touched = {cell.code: cell.n for cell in board.table("comptes").cells}["touchees"]
    assert touched >= 11
    assert bool(shared.refused) is (touched < board.threshold)
    if shared.refused:
        assert f"{board.threshold}\N{NO-BREAK SPACE}personnes" in shared.refused
        with pytest.raises(MediateurError):
            app.bilans.shared(whole(app))
    else:
        assert app.bilans.shared(whole(app)).startswith(b"%PDF")
    app.close()
