"""Written forms, and the guides most given, say what their golden text says, in that order (golden.py renews them)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.golden import DOCUMENTS, FOLDER, Told


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("document", DOCUMENTS, ids=[document.kept.stem for document in DOCUMENTS])
def test_a_document_says_what_was_proofread(document: Told, tmp_path: Path) -> None:
    assert document.told(tmp_path) == document.kept.read_text(encoding="utf-8")


def test_no_golden_text_is_left_of_a_document_that_is_gone() -> None:
    assert set(FOLDER.glob("*.txt")) == {document.kept for document in DOCUMENTS}
