"""An invitation as a picture or a PDF, which another process reads: what costs too much is told, nothing changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.trust.apart import Reading, StoppedError
from mediateur.trust.bounds import Bounds
from mediateur.trust.invitation import NOT_ONE, InvitationError
from mediateur.usecases.network.invitation_reading import COSTLY, from_file
from tests.hostile.bombs import GREEDY
from tests.trust.samples import CODE
from tests.trust.test_scanning import picture, saved

DAY = dt.date(2026, 11, 29)
FEW = Bounds(400, 5)


def given(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "recu.pdf"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("name", GREEDY)
def test_a_trapped_pdf_is_told_in_three_sentences(name: str, tmp_path: Path) -> None:
    with pytest.raises(MediateurError) as told:
        from_file(given(tmp_path, GREEDY[name]()), DAY, Reading(FEW))
    assert (told.value.happened, told.value.safe, told.value.remedy) == COSTLY


def test_a_reading_that_was_stopped_gives_nothing(tmp_path: Path) -> None:
    reading = Reading()
    reading.stop()
    with pytest.raises(StoppedError):
        from_file(given(tmp_path, b"%PDF-1.7"), DAY, reading)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"<svg/>", saved(picture(), "PNG")], ids=["pdf", "svg", CODE[:4]])
def test_what_is_no_invitation_is_told(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(InvitationError) as told:
        from_file(given(tmp_path, data), DAY)
    assert told.value.happened[:20] == NOT_ONE[:20].replace("'", "’")
