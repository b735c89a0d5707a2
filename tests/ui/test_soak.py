"""Ten sessions in one window leave no handle, no widget and no file behind; `make prove` plays two hundred."""

from __future__ import annotations

from pathlib import Path

from mediateur.ui.kit.theme import Theme
from tests.prove.soak import Held, day, growth, slope
from tests.ui.driving import driven

SESSIONS, EVERY = 10, 3


def test_nothing_grows_from_session_to_session(tmp_path: Path, theme: Theme) -> None:
    with driven(tmp_path / "dossier", theme) as hands:
        held = list(day(hands, tmp_path, SESSIONS, EVERY))
    assert len(held) == SESSIONS
    assert growth(held) == []
    assert held[-1].passing == 0


def test_what_grows_is_named() -> None:
    steady = [Held(100, 10, 3000, 7, 0)] * 8
    assert growth(steady) == []
    late = [*steady[:6], *(Held(100, 11, 3050, 8, 2) for _ in range(2))]
    assert growth(late) == [
        "poignées : 10 puis 11",
        "composants : 3000 puis 3050",
        "fichiers du dossier : 7 puis 8",
        "fichiers passagers : 0 puis 2",
    ]


def test_memory_is_told_by_its_slope() -> None:
    assert slope([Held(100, 0, 0, 0, 0)] * 20) == 0
    assert round(slope([Held(100 + number / 2, 0, 0, 0, 0) for number in range(20)])) == 500
