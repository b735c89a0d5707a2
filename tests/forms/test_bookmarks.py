"""The headings of a long document, to go from one to another."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from mediateur.forms import making
from mediateur.forms.accessible import LONG
from mediateur.forms.variants import Variant
from tests.forms import samples
from tests.forms.conftest import library


def bookmarks(form: str, variant: Variant) -> tuple[int, list[tuple[int, str]]]:
    """Return the pages of a form, and its bookmarks with their levels."""
    pdf = making.make(form, variant, "fr", contact=None, printed=samples.PRINTED, library=library())
    found: list[tuple[int, str]] = []

    def read(items: list[pikepdf.OutlineItem], level: int) -> None:
        for item in items:
            found.append((level, str(item.title)))
            read(item.children, level + 1)

    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        read(outline.root, 1)
        return len(document.pages), found


@pytest.mark.parametrize("variant", list(Variant))
def test_a_long_guide_lists_its_headings(variant: Variant) -> None:
    pages, found = bookmarks("guide-activer-adulte", variant)
    pathway = next(pathway for pathway in library().pathways if pathway.id == "activer-adulte")
    assert pages >= LONG
    assert found[0] == (1, pathway.title)
    titles = {step.paper.title for step in pathway.trunk}
    assert {words for level, words in found if level > 1} & titles
    assert all(level > 1 for level, _ in found[1:])


def test_a_short_document_has_none() -> None:
    pages, found = bookmarks("lettre-cloture", Variant.COURANT)
    assert (pages, found) == (1, [])
