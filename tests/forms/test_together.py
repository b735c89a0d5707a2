"""Papers made in several threads at once: each is what it would be if it had been made alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest

from mediateur import paths
from mediateur.forms import fonts
from mediateur.forms.tagged import TaggedCanvas

FOLDER = paths.dress(paths.resources(), "fonts")
PAPERS, ROUNDS = 4, 40
# ReportLab looks for the parts of such letters, which are made of two.
LETTERS = "àâäéèêëîïôöùûüçÀÂÉÈÊÎÔÙÛÜÇ"


@pytest.fixture
def restless() -> Iterator[None]:
    """Have threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def drawn(number: int) -> tuple[TaggedCanvas, BytesIO]:
    """Return a paper that is only to be ended, and where its bytes will be."""
    buffer = BytesIO()
    canvas = TaggedCanvas(buffer)
    canvas.setFont(fonts.REGULAR, 12)
    canvas.drawString(72, 72, f"{LETTERS}{number}")
    canvas.showPage()
    return canvas, buffer


def ended(paper: tuple[TaggedCanvas, BytesIO]) -> bytes:
    canvas, buffer = paper
    canvas.save()
    return buffer.getvalue()


@pytest.mark.usefixtures("restless")
def test_papers_that_end_together_are_those_that_end_one_after_the_other() -> None:
    fonts.register(FOLDER)
    alone = [ended(drawn(number)) for number in range(PAPERS)]
    gate = Barrier(PAPERS)

    def at_once(paper: tuple[TaggedCanvas, BytesIO]) -> bytes:
        gate.wait()
        return ended(paper)

    with ThreadPoolExecutor(PAPERS) as pool:
        for _ in range(ROUNDS):
            assert list(pool.map(at_once, [drawn(number) for number in range(PAPERS)])) == alone


def test_two_threads_that_come_first_make_the_fonts_known_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most = 0, 0

    def register_font(*_told: object, **_more: object) -> tuple[str, bool]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.002)
        inside -= 1
        return "", True

    monkeypatch.setattr(fonts, "register_font", register_font)
    gate = Barrier(PAPERS)

    def first(_number: int) -> frozenset[int]:
        gate.wait()
        return fonts.register.__wrapped__(FOLDER)

    with ThreadPoolExecutor(PAPERS) as pool:
        list(pool.map(first, range(PAPERS)))
    assert most == 1
