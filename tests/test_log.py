"""The log of this machine: what went wrong in the program, and nothing of whoever sat beside the mediator."""

from __future__ import annotations

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur import log


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Leave the logger as it was."""
    logger = logging.getLogger("mediateur")
    before, level = tuple(logger.handlers), logger.level
    yield
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def written(folder: Path) -> str:
    return (folder / log.FILE).read_text(encoding="utf-8")


def test_warnings_are_written_with_the_day_and_no_hour(data_folder: Path) -> None:
    log.start(data_folder)
    logging.getLogger("mediateur.ui").warning("Qt: %s", "é")
    logging.getLogger("mediateur").info("rien de cela")
    [line] = written(data_folder).splitlines()
    day, level, name, *message = line.split()
    assert (len(day), day.count("-"), level, name, message) == (10, 2, "WARNING", "mediateur.ui", ["Qt:", "é"])


def test_starting_again_elsewhere_leaves_the_first_file(data_folder: Path, tmp_path: Path) -> None:
    log.start(data_folder)
    log.start(tmp_path / "autre")
    logging.getLogger("mediateur").error("ici")
    assert written(data_folder) == ""
    assert "ici" in written(tmp_path / "autre")


def test_the_log_stays_small(data_folder: Path) -> None:
    log.start(data_folder)
    for _ in range(700):
        logging.getLogger("mediateur").warning("x" * 1000)
    sizes = [file.stat().st_size for file in data_folder.glob(f"{log.FILE}*")]
    assert len(sizes) == 2
    assert max(sizes) <= 200_000


def test_a_folder_that_cannot_be_written_stops_nothing(data_folder: Path) -> None:
    data_folder.write_text("un fichier", encoding="utf-8")
    log.start(data_folder)
    assert log.watch_crashes(data_folder) is None
    assert data_folder.read_text(encoding="utf-8") == "un fichier"


def test_a_hard_crash_has_a_file_to_go_to(data_folder: Path) -> None:
    before = faulthandler.is_enabled()
    log.start(data_folder)
    file = log.watch_crashes(data_folder)
    assert file is not None
    assert faulthandler.is_enabled()
    faulthandler.disable()
    file.close()
    if before:
        faulthandler.enable()
    assert (data_folder / log.CRASH_FILE).is_file()
