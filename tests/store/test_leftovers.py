"""What a program that was ended in the middle left half-made goes a day later, and nothing else does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from mediateur.paths import UNDER_WAY_SECONDS
from mediateur.store import leftovers

HALF_MADE = (
    "mediateur.sqlite.0a1b2c3d.nouveau",
    "mediateur.sqlite.0a1b2c3d.nouveau-journal",
    "registre.sqlite.0a1b2c3d.nouveau",
    "mediateur-poste-2026-11-29.sqlite.travail",
    "mediateur-poste-2026-11-29.sqlite.travail-wal",
    "registre.sqlite-mj8F1D6694C",
    "reglages.json.0a1b2c3d.nouveau",
    "reglages.json.nouveau",
)
STAYING = ("mediateur.sqlite", "mediateur.sqlite-wal", "registre.sqlite", "reglages.json", "affiche.nouveau")
HALF_COPIED = ("mediateur-0a1b2c3d-2026-11-29.sqlite.partiel", "registre-0a1b2c3d-2026-11-29.sqlite.partiel")
REPLACED = ("registre-0a1b2c3d-2026-11-28.sqlite.0a1b2c3d.ancien",)
OF_OTHERS = ("these.docx.partiel", "film.nouveau", "registre-0a1b2c3d-2026-11-28.sqlite")
LAST = ("registre-0a1b2c3d-2026-11-27.sqlite.0a1b2c3d.ancien",)


def fill(folder: Path, names: tuple[str, ...]) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"SQLite")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    data, copies = tmp_path / "dossier", tmp_path / "partage"
    fill(data, (*HALF_MADE, *STAYING))
    fill(copies, (*HALF_COPIED, *REPLACED, *OF_OTHERS, *LAST))
    return data, copies


def test_what_is_half_made_goes_once_it_is_a_day_old(folders: tuple[Path, Path]) -> None:
    data, copies = folders
    for path in (*data.iterdir(), *copies.iterdir()):
        os.utime(path, (time.time() - UNDER_WAY_SECONDS - 60,) * 2)
    leftovers.sweep(data, [copies, data / "nulle part"])
    assert names(data) == set(STAYING)
    assert names(copies) == {*OF_OTHERS, *LAST}


@pytest.mark.usefixtures("machine_time")
def test_what_may_be_under_way_stays(folders: tuple[Path, Path]) -> None:
    data, copies = folders
    leftovers.sweep(data, [copies])
    assert names(data) == {*HALF_MADE, *STAYING}
    assert names(copies) == {*HALF_COPIED, *REPLACED, *OF_OTHERS, *LAST}
