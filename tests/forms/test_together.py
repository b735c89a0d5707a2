"""Papers that end at the same instant in several threads: each is what it would be if it had been made alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest

from mediateur import paths
from mediateur.forms import fonts
from mediateur.forms.tagged import TaggedCanvas

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
    fonts.register(paths.dress(paths.resources(), "fonts"))
    alone = [ended(drawn(number)) for number in range(PAPERS)]
    gate = Barrier(PAPERS)

    def at_once(paper: tuple[TaggedCanvas, BytesIO]) -> bytes:
        gate.wait()
        return ended(paper)

    with ThreadPoolExecutor(PAPERS) as pool:
        for _ in range(ROUNDS):
            assert list(pool.map(at_once, [drawn(number) for number in range(PAPERS)])) == alone
